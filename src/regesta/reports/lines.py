"""The lines and paragraphs of a text, before anything is known of what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n]*[^\s\ufeff][^\n]*")
_EDGES = " \t\r\f\v\u00a0\u3000\ufeff\u200b"
_FINAL = re.compile(r"[.!?…][\"”’'»)\]*_]*$")
_BULLET = re.compile(r"(?:[-–—•*·▪●○►]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}\))\s+")
_MARKUP = re.compile(r"(?:#|>|\||!\[|---|\*\*\*|[\w-]{2,20}:(?:\s|$))")
_WRAPPED_AT = (48, 110)
_ENOUGH_WRAPS = 3
_FULL_LINE = 0.7
_MARKS_AT_END = 12
_SENTENCE_WORDS = 6
_PARAGRAPH_WORDS = 45


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text without its outer blanks, and how many words it has.

    `number` counts the text's lines, so that gaps between paragraphs can be told.
    """

    text: str
    start: int
    end: int
    number: int
    words: int

    @property
    def finished(self) -> bool:
        """Say whether it ends as a sentence does."""
        return bool(_FINAL.search(self.text[-_MARKS_AT_END:]))

    @property
    def is_prose(self) -> bool:
        """Say whether it reads as a paragraph: a sentence to its end or its colon, or a very long line."""
        closed = self.finished or self.text.endswith((":", ";"))
        return (closed and self.words >= _SENTENCE_WORDS) or self.words >= _PARAGRAPH_WORDS

    @property
    def is_item(self) -> bool:
        """Say whether it opens as an item of a list does."""
        return bool(_BULLET.match(self.text))

    def after(self, offset: int) -> Line:
        """What is left of the line from `offset` of the text on."""
        return cut_line(self.text, self.start, self.number, offset - self.start)


def cut_line(text: str, start: int, number: int, skip: int = 0) -> Line:
    """The line `text`, which stands at `start`, without its first `skip` characters and outer blanks."""
    rest = text[skip:]
    kept = rest.strip(_EDGES)
    begin = start + skip + len(rest) - len(rest.lstrip(_EDGES))
    return Line(kept, begin, begin + len(kept), number, len(kept.split()))


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold something; those of a hard-wrapped paragraph are joined into one."""
    lines, number, last = [], 0, 0
    for match in _LINE.finditer(text):
        number += text.count("\n", last, match.start())
        last = match.start()
        lines.append(cut_line(match.group(), match.start(), number))
    return _unwrapped(text, lines)


def _unwrapped(text: str, lines: Sequence[Line]) -> list[Line]:
    wrapped = _is_wrapped(lines)
    runs: list[list[Line]] = []
    for line in lines:
        if runs and _goes_on(runs[-1][-1], line, wrapped=wrapped):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [run[0] if len(run) == 1 else _joined(text, run) for run in runs]


def _joined(text: str, run: Sequence[Line]) -> Line:
    start, end = run[0].start, run[-1].end
    return Line(text[start:end], start, end, run[0].number, sum(line.words for line in run))


def _goes_on(line: Line, following: Line, *, wrapped: int) -> bool:
    if not _could_flow(line, following):
        return False
    if following.text[0].islower():
        return not line.finished and not line.text.endswith((":", ";"))
    return bool(wrapped) and len(line.text) >= _FULL_LINE * wrapped


def _could_flow(line: Line, following: Line) -> bool:
    """Say whether `following` stands right under `line`, and `line` is as long as a wrapped line is."""
    return (
        following.number == line.number + 1
        and _WRAPPED_AT[0] <= len(line.text) <= _WRAPPED_AT[1]
        and not following.is_item
        and not _MARKUP.match(following.text)
        and not _MARKUP.match(line.text)
    )


def _is_wrapped(lines: Sequence[Line]) -> int:
    """The width at which the text is wrapped by hand, or 0 where its lines are paragraphs."""
    flows = [
        len(a.text)
        for a, b in pairwise(lines)
        if _could_flow(a, b) and not a.finished and b.text[0].islower()
    ]
    longest = max((len(line.text) for line in lines), default=0)
    return max(flows) if len(flows) >= _ENOUGH_WRAPS and longest <= _WRAPPED_AT[1] else 0
