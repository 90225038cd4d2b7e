"""Since when and until when somebody has held an office, as the report's own words tell."""

import pytest

from regesta.pipeline import read


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Kaja Tamm, Minister of Defence of Estonia since March 2021, met Luis Quispe.", "2021-03", None),
        ("Rosa Huaman was Peruvian Minister of Health until June 2020.", None, "2020-06"),
        ("Estonian Minister of Defence Kaja Tamm met Luis Quispe in March 2021.", None, None),
        ("Estonian Minister of Defence Kaja Tamm said the base had been closed since 2019.", None, None),
        ("Estonian Minister of Defence Kaja Tamm stays in Lima until Friday.", None, None),
    ],
)
def test_only_a_date_that_follows_the_office_bounds_it(text, since, until):
    extraction = read(f"Lima, 3 May 2023 – {text}", "a.txt")
    offices = [o for p in extraction.people for o in p.offices if o.since or o.until]
    assert [(o.since, o.until) for o in offices] == ([(since, until)] if since or until else [])
    for office in offices:
        assert office.term is not None
        assert office.passage is not None
        assert office.term.quote.startswith(office.passage.quote)
        assert (since or until)[:4] in office.term.quote
