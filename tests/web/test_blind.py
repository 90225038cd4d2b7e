"""Second opinions: given blind, compared, and filed only where people agree."""

import re


def asked(desk, who):
    """The question that somebody is asked, and what the form sends."""
    path = f"/review/blind?by={who}"
    token = re.findall(r'name="token" value="(\w+)"', desk.get(path).text)[0]
    told = desk.get(path.replace("blind?", "blind.json?")).json()
    question = told["question"]
    form = {name: question[name] for name in ("entry", "other", "field")}
    return {**form, "seen": told["seen"], "by": who, "token": token}, told


def answer(desk, who, verdict):
    form, _ = asked(desk, who)
    assert desk.post("/review/blind", data={**form, "answer": verdict}).status_code == 200
    return form["entry"]


def test_an_opinion_changes_nothing_and_the_other_does_not_see_it(own_desk):
    before = own_desk.get("/relations/KEN-ETH/brief.md").text
    entry = answer(own_desk, "Ann", "reject")
    assert own_desk.get("/relations/KEN-ETH/brief.md").text == before
    form, told = asked(own_desk, "Bob")
    assert form["entry"] == entry, "what somebody has answered is asked first"
    assert told["waiting"] == 1
    for path in (
        "/review/blind?by=Bob",
        "/review/blind.json?by=Bob",
        "/review/log",
        "/review/log.json",
        "/review",
    ):
        assert "opinion" not in own_desk.get(path).text.replace("Second opinion", ""), path
    assert own_desk.get("/review/agreement.json").json()["found"]["asked"] == []


def test_agreement_is_counted_and_what_both_say_is_filed_on_demand(own_desk):
    rejected = answer(own_desk, "Ann", "reject")
    answer(own_desk, "Ann", "accept")
    answer(own_desk, "Ann", "accept")
    for verdict in ("reject", "accept", "reject"):
        answer(own_desk, "Bob", verdict)
    told = own_desk.get("/review/agreement.json").json()
    (pair,) = told["found"]["pairs"]
    assert (pair["both"], pair["alike"]) == (3, 2)
    assert round(pair["kappa"], 3) == 0.4
    assert len(told["apart"]) == 1
    assert len(told["agreed"]) == 2
    assert own_desk.get(f"/entries/{rejected}").status_code == 200
    page = own_desk.get("/review/agreement").text
    token = re.findall(r'name="token" value="(\w+)"', page)[0]
    assert own_desk.post("/review/agreement", data={"by": "Cy", "token": token}).status_code == 200
    assert own_desk.get(f"/entries/{rejected}").status_code == 404
    log = own_desk.get("/review/log.json").json()["log"]
    assert {(j["judgement"]["by"], j["judgement"]["reason"]) for j in log} == {
        ("Cy", "Ann and Bob judged alike, blind")
    }
    assert own_desk.get("/review/agreement.json").json()["agreed"] == []


def test_an_opinion_can_be_taken_back(own_desk):
    entry = answer(own_desk, "Ann", "reject")
    form, told = asked(own_desk, "Ann")
    assert told["given"] == 1
    page = own_desk.post("/review/blind", data={**form, "answer": "unsure"})
    made = re.findall(r"done=(j-\w+)", str(page.url))[0]
    own_desk.post(
        "/review/undo", data={"token": form["token"], "judgement": made, "by": "Ann", "back": "blind"}
    )
    again, told = asked(own_desk, "Ann")
    assert told["given"] == 1
    assert again["entry"] == form["entry"] != entry


def test_a_second_opinion_needs_a_name_and_a_token(own_desk):
    assert "Your name" in own_desk.get("/review/blind").text
    form, _ = asked(own_desk, "Ann")
    sent = {**form, "answer": "accept"}
    assert own_desk.post("/review/blind", data={**sent, "token": "x"}).status_code == 403
    assert own_desk.post("/review/agreement", data={"by": "Ann", "token": "x"}).status_code == 403
