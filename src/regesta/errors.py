"""Everything Regesta raises.

RegestaError
├── PassageError          a span that lies outside its report
├── ReportError           a report that cannot be taken in (missing, empty, binary, too large)
├── CodebookError         a codebook file, entry or key that is wrong
├── RegisterError         a register that cannot be opened or written
│   └── RegisterVersionError   made by a newer Regesta
├── TeamError             accounts of a team that cannot be opened or written
└── UsageError            a caller's mistake: an unknown state, an unknown id
"""

from __future__ import annotations


class RegestaError(Exception):
    """The root: catch this to catch whatever Regesta raises on purpose."""


class PassageError(RegestaError):
    """A span lies outside its report, or would be empty."""

    def __init__(self, report_id: str, start: int, end: int, length: int) -> None:
        super().__init__(f"report {report_id}: no passage {start}–{end} in a text of {length} characters")
        self.report_id, self.start, self.end, self.length = report_id, start, end, length


class ReportError(RegestaError):
    """A report cannot be taken in; `source` names it and `reason` says why and what to do."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source, self.reason = source, reason


class CodebookError(RegestaError):
    """A codebook file is wrong; `where` names file, entry and key."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"codebook {where}: {reason}")
        self.where, self.reason = where, reason


class RegisterError(RegestaError):
    """A register cannot be opened or written; `where` is its file or URL."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"register {where}: {reason}")
        self.where, self.reason = where, reason


class RegisterVersionError(RegisterError):
    """The register was made by a newer Regesta than this one."""


class TeamError(RegestaError):
    """The accounts of a team cannot be opened or written; `where` is their file or URL."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"accounts {where}: {reason}")
        self.where, self.reason = where, reason


class UsageError(RegestaError):
    """The caller asked for something that does not exist, such as an unknown state code."""
