"""Which instruments of which reports are one text, and which follow one another."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from regesta.model.claim import InstrumentClaim, InstrumentStatus
from regesta.model.joining import Reason
from regesta.register.filing import Told
from regesta.register.resolve.groups import Group, Grouping, Reasons
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.spans import Span, gap, months, span
from regesta.register.resolve.words import likeness, share, stems

_ALIKE = 0.5
_LONGEST = 36525
_LATELY = 31
_COMING: frozenset[InstrumentStatus] = frozenset({"proposed", "negotiated"})
_MADE: frozenset[InstrumentStatus] = frozenset({"signed", "in_force", "expired"})
_YEAR = re.compile(r"\d{4}")
_KIND_WORDS = stems(
    "treaty agreement protocol plan memorandum understanding mou joint statement declaration letter intent "
    "contract minutes text document programme period year years signed new bilateral cooperation successor "
    "replacement follow-up"
)


@dataclass(frozen=True, slots=True)
class Text:
    """An instrument as one report tells of it, with what identity is judged by.

    `subject` holds the telling words of the title without kind and years; `signed_at` is the id of the
    engagement at which it was signed, `known_on` the day of the report.
    """

    told: Told[InstrumentClaim]
    subject: frozenset[str]
    signed_at: str | None
    known_on: str | None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.told.id

    @property
    def report_id(self) -> str:
        """The report that tells of it."""
        return self.told.report.id


def text_of(told: Told[InstrumentClaim], title: str, *, signed_at: str | None, known_on: str | None) -> Text:
    """Make a claim ready to compare; `title` is its title without the names of its parties."""
    return Text(told, subject_of(title), signed_at, known_on)


def subject_of(title: str) -> frozenset[str]:
    """The telling words of a title that is rid of its parties' names: what is left without kind and years."""
    return frozenset(w for w in stems(title) - _KIND_WORDS if not w.isdigit())


def resolve_instruments(texts: Sequence[Text], judged: Judged) -> list[Group[Text]]:
    """Group instrument claims by kind, parties and term, and by title and signing where no term is told.

    Those with a term come first. A text named without its term joins the only one whose term or signing fits
    the day of the report. A title that names no subject ("joint statement") is the same only if signed alike.
    """
    grouping: Grouping[Text] = Grouping(judged)
    for item in sorted(texts, key=_fullest_first):
        grouping.place(item, _look(item), _keys(item), _alike)
    return grouping.groups


def _fullest_first(item: Text) -> tuple[bool, bool, int]:
    claim = item.told.claim
    return claim.term is None, claim.signed is None, item.told.order


def _between(item: Text) -> list[str]:
    """Whom a text is filed under: each two parties, and each alone."""
    parties = sorted(set(item.told.claim.parties))
    return [*("+".join(pair) for pair in combinations(parties, 2)), *parties] or [""]


def _keys(item: Text) -> Iterable[Hashable]:
    """By term and by each year of it, by month of signing, and by each word of the subject."""
    claim = item.told.claim
    term, signed = _days(claim.term), span(claim.signed)
    marks = [claim.term, *(months(signed) if signed else ()), *sorted(item.subject)]
    if term is not None and term.days <= _LONGEST:
        marks += sorted({month[:4] for month in months(term)})
    keys = [(claim.kind, between, mark) for between in _between(item) for mark in marks if mark]
    return [*keys, *([item.signed_at] if item.signed_at else [])]


def _look(item: Text) -> Iterable[Hashable]:
    claim = item.told.claim
    signed, day = span(claim.signed), item.known_on
    marks = [claim.term]
    if claim.term is None:
        marks = [*(months(signed) if signed else ()), *sorted(item.subject), day[:4] if day else None]
    between = _between(item)
    shared = [b for b in between if "+" in b] or between
    keys = [(claim.kind, b, mark) for b in shared for mark in marks if mark]
    return [*keys, *([item.signed_at] if item.signed_at else [])]


def _days(term: str | None) -> Span | None:
    first, _, last = (term or "").partition("/")
    return span(first, last or None)


def _alike(item: Text, group: Group[Text]) -> Reasons:
    claim = item.told.claim
    parties = [frozenset(t.told.claim.parties) for t in group.items]
    own = frozenset(claim.parties)
    if not all(own <= p or p <= own for p in parties):
        return ()
    between = Reason("parties", 1.0) if own in parties else Reason("some-parties", 0.5)
    if claim.term is None and not _in_step(item, group):
        return ()
    subject = max((share(item.subject, t.subject) for t in group.items), default=0.0)
    plain = not item.subject or not any(t.subject for t in group.items)
    if not plain and subject < _ALIKE:
        return ()
    signing = _signing(item, group)
    when = _term(item, group, signing, plain=plain) if signing is not None else None
    if signing is None or when is None:
        return ()
    return (between, Reason("subject", subject), Reason("signing", signing), Reason("term", when))


def _in_step(item: Text, group: Group[Text]) -> bool:
    """Whether it is not still proposed or negotiated, in a later report, where it was signed long before.

    What is still to come about when a text of that name is in force already is another text.
    """
    return all(_may_follow(item, t) and _may_follow(t, item) for t in group.items)


def _may_follow(coming: Text, made: Text) -> bool:
    if coming.told.claim.status not in _COMING or made.told.claim.status not in _MADE:
        return True
    told, reached = span(coming.known_on), span(made.told.claim.signed or made.known_on)
    if told is None or reached is None or told.yearless or reached.yearless:
        return True
    return told.first <= reached.last + _LATELY


def _signing(item: Text, group: Group[Text]) -> float | None:
    """The weight of the day of signing; None where the days cannot be the same."""
    own = span(item.told.claim.signed)
    others = [s for t in group.items if (s := span(t.told.claim.signed)) is not None]
    if item.signed_at is not None and any(t.signed_at == item.signed_at for t in group.items):
        return 1.5
    if own is None or not others:
        return 0.0
    return 1.0 if all(gap(own, s) == 0 for s in others) else None


def _term(item: Text, group: Group[Text], signing: float, *, plain: bool) -> float | None:
    """The weight of the term; None where the terms differ, or where nothing tells that they are the same."""
    terms = {t.told.claim.term for t in group.items} - {None}
    own = item.told.claim.term
    if own is not None:
        return 2.0 if own in terms else None
    if signing > 0:
        return 0.5
    if terms:
        return 0.5 if any(_covers(t, item.known_on) for t in sorted(t for t in terms if t)) else None
    if plain or item.told.claim.signed is not None:
        return None
    return 0.5 if any(_same_title(item, t) for t in group.items) else None


def _same_title(item: Text, other: Text) -> bool:
    years = set(_YEAR.findall(item.told.claim.title)) ^ set(_YEAR.findall(other.told.claim.title))
    return not years and likeness(item.subject, other.subject) >= _ALIKE


def _covers(term: str, day: str | None) -> bool:
    days, known = _days(term), span(day)
    return days is not None and known is not None and not known.yearless and gap(days, known) == 0


def follows(earlier: str | None, later: str | None) -> bool:
    """Say whether the term `later` begins when `earlier` ends: 2020/2024 and 2025/2029."""
    if earlier is None or later is None:
        return False
    ends, begins = earlier.rpartition("/")[2], later.partition("/")[0]
    if not _YEAR.match(ends) or not _YEAR.match(begins):
        return False
    return int(begins[:4]) == int(ends[:4]) + 1
