"""Reports: texts as they were taken in, with their parts labelled."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from regesta.model.when import When

BlockKind = Literal["headline", "dateline", "body", "caption", "credit", "tail"]


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A paragraph of a report's text, or a part of one, and what it is.

    Blocks follow each other and never overlap. A paragraph that is wrapped by hand over several lines is one.
    """

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before a report's first sentence: "Phnom Penh (VNA) –"."""

    place: str | None = None
    agency: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A text as taken in, never edited, with what it says about itself.

    `id` is derived from the text alone, so the same text from two places is one report. `blocks` cover
    every line that holds text, in order. `published` is the printed date of publication, with its passage.
    `language` is an ISO 639-1 code; `readable` is False where Regesta cannot read that language yet.
    `notes` tell what intake had to guess, such as an encoding.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    blocks: tuple[Block, ...] = ()
    dateline: Dateline = Dateline()
    published: When | None = None
    language: str = "en"
    readable: bool = True
    notes: tuple[str, ...] = ()

    def block_at(self, offset: int) -> BlockKind:
        """The kind of the block that holds the character at `offset`; body where none does."""
        i = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[i].kind if i >= 0 and offset < self.blocks[i].end else "body"
