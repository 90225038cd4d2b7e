"""Starts and ends of offices that a verb tells, as cases/successions.yml has them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from regesta.pipeline import read

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "successions.yml").read_text("utf-8"))


def people_of(text: str):
    return read(f"Oslo, 12 May 2022 – {text}", "a.txt").people


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:60])
def test_only_a_verb_that_tells_what_came_about_bounds_an_office(case):
    told = [
        [p.name, *bound]
        for p in people_of(case["text"])
        for o in p.offices
        for bound in (("since", o.since), ("until", o.until))
        if bound[1]
    ]
    assert sorted(told) == case["told"]


def test_the_term_quotes_the_verb_and_its_date():
    text = "Norwegian diplomat Erik Solberg was made Minister of Trade on 3 May 2022, succeeding Anna Lund."
    new, old = (p.offices[0] for p in people_of(text))
    assert new.term.quote == "made Minister of Trade on 3 May 2022"
    assert old.term.quote == "made Minister of Trade on 3 May 2022, succeeding"
    assert old.title == new.title


def test_a_successor_is_given_the_office_and_a_predecessor_is_former_where_no_day_is_told():
    text = "Norwegian diplomat Erik Solberg took over from General Anna Lund as Minister of Defence."
    offices = {p.name: [(o.title, o.standing, o.since) for o in p.offices] for p in people_of(text)}
    assert offices["Erik Solberg"] == [("Minister of Defence", None, None)]
    assert offices["Anna Lund"] == [("Minister of Defence", "former", None)]
