"""The register in a database: append what reports tell, fold it, keep what was folded."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from regesta.codebook import Codebook
from regesta.model.claim import Extraction
from regesta.model.entry import Entries
from regesta.model.judgement import Judgement
from regesta.model.report import Report
from regesta.register import codec
from regesta.register.database import open_database, reading, writing
from regesta.register.filing import Account, Filing, account_of, report_entry
from regesta.register.fold import FOLD_VERSION, fold
from regesta.register.memory import entries_of
from regesta.register.reader import EntriesReader
from regesta.register.tables import ACCOUNTS, CLAIMS, DOUBTS, ENTRIES, FILINGS, FOLDED, JUDGEMENTS, REPORTS
from regesta.seams import Filed, RegisterReader, RegisterWriter

_BATCH = 500


class Mark(NamedTuple):
    """How far a register is filled at one moment; nothing is ever taken out, so this tells its content."""

    filings: int
    last_filing: int
    judgements: int
    last_judgement: int
    codebook: str

    @property
    def stamp(self) -> str:
        """The mark, the codebook's version and the fold's as one word."""
        return ":".join(map(str, (FOLD_VERSION, *self)))


def open_register(where: str | Path, codebook: Codebook, *, create: bool = True) -> SqlRegister:
    """Open the register in a file, at a database URL or, with `:memory:`, nowhere; make it if need be.

    Raise RegisterError for a file that is no register, or is absent where `create` is False, and
    RegisterVersionError for one that a newer Regesta made.
    """
    return SqlRegister(str(where), codebook, create=create)


class SqlRegister:
    """Claims and judgements in tables that only grow; entries beside them as a cache.

    Filing a report is one transaction, so that an interruption leaves each report filed or not. Entries are
    folded when a reader is asked for and something was filed since; they may be dropped at any time.
    """

    def __init__(self, where: str, codebook: Codebook, *, create: bool = True) -> None:
        self._where = where
        self._codebook = codebook
        self._engine = open_database(where, create=create)
        self._maker = f"regesta {version('regesta')}"

    def reader(self) -> RegisterReader:
        with reading(self._engine, self._where) as connection:
            mark = _mark(connection, self._codebook.version)
            folded = _folded(connection) == mark.stamp
        if not folded:
            self._fold(mark)
        return EntriesReader(lambda kind, beginning: self._load(mark, kind, beginning), self._text)

    def writer(self) -> RegisterWriter:
        return self

    def add(self, extraction: Extraction) -> Filed:
        account = account_of(extraction)
        try:
            return self._add(extraction.report, account)
        except IntegrityError:
            # Another program filed the same report between our look and our turn; now we see it.
            return self._add(extraction.report, account)

    def judge(self, judgement: Judgement) -> None:
        with writing(self._engine, self._where) as connection:
            known = select(JUDGEMENTS.c.id).where(JUDGEMENTS.c.id == judgement.id)
            if connection.execute(known).first() is None:
                body = msgspec.json.encode(judgement).decode()
                connection.execute(insert(JUDGEMENTS).values(id=judgement.id, body=body))

    def close(self) -> None:
        self._engine.dispose()

    def _add(self, report: Report, account: Account) -> Filed:
        ident = codec.digest(report.id, account)
        with writing(self._engine, self._where) as connection:
            newest = select(FILINGS.c.source, FILINGS.c.account_id).where(FILINGS.c.report_id == report.id)
            filed = {row.source: row.account_id for row in connection.execute(newest.order_by(FILINGS.c.seq))}
            if filed.get(report.source) == ident:
                return "known"
            if not filed:
                connection.execute(insert(REPORTS).values(id=report.id, text=report.text))
            if not _has(connection, ACCOUNTS, ACCOUNTS.c.id == ident):
                self._append(connection, ident, report, account)
            connection.execute(
                insert(FILINGS).values(
                    report_id=report.id,
                    source=report.source,
                    account_id=ident,
                    meta=codec.pack_report(report),
                    filed_at=datetime.now(UTC).isoformat(timespec="seconds"),
                )
            )
        if not filed:
            return "new"
        return "reread" if report.source in filed else "source"

    def _append(self, connection: Connection, ident: str, report: Report, account: Account) -> None:
        year = codec.pack(account.year)
        row = {
            "id": ident,
            "report_id": report.id,
            "codebook": account.codebook,
            "maker": self._maker,
            "year": year,
        }
        connection.execute(insert(ACCOUNTS).values(row))
        claims = [
            {
                "account_id": ident,
                "n": n,
                "id": i,
                "kind": codec.kind_of(c),
                "ref": c.ref,
                "body": codec.pack(c),
            }
            for n, (i, c) in enumerate(account.claims)
        ]
        doubts = [
            {"account_id": ident, "n": n, "code": d.code, "body": codec.pack(d)}
            for n, d in enumerate(account.doubts)
        ]
        if claims:
            connection.execute(insert(CLAIMS), claims)
        if doubts:
            connection.execute(insert(DOUBTS), doubts)

    def _fold(self, mark: Mark) -> None:
        with reading(self._engine, self._where) as connection:
            entries = self._refold(connection, mark)
        with writing(self._engine, self._where) as connection:
            connection.execute(delete(ENTRIES))
            connection.execute(delete(FOLDED))
            for kind in codec.ENTRY_KINDS:
                for batch in _batches(entries_of(entries, kind)):
                    rows = [
                        {"kind": kind, "id": getattr(e, "id", kind), "body": codec.pack_entry(e)}
                        for e in batch
                    ]
                    connection.execute(insert(ENTRIES), rows)
            connection.execute(insert(FOLDED).values(id=1, stamp=mark.stamp))

    def _refold(self, connection: Connection, mark: Mark) -> Entries:
        """Fold all that was filed up to a mark."""
        rows = select(JUDGEMENTS.c.body).where(JUDGEMENTS.c.seq <= mark.last_judgement)
        judgements = [msgspec.json.decode(b, type=Judgement) for b in connection.execute(rows).scalars()]
        with _uncollected():
            return fold(_filings(connection, mark), judgements, self._codebook)

    def _load(self, mark: Mark, kind: str, beginning: str) -> tuple[Any, ...]:
        with reading(self._engine, self._where) as connection:
            if _folded(connection) == mark.stamp:
                rows = select(ENTRIES.c.body).where(ENTRIES.c.kind == kind).order_by(ENTRIES.c.id)
                if beginning:
                    rows = rows.where(ENTRIES.c.id.startswith(beginning, autoescape=True))
                return tuple(codec.entry_from(kind, body) for body in connection.execute(rows).scalars())
            # Another program filed more and folded it; what this reader saw can still be folded again.
            return entries_of(self._refold(connection, mark), kind, beginning)

    def _text(self, report_id: str) -> str | None:
        with reading(self._engine, self._where) as connection:
            return connection.execute(select(REPORTS.c.text).where(REPORTS.c.id == report_id)).scalar()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put off the search for reference cycles: a fold makes none, but many values to search."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _batches(entries: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    return (entries[n : n + _BATCH] for n in range(0, len(entries), _BATCH))


def _has(connection: Connection, table: Table, condition: ColumnElement[bool]) -> bool:
    return connection.execute(select(table).where(condition).limit(1)).first() is not None


def _mark(connection: Connection, codebook: str) -> Mark:
    counts = [func.count(), func.coalesce(func.max(FILINGS.c.seq), 0)]
    filings = connection.execute(select(*counts).select_from(FILINGS)).one()
    counts = [func.count(), func.coalesce(func.max(JUDGEMENTS.c.seq), 0)]
    judgements = connection.execute(select(*counts).select_from(JUDGEMENTS)).one()
    return Mark(filings[0], filings[1], judgements[0], judgements[1], codebook)


def _folded(connection: Connection) -> str | None:
    return connection.execute(select(FOLDED.c.stamp)).scalar()


def _filings(connection: Connection, mark: Mark) -> Iterator[Filing]:
    """Each report with all its sources; of one source the last filing counts."""
    accounts = _accounts(connection)
    rows = (
        select(FILINGS).where(FILINGS.c.seq <= mark.last_filing).order_by(FILINGS.c.report_id, FILINGS.c.seq)
    )
    for _, filed in groupby(connection.execute(rows), key=lambda row: row.report_id):
        sources = {row.source: (codec.report_from(row.meta), row.account_id) for row in filed}
        account = accounts[sources[min(sources)][1]]
        yield Filing(report_entry(tuple(r for r, _ in sources.values()), account.year), account)


def _accounts(connection: Connection) -> dict[str, Account]:
    claims: dict[str, list[Any]] = {}
    for row in connection.execute(select(CLAIMS).order_by(CLAIMS.c.account_id, CLAIMS.c.n)):
        claims.setdefault(row.account_id, []).append((row.id, codec.claim_from(row.kind, row.body)))
    doubts: dict[str, list[Any]] = {}
    for row in connection.execute(select(DOUBTS).order_by(DOUBTS.c.account_id, DOUBTS.c.n)):
        doubts.setdefault(row.account_id, []).append(codec.doubt_from(row.body))
    return {
        row.id: Account(
            codec.year_from(row.year),
            row.codebook,
            tuple(claims.get(row.id, ())),
            tuple(doubts.get(row.id, ())),
        )
        for row in connection.execute(select(ACCOUNTS))
    }
