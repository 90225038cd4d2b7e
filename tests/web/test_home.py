"""Home: what is new since the last visit, what needs attention; relations of three states; stale pages."""

from datetime import UTC, datetime, timedelta

import pytest

from regesta.apps.web.visits import visit_of

NOW = datetime(2025, 6, 5, 12, tzinfo=UTC)


def test_a_first_visit_has_nothing_before_it():
    assert visit_of(None, NOW).since is None
    assert visit_of("rubbish~more", NOW).since is None
    assert visit_of("~2999-01-01T00:00:00+00:00", NOW).since is None


def test_a_visit_lasts_until_a_pause_and_then_the_next_one_begins():
    first = visit_of(None, NOW)
    soon = visit_of(first.as_cookie(), NOW + timedelta(minutes=20))
    assert soon.since is None
    later = visit_of(soon.as_cookie(), NOW + timedelta(hours=3))
    assert later.since == (NOW + timedelta(minutes=20)).isoformat()
    assert visit_of(later.as_cookie(), NOW + timedelta(hours=3, minutes=5)).since == later.since


def test_home_tells_what_was_filed_since_the_last_visit(own_desk):
    assert own_desk.get("/index.json").json()["since"] is None
    own_desk.cookies.set("regesta_visit", "~2000-01-01T00:00:00+00:00")
    page = own_desk.get("/").text
    assert "New since 2000-01-01" in page
    told = own_desk.get("/index.json?since=2000-01-01").json()["news"]
    assert len(told["reports"]) == own_desk.get("/index.json").json()["counts"]["reports"]
    assert told["entries"]["engagements"]
    assert own_desk.get("/index.json?since=2999-01-01").json()["news"] is None


def test_a_moment_that_is_none_gets_a_clear_page(desk):
    assert desk.get("/?since=yesterday").status_code == 404


def test_a_gathering_of_three_states_is_a_relation_too(desk):
    ties = [tuple(tie["pair"]) for tie in desk.get("/index.json?every=true").json()["ties"]]
    assert ("ETH", "KEN", "SOM") in ties
    page = desk.get("/relations/ETH-KEN-SOM")
    assert page.status_code == 200
    assert "Ethiopia – Kenya – Somalia" in page.text
    assert "Ethiopia – Kenya – Somalia" in desk.get("/relations/ETH-KEN-SOM/brief.md").text
    fewer = desk.get("/relations/ETH-KEN-SOM.json").json()["number"]
    assert 0 < fewer < desk.get("/relations/ETH-KEN.json").json()["number"]


@pytest.mark.parametrize("pair", ["KEN-ETH-KEN", "KEN-", "KEN-ETH-SOM-UGA-TZA-RWA-BDI"])
def test_a_relation_of_too_few_or_too_many_gets_a_clear_page(desk, pair):
    assert desk.get(f"/relations/{pair}").status_code == 404


def test_the_day_of_the_last_engagement_is_not_after_the_latest_report(desk):
    told = desk.get("/index.json?every=true").json()
    assert told["known_on"]
    assert all("2027" not in (tie["last"] or "") for tie in told["ties"])


def test_coverage_tells_every_report_of_a_relation(desk):
    told = desk.get("/relations/KEN-ETH/coverage.json").json()
    assert told["counted"]["reports"] == len(told["reports"])
    assert sum(sum(months) + rest for _, months, rest in told["years"]) == told["counted"]["reports"]
