"""Tokens for programs: shown once, kept as a digest, each with a scope and an end."""

import re
import shutil

import pytest

pytest.importorskip("argon2")

from regesta.apps.web.team import members, tokens
from regesta.apps.web.team.tokens import DAYS, MOST, ordered
from regesta.errors import UsageError
from tests.web.team_people import peopled, token_of


@pytest.fixture
def desk(filed, tmp_path):
    with peopled(filed, tmp_path) as desk:
        yield desk


def made(desk, role="keeper", scope="read", days=30):
    by = desk.team.by("a test", "here")
    return members.make_token(desk.team, by, desk.account(role), ordered("a test", scope, days))


def program(desk, sent):
    return desk.browser(headers={"authorization": f"Bearer {sent}"})


def test_a_token_is_shown_once_and_its_secret_is_kept_nowhere(desk, tmp_path):
    browser = desk.signed_in("reader")
    form = {
        "label": "the monthly table",
        "scope": "read",
        "days": "90",
        "token": token_of(browser, "/account"),
    }
    page = browser.post("/account/tokens", data=form)
    sent = re.findall(r"regesta_[0-9a-f]{8}_[\w-]{43}", page.text)
    assert len(sent) == 1
    assert program(desk, sent[0]).get("/people.json").status_code == 200
    later = browser.get("/account")
    assert "the monthly table" in later.text
    assert sent[0].rpartition("_")[2] not in later.text
    assert sent[0] not in str(browser.get("/account.json").json())
    secret = sent[0].split("_", 2)[2].encode()
    for file in tmp_path.glob("own.team.db*"):
        assert secret not in file.read_bytes()


def test_neither_secrets_of_sessions_nor_passwords_are_kept(desk, tmp_path):
    browser = desk.signed_in("reader")
    copied = tmp_path / "copy"
    copied.mkdir()
    for file in tmp_path.glob("own.team.db*"):
        shutil.copy(file, copied)
    kept = b"".join(file.read_bytes() for file in copied.iterdir())
    assert b"$argon2id$" in kept
    assert browser.cookies["regesta_session"].encode() not in kept
    assert b"correct horse battery" not in kept


def test_a_token_does_what_its_scope_and_its_owners_role_both_allow(desk):
    _, sent = made(desk, scope="decide")
    assert program(desk, sent).get("/review.json").status_code == 200
    assert program(desk, sent).get("/team/log.json").status_code == 403
    _, kept = made(desk, scope="keep")
    assert program(desk, kept).get("/team/log.json").status_code == 200
    assert program(desk, kept).get("/team.json").status_code == 403
    assert program(desk, kept).get("/account.json").status_code == 403
    by = desk.team.by("a test", "here")
    members.set_role(desk.team, by, desk.account("reader"), "keeper")
    members.set_role(desk.team, by, desk.account("keeper"), "reader")
    assert program(desk, sent).get("/review.json").status_code == 403
    assert program(desk, kept).get("/team/log.json").status_code == 403


def test_nobody_makes_a_token_that_may_more_than_its_owner(desk):
    with pytest.raises(UsageError, match="more than a reader may"):
        made(desk, "reader", "decide")
    browser = desk.signed_in("reader")
    form = {"label": "x", "scope": "keep", "days": "30", "token": token_of(browser, "/account")}
    page = browser.post("/account/tokens", data=form)
    assert page.status_code == 400
    assert "more than a reader may" in page.text
    for scope, days in (("all", 30), ("read", 9999), ("manage", 30)):
        with pytest.raises(UsageError):
            ordered("x", scope, days)
    with pytest.raises(UsageError):
        ordered("  ", "read", 30)


def test_a_token_that_is_revoked_or_has_run_out_opens_nothing(desk):
    token, sent = made(desk)
    browser = desk.signed_in("keeper")
    browser.post(f"/account/tokens/{token.id}/revoke", data={"token": token_of(browser, "/account")})
    assert program(desk, sent).get("/people.json").status_code == 401
    assert program(desk, sent).get("/").json()["error"].startswith("Sign in, or send a token that holds")
    _, other = made(desk, days=DAYS[0])
    desk.clock.forward(days=DAYS[0], seconds=-1)
    assert program(desk, other).get("/people.json").status_code == 200
    desk.clock.forward(seconds=1)
    assert program(desk, other).get("/people.json").status_code == 401


def test_tokens_end_with_the_account_that_is_disabled_and_stay_ended(desk):
    _, sent = made(desk, "reader")
    by = desk.team.by("a test", "here")
    members.disable(desk.team, by, desk.account("reader"))
    assert program(desk, sent).get("/people.json").status_code == 401
    members.enable(desk.team, by, desk.account("reader"))
    assert program(desk, sent).get("/people.json").status_code == 401


def test_only_its_owner_or_a_keeper_revokes_a_token(desk):
    token, sent = made(desk, "keeper")
    other = desk.signed_in("reviewer")
    form = {"token": token_of(other, "/account")}
    assert other.post(f"/account/tokens/{token.id}/revoke", data=form).status_code == 404
    assert program(desk, sent).get("/people.json").status_code == 200
    theirs, sent = made(desk, "reader")
    keeper = desk.signed_in("keeper")
    assert (
        keeper.post(f"/team/{theirs.id}/revoke", data={"token": token_of(keeper, "/team")}).status_code == 200
    )
    assert program(desk, sent).get("/people.json").status_code == 401


def test_when_a_token_was_used_last_is_told(desk):
    token, sent = made(desk)
    assert token.used_at is None
    desk.clock.forward(hours=3)
    program(desk, sent).get("/people.json")
    with desk.team.reading() as connection:
        assert tokens.find_id(connection, token.id)[0].used_at == "2026-03-02T12:00:00.000+00:00"


NEARLY = [
    lambda sent: sent + "x",
    lambda sent: sent[:-1],
    lambda sent: "other" + sent.removeprefix("regesta"),
    lambda sent: sent.rpartition("_")[0],
    lambda _: "regesta__",
    lambda _: "é",
    lambda _: "",
]


@pytest.mark.parametrize("change", NEARLY)
def test_what_is_nearly_a_token_opens_nothing(desk, change):
    _, sent = made(desk)
    header = f"Bearer {change(sent)}".encode()
    assert desk.browser().get("/people.json", headers={"authorization": header}).status_code == 401


def test_a_request_with_a_bad_token_is_not_let_in_by_its_cookie(desk):
    browser = desk.signed_in("keeper")
    assert browser.get("/people.json", headers={"authorization": "Bearer x"}).status_code == 401
    assert browser.get("/people.json", headers={"authorization": "Digest x"}).status_code == 401


def test_nobody_has_tokens_without_end(desk):
    for _ in range(MOST):
        made(desk)
    with pytest.raises(UsageError, match="revoke one first"):
        made(desk)


def test_a_program_decides_under_its_owners_name(desk):
    _, sent = made(desk, "reviewer", "decide")
    asked = program(desk, sent).get("/review.json").json()
    question = asked["question"]
    form = {
        "verdict": "accept",
        "entry": question["entry"],
        "other": question["other"],
        "seen": asked["seen"],
    }
    answer = program(desk, sent).post("/review", data={**form, "by": "Somebody Else"}, follow_redirects=False)
    assert answer.status_code == 303
    filed = desk.register.reader().judgements()
    assert [j.judgement.by for j in filed] == ["Bela Orvane"]
    assert desk.log()[-1][0].startswith("Bela Orvane (token ")
