"""Who holds an office that the report names without its holder: "the Lao minister", "the president"."""

from __future__ import annotations

from dataclasses import replace

from regesta.model.reading import Mention
from regesta.readings.antecedents.groups import Groups
from regesta.readings.antecedents.memory import Memory
from regesta.readings.antecedents.titles import holds

_PLURAL_TAGS = ("NNS", "NNPS")
_ALONE = frozenset({"the", "pm", "president", "premier"})
_DEFINITE = frozenset({"the", "these", "both", "their", "two", "three", "four", "five"})
_NUMBERS = {"three": 3, "four": 4, "five": 5}


class Offices:
    """Resolves offices, singular and plural, to those who hold them."""

    def __init__(self, memory: Memory, groups: Groups) -> None:
        self._memory = memory
        self._groups = groups

    def resolve(self, mention: Mention) -> Mention:
        """The mention with its holder, where one alone fits; else with the state it belongs to."""
        parties = mention.parties or self._memory.parties_inside(mention)
        if self._memory.tokens[mention.head].tag in _PLURAL_TAGS:
            return self._plural(mention, parties)
        holders = self._holders(mention.title, parties)
        if "visiting" in self._memory.words(mention, before=1):
            holders = tuple(k for k in holders if k in self._memory.visitors) or holders
        if not parties and len(holders) > 1:
            holders = holders[:1] if self._definite(mention) else ()
        if len(holders) == 1 or (holders and parties):
            found = self._memory.people[holders[0]]
            served = (found.party,) if found.party else parties
            return replace(mention, people=(found.key,), parties=served)
        if not parties:
            earlier = self._memory.last(
                lambda m: m.kind == "office" and m.title == mention.title and bool(m.parties)
            )
            parties = earlier.parties if earlier else ()
        return replace(mention, parties=parties)

    def _plural(self, mention: Mention, parties: tuple[str, ...]) -> Mention:
        if len(parties) > 1:
            held = tuple(k for p in parties for k in self._holders(mention.title, (p,))[:1])
            return replace(mention, people=held, parties=parties)
        tokens = self._memory.tokens[max(0, mention.first - 2) : mention.head]
        if not {t.text.lower() for t in tokens} & _DEFINITE:
            return mention
        count = max((_NUMBERS.get(w, 2) for w in self._memory.words(mention, before=2)), default=2)
        return self._groups.resolve(replace(mention, parties=()), "people", count)

    def _holders(self, title: str | None, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Keys of individuals who hold that office, the one named most recently first."""
        keys = [
            p.key
            for p in self._memory.reading.people
            if (not parties or p.party in parties) and holds(p, title)
        ]
        return tuple(sorted(keys, key=self._memory.staleness))

    def _definite(self, mention: Mention) -> bool:
        return bool(self._memory.words(mention, before=1) & _ALONE)
