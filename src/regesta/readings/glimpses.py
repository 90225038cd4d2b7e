"""Glimpses: what the learned reader saw of names, laid on the names that the grammar read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model.reading import Reading
from regesta.model.seen import Named, Titled
from regesta.readings.identities import Identity
from regesta.readings.lines import Line
from regesta.readings.namings import Found, Naming
from regesta.readings.offices import Post
from regesta.readings.title_words import printed, title_of

_CERTAIN = 0.95
_LONG = 3
_PARTS = frozenset((",", "the", "-", "–", "(", ")", ".", "retired", "ret", "retd"))
_PASSING = frozenset("delegation team talks side group ship vessel crew meeting".split())
"""Whom somebody heads for a day, or what a captain has: no office of theirs."""

_WITHIN_SIGHT = 50
"""Tokens of a sentence that the learned reader surely looked at; it may not have come to those behind."""


@dataclass(frozen=True, slots=True)
class Glimpses:
    """The names that the learned reader saw, and the states and organisations among the tokens it saw served.

    Empty without the learned reader: then nobody is doubted, and nothing is told besides the grammar.
    """

    _reading: Reading
    _lines: Sequence[Line]
    _named: dict[int, Named]
    _parties: frozenset[int]

    @classmethod
    def of(cls, reading: Reading, lines: Sequence[Line]) -> Glimpses:
        """Lay what was seen of a reading on its tokens."""
        named = {i: name for name in reading.seen.named for i in range(name.first, name.last)}
        told = (m for m in reading.mentions if m.kind in ("party", "place", "body") and len(m.parties) == 1)
        spans = ((m.first, m.last) for m in told) if named else ()
        return cls(reading, lines, named, frozenset(i for first, last in spans for i in range(first, last)))

    def leave_things(self, found: Sequence[Found]) -> None:
        """Drop the lone words that only the grammar takes for names, if no title stands right before one.

        What is part of a longer name somewhere in the report stays.
        """
        longer = {w for f in found for n in f.namings if len(n.name.words) > 1 for w in n.name.words}
        for each in found:
            each.namings[:] = [n for n in each.namings if n.name.words[0] in longer or not self._doubtful(n)]

    def _doubtful(self, naming: Naming) -> bool:
        """Say whether a name rests on nothing but an office behind a comma or a dash: "Atrium – Minister"."""
        lone = len(naming.name.words) == 1 and not naming.titled and bool(naming.apposed)
        return lone and self._passed_over(naming)

    def _passed_over(self, naming: Naming) -> bool:
        """Say whether the learned reader looked at a name and took no word of it for a person's."""
        first, last = self._tokens(naming)
        start = self._reading.sentences[self._reading.tokens[first].sentence].first
        return bool(self._named) and last - start < _WITHIN_SIGHT and not self._seen(naming)

    def vouched(self, naming: Naming) -> bool:
        """Say whether the learned reader is certain that a name is a person's who serves somebody told."""
        sure = [name for name in self._seen(naming) if name.sure >= _CERTAIN and len(naming.name.words) > 1]
        numbered = self._lines[naming.line].text(naming.name.last)[:1].isdigit()
        return not numbered and any(i in self._parties for name in sure for i in name.served)

    def _seen(self, naming: Naming) -> list[Named]:
        first, last = self._tokens(naming)
        return list(dict.fromkeys(self._named[i] for i in range(first, last) if i in self._named))

    def _tokens(self, naming: Naming) -> tuple[int, int]:
        line = self._lines[naming.line]
        return line.token(naming.name.first), line.token(naming.name.last - 1) + 1

    def give_posts(self, people: Sequence[Identity], found: Sequence[Found]) -> None:
        """Give an office that only the learned reader saw to whom it stands beside, if they have none."""
        offices = [t for t in self._reading.seen.titled if t.kind == "office" and t.sure >= _CERTAIN]
        for naming in (n for p in people if offices and not any(p.posts()) for n in p.namings):
            line, (first, last) = self._lines[naming.line], self._tokens(naming)
            titles = {i for name in self._seen(naming) if name.sure >= _CERTAIN for i in name.titles}
            for title in (t for t in offices if titles.issuperset({t.first, t.first + 1})):
                between = line.words_in(
                    *((title.last, first) if title.last <= first else (last, title.first))
                )
                post = self._post(naming.line, title)
                if post and self._beside(naming, between):
                    naming.apposed.append(post)
                    held = found[naming.line].posts
                    held[:] = [p for p in held if p.last <= post.first or post.last <= p.first]
                    break

    def _beside(self, naming: Naming, between: range) -> bool:
        """Say whether nothing but a comma, an article or the name's own titles parts a title from a name."""
        line = self._lines[naming.line]
        own = range(naming.first, naming.last)
        return all(k in own or line.term(k, "rank", "honorific") or line.text(k) in _PARTS for k in between)

    def _post(self, number: int, title: Titled) -> Post | None:
        """The office of a title of three words or more, without the state that opens or ends it."""
        line = self._lines[number]
        words = line.words_in(title.first, title.last)
        if len(words) < _LONG or any(line.text(k) in _PASSING for k in words):
            return None
        first, last = words.start, words.stop
        parties = tuple(p for k in words if k in line.parties for p in line.parties[k].parties)
        if first in line.parties:
            first = line.past_possessive(line.parties[first].last)
        for k in words[2:]:
            if k in line.parties and line.parties[k].last >= last:
                last = k - 1 - (line.text(k - 1) == "the")
        shown = title_of(printed(line, first, last))
        return Post(words.start, words.stop, first, shown, parties) if last - first > 1 else None
