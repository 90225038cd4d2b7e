"""Names: how far a run of capitalised words goes on being a person's name."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.codebook.match import fold
from regesta.readings.lines import ROMAN, Line

_PARTICLES = frozenset(
    "bin binti bint ibn ben al el as ad ar ash az de da do dos das del della di van von der den ter ten "
    "du la le abu ould af zu zur und e y of-the".split()
)
_FUNCTION = frozenset(
    "the a and but for from with during after before as of by this that these those his their who whom "
    "whose which both two three four five also while when where not i we they you its our my your it "
    "she earlier later meanwhile however according following speaking addressing under over between "
    "among amid amongst january february march july september october november december monday tuesday "
    "wednesday thursday friday saturday sunday if is are was were has have had will would says today "
    "yesterday tomorrow thanks receiving welcoming photo photos video caption source editor translated "
    "translation reporting there since such any some each every yes or nor yet although though "
    "because until upon within without about against through throughout via towards toward "
    "concerning regarding accompanied joined witnessed exercise operation covid km mou vs am pm".split()
)
"""Words that are never a name, whatever letter they begin with."""

_DOUBLE = frozenset(
    "an in on at to so no do jan feb mar apr jun jul aug sept sep oct nov dec may june april august "
    "per then than all here he said her read more see even thus ha sun".split()
)
"""Words that are a name where they have a capital behind a title or inside a name: "General An"."""

_MONTHS = frozenset(("may", "june", "april", "august"))
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "vi", "vii", "viii", "xii", "xiv", "xvi"))
POSTNOMINALS = frozenset(
    "mp mep mla td msp mhr csc dso dsm mc vc ran rnzn cnzm onz kc qc obe cbe mbe kbe kcb gcb cb am ao ac "
    "pvsm uysm avsm vsm sc psc ndc phd md psm".split()
)
"""Letters behind a name: orders, seats and degrees."""

_SURNAMES = frozenset("park hall church day lake bay temple bridge".split())
_SHRINES = frozenset("mausoleum memorial monument tomb statue museum".split())
_SON = frozenset(("bin", "binti", "bint", "ibn"))
RULERS = frozenset(("sultan", "amir", "emir", "prince"))
"""Titles that are given names as well."""

_FATHERS = frozenset(("pehin", "haji", "hajah", "pengiran"))
"""Titles of a father that stand inside a name: "Awangku Pehin Salleh"."""

_NAMES_TOO = frozenset(("dean", *RULERS))

_TAILS = frozenset("led based backed era style wide born held run owned made headed chaired".split())
_QUOTES = frozenset('"“”‘’')
_LONGEST = 7
_FIRMS = frozenset("co ltd inc corp corporation pt tbk sdn bhd gmbh llc plc jsc ooo".split())
"""What stands before or behind the name of a company."""

_SHORT = 2
_PARTICLE = 3
_INNER = frozenset("-'’.\"“”/")
_LETTERS = 6
_SYLLABLE = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name's words `first`–`last` (end exclusive) in a line, as printed and folded word by word."""

    first: int
    last: int
    shown: str
    words: tuple[str, ...]


def name_at(line: Line, i: int, *, titled: bool) -> Name | None:
    """The name that begins at word `i`; behind a title, a word for a place may begin it."""
    if i in line.names:
        last = _past_suffix(line, line.names[i])
        return Name(i, last, _shown(line, i, last), _folded(line, i, last))
    if not _begins(line, i, titled=titled):
        return None
    j, count = i, 0
    while j < len(line.words) and count < _LONGEST:
        if j in line.names:
            return None
        step = _step(line, j, i, titled=titled)
        if step is None:
            break
        count += 1
        j = step
    if j == i or _is_thing(line, j):
        return None
    return Name(i, j, _shown(line, i, j), _folded(line, i, j))


def may_be_name(line: Line, first: int, last: int) -> bool:
    """Say whether words may be a name: parts with capital letters, particles and marks."""
    words = [line.words[k].text for k in range(first, last)]
    marked = [shelf[first].last for shelf in (line.parties, line.places, line.bodies) if first in shelf]
    if any(end >= last for end in marked):
        return False
    if of_firm(line, first, last):
        return False
    opened = line.capital(first) or line.text(first) in _PARTICLES
    closed = words[-1][0].isupper() or words[-1] == "."
    return opened and closed and all(_may_be_part(line, k) for k in range(first, last))


def of_firm(line: Line, first: int, last: int) -> bool:
    """Say whether words are the name of a company: "PT …", "… Co."."""
    return not _FIRMS.isdisjoint(line.text(k) for k in range(first - 1, last + 1))


def _may_be_part(line: Line, k: int) -> bool:
    """Say whether a word may stand in a name: a capital, a mark or a small word that is none of grammar."""
    word = line.words[k].text
    if not word.isalpha() or word[0].isupper():
        return word.isalpha() or word in _INNER
    slashed = "/" in (line.text(k - 1), line.text(k + 1))
    return word in _PARTICLES or slashed or (len(word) <= _PARTICLE and word not in _FUNCTION)


def _begins(line: Line, i: int, *, titled: bool) -> bool:
    word = line.text(i)
    if not word or not word[0].isalpha() or (not titled and _amid_word(line, i)):
        return False
    if titled and word in _PARTICLES and (line.capital(i + 1) or line.text(i + 1) == "-"):
        return word not in _FUNCTION | {"e", "y"} or line.capital(i)
    if not line.capital(i) or _closed(line, i, titled=titled) or ROMAN.fullmatch(line.words[i].text):
        return False
    if i in line.terms or (i in line.bodies and line.bodies[i].last > i + 1):
        lone = i not in line.bodies or line.bodies[i].last == i + 1
        return titled and lone and _overruled(line, i)
    marked = line.parties.get(i) or line.places.get(i)
    if not marked:
        return True
    return titled and plain_at(line, marked.last) and not line.words[marked.last - 1].text.isupper()


def _amid_word(line: Line, i: int) -> bool:
    """Say whether a word is glued to what stands before it: the "Alofa" of "Nuku'Alofa"."""
    return line.glued(i) and line.text(i - 1) in ("'", "-", "/", ".")


def _closed(line: Line, i: int, *, titled: bool) -> bool:
    """Say whether a word is one of grammar or of the calendar here, and so no name."""
    word = line.words[i].text.lower()
    if len(word) == 1 and line.text(i + 1) == "." and line.glued(i + 1) and line.text(i + 2):
        return False
    if word in _FUNCTION or (line.shouted and line.acts(i)):
        return True
    if word not in _DOUBLE:
        return False
    following = line.text(i + 1)
    dated = following == "." or following[:1].isdigit() or line.text(i - 1).isdigit()
    return not titled or dated or line.shouted


def _overruled(line: Line, i: int) -> bool:
    """A word of titles is a family or given name where it stands between a title and another name."""
    last, term = line.terms[i]
    if last != i + 1 or i == 0 or not plain_at(line, last):
        return False
    if term.kind == "honorific":
        return syllable_at(line, i)
    return term.kind in ("field", "institution", "level") or surname_at(line, i) or line.text(i) in _NAMES_TOO


def surname_at(line: Line, i: int) -> bool:
    """A word for a thing that is a family name, with a given name behind it: "Park Dae-jin"."""
    return line.text(i) in _SURNAMES and line.capital(i) and plain_at(line, i + 1)


def plain_at(line: Line, i: int) -> bool:
    """A capitalised word that is nothing but a name."""
    return (
        line.capital(i)
        and line.text(i) not in _FUNCTION
        and i not in line.terms
        and i not in line.parties
        and i not in line.bodies
    )


def _step(line: Line, j: int, first: int, *, titled: bool) -> int | None:
    """The word after the part of a name that begins at `j`, or None where the name ends before it."""
    text, word = line.text(j), line.words[j].text
    if j == first:
        return _past_initial(line, j)
    if text in ("-", "'", ","):
        return _joined(line, j)
    if text in _PARTICLES and word.islower():
        return j + 1 if _goes_on(line, j) else None
    if word in _QUOTES:
        return _past_nickname(line, j)
    return _capitalised(line, j, titled=titled)


def _capitalised(line: Line, j: int, *, titled: bool) -> int | None:
    """The word after a capitalised part of a name inside it, or None where the name ends before it."""
    text, word = line.text(j), line.words[j].text
    if text in _SUFFIXES and line.capital(j):
        return _past_junior(line, j)
    if text in _MONTHS:
        return _month_name(line, j)
    ended = (
        not word[0].isupper() or _closed(line, j, titled=True) or (text in POSTNOMINALS and word.isupper())
    )
    return None if ended or not _may_follow(line, j, titled=titled) else _past_initial(line, j)


def _joined(line: Line, j: int) -> int | None:
    """Take a hyphen or an apostrophe with the part it joins on, and a comma before "Jr."."""
    text, following = line.text(j), line.text(j + 1)
    if text == ",":
        return _past_junior(line, j + 1) if following in ("jr", "sr") else None
    if not line.glued(j):
        return None
    if not line.glued(j + 1):
        return j + 1 if text == "'" and following in ("al", "el") and line.capital(j + 1) else None
    part = following[0].isalpha() and following not in _TAILS and (text == "-" or following != "s")
    return j + 2 if part else None


def _past_nickname(line: Line, j: int) -> int | None:
    """Take a nickname in quotes with a family name behind it: the "Bo" of 'Robert "Bo" Hale'."""
    nick = line.capital(j + 1) and line.glued(j + 1) and not line.glued(j)
    closed = j + 2 < len(line.words) and line.words[j + 2].text in _QUOTES and line.glued(j + 2)
    return j + 3 if nick and closed and plain_at(line, j + 3) and not line.glued(j + 3) else None


def _past_suffix(line: Line, j: int) -> int:
    """Take "Jr.", ", Jr." and "III" behind a name."""
    k = j + (line.text(j) == "," and line.text(j + 1) in ("jr", "sr"))
    return _past_junior(line, k) if line.text(k) in _SUFFIXES and line.capital(k) else j


def _past_junior(line: Line, j: int) -> int:
    """Take "Jr." with its full stop, and "III"."""
    dotted = line.text(j) in ("jr", "sr") and line.text(j + 1) == "." and line.glued(j + 1)
    return j + 2 if dotted else j + 1


def _goes_on(line: Line, j: int) -> bool:
    """A particle counts only with a name behind it: "bin X", "de la X", "al-X"."""
    k = j + 1
    while line.text(k) in _PARTICLES or (line.text(k) == "-" and line.glued(k)):
        k += 1
    honorific = line.term(k, "honorific")
    k = honorific[0] if honorific else k
    given = line.text(k) in RULERS and line.text(j) in _SON
    return plain_at(line, k) or (line.capital(k) and (k in line.places or given))


def _month_name(line: Line, j: int) -> int | None:
    """Of "Tessa May said": a month is a family name where no day, year or preposition belongs to it."""
    following = line.text(j + 1)
    dated = line.text(j - 1).isdigit() or not following or following[0].isdigit()
    return j + 1 if line.capital(j) and not dated else None


def _may_follow(line: Line, j: int, *, titled: bool) -> bool:
    """Say whether a capitalised word inside a run may be part of the name."""
    if j in line.terms:
        last, term = line.terms[j]
        if term.kind == "honorific" and (line.text(j - 1) in _SON or syllable_at(line, j)):
            return True
        if last == j + 1 and line.text(j - 1) in _SON and line.text(j) in RULERS:
            return True
        if line.text(j) in _FATHERS and titled and plain_at(line, last):
            return True
        ends = last == j + 1 and line.text(last) != "." and not line.capital(last)
        return titled and ends and term.kind in ("rank", "honorific") and len(line.words[j].text) > _SHORT
    if j in line.bodies or j in line.parties:
        return False
    place = line.places.get(j)
    return not place or place.last == j + 1


def syllable_at(line: Line, j: int) -> bool:
    """A short title of address inside a name is a part of it: "Than Tun Oo", "Rosli Tun Hamid"."""
    last, term = line.terms[j]
    return last == j + 1 and bool(term.customs) and len(line.words[j].text) <= _SYLLABLE


def _past_initial(line: Line, j: int) -> int:
    """Take the full stop of an initial with it."""
    if len(line.words[j].text) <= 1 and line.text(j + 1) == "." and line.glued(j + 1):
        return j + 2
    return j + 1


def past_letters(line: Line, name: Name, j: int) -> int:
    """The word after the letters of orders and degrees behind a name: " MP", ", PVSM, AVSM", ", NI (M)"."""
    while line.text(j) in POSTNOMINALS and line.words[j].text.isupper():
        j += 1
    if all(part.isupper() for part in name.shown.split()):
        return j
    while line.text(j) == "," and _letters(line, j + 1):
        bracket = line.past_bracket(j + 2)
        decorated = bracket > j + 2 and not line.words[bracket - 2].text[:2].isupper()
        step = bracket if decorated else j + 2
        if line.text(step) not in (",", ".", ";", "(") and line.capital(step):
            return j
        j = step
    return j


def _letters(line: Line, j: int) -> bool:
    """Say whether a word may be the letters of an order: capitals that mean no party, body or title."""
    if j >= len(line.words) or j in line.parties or j in line.bodies or j in line.terms:
        return False
    word = line.words[j].text
    return word.isupper() and word.isalpha() and _SHORT <= len(word) <= _LETTERS


def _is_thing(line: Line, j: int) -> bool:
    """A name with a word of institutions right behind it is a thing's: "… Bank", "… Memorial Hospital"."""
    after = line.past_possessive(j)
    if after > j:
        return line.text(after) in _SHRINES and line.capital(after)
    if line.text(j - 1) in _SUFFIXES:
        while (
            line.capital(j)
            and (plain_at(line, j) or line.term(j, "level"))
            and line.text(j) not in _PARTICLES
        ):
            j += 1
    return line.term(j, "field", "institution", "thing") is not None and line.capital(j)


def _shown(line: Line, first: int, last: int) -> str:
    out = ""
    for k in range(first, last):
        out += (" " if out and not line.glued(k) else "") + line.words[k].text
    return out


def _folded(line: Line, first: int, last: int) -> tuple[str, ...]:
    return name_words(_shown(line, first, last))


def name_words(shown: str) -> tuple[str, ...]:
    """A name's words folded for comparing: hyphens cut, full stops and apostrophes dropped."""
    plain = fold(shown).replace(".", " ").replace(",", " ").replace("'", "").replace("-", " ")
    return tuple(plain.split())
