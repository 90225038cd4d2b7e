"""Office titles: read one from its first word, without the state that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from regesta.readings.lines import Line, Term

_SMALL = {"of", "the", "and", "for", "at", "in", "to", "on", "with", "general-purpose"}
_NUMBERS = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"}
_LEADS = ("of", "for", "at")
_LED = frozenset(("chief", "leader", "commander", "spokesperson", "spokesman", "spokeswoman", "director", "head", "boss"))
_SEATS = frozenset(("office", "cabinet", "secretariat", "private office", "executive office"))
_SERVICES = frozenset(("police", "army", "navy", "gendarmerie"))
_MINISTER = "Minister"


@dataclass(frozen=True, slots=True)
class Post:
    """An office read in a line: words `first`–`last` (end exclusive), its head's word, its title written out.

    `parties` are the states and organisations told beside it, `plural` says that it means several holders and
    `counterpart` that its title is that of somebody else's office.
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


@dataclass(slots=True)
class _Phrase:
    """What stands behind a preposition of a title: its end, its words, and whose it is."""

    last: int
    words: list[str]
    parties: list[str]
    keeps: bool = False
    institution: bool = False


def post_at(line: Line, i: int) -> Post | None:
    """The office whose title begins at word `i`, or None."""
    return _Reader(line, i).read()


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
            if line.text(self.j) in ("counterpart", "counterparts", "opposite"):
                return self._counterpart()
            found = line.term(self.j, "head", "short")
            if found and not self._possesses(found[0]):
                return self._headed(*found)
            if not self._premodifier():
                return None

    def _possesses(self, last: int) -> bool:
        """ "Prime Minister's Office", "Defence Ministers' Meeting": the office is part of a body's name."""
        line = self.line
        after = line.past_possessive(last)
        owned = line.term(after, "institution", "field", "thing") if after > last and line.capital(after) else None
        if not owned:
            return False
        self.before.append(("institution", _printed(line, self.j, owned[0])))
        self.j = owned[0]
        return True

    def _counterpart(self) -> Post | None:
        plural = self.line.text(self.j) == "counterparts"
        last = self.j + (2 if self.line.text(self.j) == "opposite" else 1)
        after = self._owner(last)
        parties = tuple(dict.fromkeys(self.parties))
        return Post(self.first, after, self.j, "", parties, plural=plural, counterpart=True)

    def _owner(self, last: int) -> int:
        """Take the state in "counterpart from Laos"."""
        if self.line.text(last) in ("from", "of"):
            party = self.line.parties.get(last + 1 + (self.line.text(last + 1) == "the"))
            if party:
                self.parties += party.parties
                return party.last
        return last

    def _premodifier(self) -> bool:
        """Take one unit before the head; False where the words are no part of a title."""
        line, j = self.line, self.j
        found = line.term(j, "level", "standing", "field", "institution")
        if found:
            self.j, term = found
            self.customs += term.customs
            if term.kind == "standing":
                self.standing = term.printed or None
                shown = _printed(line, j, self.j) if term.printed in ("acting", "former") else ""
                self.before.append(("standing", shown))
            else:
                self.before.append((term.kind, _printed(line, j, self.j)))
            self.j = line.past_possessive(self.j)
            return self._fits()
        marked = line.parties.get(j) or line.bodies.get(j)
        if marked:
            self.parties += marked.parties
            if j not in line.parties:
                self.before.append(("institution", _printed(line, j, marked.last)))
            else:
                self.before.append(("party", ""))
            self.j = line.past_possessive(marked.last)
            return self._fits()
        return self._unlisted() or self._connector()

    def _unlisted(self) -> bool:
        """Take a word the codebook has not: "the Unification Minister", "the RSIS director"."""
        line, j = self.line, self.j
        word = line.words[j].text
        nearby = line.term(j + 1, "head")
        led = nearby and nearby[1].printed in _LED and line.capital(j) and not line.capital(j + 1)
        acronym = word.isupper() and 2 <= len(word) <= 6 and word.isalpha() and (nearby or line.term(j + 1, "field"))
        named = nearby and (nearby[1].printed == "minister" or led) and line.is_noun(j)
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
        line, head = self.line, self.j
        kinds = {kind for kind, _ in self.before}
        if (term.printed == "secretary general" and "field" in kinds) or (
            term.printed == "commander general" and kinds
        ):
            last, term = last - 1, replace(term, printed=term.printed.removesuffix(" general"))
        if not line.capital(head) and not _nominal(line, head):
            return None
        words = [w for kind, w in self.before if kind != "party" and w]
        levels = {kind for kind, _ in self.before}
        if line.text(last) == "-" and line.text(last + 1) in ("designate", "elect"):
            self.standing, last = "designate", last + 2
        tail, last = self._tail(last, term)
        if not tail and line.text(last) == "(" and (bracketed := line.term(last + 1, "field")):
            if line.text(bracketed[0]) == ")":
                tail, last = [f"({_printed(line, last + 1, bracketed[0])})"], bracketed[0] + 1
        if not term.bare and not tail and not levels & {"field", "institution", "level", "acronym"}:
            return None
        title = " ".join([*words, term.printed, *tail])
        title = _title(title)
        post = Post(
            self.first,
            last,
            head,
            title,
            tuple(dict.fromkeys(self.parties)),
            None,
            self.standing,
            term.plural,
        )
        return replace(post, body=_ministry(title, term) or self.body, customs=(*self.customs, *term.customs))

    def _tail(self, last: int, term: Term) -> tuple[list[str], int]:
        """Take what hangs on the head, phrase by phrase: "of the General Staff", "of the … Army"."""
        tail: list[str] = []
        keeps = False
        while True:
            lead = self.line.text(last)
            if lead not in (*_LEADS, *term.takes):
                return tail, last
            onward = lead in term.takes or (lead == "for" and "on" in term.takes)
            phrase = Complement(self.line, last + 1, plural=term.plural, whole=onward).read()
            if not phrase or (lead in ("at", "in") and not (phrase.institution or lead in term.takes)):
                return tail, last
            if onward:
                tail += [lead, *phrase.words]
            else:
                self.parties += phrase.parties
                if phrase.words and (keeps or phrase.words != ["the"]):
                    tail += [lead, *phrase.words]
                if phrase.institution and self.body is None:
                    self.body = _title(" ".join(phrase.words).removeprefix("the "))
            keeps = phrase.keeps
            last = phrase.last


class Complement:
    """Reads the phrase behind a preposition of a title, and drops the state from it unless it is a name's part."""

    def __init__(self, line: Line, j: int, *, plural: bool, whole: bool) -> None:
        self.line, self.j, self.plural, self.whole = line, j, plural, whole
        self.pieces: list[tuple[str, str]] = []
        self.parties: list[str] = []
        self.keeps = False

    def read(self) -> _Phrase | None:
        line = self.line
        if line.text(self.j) == "the":
            self.pieces.append(("small", "the"))
            self.j += 1
        start = self.j
        while self.j < len(line.words) and self._unit(start):
            pass
        if self.j == start:
            return None
        kinds = {kind for kind, _ in self.pieces}
        words = self._words(keep=self.keeps or self.whole)
        if words:
            words[-1] = words[-1].removesuffix("'s").removesuffix("’s")
        return _Phrase(self.j, words, self.parties, self.keeps, bool(kinds & {"institution", "thing"}))

    def _words(self, *, keep: bool) -> list[str]:
        """The words to print; a state that is left out takes its "of the" along."""
        words: list[str] = []
        following = [kind for kind, _ in self.pieces[1:]] + ["small"]
        for (kind, word), after in zip(self.pieces, following, strict=True):
            if kind != "party" or keep:
                words.append(word)
            elif after == "small":
                _trim(words)
        _trim(words)
        return words

    def _unit(self, start: int) -> bool:
        line, j = self.line, self.j
        body, party, place = line.bodies.get(j), line.parties.get(j), line.places.get(j)
        found = line.term(j, "field", "institution", "thing")
        if j == start and line.text(j) in _SERVICES and line.term(j, "rank"):
            self.pieces.append(("institution", line.words[j].text))
            self.j = j + 1
            return True
        if body and (not found or found[0] <= body.last):
            self.parties += body.parties
            self._take_body(j, body.last)
            return True
        if found:
            self.keeps |= found[1].keep
            self.j = line.past_possessive(found[0])
            self.pieces.append((found[1].kind, _printed(line, j, self.j)))
            return True
        if party:
            self.parties += party.parties
            self.pieces.append(("party", _printed(line, j, party.last)))
            self.j = line.past_possessive(party.last)
            return True
        if place and (j == start or line.text(j - 1) in ("of", "the")):
            self.pieces.append(("name", _printed(line, j, place.last)))
            self.j = line.past_possessive(place.last)
            return True
        return self._joint(start) or self._bracket(start) or self._unknown(start)

    def _take_body(self, first: int, last: int) -> None:
        """Take a body's words one by one, so that its state can be told from its name."""
        line, j = self.line, first
        while j < last:
            found, party = line.term(j, "field", "institution", "thing"), line.parties.get(j)
            if found and found[0] <= last:
                self.keeps |= found[1].keep
                j, start = line.past_possessive(found[0]), j
                self.pieces.append((found[1].kind, _printed(line, start, j)))
            elif party and party.last <= last:
                self.pieces.append(("party", _printed(line, j, party.last)))
                j = line.past_possessive(party.last)
            else:
                self.pieces.append(("institution", line.words[j].text))
                j += 1
        self.j = last

    def _joint(self, start: int) -> bool:
        """Take "of", "and" or a comma if the phrase goes on behind it."""
        line, j = self.line, self.j
        word = line.text(j)
        if j == start or word not in ("of", "and", "&", ",", "-", "/", "for"):
            return False
        step = j + 1
        if word == "," and line.text(step) in ("and", "&"):
            step += 1
        step += line.text(step) == "the"
        if word in ("of", "for"):
            office = line.term(step, "head", "short") if self.pieces[-1][1].lower() in _SEATS else None
            if office:
                self.pieces += [("small", line.words[k].text) for k in range(j, step)]
                self.pieces.append(("institution", _printed(line, step, office[0])))
                self.j = office[0]
                return True
            if self.pieces[-1][0] == "name" or not self._goes_on(step):
                return False
        elif self.plural and step in line.parties and self.pieces[-1][0] == "party":
            self.j = step
            return True
        elif (
            not line.term(step, "field", "institution", "thing")
            or post_at(line, step)
            or self.pieces[-1][0] == "party"
        ):
            return False
        self.pieces += [("small", line.words[k].text) for k in range(j, step)]
        self.j = step
        return True

    def _goes_on(self, step: int) -> bool:
        line = self.line
        return bool(
            step in line.parties or step in line.bodies or line.term(step, "field", "institution", "thing")
        ) or (step in line.places)

    def _bracket(self, start: int) -> bool:
        """Step over an acronym in brackets behind a body's name."""
        line, j = self.line, self.j
        if (
            j > start
            and line.text(j) == "("
            and line.text(j + 2) == ")"
            and line.words[j + 1].text[:2].isupper()
        ):
            self.j = j + 3
            return True
        return False

    def _unknown(self, start: int) -> bool:
        """Take capitalised words up to a word of institutions; or, right behind "of", all of them as a place."""
        line, j = self.line, self.j
        end, stop = j, 0
        while end < len(line.words) and (
            line.capital(end) or line.words[end].text[0].isdigit() or line.text(end) in _NUMBERS
        ):
            found = line.terms.get(end)
            if found and found[1].kind in ("rank", "honorific", "head", "level", "short", "standing"):
                break
            end = found[0] if found else end + 1
            if found and found[1].kind in ("institution", "thing"):
                stop = end
                self.keeps |= found[1].keep
        if stop:
            self.parties += [p for k in range(j, stop) if k in line.parties for p in line.parties[k].parties]
            self._take_body(j, stop)
            return True
        numbered = self.pieces and self.pieces[-1][0] in ("institution", "field") and _number(line, j)
        if end > j and (j == start or numbered):
            self.j = j + 1 if numbered else end
            self.pieces.append(("name", _printed(line, j, self.j)))
            return True
        return False


def _trim(words: list[str]) -> None:
    """Take the small words off the end."""
    while words and words[-1] in ("of", "the", "and", "for", ","):
        words.pop()


def _number(line: Line, j: int) -> bool:
    return line.words[j].text[0].isdigit() or line.words[j].text in ("I", "II", "III", "IV", "V", "VI", "VII")


def _nominal(line: Line, head: int) -> bool:
    """Small letters: "will head the delegation" has no office in it."""
    return line.text(head) not in ("head", "chair", "heads", "chairs") or line.text(head - 1) not in (
        "to", "will", "would", "who", "and",
    )  # fmt: skip


def _printed(line: Line, first: int, last: int) -> str:
    """The words as the text has them, blanks and hyphens kept."""
    out = ""
    for k in range(first, last):
        out += (" " if out and not line.glued(k) else "") + line.words[k].text
    return out


def _title(words: str) -> str:
    """Write a title with capitals, as a list of offices has it."""
    text = words.replace(" - ", "-").replace(" ,", ",")
    title = " ".join(w if w in _SMALL else _capital(w) for w in text.split())
    return title if title[:1].isupper() else title[:1].upper() + title[1:]


def _capital(word: str) -> str:
    """A capital for each part of a hyphened word but the small ones: "Commander-in-Chief"."""
    return "-".join(p if p in _SMALL else p[:1].upper() + p[1:] for p in word.split("-"))


_LEVELS = ("Deputy", "Vice", "Acting", "Former", "State", "First", "Second", "Senior", "Junior", "Union", "Federal")
_AFFAIRS = ("Foreign", "Home", "Internal", "External")


def _ministry(title: str, term: Term) -> str | None:
    """The ministry of a minister: "Deputy Defence Minister" is of the Ministry of Defence."""
    if term.printed.lower() != "minister":
        return None
    before, after = title.split(_MINISTER, 1)
    for lead in (" of ", " for "):
        if after.startswith(lead):
            return f"Ministry of {after.removeprefix(lead)}"
    field = " ".join(w for w in before.split() if w not in _LEVELS)
    return f"Ministry of {field} Affairs" if field in _AFFAIRS else f"Ministry of {field}" if field else None
