"""No form is taken that was not sent from a page of the session it is sent in."""

import base64
import re

import pytest

pytest.importorskip("argon2")

from regesta.apps.web.safety import POLICY
from regesta.apps.web.team import members
from regesta.apps.web.team.door import MOST_BYTES
from regesta.apps.web.team.rules import RULES
from regesta.apps.web.team.tokens import ordered
from tests.web.team_people import PEOPLE, peopled, sign_in, token_of

FORMS = [path.replace("{ident}", "1") for path in RULES["POST"] if path != "/sign-in"]
FILLED = {
    "verdict": "accept",
    "answer": "accept",
    "entry": "x",
    "seen": "x",
    "judgement": "x",
    "role": "reader",
    "name": "New One",
}


@pytest.fixture(scope="module")
def desk(filed, tmp_path_factory):
    with peopled(filed, tmp_path_factory.mktemp("forms")) as desk:
        yield desk


def sent(browser, path, token, **headers):
    data = FILLED | ({"token": token} if token is not None else {})
    files = {"files": ("a.txt", b"a")} if path == "/add" else None
    return browser.post(path, data=data, files=files, headers=headers, follow_redirects=False)


@pytest.mark.parametrize("path", FORMS)
def test_a_forged_form_is_refused(desk, path):
    browser, other = desk.with_session("keeper"), desk.with_session("keeper")
    unsigned = token_of(desk.browser())
    before = desk.log()
    for token in (None, "", "0" * 64, token_of(other, "/account/password"), unsigned):
        assert sent(browser, path, token).status_code == 403, token
    right = token_of(browser, "/account/password")
    assert sent(browser, path, right, origin="https://evil.example").status_code == 403
    assert sent(browser, path, right, **{"sec-fetch-site": "cross-site"}).status_code == 403
    assert sent(browser, path, right, **{"sec-fetch-site": "same-site"}).status_code == 403
    assert desk.log() == before
    assert browser.get("/account").status_code == 200


def test_a_form_of_the_session_is_taken_also_by_a_script(desk):
    browser = desk.with_session("keeper")
    right = token_of(browser, "/account/password")
    assert sent(browser, "/account/sessions", right, origin="null").status_code == 303
    assert sent(browser, "/account/sessions", right, origin="http://127.0.0.1").status_code == 303
    assert sent(browser, "/account/sessions", None, **{"x-regesta-token": right}).status_code == 303
    assert sent(browser, "/account/sessions", None, **{"x-regesta-token": "0" * 64}).status_code == 403


def test_the_form_to_sign_in_cannot_be_forged_and_says_so(desk):
    browser = desk.browser()
    page = browser.post("/sign-in", data={"name": PEOPLE["reader"], "password": "x", "token": "0" * 64})
    assert page.status_code == 403
    assert "This form was too old. Please sign in once more." in page.text
    assert sent(browser, "/sign-in", token_of(browser), origin="https://evil.example").status_code == 403


def test_the_token_of_a_form_dies_with_its_session(desk):
    browser = desk.signed_in("reader")
    before = token_of(browser, "/account")
    sign_in_again = desk.signed_in("reader")
    assert sent(sign_in_again, "/account/sessions", before).status_code == 403
    assert sign_in(desk.browser(), PEOPLE["reader"]).status_code == 303


def test_a_form_outlives_a_restart_of_the_server_with_its_session():
    from regesta.apps.web.safety import Tokens

    assert Tokens().token("", "a secret") == Tokens().token("", "a secret") != Tokens().token("", "another")
    assert Tokens().token("a cookie") != Tokens().token("a cookie")


def test_every_form_that_changes_something_has_a_token(desk):
    browser = desk.with_session("keeper")
    report = browser.get("/reports.json").json()["rows"][0][0]
    paths = ["/", "/review", "/review/log", "/add", "/account", "/account/password", "/team", "/team/log"]
    for path in (*paths, f"/reports/{report}/withdraw", "/nowhere"):
        for form in re.findall(r"<form[^>]*>.*?</form>", browser.get(path).text, re.DOTALL):
            if 'method="post"' in form:
                assert re.search(r'name="token" value="\w{64}"', form), (path, form[:100])


def test_a_form_that_is_too_large_is_refused_unread(desk):
    browser = desk.with_session("keeper")
    for path in ("/sign-in", "/team", "/review"):
        assert browser.post(path, content=b"x" * (MOST_BYTES + 1)).status_code == 413
        assert browser.post(path, content=iter([b"x"])).status_code == 413


def test_what_was_sent_after_the_session_ended_is_said_to_be_lost(desk):
    page = desk.browser().post("/review", data=FILLED)
    assert page.status_code == 401
    assert "what you sent was not filed" in page.text
    assert 'name="next" value="/"' in page.text


def test_a_password_that_browsers_send_unasked_is_for_reading_only(desk):
    order = ordered("a calendar", "keep", 30)
    made = members.make_token(desk.team, desk.team.by("a test", "here"), desk.account("keeper"), order)
    known = base64.b64encode(f"anything:{made[1]}".encode()).decode()
    browser = desk.browser(headers={"authorization": f"Basic {known}"})
    assert browser.get("/calendar.ics").status_code == 200
    assert sent(browser, "/review", None).status_code == 401
    assert desk.browser().get("/calendar.ics").headers["www-authenticate"].startswith("Basic")
    assert desk.browser().get("/people.json").headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "path", ["/", "/people.json", "/account", "/nowhere", "/static/team.css", "/sign-in"]
)
def test_every_response_has_the_policy_and_no_cache_keeps_a_page(desk, path):
    for browser in (desk.browser(), desk.with_session("reader")):
        headers = browser.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-frame-options"] == "DENY"
        assert (headers.get("cache-control") == "no-store") != path.startswith("/static/")


def test_a_strange_host_is_turned_away_and_the_address_itself_let_in(desk):
    assert desk.browser().get("/sign-in", headers={"host": "evil.example"}).status_code == 421
    assert desk.browser(base="http://10.9.8.7").get("/sign-in").status_code == 200
    assert (
        desk.browser(base="http://10.9.8.7").get("/sign-in", headers={"host": "10.9.8.6"}).status_code == 421
    )
    assert desk.browser(base="http://evil.example").get("/sign-in").status_code == 421
