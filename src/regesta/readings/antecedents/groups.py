"""Whom "the two ministers", "the co-chairs", "both sides" mean: the last people or parties that fit."""

from __future__ import annotations

from dataclasses import replace

from regesta.model.reading import Mention
from regesta.readings.antecedents.memory import Memory, one_person, single
from regesta.readings.antecedents.titles import Fitness

_HEADS = 2  # sentences within which heads of state and government come before ministers


class Groups:
    """Resolves phrases that mean several people or several parties."""

    def __init__(self, memory: Memory, fitness: Fitness) -> None:
        self._memory = memory
        self._fitness = fitness

    def resolve(self, mention: Mention, kind: str, count: int) -> Mention:
        """The mention with the people or parties that it means; `kind` is people or parties."""
        named = self._memory.parties_inside(mention)
        if len(named) >= 2:
            match = replace(mention, parties=named[: max(count, len(named))])
            return self._holders(match) if kind == "people" else match
        noun = self._noun(mention) if kind == "people" else None
        barred = self._doer(mention)
        met = self._heads(count, barred) if noun == "leader" else ()
        met = met or self.last_people(count, noun, mention.title, named=kind == "people", barred=barred)
        met = met or self.last_people(count, noun, mention.title, barred=barred)
        if not met:
            return replace(mention, people=(), parties=self.in_play(count))
        people = tuple(m.people[0] for m in met if m.people)
        if kind != "people":
            people = ()
        return replace(mention, people=people, parties=tuple(m.parties[0] for m in met))

    def _heads(self, count: int, barred: tuple[str, ...]) -> tuple[Mention, ...]:
        """The heads of state or government named close by, whom "the two leaders" means before ministers."""
        met = self.last_people(count, "premier", named=True, barred=barred)
        here = len(self._memory.seen) and self._memory.sentence(self._memory.seen[-1])
        return met if all(here - self._memory.sentence(m) <= _HEADS for m in met) else ()

    def _doer(self, mention: Mention) -> tuple[str, ...]:
        """Whoever does something to a group, and so is none of it."""
        if self._memory.tokens[mention.head].dep != "dobj":
            return ()
        subject = self._memory.subject_near(mention)
        here = self._memory.sentence(mention)
        subject = subject or self._memory.last(lambda m: one_person(m) and self._memory.sentence(m) == here)
        return subject.people if subject else ()

    def _holders(self, mention: Mention) -> Mention:
        """For each state named, whoever of it was named last and fits: "the Lao and Thai ministers"."""
        noun = self._noun(mention)
        found = [
            self._memory.last(lambda m, p=party: m.parties == (p,) and self._fits(m, noun, mention.title))  # type: ignore[misc]
            for party in mention.parties
        ]
        people = tuple(m.people[0] for m in found if m and m.people)
        return replace(mention, people=people if len(people) == len(mention.parties) else ())

    def _noun(self, mention: Mention) -> str:
        token = self._memory.tokens[mention.head]
        return token.text.lower().removesuffix("s") if token.tag == "NNPS" else token.lemma.lower()

    def last_people(
        self,
        count: int,
        noun: str | None = None,
        title: str | None = None,
        *,
        named: bool = False,
        barred: tuple[str, ...] = (),
    ) -> tuple[Mention, ...]:
        """The last people or offices named, of different parties, who fit a noun, in order of the text.

        Nobody `barred` is meant: "C joined the two" speaks of two others.
        """
        found: list[Mention] = []
        for mention in reversed(self._memory.seen):
            known = single(mention) and (bool(mention.people) or not named) and self._memory.acts(mention)
            known = known and not (mention.people and mention.people == barred)
            new = known and not any(
                m.parties == mention.parties or (m.people and m.people == mention.people) for m in found
            )
            if new and (noun is None or self._fits(mention, noun, title)):
                found.append(mention)
            if len(found) == count:
                break
        if len(found) < count:
            return ()
        parties = {m.parties[0] for m in found}
        known = set(self.in_play(count)) == parties or self._memory.close(found[-1]) or noun is not None
        return tuple(reversed(found)) if known else ()

    def pair_near(self, mention: Mention) -> bool:
        """Say whether the last sentence, or this one so far, names just two people whom "they" may mean."""
        sentence = self._memory.sentence(mention)
        near = [m for m in self._memory.seen if self._memory.sentence(m) >= sentence - 1 and one_person(m)]
        return len({m.people for m in near}) == 2 and len({m.parties for m in near}) == 2

    def in_play(self, count: int) -> tuple[str, ...]:
        """The most prominent parties of the report, states before organisations."""
        states = self._memory.states
        return states[:count] if len(states) >= count else self._memory.reading.parties[:count]

    def _fits(self, mention: Mention, noun: str, title: str | None) -> bool:
        if not mention.people:
            return self._fitness.may_be_called(mention.title, noun) or (
                title is not None and mention.title == title
            )
        return self._fitness.may_mean(self._memory.people[mention.people[0]], noun, title)
