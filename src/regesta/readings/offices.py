"""Office titles: read one from its first word, without the state that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from regesta.readings.complements import Complement
from regesta.readings.lines import Line, Term
from regesta.readings.person_names import name_at
from regesta.readings.principals import of_both, principal
from regesta.readings.seen_offices import seen_office
from regesta.readings.title_words import is_office, ministry_of, printed, title_of

_LEADS = ("of", "for", "at")
COUNTERPARTS = frozenset(
    "counterpart counterparts opposite colleague colleagues homologue peer peers".split()
)
"""Words for the holder of the same office in another state."""

_STANDINGS = {"then": "former"}
_SERVING = frozenset(("secretary", "private secretary", "adviser", "advisor", "aide", "special assistant"))
_COMMANDING = frozenset(
    ("general officer commanding", "officer commanding", "flag officer commanding", "commander-in-chief")
)
_COMMA_LED = _COMMANDING | frozenset(
    ("flag officer commanding-in-chief", "general officer commanding-in-chief",
     "air officer commanding-in-chief", "air officer commanding", "commander", "commandant",
     "commanding general", "commanding officer", "deputy commander", "chief of staff")
)  # fmt: skip
"""Heads whose command may stand behind a comma."""

_WITHIN = frozenset(("minister", "minister of state", "secretary of state", "state secretary"))
_MEETING = frozenset("met meets received receives hosted hosts welcomed with by".split())
_POSTED = ("attaché", "attache")
"""Heads whose embassy and its seat tell nothing but the two states."""

_LED = frozenset(
    ("chief", "leader", "commander", "spokesperson", "spokesman", "spokeswoman", "director", "head", "boss")
)


@dataclass(frozen=True, slots=True)
class Post:
    """An office read in a line: words `first`–`last` (end exclusive), its head's word, its title written out.

    `parties` are the states and organisations told beside it, `lacking` states that have no such office;
    `plural` says that it means several holders and `counterpart` that its title is of somebody else's office.
    """

    first: int
    last: int
    head: int
    title: str
    parties: tuple[str, ...] = ()
    body: str | None = None
    standing: str | None = None
    plural: bool = False
    counterpart: bool = False
    customs: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


def post_at(line: Line, i: int) -> Post | None:
    """The office whose title begins at word `i`, or None.

    One that no list holds, or holds but the beginning of, is taken where the learned reader surely saw it.
    """
    post = _Reader(line, i).read()
    end = line.offices.get(i)
    if end is None or (post and post.last >= end):
        return post
    seen = seen_office(line, i, end)
    return Post(i, seen.last, i, seen.title, (post.parties if post else ()) or seen.parties)


class _Reader:
    """Reads one title: what stands before its head, the head, and what hangs on it."""

    def __init__(self, line: Line, i: int) -> None:
        self.line, self.first, self.j = line, i, i
        self.before: list[tuple[str, str]] = []
        self.parties: list[str] = []
        self.standing: str | None = None
        self.customs: tuple[str, ...] = ()
        self.body: str | None = None

    def read(self) -> Post | None:
        line = self.line
        while True:
            if line.text(self.j) in COUNTERPARTS and (self._is_counterpart() or self._colleague()):
                return self._counterpart()
            found = line.term(self.j, "head", "short")
            if found and not self._possesses(found[0]):
                return self._headed(*found)
            if not self._premodifier():
                return None

    def _opens(self, i: int) -> bool:
        """Say whether another office begins at word `i`."""
        return post_at(self.line, i) is not None

    def _possesses(self, last: int) -> bool:
        """Of "Prime Minister's Office", "Defence Ministers' Meeting": the office is part of a body's name."""
        line = self.line
        after = line.past_possessive(last)
        owned = (
            line.term(after, "institution", "field", "thing")
            if after > last and line.capital(after)
            else None
        )
        if not owned:
            return False
        self.before.append(("institution", printed(line, self.j, owned[0])))
        self.j = owned[0]
        return True

    def _counterpart(self) -> Post | None:
        plural = self.line.text(self.j) in ("counterparts", "colleagues", "peers")
        last = self.j + (2 if self.line.text(self.j) == "opposite" else 1)
        after = self._owner(last)
        parties = tuple(dict.fromkeys(self.parties))
        return Post(self.first, after, self.j, "", parties, plural=plural, counterpart=True)

    def _is_counterpart(self) -> bool:
        return self.line.text(self.j) in ("counterpart", "counterparts", "opposite")

    def _colleague(self) -> bool:
        """A colleague of another state is a counterpart: "his Austrian colleague", "met his colleague N"."""
        return bool(self.parties) or self.line.text(self.j - 2) in _MEETING

    def _owner(self, last: int) -> int:
        """Take the state in "counterpart from Laos"."""
        if self.line.text(last) in ("from", "of"):
            step = last + 1 + (self.line.text(last + 1) == "the")
            while party := self.line.parties.get(step):
                self.parties += party.parties
                last = step = party.last
                while self.line.text(step) in (",", "and"):
                    step += 1
        return last

    def _premodifier(self) -> bool:
        """Take one unit before the head; False where the words are no part of a title."""
        line, j = self.line, self.j
        found = line.term(j, "level", "standing", "field", "institution")
        if found and line.text(j) == "under" and not line.capital(j) and line.capital(found[0]):
            return False
        if found:
            self.j, term = found
            self.customs += term.customs
            if term.kind == "standing":
                self.standing = _STANDINGS.get(term.printed, term.printed) or None
                shown = printed(line, j, self.j) if term.printed in ("acting", "former") else ""
                self.before.append(("standing", shown))
            else:
                self.before.append((term.kind, printed(line, j, self.j)))
            self.j = self._past(self.j)
            return self._fits()
        marked = line.parties.get(j) or line.bodies.get(j)
        if marked:
            self.parties += marked.parties
            house = line.term(marked.last - 1, "institution") if marked.last > j + 1 else None
            if j not in line.parties:
                self.before.append(("institution", printed(line, j, marked.last)))
            elif house and not any(line.is_state(code) for code in marked.parties):
                self.before.append(("institution", printed(line, marked.last - 1, marked.last)))
            else:
                self.before.append(("party", ""))
            self.j = self._past(marked.last)
            return self._fits()
        return self._unlisted() or self._connector()

    def _past(self, j: int) -> int:
        """Step over "'s" and over an acronym in brackets: "the Defence Force (DF) commander"."""
        line = self.line
        bracket = line.past_bracket(j)
        if bracket == j + 3 and line.words[j + 1].text[:2].isupper():
            return bracket
        return line.past_possessive(j)

    def _unlisted(self) -> bool:
        """Take a word the codebook has not: "the Unification Minister", "the RSIS director"."""
        line, j = self.line, self.j
        word = line.words[j].text
        nearby = line.term(j + 1, "head") if not line.term(j, "rank") else None
        led = nearby and nearby[1].printed in _LED and line.capital(j) and not line.capital(j + 1)
        acronym = (
            word.isupper()
            and 2 <= len(word) <= 6
            and word.isalpha()
            and (nearby or line.term(j + 1, "field"))
        )
        named = nearby and (nearby[1].printed in ("minister", "commissioner") or led) and line.is_noun(j)
        if acronym or named:
            self.before.append(("acronym" if acronym else "field", word))
            self.j += 1
            return self._fits()
        return False

    def _fits(self) -> bool:
        return len(self.before) <= 10 and self.j < len(self.line.words)

    def _connector(self) -> bool:
        """Take "and", a comma or a hyphen between two states or between two fields."""
        line, j = self.line, self.j
        if not self.before or line.text(j) not in ("and", "&", ",", "-", "/"):
            return False
        step = j + 2 if line.text(j) == "," and line.text(j + 1) == "and" else j + 1
        kind = self.before[-1][0]
        if kind == "party" and step in line.parties:
            self.j = step
            return True
        if kind in ("field", "institution") and line.term(step, "field", "institution"):
            self.before.append((kind, line.words[step - 1].text if line.text(j) != "-" else "-"))
            self.j = step
            return True
        if line.text(j) == "-" and kind in ("level", "standing") and line.glued(j):
            self.j = step
            return True
        return False

    def _headed(self, last: int, term: Term) -> Post | None:
        """Take the head and what hangs on it; None where the words make no office."""
        line, head = self.line, self.j
        kinds = {kind for kind, _ in self.before}
        if (term.printed == "secretary general" and "field" in kinds) or (
            term.printed == "commander general" and kinds
        ):
            last, term = last - 1, replace(term, printed=term.printed.removesuffix(" general"))
        if not is_office(line, head, last):
            return None
        if line.text(last) == "-" and line.text(last + 1) in ("designate", "elect"):
            term = replace(term, printed=f"{term.printed}-{line.text(last + 1)}")
            self.standing, last = "designate", last + 2
        tail, last = self._tail(last, term)
        if not tail and line.capital(head):
            tail, last = self._unled(last, term)
        named = line.capital(head) and name_at(line, last, titled=True) is not None
        named |= line.capital(head) and line.text(self.first - 1) in ("its", "whose")
        named |= self._shares(last)
        if not (term.bare or named or tail or kinds & {"party", "field", "institution", "level", "acronym"}):
            return None
        words = [w for kind, w in self.before if kind != "party" and w]
        if not (term.bare or named or tail or words):
            words = self._organisation()
            if not words:
                return None
        title = title_of(" ".join([*words, term.printed, *tail]))
        body = ministry_of(title, term.printed) or self.body
        parties = tuple(dict.fromkeys(self.parties))
        own = not tail and not kinds & {"institution", "acronym"}
        customs = (*self.customs, *(term.customs if own or term.kind == "short" else ()))
        past = line.text(last) == "at" and line.text(last + 2) == "time"
        return Post(
            self.first, last, head, title, parties, body, "former" if past else self.standing,
            plural=term.plural, customs=customs, lacking=term.lacking if own else (),
        )  # fmt: skip

    def _organisation(self) -> list[str]:
        """The organisation whose head is told: of "ASEAN chair" and "UNIFIL head" the name stays."""
        line = self.line
        marked = line.parties.get(self.first)
        if not marked or any(line.is_state(code) for code in marked.parties):
            return []
        return [printed(line, self.first, marked.last)]

    def _shares(self, last: int) -> bool:
        """Of "Director and Commandant of the Academy" the first is an office through what follows."""
        line = self.line
        joined = line.capital(self.j) and line.text(last) in ("and", "&")
        return joined and line.capital(last + 1) and line.term(last + 1, "head", "level") is not None

    def _unled(self, last: int, term: Term) -> tuple[list[str], int]:
        """Take what stands right behind a head: "Commander US Fleet Forces", "Secretary (Defence)"."""
        line = self.line
        bracketed = line.term(last + 1, "field") if line.text(last) == "(" else None
        if bracketed and line.text(bracketed[0]) == ")":
            return [f"({printed(line, last + 1, bracketed[0])})"], bracketed[0] + 1
        if line.text(last) == "," and term.printed.lower() in _COMMA_LED:
            return self._behind_comma(last)
        start = line.parties[last].last if last in line.parties else last
        if (term.bare and term.printed not in _COMMANDING) or start >= len(line.words):
            return [], last
        word = line.words[start].text
        acronym = word[0].isdigit() or (start > last and word.isupper() and word.isalpha())
        if last in line.bodies or line.term(start, "institution") or acronym or self._area(last):
            phrase = Complement(line, last, self._opens, plural=False, whole=False).read()
            if phrase and phrase.words:
                self.parties += phrase.parties
                return ["of", "the", *phrase.words], phrase.last
        return [], last

    def _area(self, i: int) -> bool:
        """Say whether a place gives a command its name: "Commander Khulna Naval Area"."""
        place = self.line.places.get(i)
        return bool(place and self.line.capital(place.last) and self.line.term(place.last, "institution"))

    def _behind_comma(self, last: int) -> tuple[list[str], int]:
        """Take the command of "Flag Officer Commanding, Western Fleet", and no rank or second office."""
        line, start = self.line, last + 1
        if not line.capital(start) or self._opens(start) or line.term(start, "rank", "honorific"):
            return [], last
        phrase = Complement(line, start, self._opens, plural=False, whole=False).read()
        if not phrase or not phrase.institution or not line.capital(phrase.last - 1):
            return [], last
        self.parties += phrase.parties
        return [",", *phrase.words], phrase.last

    def _tail(self, last: int, term: Term) -> tuple[list[str], int]:
        """Take what hangs on the head, phrase by phrase: "of the General Staff", "of the … Army"."""
        tail: list[str] = []
        keeps = sent = False
        while True:
            lead = self.line.text(last)
            if lead == "in" and self.line.text(last + 1) == "charge" and self.line.text(last + 2) == "of":
                tail += ["in", "charge"]
                last, lead = last + 2, "of"
            within = lead == "in" and term.printed in _WITHIN and self.line.text(last + 1) == "the"
            behind = principal(self.line, last, term, within=bool(tail))
            if behind:
                self.parties += behind.parties
                tail += [lead, printed(self.line, last + 1, behind.last)]
                last = behind.last
                continue
            if term.plural:
                both = of_both(self.line, last)
                tail, last = tail + both[0], both[1]
            lead = self.line.text(last)
            if not (within or lead in (*_LEADS, *term.takes)) or (sent and lead == "at"):
                return tail, last
            onward = lead in term.takes or (lead == "for" and "on" in term.takes)
            phrase = Complement(self.line, last + 1, self._opens, plural=term.plural, whole=onward).read()
            if not phrase or (lead in ("at", "in") and not (phrase.institution or lead in term.takes)):
                return tail, last
            posted = lead in ("at", "in") and term.printed.lower().endswith(_POSTED)
            if onward and not posted:
                sent = True
                own = phrase.institution and term.printed.lower() in _SERVING
                self.parties += phrase.parties if own else ()
                tail += [lead, *phrase.words]
            else:
                self.parties += phrase.parties
                if phrase.words and not posted and (keeps or phrase.words != ["the"]):
                    tail += [lead, *phrase.words]
                if phrase.institution and self.body is None:
                    self.body = title_of(" ".join(phrase.words).removeprefix("the "))
            keeps = phrase.keeps
            last = phrase.last
