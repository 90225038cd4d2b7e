"""Namings: each place where a report names somebody, with the titles told there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from regesta.readings.appositions import read_behind
from regesta.readings.lines import Line, Marked
from regesta.readings.offices import COUNTERPARTS, Post
from regesta.readings.person_names import Name, name_at, past_letters, plain_at
from regesta.readings.shared_titles import goes_on, owner_before, share_states
from regesta.readings.styles import Style, style_of
from regesta.readings.title_words import printed, tail_of, unled
from regesta.readings.titles import Titles, titles_at, with_name

_PREFIXES = frozenset(
    "uss usns hms hmas hmnzs hmcs ins kri kd rss brp htms roks js jds fs its tcg slns bns pns nns gns".split()
)
"""What stands before the name of a ship."""

CARRIERS = _PREFIXES | frozenset(
    "frigate destroyer carrier corvette submarine cutter vessel warship exercise operation typhoon "
    "hurricane cyclone camp fort".split()
)
_DEFINITE = frozenset(("the", "his", "her", "their", "its", "two", "three", "both"))
_POLICE_RANKS = frozenset(("Commissioner", "Commissioner General", "Inspector General", "Superintendent"))
"""Offices that are ranks where they stand between another office and a name."""

_OPENING = frozenset((",", ":", "-", "–", "—"))
_INDEFINITE = frozenset(("a", "an", "any", "every", "each", "no", "another", "some"))
_SPOKEN = ("Spokesman for", "Spokeswoman for", "Spokesperson for")
_NEAR = 25


@dataclass(slots=True)
class Naming:
    """One naming: words `first`–`last` cover titles and name.

    `apposed` are posts told behind a comma, `held` those told elsewhere in the sentence or in the next one;
    `parties` are told by the grammar, `served` was seen by the learned reader.
    """

    line: int
    first: int
    last: int
    name: Name
    rank: str | None = None
    honorific: str | None = None
    posts: list[Post] = field(default_factory=list)
    apposed: list[Post] = field(default_factory=list)
    held: list[Post] = field(default_factory=list)
    parties: tuple[str, ...] = ()
    served: str | None = None
    customs: tuple[str, ...] = ()
    titled: bool = False
    shouted: bool = False
    key: str = ""

    @property
    def told_posts(self) -> tuple[Post, ...]:
        """All posts told of whoever is named here."""
        return (*self.posts, *self.apposed, *self.held)


@dataclass(slots=True)
class Found:
    """What a line holds: namings, and posts and royal styles told without a name."""

    namings: list[Naming] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)


def read_line(line: Line, number: int) -> Found:
    """Read all namings and nameless posts of a line, left to right."""
    return _Scan(line, number).run()


class _Scan:
    """Walks a line once."""

    def __init__(self, line: Line, number: int) -> None:
        self.line, self.number = line, number
        self.found = Found()

    def run(self) -> Found:
        i = len(self.line.words) if self._contact() else 0
        while i < len(self.line.words):
            i = i + 1 if self._plain(i) else max(self._at(i), i + 1)
        return self.found

    def _contact(self) -> bool:
        """Say whether the line tells readers whom to call: "Media contact: N, press secretary"."""
        opening = [self.line.text(k) for k in range(3)]
        return ":" in opening and opening[opening.index(":") - 1] in ("contact", "contacts", "enquiries")

    def _plain(self, i: int) -> bool:
        """Say whether at word `i` nothing can begin: it is in small letters, and no word of a title."""
        line = self.line
        known = (line.names, line.offices, line.terms, line.parties, line.bodies)
        if line.capital(i) or any(i in shelf for shelf in known):
            return False
        carried = line.text(i) in CARRIERS and line.capital(i + 1)
        return not carried and line.text(i) not in COUNTERPARTS and line.term(i + 1, "head") is None

    def _at(self, i: int) -> int:
        """Read what begins at word `i`; the word to go on from."""
        if self.line.text(i) in CARRIERS and self.line.capital(i + 1):
            return self._past_thing(i + 1)
        titles = titles_at(self.line, i)
        if titles:
            titles, name = with_name(self.line, titles)
            return self._named(titles, name) if name else self._unnamed(titles)
        name = name_at(self.line, i, titled=False)
        if name and len(name.words) == 1 and name.shown.isupper() and not self.line.shouted:
            return name.last
        if name:
            return self._named(Titles(i, i), name)
        marked = self.line.parties.get(i) or self.line.places.get(i)
        return marked.last if marked else i + 1

    def _unnamed(self, titles: Titles) -> int:
        """Titles with no name behind them: offices, unless a thing is called after their holder."""
        if titles.posts and plain_at(self.line, titles.last):
            return titles.last
        if titles.posts:
            return self._nameless(titles)
        style = style_of(titles.honorific) if titles.honorific and not titles.rank else None
        if style and self.line.text(titles.last) != "the":
            self.found.styles.append(Style(self.number, titles.first, titles.last, style))
        return titles.last if titles.told else titles.first + 1

    def _past_thing(self, i: int) -> int:
        """Step over the name of a ship, an exercise or a storm, even one called after somebody."""
        titles = titles_at(self.line, i)
        start = titles.last if titles and (titles.rank or titles.honorific or titles.posts) else i
        name = name_at(self.line, start, titled=True)
        return name.last if name else i

    def _named(self, titles: Titles, name: Name) -> int:
        naming = self._naming(titles, name, titles.first)
        last = read_behind(self.line, naming)
        if not titles.plural:
            return last
        before = self.found.namings.index(naming)
        last = self._listed(titles, last)
        return share_states(self.line, self.found.namings[before:], last)

    def _naming(self, titles: Titles, name: Name, first: int) -> Naming:
        if self.line.text(titles.first - 1) in ("its", "whose") and len(titles.posts) == 1:
            titles.posts[0] = self._of_its(titles.posts[0])
        if self.line.text(titles.first - 1) == "her" and len(titles.posts) == 1:
            post = titles.posts[0]
            titles.posts[0] = self._aboard(post) if post.title == "Commanding Officer" else post
        told = titles.parties or any(p.parties for p in titles.posts)
        parties = titles.parties if told else owner_before(self.line, first)
        naming = Naming(
            self.number, first, name.last, name, titles.rank, titles.honorific, list(titles.posts),
            parties=parties, customs=titles.customs, titled=titles.told,
            shouted=self.line.shouted,
        )  # fmt: skip
        self.found.namings.append(naming)
        return naming

    def _of_its(self, post: Post) -> Post:
        """Give "its Commander" the body named last before: "of the Coast Guard led by its Commander"."""
        if tail_of(post.title) or not unled(post.title):
            return post
        line, nearest = self.line, (-1, -1)
        for k in range(max(post.first - _NEAR, 0), post.first):
            marked = line.bodies.get(k) or line.parties.get(k)
            if marked and marked.last < post.first and marked.last > nearest[1]:
                nearest = (k, marked.last) if k in line.bodies else (-1, marked.last)
            if line.text(k) == ".":
                nearest = (-1, -1)
        body = line.bodies.get(nearest[0])
        if not body or not body.title or not line.capital(nearest[0]):
            return post
        article = "the " if "the" in (line.text(nearest[0] - 1), line.text(nearest[0])) else ""
        name = _without_state(line, body)
        parties = post.parties or (body.parties if len(body.parties) == 1 else ())
        return replace(post, title=f"{post.title} of {article}{name}", body=name, parties=parties)

    def _aboard(self, post: Post) -> Post:
        """Give "her Commanding Officer" the ship named last before: "of HMS Rosemary"."""
        line = self.line
        for k in range(post.first - 1, -1, -1):
            name = k + 1
            while line.text(k) in _PREFIXES and line.words[k].text.isupper() and plain_at(line, name):
                name += 1
            if name > k + 1:
                return replace(post, title=f"{post.title} of {printed(line, k, name)}")
        return post

    def _listed(self, titles: Titles, last: int) -> int:
        """Give a plural title to each name of a list: "Defence Ministers A of P, B and C"."""
        line = self.line
        while True:
            step = last
            while line.text(step) in (",", "and", "&"):
                step += 1
            parties, step = self._of_next(step) if step > last else ((), step)
            ranked = titles_at(line, step) if step > last else None
            ranked = ranked if ranked and ranked.told and not ranked.posts else None
            name = name_at(line, ranked.last if ranked else step, titled=True) if step > last else None
            if not name:
                return last
            shared = titles
            if ranked:
                shared = replace(titles, rank=ranked.rank, honorific=ranked.honorific)
                shared.customs = ranked.customs
            if parties:
                posts = [replace(p, parties=parties) for p in shared.posts]
                shared = replace(shared, posts=posts, parties=parties)
            last = read_behind(line, self._naming(shared, name, ranked.first if ranked else name.first))

    def _of_next(self, i: int) -> tuple[tuple[str, ...], int]:
        """The state of the next of a list, told before the name: "of Peru, A, and of Chile, B"."""
        line = self.line
        step = i + 1 + (line.text(i + 1) == "the")
        party = line.parties.get(step) if line.text(i) == "of" else None
        if party and line.text(party.last) == ",":
            return party.parties, party.last + 1
        return (), i

    def _nameless(self, titles: Titles) -> int:
        """Posts without a name right behind them: "the minister of defence, N," or nobody named."""
        line, j = self.line, titles.last
        step = j + 1 if line.text(j) in _OPENING and not line.glued(j + 1) else 0
        if step and "late" in (line.text(step), line.text(step + 1)):
            step += 1 + (line.text(step) == "the")
        elif step and line.text(step) == "the" and line.term(step + 1, "honorific"):
            step += 1
        inner = titles_at(line, step) if step and titles.posts else None
        own = bool(titles.posts and titles.posts[-1].counterpart)
        if inner and not own and len(inner.posts) == 1 and inner.posts[0].title in _POLICE_RANKS:
            inner.rank, inner.posts = inner.posts[0].title, []
        inner = inner if inner and (own or not inner.posts) else None
        name = name_at(line, step, titled=False) if step and not inner else None
        if inner:
            inner, name = with_name(line, inner)
        start = inner.last if inner else step
        if name and self._reversed(titles, name, titled=bool(inner and inner.told)):
            joined = Titles(
                titles.first, start, posts=titles.posts, parties=titles.parties, plural=titles.plural
            )
            joined.customs = titles.customs + (inner.customs if inner else ())
            if inner:
                joined.rank, joined.honorific = inner.rank, inner.honorific
                joined.posts = [*titles.posts, *inner.posts]
            return self._named(joined, name)
        if line.text(titles.first - 1) not in _INDEFINITE or titles.plural:
            self.found.posts += titles.posts
        return titles.last

    def _reversed(self, titles: Titles, name: Name, *, titled: bool) -> bool:
        """A title with "the", "his" or a state before it may have its name behind a comma."""
        line = self.line
        told = titles.parties or any(p.parties for p in titles.posts)
        told = told or line.text(titles.first - 1) == "s"
        definite = {line.text(titles.first - 1), line.text(titles.first)} & _DEFINITE or told
        definite = definite or (titles.plural and goes_on(line, name.last))
        spoken = titles.posts[-1].title.startswith(_SPOKEN) and line.text(name.last) == ","
        definite = definite or (spoken and line.text(titles.first - 1) in _INDEFINITE)
        enough = titled or len(name.words) > 1
        if not (definite or titles.first == 0) or not enough:
            return False
        last = past_letters(line, name, name.last)
        return not line.capital(last) and line.text(last) != "'"


def _without_state(line: Line, body: Marked) -> str:
    """A body's name without the state that stands behind it: "Coast Guard Command of Kenya"."""
    name = (body.title or "").removeprefix("the ")
    for i, party in line.parties.items():
        if party.last == body.last:
            for joint in (" of the ", " of "):
                name = name.removesuffix(joint + printed(line, i, party.last))
    return name
