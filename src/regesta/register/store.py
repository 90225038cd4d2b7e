"""The register in a database: append what reports tell, fold it, keep what was folded."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from regesta.codebook import Codebook
from regesta.model.claim import Extraction
from regesta.model.entry import Entries
from regesta.model.judgement import Judgement
from regesta.model.report import Report
from regesta.register import codec
from regesta.register.asof import checked, up_to
from regesta.register.copies import mark_copies
from regesta.register.database import open_database, reading, writing
from regesta.register.filing import Account, Filing, account_of, made_before, report_entry
from regesta.register.fold import fold
from regesta.register.folded import FoldedShelf, Mark, empty_cache, fill_cache, mark_of, stamp_of
from regesta.register.reader import EntriesReader
from regesta.register.shelf import MemoryShelf, Shelf
from regesta.register.sketches import file_sketch, forget_sketch, likenesses
from regesta.register.tables import ACCOUNTS, CLAIMS, DOUBTS, FILINGS, JUDGEMENTS, REPORTS, WITHDRAWALS
from regesta.seams import Filed, RegisterReader, RegisterWriter


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

    def reader(self, as_of: str | None = None) -> RegisterReader:
        day = checked(as_of)
        with self._reading() as connection:
            mark = mark_of(connection, self._codebook.version)
            folded = stamp_of(connection) == mark.stamp
        if day is not None:
            return EntriesReader(self._fold(mark, day))
        if not folded:
            self._keep(mark)
        return EntriesReader(FoldedShelf(self._reading, mark, lambda: self._fold(mark, None)))

    def writer(self) -> RegisterWriter:
        return self

    def add(self, extraction: Extraction) -> Filed:
        account = account_of(extraction)
        try:
            return self._add(extraction.report, account)
        except IntegrityError:
            # Another program filed the same report between our look and our turn; now we see it.
            return self._add(extraction.report, account)

    def judge(self, judgement: Judgement) -> bool:
        with writing(self._engine, self._where) as connection:
            if _has(connection, JUDGEMENTS, JUDGEMENTS.c.id == judgement.id):
                return False
            connection.execute(insert(JUDGEMENTS).values(id=judgement.id, body=codec.pack(judgement)))
        return True

    def withdraw(self, report_id: str) -> bool:
        with writing(self._engine, self._where) as connection:
            if not _has(connection, REPORTS, REPORTS.c.id == report_id):
                return False
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA secure_delete = ON")
            # What was folded quotes the report: it goes at once, not when somebody looks next.
            empty_cache(connection)
            forget_sketch(connection, report_id)
            accounts = select(ACCOUNTS.c.id).where(ACCOUNTS.c.report_id == report_id)
            for told in (CLAIMS, DOUBTS):
                connection.execute(delete(told).where(told.c.account_id.in_(accounts)))
            for table in (FILINGS, ACCOUNTS):
                connection.execute(delete(table).where(table.c.report_id == report_id))
            connection.execute(delete(REPORTS).where(REPORTS.c.id == report_id))
            connection.execute(insert(WITHDRAWALS).values(report_id=report_id, withdrawn_at=_now()))
        return True

    def filed_since(self, moment: str) -> frozenset[str]:
        first = func.min(FILINGS.c.filed_at)
        rows = select(FILINGS.c.report_id).group_by(FILINGS.c.report_id).having(first >= moment)
        with self._reading() as connection:
            return frozenset(connection.execute(rows).scalars())

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
                file_sketch(connection, report)
            if not _has(connection, ACCOUNTS, ACCOUNTS.c.id == ident):
                self._append(connection, ident, report, account)
            connection.execute(
                insert(FILINGS).values(
                    report_id=report.id,
                    source=report.source,
                    account_id=ident,
                    meta=codec.pack_report(report),
                    filed_at=_now(),
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

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self._where)

    def _keep(self, mark: Mark) -> None:
        with self._reading() as connection:
            entries = self._entries(connection, mark, None)
        with writing(self._engine, self._where) as connection:
            fill_cache(connection, entries, mark)

    def _fold(self, mark: Mark, day: str | None) -> Shelf:
        with self._reading() as connection:
            return MemoryShelf(self._entries(connection, mark, day), self._text)

    def _entries(self, connection: Connection, mark: Mark, day: str | None) -> Entries:
        """Fold all that was filed up to a mark and published by a day."""
        rows = select(JUDGEMENTS.c.body).where(JUDGEMENTS.c.seq <= mark.last_judgement)
        judgements = [codec.judgement_from(body) for body in connection.execute(rows).scalars()]
        with _uncollected():
            known = up_to(_filings(connection, mark), day)
            return fold(mark_copies(known, likenesses(connection)), judgements, self._codebook)

    def _text(self, report_id: str) -> str | None:
        with self._reading() as connection:
            return connection.execute(select(REPORTS.c.text).where(REPORTS.c.id == report_id)).scalar()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


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


def _has(connection: Connection, table: Table, condition: ColumnElement[bool]) -> bool:
    return connection.execute(select(table).where(condition).limit(1)).first() is not None


def _filings(connection: Connection, mark: Mark) -> Iterator[Filing]:
    """Each report with all its sources; of one source the last filing counts."""
    accounts = _accounts(connection)
    rows = (
        select(FILINGS).where(FILINGS.c.seq <= mark.last_filing).order_by(FILINGS.c.report_id, FILINGS.c.seq)
    )
    for _, filed in groupby(connection.execute(rows), key=lambda row: row.report_id):
        rows_of = list(filed)
        sources = {row.source: (codec.report_from(row.meta), row.account_id) for row in rows_of}
        account = accounts[sources[min(sources)][1]]
        earlier = made_before((accounts[row.account_id] for row in rows_of), account)
        yield Filing(report_entry(tuple(r for r, _ in sources.values()), account.year), account, earlier)


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
