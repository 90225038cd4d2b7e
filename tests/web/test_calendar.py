"""The calendar comes page by page, what was not seen beside what is ahead, and from any day on."""

import re

import pytest


@pytest.fixture
def short(desk, monkeypatch):
    """A desk whose calendar has little room on a page."""
    monkeypatch.setattr("regesta.apps.web.routes.calendar._A_PAGE", 1)
    monkeypatch.setattr("regesta.apps.web.routes.calendar._BESIDE", 0)
    return desk


def test_a_page_of_the_calendar_is_bounded_and_leads_on(short):
    number = short.get("/calendar.json").json()["number"]
    assert number > 1
    pages = [short.get(f"/calendar.json?start={n}").json() for n in range(number)]
    assert all(len(p["ahead"]) == 1 for p in pages)
    assert len({p["ahead"][0]["entry"] for p in pages}) == number
    assert [p["next"] for p in pages] == [*range(1, number), None]
    assert [p["before"] for p in pages] == [None, *range(number - 1)]
    assert re.search(r'rel="next" href="\?start=1"', short.get("/calendar").text)


def test_what_was_not_seen_has_a_page_of_its_own(short):
    here = short.get("/calendar.json").json()
    gone = short.get("/calendar.json?past=true").json()
    assert here["number_past"] == gone["number"]
    assert not gone["ahead"]
    assert all(one["past"] for one in gone["past"])


def test_the_calendar_begins_where_one_likes(desk):
    every = desk.get("/calendar.json").json()["ahead"]
    last = every[-1]["start"]
    late = desk.get(f"/calendar.json?since={last}").json()["ahead"]
    assert every[-1] in late
    assert len(late) < len(every)
    assert desk.get("/calendar?since=soon").status_code == 404
