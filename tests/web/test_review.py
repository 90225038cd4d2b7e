"""Decisions in the browser: filed, shown, undone; nothing is overwritten or lost."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

from regesta.desk import Register
from regesta.views.questions import questions


def form_of(desk, where="/review"):
    """The question on the page, and what its form sends."""
    page = desk.get(where)
    token = re.findall(r'name="token" value="(\w+)"', page.text)[0]
    told = desk.get(where.replace("/review", "/review.json", 1)).json()
    asked = told["question"]
    hidden = {
        "token": token,
        "seen": told["seen"],
        "entry": asked["entry"],
        "other": asked["other"],
        "sort": "",
    }
    return {**hidden, "by": "A. Reviewer", "reason": "read it"}, told


def judgements(desk):
    return desk.get("/review/log.json").json()["log"]


def test_a_rejected_claim_is_gone_and_comes_back_when_undone(own_desk):
    form, told = form_of(own_desk, "/review?sort=claim")
    answer = own_desk.post("/review", data={**form, "verdict": "reject"})
    assert answer.status_code == 200
    assert own_desk.get(f"/entries/{form['entry']}").status_code == 404
    made = judgements(own_desk)[0]
    assert (made["judgement"]["verdict"], made["judgement"]["by"]) == ("reject", "A. Reviewer")
    undone = own_desk.post("/review/undo", data={**form, "judgement": made["id"]})
    assert undone.status_code == 200
    assert own_desk.get(f"/entries/{form['entry']}").status_code == 200
    assert {j["state"] for j in judgements(own_desk) if j["judgement"]["verdict"] == "reject"} == {
        "withdrawn"
    }
    assert told["number"] == form_of(own_desk, "/review?sort=claim")[1]["number"]


def test_an_accepted_claim_leaves_the_queue(own_desk):
    form, told = form_of(own_desk)
    own_desk.post("/review", data={**form, "verdict": "accept"})
    after = form_of(own_desk)[1]
    assert after["number"] == told["number"] - 1
    assert after["question"]["entry"] != form["entry"]
    assert after["decided"] == 1


def test_an_amended_field_shows_what_was_said_to_be_right(own_desk):
    entry = own_desk.get("/engagements.json?q=phone+call").json()["rows"][0][0]
    form, _ = form_of(own_desk, f"/review?entry={entry}")
    answer = own_desk.post("/review", data={**form, "verdict": "amend", "field": "place", "value": "Garissa"})
    assert answer.status_code == 200
    told = own_desk.get(f"/engagements/{entry}.json").json()["dossier"]["fields"]
    assert next(f["value"] for f in told if f["name"] == "place").startswith("Garissa")


def test_two_people_are_made_one_and_two_again(own_desk):
    people = own_desk.get("/people.json").json()["rows"]
    left, right = [
        row[0] for row in people if "Tadesse Worku Beyene" in row[1] or "Hirut Desta Abebe" in row[1]
    ]
    form, told = form_of(own_desk, f"/review?entry={left}&other={right}")
    assert len(told["sides"]) == 2
    own_desk.post("/review", data={**form, "verdict": "same"})
    assert len(own_desk.get("/people.json").json()["rows"]) == len(people) - 1
    made = judgements(own_desk)[0]["id"]
    own_desk.post("/review/undo", data={**form, "judgement": made})
    assert own_desk.get("/people.json").json()["rows"] == people


def test_unsure_is_filed_and_puts_the_question_last_also_after_a_restart(own_desk, tmp_path):
    form, told = form_of(own_desk)
    own_desk.post("/review", data={**form, "verdict": "unsure"})
    after = form_of(own_desk)[1]
    assert after["number"] == told["number"]
    assert after["question"] != told["question"]
    (made,) = judgements(own_desk)
    assert (made["judgement"]["verdict"], made["judgement"]["reason"]) == ("unsure", "read it")
    assert own_desk.get(f"/entries/{form['entry']}").status_code == 200
    with Register.open(tmp_path / "own.db") as register:
        assert questions(register.reader())[-1].unsure == 1


def test_two_reviewers_at_once_do_not_overwrite_each_other(own_desk):
    first, _ = form_of(own_desk)
    second = {**first, "by": "B. Other"}
    assert own_desk.post("/review", data={**first, "verdict": "accept"}).status_code == 200
    late = own_desk.post("/review", data={**second, "verdict": "reject"})
    assert late.status_code == 409
    assert "Nothing was overwritten" in late.text
    assert [j["judgement"]["by"] for j in judgements(own_desk)] == ["A. Reviewer"]


def test_a_decision_needs_a_token_a_name_and_a_verdict_that_there_is(own_desk):
    form, _ = form_of(own_desk)
    assert own_desk.post("/review", data={**form, "verdict": "accept", "token": "x"}).status_code == 403
    assert own_desk.post("/review/undo", data={**form, "judgement": "j-1", "token": ""}).status_code == 403
    assert own_desk.post("/review", data={**form, "verdict": "accept", "by": " "}).status_code == 400
    assert own_desk.post("/review", data={**form, "verdict": "burn"}).status_code == 400
    wrong = {**form, "verdict": "amend", "field": "citations", "value": "x"}
    assert own_desk.post("/review", data=wrong).status_code == 400
    assert judgements(own_desk) == []


def test_a_decision_changes_the_brief(own_desk):
    before = own_desk.get("/relations/KEN-ETH/brief.md").text
    rows = own_desk.get("/instruments.json").json()["rows"]
    entry = next(r[0] for r in rows if "minutes of the staff talks" in str(r))
    form, _ = form_of(own_desk, f"/review?entry={entry}")
    own_desk.post("/review", data={**form, "verdict": "reject"})
    after = own_desk.get("/relations/KEN-ETH/brief.md").text
    assert "minutes of the staff talks" in before
    assert "minutes of the staff talks |" not in after
    assert after != before


def test_where_folding_takes_long_a_decision_shows_at_once_and_the_rest_when_it_is_folded(own_desk):
    form, _ = form_of(own_desk, "/review?sort=claim")
    own_desk.app.state.room.patience = 0.0
    answer = own_desk.post("/review", data={**form, "verdict": "reject"})
    assert "this page shows the register as it was before" in answer.text
    assert f'name="entry" value="{form["entry"]}"' not in answer.text
    assert judgements(own_desk)[0]["judgement"]["verdict"] == "reject"
    late = own_desk.post("/review", data={**form, "verdict": "accept", "by": "B. Other"})
    assert late.status_code == 409
    for _ in range(600):
        if own_desk.get(f"/entries/{form['entry']}").status_code == 404:
            break
        time.sleep(0.1)
    else:
        raise AssertionError("what was decided never shows")


SERVER = "import sys; from regesta.apps.cli import main; sys.argv[0] = 'regesta'; main()"


def test_a_server_that_is_killed_loses_no_acknowledged_decision(filed, tmp_path):
    path = tmp_path / "killed.db"
    shutil.copy(filed, path)
    command = [sys.executable, "-c", SERVER, "serve", "--port", "0", "--register", str(path)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        base = server.stdout.readline().split()[0].rstrip("/")
        acknowledged = decide_some(base, 6)
        os.kill(server.pid, signal.SIGKILL)
    finally:
        server.kill()
        server.wait()
        if server.stdout is not None:
            server.stdout.close()
    with Register.open(path) as register:
        held = {j.id for j in register.reader().judgements()}
    assert acknowledged <= held
    assert len(acknowledged) == 6


def decide_some(base, number):
    """Decide as a browser does; give back the ids of the judgements that were acknowledged."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    for _ in range(100):
        try:
            browser.open(base).close()
            break
        except OSError:
            time.sleep(0.1)
    made = set()
    for _ in range(number):
        page = browser.open(f"{base}/review").read().decode()
        hidden = dict(
            re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.partition('id="decision"')[2])
        )
        sent = urllib.parse.urlencode({**hidden, "verdict": "accept", "by": "A. Reviewer"}).encode()
        with browser.open(f"{base}/review", data=sent) as answer:
            made.add(re.findall(r"done=(j-\w+)", answer.url)[0])
    return made
