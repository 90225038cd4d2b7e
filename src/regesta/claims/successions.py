"""Starts and ends of offices that a verb tells: "was appointed", "took over from", "stepped down"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from regesta.claims.succession_verbs import came_about, date_of, filler, hung, leans_on
from regesta.codebook import Codebook
from regesta.codebook.entries.successions import Slot, Succession
from regesta.codebook.titles import same_office, title_words
from regesta.model.passage import Passage
from regesta.model.reading import DatedSpan, Individual, Mention, OfficeHeld, Reading

_POSTS = frozenset({"post", "position", "office", "role", "duty", "job", "command", "charge", "place"})
_LEADS = frozenset({"as", "to", "from", "of"})
_OCCASIONS = frozenset({"at", "in", "during", "for"})
_COMPLEMENTS = ("attr", "oprd", "xcomp")
_HOPS = 5


@dataclass(frozen=True, slots=True)
class Handing:
    """One verb's telling: whose time in the office begins and whose ends, when, and in which words.

    `office` is None where the office is the one that those persons are shown in elsewhere. `stated` says that
    its words stand beside the verb.
    """

    verb: int
    starts: str | None
    ends: str | None
    office: OfficeHeld
    stated: bool
    date: DatedSpan | None


class Successions:
    """Date the offices of a report's people by its verbs, and give a successor the office taken over.

    "A was appointed Minister of Defence on 3 May 2022, succeeding B"  ->  A since 2022-05-03, B until then
    """

    def __init__(self, codebook: Codebook) -> None:
        self._verbs: dict[str, list[tuple[tuple[str, ...], Succession]]] = {}
        listed: dict[str, list[str]] = {}
        for entry in codebook.of(Succession):
            for words in entry.words:
                if entry.part == "verb":
                    first, *rest = words.split()
                    self._verbs.setdefault(first, []).append((tuple(rest), entry))
                else:
                    listed.setdefault(entry.part, []).append(words)
        for found in self._verbs.values():
            found.sort(key=lambda f: -len(f[0]))
        self._doubtful = frozenset(listed.get("doubtful", ()))
        self._none = frozenset(w for part in ("private", "passing") for w in listed.get(part, ()))

    def dated(self, reading: Reading, people: Sequence[Individual]) -> tuple[Individual, ...]:
        """The people with the starts and ends that verbs tell laid on their offices."""
        known = {p.key: p for p in people}
        told: list[Handing] = []
        for handing in self._told(reading, known):
            told.append(handing)
            for key, ends in ((handing.starts, False), (handing.ends, True)):
                if key is not None:
                    known[key] = _laid(known[key], _bounded(handing, reading, ends=ends), handing)
        for handing in told:
            if handing.ends is not None and handing.date is None:
                known[handing.ends] = _past(known[handing.ends], known.get(handing.starts or ""), handing)
        return tuple(known[p.key] for p in people)

    def _told(self, reading: Reading, known: Mapping[str, Individual]) -> Iterator[Handing]:
        """What the verbs tell, in order; `known` may be filled meanwhile with what came before."""
        for token in reading.tokens:
            if token.tag[:2] != "VB" or token.lemma.lower() not in self._verbs:
                continue
            found = self._entry(reading, token.i)
            if found is None or not came_about(reading, token.i, self._doubtful):
                continue
            handing = self._handing(reading, token.i, found, known)
            if handing is not None:
                yield handing
                if handing.ends is None:
                    yield from _given_up(reading, handing, known)

    def _entry(self, reading: Reading, verb: int) -> tuple[tuple[str, ...], Succession] | None:
        """The entry with the most words that hang on the verb."""
        below = {reading.tokens[j].lemma.lower() for j in hung(reading, verb)}
        rows = self._verbs[reading.tokens[verb].lemma.lower()]
        return next((row for row in rows if below.issuperset(row[0])), None)

    def _handing(
        self,
        reading: Reading,
        verb: int,
        found: tuple[tuple[str, ...], Succession],
        known: Mapping[str, Individual],
    ) -> Handing | None:
        words, entry = found
        starts, ends = (self._person(reading, verb, slot, known) for slot in (entry.starts, entry.ends))
        both = entry.starts is not None and entry.ends is not None
        if (starts is None and ends is None) or (entry.ends == "object" and ends is None) or starts == ends:
            return None
        mention = _office_beside(reading, verb, _LEADS if entry.starts is None else _LEADS - {"from"})
        people = [known[key] for key in (ends, starts) if key is not None]
        office: OfficeHeld | None
        if mention is not None:
            office = _held(mention, people, reading)
        elif entry.own and not _other_object(reading, verb, words, occasion=both):
            office = _only_office(people, _command(reading, verb, words))
        else:
            return None
        if office is None or self._serves_nobody(office, mention, reading):
            return None
        return Handing(verb, starts, ends, office, mention is not None, self._date(reading, verb))

    def _date(self, reading: Reading, verb: int) -> DatedSpan | None:
        """The date of the verb, or of the one it is joined to: "retired in May and was replaced"."""
        word = reading.tokens[verb]
        joined = word.dep == "conj" and reading.tokens[word.head].lemma.lower() in self._verbs
        return date_of(reading, verb) or (date_of(reading, word.head) if joined else None)

    def _person(
        self, reading: Reading, verb: int, slot: Slot | None, known: Mapping[str, Individual]
    ) -> str | None:
        """The one person in a slot; of a verb that leans on another, the successor is whom that one means."""
        if slot is None:
            return None
        above = leans_on(reading, verb)
        if slot == "subject" and above is not None and reading.tokens[above].lemma.lower() in self._verbs:
            row = self._entry(reading, above)
            return self._person(reading, above, row[1].starts, known) if row else None
        at = filler(reading, verb, slot)
        if at is None or reading.child(at, "conj") is not None:
            return None
        for i in (at, reading.child(at, "appos")):
            mention = reading.mention_on(i) if i is not None else None
            if mention is not None and len(mention.people) == 1 and mention.people[0] in known:
                return mention.people[0]
        return None

    def _serves_nobody(self, office: OfficeHeld, mention: Mention | None, reading: Reading) -> bool:
        words = {w.lower() for w in office.title.split()}
        if mention is not None:
            first, last = reading.subtree(mention.head)
            words |= {reading.tokens[i].text.lower() for i in range(min(first, mention.first), last)}
            if any(_to_do(reading, j) for j in reading.children[mention.head]):
                return True
        return bool(words & self._none) or any(c.isdigit() for c in office.title)


def _to_do(reading: Reading, i: int) -> bool:
    """Of "the first minister to visit Lima": what hangs on the office tells a deed, not an office."""
    return reading.tokens[i].pos == "VERB" and any(reading.tokens[j].tag == "TO" for j in reading.children[i])


def _office_beside(reading: Reading, verb: int, leads: frozenset[str]) -> Mention | None:
    """The office whose words hang on the verb: as its complement, or behind "as", "to" or "the post of"."""
    sentence = reading.sentence_of(verb)
    for mention in reading.mentions_in(sentence.first, sentence.last):
        if mention.kind == "office" and mention.title and _hangs(reading, mention.head, verb, leads):
            return mention
    return None


def _hangs(reading: Reading, head: int, verb: int, leads: frozenset[str]) -> bool:
    word = reading.tokens[head]
    if word.head == verb:
        return word.dep in _COMPLEMENTS or (word.dep == "dobj" and word.head != word.i)
    for hop in range(_HOPS):
        above = reading.tokens[word.head]
        if word.dep == "pobj":
            beyond = reading.tokens[above.head]
            if above.text.lower() not in leads or (
                above.text.lower() == "of" and beyond.lemma.lower() not in _POSTS
            ):
                return False
            word = beyond
        elif hop and word.dep in ("dobj", "nsubjpass", "appos"):
            word = above
        else:
            return False
        if word.i == verb:
            return True
    return False


def _other_object(reading: Reading, verb: int, words: tuple[str, ...], *, occasion: bool) -> bool:
    """Whether the verb takes something that is no person's office: "quit the talks", "retired from the army".

    With `occasion`, what places the deed counts too: "replaced the minister at the meeting".
    """
    for j in reading.children[verb]:
        word = reading.tokens[j]
        noun = reading.child(j, "pobj")
        if word.dep in (*_COMPLEMENTS, "prep", "dative") and word.text.lower() not in words:
            if word.dep in _COMPLEMENTS:
                return True
            named = noun is not None and reading.tokens[noun].lemma.lower() not in _POSTS
            leads = word.text.lower() in _LEADS or (occasion and word.text.lower() in _OCCASIONS)
            if named and leads and not any(d.first <= (noun or 0) < d.last for d in reading.whens):
                return True
        if word.dep == "dobj" and word.lemma.lower() not in words and not _means_person(reading, j):
            return True
    return False


def _means_person(reading: Reading, i: int) -> bool:
    mention = reading.mention_on(i)
    return mention is not None and len(mention.people) == 1


def _command(reading: Reading, verb: int, words: tuple[str, ...]) -> frozenset[str] | None:
    """The telling words of what is taken or handed over: "took command of the fleet"."""
    for j in reading.children[verb]:
        if reading.tokens[j].lemma.lower() in words:
            for p in reading.children[j]:
                if reading.tokens[p].text.lower() == "of":
                    return title_words(reading.passage(*reading.subtree(p)).quote)
    return None


def _only_office(people: Sequence[Individual], command: frozenset[str] | None) -> OfficeHeld | None:
    """The only office that the report gives to the first of the people who has any."""
    for person in people:
        held = [o for o in person.offices if o.standing is None]
        if held:
            fits = len(held) == 1 and (command is None or command & title_words(held[0].title))
            return held[0] if fits else None
    return None


def _given_up(reading: Reading, handing: Handing, known: Mapping[str, Individual]) -> Iterator[Handing]:
    """The office that somebody rose from: "was promoted from Deputy Minister to Minister in May"."""
    mention = _office_beside(reading, handing.verb, frozenset({"from"}))
    if mention is not None and handing.starts is not None and handing.date is not None:
        office = _held(mention, [known[handing.starts]], reading)
        if office.title != handing.office.title:
            yield replace(handing, starts=None, ends=handing.starts, office=office)


def _held(mention: Mention, people: Sequence[Individual], reading: Reading) -> OfficeHeld:
    """The office in the words of a mention, as it was read of one of the people, or written out anew."""
    words = reading.passage(mention.first, mention.last)
    for person in people:
        for office in person.offices:
            if office.passage.start < words.end and words.start < office.passage.end:
                return office
    party = mention.parties[0] if mention.parties else next((p.party for p in people if p.party), None)
    return OfficeHeld(mention.title or words.quote, None, party, words)


def _bounded(handing: Handing, reading: Reading, *, ends: bool) -> OfficeHeld:
    """The office with the day from which, or up to which, it was held."""
    bare = replace(handing.office, since=None, until=None, term=None)
    if handing.date is None:
        return bare
    day, term = handing.date.when.start, _words(handing, handing.date, reading)
    return replace(bare, until=day, term=term) if ends else replace(bare, since=day, term=term)


def _words(handing: Handing, date: DatedSpan, reading: Reading) -> Passage:
    """The words from the verb to its date, with the office where it stands among them."""
    above = leans_on(reading, handing.verb)
    first = handing.verb if above is None else min(handing.verb, above)
    cut = reading.passage(min(first, date.first), max(handing.verb + 1, date.last))
    if not handing.stated:
        return cut
    start, end = min(cut.start, handing.office.passage.start), max(cut.end, handing.office.passage.end)
    return Passage.cut(reading.report.id, reading.report.text, start, end)


def _laid(person: Individual, told: OfficeHeld, handing: Handing) -> Individual:
    """The person with an office that a verb tells: the one in the same words, else of the same title."""
    one_alone = handing.starts is None or handing.ends is None
    if told.term is None and (one_alone or not handing.stated):
        return person
    offices = list(person.offices)
    own = [n for n, o in enumerate(offices) if o.passage == told.passage] or [
        n for n, o in enumerate(offices) if o.standing is None and same_office(o.title, told.title)
    ]
    if not own:
        return replace(person, offices=(*offices, told))
    n = own[0]
    if told.term is not None and offices[n].standing is None:
        known = offices[n]
        if (told.since and known.since) or (told.until and known.until):
            return person
        since, until = told.since or known.since, told.until or known.until
        offices[n] = replace(known, since=since, until=until, term=known.term or told.term)
    return replace(person, offices=tuple(offices))


def _past(person: Individual, successor: Individual | None, handing: Handing) -> Individual:
    """A predecessor whose day of leaving is not told: left when the successor came, else simply former."""
    offices = list(person.offices)
    for n, office in enumerate(offices):
        if office.standing is not None or office.until or not same_office(office.title, handing.office.title):
            continue
        taken = successor.offices if successor is not None else ()
        came = next((o for o in taken if o.since and same_office(o.title, office.title)), None)
        if came is not None:
            offices[n] = replace(office, until=came.since, term=came.term)
        elif handing.stated and successor is not None:
            offices[n] = replace(office, standing="former")
    return replace(person, offices=tuple(offices))
