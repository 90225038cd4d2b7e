"""Complements: what stands behind "of", "for", "at" or "to" in the title of an office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from regesta.readings.lines import ROMAN, Line
from regesta.readings.person_names import surname_at
from regesta.readings.title_words import printed

_NUMBERS = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"}
_SEATS = frozenset(("office", "cabinet", "secretariat", "private office", "executive office"))
_DESKS = frozenset(("department", "division", "directorate", "section", "desk", "bureau"))
_KIND = frozenset("sisterly brotherly friendly fraternal neighbouring neighboring".split())
_SERVICES = frozenset(("police", "army", "navy", "gendarmerie"))
_OTHERS = ("rank", "honorific", "head", "short", "standing")
"""Kinds of terms that begin another title."""


@dataclass(slots=True)
class Phrase:
    """What stands behind a preposition of a title: its end, its words, and whose it is."""

    last: int
    words: list[str]
    parties: list[str]
    keeps: bool = False
    institution: bool = False


class Complement:
    """Reads the phrase behind a preposition of a title, without the state unless it is part of a name."""

    def __init__(
        self, line: Line, j: int, opens: Callable[[int], bool], *, plural: bool, whole: bool
    ) -> None:
        self.line, self.j, self.opens, self.plural, self.whole = line, j, opens, plural, whole
        self.pieces: list[tuple[str, str]] = []
        self.parties: list[str] = []
        self.keeps = False

    def read(self) -> Phrase | None:
        """The phrase that begins here, or None where none does."""
        line = self.line
        if line.text(self.j) == "the":
            self.pieces.append(("small", "the"))
            self.j += 1
        if line.text(self.j) in _KIND and self.j + 1 in line.parties:
            self.j += 1
        start = self.j
        while self.j < len(line.words) and self._unit(start):
            pass
        if self.j == start:
            return None
        if self.pieces[-1][0] == "institution" and line.text(self.j) == "affairs" and line.capital(self.j):
            self.pieces.append(("field", line.words[self.j].text))
            self.j += 1
        kinds = {kind for kind, _ in self.pieces}
        words = self._words(keep=(self.keeps and not self._numbered()) or self.whole)
        if words:
            words[-1] = words[-1].removesuffix("'s").removesuffix("’s")
        return Phrase(self.j, words, self.parties, self.keeps, bool(kinds & {"institution", "thing"}))

    def _numbered(self) -> bool:
        """Say whether it is a unit with a number, to whose name the state behind "of" does not belong."""
        return self._has_number() and self.pieces[-1][0] == "party"

    def _has_number(self) -> bool:
        return any(word[:1].isdigit() or ROMAN.fullmatch(word) for _, word in self.pieces)

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
        """Take one word, name or joint of the phrase; False where it ends."""
        line, j = self.line, self.j
        if j in line.names or (j + 1 in line.names and line.text(j) in ("of", "and", "&", ",", "for")):
            return False
        body, party = line.bodies.get(j), line.parties.get(j)
        found = line.term(j, "field", "institution", "thing")
        if found and found[1].kind == "thing" and (not line.capital(j) or self._surname()):
            return False
        if found and party and found[0] < party.last:
            found = None
        if self._service(start) or self._seat():
            return True
        if body and (not found or found[0] <= body.last):
            self.parties += () if self._desk(j) else body.parties
            self._take_body(j, body.last)
            self._possessed()
        elif found:
            self.keeps |= found[1].keep
            self.j = line.past_possessive(found[0])
            self.pieces.append((found[1].kind, printed(line, j, self.j)))
        else:
            return (
                self._geographic(start) or self._joint(start) or self._bracket(start) or self._unknown(start)
            )
        return True

    def _surname(self) -> bool:
        """Say whether behind a body's name a name begins: "of the National Assembly Park Dae-jin"."""
        return bool(self.pieces) and self.pieces[-1][0] == "institution" and surname_at(self.line, self.j)

    def _service(self, start: int) -> bool:
        """Take the police of "of the Police Major General N": the rank is the name's."""
        line, j = self.line, self.j
        opened = j == start or self.pieces[-1][0] == "party"
        if not opened or line.text(j) not in _SERVICES or not line.term(j, "rank"):
            return False
        self.keeps = True
        self.pieces.append(("institution", line.words[j].text))
        self.j = j + 1
        return True

    def _seat(self) -> bool:
        """Take what an office holder has: "of the Prime Minister's Court", "of the President's Guard"."""
        line, j = self.line, self.j
        holder = line.term(j, "head") if line.capital(j) else None
        after = line.past_possessive(holder[0]) if holder else j
        if not holder or after == holder[0]:
            return False
        owned = line.term(after, "institution", "thing")
        if not owned or not line.capital(after):
            return False
        self.pieces.append(("institution", printed(line, j, owned[0])))
        self.j = owned[0]
        return True

    def _geographic(self, start: int) -> bool:
        """Take a state, or a place right behind "of"."""
        line, j = self.line, self.j
        party, place = line.parties.get(j), line.places.get(j)
        marked = party or (place if j == start or line.text(j - 1) in ("of", "the") else None)
        if marked is None:
            return False
        desk = self._desk(j)
        self.parties += marked.parties if not desk and (party or len(marked.parties) == 1) else ()
        self.j = line.past_possessive(marked.last)
        kind = "institution" if desk else "party" if party else "name"
        self.pieces.append((kind, printed(line, j, self.j)))
        return True

    def _desk(self, j: int) -> bool:
        """Say whether an organisation names a ministry's desk for it: "Head of the ASEAN Department"."""
        line, party = self.line, self.line.parties.get(j)
        state = party is None or all(line.is_state(code) for code in party.parties)
        of_desk = line.text(j - 1) == "of" and line.text(j - 2) in _DESKS
        return party is not None and not state and (of_desk or line.text(party.last) in _DESKS)

    def _take_body(self, first: int, last: int) -> None:
        """Take a body's words one by one, so that its state can be told from its name."""
        line, j = self.line, first
        while j < last:
            found, party = line.term(j, "field", "institution", "thing"), line.parties.get(j)
            if found and found[0] <= last:
                self.keeps |= found[1].keep
                j, start = line.past_possessive(found[0]), j
                self.pieces.append((found[1].kind, printed(line, start, j)))
            elif line.text(j) == "of" and j + 1 in line.parties and self._has_number():
                self.pieces.append(("small", "of"))
                j += 1
            elif party and party.last <= last:
                kind = "institution" if self._desk(j) else "party"
                j, start = line.past_possessive(party.last), j
                self.pieces.append((kind, printed(line, start, j)))
            else:
                self._take_word(j)
                j += 1
        self.j = last

    def _possessed(self) -> None:
        """Go on from a body to one of its own: "of the RDF's General Department of Politics"."""
        line, after = self.line, self.line.past_possessive(self.j)
        owned = after in line.bodies or line.term(after, "institution", "field")
        if after > self.j and owned and line.capital(after):
            kind, word = self.pieces.pop()
            self.pieces.append((kind, word + printed(line, self.j, after)))
            self.j = after

    def _take_word(self, j: int) -> None:
        """Take a word of a body that the codebook of titles has not; what is glued on stays so."""
        word = self.line.words[j].text
        self.keeps |= self.line.text(j) in _SERVICES
        if self.line.glued(j) and self.pieces:
            kind, before = self.pieces.pop()
            self.pieces.append((kind, before + word))
        else:
            self.pieces.append(("institution", word))

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
                self.pieces.append(("institution", printed(line, step, office[0])))
                self.j = office[0]
                return True
            if self.pieces[-1][0] == "name" or not self._goes_on(step):
                return False
        elif self.plural and step in line.parties and self.pieces[-1][0] == "party":
            self.j = step
            return True
        elif (
            not (line.term(step, "field", "institution", "thing") or self._described(step))
            or self.opens(step)
            or self.pieces[-1][0] == "party"
        ):
            return False
        self.pieces += [("small", line.words[k].text) for k in range(j, step)]
        self.j = step
        return True

    def _described(self, i: int) -> bool:
        """Say whether an unknown word describes an institution behind it: "and Correctional Services"."""
        line = self.line
        plain = line.capital(i) and i not in line.terms and i not in line.parties and i not in line.places
        return plain and line.term(i + 1, "institution") is not None and line.capital(i + 1)

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

    def _field_goes_on(self, j: int) -> bool:
        """Take one more word of a field where the state follows: "European Cohesion of the Republic of P"."""
        line = self.line
        if not self.pieces or self.pieces[-1][0] != "field" or not line.capital(j) or j in line.terms:
            return False
        step = j + 2 + (line.text(j + 2) == "the")
        return line.text(j + 1) == "of" and step in line.parties

    def _unknown(self, start: int) -> bool:
        """Take capitalised words up to a word of institutions; right behind "of", all as a place."""
        line, j = self.line, self.j
        end, stop = j, 0
        if self._field_goes_on(j):
            self.pieces.append(("field", line.words[j].text))
            self.j = j + 1
            return True
        if j == start and line.is_noun(j) and not line.capital(j) and line.term(j + 1, "institution"):
            end = stop = line.terms[j + 1][0]
        while end < len(line.words) and (
            line.capital(end) or line.words[end].text[0].isdigit() or line.text(end) in _NUMBERS
        ):
            found = line.terms.get(end)
            if end in line.names or (found and found[1].kind in _OTHERS):
                break
            if found and found[1].kind == "level" and self.opens(end):
                break
            end = found[0] if found else end + 1
            if found and found[1].kind in ("institution", "thing"):
                stop = end
                self.keeps |= found[1].keep
        lower = (
            line.term(end, "institution")
            if end > j and self.pieces and self.pieces[-1][0] == "party"
            else None
        )
        stop = lower[0] if lower and not stop else stop
        if stop:
            self._take_owned(j, stop)
            return True
        owned = bool(self.pieces) and self.pieces[-1][0] in ("institution", "field")
        numbered = owned and _number(line, j)
        area = owned and line.text(end) == "," and line.term(end + 1, "rank") is not None
        if end > j and (j == start or numbered or area):
            self.j = j + 1 if numbered else end
            self.pieces.append(("name", printed(line, j, self.j)))
            return True
        return False

    def _take_owned(self, start: int, stop: int) -> None:
        """Take a body with the state or place in its name, whose it is."""
        for k in range(start, stop):
            marked = self.line.parties.get(k) or self.line.places.get(k)
            self.parties += marked.parties if marked and len(marked.parties) == 1 else ()
        self._take_body(start, stop)


def _trim(words: list[str]) -> None:
    """Take the small words off the end."""
    while words and words[-1] in ("of", "the", "and", "for", ","):
        words.pop()
    if words:
        words[-1] = words[-1].removesuffix(" of")


def _number(line: Line, j: int) -> bool:
    return line.words[j].text[0].isdigit() or bool(ROMAN.fullmatch(line.words[j].text))
