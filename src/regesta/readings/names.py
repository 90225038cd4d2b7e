"""States, organisations and places by their names, demonyms, capitals and cities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from regesta.codebook import Codebook
from regesta.codebook.entries.geography import Organisation, Region, State
from regesta.codebook.match import Hit, Phrases, Word, fold, words_of
from regesta.model.reading import Mention, Reading, Sentence, Token
from regesta.readings.spans import TokenSpans, head_of

Sort = Literal["party", "demonym", "prefix", "place", "region", "unlike"]

_SHIPS = frozenset(
    "HMAS HMNZS HMCS HMS USS USNS USCGC INS ICGS JS JDS ROKS KRI KD RSS BRP HTMS PNS BNS SLNS FS ITS TCG"
    " ESPS HNLMS HDMS HNOMS RFS ORP FGS SAS NNS GNS ARA BAE UMS VPNS".split()
)
"""What stands before the name of a ship: the Sydney of "HMAS Sydney" is no place."""

_PLACING = frozenset(
    "north south east west northern southern eastern western central greater downtown upper lower inner"
    " outer old new mainland coastal metropolitan port".split()
)
_BELONGING = frozenset(
    "government army navy police parliament ministry minister president king prime foreign defence defense"
    " armed air national royal people embassy ambassador republic state coast border civil health trade bank"
    " central customs red crescent cross university city province river and delta valley airport port"
    " base general admiral marshal colonel major captain lieutenant brigadier commodore senior vice rear"
    " deputy commander chief secretary senator speaker chancellor premier pm governor adviser advisor envoy"
    " attaché defmin crown chairman director spokesperson spokesman ambassadors ministers presidents".split()
)
_DESCRIBING = _PLACING | frozenset(
    "royal joint senior former visiting general national first second third fellow chief top young".split()
)
"""What may stand before an adjective that is also a name: "Royal Thai", but not "Hong Thai"."""

_SPOKEN = frozenset(("speak", "learn", "study", "teach", "translate", "publish", "write", "read"))
_ALWAYS_IN_CAPITALS = 3
"""An acronym as short as this may be a word ("us", "who"); a longer one is also printed "Asean", "Nato"."""

_TONGUE = re.compile(r"language|speak(er|ing)s?|translation", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for: the `code` of a party, or None for a region or a phrase that is no party."""

    sort: Sort
    code: str | None
    capitals: bool = False
    person: bool = False


class Names:
    """Finds the names of states, organisations and places in a sentence and says what each stands for.

    A name of two or three capitals ("US", "WHO") must stand in capitals in the text as well. A name
    that people or ships bear too ("Jordan", "Sydney") is left out beside another capitalised name.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._phrases = Phrases(_phrases(codebook))

    def find(self, draft: Reading, sentence: Sentence, spans: TokenSpans) -> Iterator[Mention]:
        """Yield the mentions of one sentence, in order."""
        words = words_of(draft.report.text[sentence.start : sentence.end], sentence.start)
        for hit in self._phrases.find(words):
            if hit.value.sort == "unlike" or _in_wrong_case(hit, words):
                continue
            covered = spans.covering(hit.start, hit.end)
            if covered is None or not _stands(draft.tokens, sentence, covered, hit.value):
                continue
            first, last = covered
            placed = hit.value.sort in ("place", "region")
            yield Mention(
                kind="place" if placed else "party",
                first=first,
                last=last,
                head=head_of(draft.tokens, first, last),
                parties=(hit.value.code,) if hit.value.code else (),
                title=draft.report.text[hit.start : hit.end] if placed else None,
            )


def _phrases(codebook: Codebook) -> Iterator[tuple[str, Named]]:
    """Every phrase with what it stands for.

    Of two alike the first stays, so what is unlike one state ("Northern Ireland") may be a place of another.
    """
    states, organisations = codebook.of(State), codebook.of(Organisation)
    for region in codebook.of(Region):
        yield from _each("region", None, region.names)
    for state in states:
        yield from _each("party", state.id, state.names, state.people)
        yield from _each("demonym", state.id, state.demonyms, state.people)
        yield from _each("prefix", state.id, state.prefixes)
    for organisation in organisations:
        yield from _each("party", organisation.id, (organisation.id, *organisation.names))
    for state in states:
        yield from _each("place", state.id, (*state.capitals, *state.cities), state.people)
    for unlike in (*(s.unlike for s in states), *(o.unlike for o in organisations)):
        yield from _each("unlike", None, unlike)


def _each(
    sort: Sort, code: str | None, phrases: tuple[str, ...], people: tuple[str, ...] = ()
) -> Iterator[tuple[str, Named]]:
    for phrase in phrases:
        yield phrase, Named(sort, code, capitals=_is_acronym(phrase), person=phrase in people)


def _is_acronym(phrase: str) -> bool:
    return phrase.isupper() and sum(c.isalpha() for c in phrase) <= _ALWAYS_IN_CAPITALS


def _in_wrong_case(hit: Hit[Named], words: Sequence[Word]) -> bool:
    found = words[hit.first : hit.last]
    if hit.value.capitals:
        return not all(w.text.isupper() or not w.text.isalpha() for w in found)
    return not any(w.text[0].isupper() for w in found)


def _stands(tokens: Sequence[Token], sentence: Sentence, covered: tuple[int, int], named: Named) -> bool:
    """Say whether the name means a party or a place here, and not a person, a ship or a language."""
    first, last = covered
    before = tokens[first - 1] if first > sentence.first else None
    after = tokens[last] if last < sentence.last else None
    if before is not None and before.text in _SHIPS:
        return False
    if named.sort == "prefix":
        return after is not None and fold(after.text) == "-"
    if named.sort == "demonym" and _is_language(tokens, tokens[last - 1], after):
        return False
    if not named.person:
        return True
    if named.sort == "demonym":
        return not _is_surname(before, _DESCRIBING)
    return not (_is_surname(before, _PLACING) or _is_given_name(tokens[last - 1], after))


def _is_language(tokens: Sequence[Token], word: Token, after: Token | None) -> bool:
    """It means a language: "in French", "speaks Lao", "the Thai language"."""
    if after is not None and _TONGUE.match(after.text):
        return True
    above = tokens[word.head]
    if word.dep == "pobj" and above.lemma.casefold() in ("in", "into") and above.i == word.i - 1:
        return True
    return word.dep == "dobj" and above.lemma.casefold() in _SPOKEN


def _is_surname(before: Token | None, unlike_a_name: frozenset[str]) -> bool:
    """The word before is a given name or a rank: "Lena Jordan", "General Austin", "Mr. Paris"."""
    return (
        before is not None
        and before.pos == "PROPN"
        and before.text[0].isupper()
        and fold(before.text) not in unlike_a_name
    )


def _is_given_name(word: Token, after: Token | None) -> bool:
    """The name after is a surname: "Georgia Lind said", not "Jordan Armed Forces"."""
    return (
        after is not None
        and word.dep == "compound"
        and after.i == word.head
        and after.pos == "PROPN"
        and after.text[0].isupper()
        and fold(after.text) not in _BELONGING
    )
