"""Who has been named so far, and whom a phrase that refers back therefore means."""

from __future__ import annotations

from dataclasses import replace

from regesta.model.reading import Individual, Mention, Reading
from regesta.readings.references import belongs

_SUBJECTS = ("nsubj", "nsubjpass")
_REACH = 4  # sentences that a pronoun looks back over
_NEAR = 3  # tokens between an object and an "its" that takes it up
_PLURAL_TAGS = ("NNS", "NNPS")


class Antecedents:
    """The memory of one walk through a report: mentions noted so far, most recent last.

    `resolve` gives a mention its people and parties; `note` remembers it. Both are called once a
    mention, in order of the text.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._tokens = reading.tokens
        self._people = {p.key: p for p in reading.people}
        self._seen: list[Mention] = []
        self._named = [m for m in reading.mentions if m.kind == "person" and m.people]
        self._subjects = [self._subject_of(s.index) for s in reading.sentences]

    def note(self, mention: Mention) -> None:
        """Remember a resolved mention."""
        self._seen.append(mention)

    def resolve(self, mention: Mention, means: str | None) -> Mention:
        """The mention with the people and parties that it means, as far as they can be told."""
        if mention.kind == "office" and not mention.people and means != "counterpart":
            return self._office(mention)
        if means is None or mention.people:
            return mention
        if ":" in means:
            kind, count = means.split(":")
            return self._group(mention, kind, int(count))
        if means in ("he", "she", "it", "they", "we", "i", "who"):
            return self._pronoun(mention, means)
        return self._noun(mention, means)

    # offices without a name

    def _office(self, mention: Mention) -> Mention:
        plural = self._tokens[mention.head].tag in _PLURAL_TAGS
        parties = mention.parties or self._parties_inside(mention)
        if plural:
            if not parties:
                group = self._group(mention, "people", self._count(mention))
                held = all(self._may_be(k, mention.title) for k in group.people)
                return group if held else replace(group, people=())
            people = tuple(k for p in parties for k in self._holders(mention.title, (p,))[:1])
            return replace(mention, people=people, parties=parties)
        holders = self._holders(mention.title, parties)
        if not parties and len(holders) > 1:
            holders = holders[:1] if self._definite(mention) else ()
        if len(holders) == 1 or (holders and parties):
            found = self._people[holders[0]]
            return replace(mention, people=(found.key,), parties=_served(found) or parties)
        if not parties:
            earlier = self._last(
                lambda m: m.kind == "office" and m.title == mention.title and bool(m.parties)
            )
            parties = earlier.parties if earlier else ()
        return replace(mention, parties=parties)

    def _holders(self, title: str | None, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Keys of individuals who hold that office, the one named most recently first."""
        wanted = _words(title)
        keys = [
            p.key
            for p in self._reading.people
            if (not parties or p.party in parties)
            and any(
                o.standing != "former"
                and wanted
                and (wanted <= _words(o.title))
                and _level(o.title) == _level(title)
                for o in p.offices
            )
        ]
        return tuple(sorted(keys, key=self._staleness))

    def _may_be(self, key: str, title: str | None) -> bool:
        """Say whether somebody holds an office of that name, or one that nothing speaks against."""
        wanted = _words(title)
        offices = self._people[key].offices
        return (not offices and len(wanted) <= 1) or any(wanted <= _words(o.title) for o in offices)

    def _staleness(self, key: str) -> int:
        """How many mentions ago somebody was last named; a large number for somebody not named yet."""
        for back, mention in enumerate(reversed(self._seen)):
            if key in mention.people:
                return back
        return 10_000

    # nouns and groups

    def _noun(self, mention: Mention, means: str) -> Mention:
        parties = self._parties_inside(mention)
        if means == "counterpart":
            speaker = self._subject_near(mention)
            own = speaker.parties if speaker else ()
            match = self._last(
                lambda m: (
                    _one_person(m)
                    and (m.parties == parties if parties else bool(m.parties) and m.parties != own)
                )
            )
        elif means == "agent":
            return self._agent(mention)
        elif means == "delegation":
            match = self._leader(parties)
        elif means in ("guest", "host"):
            speaker = self._subject_near(mention)
            match = self._last(
                lambda m: (
                    _one_person(m)
                    and (speaker is None or (m.people != speaker.people and m.parties != speaker.parties))
                )
            )
        else:
            match = self._last_like(mention, parties)
        if match is None:
            return replace(mention, parties=parties)
        return replace(mention, people=match.people, parties=match.parties)

    def _agent(self, mention: Mention) -> Mention:
        """Whom "a Lao delegation led by N" or "troops from Kenya and Uganda" acts for, and who leads it."""
        inside = list(self._reading.mentions_in(*self._reading.subtree(mention.head)))
        sides = [
            m for m in inside if m.kind in ("party", "body") and belongs(self._reading, m.head, mention.head)
        ]
        led = (m for m in inside if m.kind == "person" and self._led(m))
        leader = next(led, None)
        return replace(
            mention,
            people=leader.people if leader else (),
            parties=tuple(dict.fromkeys(p for m in sides for p in m.parties)),
        )

    def _led(self, mention: Mention) -> bool:
        """Say whether "led by" or "headed by" stands before a name."""
        words = {t.text.lower() for t in self._tokens[max(0, mention.first - 5) : mention.first]}
        return bool(words & {"led", "headed"})

    def _leader(self, parties: tuple[str, ...]) -> Mention | None:
        """Who leads the delegation: the first person named whose words say so, else the first subject."""
        for seen in self._seen:
            if not _one_person(seen) or (parties and seen.parties != parties):
                continue
            before = {t.text.lower() for t in self._tokens[max(0, seen.first - 4) : seen.first]}
            if before & {"led", "headed"}:
                return seen
        fitting = [m for m in self._seen if _one_person(m) and (not parties or m.parties == parties)]
        subjects = (m for m in fitting if self._tokens[m.head].dep in _SUBJECTS)
        return next(subjects, fitting[0] if fitting and parties else None)

    def _last_like(self, mention: Mention, parties: tuple[str, ...]) -> Mention | None:
        """The last person named whose rank or office has the noun ("the general"), else the last subject."""
        noun = self._tokens[mention.head].lemma.lower()
        titled = self._last(
            lambda m: (
                _one_person(m)
                and (not parties or m.parties == parties)
                and noun in self._title_words(self._people[m.people[0]])
            )
        )
        if titled:
            return titled
        if noun not in ("officer", "leader", "official", "diplomat", "minister", "politician"):
            return None
        subject = self._previous_subject(self._tokens[mention.head].sentence)
        if subject and (not parties or subject.parties == parties):
            return subject
        return self._last(lambda m: _one_person(m) and (not parties or m.parties == parties))

    @staticmethod
    def _title_words(person: Individual) -> set[str]:
        text = " ".join([person.rank or "", *(o.title for o in person.offices)])
        return set(text.lower().replace("-", " ").split())

    def _group(self, mention: Mention, kind: str, count: int) -> Mention:
        named = self._parties_inside(mention)
        if len(named) >= 2:
            people: tuple[str, ...] = ()
            parties = named[: max(count, len(named))]
        else:
            pair = self._pair() if count == 2 else ()
            people = tuple(m.people[0] for m in pair if m.people)
            parties = tuple(m.parties[0] for m in pair) if pair else self._in_play(count)
        if kind != "people" or len(people) < count:
            people = ()
        return replace(mention, people=people, parties=parties)

    def _pair(self) -> tuple[Mention, ...]:
        """The last two single people or offices named who serve different parties, in order of the text."""
        second = self._last(lambda m: _single(m))
        if second is None:
            return ()
        first = self._last(lambda m: _single(m) and m.parties != second.parties)
        if first is None:
            return ()
        pair = (first, second)
        return pair if set(self._in_play(2)) == {m.parties[0] for m in pair} or self._close(first) else ()

    def _pair_near(self, mention: Mention) -> bool:
        """Say whether the last sentence, or this one so far, names just the two people that "they" may mean."""
        sentence = self._tokens[mention.head].sentence
        near = [m for m in self._seen if self._tokens[m.head].sentence >= sentence - 1 and _one_person(m)]
        return len({m.people for m in near}) == 2 and len({m.parties for m in near}) == 2

    def _close(self, mention: Mention) -> bool:
        """Say whether a mention stands in the current paragraph or the one before."""
        if not self._seen:
            return False
        now = self._paragraph(self._seen[-1])
        return now - self._paragraph(mention) <= 1

    def _paragraph(self, mention: Mention) -> int:
        return self._reading.sentence_of(mention.head).paragraph

    def _in_play(self, count: int) -> tuple[str, ...]:
        """The most prominent parties of the report, states before organisations."""
        states = [
            p
            for p in self._reading.parties
            if len(p) == 3
            and p.isupper()
            and p not in ("WHO", "IMF", "ADB", "IOM", "IMO", "GCC", "OIC", "SCO", "CIS", "OAS", "PIF")
        ]
        return tuple(states[:count]) if len(states) >= count else tuple(self._reading.parties[:count])

    # pronouns

    def _pronoun(self, mention: Mention, means: str) -> Mention:
        if means in ("we", "i", "it"):
            match = self._speaker(mention) if means != "it" else self._thing(mention)
        elif means == "they":
            ahead = self._joint_subject_ahead(mention)
            if ahead:
                return ahead
            pair = self._pair_near(mention)
            match = None if pair else self._plural(mention)
            if match is None:
                return self._group(mention, "people", 2)
        elif means == "who":
            match = self._mention_of_clause(mention)
        else:
            match = self._he(mention)
        if match is None:
            return mention
        return replace(mention, people=match.people, parties=match.parties)

    def _he(self, mention: Mention) -> Mention | None:
        ahead = self._subject_ahead(mention)
        if ahead:
            return ahead
        here = self._subject_near(mention)
        if here:
            return here
        return self._previous_subject(self._tokens[mention.head].sentence)

    def _subject_ahead(self, mention: Mention) -> Mention | None:
        """The main subject, where the pronoun stands in a phrase put before it ("In his talks with B, A said")."""
        sentence = self._tokens[mention.head].sentence
        subject = self._subjects[sentence]
        if subject is None or mention.first >= subject.first or not _one_person(subject):
            return None
        between = self._tokens[mention.head : subject.first]
        return subject if any(t.text == "," for t in between) else None

    def _joint_subject_ahead(self, mention: Mention) -> Mention | None:
        """People joined in the main subject that follows ("At their talks, A and B agreed")."""
        s = self._reading.sentences[self._tokens[mention.head].sentence]
        for t in self._tokens[mention.last : s.last]:
            if t.dep in _SUBJECTS and self._tokens[t.head].head == t.head:
                first, last = self._reading.subtree(t.i)
                named = [m for m in self._named if first <= m.first and m.last <= last]
                people = tuple(dict.fromkeys(k for m in named for k in m.people))
                if len(people) >= 2:
                    parties = tuple(dict.fromkeys(p for m in named for p in m.parties))
                    return replace(mention, people=people, parties=parties)
                return None
        return None

    def _subject_near(self, mention: Mention) -> Mention | None:
        """The person who is subject of the clauses around the phrase, from the nearest outwards."""
        i, sentence = mention.head, self._tokens[mention.head].sentence
        own_clause = (
            self._tokens[mention.head].dep in ("dobj", "pobj", "dative")
            and self._tokens[mention.head].tag == "PRP"
        )
        while True:
            verb = self._tokens[i].head
            for j in self._reading.children[verb]:
                if (
                    self._tokens[j].dep in _SUBJECTS
                    and j != mention.head
                    and not mention.first <= j < mention.last
                ):
                    found = self._seen_at(j)
                    if found and _one_person(found) and not own_clause:
                        return found
                    own_clause = False
            if verb == i or self._tokens[verb].sentence != sentence:
                return None
            i = verb

    def _previous_subject(self, sentence: int) -> Mention | None:
        """The person who was subject of the last sentence that had one, within reach; else the last person."""
        for back in range(sentence - 1, max(-1, sentence - 1 - _REACH), -1):
            subject = self._subject_of(back)
            if subject and _single(subject):
                return subject
        return self._last(_one_person)

    def _thing(self, mention: Mention) -> Mention | None:
        """What "it" means: the last party or body that was a subject in this sentence or the one before."""
        sentence = self._tokens[mention.head].sentence
        for seen in reversed(self._seen):
            at = self._tokens[seen.head]
            if at.sentence < sentence - 1:
                return None
            near = (
                at.sentence == sentence and mention.first - seen.last <= _NEAR and at.dep in ("dobj", "pobj")
            )
            if seen.kind in ("party", "body") and seen.parties and (near or at.dep in (*_SUBJECTS, "poss")):
                return seen
        return None

    def _plural(self, mention: Mention) -> Mention | None:
        """What "they" means: the last group, or a pair of people joined in one subject."""
        sentence = self._tokens[mention.head].sentence
        for seen in reversed(self._seen):
            if self._tokens[seen.head].sentence < sentence - 2:
                return None
            if seen.kind in ("group", "office") and len(seen.parties) > 1:
                return seen
        return None

    def _speaker(self, mention: Mention) -> Mention | None:
        return self._subject_near(mention) or self._previous_subject(self._tokens[mention.head].sentence + 1)

    def _mention_of_clause(self, mention: Mention) -> Mention | None:
        """What "who" means: the noun that its clause hangs on."""
        verb = self._tokens[mention.head].head
        return self._seen_at(self._tokens[verb].head)

    # the memory

    def _last(self, wanted: object) -> Mention | None:
        return next((m for m in reversed(self._seen) if wanted(m)), None)  # type: ignore[operator]

    def _seen_at(self, i: int) -> Mention | None:
        best = None
        for m in reversed(self._seen):
            if m.first <= i < m.last and (m.head == i or best is None):
                best = m
                if m.head == i:
                    break
        return best

    def _subject_of(self, sentence: int) -> Mention | None:
        """The person mention that is the main subject of a sentence, as far as known by now."""
        s = self._reading.sentences[sentence]
        for t in self._tokens[s.first : s.last]:
            if t.dep in _SUBJECTS and self._tokens[t.head].head == t.head:
                return self._seen_at(t.i) or next((m for m in self._named if m.first <= t.i < m.last), None)
        return None

    def _parties_inside(self, mention: Mention) -> tuple[str, ...]:
        found = [
            p
            for m in self._reading.mentions_in(mention.first, mention.last)
            if m.kind == "party"
            for p in m.parties
        ]
        return tuple(dict.fromkeys(found))

    def _count(self, mention: Mention) -> int:
        words = {t.text.lower() for t in self._tokens[max(0, mention.first - 2) : mention.last]}
        return 3 if "three" in words else 2

    def _definite(self, mention: Mention) -> bool:
        words = {t.text.lower() for t in self._tokens[max(0, mention.first - 1) : mention.last]}
        return bool(words & {"the", "pm", "president", "premier"})


def _one_person(mention: Mention) -> bool:
    return len(mention.people) == 1


def _single(mention: Mention) -> bool:
    """One person, or one office whose holder is not named."""
    return (
        _one_person(mention)
        and bool(mention.parties)
        or (mention.kind == "office" and len(mention.parties) == 1)
    )


def _served(person: Individual) -> tuple[str, ...]:
    return (person.party,) if person.party else ()


_STOP = {"of", "the", "for", "and", "national", "state"}
_LEVELS = {"deputy", "vice", "assistant", "permanent", "junior", "first"}


def _words(title: str | None) -> set[str]:
    words = (title or "").lower().replace("defense", "defence").replace("-", " ").split()
    return {w for w in words if w not in _STOP}


def _level(title: str | None) -> set[str]:
    return {("deputy" if w == "vice" else w) for w in _words(title)} & _LEVELS
