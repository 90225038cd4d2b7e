"""Who has been named so far, and whom a phrase that refers back therefore means."""

from __future__ import annotations

from regesta.codebook.entries.references import Reference
from regesta.model.reading import Mention, Reading
from regesta.readings.antecedents.groups import Groups
from regesta.readings.antecedents.memory import Memory
from regesta.readings.antecedents.nouns import Nouns
from regesta.readings.antecedents.offices import Offices
from regesta.readings.antecedents.pronouns import Pronouns
from regesta.readings.antecedents.titles import Fitness
from regesta.readings.references import PRONOUNS


class Antecedents:
    """One walk through a report: `resolve` gives a mention its people and parties, `note` remembers it.

    Both are called once a mention, in order of the text.
    """

    def __init__(
        self,
        reading: Reading,
        states: frozenset[str],
        one: dict[str, Reference],
        several: dict[str, Reference],
    ) -> None:
        memory = Memory(reading, states)
        groups = Groups(memory, Fitness(several))
        self._offices = Offices(memory, groups)
        self._groups = groups
        self._nouns = Nouns(memory, one)
        self._pronouns = Pronouns(memory, groups)
        self.note = memory.note

    def resolve(self, mention: Mention, means: str | None) -> Mention:
        """The mention with the people and parties that it means, as far as they can be told."""
        if mention.kind == "office" and not mention.people and means != "counterpart":
            return self._offices.resolve(mention)
        if means is None or mention.people:
            return mention
        if ":" in means:
            kind, count = means.split(":")
            return self._groups.resolve(mention, kind, int(count))
        if means in PRONOUNS.values():
            return self._pronouns.resolve(mention, means)
        return self._nouns.resolve(mention, means)
