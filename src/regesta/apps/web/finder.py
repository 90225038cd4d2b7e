"""Full-text search over reports and entries, blind to diacritics: an index in memory, of folded words."""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile
import threading
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from regesta.apps.web.naming import title_of
from regesta.apps.web.room import Snapshot
from regesta.codebook.match import fold
from regesta.errors import RegisterError
from regesta.model.entry import Entry, Person
from regesta.views import dates
from regesta.views.annotated import kind_of
from regesta.views.sentences import Stretch

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"\"([^\"]*)\"")
_AROUND = 130
_MOST_WORDS = 12
_LAYOUT = """
CREATE VIRTUAL TABLE found USING fts5(words, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3 4');
CREATE TABLE things (n INTEGER PRIMARY KEY, id TEXT, kind TEXT, parties TEXT, first TEXT, last TEXT);
"""
_LONGEST_WAIT = 120.0
_KINDS = (
    "person", "engagement", "instrument", "mechanism", "undertaking", "honour", "body", "doubt", "conflict",
    "report",
)  # fmt: skip
_BITS = 40
"""The number of a thing is its kind's place, and behind it a serial number of so many bits; reports last."""

_EVERY = (1 << 62) - 1
_ASKED = """
WITH hit AS MATERIALIZED (
  SELECT found.rowid AS n, rank AS r FROM found{joined} WHERE found MATCH ?{limits})
SELECT
  (SELECT json_group_array(json_array(kind, number))
     FROM (SELECT n >> {bits} AS kind, count(*) AS number FROM hit GROUP BY 1)),
  (SELECT json_group_array(json_array(n, (SELECT id FROM things WHERE things.n = best.n)))
     FROM (SELECT n FROM hit WHERE n BETWEEN ? AND ? ORDER BY n >= ?, r, n LIMIT ? OFFSET ?) AS best)
"""

Row = tuple[str, str, str, str, str]
"""What the index keeps of a thing: its id, kind, parties, first and last day."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for: words, or phrases in quotes, and what to keep."""

    words: str
    kind: str = ""
    party: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One hit; the words searched for are set off in its title and snippet."""

    id: str
    kind: str
    when: str
    title: tuple[Stretch, ...]
    snippet: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """One page of hits, the best first, and how many there are of each kind."""

    number: int
    kinds: dict[str, int]
    found: tuple[Found, ...]


class Finder:
    """Keeps an index up with the register, in a file of its own that is dropped at the end.

    Every thread reads through its own connection, so that nobody waits for another's search, nor for the
    index to be brought up; only what has changed is put in anew.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="regesta-")
        self._lock = threading.Lock()
        self._own = threading.local()
        self._ready = threading.Event()
        self._known: dict[str, tuple[int, int]] = {}
        self._last = 0
        self._is_closed = False
        self._index = self._opened()
        self._index.executescript(_LAYOUT)

    def find(self, now: Snapshot, wanted: Wanted, start: int, length: int) -> Hits:
        """Find what holds all words, or words that begin so, whatever their diacritics and case."""
        query = _query(wanted.words)
        if not query:
            return Hits(0, {}, ())
        if not self._ready.wait(_LONGEST_WAIT):
            raise RegisterError("search", "the index is still being made; try again in a minute")
        kinds, rows = self._rows(query, wanted, start, length)
        terms = _terms(wanted.words)
        number = kinds.get(wanted.kind, 0) if wanted.kind else sum(kinds.values())
        shown = (_shown(now, ident, kind, terms) for ident, kind in rows)
        return Hits(number, kinds, tuple(one for one in shown if one is not None))

    def follow(self, now: Snapshot) -> None:
        """Bring the index up to the register as of now: put in what is new or reads otherwise than before."""
        with self._lock:
            if not self._is_closed:
                self._bring_up(now)
        self._ready.set()

    def _bring_up(self, now: Snapshot) -> None:
        with self._index:
            gone = self._known.keys() - now.reports.keys() - now.entries.keys()
            for ident in sorted(gone):
                self._drop(ident)
            for words, row in _things(now, self._known):
                self._put(row, words)

    def close(self) -> None:
        """Drop the index, once nobody writes to it."""
        with self._lock:
            self._is_closed = True
            self._index.close()
        self._folder.cleanup()

    def _opened(self) -> sqlite3.Connection:
        made = sqlite3.connect(Path(self._folder.name) / "words.db", check_same_thread=False)
        made.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
        return made

    def _drop(self, ident: str) -> None:
        place, _ = self._known.pop(ident)
        self._index.execute("DELETE FROM found WHERE rowid = ?", (place,))
        self._index.execute("DELETE FROM things WHERE n = ?", (place,))

    def _put(self, row: Row, words: str) -> None:
        ident, sign = row[0], hash((row, words))
        place, known = self._known.get(ident, (0, None))
        if known == sign:
            return
        if place:
            self._drop(ident)
        self._last += 1
        place = (_KINDS.index(row[1]) << _BITS) + self._last
        self._index.execute("INSERT INTO things VALUES (?, ?, ?, ?, ?, ?)", (place, *row))
        self._index.execute("INSERT INTO found (rowid, words) VALUES (?, ?)", (place, words))
        self._known[ident] = (place, sign)

    def _rows(
        self, query: str, wanted: Wanted, start: int, length: int
    ) -> tuple[dict[str, int], list[tuple[str, str]]]:
        """How many hits there are of each kind, and a page of them; in one step, as steps are queued for."""
        if not hasattr(self._own, "index"):
            self._own.index = self._opened()
        index: sqlite3.Connection = self._own.index
        limits, values = _limits(wanted)
        # What is asked for most often needs no second table: the number of a thing tells its kind.
        joined = " JOIN things ON things.n = found.rowid" if limits else ""
        first = _KINDS.index(wanted.kind) << _BITS if wanted.kind in _KINDS else -1
        kept = (first, first + (1 << _BITS) - 1) if wanted.kind else (0, _EVERY)
        ranked = (*kept, _KINDS.index("report") << _BITS, length, start)
        told = _ASKED.format(joined=joined, limits=limits, bits=_BITS)
        counted, best = index.execute(told, (query, *values, *ranked)).fetchone()
        kinds = {_KINDS[place]: number for place, number in json.loads(counted)}
        return dict(sorted(kinds.items())), [(i, _KINDS[n >> _BITS]) for n, i in json.loads(best)]


def _limits(wanted: Wanted) -> tuple[str, tuple[str | int, ...]]:
    limits = ""
    values: tuple[str | int, ...] = ()
    for clause, value in (
        (" AND parties LIKE ?", f"% {wanted.party} %" if wanted.party else ""),
        (" AND last >= ?", dates.earliest(wanted.since) if wanted.since else ""),
        (" AND first != '' AND first <= ?", dates.latest(wanted.until) if wanted.until else ""),
    ):
        if value:
            limits, values = limits + clause, (*values, value)
    return limits, values


def _things(now: Snapshot, known: Container[str]) -> Iterator[tuple[str, Row]]:
    """All entries, and the reports that are not known yet, each with its folded words."""
    parties: dict[str, set[str]] = {}
    for entry in now.entries.values():
        concerned = _parties(entry)
        for told_in in entry.reports:
            parties.setdefault(told_in, set()).update(concerned)
        told = f"{title_of(now, entry)} {_more_words(now, entry, concerned)}"
        yield _folded(told), (entry.id, kind_of(entry), _spaced(concerned), *_days(*_span(entry)))
    new = [ident for ident in now.reports if ident not in known]
    for ident, text in now.reader.report_texts(new):
        report = now.reports[ident]
        told = f"{report.title or ''} {report.source} {text}"
        day = report.published or (str(report.year) if report.year else None)
        yield _folded(told), (ident, "report", _spaced(parties.get(ident, set())), *_days(day, None))


def _more_words(now: Snapshot, entry: Entry, parties: set[str]) -> str:
    if isinstance(entry, Person):
        offices = (word for t in entry.tenures for word in (t.title, t.body or ""))
        return " ".join((*entry.names, *entry.ranks, *entry.honorifics, *offices))
    words = [
        str(getattr(entry, name, None) or "") for name in ("text", "place", "form", "kind", "note", "code")
    ]
    words += [name for name in getattr(entry, "names", ()) if isinstance(name, str)]
    words += [now.names.party(party) for party in sorted(parties)]
    return " ".join(words)


def _parties(entry: Entry) -> set[str]:
    found: set[str] = set()
    for name in ("party", "parties", "host", "by", "to"):
        value = getattr(entry, name, None)
        found.update(value if isinstance(value, tuple) else (value,) if value else ())
    return found


def _span(entry: Entry) -> tuple[str | None, str | None]:
    for first, last in (("start", "end"), ("said_on", ""), ("date", ""), ("signed", ""), ("last", "")):
        value = getattr(entry, first, None)
        if isinstance(value, str):
            return value, getattr(entry, last, None) if last else None
    return None, None


def _days(first: str | None, last: str | None) -> tuple[str, str]:
    if not first or not dates.has_year(first):
        return "", ""
    return dates.earliest(first), dates.latest(last if last and dates.has_year(last) else first)


def _spaced(parties: set[str]) -> str:
    return f" {' '.join(sorted(parties))} "


def _folded(text: str) -> str:
    """The words of a text, folded one by one, since what was folded before is kept by the word."""
    return " ".join(fold(word) for word in _WORD.findall(text))


def _terms(typed: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(typed)))[:_MOST_WORDS]


def _query(typed: str) -> str:
    """What FTS5 is asked: phrases as they stand, every other word also as the beginning of a longer one."""
    folded = fold(typed)
    phrases = [" ".join(_WORD.findall(p)) for p in _QUOTED.findall(folded)]
    words = _WORD.findall(_QUOTED.sub(" ", folded))[:_MOST_WORDS]
    return " ".join([f'"{p}"' for p in phrases if p] + [f'"{w}"*' for w in words])


def _shown(now: Snapshot, ident: str, kind: str, terms: tuple[str, ...]) -> Found | None:
    """A hit with its words set off; None where the index is a moment ahead of the page."""
    if ident not in (now.reports if kind == "report" else now.entries):
        return None
    if kind == "report":
        report = now.reports[ident]
        text = now.reader.report_text(ident)
        when = dates.printed(report.published) if report.published else str(report.year or "")
        title = report.title or report.source
        return Found(ident, kind, when, highlighted(title, terms), _snippet(text, terms))
    entry = now.entries[ident]
    start, end = _span(entry)
    more = "; ".join(t.title for t in entry.tenures) if isinstance(entry, Person) else ""
    when = dates.printed(start, end) if start else ""
    return Found(ident, kind, when, highlighted(title_of(now, entry), terms), highlighted(more, terms))


def _spots(text: str, terms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where words begin as the terms do; words are folded one by one, as folding may change their length."""
    return [m.span() for m in _WORD.finditer(text) if fold(m.group()).startswith(terms)] if terms else []


def highlighted(text: str, terms: tuple[str, ...]) -> tuple[Stretch, ...]:
    """A text cut into stretches, those that were searched for set off."""
    pieces: list[Stretch] = []
    at = 0
    for start, end in _spots(text, terms):
        if start > at:
            pieces.append(Stretch(text[at:start], quoted=False))
        pieces.append(Stretch(text[start:end], quoted=True))
        at = end
    if at < len(text):
        pieces.append(Stretch(text[at:], quoted=False))
    return tuple(pieces)


def _snippet(text: str, terms: tuple[str, ...]) -> tuple[Stretch, ...]:
    """The words around the place where most of the terms stand together."""
    spots = _spots(text, terms)
    if not spots:
        return highlighted(" ".join(text[: 2 * _AROUND].split()), ())
    near = max(spots, key=lambda s: (_variety(text, spots, s[0], terms), -s[0]))[0]
    start = max(0, text.rfind(" ", 0, max(0, near - _AROUND // 2)) + 1)
    end = text.find(" ", min(len(text), near + 2 * _AROUND))
    end = len(text) if end < 0 else end
    told = " ".join(text[start:end].split())
    return highlighted(f"{'… ' if start else ''}{told}{' …' if end < len(text) else ''}", terms)


def _variety(text: str, spots: list[tuple[int, int]], start: int, terms: tuple[str, ...]) -> int:
    near = {fold(text[s:e]) for s, e in spots if start <= s < start + 2 * _AROUND}
    return sum(any(word.startswith(term) for word in near) for term in terms)
