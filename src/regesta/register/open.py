"""Open a register by file, URL or `:memory:`."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from regesta.model.claim import Extraction
from regesta.model.judgement import Judgement
from regesta.register.store import SqlRegister
from regesta.seams import Filed, RegisterReader, RegisterWriter


class Register:
    """A register that is open; use it in a `with` block, or close it.

    `add` files one report's extraction at a time: what it has returned from is kept, whatever happens next.
    """

    def __init__(self, where: str) -> None:
        self.where = where
        self._store = SqlRegister(where)

    @classmethod
    def open(cls, where: str | Path = ":memory:") -> Self:
        """Open the register in a file or database, making it if need be; `:memory:` keeps it nowhere.

        Raise RegisterError for a file that is no register, RegisterVersionError for a newer Regesta's.
        """
        return cls(str(where))

    def add(self, extraction: Extraction) -> Filed:
        """File one report with its claims and doubts, and say whether it was new."""
        return self._store.add(extraction)

    def judge(self, judgement: Judgement) -> None:
        """File what a person decided about claims."""
        self._store.judge(judgement)

    def reader(self) -> RegisterReader:
        """The entries folded from all that is filed now."""
        return self._store.reader()

    def writer(self) -> RegisterWriter:
        """The face that files."""
        return self._store.writer()

    def close(self) -> None:
        """Let go of the file or connection."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
