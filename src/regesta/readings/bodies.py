"""Bodies by their wording: ministries, forces, parties, parliaments, companies, agencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from regesta.codebook import Codebook
from regesta.codebook.entries.geography import Body
from regesta.codebook.match import Phrases, words_of
from regesta.model.reading import Mention, Reading, Sentence, Token
from regesta.readings.body_grammar import POSSESSIVE, BodyGrammar, BodySpan, Owners, is_name_word
from regesta.readings.spans import TokenSpans, head_of

_OWNING = ("poss", "compound", "nmod", "amod")
_NAMED_WITHOUT_STATE = ("ministry", "parliament")
_LONG_SHORT_FORM = 5


@dataclass(frozen=True, slots=True)
class _Wording:
    """The entry of a whole wording; an acronym must stand in capitals: "PLAN", not "Plan"."""

    entry: Body
    acronym: bool


class BodyNames:
    """Finds bodies by whole wordings and by the words that open or close their names.

        "Ministry" of + capitalised words, capitalised words + "Ministry", "Royal … Armed Forces"

    Whose a body is, is read from a state inside the name, before it ("Kenya's"), behind it ("of Kenya") or
    hanging on it in the parse. A short form in brackets behind a name stands for it in the rest of the
    report.
    """

    def __init__(self, codebook: Codebook) -> None:
        entries = codebook.of(Body)
        self._phrases = Phrases(
            [(name, _Wording(entry, name.isupper())) for entry in entries for name in entry.names]
        )
        self._grammar = BodyGrammar(entries)

    def find(self, draft: Reading, named: Sequence[Mention], spans: TokenSpans) -> list[Mention]:
        """All bodies of a report, in order; `named` are its states, organisations and places."""
        found: list[Mention] = []
        owners = {i: m for m in named if m.parties and m.kind == "party" for i in range(m.first, m.last)}
        places = {m.first: m for m in named if m.parties and m.kind == "place"}
        for sentence in draft.sentences:
            for span in self._in_sentence(draft, sentence, spans, owners):
                mention = _mention(draft, span, owners, places)
                if mention.parties or _says_enough(draft.tokens, span):
                    found.append(mention)
        found = _owned_by_what_follows(draft, found)
        return [*found, *_by_short_form(draft, found)]

    def _in_sentence(
        self, draft: Reading, sentence: Sentence, spans: TokenSpans, owners: Owners
    ) -> Iterator[BodySpan]:
        """The names of one sentence, from left to right, the longest where several begin or overlap."""
        wordings: dict[int, BodySpan] = {}
        words = words_of(draft.report.text[sentence.start : sentence.end], sentence.start)
        for hit in self._phrases.find(words):
            covered = spans.covering(hit.start, hit.end)
            if covered is not None and not (hit.value.acronym and not words[hit.first].text.isupper()):
                wordings[covered[1]] = BodySpan(*covered, hit.value.entry)
        built = self._grammar.find(draft.tokens, sentence, owners)
        candidates = [*(s for s in built if not _is_party(s, owners)), *wordings.values()]
        taken = -1
        for span in sorted(candidates, key=lambda s: (s.first, -s.last)):
            if span.first >= taken:
                wording = wordings.get(span.last)
                yield BodySpan(span.first, span.last, wording.entry) if wording else span
                taken = span.last


def _is_party(span: BodySpan, owners: Owners) -> bool:
    """The whole name is a party's: "Russian Federation", "Asian Development Bank"."""
    owner = owners.get(span.first)
    return owner is not None and owner.first <= span.first and span.last <= owner.last


def _says_enough(tokens: Sequence[Token], span: BodySpan) -> bool:
    """Without an owner, a common noun ("the army") or a force of one word ("Military") names no body."""
    if span.entry.kind == "force" and span.last - span.first == 1 and not tokens[span.first].text.isupper():
        return False
    return any(t.text[0].isupper() for t in tokens[span.first : span.last])


def _mention(draft: Reading, span: BodySpan, owners: Owners, places: Owners) -> Mention:
    """The body with its owner drawn in where that stands right beside it."""
    first, last = _with_neighbours(draft, span, owners)
    head = head_of(draft.tokens, first, last)
    parties: list[str] = []
    inside = [owners[i] for i in range(first, last) if i in owners]
    hanging = [owners[i] for i in _hanging_on(draft, head) if i in owners]
    seated = [places[i] for i in range(first, last) if i in places]
    for owner in inside or hanging or seated:
        parties += [code for code in owner.parties if code not in parties]
    if inside and draft.tokens[head].tag in ("NNS", "NNPS"):
        parties += [code for code in _joined_before(draft, first, owners) if code not in parties]
    if span.entry.party is not None:
        parties = [span.entry.party]
    title = span.entry.title or _title(draft, span, owners)
    return Mention("body", first, last, head, parties=tuple(parties), title=title)


def _joined_before(draft: Reading, first: int, owners: Owners) -> tuple[str, ...]:
    """Owners listed before the last of several: the Fijian of "Fijian and Tongan border guards"."""
    codes: tuple[str, ...] = ()
    while first > 1 and draft.tokens[first - 1].text in ("and", ",") and first - 2 in owners:
        owner = owners[first - 2]
        codes, first = owner.parties + codes, owner.first
    return codes


def _with_neighbours(draft: Reading, span: BodySpan, owners: Owners) -> tuple[int, int]:
    """The span with a state just before it ("Kenya's", "Kenyan") or just behind it ("of Kenya")."""
    tokens, first, last = draft.tokens, span.first, span.last
    sentence = draft.sentence_of(first)
    before = first - 1
    if before > sentence.first and tokens[before].text in POSSESSIVE:
        before -= 1
    if before >= sentence.first and before in owners:
        first = owners[before].first
    behind = last + 1 if last < sentence.last and tokens[last].text == "of" else last
    if behind > last and behind < sentence.last and tokens[behind].text == "the":
        behind += 1
    if behind == last:
        return first, last
    if behind in owners and not _goes_on(tokens, owners[behind].last, sentence):
        last = owners[behind].last
    return first, last


def _goes_on(tokens: Sequence[Token], i: int, sentence: Sentence) -> bool:
    """A further capitalised word makes the state part of another name: "of the Kenya Defence Forces"."""
    return i < sentence.last and is_name_word(tokens[i])


def _hanging_on(draft: Reading, head: int) -> Iterator[int]:
    """Tokens that hang on the head as owners do, joined ones with them: "the Fijian and Tongan navies".

    What hangs on the body above it ("Chief of Staff of the Fijian Navy") and on the first of a list ("the
    Lao Party, State and Army") counts as well.
    """
    tokens = draft.tokens
    stack = [i for i in draft.children[head] if tokens[i].dep in _OWNING]
    for child in draft.children[head]:
        if tokens[child].dep == "prep" and tokens[child].text == "of":
            for i in draft.children[child]:
                stack += [i, *(j for j in draft.children[i] if tokens[j].dep in _OWNING)]
    first = head
    while tokens[first].dep == "conj":
        first = tokens[first].head
    if first != head:
        stack += [i for i in draft.children[first] if tokens[i].dep in ("amod", "poss", "compound")]
    while stack:
        i = stack.pop(0)
        yield i
        stack += [j for j in draft.children[i] if tokens[j].dep == "conj"]


def _title(draft: Reading, span: BodySpan, owners: Owners) -> str:
    """The name in the report's words, less the state where the rest still says what it is.

    "Kenya's High Court" is the High Court, "Cambodian Ministry of Health" the Ministry of Health; but "Kenya
    Power Group" and "Communist Party of Nepal" keep theirs, since without it they would be other names.
    """
    tokens, first, last = draft.tokens, span.first, span.last
    own = span.entry.kind in _NAMED_WITHOUT_STATE
    while first < last - 1 and first in owners:
        behind = owners[first].last
        owned = behind < last - 1 and tokens[behind].text in POSSESSIVE
        if not (owned or own):
            break
        first = behind + 1 if owned else behind
    if own and last - 1 in owners:
        cut = owners[last - 1].first
        while cut > first + 1 and tokens[cut - 1].text in ("of", "the"):
            cut -= 1
        last = cut if cut > first + 1 or tokens[cut].text == "of" else last
    return draft.report.text[tokens[first].start : tokens[last - 1].end]


def _owned_by_what_follows(draft: Reading, found: Sequence[Mention]) -> list[Mention]:
    """Give a body without an owner that of the body it is "of": "General Staff of the Kenya Army"."""
    starts = {m.first: m for m in found if m.parties}
    settled: list[Mention] = []
    for mention in found:
        above = None
        if not mention.parties and mention.last + 1 < len(draft.tokens):
            i = mention.last
            if draft.tokens[i].text == "of":
                above = starts.get(i + 2 if draft.tokens[i + 1].text == "the" else i + 1)
        settled.append(replace(mention, parties=above.parties) if above else mention)
    return settled


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
