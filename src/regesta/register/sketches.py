"""Keep what reports are compared by, and find copies when a report is filed."""

from __future__ import annotations

import base64
from array import array
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, or_, select

from regesta.model.report import Report
from regesta.register import codec
from regesta.register.copies import Likeness, Sketch, bands_of, likeness, may_be_alike
from regesta.register.tables import BANDS, FILINGS, LIKENESSES, REPORTS, SIGNATURES


def file_sketch(connection: Connection, report: Report) -> None:
    """Compare a new report with those that may share much with it, and keep what it is compared by."""
    sketch = Sketch(report.text, report.blocks)
    bands = bands_of(sketch.signature)
    if not bands:
        return
    for other in _near(connection, bands, sketch):
        found = likeness((report.id, sketch), (other, _sketch(connection, other)))
        if found is not None:
            row = {"left": found.left, "right": found.right}
            held = {"left_held": found.left_held, "right_held": found.right_held}
            connection.execute(insert(LIKENESSES).values(row | held))
    rows = [{"band": band, "report_id": report.id} for band in sorted(set(bands))]
    connection.execute(insert(BANDS), rows)
    signature = base64.b64encode(sketch.signature.tobytes()).decode()
    connection.execute(insert(SIGNATURES).values(report_id=report.id, signature=signature))


def _near(connection: Connection, bands: Iterable[int], sketch: Sketch) -> list[str]:
    """The reports that are worth comparing with one in full, in order of id."""
    ids = select(BANDS.c.report_id).where(BANDS.c.band.in_(bands))
    rows = select(SIGNATURES).where(SIGNATURES.c.report_id.in_(ids)).order_by(SIGNATURES.c.report_id)
    return [
        row.report_id
        for row in connection.execute(rows)
        if may_be_alike(sketch.signature, _signature(row.signature))
    ]


def _signature(kept: str) -> array[int]:
    return array("I", base64.b64decode(kept))


def sketch_all(connection: Connection) -> None:
    """Compare all reports with each other, in a register that has not done so yet."""
    for ident in list(connection.execute(select(REPORTS.c.id).order_by(REPORTS.c.id)).scalars()):
        file_sketch(connection, _report(connection, ident))


def forget_sketch(connection: Connection, report_id: str) -> None:
    """Drop what a report was compared by; its bands are found by its signature."""
    kept = connection.scalar(select(SIGNATURES.c.signature).where(SIGNATURES.c.report_id == report_id))
    if kept is not None:
        filed = bands_of(_signature(kept))
        connection.execute(delete(BANDS).where(BANDS.c.band.in_(filed), BANDS.c.report_id == report_id))
        connection.execute(delete(SIGNATURES).where(SIGNATURES.c.report_id == report_id))
    either = or_(LIKENESSES.c.left == report_id, LIKENESSES.c.right == report_id)
    connection.execute(delete(LIKENESSES).where(either))


def likenesses(connection: Connection) -> Iterable[Likeness]:
    """All pairs of reports of which one holds what the other tells."""
    rows = connection.execute(select(LIKENESSES).order_by(LIKENESSES.c.left, LIKENESSES.c.right))
    return [Likeness(row.left, row.right, row.left_held, row.right_held) for row in rows]


def _sketch(connection: Connection, report_id: str) -> Sketch:
    report = _report(connection, report_id)
    return Sketch(report.text, report.blocks)


def _report(connection: Connection, report_id: str) -> Report:
    """A report as it was filed first."""
    both = REPORTS.join(FILINGS, FILINGS.c.report_id == REPORTS.c.id)
    row = connection.execute(
        select(REPORTS.c.text, FILINGS.c.meta)
        .select_from(both)
        .where(REPORTS.c.id == report_id)
        .order_by(FILINGS.c.seq)
        .limit(1)
    ).one()
    return codec.report_from(row.meta, row.text)
