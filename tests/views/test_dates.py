"""Dates as people read them."""

import pytest

from regesta.errors import UsageError
from regesta.views import dates
from tests.tables import load_table


@pytest.mark.parametrize("case", load_table("dates"))
def test_a_date_is_printed_as_people_write_it(case):
    start, end = (str(case[k]) if case.get(k) else None for k in ("start", "end"))
    assert dates.printed(start, end) == case["printed"]
    assert dates.printed_short(start, end) == case["within"]


@pytest.mark.parametrize(
    ("term", "known_on", "told"),
    [
        ("2025/2029", "2025-06-05", "expires in 4 years 7 months"),
        ("2025", "2025-06-05", "expires in 7 months"),
        ("2025", "2025", "expires within the month"),
        ("2025/2026", "2025-12-31", "expires in 1 year"),
        ("2020/2024", "2025-06-05", "ran out at the end of 2024"),
    ],
)
def test_a_term_is_counted_from_what_is_known_and_never_from_a_clock(term, known_on, told):
    assert dates.time_left(term, known_on) == told


@pytest.mark.parametrize(
    ("start", "end", "since", "until", "falls"),
    [
        ("2024-11-24", None, None, None, True),
        (None, None, None, None, True),
        (None, None, "2024", None, False),
        ("XXXX-11-24", None, "2024", None, False),
        ("2024-11-24", None, "2024-11", None, True),
        ("2024-11-24", None, "2024-12", None, False),
        ("2024-11-24", None, None, "2024-11", True),
        ("2024-11-24", None, None, "2024-11-23", False),
        ("2024-11", None, "2024-11-30", None, True),
        ("2024-11-23", "2024-11-26", "2024-11-26", None, True),
        ("2023", "2027", "2025", "2025", True),
    ],
)
def test_a_window_takes_whole_days_months_and_years_in(start, end, since, until, falls):
    assert dates.falls_within(start, end, since, until) is falls


def test_dates_without_a_year_stand_before_all_others():
    found = ["2024-11-24", "XXXX-11-13", None, "2021"]
    assert sorted(found, key=dates.order) == [None, "XXXX-11-13", "2021", "2024-11-24"]


@pytest.mark.parametrize("value", ["2024-13", "yesterday", "24-11-2024", "2024-1-1", "", "2024-02-30"])
def test_what_is_no_date_is_refused_with_the_option_it_was_given_for(value):
    with pytest.raises(UsageError, match="--since"):
        dates.checked(value, "--since")
