"""Take a text in as a Report."""

from __future__ import annotations

import hashlib
from functools import cache

from regesta.codebook import Codebook
from regesta.model.report import Dateline, Report
from regesta.model.when import When
from regesta.reports.blocks import Labeller
from regesta.reports.language import language_of
from regesta.reports.published import published_when

READABLE = frozenset({"en"})
"""The languages that Regesta reads; a report in another is filed and marked."""


def report_id(text: str) -> str:
    """The id of a report, derived from its text alone."""
    return f"r-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def report_from_text(
    text: str,
    source: str,
    codebook: Codebook,
    *,
    notes: tuple[str, ...] = (),
    declared: str | None = None,
) -> Report:
    """Take a text in: derive its id, label its blocks, read its date line, date and language.

    The text is kept exactly as given. `notes` tell what was guessed before, such as an encoding; `declared`
    is the day of publication that the page's metadata names, for a text that prints none.
    """
    ident = report_id(text)
    page = _labeller(codebook).label(text)
    language = language_of(" ".join(text[b.start : b.end] for b in page.blocks if b.kind == "body") or text)
    readable = language in READABLE
    if not readable:
        notes = (*notes, f"language {language} is not read yet: the report is filed and marked")
    return Report(
        id=ident,
        source=source,
        text=text,
        title=page.title,
        blocks=tuple(page.blocks),
        dateline=page.dateline or Dateline(),
        published=published_when(ident, text, page.published) or _declared(declared),
        language=language,
        readable=readable,
        notes=notes,
    )


@cache
def _labeller(codebook: Codebook) -> Labeller:
    return Labeller(codebook)


def _declared(day: str | None) -> When | None:
    return When(day, why="the page's metadata") if day else None
