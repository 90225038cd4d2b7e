"""Who may call what: every address of the desk, by everybody, as tests/cases/team_roles.yml has it."""

from pathlib import Path

import pytest
import yaml
from starlette.routing import Route

pytest.importorskip("argon2")

from regesta.apps.web.routes import ROUTERS
from regesta.apps.web.team import contract, members
from regesta.apps.web.team.routers import ROUTERS as FOR_A_TEAM
from regesta.apps.web.team.rules import RULES, need_of
from regesta.apps.web.team.tokens import ordered
from tests.web.team_people import peopled, token_of

TABLE = yaml.safe_load((Path(__file__).parents[1] / "cases" / "team_roles.yml").read_text("utf-8"))
MAY = {
    (method.upper(), path): set(row["may"])
    for row in TABLE
    for method in ("get", "post")
    for path in row.get(method, [])
}
ROUTES = sorted(
    {
        (method, route.path)
        for router in (*ROUTERS, contract.router, *FOR_A_TEAM)
        for route in router.routes
        if isinstance(route, Route)
        for method in (route.methods or set()) - {"HEAD"}
    }
)
FILLED = {
    "{ident}": "0",
    "{pair}": "KEN-ETH",
    "{party}": "KEN",
    "{title}": "President",
    "{subject}": "people",
}
VISITORS = ("nobody", "reader", "reviewer", "keeper", "read", "decide", "keep")


def plain(path):
    """The page that a twin belongs to."""
    return "/" if path == "/index.json" else path if path == "/openapi.json" else path.removesuffix(".json")


def address(path):
    for hole, value in FILLED.items():
        path = path.replace(hole, value)
    return path


@pytest.fixture(scope="module")
def desk(filed, tmp_path_factory):
    with peopled(filed, tmp_path_factory.mktemp("rules")) as desk:
        yield desk


@pytest.fixture(scope="module")
def sent(desk):
    """A token of each scope."""
    by = desk.team.by("a test", "here")
    account = desk.account("keeper")
    return {
        scope: members.make_token(desk.team, by, account, ordered("a test", scope, 30))[1]
        for scope in ("read", "decide", "keep")
    }


def test_every_address_of_the_desk_is_in_the_table_and_has_a_rule():
    assert {(method, plain(path)) for method, path in ROUTES} == set(MAY)
    assert {(method, path) for method, rules in RULES.items() for path in rules} == set(MAY)


@pytest.mark.parametrize(("method", "path"), ROUTES, ids=lambda part: part)
def test_an_address_as_called_has_the_rule_of_its_route(method, path):
    assert need_of(method, path) is not None
    assert need_of(method, address(path)) == need_of(method, path)


@pytest.mark.parametrize("visitor", VISITORS)
def test_who_may_call_what_is_as_the_table_says(desk, sent, visitor):
    wrong = []
    for method, path in ROUTES:
        status = called(desk, sent, visitor, method, address(path))
        refused = (401 if visitor == "nobody" else 403) == status
        if visitor not in MAY[method, plain(path)]:
            wrong += [] if refused else [(method, path, status)]
        elif status in (401, 403, 500, 503):
            wrong.append((method, path, status))
    assert wrong == []


def called(desk, sent, visitor, method, path):
    """The status of an answer, with all that a form needs besides the right."""
    if visitor in sent:
        browser, token = desk.browser(headers={"authorization": f"Bearer {sent[visitor]}"}), ""
    elif visitor == "nobody":
        browser = desk.browser()
        token = token_of(browser)
    else:
        browser = desk.with_session(visitor)
        token = token_of(browser, "/account/password") if method == "POST" else ""
    if method == "GET":
        return browser.get(path, follow_redirects=False).status_code
    if path == "/sign-in":
        return 200 if browser.post(path, data={"token": token}).status_code in (401, 429) else 500
    files = {"none": b""} if path == "/add" else None
    return browser.post(path, data={"token": token}, files=files, follow_redirects=False).status_code


def test_an_address_without_a_rule_is_refused_to_keepers_too(desk):
    @desk.app.get("/forgotten")
    def forgotten():
        return "secret"

    page = desk.with_session("keeper").get("/forgotten")
    assert page.status_code == 404
    assert "secret" not in page.text
    assert desk.with_session("keeper").put("/people").status_code == 405


@pytest.mark.parametrize("path", ["/nowhere", "/team/../people", "/people/", "//people", "/static/../team"])
def test_nobody_learns_which_addresses_there_are(desk, path):
    assert desk.browser().get(path, follow_redirects=False).status_code in (401, 404)


def test_pages_hide_what_one_may_not_do(desk):
    shown = {role: desk.with_session(role).get("/people").text for role in ("reader", "reviewer", "keeper")}
    for role, there in (("reader", ""), ("reviewer", "/review"), ("keeper", "/review /add /team")):
        links = {path for path in ("/review", "/add", "/team") if f'href="{path}"' in shown[role]}
        assert links == set(there.split()), role
    person = desk.with_session("reader").get("/people.json").json()["rows"][0][0]
    report = desk.with_session("reader").get("/reports.json").json()["rows"][0][0]
    for role, judges, withdraws in (
        ("reader", False, False),
        ("reviewer", True, False),
        ("keeper", True, True),
    ):
        browser = desk.with_session(role)
        assert ("Judge this" in browser.get(f"/people/{person}").text) == judges
        assert ("Withdraw this report" in browser.get(f"/reports/{report}").text) == withdraws
        assert ("Undo" in browser.get("/review/log").text) is False


def test_the_description_for_programs_holds_what_one_may_call(desk, sent):
    def paths(visitor):
        browser = desk.browser(headers={"authorization": f"Bearer {sent[visitor]}"})
        listed = browser.get("/api.json").json()["addresses"]
        told = browser.get("/openapi.json").json()
        assert set(told["paths"]) == {one["path"] for one in listed}
        assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
        assert all("401" in one["responses"] for path in told["paths"].values() for one in path.values())
        return set(told["paths"])

    assert "/people.json" in paths("read")
    assert "/review.json" in paths("decide") - paths("read")
    assert "/team/log.json" in paths("keep") - paths("decide")
    assert "/team.json" not in paths("keep")


def test_a_refusal_says_who_may_and_as_whom_one_is_signed_in(desk, sent):
    page = desk.with_session("reader").get("/review")
    assert "This is for reviewers and keepers; you are signed in as Cira Noor, a reader." in page.text
    twin = desk.with_session("reader").get("/review.json")
    assert twin.json()["error"].startswith("This is for reviewers")
    program = desk.browser(headers={"authorization": f"Bearer {sent['read']}"}).get("/review")
    assert program.json()["error"].startswith("This token may not do that: its scope is read")


def test_no_socket_is_opened_and_signing_out_twice_is_no_fault(desk):
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), desk.with_session("keeper").websocket_connect("/people"):
        pass
    assert desk.browser().post("/sign-out", follow_redirects=False).headers["location"] == "/sign-in"
