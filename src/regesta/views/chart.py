"""The timeline of a relation as a drawing: where each bar, span and dot lies, and no markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from regesta.model.entry import EngagementEntry, Entry, InstrumentEntry, MechanismEntry
from regesta.views import dates
from regesta.views.acts import Acts
from regesta.views.names import clipped
from regesta.views.overview import is_ahead
from regesta.views.relation import Relation

WIDTH = 1100
_ROW = 22
_LETTER = 6.3
_LABEL = 44
_THIN = 5
_LEAST = 5.0
_MARGIN = 8
_GAP = 10
_TOP = 26
_HEAD = 24
_WIDEST_YEARS = 30
_MOST_TEXTS = 40
_SHORT = 3 * 366
_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """A bar or a dot: left edge, width and row, its style, its words, and the entry that it stands for.

    `inner` are the left edges of what happened inside of a visit. A label hangs to the right of its shape, or
    to the left where `leftward`.
    """

    x: float
    width: float
    y: float
    height: float
    style: str
    label: str
    told: str
    entry: str
    inner: tuple[float, ...] = ()
    leftward: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from the end of one span to the beginning of the one that succeeds it."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Lane:
    """Shapes that belong together, under a heading."""

    title: str
    y: float
    bars: tuple[Shape, ...] = ()
    dots: tuple[Shape, ...] = ()
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole drawing. `years` are the ticks, `known` the place of the latest report's day."""

    width: int
    height: float
    years: tuple[tuple[float, str], ...]
    known: float | None
    lanes: tuple[Lane, ...]


def chart(
    found: Relation, acts: Acts, every: Mapping[str, Entry], known_on: str | None, *, part: bool = False
) -> Chart:
    """Draw the engagements, texts and forums of a relation; what has no year is left out.

    Of a `part` only the time of its engagements is drawn, with the texts and sessions of that time.
    """
    return _Drawing(found, acts, every, known_on, part=part).chart()


class _Drawing:
    def __init__(
        self,
        found: Relation,
        acts: Acts,
        every: Mapping[str, Entry],
        known_on: str | None,
        *,
        part: bool,
    ) -> None:
        self._part = part
        self._found, self._acts, self._every, self._known_on = found, acts, every, known_on
        self._first, self._last = self._range()
        self._y: float = _TOP

    def chart(self) -> Chart:
        lanes = [lane for lane in (self._engagements(), self._instruments(), self._mechanisms()) if lane]
        latest = _span(self._known_on, None)
        known = self._x(latest[-1]) if latest and self._is_drawn(latest) else None
        return Chart(WIDTH, self._y + _MARGIN, self._years(), known, tuple(lanes))

    def _range(self) -> tuple[int, int]:
        days = [d for e in self._found.engagements for d in _span(e.start, e.end)]
        if not (self._part and days):
            days += [d for i in self._found.instruments for d in _term(i)]
            days += [d for m in self._found.mechanisms for d in _span(m.last, m.next_expected)]
        if not days:
            return 0, 1
        last = max(days)
        first = max(min(days), last - round(_WIDEST_YEARS * 365.25))
        start, end = date.fromordinal(first), date.fromordinal(last)
        if self._part and end.toordinal() - start.toordinal() < _SHORT:
            return start.replace(day=1).toordinal(), end.toordinal() + _MARGIN
        return date(start.year, 1, 1).toordinal(), date(end.year, 12, 31).toordinal()

    def _x(self, day: str | int) -> float:
        ordinal = date.fromisoformat(day).toordinal() if isinstance(day, str) else day
        share = (min(max(ordinal, self._first), self._last) - self._first) / max(self._last - self._first, 1)
        return round(_MARGIN + share * (WIDTH - 2 * _MARGIN), 1)

    def _years(self) -> tuple[tuple[float, str], ...]:
        first, last = date.fromordinal(max(self._first, 1)).year, date.fromordinal(max(self._last, 1)).year
        if self._last - self._first < _SHORT:
            months = ((y, m) for y in range(first, last + 1) for m in range(1, 13, _QUARTER))
            days = ((date(y, m, 1).toordinal(), f"{y}" if m == 1 else f"{y}-{m:02}") for y, m in months)
            return tuple((self._x(day), told) for day, told in days if self._first <= day <= self._last)
        step = max(1, (last - first) // 14)
        return tuple((self._x(date(y, 1, 1).toordinal()), str(y)) for y in range(first, last + 1, step))

    def _engagements(self) -> Lane | None:
        known = {e.id for e in self._found.engagements}
        inner: dict[str, list[EngagementEntry]] = {}
        for engagement in self._found.engagements:
            if engagement.part_of in known and engagement.part_of:
                inner.setdefault(engagement.part_of, []).append(engagement)
        whole = [e for e in self._found.engagements if e.part_of not in known and dates.has_year(e.start)]
        whole.sort(key=lambda e: (_span(e.start, e.end), e.id))
        shapes = [self._engagement(e, inner.get(e.id, [])) for e in whole]
        return self._packed("Visits, meetings and other engagements", shapes)

    def _engagement(self, engagement: EngagementEntry, parts: Iterable[EngagementEntry]) -> Shape:
        told = self._acts.words(engagement)
        style = "bar"
        if engagement.status in ("planned", "invited"):
            style = "bar planned"
        elif engagement.status != "occurred":
            style = "bar off"
        first, last = _span(engagement.start, engagement.end)
        exact = len(engagement.start or "") == len("2024-11-24")
        inside = sorted({self._x(_span(p.start, p.end)[0]) for p in parts if dates.has_year(p.start)})
        x = self._x(first)
        width = max(self._x(last) - x, _LEAST)
        height = 12 if exact else _THIN
        when = dates.printed(engagement.start, engagement.end)
        label = clipped(told, _LABEL)
        return Shape(
            x,
            width,
            0,
            height,
            style,
            label,
            f"{when}: {told}",
            engagement.id,
            tuple(inside) if width > 9 else (),
        )

    def _packed(self, title: str, shapes: list[Shape]) -> Lane | None:
        """Put each shape into the first row in which it and its label find room."""
        if not shapes:
            return None
        head = self._head()
        ends: list[float] = []
        placed: list[Shape] = []
        for shape in sorted(shapes, key=lambda s: _extent(s)[0]):
            begin, finish = _extent(shape)
            row = next((n for n, end in enumerate(ends) if end + _GAP <= begin), len(ends))
            ends[row : row + 1] = [finish]
            placed.append(_moved(shape, head + row * _ROW))
        self._y = head + len(ends) * _ROW
        return Lane(title, head - 8, bars=tuple(placed))

    def _head(self) -> float:
        self._y += _HEAD
        return self._y

    def _instruments(self) -> Lane | None:
        dated = ((_term(i), i) for i in self._found.instruments)
        shown = [(days, i.id, i) for days, i in dated if days and self._is_drawn(days)]
        texts = [i for *_, i in sorted(shown)[-_MOST_TEXTS:]]
        if not texts:
            return None
        head = self._head()
        bars: dict[str, Shape] = {}
        for row, text in enumerate(texts):
            days = _term(text)
            x = self._x(days[0])
            width = max(self._x(days[-1]) - x, _LEAST)
            term = dates.printed_term(text.term)
            label = clipped(f"{text.title} {term}", 60)
            style = "span" if text.term else "span open"
            told = f"{text.title} {term} ({text.status.replace('_', ' ')})"
            bars[text.id] = _moved(Shape(x, width, 0, 12, style, label, told, text.id), head + row * _ROW)
        self._y = head + len(texts) * _ROW
        ties = tuple(
            Tie(
                bars[link.to].x + bars[link.to].width,
                bars[link.to].y + 6,
                bars[text.id].x,
                bars[text.id].y + 6,
            )
            for text in texts
            for link in text.links
            if link.relation == "succeeds" and link.to in bars
        )
        return Lane("Texts and their terms", head - 8, bars=tuple(bars.values()), ties=ties)

    def _is_drawn(self, days: tuple[int, ...]) -> bool:
        """Say whether any of these days lies in the time that is drawn."""
        return days[0] <= self._last and days[-1] >= self._first

    def _mechanisms(self) -> Lane | None:
        shown = [m for m in self._found.mechanisms if self._sessions(m, 0)]
        if not shown:
            return None
        head = self._head()
        dots: list[Shape] = []
        for row, mechanism in enumerate(shown):
            dots += self._sessions(mechanism, head + row * _ROW)
        self._y = head + len(shown) * _ROW
        return Lane("Sessions of forums", head - 8, dots=tuple(dots))

    def _sessions(self, mechanism: MechanismEntry, y: float) -> list[Shape]:
        found = (self._every.get(s) for s in mechanism.sessions)
        held = [e for e in found if isinstance(e, EngagementEntry)]
        dots = [
            self._dot(e.start or "", y, "session", f"{mechanism.name}, {dates.printed(e.start)}", e.id)
            for e in held
            if dates.has_year(e.start) and self._is_drawn(_span(e.start, e.end))
        ]
        for lost in mechanism.missed:
            told = f"{mechanism.name}, due {dates.printed(lost.start, lost.end)}, not seen"
            days = _span(lost.start, lost.end)
            if self._is_drawn(days):
                middle = date.fromordinal(sum(days) // 2).isoformat()
                dots.append(self._dot(middle, y, "missed", told, mechanism.id))
        dots.sort(key=lambda dot: dot.x)
        expected = mechanism.next_expected
        if expected and dates.has_year(expected) and self._is_drawn(_span(expected, None)):
            late = not is_ahead(expected, self._known_on)
            told = f"{mechanism.name}, expected {dates.printed(expected)}" + (", not seen" if late else "")
            dots.append(self._dot(expected, y, "missed" if late else "expected", told, mechanism.id))
        if dots:
            dots[-1] = _labelled(dots[-1], clipped(mechanism.name, _LABEL))
        return dots

    def _dot(self, day: str, y: float, style: str, told: str, entry: str) -> Shape:
        first, last = _span(day, None)
        return Shape(self._x((first + last) // 2), 10, y, 10, style, "", told, entry)


@lru_cache(4_096)
def _span(start: str | None, end: str | None) -> tuple[int, ...]:
    """The first and the last day that a date may mean, as numbers of days; nothing without a year."""
    if not start or not dates.has_year(start):
        return ()
    final = end if end and dates.has_year(end) else start
    return (
        date.fromisoformat(dates.earliest(start)).toordinal(),
        date.fromisoformat(dates.latest(final)).toordinal(),
    )


def _term(instrument: InstrumentEntry) -> tuple[int, ...]:
    first, _, last = (instrument.term or "").partition("/")
    return _span(first, last or None) or _span(instrument.signed, None)


def _leftward(shape: Shape) -> bool:
    return shape.x + shape.width + len(shape.label) * _LETTER > WIDTH - _MARGIN


def _extent(shape: Shape) -> tuple[float, float]:
    label = len(shape.label) * _LETTER + 6
    if _leftward(shape):
        return shape.x - label, shape.x + shape.width
    return shape.x, shape.x + shape.width + label


def _moved(shape: Shape, y: float) -> Shape:
    return Shape(
        shape.x, shape.width, y + (12 - shape.height) / 2, shape.height, shape.style, shape.label, shape.told,
        shape.entry, shape.inner, _leftward(shape),
    )  # fmt: skip


def _labelled(shape: Shape, label: str) -> Shape:
    named = Shape(shape.x, shape.width, shape.y, shape.height, shape.style, label, shape.told, shape.entry)
    return Shape(
        named.x,
        named.width,
        named.y,
        named.height,
        named.style,
        label,
        named.told,
        named.entry,
        (),
        _leftward(named),
    )
