"""Find the words that take up somebody named elsewhere, without yet saying whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from regesta.model.reading import Mention, Reading

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "they": "they", "them": "they", "their": "they", "theirs": "they",
    "it": "it", "its": "it", "itself": "it", "we": "we", "our": "we", "i": "i", "my": "i",
    "who": "who",
}  # fmt: skip
_BELONGS = frozenset({"amod", "compound", "nmod", "poss", "prep", "pobj", "conj", "appos"})
_DEFINITE = frozenset({"the", "his", "her", "their", "this", "its"})
_DEFINITE_MANY = frozenset({"the", "these", "those", "their", "both"})
_DEFINITE_LED = frozenset({"the", "his", "her", "its", "visiting"})
_SINGLE = ("counterpart", "guest", "host", "person")
_PAIR = 2
_SETS = {"pair": 2, "duo": 2, "trio": 3}
_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "dative", "ROOT", "dep"})
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that refers back: its mention, and what its words mean ("he", "person", "people:2" …)."""

    mention: Mention
    means: str


def find_references(reading: Reading, nouns: Mapping[str, list[str]]) -> Iterator[Found]:
    """Yield pronouns, definite nouns and counted groups in order."""
    bodies = {m.head for m in reading.mentions if m.kind == "body" and m.parties}
    named = {i for m in reading.mentions if m.kind == "person" for i in range(m.first, m.last)}
    for token in reading.tokens:
        if token.i in named:
            continue
        means = PRONOUNS.get(token.text.lower())
        if means:
            yield Found(Mention("pronoun", token.i, token.i + 1, token.i), means)
        elif counted := _count_alone(reading, token.i):
            yield counted
        elif token.tag in ("NN", "NNS", "NNP", "NNPS") and token.i not in bodies:
            found = _noun(reading, token.i, nouns)
            if found:
                yield found


def _count_alone(reading: Reading, i: int) -> Found | None:
    """Words for a number of people that stand alone: "the two last met", "the pair", "both"."""
    token = reading.tokens[i]
    word = token.text.lower()
    count = _NUMBERS.get(word) or _SETS.get(word)
    if count is None or not (_acts(reading, i) or (token.dep in _HEADS and not _followed(reading, i))):
        return None
    if any(reading.tokens[j].text.lower() == "of" for j in reading.children[i]):
        return None
    led = i > 0 and reading.tokens[i - 1].text.lower() in ("the", "these")
    if word != "both" and not led:
        return None
    return Found(Mention("group", i - 1 if led else i, i + 1, i), f"people:{count}")


def _acts(reading: Reading, i: int) -> bool:
    """Say whether a verb follows, with no more than an adverb between: "the two last met in May"."""
    after = reading.tokens[i + 1 : i + 3]
    if after and (after[0].pos == "ADV" or after[0].text.lower() in ("last", "first", "next", "also")):
        after = after[1:]
    return bool(after) and after[0].tag in ("VBD", "VBZ", "VBP", "MD")


def _followed(reading: Reading, i: int) -> bool:
    """Say whether a noun that it counts stands behind it: "the two last meetings"."""
    token = reading.tokens[i]
    return reading.tokens[token.head].pos in ("NOUN", "PROPN") and token.head > i


def _noun(reading: Reading, i: int, nouns: Mapping[str, list[str]]) -> Found | None:
    tokens = reading.tokens
    word = tokens[i].lemma.lower() if tokens[i].tag in ("NN", "NNS") else tokens[i].text.lower()
    if tokens[i].tag == "NNPS":
        word = word.removesuffix("s")  # the pipeline keeps "Generals" as it is
    kinds = _kinds(reading, i, word, nouns)
    if not kinds or tokens[i].dep == "compound":
        return None
    first = _phrase_start(reading, i)
    words = {tokens[j].text.lower() for j in range(first, i)}
    count = max((_NUMBERS[w] for w in words if w in _NUMBERS), default=0)
    plural = tokens[i].tag in ("NNS", "NNPS") or count > 1
    mention = Mention("group" if plural else "pronoun", first, i + 1, i)
    if "agent" in kinds and count < 2 and _of_state(reading, i):
        return Found(Mention("group", first, i + 1, i), "agent")
    several = plural and "parties!" in kinds
    led = "delegation" in kinds and bool(words & _DEFINITE_LED) and not several and count < _PAIR
    means: str | None
    if led:
        means = "delegation" if plural or word != "guest" else "guest"
    elif plural:
        means = _several(reading, i, kinds, words, count)
    else:
        definite = bool(words & _DEFINITE)
        means = next((k for k in kinds if k in _SINGLE), None) if definite else None
    return Found(mention, means) if means else None


def _several(reading: Reading, i: int, kinds: list[str], words: set[str], count: int) -> str | None:
    """What a definite plural means: people or parties, and how many."""
    if not words & _DEFINITE_MANY or _kept_apart(reading, i):
        return None
    means = next((m for m in ("people", "parties") if {m, f"{m}!"} & set(kinds)), None)
    counted = count >= _PAIR or f"{means}!" in kinds
    return f"{means}:{count or _PAIR}" if means and counted else None


def _of_state(reading: Reading, i: int) -> bool:
    """Say whether a state or body is named in the phrase itself ("troops from Kenya", "Lao officers")."""
    return state_behind(reading, i) is not None or any(
        m.kind in ("party", "body") and belongs(reading, m.head, i)
        for m in reading.mentions_in(*reading.subtree(i))
    )


def state_behind(reading: Reading, i: int) -> Mention | None:
    """The state right behind "from", wherever the parse hung it: "received a delegation from Kenya"."""
    if i + 2 >= len(reading.tokens) or reading.tokens[i + 1].text.lower() != "from":
        return None
    last = reading.sentence_of(i).last
    behind = (m for m in reading.mentions_in(i + 2, last) if m.kind == "party" and m.parties)
    return next((m for m in behind if m.first == i + 2), None)


def belongs(reading: Reading, inner: int, outer: int) -> bool:
    """Say whether a noun belongs to another as adjective, possessor or behind "of" or "from"."""
    tokens = reading.tokens
    at = inner
    while at != outer:
        token = tokens[at]
        if token.head == at or token.dep not in _BELONGS:
            return False
        if token.dep == "prep" and token.text.lower() not in ("of", "from", "between"):
            return False
        at = token.head
    return inner != outer


def _kinds(reading: Reading, i: int, word: str, nouns: Mapping[str, list[str]]) -> list[str]:
    """What the noun may mean, a compound ("armed forces", "prime minister") before its last word alone."""
    if i and (pair := f"{reading.tokens[i - 1].text.lower()} {word}") in nouns:
        return nouns[pair]
    return nouns.get(word, [])


def _phrase_start(reading: Reading, i: int) -> int:
    """First token of the words before a noun that belong to it (determiner, number, adjectives)."""
    first = i
    sentence = reading.sentence_of(i)
    while first > sentence.first:
        before = reading.tokens[first - 1]
        hyphen = before.text == "-" and first - 1 > sentence.first  # "the co-chairs"
        if hyphen or before.text.lower() == "visiting":
            first -= 1
            continue
        if before.pos not in ("DET", "NUM", "ADJ", "PROPN", "NOUN", "PRON", "PART") or (
            before.pos == "PRON" and before.tag != "PRP$"
        ):
            break
        first -= 1
        if before.pos == "DET" or before.tag == "PRP$":
            break
    return first


def _kept_apart(reading: Reading, i: int) -> bool:
    """Say whether the phrase goes on to tell whose sides these are ("both sides of the road")."""
    of = reading.child(i, "prep")
    if of is None or reading.tokens[of].text.lower() != "of":
        return False
    thing = reading.child(of, "pobj")
    return (
        thing is not None
        and reading.tokens[thing].pos == "NOUN"
        and not any(m.parties for m in reading.mentions_in(*reading.subtree(thing)))
    )
