"""Read every example and counter-example of a codebook once, and tell which do not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from regesta.apps.codebook_check.found import Found, Item
from regesta.apps.codebook_check.verdict import holds, intrusions
from regesta.claims.undertakings.areas import Areas
from regesta.codebook import Codebook
from regesta.codebook.entries.base import Entry
from regesta.pipeline import extract_from, read_report
from regesta.reports.ingest import report_from_text


@dataclass(frozen=True, slots=True)
class Failure:
    """An example or counter-example that does not hold: where it stands, what was expected and found."""

    subject: str
    entry: str
    text: str
    expected: str
    found: str


def check(
    codebook: Codebook,
    subject: str | None = None,
    progress: Callable[[list[str]], Iterable[str]] = iter,
) -> tuple[Failure, ...]:
    """Check all entries, or those of one subject, and return the failures in the codebook's order.

    Each text is read once, however many entries use it. `progress` may watch the texts go by.
    """
    chosen = {s: entries for s, entries in codebook.entries.items() if subject in (None, s)}
    everything = [entry for entries in chosen.values() for entry in entries.values()]
    texts = list(dict.fromkeys(text for entry in everything for text in _texts(entry)))
    areas = Areas(codebook)
    found = {text: _read(text, codebook, areas) for text in progress(texts)}
    return tuple(
        failure
        for name, entries in chosen.items()
        for entry in entries.values()
        for failure in _failures(name, entry, found)
    )


def _texts(entry: Entry) -> Iterator[str]:
    yield from (example.text for example in entry.examples)
    yield from entry.counter


def _read(text: str, codebook: Codebook, areas: Areas) -> Found:
    reading = read_report(report_from_text(text, "<example>", codebook), codebook)
    return Found(reading, extract_from(reading, codebook), areas.of(text))


def _failures(subject: str, entry: Entry, found: dict[str, Found]) -> Iterator[Failure]:
    for example in entry.examples:
        if not holds(example.expect, found[example.text]):
            expected = ", ".join(f"{k}: {_said(v)}" for k, v in example.expect.items())
            got = _nearest(example.expect, found[example.text])
            yield Failure(subject, entry.id, example.text, expected, got)
    for text in entry.counter:
        intruding = intrusions(entry, found[text])
        if intruding:
            yield Failure(subject, entry.id, text, "nothing of this entry", _told(intruding))


def _nearest(expected: Iterable[str], found: Found) -> str:
    """The items that have the keys expected, or nothing."""
    keys = set(expected)
    return _told([item for _, item in found.items() if keys <= set(item)])


def _told(items: list[Item]) -> str:
    told = ["{" + ", ".join(f"{k}: {_said(v)}" for k, v in i.items() if v) + "}" for i in items]
    return " ".join(dict.fromkeys(told)) or "nothing"


def _said(value: str | Iterable[str] | None) -> str:
    if value is None:
        return "none"
    return value if isinstance(value, str) else "[" + ", ".join(value) + "]"
