"""What was folded last, kept beside the claims: a cache with an index, which may be emptied at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Select, delete, func, insert, select

from regesta.model.entry import Entries
from regesta.register import codec
from regesta.register.fold import FOLD_VERSION
from regesta.register.shelf import Shelf, concerned, telling
from regesta.register.tables import (
    CONCERNED,
    ENTRIES,
    FILINGS,
    FOLDED,
    JUDGEMENTS,
    REPORTS,
    REVISIONS,
    TELLING,
    WITHDRAWALS,
)

T = TypeVar("T")
Connect = Callable[[], Any]
_BATCH = 500


class Mark(NamedTuple):
    """How far a register is filled at one moment.

    Nothing is ever taken out but by a withdrawal, which is counted, so this tells its content.
    """

    filings: int
    last_filing: int
    judgements: int
    last_judgement: int
    withdrawals: int
    codebook: str

    @property
    def stamp(self) -> str:
        """The mark, the codebook's version, the fold's and the layout's as one word."""
        return ":".join(map(str, (FOLD_VERSION, REVISIONS[-1], *self)))


def mark_of(connection: Connection, codebook: str) -> Mark:
    """How far the register is filled now."""
    counts: list[int] = []
    for table in (FILINGS, JUDGEMENTS):
        numbers = select(func.count(), func.coalesce(func.max(table.c.seq), 0)).select_from(table)
        counts += connection.execute(numbers).one()
    withdrawals = connection.execute(select(func.count()).select_from(WITHDRAWALS)).scalar_one()
    return Mark(counts[0], counts[1], counts[2], counts[3], withdrawals, codebook)


def stamp_of(connection: Connection) -> str | None:
    """From what the cache was folded, or None if it is empty."""
    return connection.execute(select(FOLDED.c.stamp)).scalar()


def empty_cache(connection: Connection) -> None:
    """Drop all that was folded."""
    for table in (ENTRIES, TELLING, CONCERNED, FOLDED):
        connection.execute(delete(table))


def fill_cache(connection: Connection, entries: Entries, mark: Mark) -> None:
    """Put what was folded in the place of what was there."""
    empty_cache(connection)
    for kind in codec.ENTRY_KINDS:
        found: Any = getattr(entries, kind)
        whole = (found,) if kind == "counts" else found
        for batch in _batches(whole):
            rows = [{"kind": kind, "id": getattr(e, "id", kind), "body": codec.pack_entry(e)} for e in batch]
            connection.execute(insert(ENTRIES), rows)
    for told in _batches(telling(entries)):
        connection.execute(
            insert(TELLING), [{"report_id": report, "kind": kind, "id": i} for report, kind, i in told]
        )
    for shares in _batches(concerned(entries)):
        connection.execute(
            insert(CONCERNED),
            [{"party": party, "report_id": report, "act": a} for party, report, a in shares],
        )
    connection.execute(insert(FOLDED).values(id=1, stamp=mark.stamp))


def _batches(values: Iterable[T]) -> Iterator[list[T]]:
    left = iter(values)
    while batch := list(islice(left, _BATCH)):
        yield batch


class FoldedShelf:
    """The cache as a shelf, as long as it is what it was when the reader was made.

    Should another program have folded more in between, `again` folds once more what this reader saw.
    """

    def __init__(self, connect: Connect, mark: Mark, again: Callable[[], Shelf]) -> None:
        self._connect = connect
        self._mark = mark
        self._again = again
        self._own: Shelf | None = None

    def all(self, kind: str) -> tuple[Any, ...]:
        return self._entries(kind, select(ENTRIES.c.body), lambda own: own.all(kind))

    def beginning(self, kind: str, beginning: str) -> tuple[Any, ...]:
        rows = select(ENTRIES.c.body).where(ENTRIES.c.id.startswith(beginning, autoescape=True))
        return self._entries(kind, rows, lambda own: own.beginning(kind, beginning))

    def told_by(self, kind: str, reports: frozenset[str]) -> tuple[Any, ...]:
        found: dict[str, Any] = {}
        for some in _batches(sorted(reports)):
            ids = select(TELLING.c.id).where(TELLING.c.kind == kind, TELLING.c.report_id.in_(some))
            rows = select(ENTRIES.c.body).where(ENTRIES.c.id.in_(ids))
            told = self._entries(kind, rows, lambda own: own.told_by(kind, reports))
            found |= {e.id: e for e in told}
        return tuple(found[ident] for ident in sorted(found))

    def reports_on(self, left: str, right: str) -> frozenset[str]:
        one, other = CONCERNED.alias(), CONCERNED.alias()
        both = one.join(other, (one.c.act == other.c.act) & (one.c.report_id == other.c.report_id))
        rows = select(one.c.report_id).select_from(both).where(one.c.party == left, other.c.party == right)
        with self._connect() as connection:
            if stamp_of(connection) == self._mark.stamp:
                return frozenset(connection.execute(rows).scalars())
        return self._folded_again().reports_on(left, right)

    def text(self, report_id: str) -> str | None:
        with self._connect() as connection:
            text: str | None = connection.scalar(select(REPORTS.c.text).where(REPORTS.c.id == report_id))
            return text

    def texts(self, report_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        for some in _batches(report_ids):
            rows = select(REPORTS.c.id, REPORTS.c.text).where(REPORTS.c.id.in_(some))
            with self._connect() as connection:
                found = connection.execute(rows).all()
            yield from ((row.id, row.text) for row in found)

    def _entries(
        self, kind: str, rows: Select[Any], otherwise: Callable[[Shelf], tuple[Any, ...]]
    ) -> tuple[Any, ...]:
        with self._connect() as connection:
            if stamp_of(connection) == self._mark.stamp:
                chosen = rows.where(ENTRIES.c.kind == kind).order_by(ENTRIES.c.id)
                return tuple(codec.entry_from(kind, body) for body in connection.execute(chosen).scalars())
        return otherwise(self._folded_again())

    def _folded_again(self) -> Shelf:
        if self._own is None:
            self._own = self._again()
        return self._own
