"""Whom "he", "they", "it", "we" and "who" mean."""

from __future__ import annotations

from dataclasses import replace

from regesta.model.reading import Mention
from regesta.readings.antecedents.groups import Groups
from regesta.readings.antecedents.memory import SUBJECTS, Memory, meaning, one_person

_NEAR = 3  # tokens between an object and an "its" that takes it up
_BACK = 2  # sentences that "they" looks back over


class Pronouns:
    """Resolves pronouns to the people or parties named before, or just after, them."""

    def __init__(self, memory: Memory, groups: Groups) -> None:
        self._memory = memory
        self._groups = groups

    def resolve(self, mention: Mention, means: str) -> Mention:
        """The mention with whom it means; itself, where nobody fits."""
        match means:
            case "they":
                return self._they(mention)
            case "it":
                found = self._thing(mention)
            case "we" | "i":
                found = self._speaker(mention)
            case "who":
                found = self._of_clause(mention)
            case _:
                found = self._he(mention)
        return meaning(mention, found)

    def _he(self, mention: Mention) -> Mention | None:
        if self._is_object(mention):
            return self._other_than_subject(mention)
        ahead = self._subject_ahead(mention)
        here = ahead or self._memory.subject_near(mention)
        return here or self._memory.previous_subject(self._memory.sentence(mention))

    def _is_object(self, mention: Mention) -> bool:
        token = self._memory.tokens[mention.head]
        return token.dep in ("dobj", "pobj", "dative") and token.tag == "PRP"

    def _other_than_subject(self, mention: Mention) -> Mention | None:
        """Whoever is not the subject beside whom the pronoun stands: "A received B and conferred on him"."""
        subject = self._memory.subject_near(mention)
        ahead = self._subject_ahead(mention)
        if ahead is not None and subject is None:
            return ahead
        barred = subject.people if subject else ()
        sentence = self._memory.sentence(mention)
        here = self._memory.last(
            lambda m: one_person(m) and m.people != barred and self._memory.sentence(m) == sentence
        )
        return here or self._memory.previous_subject(sentence, barred)

    def _subject_ahead(self, mention: Mention) -> Mention | None:
        """The main subject behind the phrase that the pronoun stands in ("In his talks with B, A said")."""
        subject = self._memory.subject_of(self._memory.sentence(mention))
        if subject is None or mention.first >= subject.first or not one_person(subject):
            return None
        between = self._memory.tokens[mention.head : subject.first]
        return subject if any(t.text == "," for t in between) else None

    def _they(self, mention: Mention) -> Mention:
        ahead = self._memory.joint_subject_of(self._memory.sentence(mention), mention.last)
        people = tuple(dict.fromkeys(k for m in ahead for k in m.people))
        if len(people) > 1:
            parties = tuple(dict.fromkeys(p for m in ahead for p in m.parties))
            return replace(mention, people=people, parties=parties)
        found = None if self._groups.pair_near(mention) else self._group_before(mention)
        if found is None:
            return self._groups.resolve(mention, "people", 2)
        if not found.people and self._is_object(mention):
            met = self._groups.resolve(mention, "people", len(found.parties))
            found = met if set(met.parties) == set(found.parties) else found
        return meaning(mention, found)

    def _group_before(self, mention: Mention) -> Mention | None:
        """The last group named shortly before."""
        sentence = self._memory.sentence(mention)
        near = self._memory.last(lambda m: m.kind in ("group", "office") and len(m.parties) > 1)
        return near if near and self._memory.sentence(near) >= sentence - _BACK else None

    def _thing(self, mention: Mention) -> Mention | None:
        """What "it" means: the last party or body that was a subject in this sentence or the one before."""
        sentence = self._memory.sentence(mention)
        for seen in reversed(self._memory.seen):
            at = self._memory.tokens[seen.head]
            if at.sentence < sentence - 1:
                return None
            near = (
                at.sentence == sentence and mention.first - seen.last <= _NEAR and at.dep in ("dobj", "pobj")
            )
            if seen.kind in ("party", "body") and seen.parties and (near or at.dep in (*SUBJECTS, "poss")):
                return seen
        return None

    def _speaker(self, mention: Mention) -> Mention | None:
        here = self._memory.subject_near(mention)
        return here or self._memory.previous_subject(self._memory.sentence(mention) + 1)

    def _of_clause(self, mention: Mention) -> Mention | None:
        """What "who" means: the noun that its clause hangs on."""
        verb = self._memory.tokens[mention.head].head
        return self._memory.at(self._memory.tokens[verb].head)
