"""Signing in: one secret a session, known nowhere else; an end to it; and no guessing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

pytest.importorskip("argon2")

from regesta.apps.web.team import accounts, attempts, members, sessions
from regesta.apps.web.team.passwords import LONGEST, Passwords, fault_of, temporary_password
from regesta.apps.web.team.signing import safe_address
from regesta.apps.web.team.store import Try
from tests.web.team_people import PASSWORD, PEOPLE, QUICK, peopled, sign_in, token_of

SESSION = "regesta_session"


@pytest.fixture
def desk(filed, tmp_path):
    with peopled(filed, tmp_path) as desk:
        yield desk


def change_password(browser, current, new, again=None):
    data = {
        "current": current,
        "new": new,
        "again": again or new,
        "token": token_of(browser, "/account/password"),
    }
    return browser.post("/account/password", data=data, follow_redirects=False)


def test_name_and_password_open_the_page_that_was_asked_for(desk):
    browser = desk.browser()
    asked = browser.get("/people?q=Lund")
    assert asked.status_code == 401
    assert 'name="next" value="/people?q=Lund"' in asked.text
    assert sign_in(browser, "ada  LUND", next="/people?q=Lund").headers["location"] == "/people?q=Lund"
    assert browser.get("/people").status_code == 200
    assert "Ada Lund" in browser.get("/account").text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(desk):
    told = sign_in(desk.browser(), PEOPLE["reader"]).headers["set-cookie"]
    assert told.startswith(f"{SESSION}=")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(told.split("; "))
    assert "Secure" not in told
    assert "Max-Age" not in told


def test_over_https_the_cookies_go_over_https_only(desk):
    browser = desk.browser(base="https://127.0.0.1")
    assert "; Secure" in browser.get("/sign-in").headers["set-cookie"]
    answer = sign_in(browser, PEOPLE["reader"])
    assert answer.headers["set-cookie"].startswith("__Host-regesta_session=")
    assert "; Secure" in answer.headers["set-cookie"]
    assert browser.get("/people").headers["strict-transport-security"] == "max-age=31536000"


def test_a_session_that_was_put_into_a_browser_is_not_taken_over(desk):
    victim = desk.browser()
    victim.cookies.set(SESSION, "chosen-by-somebody-else", "127.0.0.1")
    sign_in(victim, PEOPLE["reader"])
    assert victim.cookies[SESSION] != "chosen-by-somebody-else"
    thief = desk.browser()
    thief.cookies.set(SESSION, "chosen-by-somebody-else", "127.0.0.1")
    assert thief.get("/people").status_code == 401


def test_signing_in_anew_ends_the_session_that_the_browser_had(desk):
    browser = desk.signed_in("reader")
    before = browser.cookies[SESSION]
    outcome = desk.team.sign_in(Try(PEOPLE["reader"], PASSWORD, "10.0.0.1", before))
    assert outcome.secret != before
    assert desk.team.by_session(before) is None
    assert desk.team.by_session(outcome.secret) is not None


def test_signing_out_ends_the_session_at_the_server(desk):
    browser = desk.signed_in("reader")
    secret = browser.cookies[SESSION]
    answer = browser.post("/sign-out", data={"token": token_of(browser, "/account")}, follow_redirects=False)
    assert answer.headers["location"] == "/sign-in"
    assert SESSION not in browser.cookies
    browser.cookies.set(SESSION, secret, "127.0.0.1")
    assert browser.get("/people").status_code == 401


def test_a_session_ends_when_nobody_is_there_and_at_the_latest_after_its_time(desk):
    browser = desk.signed_in("reader")
    for _ in range(3):
        desk.clock.forward(minutes=59)
        assert browser.get("/account").status_code == 200
    desk.clock.forward(minutes=61)
    assert browser.get("/account").status_code == 401
    other = desk.signed_in("reader")
    for _ in range(12):
        desk.clock.forward(minutes=59)
        assert other.get("/account").status_code == 200
    desk.clock.forward(minutes=13)
    assert other.get("/account").status_code == 401
    assert (timedelta(hours=1), timedelta(hours=12)) == (sessions.IDLE, sessions.LONGEST)


def test_a_change_of_password_ends_all_sessions_and_gives_this_browser_a_new_one(desk):
    here, there = desk.signed_in("reader"), desk.signed_in("reader", "10.0.0.2")
    before = here.cookies[SESSION]
    assert change_password(here, PASSWORD, "another good one").status_code == 303
    assert here.cookies[SESSION] != before
    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 401
    assert desk.team.by_session(before) is None
    assert sign_in(desk.browser(), PEOPLE["reader"]).status_code == 401
    assert sign_in(desk.browser(), PEOPLE["reader"], "another good one").status_code == 303


@pytest.mark.parametrize(
    ("current", "new", "again", "said"),
    [
        ("wrong", "another good one", None, "This is not your password."),
        (PASSWORD, "short", None, "at least 12 characters"),
        (PASSWORD, "cira noor 1", None, "at least 12 characters"),
        (PASSWORD, PASSWORD, None, "is the old one"),
        (PASSWORD, "another good one", "another goof one", "not the same as above"),
    ],
)
def test_what_is_wrong_with_a_new_password_stands_at_its_field(desk, current, new, again, said):
    browser = desk.signed_in("reader")
    page = change_password(browser, current, new, again)
    assert page.status_code == 400
    assert said in page.text
    assert 'aria-invalid="true"' in page.text
    assert browser.get("/account").status_code == 200


def test_a_disabled_account_is_out_at_once_and_cannot_sign_in(desk):
    browser = desk.signed_in("reader")
    members.disable(desk.team, desk.team.by("a test", "here"), desk.account("reader"))
    assert browser.get("/account").status_code == 401
    answer = sign_in(desk.browser(), PEOPLE["reader"])
    assert answer.status_code == 401
    assert "The name or the password is wrong." in answer.text
    members.enable(desk.team, desk.team.by("a test", "here"), desk.account("reader"))
    assert browser.get("/account").status_code == 401
    assert sign_in(desk.browser(), PEOPLE["reader"]).status_code == 303


def test_a_role_holds_from_the_next_request_on(desk):
    browser = desk.signed_in("reviewer")
    assert browser.get("/review").status_code == 200
    members.set_role(desk.team, desk.team.by("a test", "here"), desk.account("reviewer"), "reader")
    assert browser.get("/review").status_code == 403


def test_a_temporary_password_opens_nothing_until_it_is_changed(desk):
    given = members.set_password(desk.team, desk.team.by("a test", "here"), desk.account("reader"))
    browser = desk.browser()
    assert sign_in(browser, PEOPLE["reader"], given).status_code == 303
    sent_on = browser.get("/people", follow_redirects=False)
    assert sent_on.headers["location"] == "/account/password"
    assert browser.get("/people.json").status_code == 403
    assert "temporary one" in browser.get("/account/password").text
    assert change_password(browser, given, "another good one").status_code == 303
    assert browser.get("/people").status_code == 200


def test_nobody_learns_which_names_have_accounts(desk, monkeypatch):
    weighed: list[str | None] = []
    fits = Passwords.fits

    def watched(self, kept, word):
        weighed.append(kept)
        return fits(self, kept, word)

    monkeypatch.setattr(Passwords, "fits", watched)
    by = desk.team.by("a test", "here")
    members.disable(desk.team, by, desk.account("reviewer"))
    answers = [sign_in(desk.browser(), name, "wrong").text for name in (*PEOPLE.values(), "Nobody Here")]
    without = {
        a.replace(name, "").partition("<main")[2]
        for a, name in zip(answers, (*PEOPLE.values(), "Nobody Here"), strict=True)
    }
    assert len({text.partition('name="token"')[0] for text in without}) == 1
    assert len(weighed) == 4
    assert not Passwords(QUICK).fits(None, "wrong")


def test_guessing_is_stopped_for_known_and_unknown_names_alike(desk):
    for name in (PEOPLE["reader"], "Nobody Here"):
        browser = desk.browser()
        statuses = [sign_in(browser, name, "wrong").status_code for _ in range(attempts.MOST_BY_BOTH + 1)]
        assert statuses == [401] * attempts.MOST_BY_BOTH + [429]
    refused = sign_in(browser, PEOPLE["reader"])
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) == 15 * 60 + 1
    assert "Try again in 16 minutes." in refused.text or "Try again in 15 minutes." in refused.text
    assert sign_in(desk.browser("10.0.0.2"), PEOPLE["reader"]).status_code == 303


def test_who_waited_as_long_as_was_said_may_try_again(desk):
    browser = desk.browser()
    for _ in range(attempts.MOST_BY_BOTH):
        sign_in(browser, PEOPLE["reader"], "wrong")
    wait = int(sign_in(browser, PEOPLE["reader"]).headers["retry-after"])
    desk.clock.forward(seconds=wait - 2)
    assert sign_in(browser, PEOPLE["reader"]).status_code == 429
    desk.clock.forward(seconds=2)
    assert sign_in(browser, PEOPLE["reader"]).status_code == 303


def test_an_account_is_closed_to_guesses_from_everywhere_after_a_while(desk):
    for number in range(attempts.MOST_BY_ACCOUNT):
        assert desk.team.sign_in(Try(PEOPLE["reader"], "wrong", f"10.1.{number}.1")).wait == 0
    assert desk.team.sign_in(Try(PEOPLE["reader"], PASSWORD, "10.2.0.1")).wait > 0
    assert desk.team.sign_in(Try(PEOPLE["reviewer"], PASSWORD, "10.2.0.1")).secret


def test_an_address_is_closed_after_guesses_at_many_names(desk):
    for number in range(attempts.MOST_BY_SOURCE):
        assert desk.team.sign_in(Try(f"Name {number}", "wrong", "2001:db8::1")).wait == 0
    assert desk.team.sign_in(Try(PEOPLE["reader"], PASSWORD, "2001:db8::ffff")).wait > 0
    assert desk.team.sign_in(Try(PEOPLE["reader"], PASSWORD, "2001:db8:0:1::1")).secret


def test_guesses_at_once_do_not_get_around_the_limit(desk):
    tried = Try(PEOPLE["reader"], "wrong", "10.0.0.1")
    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(lambda _: desk.team.sign_in(tried), range(24)))
    assert sum(outcome.wait == 0 for outcome in outcomes) == attempts.MOST_BY_BOTH


def test_signing_in_and_a_new_password_forgive_what_was_tried(desk):
    browser = desk.browser()
    for _ in range(3):
        for _ in range(attempts.MOST_BY_BOTH - 1):
            assert sign_in(browser, PEOPLE["reader"], "wrong").status_code == 401
        assert desk.team.sign_in(Try(PEOPLE["reader"], PASSWORD, "10.0.0.1")).secret
    for _ in range(attempts.MOST_BY_BOTH):
        desk.team.sign_in(Try(PEOPLE["reader"], "wrong", "10.0.0.1"))
    members.set_password(
        desk.team, desk.team.by("a test", "here"), desk.account("reader"), "another good one"
    )
    assert desk.team.sign_in(Try(PEOPLE["reader"], "another good one", "10.0.0.1")).secret


def test_guessing_the_password_within_a_session_is_stopped_too(desk):
    browser = desk.signed_in("reader")
    statuses = [change_password(browser, "wrong", "another good one").status_code for _ in range(6)]
    assert statuses == [400] * 5 + [429]


def test_a_password_changed_while_it_was_looked_at_opens_nothing(desk, monkeypatch):
    account, by = desk.account("reader"), desk.team.by("a test", "here")
    fits = Passwords.fits

    def meanwhile(self, kept, word):
        monkeypatch.setattr(Passwords, "fits", fits)
        members.disable(desk.team, by, account)
        return fits(self, kept, word)

    monkeypatch.setattr(Passwords, "fits", meanwhile)
    assert desk.team.sign_in(Try(PEOPLE["reader"], PASSWORD, "10.0.0.1")).secret == ""


def test_a_hash_with_weaker_settings_is_made_anew_at_the_next_sign_in(desk):
    from argon2 import PasswordHasher

    with desk.team.reading() as connection:
        before = accounts.kept_password(connection, PEOPLE["reader"])
    desk.team.passwords = Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert desk.team.sign_in(Try(PEOPLE["reader"], PASSWORD, "10.0.0.1")).secret
    with desk.team.reading() as connection:
        after = accounts.kept_password(connection, PEOPLE["reader"])
    assert before is not None
    assert after is not None
    assert before[1].startswith("$argon2id$v=19$m=8,t=1")
    assert after[1].startswith("$argon2id$v=19$m=16,t=2")
    assert desk.team.sign_in(Try(PEOPLE["reader"], PASSWORD, "10.0.0.1")).secret


@pytest.mark.parametrize(
    "where",
    ["//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
     "", "people", "/a\nb", "/\t/evil.example", "/sign-in?next=/"],
)  # fmt: skip
def test_signing_in_leads_to_no_other_site(where):
    assert safe_address(where) == "/"


def test_signing_in_leads_to_any_page_of_the_desk():
    assert safe_address("/search?q=border kenya") == "/search?q=border kenya"


def test_passwords_are_long_and_not_the_name():
    assert fault_of("ada lund 2026!!", "Ada Lund") is not None
    assert fault_of("aaaaaaaaaaaaaaaa", "Ada Lund") is not None
    assert fault_of("x" * 5 + "abcdefg" * LONGEST, "Ada Lund") is not None
    assert fault_of("the heron stands in the reeds", "Ada Lund") is None
    assert {fault_of(temporary_password(), "Ada Lund") for _ in range(50)} == {None}
    assert Passwords(QUICK).fits(Passwords(QUICK).hashed("é" * 12), "e\u0301" * 12)
