"""Glimpses: what the learned reader saw of people, beside the grammar that reads their names and titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model.reading import Reading
from regesta.model.seen import Seen
from regesta.readings.glimpses.names import lay_names
from regesta.readings.glimpses.offices import Offices
from regesta.readings.glimpses.sights import Sight, sights_of
from regesta.readings.glimpses.titles import lay_offices, lay_ranks
from regesta.readings.lines import ROMAN, Line
from regesta.readings.namings import Found, Naming
from regesta.readings.person_names import of_firm

__all__ = ["Glimpses"]

_CERTAIN = 0.95
_BARE = 0.99
"""How sure it must be of a name with neither title nor state."""

_NO_PERSON = frozenset("in at near off around across into the a an of".split())
"""What stands before the names of places and things, and hardly before that of a person without a title."""

_CREDITS = frozenset("photo photos photograph picture pictures image byline translated".split())
_CREDITED = 6
"""Words within which a credit stands before the name of a photographer."""

_WITHIN_SIGHT = 50
"""Tokens of a sentence that the learned reader surely looked at; it may not have come to those behind."""


@dataclass(frozen=True, slots=True)
class Glimpses:
    """The people whom the learned reader saw in each line.

    Empty without the learned reader: then nobody is doubted, and nothing is told besides the grammar.
    """

    _reading: Reading
    _lines: Sequence[Line]
    _sights: Sequence[Sequence[Sight]]

    @classmethod
    def of(cls, reading: Reading, lines: Sequence[Line]) -> Glimpses:
        """Lay what was seen of a reading on its lines, so that the grammar reads on with it."""
        sights = sights_of(reading, lines)
        for line, seen in zip(lines, sights, strict=True):
            if seen and not line.shouted:
                lay_ranks(line, seen)
                lay_names(line, seen)
                lay_offices(line, seen)
        return cls(reading, lines, sights)

    def compare(self, found: Sequence[Found]) -> None:
        """Drop what only the grammar takes for names, and give each name what was seen to be told of it."""
        if self._reading.seen == Seen():
            return
        longer = {w for f in found for n in f.namings if len(n.name.words) > 1 for w in n.name.words}
        told = {p.title for f in found for n in f.namings for p in (*n.posts, *n.apposed)}
        for line, each in zip(self._lines, found, strict=True):
            each.namings[:] = [n for n in each.namings if not self._doubtful(n, longer)]
            seen = [(n, s) for n in each.namings for s in self._seen(n) if s.sure >= _CERTAIN]
            for naming, sight in seen:
                naming.served = naming.served or sight.party
            Offices(line, each, seen, told).give()

    def _doubtful(self, naming: Naming, longer: set[str]) -> bool:
        """Say whether the learned reader looked at a name and saw no person in it: "Unit Rotation".

        A headline's name stays, one of several words behind a title, a ruler's with a number, and what is
        part of a longer name in the report.
        """
        words = naming.name.words
        if naming.shouted or (len(words) == 1 and words[0] in longer):
            return False
        if len(words) > 1 and (naming.rank or naming.posts or ROMAN.fullmatch(words[-1].upper())):
            return False
        first = self._lines[naming.line].token(naming.name.first)
        start = self._reading.sentences[self._reading.tokens[first].sentence].first
        return first - start < _WITHIN_SIGHT and not self._seen(naming)

    def vouched(self, naming: Naming) -> bool:
        """Say whether the learned reader is certain that a name is a person's."""
        line, name = self._lines[naming.line], naming.name
        sure = [s for s in self._seen(naming) if s.sure >= _CERTAIN]
        bare = (
            max((s.sure for s in sure), default=0.0) >= _BARE and line.text(name.first - 1) not in _NO_PERSON
        )
        told = bare or any(s.titles or s.party for s in sure)
        thing = line.text(name.last)[:1].isdigit() or of_firm(line, name.first, name.last)
        credited = any(line.text(k) in _CREDITS for k in range(name.first - _CREDITED, name.first))
        return bool(sure) and told and not (credited or naming.shouted or thing) and len(name.words) > 1

    def _seen(self, naming: Naming) -> list[Sight]:
        name = naming.name
        return [s for s in self._sights[naming.line] if s.overlaps(name.first, name.last)]
