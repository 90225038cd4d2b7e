"""Introductions: an office told a sentence behind the name of its holder."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.reading import Reading
from regesta.readings.identities import Identity
from regesta.readings.lines import Line
from regesta.readings.namings import Found, Naming
from regesta.readings.offices import Post

_LINKS = frozenset("is was has been serves served as now currently became the a an also who".split())
_PRONOUNS = frozenset(("he", "she"))
_OTHERS = frozenset("him her them his their guest guests visitor visitors counterpart he she".split())
"""Words that show that whoever holds the office is not the one named before."""

_SUBJECTS = ("nsubj", "nsubjpass")


class Introductions:
    """Gives an office without a name to whom the sentence before names, in the same paragraph.

        "Ana Cruz spoke for an hour. She is Head of the Border Service of Peru."
        "Ana Cruz spoke for an hour. The Head of the Border Service of Peru asked for boats."

    The second only where the report gives that person no office and the sentence nobody else to mean.
    """

    def __init__(self, reading: Reading, lines: Sequence[Line], people: Sequence[Identity]) -> None:
        self._reading, self._lines = reading, lines
        self._open = {p.key for p in people if not any(p.posts())}
        self._held = {post.title for p in people for post in p.posts()}

    def settle(self, found: Sequence[Found]) -> None:
        """Give the offices, and take them from those without a name."""
        for line, each in zip(self._lines, found, strict=True):
            for post in list(each.posts):
                holder = self._holder(line, each.namings, post) if self._may_be(post) else None
                if holder:
                    holder.held.append(post)
                    each.posts.remove(post)
                    self._open.discard(holder.key)

    def _may_be(self, post: Post) -> bool:
        return bool(post.title) and not post.plural and not post.counterpart and post.title not in self._held

    def _holder(self, line: Line, namings: Sequence[Naming], post: Post) -> Naming | None:
        sentence = self._sentence(line, post.first)
        start = post.first
        while start and line.text(start - 1) in _LINKS and self._sentence(line, start - 1) == sentence:
            start -= 1
        opens = start == 0 or self._sentence(line, start - 1) != sentence
        told = line.text(start - 1) in _PRONOUNS and start < post.first
        before = [n for n in namings if n.key and self._sentence(line, n.name.first) == sentence - 1]
        if len({n.key for n in before}) != 1 or not (told or opens):
            return None
        return before[0] if told or self._meant(line, before[0], post, sentence) else None

    def _meant(self, line: Line, naming: Naming, post: Post, sentence: int) -> bool:
        """Say whether "The Minister of Defence" that opens a sentence can mean whom the last one names."""
        if naming.key not in self._open or line.text(post.first - 1) != "the" or not self._acts(line, naming):
            return False
        last = post.last
        while last < len(line.words) and self._sentence(line, last) == sentence:
            if line.text(last) in _OTHERS:
                return False
            last += 1
        return True

    def _acts(self, line: Line, naming: Naming) -> bool:
        name = range(line.token(naming.name.first), line.token(naming.name.last - 1) + 1)
        return any(self._reading.tokens[i].dep in _SUBJECTS for i in name)

    def _sentence(self, line: Line, word: int) -> int:
        return self._reading.tokens[line.token(word)].sentence
