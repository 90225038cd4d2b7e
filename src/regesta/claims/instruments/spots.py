"""Where a report names instruments: the noun, the title around it, and what kind of phrase it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from regesta.claims.wording import Found, Wording, head_of, plural
from regesta.codebook import Codebook
from regesta.codebook.entries.instruments import InstrumentWord
from regesta.codebook.match import Phrases, fold
from regesta.model.reading import Reading, Token

_TOPIC = frozenset({"on", "of", "for", "regarding", "concerning", "governing", "against"})
_INNER = frozenset({"of", "in", "to", "for", "on", "between", "against"})
_NAMELIKE = frozenset({"NOUN", "PROPN", "ADJ"})
_JOINS = frozenset({"-", "–", "—", "&", "'s", "’s", "/"})
# Words before the noun that say nothing of what the text is about.
_EMPTY = frozenset(
    """
    new existing current relevant various several many other such first second latest important landmark major
    key signed bilateral historic recent previous aforementioned said proposed possible planned future same
    necessary early interim final expired specific concrete formal draft legal international
    more number cooperation trilateral multilateral joint
    """.split()
)
# Of these, what the title keeps though it says nothing of the topic.
_KEPT = frozenset({"bilateral", "cooperation", "international"})
_AMENDING = frozenset(
    {"amend", "amending", "supplement", "supplementing", "extend", "extending", "modify", "modifying"}
)
_STAND_INS = frozenset({"one", "that", "successor"})
_SPAN = frozenset({"year", "period"})
_TWO = 2
_NONE = frozenset({"no", "any", "every", "each", "whatever", "another's"})


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where an instrument is named.

    `noun` is the first token of the codebook's word, `head` the one that the parse hangs the phrase on;
    `first`–`last` is the title. `stem` is the end of the noun's words; `topic` is where the words
    after it begin, which is further on for one of several texts under one noun ("two MoUs on health and
    trade"). `alias_of` is the noun of the place that gave the text the acronym used here, or that a
    `pronoun` takes up. `like` is the place of the text that "a new one" or "its successor" is compared
    to.
    """

    word: InstrumentWord
    head: int
    noun: int
    first: int
    stem: int
    topic: int
    last: int
    plural: bool
    determiner: str | None
    alias_of: int | None = None
    pronoun: bool = False
    like: Spot | None = None

    @property
    def definite(self) -> bool:
        """Say whether the words point at something named before."""
        return self.determiner in ("the", "this", "that", "these", "those", "such")


class Spots:
    """Find the instruments named in a reading, in order."""

    def __init__(self, codebook: Codebook) -> None:
        pairs: list[tuple[str, tuple[InstrumentWord, bool] | None]] = []
        for word in codebook.of(InstrumentWord):
            pairs += [(phrase, None) for phrase in word.never]
            pairs += [(phrase, (word, True)) for phrase in word.plurals]
            pairs += [(phrase, (word, False)) for phrase in word.names]
            pairs += [(plural(phrase), (word, True)) for phrase in word.names if not phrase.isupper()]
        self._phrases = Phrases(pairs)
        single = (n for word in codebook.of(InstrumentWord) for n in word.names if " " not in n)
        self._acronyms = frozenset(fold(n) for n in single if _capitals(n) >= _TWO)

    def find(self, reading: Reading, wording: Wording) -> Iterator[Spot]:
        """Yield every place that may name an instrument; status and parties decide whether it does."""
        heads = [f for f in wording.find(self._phrases) if f.value is not None]
        starts = frozenset(f.first for f in heads)
        last = -1
        spots: list[Spot] = []
        for found in heads:
            spot = self._spot(reading, found, starts)
            if spot is not None and spot.noun >= last and not _in_brackets(reading, spot, last):
                last = spot.last
                spots.append(spot)
        yield from spots

    def _only_sounds_so(self, reading: Reading, found: Found[tuple[InstrumentWord, bool] | None]) -> bool:
        """Say whether a name is only spelt like an acronym: "Loi Nguyen" is no LoI."""
        text = reading.tokens[found.first].text
        return fold(text) in self._acronyms and _capitals(text) < _TWO

    def _spot(
        self, reading: Reading, found: Found[tuple[InstrumentWord, bool] | None], starts: frozenset[int]
    ) -> Spot | None:
        tokens = reading.tokens
        if found.value is None or reading.sentence_of(found.first).block == "caption":
            return None
        word, many = found.value
        head = head_of(reading, found.first, found.last)
        if tokens[head].pos not in _NAMELIKE and tokens[head].tag[:2] != "NN":
            return None
        if _is_half_a_word(reading, found.last) or self._only_sounds_so(reading, found):
            return None
        head = _over_title(reading, head, found.last)
        first = _leftwards(reading, found.first)
        last = title_end(reading, found.last, starts)
        determiner = determiner_of(reading, first)
        if determiner in _NONE:
            return None
        return Spot(word, head, found.first, first, found.last, found.last, last, many, determiner)


def _capitals(text: str) -> int:
    return sum(letter.isupper() for letter in text)


def _in_brackets(reading: Reading, spot: Spot, last: int) -> bool:
    """Say whether the words are only another name, in brackets, of the text that ends at token `last`."""
    return spot.first == last + 1 and reading.tokens[last].text == "("


def unapposed(reading: Reading, spots: Iterable[Spot]) -> list[Spot]:
    """The spots without a loose noun beside a name: "the framework for this, a rail accord", or behind it."""
    found = list(spots)
    heads = {s.head for s in found if not s.word.loose}
    return [
        s
        for s in found
        if not s.word.loose
        or (
            not any(j in heads and reading.tokens[j].dep == "appos" for j in reading.children[s.head])
            and not (reading.tokens[s.head].dep == "appos" and reading.tokens[s.head].head in heads)
        )
    ]


def _is_half_a_word(reading: Reading, last: int) -> bool:
    """Say whether the noun only begins a joined word: "a treaty-level pact", "the agreement-based order"."""
    tokens = reading.tokens
    joined = (
        last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last].start == tokens[last - 1].end
    )
    return joined and tokens[last + 1].start == tokens[last].end and tokens[last + 1].text[0].islower()


def _over_title(reading: Reading, head: int, last: int) -> int:
    """In "the Protocol Amending the Treaty entered into force" the parse hangs the title on "Amending"."""
    above = reading.tokens[head].head
    amending = above == last and reading.tokens[above].lemma.lower() in _AMENDING
    return above if amending and reading.tokens[above].tag in ("VBG", "NNP") else head


def telling(reading: Reading, spot: Spot) -> frozenset[str]:
    """The folded words of the title that say what the text is about."""
    title = (*reading.tokens[spot.first : spot.stem], *reading.tokens[spot.topic : spot.last])
    words = [t for t in title if t.pos in _NAMELIKE or t.pos == "VERB"]
    own = _STAND_INS | {
        fold(w) for n in spot.word.names for w in (n.split()[-1:] if spot.word.titled else n.split())
    }
    return frozenset(
        f for t in words if (f := fold(t.lemma)) not in _EMPTY and f not in own and fold(t.text) not in own
    )


def _leftwards(reading: Reading, noun: int) -> int:
    """Where the title begins: back over adjectives and nouns that stand before the noun."""
    tokens, start = reading.tokens, reading.sentence_of(noun).first
    i = noun
    lengths = {
        j for w in reading.whens_in(start, noun) if w.when.kind == "term" for j in range(w.first, w.last)
    }
    while i > start and i - 1 not in lengths:
        before = tokens[i - 1]
        joins = before.text in _JOINS and before.tag != "POS" and i - 1 > start
        titled = before.text[0].isupper() and tokens[i].text[0].isupper() and i - 1 > start
        if before.pos in _NAMELIKE and (titled or fold(before.text) not in _EMPTY - _KEPT):
            i -= 1
        elif (joins and tokens[i - 2].pos in _NAMELIKE) or (
            before.text == "and" and i - 1 > start and _modifies(tokens, i - 2, noun)
        ):
            i -= 2
        else:
            break
    return i


def _modifies(tokens: tuple[Token, ...], i: int, noun: int) -> bool:
    """Say whether token `i` is an adjective or noun hanging on the instrument or on a word before it."""
    token = tokens[i]
    return token.dep in ("amod", "compound", "nmod") and i < token.head <= noun + 2


def title_end(reading: Reading, last: int, starts: frozenset[int]) -> int:
    """Where the title ends: on over "on …", "of …", up to a date, a place, a verb or the next instrument."""
    tokens, end = reading.tokens, reading.sentence_of(last - 1).last
    if last >= end:
        return last
    if tokens[last].text == "," and last + 1 < end and tokens[last + 1].text.lower() == "on":
        last += 1
    if tokens[last].text.lower() not in _TOPIC:
        return last
    i = last + 1
    stop = last
    while i < end and not _ends_title(reading, i, starts):
        if tokens[i].pos in _NAMELIKE or tokens[i].tag == "VBG":
            stop = i + 1
        i += 1
    return stop


def _ends_title(reading: Reading, i: int, starts: frozenset[int]) -> bool:
    token = reading.tokens[i]
    if i in starts or any(
        w.first <= i < w.last or (w.first == i + 1 and token.lemma in _SPAN) for w in reading.whens
    ):
        return True
    plain = token.pos in _NAMELIKE or token.text in _JOINS or token.pos == "NUM"
    if plain or token.tag == "VBG" or token.dep in ("amod", "compound"):
        return False
    if token.text.lower() == "and":
        return not _goes_on(reading, i + 1, starts)
    if token.text.lower() in _INNER:
        return any(m.first <= i + 1 < m.last for m in reading.mentions if m.kind in ("place", "party"))
    opens = reading.tokens[i - 1].pos == "ADP" and token.text.lower() in ("a", "an")
    return token.pos != "DET" or (token.text.lower() in ("a", "an", "both", "another") and not opens)


def _goes_on(reading: Reading, i: int, starts: frozenset[int]) -> bool:
    """Say whether what follows "and" still belongs to the title: plain nouns without an instrument."""
    for j in range(i, min(i + 4, len(reading.tokens))):
        token = reading.tokens[j]
        if j in starts or (token.pos in ("VERB", "AUX", "PRON") and token.tag != "VBG"):
            return False
        if token.pos in ("NOUN", "PROPN"):
            return not any(k in starts for k in range(j, j + 3))
    return True


def determiner_of(reading: Reading, first: int) -> str | None:
    """The article or the like before the title, past adjectives and numbers."""
    start = reading.sentence_of(first).first
    for i in range(first - 1, max(start, first - 5) - 1, -1):
        token = reading.tokens[i]
        if token.pos in ("DET", "PRON") or token.tag in ("POS", "PRP$"):
            such = i > start and reading.tokens[i - 1].text.lower() == "such"
            return "such" if such else token.text.lower()
        modifies = (
            token.pos in ("ADJ", "NUM", "ADV") or token.dep in ("amod", "compound") or token.text == "-"
        )
        if not modifies:
            return None
    return None
