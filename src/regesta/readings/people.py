"""People and the offices they are given."""

from __future__ import annotations

from dataclasses import replace

from regesta.codebook import Codebook
from regesta.codebook.entries.geography import State
from regesta.codebook.entries.people import Honorific
from regesta.codebook.match import fold
from regesta.model.reading import Individual, Mention, OfficeHeld, Reading
from regesta.readings.acronyms import learn_acronyms
from regesta.readings.allegiances import Allegiances
from regesta.readings.evidence import evident_namings
from regesta.readings.glimpses import Glimpses
from regesta.readings.identities import Identity, bearer, identify
from regesta.readings.introductions import Introductions
from regesta.readings.lines import Line, compile_terms, lines_of
from regesta.readings.namings import Found, Naming, read_line
from regesta.readings.offices import Post
from regesta.readings.styles import Style
from regesta.readings.traditions import Traditions

_PAIR = 2


class People:
    """Mention every named person and every office, and gather the individuals of the report."""

    name = "people"

    def __init__(self, codebook: Codebook) -> None:
        self._terms = compile_terms(codebook)
        self._traditions = Traditions(codebook)
        self._places = {
            fold(place): state.id
            for state in codebook.of(State)
            for place in (*state.capitals, *state.cities, *state.names)
        }

        self._given = {
            (name, state) for h in codebook.of(Honorific) for name in h.names for state in h.given_in
        }

    def read(self, draft: Reading) -> Reading:
        """Fill mentions of kinds person and office, and `people`."""
        lines = lines_of(draft, self._terms)
        learn_acronyms(lines)
        glimpses = Glimpses.of(draft, lines)
        found = [read_line(line, k) for k, line in enumerate(lines)]
        glimpses.compare(found)
        namings = [n for f in found for n in f.namings]
        evident = evident_namings(draft, lines, namings)
        evident |= {k for k, naming in enumerate(namings) if glimpses.vouched(naming)}
        people = identify(namings, evident)
        Introductions(draft, lines, people).settle(found)
        _share_counterparts(people, namings)
        Allegiances(draft, lines, self._places, self._traditions).settle(people, found)
        gather = _Gather(draft, lines, people, self._given)
        mentions = gather.mentions(found)
        return replace(
            draft,
            people=tuple(gather.individual(p) for p in people),
            mentions=tuple(sorted((*draft.mentions, *mentions), key=lambda m: (m.first, -m.last))),
        )


def _share_counterparts(people: list[Identity], namings: list[Naming]) -> None:
    """Give "his Lao counterpart N" the office of the person named last before."""
    by_key = {p.key: p for p in people}
    named = [(n, by_key[n.key]) for n in namings if n.key in by_key]
    for at, (naming, person) in enumerate(named):
        for posts in (naming.posts, naming.apposed):
            for k, post in enumerate(posts):
                if post.counterpart:
                    last = named[at - 1][1] if at else None
                    last = _opposite(post, named, at) or last
                    other = _main_post(last) if last is not None and last is not person else None
                    if other and not any(_of_one_field(p.title, other.title) for p in posts):
                        posts[k] = replace(post, title=other.title, body=other.body)


def _opposite(post: Post, named: list[tuple[Naming, Identity]], at: int) -> Identity | None:
    """Whom each of several stands opposite: "Minister A and General B met their counterparts, C and D"."""
    if not post.plural:
        return None
    line = named[at][0].line
    group = [
        k for k, (n, _) in enumerate(named) if n.line == line and any(p.first == post.first for p in n.posts)
    ]
    before = [p for n, p in named[: group[0]] if n.line == line] if group else []
    if len(group) < _PAIR or len(before) < len(group) or at not in group:
        return None
    return before[len(before) - len(group) + group.index(at)]


def _of_one_field(own: str, shared: str) -> bool:
    """Say whether two titles are of one field: a "Secretary of Defense" is no "Defence Minister" besides."""
    one, other = (set(_office_key(title).split()) - _HEADS for title in (own, shared))
    return bool(one & other)


def _main_post(person: Identity) -> Post | None:
    """The office that a counterpart shares: the last one told where the person is introduced."""
    posts = [p for p in person.posts() if p.title and p.standing is None]
    posts = [p for p in posts if " " in p.title] or posts
    return posts[-1] if posts else None


class _Gather:
    """Turns what was read into the values of a Reading."""

    def __init__(
        self, draft: Reading, lines: list[Line], people: list[Identity], given: set[tuple[str, str]]
    ) -> None:
        self._draft, self._lines, self._given = draft, lines, given
        self._people = {p.key: p for p in people}

    def individual(self, person: Identity) -> Individual:
        fullest = person.fullest
        ranks = [n.rank for n in person.namings if n.rank]
        ranks = [r for r in ranks if r != "Commander"] or ranks
        honorifics = [n.honorific for n in person.namings if n.honorific]
        shown = fullest.name.shown
        if person.party and (fullest.honorific, person.party) in self._given:
            shown = f"{fullest.honorific} {shown}"
            honorifics = [h for h in honorifics if h != fullest.honorific]
        return Individual(
            person.key,
            shown,
            self._aliases(person),
            person.party,
            max(ranks, key=len, default=None),
            max(honorifics, key=len, default=None),
            self._offices(person),
            tuple(self._draft.passage(*self._span(n)) for n in person.namings),
        )

    def _aliases(self, person: Identity) -> tuple[str, ...]:
        full = person.fullest.name
        shown = dict.fromkeys(n.name.shown for n in person.namings if n.name.words != full.words)
        return tuple(shown)

    def _offices(self, person: Identity) -> tuple[OfficeHeld, ...]:
        held: dict[str, OfficeHeld] = {}
        for naming in sorted(person.namings, key=lambda n: n.shouted):
            line = self._lines[naming.line]
            for post in naming.told_posts:
                if not post.title:
                    continue
                passage = self._draft.passage(line.token(post.first), line.token(post.last - 1) + 1)
                office = OfficeHeld(post.title, post.body, person.party, passage, post.standing)
                held.setdefault(_office_key(post.title), office)
        return _without_short_forms(held)

    def _span(self, naming: Naming) -> tuple[int, int]:
        line = self._lines[naming.line]
        return line.token(naming.first), line.token(max(naming.last, naming.name.last) - 1) + 1

    def mentions(self, found: list[Found]) -> list[Mention]:
        """All namings, and all offices told apart from a name: those behind one know their holder."""
        out = []
        for number, each in enumerate(found):
            for naming in each.namings:
                person = self._people.get(naming.key)
                if person is None:
                    out += [self._office(number, p, (), p.parties) for p in (*naming.posts, *naming.apposed)]
                    continue
                parties = (person.party,) if person.party else ()
                first, last = self._span(naming)
                out.append(Mention("person", first, last, self._head(first, last), (person.key,), parties))
                out += [
                    self._office(number, post, (person.key,), parties)
                    for post in (*naming.apposed, *naming.held)
                ]
            out += [self._office(number, post, (), post.parties) for post in each.posts]
            out += [m for style in each.styles if (m := self._styled(style))]
        return out

    def _styled(self, style: Style) -> Mention | None:
        """A style without a name, as a mention of the one last addressed so."""
        person = bearer(style, list(self._people.values()))
        if person is None:
            return None
        line = self._lines[style.line]
        first, last = line.token(style.first), line.token(style.last - 1) + 1
        parties = (person.party,) if person.party else ()
        return Mention("person", first, last, self._head(first, last), (person.key,), parties)

    def _office(self, number: int, post: Post, people: tuple[str, ...], parties: tuple[str, ...]) -> Mention:
        line = self._lines[number]
        first, last = line.token(post.first), line.token(post.last - 1) + 1
        return Mention("office", first, last, self._head(first, last), people, parties, post.title or None)

    def _head(self, first: int, last: int) -> int:
        """The last token of a stretch that hangs on something outside it."""
        tokens = self._draft.tokens
        heads = [i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i]
        return heads[-1] if heads else last - 1


def _office_key(title: str) -> str:
    return " ".join(
        sorted(set(fold(title).replace("defense", "defence").split()) - {"of", "the", "for", "and"})
    )


def _without_short_forms(held: dict[str, OfficeHeld]) -> tuple[OfficeHeld, ...]:
    """Drop "Minister" beside "Minister of Defence": the shorter title means the longer one."""
    kept = []
    for key, office in held.items():
        words = set(key.split())
        if key == "minister" and any(_is_ministerial(set(k.split())) for k in held):
            continue
        if key == "secretary" and any(key in k.split() for k in held if k != key):
            continue
        longer = [
            k for k in held if k != key and words < set(k.split()) and _same_level(words, set(k.split()))
        ]
        if not longer:
            kept.append(office)
    return tuple(kept)


def _is_ministerial(words: set[str]) -> bool:
    """Say whether a secretary is a minister: "Cabinet Secretary", "Secretary of Defense"."""
    return "secretary" in words and not words & {*_LEVELS, "general", "private", "press", "executive"}


_HEADS = {
    "minister",
    "secretary",
    "deputy",
    "prime",
    "vice",
    "chief",
    "commander",
    "state",
    "general",
    "staff",
}
_LEVELS = {
    "deputy",
    "vice",
    "acting",
    "former",
    "permanent",
    "assistant",
    "under",
    "state",
    "parliamentary",
    "prime",
}


def _same_level(one: set[str], other: set[str]) -> bool:
    return one & _LEVELS == other & _LEVELS
