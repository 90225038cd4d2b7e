"""The log of a team: who did what, when and from where; and under whose name decisions stand."""

import time

import pytest

pytest.importorskip("argon2")

from regesta.apps.web.team import attempts, log
from tests.web.team_people import PASSWORD, PEOPLE, peopled, sign_in, token_of

REPORT = (
    "Lusaka, May 8, 2025 – Zambian Defence Minister A. Lund received Namibian Defence Minister Besa Orvane in"
    " Lusaka on May 8, 2025. The two ministers agreed to share weather data.\n"
)


@pytest.fixture
def desk(filed, tmp_path):
    with peopled(filed, tmp_path) as desk:
        yield desk


def post(browser, path, where, **data):
    return browser.post(path, data={"token": token_of(browser, where), **data}, follow_redirects=False)


def since(desk, number=3):
    """What was logged after the three accounts were made."""
    return desk.log()[number:]


def decide(browser, verdict="accept", **more):
    told = browser.get("/review.json").json()
    asked = told["question"]
    form = {"verdict": verdict, "entry": asked["entry"], "other": asked["other"], "seen": told["seen"]}
    return post(browser, "/review", "/review", **form, **more)


def test_decisions_stand_under_the_name_of_who_is_signed_in(desk):
    browser = desk.signed_in("reviewer", "10.0.0.7")
    assert "Decided as Bela Orvane" in browser.get("/review").text
    assert 'name="by" value=""' not in browser.get("/review").text.partition('id="decision"')[2]
    answer = decide(browser, by="Somebody Else", reason="read it")
    made = browser.get("/review/log.json").json()["log"][0]
    assert answer.status_code == 303
    assert made["judgement"]["by"] == "Bela Orvane"
    assert "regesta_reviewer" not in browser.cookies
    other = desk.signed_in("keeper", "10.0.0.8")
    post(other, "/review/undo", "/review", judgement=made["id"], by="Bela Orvane")
    assert {j["judgement"]["by"] for j in other.get("/review/log.json").json()["log"]} == {
        "Bela Orvane",
        "Ada Lund",
    }
    who, what, about = since(desk)[1]
    assert (who, what) == ("Bela Orvane", log.DECIDED)
    assert about.startswith(f"{made['id']}: accept ")
    assert since(desk)[-1] == ("Ada Lund", log.UNDONE, made["id"])


def test_what_is_added_and_withdrawn_is_logged_with_who_and_from_where(desk):
    browser = desk.signed_in("keeper", "10.0.0.9")
    answer = post(browser, "/add", "/add", text=REPORT, source="a paper", addresses="ftp://example.org/x")
    for _ in range(200):
        if len(since(desk)) == 3:
            break
        time.sleep(0.05)
    assert answer.status_code == 303
    (who, what, about), failed = since(desk)[1:]
    assert (who, what) == ("Ada Lund", log.ADDED)
    assert about.startswith("a paper: filed, r-")
    assert failed[1] == log.NOT_ADDED
    assert "ftp://example.org/x" in failed[2]
    report = about.rpartition(" ")[2]
    assert "Withdraw this report" in browser.get(f"/reports/{report}/withdraw").text
    where = f"/reports/{report}/withdraw"
    assert post(browser, where, where).headers["location"] == "/reports"
    assert browser.get(f"/reports/{report}").status_code == 404
    assert since(desk)[-1] == ("Ada Lund", log.WITHDRAWN, f"{report}: a paper")
    lines = browser.get("/team/log.json").json()["lines"]
    assert {line["source"] for line in lines if line["who"] == "Ada Lund"} == {"10.0.0.9"}


def test_all_that_keepers_do_to_accounts_is_logged(desk):
    keeper = desk.signed_in("keeper")
    page = post(keeper, "/team", "/team", name="Dita Sol", role="reader")
    password = page.text.partition('<code class="secret">')[2].partition("<")[0]
    ident = keeper.get("/team.json").json()["accounts"][-1]["account"]["id"]
    assert sign_in(desk.browser(), "Dita Sol", password).status_code == 303
    post(keeper, f"/team/{ident}/role", "/team", role="reviewer")
    renewed = post(keeper, f"/team/{ident}/password", "/team")
    assert password not in renewed.text
    post(keeper, f"/team/{ident}/disable", "/team")
    post(keeper, f"/team/{ident}/enable", "/team")
    assert since(desk) == [
        ("Ada Lund", log.SIGNED_IN, ""),
        ("Ada Lund", log.ACCOUNT_MADE, "Dita Sol, reader"),
        ("Dita Sol", log.SIGNED_IN, ""),
        ("Ada Lund", log.ROLE_CHANGED, "Dita Sol, reader → reviewer"),
        ("Ada Lund", log.PASSWORD_CHANGED, "Dita Sol, a temporary one"),
        ("Ada Lund", log.DISABLED, "Dita Sol"),
        ("Ada Lund", log.ENABLED, "Dita Sol"),
    ]
    assert password not in str(desk.log())
    assert "argon2" not in str(keeper.get("/team.json").json())


def test_what_is_wrong_with_an_account_is_said_and_nothing_logged(desk):
    keeper = desk.signed_in("keeper")
    ident = desk.account("keeper").id
    for path, data, said in (
        (
            "/team",
            {"name": "ADA LÜND"},
            "there is an account ADA LÜND already, or one whose name looks the same",
        ),
        ("/team", {"name": "\u202eada"}, "an account needs a name of letters"),
        ("/team", {"name": "Dita Sol", "role": "king"}, "there is no role king"),
        (f"/team/{ident}/disable", {}, "Ada Lund is the last keeper"),
        (f"/team/{ident}/role", {"role": "reader"}, "Ada Lund is the last keeper"),
    ):
        page = post(keeper, path, "/team", **data)
        assert page.status_code == 400
        assert said in page.text
        assert 'role="alert"' in page.text
    assert since(desk) == [("Ada Lund", log.SIGNED_IN, "")]
    assert post(keeper, "/team/999/disable", "/team").status_code == 404


def test_failures_are_logged_but_never_what_was_typed(desk):
    browser = desk.browser("10.0.0.66")
    sign_in(browser, PEOPLE["reader"], "wrong one")
    sign_in(browser, "my secret typed into the wrong field", "x")
    for _ in range(attempts.MOST_BY_BOTH + 30):
        sign_in(browser, PEOPLE["reader"], "wrong one")
    logged = since(desk)
    assert logged[0] == ("Cira Noor", log.FAILED, "")
    assert logged[1] == ("(no account of this name)", log.FAILED, "")
    assert [line for line in logged if line[1] == log.REFUSED] == [
        ("Cira Noor", log.REFUSED, "too many attempts")
    ]
    assert len(logged) == attempts.MOST_BY_BOTH + 2
    for word in ("wrong one", "my secret", PASSWORD, "argon2"):
        assert word not in str(logged)


def test_one_signs_out_changes_ones_password_and_ends_sessions_in_the_log(desk):
    browser = desk.signed_in("reader")
    desk.signed_in("reader")
    post(browser, "/account/sessions", "/account")
    post(
        browser,
        "/account/password",
        "/account/password",
        current=PASSWORD,
        new="another good one",
        again="another good one",
    )
    post(browser, "/account/tokens", "/account", label="a table", scope="read", days="30")
    post(browser, "/sign-out", "/account")
    kinds = [what for _, what, _ in since(desk)[2:]]
    assert kinds == [log.SESSIONS_ENDED, log.PASSWORD_CHANGED, log.TOKEN_MADE, log.SIGNED_OUT]
    assert {who for who, _, _ in since(desk)} == {"Cira Noor"}


def test_the_page_of_the_log_keeps_whom_and_what_one_asks_for(desk):
    for role in ("reader", "reviewer", "keeper"):
        desk.signed_in(role)
    keeper = desk.with_session("keeper")
    told = keeper.get("/team/log.json?who=Cira+Noor").json()
    assert [(line["who"], line["what"]) for line in told["lines"]] == [("Cira Noor", log.SIGNED_IN)]
    told = keeper.get(f"/team/log.json?what={log.SIGNED_IN.replace(' ', '+')}").json()
    assert [line["who"] for line in told["lines"]] == ["Ada Lund", "Bela Orvane", "Cira Noor"]
    page = keeper.get("/team/log?what=signed+in").text
    assert "<option selected>signed in</option>" in page
    assert "3 lines, the latest first" in page
    for number in range(120):
        desk.team.note(desk.team.by("Ada Lund", "10.0.0.1"), log.DECIDED, f"j-{number}")
    assert 'href="/team/log?who=&amp;what=&amp;start=100"' in keeper.get("/team/log").text
    assert len(keeper.get("/team/log.json?start=100").json()["lines"]) == 126 - 100


def test_the_account_page_tells_of_ones_sessions(desk):
    browser = desk.signed_in("reader", "10.0.0.1")
    desk.clock.forward(minutes=5)
    desk.signed_in("reader", "10.0.0.2")
    told = browser.get("/account.json").json()
    assert [(s["source"], s["here"]) for s in told["sessions"]] == [("10.0.0.2", False), ("10.0.0.1", True)]
    assert set(told["sessions"][0]) == {"began_at", "seen_at", "source", "here"}
    assert "reader: may read everything" in browser.get("/account").text


def test_what_drives_a_terminal_does_not_get_into_the_log(desk):
    desk.team.note(desk.team.by("Ada Lund", "10.0.0.1"), log.ADDED, "a\x1b[2Jb\n2026-01-01\u202ec")
    assert desk.log()[-1] == ("Ada Lund", log.ADDED, "a [2Jb 2026-01-01 c")
