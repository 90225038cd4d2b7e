"""The parts of reading engagements, each on its own: status, dates, spans, shared parts of dates."""

import pytest

from regesta.claims.engagements.dating import dates_by_trigger
from regesta.claims.engagements.emit import shared_part
from regesta.claims.engagements.happenings import clash, within
from regesta.claims.engagements.status import Statuses
from regesta.claims.engagements.triggers import Triggers
from regesta.codebook import load_codebook
from regesta.model.reading import DatedSpan
from regesta.model.when import When
from regesta.pipeline import read_report
from regesta.reports.ingest import report_from_text

TWO = "Kenyan Defence Minister Amos Oduya and Rwandan Defence Minister Jean Bizimana"


def read_triggers(text):
    codebook = load_codebook()
    reading = read_report(report_from_text(text, "case", codebook), codebook)
    return reading, tuple(Triggers(codebook).find(reading)), Statuses(codebook)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        (f"{TWO} met in Kigali on May 4.", "met", "occurred"),
        (f"{TWO} will meet in Kigali on May 4.", "meet", "planned"),
        (f"{TWO} are to meet in Kigali on May 4.", "meet", "planned"),
        (f"{TWO} agreed to hold talks in Kigali.", "talks", "planned"),
        (f"{TWO} began to hold talks in Kigali.", "talks", "occurred"),
        (f"{TWO} did not meet in Kigali.", "meet", "denied"),
        ("No meeting between Kenya and Rwanda took place in Kigali on May 4.", "meeting", "denied"),
        ("Kenya denied that its minister had met Rwandan General Jean Bizimana.", "met", "denied"),
        ("The talks between Kenya and Rwanda on May 4 were postponed.", "talks", "postponed"),
        ("A meeting between Kenya and Rwanda due on May 4 was called off.", "meeting", "cancelled"),
        ("A meeting between Kenya and Rwanda due on May 4 was put off.", "meeting", "postponed"),
        ("Kenya proposed to hold talks with Rwanda.", "talks", "unreal"),
        ("If Kenya and Rwanda hold talks, trade will grow.", "talks", "unreal"),
        ("It is possible that Kenya and Rwanda will hold talks.", "talks", "unreal"),
        ("The two sides held talks at which they agreed to trade.", "talks", "occurred"),
        ("The next session of the committee is to be held in Kigali.", "session", "planned"),
        ("The visit had been put off in July.", "visit", "unreal"),
        ("Oduya arrived on a visit that had been postponed from March.", "visit", "occurred"),
        ("hold the exercise with Rwanda in May;", "exercise", "planned"),
    ],
)
def test_the_words_around_a_trigger_tell_its_status(text, word, status):
    reading, triggers, statuses = read_triggers(text)
    found = [statuses.of(reading, t) for t in triggers if reading.tokens[t.word].text == word]
    assert found == [status]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (f"{TWO} met in Kigali on May 4, 2025.", {"met": "2025-05-04"}),
        (
            "Oduya, who arrived on May 3, 2025, met Rwandan Defence Minister Jean Bizimana on May 4, 2025.",
            {"arrived": "2025-05-03", "met": "2025-05-04"},
        ),
        (
            "Bizimana, appointed in March 2025, held talks with Kenyan Defence Minister Amos Oduya.",
            {"talks": None},
        ),
        ("It was their first meeting since Oduya took office in June 2024.", {"meeting": None}),
        ("During talks with Kenya, Bizimana hoped that the road would open in May 2025.", {"talks": None}),
        (
            "Kenya and Rwanda held a conference on joint patrols in Kigali on May 4, 2025.",
            {"conference": "2025-05-04", "patrols": None},
        ),
    ],
)
def test_a_date_belongs_to_what_it_hangs_on(text, dates):
    reading, triggers, _ = read_triggers(text)
    found = dates_by_trigger(reading, triggers)
    told = {reading.tokens[t.word].text: found[t.word].when.edtf for t in triggers if t.word in found}
    assert {w: told.get(w) for w in dates} == dates


@pytest.mark.parametrize(
    ("start", "end", "shared"),
    [
        ("2024-11-23", "2024-11-26", "2024-11"),
        ("2024-11-30", "2024-12-02", "2024"),
        ("2024-12-31", "2025-01-02", None),
        ("2024-11-23", None, "2024-11-23"),
        ("2024-11-23", "2024-11-23", "2024-11-23"),
        (None, None, None),
    ],
)
def test_an_event_inside_a_visit_has_what_its_days_share(start, end, shared):
    assert shared_part(start, end) == shared


def span(start, end=None):
    return DatedSpan(0, 1, When(start, end))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (span("2024-11-24"), span("2024-11-24"), False),
        (span("2024-11-24"), span("2024-11"), False),
        (span("2024-11-24"), span("2024-11-23", "2024-11-26"), False),
        (span("2024-11-24"), span("2024-11-25"), True),
        (span("2024-11-24"), span("2023"), True),
        (span("2024-11-24"), None, False),
        (span(None), span("2024"), False),
    ],
)
def test_dates_clash_only_where_no_day_suits_both(one, other, verdict):
    assert clash(one, other) is verdict
    assert clash(other, one) is verdict


def test_a_day_lies_within_a_span_month_or_year():
    assert within("2024-11-24", "2024-11-23", "2024-11-26")
    assert within("2024-11-24", "2024-11", None)
    assert within("2024-11-24", None, None)
    assert not within("2024-11-27", "2024-11-23", "2024-11-26")
    assert not within("2023-11-24", "2024", None)
