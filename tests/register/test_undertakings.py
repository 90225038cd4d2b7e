import pytest

from tests.register.builders import VISIT, Told

BOTH = ("Kaja Tamm", "Luis Quispe")


def report(source, day, *items, parties=VISIT):
    """One report of one meeting, with (force, by, text, areas) undertaken at it."""
    t = Told(source, day)
    met = t.meet(day, BOTH, parties)
    for force, by, words, *areas in items:
        t.undertake(force, by, words, *areas, said_at=met)
    return t.done()


def threads(entries):
    found: dict[str, list[str]] = {}
    for u in entries.undertakings:
        found.setdefault(u.thread, []).append(u.text)
    return sorted(sorted(texts) for texts in found.values())


def test_what_two_reports_tell_of_one_occasion_is_one_entry(folded):
    one = report("a", "2023-05-18", ("agreed", VISIT, "train more divers", "training"))
    other = report("b", "2023-05-18", ("agreed", VISIT, "train more divers of both navies", "training"))
    (entry,) = folded(one, other).undertakings
    assert entry.text == "train more divers of both navies"
    assert len(entry.reports) == 2
    assert entry.said_on == "2023-05-18"


@pytest.mark.parametrize(
    ("words", "areas"), [("open a school for pilots", ("training",)), ("train more divers", ("maritime",))]
)
def test_other_words_or_another_area_are_another_entry(folded, words, areas):
    one = report("a", "2023-05-18", ("agreed", VISIT, "train more divers", "training"))
    other = report("b", "2023-05-18", ("agreed", VISIT, words, *areas))
    assert len(folded(one, other).undertakings) == 2


def test_restatements_on_other_occasions_are_entries_of_one_thread(folded):
    entries = folded(
        report("a", "2021-05-18", ("proposed", ("EST",), "train more welders in Tallinn", "training")),
        report("b", "2023-05-18", ("agreed", VISIT, "the training of welders", "training")),
        report("c", "2023-05-18", ("agreed", VISIT, "exchange cookery books", "people")),
    )
    assert threads(entries) == [
        ["exchange cookery books"],
        ["the training of welders", "train more welders in Tallinn"],
    ]
    first = min((u for u in entries.undertakings if "welder" in u.text), key=lambda u: u.said_on or "")
    assert first.thread == first.id, "a thread is named after its earliest"


def test_a_promise_to_another_state_is_another_thread(folded):
    entries = folded(
        report("a", "2021-05-18", ("agreed", VISIT, "train more divers", "training")),
        report(
            "b",
            "2023-05-18",
            ("agreed", ("EST", "CHL"), "train more divers", "training"),
            parties=("EST", "CHL"),
        ),
    )
    assert len(threads(entries)) == 2


def test_words_that_every_promise_has_make_no_thread(folded):
    entries = folded(
        report("a", "2021-05-18", ("agreed", VISIT, "strengthen cooperation in training pilots", "training")),
        report("b", "2023-05-18", ("agreed", VISIT, "strengthen cooperation in training cooks", "training")),
        report("c", "2024-05-18", ("agreed", VISIT, "deepen relations", "general")),
        report("d", "2025-05-18", ("agreed", VISIT, "deepen relations", "general")),
    )
    assert len(threads(entries)) >= 3


def test_an_undertaking_without_an_occasion_is_dated_by_its_report(folded):
    t = Told("a", "2023-05-20")
    t.undertake("hoped", ("PER",), "that Estonia would send a medical team", "health")
    (entry,) = folded(t.done()).undertakings
    assert (entry.said_at, entry.said_on) == (None, "2023-05-20")


def test_a_report_without_a_year_dates_its_undertakings_without_one(folded):
    t = Told("a")
    t.meet("XXXX-05-18", BOTH, VISIT)
    t.meet("2014", (), VISIT, kind="conference")
    t.undertake("hoped", ("PER",), "that Estonia would send a medical team", "health")
    (entry,) = folded(t.done()).undertakings
    assert entry.said_on == "XXXX-05-18", "the conference of 2014 is background"
