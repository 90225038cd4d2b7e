"""The full sentence around a quote, found in the text of its report."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9À-Ỹ])")
# A full stop behind one of these, or behind an initial, ends no sentence. Rank abbreviations are all short.
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Gen|Lt|Lieut|Sen|Maj|Brig|Col|Capt|Cdr|Cmdr|Adm|Vice|Rear|Sgt|Dr|Mr|Mrs|Ms|Prof|Hon|St"
    r"|No|Nos|Art|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Rt|Amb|Pres|Gov|Dep|Min|Ltd|Co|Corp|Inc|vs|cf))\.$"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a sentence; `quoted` where it is the passage that bears a field out."""

    text: str
    quoted: bool


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence, or run of them, that holds `start`–`end`; never over the end of a line."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    for boundary in _END.finditer(text, first, last):
        if _ABBREVIATION.search(text, max(first, boundary.start() - 8), boundary.start() + 1):
            continue
        if boundary.end() <= start:
            first = boundary.end()
        elif boundary.start() + 1 >= end:
            last = boundary.end()
            break
    while first < start and text[first].isspace():
        first += 1
    return first, max(end, len(text[:last].rstrip()))


def marked(text: str, span: tuple[int, int], quotes: list[tuple[int, int]]) -> tuple[Stretch, ...]:
    """Cut a span of a text into stretches inside and outside of the quotes, with white space made plain."""
    pieces: list[Stretch] = []
    at, last = span
    for start, end in sorted(quotes):
        begin, finish = max(start, at), min(end, last)
        if begin >= finish:
            continue
        pieces += [Stretch(text[at:begin], quoted=False), Stretch(text[begin:finish], quoted=True)]
        at = finish
    pieces.append(Stretch(text[at:last], quoted=False))
    return tuple(Stretch(re.sub(r"\s+", " ", p.text), p.quoted) for p in pieces if p.text)


def shortened(pieces: tuple[Stretch, ...], width: int) -> tuple[Stretch, ...]:
    """Leave out words far from the quotes so that about `width` characters remain, an ellipsis a gap."""
    spare = width - sum(len(p.text) for p in pieces if p.quoted)
    outer = sum(len(p.text) for p in pieces if not p.quoted)
    if outer <= spare:
        return pieces
    share = max(spare, 0) / max(outer, 1)
    final = len(pieces) - 1
    return tuple(
        p
        if p.quoted
        else Stretch(_thinned(p.text, int(len(p.text) * share), i == 0, i == final), quoted=False)
        for i, p in enumerate(pieces)
    )


def _thinned(text: str, width: int, is_first: bool, is_last: bool) -> str:  # noqa: FBT001 - two plain ends
    """Keep the words nearest to the quotes: the end of the first piece, the beginning of the last."""
    if is_first and is_last:
        return text[:width].rpartition(" ")[0] + " …"
    if is_first:
        return "… " + text[len(text) - width :].partition(" ")[2] if width < len(text) else text
    if is_last:
        return text[:width].rpartition(" ")[0] + " …" if width < len(text) else text
    half = width // 2
    head, tail = text[:half].rpartition(" ")[0], text[len(text) - half :].partition(" ")[2]
    return f"{head} … {tail}" if width < len(text) else text
