"""Whom "the officer", "his Lao counterpart", "the guest", "the delegation" mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from regesta.codebook.entries.references import Reference
from regesta.model.reading import Individual, Mention
from regesta.readings.antecedents.memory import SUBJECTS, Memory, one_person
from regesta.readings.references import belongs, state_behind

_LEADS = frozenset({"led", "headed"})
_LEAD_REACH = 5  # tokens before a name within which "led by" may stand


class Nouns:
    """Resolves definite nouns to a person, and nouns that act for a state to that state."""

    def __init__(self, memory: Memory, references: dict[str, Reference]) -> None:
        self._memory = memory
        self._references = references

    def resolve(self, mention: Mention, means: str) -> Mention:
        """The mention with whom it means; with the states in its own words, where nobody fits."""
        parties = self._memory.parties_inside(mention)
        match means:
            case "agent":
                return self._agent(mention)
            case "counterpart":
                found = self._counterpart(mention, parties)
            case "delegation":
                found = self._leader(parties)
            case "guest" | "host":
                found = self._guest(mention, hosts=means == "host") or self._other(mention)
            case _:
                found = self._visiting(mention) or self._titled(mention, parties)
        if found is None:
            return replace(mention, parties=parties)
        return replace(mention, people=found.people, parties=found.parties)

    def _counterpart(self, mention: Mention, parties: tuple[str, ...]) -> Mention | None:
        """The last person of the state named, or of another state than whoever speaks."""
        speaker = self._memory.subject_near(mention)
        own = speaker.parties if speaker else ()
        return self._memory.last(
            lambda m: (
                one_person(m) and (m.parties == parties if parties else bool(m.parties) and m.parties != own)
            )
        )

    def _guest(self, mention: Mention, *, hosts: bool) -> Mention | None:
        """The guest, or host, of the visit that the report tells; never whoever speaks.

        Of the guests the one named last; of the hosts the one named most often: others are met in passing.
        """
        visitors = self._memory.visitors
        if not visitors:
            return None
        speaker = self._memory.subject_near(mention)
        away = {self._memory.people[k].party for k in visitors}
        fitting = [
            m
            for m in self._memory.seen
            if one_person(m)
            and (speaker is None or m.people != speaker.people)
            and (self._memory.people[m.people[0]].party not in away if hosts else m.people[0] in visitors)
        ]
        if not hosts:
            return fitting[-1] if fitting else None
        often = Counter(m.people for m in fitting)
        return max(reversed(fitting), key=lambda m: often[m.people], default=None)

    def _visiting(self, mention: Mention) -> Mention | None:
        """The guest whom "the visiting admiral" means."""
        words = self._memory.words(mention)
        return self._guest(mention, hosts=False) if "visiting" in words else None

    def _other(self, mention: Mention) -> Mention | None:
        """Guest and host: the last person named of another state than whoever speaks."""
        speaker = self._memory.subject_near(mention)
        return self._memory.last(
            lambda m: (
                one_person(m)
                and (speaker is None or (m.people != speaker.people and m.parties != speaker.parties))
            )
        )

    def _agent(self, mention: Mention) -> Mention:
        """Whom "a Lao delegation led by N" or "troops from Kenya and Uganda" acts for, and who leads it."""
        reading = self._memory.reading
        inside = list(reading.mentions_in(*reading.subtree(mention.head)))
        sides = [m for m in inside if m.kind in ("party", "body") and belongs(reading, m.head, mention.head)]
        behind = state_behind(reading, mention.head)
        sides += [behind] if behind is not None and behind not in sides else []
        leader = next((m for m in inside if m.kind == "person" and self._leads(m)), None)
        leader = leader or self._led_next(mention, {p for m in sides for p in m.parties})
        return replace(
            mention,
            people=leader.people if leader else (),
            parties=tuple(dict.fromkeys(p for m in sides for p in m.parties))
            or (leader.parties if leader else ()),
        )

    def _led_next(self, mention: Mention, parties: set[str]) -> Mention | None:
        """Who is told next to lead a delegation: "a delegation from Kenya. It is headed by A"."""
        reading = self._memory.reading
        here = self._memory.sentence(mention) + 1
        if len(parties) != 1 or here >= len(reading.sentences):
            return None
        first, last = reading.sentences[here].first, reading.sentences[here].last
        opening = {t.text.lower() for t in self._memory.tokens[first : first + 2]}
        if not opening & {"it", "delegation"}:
            return None
        return next(
            (
                m
                for m in reading.mentions_in(first, last)
                if m.kind == "person" and m.people and self._leads(m) and set(m.parties) <= parties
            ),
            None,
        )

    def _leads(self, mention: Mention) -> bool:
        """Say whether "led by" or "headed by" stands before a name."""
        return bool(self._memory.words(mention, before=_LEAD_REACH) & _LEADS)

    def _leader(self, parties: tuple[str, ...]) -> Mention | None:
        """Who leads the delegation: the first person named whose words say so, else the first subject."""
        fitting = [m for m in self._memory.seen if one_person(m) and (not parties or m.parties == parties)]
        led = next((m for m in fitting if self._leads(m)), None)
        if led is not None:
            return led
        away = next((m for m in fitting if m.people[0] in self._memory.visitors), None)
        if away is not None:
            return away
        subjects = (m for m in fitting if self._memory.tokens[m.head].dep in SUBJECTS)
        return next(subjects, fitting[0] if fitting and parties else None)

    def _titled(self, mention: Mention, parties: tuple[str, ...]) -> Mention | None:
        """The last person whose rank or office has the noun ("the general"), else the last subject."""
        noun = self._memory.tokens[mention.head].lemma.lower()

        def theirs(m: Mention) -> bool:
            return one_person(m) and (not parties or m.parties == parties)

        titled = self._memory.last(lambda m: theirs(m) and noun in _titles(self._memory.people[m.people[0]]))
        entry = self._references.get(noun)
        if titled or entry is None or not entry.anybody:
            return titled
        subject = self._memory.previous_subject(self._memory.sentence(mention))
        return subject if subject and theirs(subject) else self._memory.last(theirs)


def _titles(person: Individual) -> set[str]:
    text = " ".join([person.rank or "", *(o.title for o in person.offices)])
    return set(text.lower().replace("-", " ").split())
