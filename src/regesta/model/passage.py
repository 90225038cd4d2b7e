"""Passages: the exact words of a report that bear out a claim."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.errors import PassageError


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of one report, held with the words it covers.

    Offsets count code points of `Report.text`, end exclusive. The words are stored beside them so that
    the register can be read without the report, and so that a report whose text has shifted is noticed
    instead of misquoted.
    """

    report_id: str
    start: int
    end: int
    quote: str

    @classmethod
    def cut(cls, report_id: str, text: str, start: int, end: int) -> Passage:
        """Cut a passage out of a report's text. Raise PassageError if it would be empty or lie outside."""
        if not 0 <= start < end <= len(text):
            raise PassageError(report_id, start, end, len(text))
        return cls(report_id, start, end, text[start:end])


@dataclass(frozen=True, slots=True, order=True)
class Cited:
    """One field of a claim with the passage it was read from."""

    field: str
    passage: Passage
