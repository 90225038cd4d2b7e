"""Namings: each place where a report names somebody, with the titles told there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from regesta.readings.lines import Line
from regesta.readings.person_names import POSTNOMINALS, Name, name_at
from regesta.readings.offices import Post, post_at

_DETERMINERS = ("the", "his", "her", "its", "their", "a", "an", "our", "fellow", "current", "incumbent")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_RETIRED = ("ret", "retd", "retired", "rtd")
_RELATIVE = ("who", "is", "was", "also", "serves", "serving", "currently", "concurrently", "as", "and", "the", "a", "an",
             "his", "her", "its", "their", "who's", "served", "then", "being", "both", "now")  # fmt: skip


@dataclass(slots=True)
class Titles:
    """What was read before a name: ranks, honorifics, posts and states, from word `first` to `last`."""

    first: int
    last: int
    rank: str | None = None
    honorific: str | None = None
    posts: list[Post] = field(default_factory=list)
    parties: tuple[str, ...] = ()
    customs: tuple[str, ...] = ()
    plural: bool = False

    @property
    def told(self) -> bool:
        """Say whether there is more than a state."""
        return bool(self.rank or self.honorific or self.posts)


@dataclass(slots=True)
class Naming:
    """One naming: words `first`–`last` cover titles and name. `apposed` are posts told behind a comma."""

    line: int
    first: int
    last: int
    name: Name
    rank: str | None = None
    honorific: str | None = None
    posts: list[Post] = field(default_factory=list)
    apposed: list[Post] = field(default_factory=list)
    parties: tuple[str, ...] = ()
    customs: tuple[str, ...] = ()
    titled: bool = False
    shouted: bool = False
    key: str = ""


@dataclass(slots=True)
class Found:
    """What a line holds: namings, and posts told without a name."""

    namings: list[Naming] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)


def read_line(line: Line, number: int) -> Found:
    """Read all namings and nameless posts of a line, left to right."""
    return _Scan(line, number).run()


class _Scan:
    """Walks a line once."""

    def __init__(self, line: Line, number: int) -> None:
        self.line, self.number = line, number
        self.found = Found()

    def run(self) -> Found:
        i = 0
        while i < len(self.line.words):
            i = max(self._at(i), i + 1)
        return self.found

    def _at(self, i: int) -> int:
        """Read what begins at word `i`; the word to go on from."""
        titles = titles_at(self.line, i)
        if titles:
            titles, name = _with_name(self.line, titles)
            if name:
                return self._named(titles, name)
            if titles.posts:
                return self._nameless(titles)
            if titles.told:
                return titles.last
            return i + 1
        name = name_at(self.line, i, titled=False)
        if name:
            return self._named(Titles(i, i), name)
        return i + 1

    def _named(self, titles: Titles, name: Name) -> int:
        naming = self._naming(titles, name, titles.first)
        last = self._behind(naming)
        if not titles.plural:
            return last
        return self._listed(titles, last)

    def _naming(self, titles: Titles, name: Name, first: int) -> Naming:
        naming = Naming(
            self.number, first, name.last, name, titles.rank, titles.honorific, list(titles.posts),
            parties=titles.parties, customs=titles.customs, titled=titles.told,
            shouted=self.line.shouted,
        )  # fmt: skip
        self.found.namings.append(naming)
        return naming

    def _listed(self, titles: Titles, last: int) -> int:
        """Give a plural title to each name of a list: "Defence Ministers A of P, B and C"."""
        while True:
            step = last
            while self.line.text(step) in (",", "and", "&"):
                step += 1
            name = name_at(self.line, step, titled=True) if step > last else None
            if not name:
                return last
            last = self._behind(self._naming(titles, name, name.first))

    def _behind(self, naming: Naming) -> int:
        """Read what follows a name: "(left)", "of Laos", ", Minister of …"; the word to go on from."""
        line, j = self.line, naming.name.last
        while line.text(j) in POSTNOMINALS and line.words[j].text.isupper():
            j += 1
        after = line.past_bracket(j)
        if after > j:
            self._bracketed(naming, j + 1, after - 1)
            j = after
        if line.text(j) in ("of", "from"):
            step = j + 1 + (line.text(j + 1) == "the")
            party = line.parties.get(step)
            if party and naming.titled and not (line.text(party.last) == "and" and party.last + 1 in line.parties):
                naming.parties += party.parties
                naming.last = j = party.last
            elif line.bodies.get(step) and line.bodies[step].parties:
                naming.parties += line.bodies[step].parties
                j = line.bodies[step].last
        return self._apposed(naming, j)

    def _bracketed(self, naming: Naming, first: int, last: int) -> None:
        party = self.line.parties.get(first)
        if party and party.last == last:
            naming.parties += party.parties
        titles = titles_at(self.line, first)
        if titles and titles.posts and titles.last <= last:
            naming.apposed += titles.posts
            naming.parties += titles.parties

    def _apposed(self, naming: Naming, j: int) -> int:
        """Take the posts behind a comma, up to those that belong to the next name."""
        line = self.line
        last, step = j, j
        opened = line.text(step) in (",", "–", "-", "who") or line.text(step) in ("is", "was", "as")
        if not opened:
            return last
        step += line.text(step) in (",", "–", "-")
        while step < len(line.words):
            while line.text(step) in _RELATIVE or _ORDINAL.fullmatch(line.text(step)):
                step += 1
            titles = titles_at(line, step)
            if not titles or not titles.posts or titles.rank or titles.honorific:
                return last
            if line.text(step - 1) == "the" and "and" in (line.text(step - 2), line.text(last)) and self._leads(titles):
                return last
            mine = _before_next_name(line, titles)
            if mine:
                naming.apposed += mine
                naming.parties += titles.parties if len(mine) == len(titles.posts) else ()
                last = mine[-1].last
            if len(mine) < len(titles.posts) or line.text(titles.last) not in (",", "and"):
                return last
            step = titles.last + 1
        return last

    def _leads(self, titles: Titles) -> bool:
        """Say whether posts have their name behind a comma: "and the Ambassador of France, Ms N"."""
        step = titles.last + 1
        if self.line.text(titles.last) != ",":
            return False
        return _ranked_name(self.line, step) or name_at(self.line, step, titled=False) is not None

    def _nameless(self, titles: Titles) -> int:
        """Posts without a name right behind them: "the minister of defence, N," or nobody named."""
        line, j = self.line, titles.last
        step = j + 1 if line.text(j) in (",", ":", "–") else 0
        inner = titles_at(line, step) if step and titles.posts else None
        inner = inner if inner and not inner.posts else None
        name = name_at(line, step, titled=False) if step and not inner else None
        if inner:
            inner, name = _with_name(line, inner)
        start = inner.last if inner else step
        if name and self._reversed(titles, name, bool(inner and inner.told)):
            joined = Titles(
                titles.first, start, posts=titles.posts, parties=titles.parties, plural=titles.plural
            )
            joined.customs = titles.customs + (inner.customs if inner else ())
            if inner:
                joined.rank, joined.honorific = inner.rank, inner.honorific
            if titles.plural and len(titles.posts) == 1:
                return self._respectively(joined, name)
            return self._named(joined, name)
        self.found.posts += titles.posts
        return titles.last

    def _reversed(self, titles: Titles, name: Name, titled: bool) -> bool:
        """A title with "the", "his" or a state before it may have its name behind a comma."""
        line = self.line
        told = titles.parties or any(p.parties for p in titles.posts)
        definite = line.text(titles.first - 1) in ("the", "his", "her", "their", "its") or told
        enough = titled or len(name.words) > 1
        if not (definite or titles.first == 0) or not enough:
            return False
        return not line.capital(name.last) and line.text(name.last) != "'"

    def _respectively(self, titles: Titles, name: Name) -> int:
        """ "The foreign ministers of P and Q, A and B": each name its own state."""
        parties = titles.posts[0].parties
        before = len(self.found.namings)
        last = self._named(titles, name)
        namings = self.found.namings[before:]
        if len(namings) == len(parties):
            for naming, party in zip(namings, parties, strict=True):
                post = titles.posts[0]
                naming.posts = [
                    Post(post.first, post.last, post.head, post.title, (party,), post.body, post.standing)
                ]
                naming.parties = (party,)
        return last


def _with_name(line: Line, titles: Titles) -> tuple[Titles, Name | None]:
    """The name behind titles, an unknown title among them counted in."""
    name = name_at(line, titles.last, titled=titles.told)
    further = titles_at(line, name.last) if name and titles.honorific else None
    if name and further and further.told and not further.posts:
        full = name_at(line, further.last, titled=True)
        if full:
            return _merged(titles, name, further), full
    return titles, name


def _merged(titles: Titles, middle: Name, further: Titles) -> Titles:
    """One run of titles with an unknown one in it: "Pehin Datu X Major General Dato N"."""
    honorifics = [titles.honorific, middle.shown, further.honorific]
    return replace(
        titles,
        last=further.last,
        rank=titles.rank or further.rank,
        honorific=" ".join(h for h in honorifics if h),
        customs=titles.customs + further.customs,
    )


def _before_next_name(line: Line, titles: Titles) -> list[Post]:
    """The posts that are not the title of a name right behind them."""
    if name_at(line, titles.last, titled=True) or _ranked_name(line, titles.last):
        last = titles.posts[-1]
        return [p for p in titles.posts if p is not last]
    return titles.posts


def _ranked_name(line: Line, i: int) -> bool:
    titles = titles_at(line, i)
    return bool(titles and not titles.posts and name_at(line, titles.last, titled=True))


def titles_at(line: Line, i: int) -> Titles | None:
    """The titles that begin at word `i`, as far as they go, or None."""
    titles = Titles(i, i)
    j = i
    while j < len(line.words):
        step = _title_step(line, j, titles)
        if step == j:
            break
        j = titles.last = step
    return titles if titles.last > i else None


def _title_step(line: Line, j: int, titles: Titles) -> int:
    """Take one title at word `j` into `titles`; the word after it, or `j` itself."""
    post = post_at(line, j)
    if post:
        titles.posts.append(post)
        titles.plural |= post.plural
        return post.last
    found = line.term(j, "rank", "honorific")
    if found:
        return _take_rank(line, j, found[0], titles)
    service = line.term(j, "institution")
    if service and not titles.told and line.capital(j) and line.term(service[0], "rank"):
        return service[0]
    owner = line.parties.get(j) or line.bodies.get(j)
    if owner and not titles.told and _titled_soon(line, owner.last):
        titles.parties += owner.parties
        return line.past_possessive(owner.last)
    if titles.told:
        return _between(line, j, titles)
    return j


def _take_rank(line: Line, j: int, last: int, titles: Titles) -> int:
    term = line.terms[j][1]
    titles.customs += term.customs
    if term.kind == "rank":
        titles.rank = titles.rank or term.printed
        titles.plural |= term.plural
    else:
        shown = line.words[j].text if last == j + 1 else _span(line, j, last)
        titles.honorific = f"{titles.honorific} {shown}" if titles.honorific else shown
    if line.text(last) == "." and line.glued(last) and (line.capital(last + 1) or line.text(last + 1) == "("):
        last += 1
    return last


def _span(line: Line, first: int, last: int) -> str:
    out = ""
    for k in range(first, last):
        out += (" " if out and not line.glued(k) else "") + line.words[k].text
    return out


def _titled_soon(line: Line, i: int) -> bool:
    """A state belongs to a name only through a rank or an honorific behind it, a service between at most."""
    i = line.past_possessive(i)
    service = line.term(i, "institution")
    return line.term(service[0] if service else i, "rank", "honorific") is not None


def _between(line: Line, j: int, titles: Titles) -> int:
    """Step over "(Ret.)", and over "and" or a comma with another post behind it."""
    if line.text(j) == "(":
        end = line.past_bracket(j)
        inside = [line.text(k) for k in range(j + 1, end - 1)]
        if inside and (inside[0] in _RETIRED or (titles.rank and len(inside) == 1)):
            return end
    if line.text(j) in _RETIRED and titles.rank:
        return j + 1 + (line.text(j + 1) == "." and line.capital(j + 2))
    if not titles.posts:
        return j
    if line.text(j) in ("and", "&", "cum") or (line.text(j) == "," and _closes(line, j)):
        step = j + 1 + (line.text(j + 1) in ("and", "the", "concurrently"))
        step += line.text(step) == "the"
        if post_at(line, step) and not _own_name(line, step, titles):
            return step
    return j


def _own_name(line: Line, step: int, titles: Titles) -> bool:
    """ "The president and Defence Minister N" are two: a bare office in small letters has no name of its own here."""
    first = titles.posts[-1]
    bare = first.first == first.head and not line.capital(first.head) and line.text(first.first - 1) == "the"
    return first.plural or first.counterpart or (bare and line.capital(step))


def _closes(line: Line, j: int) -> bool:
    """A comma goes on a list of posts of one person."""
    return post_at(line, j + 1) is not None
