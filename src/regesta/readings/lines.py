"""Lines: a paragraph cut into words, with the words of titles, states and bodies marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, product
from typing import Literal

from regesta.codebook import Codebook
from regesta.codebook.entries.geography import State
from regesta.codebook.entries.people import Honorific, Office, Rank
from regesta.codebook.match import Phrases, Word, words_of
from regesta.model.reading import Reading

TermKind = Literal["rank", "honorific", "head", "level", "standing", "field", "institution", "thing", "short"]
ROMAN = re.compile("[IVX]+")
_DOTTED = 3
_INSIDE = ("of", "the", "at", "for", "and")
BULLETS = ("•", "-", "–", "*", "·", "▪", "●", "◦", "○", "‣")
_SCOPES = frozenset("national public regional rural urban digital social internal domestic".split())
_SERVICES = frozenset(("police", "army", "navy", "air", "coast", "gendarmerie"))
_HEADLINE = frozenset(
    "receive meet visit host greet welcome hold hail attend join call urge vow pledge affirm stress say "
    "tell pay arrive leave sign discuss seek back thank chair open conclude co-chair lead inspect "
    "address begin end talk".split()
)


@dataclass(frozen=True, slots=True)
class Term:
    """What a word of the codebook is in a title, and how it is written out."""

    kind: TermKind
    printed: str
    plural: bool = False
    bare: bool = True
    takes: tuple[str, ...] = ()
    keep: bool = False
    customs: tuple[str, ...] = ()
    capitals: bool = False
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of titles, and the codes of states: what else is a party is an organisation."""

    phrases: Phrases[Term]
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Marked:
    """A state, place or body in a line: the end of its words, the parties it means, and a body's name."""

    last: int
    parties: tuple[str, ...]
    title: str | None = None


class Line:
    """One paragraph as words, with what the codebook and the earlier layer know of each.

    `terms`, `parties`, `places` and `bodies` are keyed by the first word, and so are the ends of the `names`
    and `offices` that the learned reader surely saw. `shouted` says that it is a line in title case or
    capitals, where a capital letter tells nothing.
    """

    def __init__(self, reading: Reading, first: int, last: int, lexicon: Lexicon) -> None:
        self.first, self.last, self._states = first, last, lexicon.states
        start, end = reading.tokens[first].start, reading.tokens[last - 1].end
        self.words: list[Word] = _unmarked(words_of(reading.report.text[start:end], start))
        self._tokens = reading.tokens[first:last]
        self._starts = [t.start for t in self._tokens]
        self.terms: dict[int, tuple[int, Term]] = {}
        for i in range(len(self.words)):
            hit = lexicon.phrases.at(self.words, i)
            if hit and not (hit.value.capitals and not _in_capitals(self.words[hit.last - 1].text)):
                self.terms[i] = (hit.last, hit.value)
        self._leave_offices()
        self._widen()
        self.names: dict[int, int] = {}
        self.offices: dict[int, int] = {}
        self.parties: dict[int, Marked] = {}
        self.places: dict[int, Marked] = {}
        self.bodies: dict[int, Marked] = {}
        self._mark(reading)
        self._leave_heads()
        self._leave_ranks()
        self._leave_names()
        for i, marked in (*self.parties.items(), *self.places.items()):
            if i in self.terms and self.terms[i][0] < marked.last:
                del self.terms[i]
        self.shouted = self._is_shouted()

    def _widen(self) -> None:
        """Take "National Economy" and "Defence Affairs" for fields, though one word is in no list."""
        for i, (last, term) in list(self.terms.items()):
            if term.kind not in ("field", "institution") or not self.capital(i):
                continue
            if self.text(last) == "affairs" and self.capital(last):
                self.terms[i] = (last + 1, replace(term, kind="field"))
            if term.kind == "field" and self.text(i - 1) in _SCOPES and self.capital(i - 1):
                self.terms.setdefault(i - 1, self.terms[i])

    def _mark(self, reading: Reading) -> None:
        at = {w.start: i for i, w in enumerate(self.words)}
        ends = {w.end: i + 1 for i, w in enumerate(self.words)}
        shelves = {"party": self.parties, "place": self.places, "body": self.bodies}
        for mention in reading.mentions_in(self.first, self.last):
            shelf = shelves.get(mention.kind)
            start = at.get(reading.tokens[mention.first].start)
            end = ends.get(reading.tokens[mention.last - 1].end)
            if shelf is None or start is None or end is None:
                continue
            if start not in shelf or shelf[start].last < end:
                shelf[start] = Marked(end, mention.parties, mention.title)

    def _leave_heads(self) -> None:
        """A party may be told with its office: of "UN Secretary-General" only "UN" is the party."""
        for i, marked in list(self.parties.items()):
            for k in range(i + 1, marked.last):
                if self.term(k, "head"):
                    self.parties[i] = Marked(k, marked.parties)
                    break

    def _leave_offices(self) -> None:
        """Of "Police General Inspectorate", "Army General Staff" the first two words are no rank."""
        for i, (last, term) in list(self.terms.items()):
            if term.kind != "rank" or self.text(i) not in _SERVICES or last != i + 2:
                continue
            onward = self.term(i + 1, "institution")
            if onward and onward[0] > last:
                self.terms[i] = (i + 1, Term("institution", self.words[i].text))

    def _leave_ranks(self) -> None:
        """Cut off a body what begins a rank: "of the Ministry of Defence | Air Vice Marshal N"."""
        for i, marked in list(self.bodies.items()):
            for k in range(i + 1, marked.last):
                rank = self.term(k, "rank")
                if rank and rank[0] > marked.last:
                    self.bodies[i] = replace(marked, last=k, title=None)
                    break

    def _leave_names(self) -> None:
        """Cut the name off "State Secretary at the Ministry of Defence N", unless "the" opens it."""
        for i, marked in list(self.bodies.items()):
            known = [end for j in range(i + 1, marked.last) if (end := self._known_to(j)) <= marked.last]
            cut = max(known, default=marked.last)
            plain = all(self.capital(k) and k not in self.terms for k in range(cut, marked.last))
            if marked.last - cut > 1 and plain and self.text(marked.last) != "," and self._untitled(i):
                self.bodies[i] = replace(marked, last=cut, title=None)

    def _known_to(self, j: int) -> int:
        """The end of a field or a word of bodies that begins at a word; past the line where none does."""
        found = self.term(j, "field", "institution", "thing")
        return found[0] if found else len(self.words) + 1

    def _untitled(self, i: int) -> bool:
        """Say whether the title that leads up to a body begins without "the"; a name must follow then."""
        start = i
        while start and (
            self.capital(start - 1) or self.text(start - 1) in ("of", "the", "at", "for", "and")
        ):
            start -= 1
        heads = any(self.term(k, "head", "short") for k in range(start, i))
        return heads and self.capital(start) and self.text(start) != "the"

    def _is_shouted(self) -> bool:
        """A headline in title case has no long word in small letters, and no full stop at its end.

        An item of a list ("• For Laos: General N, Minister of Health") is none.
        """
        bulleted = self.words[0].text in BULLETS
        titled = any(self.term(i, "rank", "honorific") for i in range(len(self.words)))
        if titled and (bulleted or "," in [w.text for w in self.words]):
            said = range(1 + 2 * bulleted, len(self.words))
            if not any(self.capital(i) and self.acts(i) for i in said):
                return False
        letters = [w.text for w in self.words if w.text[0].isalpha()]
        small = [t for t in letters if t[0].islower() and len(t) > 1]
        if all(t.isupper() for t in letters):
            return True
        return (
            self.words[-1].text not in ".!?"
            and len(small) < len(letters) / 2
            and all(len(t) <= 4 for t in small)
        )

    def token(self, word: int) -> int:
        """The token that holds a word."""
        return self.first + bisect_right(self._starts, self.words[word].start) - 1

    def words_in(self, first: int, last: int) -> range:
        """The words of the line that begin in tokens `first`–`last` (end exclusive)."""
        inside = [i for i in range(len(self.words)) if first <= self.token(i) < last]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def text(self, i: int) -> str:
        """The folded form of a word, or nothing past the ends of the line."""
        return self.words[i].folded if 0 <= i < len(self.words) else ""

    def term(self, i: int, *kinds: TermKind) -> tuple[int, Term] | None:
        """The term that begins at a word, if it is of one of the kinds."""
        found = self.terms.get(i)
        return found if found and found[1].kind in kinds else None

    def capital(self, i: int) -> bool:
        """Say whether a word begins with a capital letter."""
        return 0 <= i < len(self.words) and self.words[i].text[0].isupper()

    def glued(self, i: int) -> bool:
        """Say whether a word follows the one before it without a blank."""
        return 0 < i < len(self.words) and self.words[i - 1].end == self.words[i].start

    def is_noun(self, i: int) -> bool:
        """Say whether the parse takes a word for a noun or a name that belongs to the word behind it."""
        token = self._tokens[self.token(i) - self.first]
        return token.pos in ("NOUN", "PROPN") and token.dep in ("compound", "nmod", "amod")

    def is_verb(self, i: int) -> bool:
        """Say whether the parse takes a word for a verb."""
        return self._tokens[self.token(i) - self.first].pos in ("VERB", "AUX")

    def acts(self, i: int) -> bool:
        """Say whether the parse takes a word for a verb, as in a headline's "Receives"."""
        token = self._tokens[self.token(i) - self.first]
        return token.pos in ("VERB", "AUX", "ADP", "ADV", "SCONJ") or token.lemma.lower() in _HEADLINE

    def is_state(self, code: str) -> bool:
        """Say whether a party's code is that of a state."""
        return code in self._states

    def past_possessive(self, i: int) -> int:
        """The word after `'s` or a bare apostrophe that begins at `i`, or `i` itself."""
        if self.text(i) == "'" and self.glued(i):
            return i + 2 if self.text(i + 1) == "s" and self.glued(i + 1) else i + 1
        return i

    def past_bracket(self, i: int) -> int:
        """The word after a bracket that begins at `i`, or `i` itself."""
        if self.text(i) != "(":
            return i
        for j in range(i + 1, min(i + 8, len(self.words))):
            if self.text(j) == ")":
                return j + 1
        return i


def _in_capitals(word: str) -> bool:
    """Say whether an abbreviation stands in capitals, a small letter within at most: "COAS", "CoAS"."""
    return word.isupper() or (sum(c.isupper() for c in word) > len(word) / 2 and len(word) > _DOTTED)


def _unmarked(words: list[Word]) -> list[Word]:
    """The words without the marks of bold and slanted print: "**Ana Silva**"; a bullet stays."""
    if all(w.text not in ("*", "_") for w in words):
        return words
    ends, starts = {w.end for w in words}, {w.start for w in words}
    return [
        w for w in words if w.text not in ("*", "_") or not (w.end in starts or w.start in ends)
    ] or words[:1]


def compile_terms(codebook: Codebook) -> Lexicon:
    """All words of titles as one set of phrases; the longest found at a place decides what it is."""
    return Lexicon(Phrases(list(_terms(codebook))), frozenset(s.id for s in codebook.of(State)))


def _terms(codebook: Codebook) -> Iterator[tuple[str, Term]]:
    for rank in codebook.of(Rank):
        for name in rank.names:
            yield name, Term("rank", name, customs=rank.states)
            yield plural(name), Term("rank", rank.names[0], plural=True, customs=rank.states)
        for abbreviation in rank.abbreviations:
            for form in _dotted(abbreviation):
                shouted = abbreviation.isupper()
                yield form, Term("rank", rank.names[0], customs=rank.states, capitals=shouted)
    for honorific in codebook.of(Honorific):
        for name in honorific.names:
            for form in _dotted(name):
                shouted = name.isupper() and form.isalpha()
                yield form, Term("honorific", name, customs=honorific.states, capitals=shouted)
    for office in codebook.of(Office):
        yield from _office_terms(office)


def _office_terms(office: Office) -> Iterator[tuple[str, Term]]:
    printed = office.names[0] if office.full is None else office.full
    for name in office.names:
        shown = printed if office.part in ("short", "standing") else name
        term = Term(
            office.part,
            shown,
            bare=office.bare or " " in name or "-" in name,
            takes=office.takes,
            keep=office.keep,
            customs=office.states,
            lacking=office.lacking,
            capitals=office.part == "short" and name.isupper(),
        )
        yield name, term
        if office.part in ("head", "short"):
            yield plural(name), replace(term, plural=True)


def _dotted(abbreviation: str) -> Iterator[str]:
    """`Lt Gen` with and without a full stop after each word."""
    words = re.split("[ -]", abbreviation)
    if len(words) > _DOTTED or len(abbreviation) > 5 * len(words) or "." in abbreviation:
        yield abbreviation
        return
    joint = "-" if "-" in abbreviation else " "
    for dots in product(("", "."), repeat=len(words)):
        yield joint.join(w + d for w, d in zip(words, dots, strict=True))


def plural(title: str) -> str:
    """The plural of a title: ministers of state, secretaries-general, attachés."""
    for joint in (" of ", "-in-", " in ", "-general", " general", " d'"):
        if joint in title.lower():
            cut = title.lower().index(joint)
            return plural(title[:cut]) + title[cut:]
    if title.endswith("y") and not title.endswith(("ay", "ey", "oy")):
        return title[:-1] + "ies"
    return title[:-3] + "men" if title.endswith("man") else title + "s"


def lines_of(reading: Reading, lexicon: Lexicon) -> list[Line]:
    """The paragraphs of a reading as lines, in order."""
    found = []
    for _, group in groupby(reading.sentences, key=lambda s: s.paragraph):
        sentences = list(group)
        found.append(Line(reading, sentences[0].first, sentences[-1].last, lexicon))
    return found
