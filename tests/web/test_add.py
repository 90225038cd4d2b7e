"""Adding reports: what is filed, known or failed; bounds; form tokens."""

import re
import time

import pytest

from regesta.apps.web.routes import add
from regesta.apps.web.safety import CSRF_COOKIE

TEXT = (
    "Lusaka, May 8, 2025 – Zambian Defence Minister A. Lund received Namibian Defence Minister Besa Orvane in"
    " Lusaka on May 8, 2025. The two ministers agreed to share weather data.\n"
)


def token_of(desk):
    return re.findall(r'name="token" value="(\w+)"', desk.get("/add").text)[0]


def outcome(desk, answer):
    assert answer.status_code == 200, answer.text
    where = str(answer.url.path)
    for _ in range(600):
        job = desk.get(f"{where}.json").json()
        if job["is_done"]:
            return {item["source"]: item for item in job["items"]}
        time.sleep(0.1)
    raise AssertionError(job)


def test_what_was_sent_is_filed_known_or_failed_and_why(own_desk):
    files = [
        ("files", ("a.txt", TEXT.encode(), "text/plain")),
        ("files", ("..\\..\\b.txt", TEXT.encode(), "text/plain")),
        ("files", ("empty.txt", b"  \n", "text/plain")),
        ("files", ("c.bin", bytes(range(256)) * 40, "application/octet-stream")),
    ]
    form = {"token": token_of(own_desk), "text": TEXT.replace("May 8", "May 9"), "source": "a paper"}
    told = outcome(own_desk, own_desk.post("/add", data=form, files=files))
    assert {name: item["state"] for name, item in told.items()} == {
        "a.txt": "new",
        "b.txt": "source",
        "empty.txt": "failed",
        "c.bin": "failed",
        "a paper": "new",
    }
    assert "is empty" in told["empty.txt"]["told"]
    assert own_desk.get("/relations/NAM-ZMB.json").json()["reports"]
    assert own_desk.get(f"/reports/{told['a.txt']['report']}").status_code == 200
    assert own_desk.get("/search.json?q=weather lusaka").json()["hits"]["number"] >= 1


@pytest.mark.parametrize("sent", [None, "", "0" * 64])
def test_a_form_without_its_token_is_refused(own_desk, sent):
    own_desk.get("/add")
    form = {"text": TEXT} if sent is None else {"text": TEXT, "token": sent}
    answer = own_desk.post("/add", data=form, files={"none": ("", b"")})
    assert answer.status_code == 403


def test_a_token_of_another_browser_is_refused(own_desk):
    token = token_of(own_desk)
    own_desk.cookies.clear()
    own_desk.cookies.set(CSRF_COOKIE, "another")
    assert own_desk.post("/add", data={"text": TEXT, "token": token}).status_code == 403


def test_a_form_sent_from_another_site_is_refused(own_desk):
    form = {"text": TEXT, "token": token_of(own_desk)}
    answer = own_desk.post("/add", data=form, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_nothing_sent_gets_a_clear_page(own_desk):
    answer = own_desk.post("/add", data={"token": token_of(own_desk)})
    assert answer.status_code == 400
    assert "Nothing was sent" in answer.text


def test_too_many_files_are_refused(own_desk):
    files = [("files", (f"{n}.txt", b"x", "text/plain")) for n in range(add.MOST_FILES + 1)]
    answer = own_desk.post("/add", data={"token": token_of(own_desk)}, files=files)
    assert answer.status_code in {400, 413}


def test_too_much_at_once_is_refused_unread(own_desk, monkeypatch):
    monkeypatch.setattr(add, "MOST_BYTES", 1000)
    answer = own_desk.post("/add", data={"token": token_of(own_desk), "text": "x" * 2000})
    assert answer.status_code == 413
    assert "at most" in answer.text


def test_a_file_that_is_too_large_fails_and_the_rest_is_filed(own_desk, monkeypatch):
    monkeypatch.setattr(add, "LARGEST_FILE", 1_000)
    monkeypatch.setattr("regesta.reports.fetch.LARGEST_FILE", 1_000)
    files = [("files", ("big.txt", b"x" * 5_000)), ("files", ("a.txt", TEXT.encode()))]
    told = outcome(own_desk, own_desk.post("/add", data={"token": token_of(own_desk)}, files=files))
    assert told["big.txt"]["state"] == "failed"
    assert "larger than" in told["big.txt"]["told"]
    assert told["a.txt"]["state"] == "new"


def test_an_address_inside_of_this_network_is_refused(own_desk):
    form = {"token": token_of(own_desk), "addresses": "http://127.0.0.1:1/ file:///etc/passwd http://[::1]/"}
    told = outcome(own_desk, own_desk.post("/add", data=form))
    assert all(item["state"] == "failed" and "refused" in item["told"] for item in told.values())


def test_a_job_that_was_forgotten_gets_a_clear_page(own_desk):
    assert "no such job" in own_desk.get("/add/nothing").text
