"""Bodies by their wording: ministries, forces, parties, parliaments, companies, agencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from regesta.codebook import Codebook
from regesta.codebook.entries.geography import Body
from regesta.codebook.match import Phrases, words_of
from regesta.model.reading import Mention, Reading, Sentence, Token
from regesta.readings.spans import TokenSpans, head_of

_JOINING = frozenset(("of", "for", "and", "&", "on"))
_OWNING = ("poss", "compound", "nmod", "amod")
_NO_PART_OF_A_NAME = frozenset(
    "the a an this that his her its their our both two three minister ministers president vice prime deputy chief"
    " commander commanders head director chairman chairwoman chairperson secretary general lieutenant major colonel"
    " captain admiral brigadier marshal ambassador mr mrs ms dr visiting meanwhile earlier however also and or in on"
    " at of for from to by with as under after before during while when he she they it permanent former acting"
    " spokesperson spokesman representatives leaders officials officers members".split()
)
_POSSESSIVE = ("'s", "’s", "'", "’")
_NAMED_WITHOUT_STATE = ("ministry", "parliament")
_LONG_SHORT_FORM = 5


@dataclass(frozen=True, slots=True)
class _Wording:
    """The entry of a whole wording; an acronym must stand in capitals: "PLAN", not "Plan"."""

    entry: Body
    acronym: bool


@dataclass(frozen=True, slots=True)
class _Span:
    """A body's name as tokens `first`–`last` (end exclusive) and the entry it was found by."""

    first: int
    last: int
    entry: Body


Owners = dict[int, Mention]
"""The party mention that covers a token, by token."""


class BodyNames:
    """Finds bodies by whole wordings and by the words that open or close their names.

        "Ministry" of + capitalised words, capitalised words + "Ministry", "Royal … Armed Forces"

    Whose a body is, is read from a state inside the name, before it ("Kenya's"), behind it ("of Kenya") or
    hanging on it in the parse. A short form in brackets behind a name stands for it in the rest of the report.
    """

    def __init__(self, codebook: Codebook) -> None:
        entries = codebook.of(Body)
        self._phrases = Phrases([(name, _Wording(e, name.isupper())) for e in entries for name in e.names])
        self._opens = {word: e for e in reversed(entries) for word in e.opens}
        self._closes = {word: e for e in reversed(entries) for word in e.closes}

    def find(self, draft: Reading, named: Sequence[Mention], spans: TokenSpans) -> list[Mention]:
        """All bodies of a report, in order; `named` are its states, organisations and places."""
        found: list[Mention] = []
        owners = {i: m for m in named for i in range(m.first, m.last) if m.parties and m.kind == "party"}
        for sentence in draft.sentences:
            for span in self._in_sentence(draft, sentence, spans, owners):
                mention = _mention(draft, span, owners)
                if mention.parties or draft.tokens[span.first].text[0].isupper():
                    found.append(mention)
        return [*found, *_by_short_form(draft, found)]

    def _in_sentence(
        self, draft: Reading, sentence: Sentence, spans: TokenSpans, owners: Owners
    ) -> Iterator[_Span]:
        """The names of one sentence, from left to right, the longest where several begin or overlap."""
        tokens = draft.tokens
        candidates: list[_Span] = []
        wordings: dict[int, _Span] = {}
        words = words_of(draft.report.text[sentence.start : sentence.end], sentence.start)
        for hit in self._phrases.find(words):
            covered = spans.covering(hit.start, hit.end)
            if covered is not None and not (hit.value.acronym and not words[hit.first].text.isupper()):
                wordings[covered[1]] = _Span(*covered, hit.value.entry)
        for i in range(sentence.first, sentence.last):
            text = tokens[i].text
            if text in self._opens and (span := _opened(tokens, i, sentence, self._opens[text], owners)):
                candidates.append(span)
            if text in self._closes and (span := _closed(tokens, i, sentence, self._closes[text])):
                candidates.append(span)
        candidates += wordings.values()
        taken = -1
        for span in sorted(candidates, key=lambda s: (s.first, -s.last)):
            if span.first >= taken:
                wording = wordings.get(span.last)
                yield _Span(span.first, span.last, wording.entry) if wording else span
                taken = span.last


def _opened(
    tokens: Sequence[Token], i: int, sentence: Sentence, entry: Body, owners: Owners
) -> _Span | None:
    """ "Ministry of Rural Works and Housing": from the opening word over joined capitalised words."""
    last = i + 1
    while last < sentence.last:
        j = last
        while j < sentence.last and j - last < 3 and tokens[j].text in (*_JOINING, "the", ","):  # noqa: PLR2004
            j += 1
        if j >= sentence.last or not _is_name_word(tokens[j]):
            break
        if last == i + 1 and tokens[last].text not in ("of", "for", "on"):
            break
        if j in owners and tokens[last].text not in ("of", "the") and j > last:
            break
        if tokens[last].text == "," and not _list_goes_on(tokens, j, sentence):
            break
        last = j + 1
    if last == i + 1:
        return None
    return _Span(_start_of_modifiers(tokens, i, sentence), last, entry)


def _list_goes_on(tokens: Sequence[Token], j: int, sentence: Sentence) -> bool:
    """A comma belongs to a name only if an "and" ends the list: "Ministry of Culture, Sports and Tourism"."""
    k = j
    while k < sentence.last and _is_name_word(tokens[k]):
        k += 1
    if k >= sentence.last - 1 or tokens[k].text not in (",", "and", "&"):
        return False
    return _is_name_word(tokens[k + 1]) and (tokens[k].text != "," or _list_goes_on(tokens, k + 1, sentence))


def _closed(tokens: Sequence[Token], i: int, sentence: Sentence, entry: Body) -> _Span | None:
    """ "Royal Saltland Armed Forces": from the closing word back over capitalised words."""
    first = _start_of_modifiers(tokens, i, sentence)
    return _Span(first, i + 1, entry) if first < i else None


def _start_of_modifiers(tokens: Sequence[Token], i: int, sentence: Sentence) -> int:
    """The first of the capitalised words before token `i`; an "and", "'s" or hyphen between two is passed."""
    first = i
    while first > sentence.first:
        before = tokens[first - 1]
        if _is_name_word(before):
            first -= 1
        elif (
            before.text in (*_POSSESSIVE, "-", "–", "&")
            and first - 2 >= sentence.first
            and _is_name_word(tokens[first - 2])
        ):
            first -= 2
        else:
            break
    return first


def _is_name_word(token: Token) -> bool:
    return token.text[0].isupper() and token.text.casefold().rstrip(".") not in _NO_PART_OF_A_NAME


def _mention(draft: Reading, span: _Span, owners: Owners) -> Mention:
    """The body with its owner drawn in where that stands right beside it."""
    first, last = _with_neighbours(draft, span, owners)
    head = head_of(draft.tokens, first, last)
    parties: list[str] = []
    inside = [owners[i] for i in range(first, last) if i in owners]
    hanging = [owners[i] for i in _hanging_on(draft, head) if i in owners]
    for owner in inside or hanging:
        parties += [code for code in owner.parties if code not in parties]
    if span.entry.party is not None:
        parties = [span.entry.party]
    title = span.entry.title or _title(draft, span, owners)
    return Mention("body", first, last, head, parties=tuple(parties), title=title)


def _with_neighbours(draft: Reading, span: _Span, owners: Owners) -> tuple[int, int]:
    """The span with a state just before it ("Kenya's", "Kenyan") or just behind it ("of Kenya")."""
    tokens, first, last = draft.tokens, span.first, span.last
    sentence = draft.sentence_of(first)
    before = first - 1
    if before > sentence.first and tokens[before].text in _POSSESSIVE:
        before -= 1
    if before >= sentence.first and before in owners:
        first = owners[before].first
    behind = last + 1 if last + 1 < sentence.last and tokens[last].text in ("of", "in") else len(tokens)
    if behind < sentence.last and tokens[behind].text.casefold() == "the":
        behind += 1
    if tokens[last - 1].i + 1 < sentence.last and tokens[last].text == "of" and behind in owners:
        last = owners[behind].last
    return first, last


def _hanging_on(draft: Reading, head: int) -> Iterator[int]:
    """Tokens that hang on the head as owners do, joined ones with them: "the Fijian and Tongan navies"."""
    stack = [i for i in draft.children[head] if draft.tokens[i].dep in _OWNING]
    for child in draft.children[head]:
        if draft.tokens[child].dep == "prep" and draft.tokens[child].text == "of":
            stack += [i for i in draft.children[child] if draft.tokens[i].dep == "pobj"]
    while stack:
        i = stack.pop(0)
        yield i
        stack += [j for j in draft.children[i] if draft.tokens[j].dep == "conj"]


def _title(draft: Reading, span: _Span, owners: Owners) -> str:
    """The name in the report's words, less the state where the rest still says what it is.

    "Kenya's High Court" is the High Court, "Cambodian Ministry of Health" the Ministry of Health; but "Kenya
    Power Group" and "Communist Party of Nepal" keep theirs, since without it they would be other names.
    """
    tokens, first, last = draft.tokens, span.first, span.last
    own = span.entry.kind in _NAMED_WITHOUT_STATE
    while first < last - 1 and first in owners:
        behind = owners[first].last
        owned = behind < last - 1 and tokens[behind].text in _POSSESSIVE
        if not (owned or own):
            break
        first = behind + 1 if owned else behind
    if own and last - 1 in owners:
        cut = owners[last - 1].first
        while cut > first + 1 and tokens[cut - 1].text in ("of", "the"):
            cut -= 1
        last = cut if cut > first + 1 or tokens[cut].text == "of" else last
    return draft.report.text[tokens[first].start : tokens[last - 1].end]


def _by_short_form(draft: Reading, found: Sequence[Mention]) -> list[Mention]:
    """Later mentions by the short form that stood in brackets: "(CPP)", "(Viettel)"."""
    tokens = draft.tokens
    shorts: dict[str, Mention] = {}
    for mention in found:
        i = mention.last
        if i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 2].text == ")":
            short = tokens[i + 1]
            if short.text[0].isupper() and (short.text.isupper() or len(short.text) >= _LONG_SHORT_FORM):
                shorts.setdefault(short.text, mention)
    if not shorts:
        return []
    inside = {i for m in found for i in range(m.first, m.last)}
    return [
        replace(shorts[t.text], first=t.i, last=t.i + 1, head=t.i)
        for t in tokens
        if t.text in shorts and t.i not in inside
    ]
