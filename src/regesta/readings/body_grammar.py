"""How the names of bodies are built: a word that opens or closes them, and capitalised words beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from regesta.codebook.entries.geography import Body
from regesta.model.reading import Mention, Sentence, Token

POSSESSIVE = ("'s", "’s", "'", "’")
_JOINING = ("of", "for", "and", "&", "on", "the", ",")
_HYPHENS = ("-", "–", "&")
_LONGEST_JOINT = 2
"""As many joining words may stand between two words of a name: "of the", ", and"."""

_NO_PART_OF_A_NAME = frozenset(
    "the a an this that his her its their our both two three minister ministers president vice prime"
    " deputy chief commander commanders head director chairman chairwoman chairperson secretary general"
    " lieutenant major colonel captain admiral brigadier marshal ambassador mr mrs ms dr visiting"
    " meanwhile earlier however also and or in on at of for from to by with as under after before during"
    " while when he she they it permanent former acting spokesperson spokesman representatives leaders"
    " officials officers members".split()
)

_BEFORE_STATE = frozenset(("Royal", "Imperial", "National", "United", "Federal"))
"""What may stand before a state in a body's name; a company's may begin with anything."""

Owners = Mapping[int, Mention]
"""The party mention that covers a token, by token."""


@dataclass(frozen=True, slots=True)
class BodySpan:
    """A body's name as tokens `first`–`last` (end exclusive) and the entry it was found by."""

    first: int
    last: int
    entry: Body


def is_name_word(token: Token) -> bool:
    """Say whether the word may belong to a name: capitalised, and neither a title nor a plain word."""
    return token.text[0].isupper() and token.text.casefold().rstrip(".") not in _NO_PART_OF_A_NAME


class BodyGrammar:
    """Builds the names of bodies from one sentence's words.

        "Ministry" of Rural Works and Housing;  Royal Saltland Armed "Forces";  Delta Sugar and Rum "Group"

    Joining words are passed only where a name goes on behind them: a second body after "and" begins anew,
    and so does a state ("the Ministry of Health and Kenya's envoy").
    """

    def __init__(self, entries: Iterable[Body]) -> None:
        self._opens: dict[str, Body] = {}
        self._closes: dict[str, Body] = {}
        for entry in entries:
            for word in entry.opens:
                self._opens.setdefault(word, entry)
            for word in entry.closes:
                self._closes.setdefault(word, entry)

    def find(self, tokens: Sequence[Token], sentence: Sentence, owners: Owners) -> Iterator[BodySpan]:
        """Yield every name in order of the word it was found by; they may overlap."""
        for i in range(sentence.first, sentence.last):
            opens, closes = self._opens.get(tokens[i].text), self._closes.get(tokens[i].text)
            if opens is not None:
                last = self._end(tokens, i, sentence, owners)
                if last > i + 1:
                    yield BodySpan(_start(tokens, i, sentence, owners), last, opens)
            if closes is not None:
                first = _start(tokens, i, sentence, {} if closes.kind == "company" else owners)
                if closes.kind == "company" and first < i:
                    first = self._start_over_and(tokens, first, i, sentence, owners)
                if first < i:
                    yield BodySpan(first, i + 1, closes)

    def _end(self, tokens: Sequence[Token], i: int, sentence: Sentence, owners: Owners) -> int:
        """The end of a name that opens with token `i`."""
        last = i + 1
        if last >= sentence.last or tokens[last].text not in ("of", "for", "on"):
            return last
        while last < sentence.last:
            j = last
            while j < sentence.last and j - last < _LONGEST_JOINT and tokens[j].text in _JOINING:
                j += 1
            if j >= sentence.last or not is_name_word(tokens[j]):
                break
            joint = tokens[last].text if j > last else ""
            if joint in ("and", "&", ",") and (j in owners or self._begins_anew(tokens, j, sentence)):
                break
            if joint == "," and not _list_goes_on(tokens, j, sentence):
                break
            if j in owners:
                return owners[j].last
            last = j + 1
        return last

    def _begins_anew(self, tokens: Sequence[Token], j: int, sentence: Sentence) -> bool:
        """Another body begins at token `j`: "and the CPP", "and Ministry of Trade", "and Coastal Police"."""
        if tokens[j].text in self._opens or (tokens[j - 1].text == "the" and tokens[j].text.isupper()):
            return True
        k = _end_of_run(tokens, j, sentence)
        return k - j > 1 and tokens[k - 1].text in self._closes

    def _start_over_and(
        self, tokens: Sequence[Token], first: int, i: int, sentence: Sentence, owners: Owners
    ) -> int:
        """The start of "Delta Sugar and Rum Group": an "and" near a company name's end is part of it."""
        joint = first - 1
        if joint <= sentence.first or tokens[joint].text not in ("and", "&") or i - first > _LONGEST_JOINT:
            return first
        before = tokens[joint - 1]
        if not is_name_word(before) or before.text in self._closes or joint - 1 in owners:
            return first
        return _start(tokens, joint, sentence, {})


def _start(tokens: Sequence[Token], i: int, sentence: Sentence, owners: Owners) -> int:
    """The first of the capitalised words before token `i`; a possessive or hyphen between two is passed.

    A state begins the name, so that a headline's verb stays out of it ("Minister Meets Thai Navy").
    """
    first = i
    while first > sentence.first:
        joined = tokens[first - 1].text in (*POSSESSIVE, *_HYPHENS)
        before = first - 2 if joined else first - 1
        if before < sentence.first or not is_name_word(tokens[before]):
            break
        first = before
        if first in owners:
            first = max(owners[first].first, sentence.first)
            while first > sentence.first and tokens[first - 1].text in _BEFORE_STATE:
                first -= 1
            break
    return first


def _end_of_run(tokens: Sequence[Token], j: int, sentence: Sentence) -> int:
    while j < sentence.last and is_name_word(tokens[j]):
        j += 1
    return j


def _list_goes_on(tokens: Sequence[Token], j: int, sentence: Sentence) -> bool:
    """A comma belongs to a name only if an "and" ends the list: "Culture, Sports and Tourism"."""
    k = _end_of_run(tokens, j, sentence)
    if k >= sentence.last - 1 or tokens[k].text not in (",", "and", "&"):
        return False
    behind = k + 2 if tokens[k].text == "," and tokens[k + 1].text == "and" else k + 1
    if behind >= sentence.last or not is_name_word(tokens[behind]):
        return False
    return behind == k + 2 or tokens[k].text != "," or _list_goes_on(tokens, behind, sentence)
