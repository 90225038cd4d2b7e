"""Whom "he", "the minister", "the two sides" and "his counterpart" mean."""

from __future__ import annotations

from dataclasses import replace

from regesta.codebook import Codebook
from regesta.codebook.entries.geography import State
from regesta.codebook.entries.references import Reference
from regesta.model.reading import Mention, Reading
from regesta.readings.antecedents import Antecedents
from regesta.readings.antecedents.visitors import visitors_of
from regesta.readings.references import find_references


class Chains:
    """Resolve pronouns, offices without a name and groups to the people and parties of the report.

    Works through the report once, from left to right, with what has been named so far; a phrase at the head
    of a sentence ("In his meeting with the minister, Rojas said") may also mean the subject that follows.
    What cannot be resolved keeps empty `people`, and `parties` only if the words themselves name them.
    """

    name = "chains"

    def __init__(self, codebook: Codebook) -> None:
        self._nouns: dict[str, list[str]] = {}
        self._one: dict[str, Reference] = {}
        self._several: dict[str, Reference] = {}
        self._states = frozenset(s.id for s in codebook.of(State))
        for entry in codebook.of(Reference):
            for noun in entry.nouns:
                self._nouns.setdefault(noun, []).append(f"{entry.means}!" if entry.alone else entry.means)
                if entry.means == "person":
                    self._one[noun] = entry
                if entry.means == "people":
                    self._several[noun] = entry

    def read(self, draft: Reading) -> Reading:
        """Add mentions of kinds pronoun and group, and fill `people` and `parties` of offices."""
        found = list(find_references(draft, self._nouns))
        taken = {m.head for m in draft.mentions if m.kind == "office"}
        new = [r for r in found if r.mention.head not in taken]
        means = {r.mention.head: r.means for r in found}
        draft = replace(draft, guests=visitors_of(draft))
        walk = Antecedents(draft, self._states, self._one, self._several)
        resolved: list[Mention] = []
        for mention in sorted([*draft.mentions, *(r.mention for r in new)], key=_order):
            done = walk.resolve(mention, means.get(mention.head))
            walk.note(done)
            resolved.append(done)
        return replace(draft, mentions=tuple(resolved))


def _order(mention: Mention) -> tuple[int, int]:
    return mention.first, -mention.last
