"""Keep what reports are compared by, and find copies when a report is filed."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, or_, select

from regesta.model.report import Report
from regesta.register import codec
from regesta.register.copies import Likeness, Sketch, bands_of, likeness, may_be_alike
from regesta.register.imprints import those_worth_comparing
from regesta.register.tables import BANDS, FILINGS, LIKENESSES, REPORTS, SIGNATURES

_FILED = REPORTS.join(FILINGS, FILINGS.c.report_id == REPORTS.c.id)


def file_sketch(connection: Connection, report: Report) -> None:
    """Compare a new report with those that may share much with it, and keep what it is compared by."""
    sketch = _sketch(report)
    bands = sorted(set(bands_of(sketch.signature)))
    if not bands:
        return
    found = [likeness((report.id, sketch), other) for other in _near(connection, bands, sketch)]
    if pairs := [asdict(pair) for pair in found if pair is not None]:
        connection.execute(insert(LIKENESSES), pairs)
    kept = {"signature": sketch.signature.tobytes(), "imprint": sketch.imprint}
    done = connection.execute(insert(SIGNATURES).values(report_id=report.id, **kept))
    (n,) = list(done.inserted_primary_key or ())
    connection.execute(insert(BANDS), [{"band": band, "n": n} for band in bands])


def _near(connection: Connection, bands: Iterable[int], sketch: Sketch) -> list[tuple[str, Sketch]]:
    """The reports that are worth comparing with one in full."""
    sharing = select(BANDS.c.n).where(BANDS.c.band.in_(bands))
    imprints = select(SIGNATURES.c.n, SIGNATURES.c.imprint).where(SIGNATURES.c.n.in_(sharing))
    # The more reports are filed, the more share a band and little else: their imprints are asked first.
    near = those_worth_comparing(sketch.imprint, connection.execute(imprints).all())
    if not near:
        return []
    kept = _FILED.join(SIGNATURES, SIGNATURES.c.report_id == REPORTS.c.id)
    rows = select(REPORTS.c.id, REPORTS.c.text, FILINGS.c.meta, SIGNATURES.c.signature).select_from(kept)
    first = rows.where(SIGNATURES.c.n.in_(near)).order_by(REPORTS.c.id, FILINGS.c.seq.desc())
    found = {row.id: row for row in connection.execute(first)}
    return [
        (row.id, _sketch(codec.report_from(row.meta, row.text)))
        for row in found.values()
        if may_be_alike(sketch.signature, _signature(row.signature))
    ]


def _signature(kept: bytes) -> array[int]:
    return array("I", kept)


def sketch_all(connection: Connection) -> None:
    """Compare all reports with each other, in a register that has not done so yet."""
    for ident in list(connection.execute(select(REPORTS.c.id).order_by(REPORTS.c.id)).scalars()):
        file_sketch(connection, _report(connection, ident))


def forget_sketch(connection: Connection, report_id: str) -> None:
    """Drop what a report was compared by; its bands are found by its signature."""
    where = SIGNATURES.c.report_id == report_id
    kept = connection.execute(select(SIGNATURES.c.n, SIGNATURES.c.signature).where(where)).first()
    if kept is not None:
        filed = bands_of(_signature(kept.signature))
        connection.execute(delete(BANDS).where(BANDS.c.band.in_(filed), BANDS.c.n == kept.n))
        connection.execute(delete(SIGNATURES).where(SIGNATURES.c.n == kept.n))
    either = or_(LIKENESSES.c.left == report_id, LIKENESSES.c.right == report_id)
    connection.execute(delete(LIKENESSES).where(either))


def likenesses(connection: Connection) -> Iterable[Likeness]:
    """All pairs of reports of which one holds what the other tells."""
    rows = connection.execute(select(LIKENESSES).order_by(LIKENESSES.c.left, LIKENESSES.c.right))
    return [Likeness(row.left, row.right, row.left_held, row.right_held) for row in rows]


def _sketch(report: Report) -> Sketch:
    return Sketch(report.text, report.blocks)


def _report(connection: Connection, report_id: str) -> Report:
    """A report as it was filed first."""
    rows = select(REPORTS.c.text, FILINGS.c.meta).select_from(_FILED).where(REPORTS.c.id == report_id)
    row = connection.execute(rows.order_by(FILINGS.c.seq).limit(1)).one()
    return codec.report_from(row.meta, row.text)
