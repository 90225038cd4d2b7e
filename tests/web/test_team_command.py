"""`regesta team` and `regesta serve --team`: accounts from the machine, and where the desk listens."""

import shutil
import stat
import subprocess

import pytest
from typer.testing import CliRunner

pytest.importorskip("argon2")

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from regesta.apps.cli import app
from regesta.apps.commands import serve
from regesta.apps.web.team import accounts, log, members
from regesta.apps.web.team.database import open_team_database, place_of
from regesta.apps.web.team.log import LogFilter
from regesta.apps.web.team.passwords import Passwords
from regesta.apps.web.team.store import Team, Try
from regesta.apps.web.team.tables import METADATA, VERSION_TABLE
from regesta.errors import TeamError, UsageError
from tests.postgres import fresh_database
from tests.web.team_people import PASSWORD, QUICK


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("regesta.apps.web.team.passwords.PasswordHasher", lambda: QUICK)
    return tmp_path


def run(*words, typed=PASSWORD):
    return CliRunner().invoke(app, ["team", *words, "--register", "desk.db"], input=f"{typed}\n")


def test_the_first_keeper_is_made_from_the_machine(here):
    made = run("add", "Ada Lund", "--role", "keeper")
    assert made.exit_code == 0, made.output
    assert made.stdout == "desk.team.db: Ada Lund, keeper\n"
    assert PASSWORD not in made.output
    with Team("desk.db") as team:
        assert team.sign_in(Try("Ada Lund", PASSWORD, "10.0.0.1")).secret
    assert stat.S_IMODE((here / "desk.team.db").stat().st_mode) == 0o600
    assert not (here / "desk.db").exists()


def test_a_password_is_no_argument_and_none_is_made_of_nothing(here):
    assert here.is_dir()
    assert "--password" not in CliRunner().invoke(app, ["team", "add", "--help"]).stdout
    for typed, said in (("", "no password came in"), ("short", "at least 12 characters")):
        refused = run("add", "Ada Lund", typed=typed)
        assert refused.exit_code == 2
        assert said in refused.stderr
    assert run("list").stdout == "name\trole\tstate\tsigned in last\tmade\tmade by\n"


def test_at_a_terminal_a_password_is_typed_twice_unseen(here, monkeypatch):
    asked: dict[str, object] = {}
    monkeypatch.setattr("regesta.apps.commands.team.sys.stdin", type("T", (), {"isatty": lambda _: True})())
    monkeypatch.setattr("typer.prompt", lambda text, **how: asked.update(how, text=text) or PASSWORD)
    from regesta.apps.commands.team import add

    add("Ada Lund", "reader", str(here / "desk.db"))
    assert asked == {"text": "Password", "hide_input": True, "confirmation_prompt": True, "err": True}


def test_accounts_are_listed_changed_disabled_and_logged(here):
    assert here.is_dir()
    run("add", "Ada Lund", "--role", "keeper")
    run("add", "Cira Noor")
    assert run("role", "cira noor", "reviewer").exit_code == 0
    assert run("password", "Cira Noor", typed="another good one").exit_code == 0
    assert run("disable", "Cira Noor").exit_code == 0
    rows = [line.split("\t")[:3] for line in run("list").stdout.splitlines()[1:]]
    assert rows == [["Ada Lund", "keeper", "may sign in"], ["Cira Noor", "reviewer", "disabled"]]
    assert run("enable", "Cira Noor").exit_code == 0
    assert '"role": "reviewer"' in run("list", "--json").stdout
    told = [line.split("\t")[2] for line in run("log").stdout.splitlines()[1:]]
    assert told == [
        log.ACCOUNT_MADE, log.ACCOUNT_MADE, log.ROLE_CHANGED, log.PASSWORD_CHANGED, log.DISABLED, log.ENABLED,
    ]  # fmt: skip
    assert len(run("log", "--last", "2", "--what", log.ACCOUNT_MADE).stdout.splitlines()) == 3
    assert "at the command line" in run("log", "--json").stdout
    for secret in ("another good one", "argon2"):
        assert secret not in run("log", "--json").stdout + run("list", "--json").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("role", "Ada Lund", "reader"), "is the last keeper: make another one first"),
        (("disable", "Ada Lund"), "is the last keeper: make another one first"),
        (("disable", "Nobody"), "there is no account Nobody; `regesta team list` shows all"),
        (("role", "Ada Lund", "king"), "there is no role king; there are reader, reviewer, keeper"),
        (("add", "ada lünd"), "there is an account ada lünd already, or one whose name looks the same"),
        (("add", " "), "an account needs a name of letters"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(here, words, said):
    assert here.is_dir()
    run("add", "Ada Lund", "--role", "keeper")
    refused = run(*words)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def served(*words):
    return CliRunner().invoke(app, ["serve", "--register", "desk.db", *words])


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "[2001:db8::1]"])  # noqa: S104 - to be refused
def test_without_a_team_no_other_address_is_listened_on(here, host):
    refused = served("--host", host)
    assert refused.exit_code == 2
    assert "without --team everybody may do all" in refused.stderr
    assert not list(here.iterdir())


def test_a_team_without_a_keeper_does_not_open(here):
    assert here.is_dir()
    refused = served("--team")
    assert refused.exit_code == 2
    assert "make one with `regesta team add NAME --role keeper`" in refused.stderr
    run("add", "Cira Noor")
    assert served("--team").exit_code == 2


def test_a_certificate_needs_its_key_and_a_host_is_an_address(here):
    assert here.is_dir()
    assert "go together" in served("--certificate", "a.pem").stderr
    assert "there is no such file" in served("--certificate", "a.pem", "--key", "b.pem").stderr
    for name in ("cert.pem", "key.pem"):
        (here / name).write_text("no PEM")
    refused = served("--certificate", "cert.pem", "--key", "key.pem")
    assert "cert.pem, key.pem: are no certificate with its key" in refused.stderr
    assert refused.exit_code == 2
    assert "is no address" in served("--host", "example.org", "--team").stderr


def certify(folder):
    """Make a certificate of one's own, where openssl is there to do it."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    asked = "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost"
    subprocess.run(["openssl", *asked.split()], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def listened(monkeypatch):
    """What the server is told, instead of its listening, and what it answers to each name it is called by."""
    from starlette.testclient import TestClient

    told: dict[str, object] = {}

    def listen(desk, how):
        told.update(how, team=desk.state.team)
        with TestClient(desk, base_url="http://x") as browser:
            for host in ("regesta.example", "10.1.2.3:8765", "localhost", "evil.example"):
                told[host] = browser.get("/sign-in", headers={"host": host}).status_code

    monkeypatch.setattr(serve, "_listen", listen)
    return told


def test_by_default_the_desk_is_this_machines_and_asks_for_nothing(here, listened):
    assert here.is_dir()
    assert served().exit_code == 0
    assert (listened["host"], listened["proxy_headers"]) == ("127.0.0.1", False)
    assert listened["team"] is None
    assert [listened[host] for host in ("10.1.2.3:8765", "localhost")] == [421, 404]


def test_with_a_team_the_desk_listens_where_it_is_told(here, listened):
    run("add", "Ada Lund", "--role", "keeper")
    certify(here)
    words = ("--team", "--host", "10.1.2.3", "--name", "Regesta.Example", "--proxy", "10.1.2.1")
    assert served(*words, "--certificate", "cert.pem", "--key", "key.pem").exit_code == 0
    assert (listened["host"], str(listened["ssl_certfile"])) == ("10.1.2.3", "cert.pem")
    assert (listened["proxy_headers"], listened["forwarded_allow_ips"]) == (True, "10.1.2.1")
    called = ("regesta.example", "10.1.2.3:8765", "localhost", "evil.example")
    assert [listened[host] for host in called] == [200, 200, 200, 421]


def test_the_layout_that_is_migrated_to_is_the_one_of_the_tables(here):
    engine = open_team_database(str(here / "desk.db"))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()
    open_team_database(str(here / "desk.db")).dispose()


def test_accounts_stay_out_of_the_registers_file():
    assert place_of("folder/desk.db") == "folder/desk.team.db"
    assert place_of("desk") == "desk.team"
    assert place_of("postgresql+psycopg://x/y") == "postgresql+psycopg://x/y"


def test_a_file_that_holds_something_else_is_refused_and_left(here):
    import sqlite3

    with sqlite3.connect(here / "desk.team.db") as other:
        other.execute("CREATE TABLE things (n INTEGER)")
    other.close()
    refused = run("list")
    assert refused.exit_code == 2
    assert "is a database, but holds no accounts; move it away" in refused.stderr
    with pytest.raises(TeamError, match="there is no folder"):
        Team(str(here / "none" / "desk.db"))
    (here / "desk.team.db").unlink()
    Team("desk.db").close()
    with sqlite3.connect(here / "desk.team.db") as newer:
        newer.execute("UPDATE team_version SET version_num = 't9999'")
    newer.close()
    assert "was made by a newer Regesta (layout t9999" in run("list").stderr


def test_a_team_lives_beside_its_register_in_postgresql():
    with fresh_database() as url, Team(url, passwords=Passwords(QUICK)) as team:
        by = team.by("a test", "here")
        made, _ = members.add(team, by, "Ada Lund", "keeper", PASSWORD)
        secret = team.sign_in(Try("ada lund", PASSWORD, "10.0.0.1")).secret
        found = team.by_session(secret)
        assert found is not None
        assert found.name == "Ada Lund"
        with pytest.raises(UsageError):
            members.disable(team, by, made)
        with team.reading() as connection:
            assert accounts.keepers(connection) == 1
            assert [line.what for line in log.lines(connection, LogFilter(), 0, 9)[0]] == [
                log.SIGNED_IN,
                log.ACCOUNT_MADE,
            ]
