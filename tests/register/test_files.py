"""Files that are no registers, registers of the future, and interruptions."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from regesta.codebook import load_codebook
from regesta.errors import RegisterError, RegisterVersionError
from regesta.register import codec
from regesta.register.store import open_register
from regesta.register.tables import FILINGS, METADATA, REVISIONS
from regesta.views.export import export_json
from tests.contracts.test_register_changes import STORY, story
from tests.postgres import fresh_database
from tests.register.builders import VISIT, Told, a_visit

CODEBOOK = load_codebook()


def opened(path, **more):
    return open_register(path, CODEBOOK, **more)


def test_an_absent_file_is_made_and_found_again(tmp_path):
    with_one = opened(tmp_path / "r.db")
    with_one.add(a_visit())
    with_one.close()
    again = opened(tmp_path / "r.db")
    assert again.reader().counts().reports == 1
    again.close()


def test_an_absent_file_is_refused_where_it_must_be_there(tmp_path):
    with pytest.raises(RegisterError, match="is not there"):
        opened(tmp_path / "r.db", create=False)
    assert not (tmp_path / "r.db").exists()


def test_an_empty_file_becomes_a_register(tmp_path):
    (tmp_path / "r.db").touch()
    opened(tmp_path / "r.db").close()


@pytest.mark.parametrize(
    "content", [b"Minutes of a meeting\n", b"PK\x03\x04" + bytes(600), b"SQLite format 2"]
)
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(RegisterError, match="not an SQLite file") as caught:
        opened(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(tmp_path):
    path = tmp_path / "contacts.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE contacts (name TEXT)")
    connection.close()
    with pytest.raises(RegisterError, match="is a database, but not a register"):
        opened(path)


def test_another_programs_database_that_uses_alembic_is_refused(tmp_path):
    path = tmp_path / "contacts.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
    connection.close()
    with pytest.raises(RegisterError, match="is a database, but not a register"):
        opened(path)


def test_a_damaged_register_is_told_as_such(tmp_path):
    path = tmp_path / "r.db"
    register = opened(path)
    register.add(a_visit())
    register.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes(len(whole) - 100))
    with pytest.raises(RegisterError):
        opened(path).reader()


def test_a_folder_is_no_register(tmp_path):
    with pytest.raises(RegisterError, match="is a folder"):
        opened(tmp_path)


def test_a_register_in_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(RegisterError, match="there is no folder"):
        opened(tmp_path / "absent" / "r.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anything")
def test_a_file_that_may_not_be_written_is_refused(tmp_path):
    path = tmp_path / "r.db"
    opened(path).close()
    path.chmod(0o400)
    with pytest.raises(RegisterError, match="permissions"):
        opened(path).add(a_visit())


def test_a_register_of_a_newer_regesta_is_refused(tmp_path):
    path = tmp_path / "r.db"
    opened(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    with pytest.raises(RegisterVersionError, match="made by a newer Regesta"):
        opened(path)


@pytest.mark.parametrize("url", ["nonsense://somewhere/db", "://", "postgresql+absent://localhost/x"])
def test_a_url_of_no_known_database_is_refused(url):
    with pytest.raises(RegisterError, match="cannot be opened"):
        opened(url)


def test_a_register_locked_by_another_program_is_told_as_such(tmp_path, monkeypatch):
    monkeypatch.setattr("regesta.register.database._WAIT_MS", 10)
    path = tmp_path / "r.db"
    register = opened(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RegisterError, match="another program"):
        register.add(a_visit())
    other.execute("ROLLBACK")
    other.close()
    assert register.add(a_visit()) == "new"
    register.close()


def test_the_migrations_make_the_tables_that_the_code_uses(tmp_path):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    register = opened(tmp_path / "r.db")
    with register._engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == REVISIONS[-1]
        assert compare_metadata(context, METADATA) == []
    register.close()


def test_an_older_layout_is_brought_up_to_date_with_its_copies(tmp_path):
    path = tmp_path / "r.db"
    register = opened(path)
    for name in "ab":
        register.add(story(f"{name}.txt", "2023-05-20", *STORY, f"Signed {name}."))
    before = export_json(register.reader())
    register.close()
    assert '"copy_of": "' in before
    with sqlite3.connect(path) as connection:
        connection.executescript(
            "DROP TABLE bands; DROP TABLE signatures; DELETE FROM likenesses;"
            "CREATE TABLE bands (band, report_id); CREATE TABLE signatures (report_id, signature);"
            "UPDATE alembic_version SET version_num = '0004'"
        )
    connection.close()
    register = opened(path)
    assert export_json(register.reader()) == before
    assert register.withdraw(story("b.txt", "2023-05-20", *STORY, "Signed b.").report.id)
    assert '"copy_of": "' not in export_json(register.reader())
    register.close()


def test_every_migration_file_is_a_known_layout():
    from alembic.script import ScriptDirectory

    import regesta.register.migrations as package

    scripts = ScriptDirectory(str(Path(package.__file__).parent))
    assert {s.revision for s in scripts.walk_revisions()} == set(REVISIONS)


def test_a_report_that_fails_midway_leaves_nothing_of_itself(tmp_path, monkeypatch):
    register = opened(tmp_path / "r.db")
    first = Told("first.txt", "2023-01-02")
    first.meet("2023-01-01", (), VISIT)
    register.add(first.done())
    before = export_json(register.reader())
    packed = codec.pack
    left = iter(range(8))

    def pack_some(value):
        if next(left, None) is None:
            raise KeyboardInterrupt
        return packed(value)

    with monkeypatch.context() as patch:
        patch.setattr(codec, "pack_report", lambda _report: pack_some(None))
        patch.setattr(codec, "pack", pack_some)
        with pytest.raises(KeyboardInterrupt):
            register.add(a_visit())
    assert export_json(register.reader()) == before
    assert register.add(a_visit()) == "new"
    register.close()


CHILD = """
import sys
from regesta.codebook import load_codebook
from regesta.register.store import open_register
from tests.register.test_files import small
register = open_register(sys.argv[1], load_codebook())
print("ready", flush=True)
for n in range(400):
    register.add(small(n))
    print(n, flush=True)
"""


def small(n):
    t = Told(f"{n:03}.txt", "2023-01-02")
    t.person(f"Person {chr(97 + n % 26)}x", "EST", "Minister")
    t.meet("2023-01-01", (f"Person {chr(97 + n % 26)}x",), VISIT)
    t.undertake("agreed", VISIT, f"do thing {n}", "training")
    return t.done()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    if request.param == "sqlite":
        yield tmp_path / "r.db"
        return
    with fresh_database() as url:
        yield url


def test_two_programs_adding_at_once_lose_nothing(place):
    path = place
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD.replace("range(400)", span), str(path)],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": "src:."},
        )
        for span in ("range(60)", "range(30, 90)")
    ]
    for child in children:
        child.communicate()
        assert child.returncode == 0
    register = opened(path)
    assert {r.source for r in register.reader().reports()} == {f"{n:03}.txt" for n in range(90)}
    assert register.reader().counts().claims == 3 * 90
    with register._engine.connect() as connection:
        filings = connection.execute(select(func.count()).select_from(FILINGS)).scalar_one()
    assert filings == 90, "nothing is filed twice"
    register.close()


@pytest.mark.parametrize("wait", [0.01, 0.06, 0.15])
def test_a_killed_program_leaves_every_acknowledged_report_and_a_sound_register(place, wait):
    path = place
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": "src:."},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(wait)
    child.send_signal(signal.SIGKILL)
    acknowledged = [line for line in child.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    child.stdout.close()
    child.wait()
    register = opened(path)
    kept = {r.source for r in register.reader().reports()}
    assert kept >= {f"{int(n):03}.txt" for n in acknowledged}
    assert register.reader().counts().claims == 3 * len(kept), "no report is there in part"
    for n in range(60):
        register.add(small(n))
    assert {r.source for r in register.reader().reports()} == kept | {f"{n:03}.txt" for n in range(60)}
    register.close()
