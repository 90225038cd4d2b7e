"""Titles: the run of offices, ranks, honorifics and states that stands before a name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from regesta.readings.lines import Line
from regesta.readings.offices import Post, post_at
from regesta.readings.person_names import Name, name_at, plain_at
from regesta.readings.title_words import printed, tail_of, unled

_GIVEN = frozenset(("sultan", "amir", "emir", "dean", "king", "prince"))
_SYLLABLE = 3
_RETIRED = ("ret", "retd", "retired", "rtd")


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


def titles_at(line: Line, i: int) -> Titles | None:
    """The titles that begin at word `i`, as far as they go, or None."""
    titles = Titles(i, i)
    j = i
    while j < len(line.words):
        step = _title_step(line, j, titles)
        if step == j:
            break
        j = titles.last = step
    _share_tails(line, titles.posts)
    _styled_envoy(line, titles)
    return titles if titles.last > i else None


def _styled_envoy(line: Line, titles: Titles) -> None:
    """Of "the Commissioner for Peace, Ambassador N" the second title is a style: the office stands first."""
    last = titles.posts[-1] if len(titles.posts) > 1 else None
    if last and last.title == "Ambassador" and not last.parties and line.text(last.first - 1) == ",":
        titles.posts.pop()
        titles.honorific = titles.honorific or "Ambassador"


def _share_tails(line: Line, posts: list[Post]) -> None:
    """Of "Deputy Commander and Chief of Staff of the 2nd Division" both are posts at that division."""
    for k in range(len(posts) - 2, -1, -1):
        post, following = posts[k], posts[k + 1]
        joined = {line.text(j) for j in range(post.last, following.first)} <= {"and", "&", "cum", "the"}
        tail = tail_of(following.title)
        if joined and tail and unled(post.title) and unled(following.title.removesuffix(tail)):
            parties = post.parties or following.parties
            posts[k] = replace(post, title=post.title + tail, body=following.body, parties=parties)


def _title_step(line: Line, j: int, titles: Titles) -> int:
    """Take one title at word `j` into `titles`; the word after it, or `j` itself."""
    post = post_at(line, j)
    if post and not (titles.told and not titles.posts and _given_name(line, post, titles)):
        if (not titles.told or line.text(post.first - 1) == ",") and _of_the_navy(line, post):
            titles.rank = "Commander"
        else:
            titles.posts.append(post)
            titles.plural |= post.plural
        return post.last
    found = line.term(j, "rank", "honorific")
    if found and not (titles.rank and line.text(j) in _GIVEN and _lone(line, j)):
        return j if _foreign(line, j, titles) else _take_rank(line, j, found[0], titles)
    return _between(line, j, titles) if titles.told else _leading(line, j, titles)


def _leading(line: Line, j: int, titles: Titles) -> int:
    """Take a service or a state before the first title; the word after it, or `j` itself."""
    service = line.term(j, "institution")
    if service and line.capital(j) and line.term(service[0], "rank"):
        return service[0]
    owner = line.parties.get(j) or line.bodies.get(j)
    if owner and _titled_soon(line, owner.last):
        titles.parties += owner.parties
        return line.past_possessive(owner.last)
    return j


def _foreign(line: Line, j: int, titles: Titles) -> bool:
    """A short title of address is a name where the office is of a state that has it not: "Tun", "Ko"."""
    customs = line.terms[j][1].customs
    told = {*titles.parties, *(party for post in titles.posts for party in post.parties)}
    short = len(line.words[j].text) <= _SYLLABLE and plain_at(line, j + 1) and line.text(j) != "sir"
    return bool(short and customs and told and not told & set(customs))


def _of_the_navy(line: Line, post: Post) -> bool:
    """Say whether "Commander" is the rank: nothing but a name behind it, and nothing before."""
    bare = post.title == "Commander" and post.last == post.first + 1 and line.capital(post.first)
    return bare and name_at(line, post.last, titled=True) is not None


def _lone(line: Line, j: int) -> bool:
    """Behind a rank "Prince" with one name behind it is a given name."""
    return plain_at(line, j + 1) and not line.capital(j + 2) and not line.glued(j + 2)


def _given_name(line: Line, post: Post, titles: Titles) -> bool:
    """Behind an honorific or a rank "Sultan" is a given name, but behind "His Majesty"."""
    if (titles.honorific or "").lower().endswith(("majesty", "hm")):
        return False
    return post.last == post.first + 1 and line.text(post.first) in _GIVEN and line.capital(post.last)


def _take_rank(line: Line, j: int, last: int, titles: Titles) -> int:
    term = line.terms[j][1]
    titles.customs += term.customs
    if term.kind == "rank":
        titles.rank = titles.rank or term.printed
        titles.plural |= term.plural
    else:
        shown = line.words[j].text if last == j + 1 else printed(line, j, last)
        titles.honorific = f"{titles.honorific} {shown}" if titles.honorific else shown
    if line.text(last) == "." and line.glued(last) and (line.capital(last + 1) or line.text(last + 1) == "("):
        last += 1
    return last


def _titled_soon(line: Line, i: int) -> bool:
    """A state belongs to a name only through a rank or an honorific behind it, a service between at most."""
    i = line.past_possessive(i)
    if i in line.offices:
        return True
    service = line.term(i, "institution")
    return line.term(service[0] if service else i, "rank", "honorific") is not None


def _between(line: Line, j: int, titles: Titles) -> int:
    """Step over "(Ret.)", and over "and" or a comma with another post behind it."""
    if line.text(j) == "(":
        end = line.past_bracket(j)
        inside = [line.text(k) for k in range(j + 1, end - 1)]
        if inside and (inside[0] in _RETIRED or (titles.told and len(inside) == 1)):
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
    """Keep "the president and Defence Minister N" apart: a bare small-letter office is another's."""
    first = titles.posts[-1]
    bare = first.first == first.head and not line.capital(first.head) and line.text(first.first - 1) == "the"
    return first.plural or first.counterpart or (bare and line.capital(step))


def _closes(line: Line, j: int) -> bool:
    """A comma goes on a list of posts of one person."""
    return post_at(line, j + 1) is not None


def with_name(line: Line, titles: Titles) -> tuple[Titles, Name | None]:
    """The name behind titles, an unknown title among them counted in."""
    name = name_at(line, titles.last, titled=titles.told)
    further = titles_at(line, name.last) if name and titles.honorific else None
    inner = further is not None and (further.rank or " " in (further.honorific or ""))
    if name and further and inner and not further.posts:
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
