"""Read the marks of the training text (README.md beside this file says what each means)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_OPEN = re.compile(
    r"\[(?:(?P<n>\d+(?:, *\d+)*) +)?(?P<kind>[a-z_]+)(?:/(?P<label>[a-z_+]+))?: *"
    r"|\{(?:(?P<p>\d+(?:, *\d+)*): *)?"
    r"|<(?:(?P<d>\d+(?:, *\d+)*): *)?"
)
_CLOSE = {"[": "]", "{": "}", "<": ">"}


class MarkError(ValueError):
    """A passage whose marks cannot be read; says which file, line and mark."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start`–`end` of the unmarked text, and the numbers of what they belong to.

    No numbers means all of the passage.
    """

    start: int
    end: int
    numbers: frozenset[int] = frozenset()

    def goes_with(self, other: Span) -> bool:
        """Say whether the two share a number, or one belongs to all."""
        return not self.numbers or not other.numbers or bool(self.numbers & other.numbers)


@dataclass(frozen=True, slots=True)
class Told:
    """Words in square brackets: their kind and label, as written, and their numbers in the passage."""

    span: Span
    kind: str
    label: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage without its marks, and what the marks said."""

    text: str
    told: tuple[Told, ...]
    braced: tuple[Span, ...]
    angled: tuple[Span, ...]
    where: str


def read_folder(folder: Path) -> Iterator[Passage]:
    """Yield the passages of all files of a folder, in order of file name. Raise MarkError."""
    for path in sorted(folder.glob("*.txt")):
        yield from read_file(path)


def read_file(path: Path) -> Iterator[Passage]:
    """Yield the passages of one file. Raise MarkError."""
    line = 1
    for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
        kept = "\n".join(k for k in paragraph.split("\n") if not k.startswith("#")).strip()
        if kept:
            yield parse(" ".join(kept.split()), f"{path.name}:{line}")
        line += paragraph.count("\n") + 2


def parse(marked: str, where: str) -> Passage:
    """Take the marks out of a passage. Raise MarkError, naming `where`."""
    out: list[str] = []
    told: list[Told] = []
    braced: list[Span] = []
    angled: list[Span] = []
    at, length = 0, 0
    while at < len(marked):
        opening = _OPEN.match(marked, at)
        if opening is None:
            if marked[at] in "]}>[":
                raise MarkError(f"{where}: stray {marked[at]!r} before {marked[at : at + 30]!r}")
            out.append(marked[at])
            at, length = at + 1, length + 1
            continue
        close = marked.find(_CLOSE[marked[at]], opening.end())
        words = marked[opening.end() : close]
        if close < 0 or re.search(r"[\[\]{}<>]", words) or not words.strip():
            raise MarkError(
                f"{where}: {marked[at : at + 40]!r} is not closed, is empty or holds another mark"
            )
        start, end = length, length + len(words)
        if marked[at] == "[":
            told.append(Told(Span(start, end, _numbers(opening["n"])), opening["kind"], opening["label"]))
        else:
            span = Span(start, end, _numbers(opening["p"] or opening["d"]))
            (braced if marked[at] == "{" else angled).append(span)
        out.append(words)
        at, length = close + 1, end
    return Passage("".join(out), tuple(told), tuple(braced), tuple(angled), where)


def _numbers(written: str | None) -> frozenset[int]:
    return frozenset(int(n) for n in re.findall(r"\d+", written or ""))
