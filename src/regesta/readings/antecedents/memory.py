"""What one walk through a report remembers: who was named, and who was subject of which sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from regesta.model.reading import Individual, Mention, Reading, Token

SUBJECTS = ("nsubj", "nsubjpass")
REACH = 4  # sentences that a pronoun looks back over
_LONG_AGO = 10_000


class Memory:
    """Mentions noted so far, most recent last, and questions about them. `states` are the states in play."""

    def __init__(self, reading: Reading, states: frozenset[str]) -> None:
        self.reading = reading
        self.states = tuple(p for p in reading.parties if p in states)
        self.tokens = reading.tokens
        self.people = {p.key: p for p in reading.people}
        self.seen: list[Mention] = []
        self.visitors = reading.guests
        self._voices = frozenset(p.key for p in reading.people if _speaks_for(p))
        self._named = [m for m in reading.mentions if m.kind == "person" and m.people]
        self._rolls = frozenset(t.sentence for t in reading.tokens if _calls_roll(reading, t))

    def note(self, mention: Mention) -> None:
        """Remember a resolved mention."""
        self.seen.append(mention)

    def last(self, wanted: Callable[[Mention], bool]) -> Mention | None:
        """The mention noted last of those wanted."""
        return next((m for m in reversed(self.seen) if wanted(m)), None)

    def acts(self, mention: Mention) -> bool:
        """Say whether a mention may be of somebody who takes a part of his own.

        Spokespeople only tell of it; whoever is told to have been present only sat by.
        """
        return not self._voices & set(mention.people) and self.sentence(mention) not in self._rolls

    def staleness(self, key: str) -> int:
        """How many mentions ago somebody was last named; a large number for somebody not named yet."""
        return next((n for n, m in enumerate(reversed(self.seen)) if key in m.people), _LONG_AGO)

    def sentence(self, mention: Mention) -> int:
        """The number of the sentence that a mention stands in."""
        return self.tokens[mention.head].sentence

    def words(self, mention: Mention, before: int = 0) -> set[str]:
        """The words of a mention, and of so many tokens before it, in lower case."""
        return {t.text.lower() for t in self.tokens[max(0, mention.first - before) : mention.last]}

    def at(self, i: int) -> Mention | None:
        """What was noted at a token: the mention that it heads, else the last one that covers it."""
        covering = [m for m in self.seen if m.first <= i < m.last]
        return next((m for m in reversed(covering) if m.head == i), covering[-1] if covering else None)

    def subject_of(self, sentence: int) -> Mention | None:
        """The person mention that is the main subject of a sentence, as far as known by now."""
        i = self._main_subject(sentence)
        if i is None:
            return None
        found = self.at(i) or next((m for m in self._named if m.first <= i < m.last), None)
        return self._first_of_row(found) if found else None

    def _first_of_row(self, mention: Mention) -> Mention:
        """The first of those joined, whom "he" means as a rule: "A and B arrived. Next day he …"."""
        start = self.reading.sentence_of(mention.head).first
        for seen in self.seen:
            if start <= seen.first and seen.last < mention.first and one_person(seen):
                between = self.tokens[seen.last : mention.first]
                joined = any(t.text.lower() == "and" for t in between)
                if joined and not any(t.pos in ("VERB", "AUX", "ADP") for t in between):
                    return seen
        return mention

    def joint_subject_of(self, sentence: int, after: int) -> tuple[Mention, ...]:
        """The named people in the main subject of a sentence, where it stands behind token `after`."""
        i = self._main_subject(sentence)
        if i is None or i < after:
            return ()
        first, last = self.reading.subtree(i)
        return tuple(m for m in self._named if first <= m.first and m.last <= last)

    def _main_subject(self, sentence: int) -> int | None:
        s = self.reading.sentences[sentence]
        return next(
            (
                t.i
                for t in self.tokens[s.first : s.last]
                if t.dep in SUBJECTS and self.tokens[t.head].head == t.head
            ),
            None,
        )

    def subject_near(self, mention: Mention) -> Mention | None:
        """The person who is subject of the clauses around a phrase, from the nearest outwards."""
        i, sentence = mention.head, self.sentence(mention)
        while True:
            verb = self.tokens[i].head
            for j in self.reading.children[verb]:
                if (
                    self.tokens[j].dep not in SUBJECTS
                    or j == mention.head
                    or mention.first <= j < mention.last
                ):
                    continue
                found = self.at(j)
                if found and one_person(found):
                    return found
            if verb == i or self.tokens[verb].sentence != sentence:
                return None
            i = verb

    def previous_subject(self, sentence: int, barred: tuple[str, ...] = ()) -> Mention | None:
        """Who was subject of the last sentence, within reach, that had one; else the last person.

        Nobody whose people are `barred` is meant: whom a pronoun stands beside as an object.
        """
        for back in range(sentence - 1, max(-1, sentence - 1 - REACH), -1):
            subject = self.subject_of(back)
            if subject and single(subject) and self.acts(subject) and subject.people != (barred or None):
                return subject
        return self.last(lambda m: one_person(m) and m.people != barred)

    def parties_inside(self, mention: Mention) -> tuple[str, ...]:
        """The states and organisations named in the words of a mention."""
        inside = self.reading.mentions_in(mention.first, mention.last)
        return tuple(dict.fromkeys(p for m in inside if m.kind == "party" for p in m.parties))

    def close(self, mention: Mention) -> bool:
        """Say whether a mention stands in the current paragraph or the one before."""
        if not self.seen:
            return False
        here, there = (self.reading.sentence_of(m.head).paragraph for m in (self.seen[-1], mention))
        return here - there <= 1


def _speaks_for(person: Individual) -> bool:
    titles = " ".join(o.title.lower() for o in person.offices)
    return any(w in titles for w in ("spokes", "press secretary", "press officer"))


def _calls_roll(reading: Reading, token: Token) -> bool:
    """Say whether a word tells who else was there: "also attended", "present were"."""
    if token.lemma.lower() == "attend":
        return token.pos == "VERB"
    be = reading.tokens[token.head].lemma.lower() == "be"
    return token.lemma.lower() == "present" and token.pos == "ADJ" and be


def one_person(mention: Mention) -> bool:
    """Say whether a mention means one named person."""
    return len(mention.people) == 1


def single(mention: Mention) -> bool:
    """Say whether a mention means one person of a known state, or one office whose holder is not named."""
    named = one_person(mention) and bool(mention.parties)
    return named or (mention.kind == "office" and len(mention.parties) == 1)


def meaning(mention: Mention, match: Mention | None) -> Mention:
    """A mention that means what another means; itself, where there is no other."""
    return replace(mention, people=match.people, parties=match.parties) if match else mention
