"""A report with what was read in it: its text cut into paragraphs and stretches, each with its entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regesta.model.entry import Citation, Entry
from regesta.model.report import Block

FURNITURE = frozenset({"dateline", "caption", "credit", "tail"})
_KINDS = (
    "undertaking",
    "instrument",
    "engagement",
    "honour",
    "mechanism",
    "person",
    "body",
    "doubt",
    "conflict",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a report's text. `kind` is that of the innermost entry it is a passage of, "" for none."""

    start: int
    end: int
    text: str
    kind: str
    entries: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the text with its pieces; `kind` is that of the block."""

    kind: str
    furniture: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One entry as a report tells it: the fields it gives, and the passages, in order of place."""

    entry: str
    kind: str
    start: int
    fields: tuple[str, ...]
    passages: tuple[tuple[int, int, str], ...]


def kind_of(entry: Entry) -> str:
    """The kind of an entry as one small word."""
    return type(entry).__name__.removesuffix("Entry").lower()


def told_in(cited: Iterable[tuple[Entry, Citation]]) -> tuple[Told, ...]:
    """What a report tells of each entry, in the order in which the text comes to it."""
    found: dict[str, tuple[Entry, list[Citation]]] = {}
    for entry, citation in cited:
        found.setdefault(entry.id, (entry, []))[1].append(citation)
    told = [
        Told(
            entry=ident,
            kind=kind_of(entry),
            start=min(c.passage.start for c in citations),
            fields=tuple(dict.fromkeys(c.field.replace("_", " ") for c in citations)),
            passages=tuple(sorted({(c.passage.start, c.passage.end, c.passage.quote) for c in citations})),
        )
        for ident, (entry, citations) in found.items()
    ]
    return tuple(sorted(told, key=lambda t: (t.start, _KINDS.index(t.kind), t.entry)))


def annotated(
    text: str, blocks: Iterable[Block], told: Iterable[Told], chosen: tuple[int, int] | None = None
) -> tuple[Paragraph, ...]:
    """Cut a text at the edges of its blocks and passages; `chosen` is a span to be set off."""
    marks = [(start, end, one) for one in told for start, end, _ in one.passages]
    edges = sorted(
        {0, len(text)} | {e for s, f, _ in marks for e in (s, f)} | (set(chosen) if chosen else set())
    )
    return tuple(
        Paragraph(block.kind, block.kind in FURNITURE, tuple(_pieces(text, block, edges, marks, chosen)))
        for block in _covering(blocks, len(text))
        if text[block.start : block.end].strip()
    )


def _covering(blocks: Iterable[Block], length: int) -> Iterable[Block]:
    """The blocks, with what lies between them as body, so that no word of a report is lost."""
    at = 0
    for block in blocks:
        if at < block.start:
            yield Block(at, block.start, "body")
        yield block
        at = block.end
    if at < length:
        yield Block(at, length, "body")


def _pieces(
    text: str,
    block: Block,
    edges: list[int],
    marks: list[tuple[int, int, Told]],
    chosen: tuple[int, int] | None,
) -> Iterable[Piece]:
    inside = [e for e in edges if block.start < e < block.end]
    near = [m for m in marks if m[0] < block.end and m[1] > block.start]
    for start, end in zip([block.start, *inside], [*inside, block.end], strict=True):
        over = sorted((m for m in near if m[0] <= start and end <= m[1]), key=_innermost)
        yield Piece(
            start=start,
            end=end,
            text=text[start:end],
            kind=over[0][2].kind if over else "",
            entries=tuple(dict.fromkeys(m[2].entry for m in over)),
            chosen=chosen is not None and chosen[0] <= start and end <= chosen[1],
        )


def _innermost(mark: tuple[int, int, Told]) -> tuple[int, int, str]:
    start, end, told = mark
    return (end - start, _KINDS.index(told.kind), told.entry)
