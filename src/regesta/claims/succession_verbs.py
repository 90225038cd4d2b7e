"""The grammar of verbs that tell of an office's start or end: whether it came about, when, and of whom."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.codebook.entries.successions import Slot
from regesta.model.reading import DatedSpan, Reading, Token

_STOPS = ("VERB", "AUX")
_NEVER = frozenset({"never", "not", "nearly", "almost", "reportedly", "allegedly"})
_UNREAL = frozenset({"if", "unless", "whether", "until", "till"})
_LEANING = ("advcl", "xcomp")
_SAID = ("ccomp", "xcomp", "acl", "pcomp", "dep")


def came_about(reading: Reading, verb: int, doubtful: frozenset[str]) -> bool:
    """Say whether the sentence tells that what the verb says happened: it is told as past and as fact."""
    return _past(reading, verb) and not _doubted(reading, verb, doubtful)


def _past(reading: Reading, verb: int) -> bool:
    word, below = reading.tokens[verb], [reading.tokens[j] for j in reading.children[verb]]
    aux = [t.tag for t in below if t.dep in ("aux", "auxpass")]
    if "MD" in aux or any(_unmakes(t) for t in below):
        return False
    above = word.head != verb and word.dep != "pcomp"
    if "TO" in aux:
        return word.dep in _LEANING and above and _past(reading, word.head)
    if word.tag == "VBG":
        return not aux and (word.dep == "pcomp" or (above and _past(reading, word.head)))
    if word.tag == "VBN" and aux:
        had = any(t.lemma == "have" and t.tag != "VBG" for t in below)
        return "VBD" in aux or (had and "VB" not in aux)
    joined = word.tag == "VBN" and word.dep == "conj"
    return _past(reading, word.head) if joined else word.tag in ("VBD", "VBN")


def _unmakes(word: Token) -> bool:
    """Whether a word below the verb takes back that it happened: a negation, or a condition."""
    text = word.text.lower()
    return word.dep == "neg" or text in _NEVER or (word.dep == "mark" and text in _UNREAL)


def _doubted(reading: Reading, verb: int, doubtful: frozenset[str]) -> bool:
    word = reading.tokens[verb]
    while word.head != word.i:
        above = reading.tokens[word.head]
        if word.dep in _SAID and above.lemma.lower() in doubtful:
            return True
        word = above
    return False


def is_passive(reading: Reading, verb: int) -> bool:
    """Say whether the verb is passive; a bare participle is ("appointed in May", "sworn in as minister")."""
    if reading.child(verb, "auxpass") is not None:
        return True
    word = reading.tokens[verb]
    if _set_off(reading, verb):
        return True
    if word.tag != "VBN" or reading.child(verb, "aux") is not None or _object(reading, verb) is not None:
        return False
    return word.dep != "conj" or is_passive(reading, word.head)


def _set_off(reading: Reading, verb: int) -> bool:
    """Of "Ana Rey, appointed Minister of Health in May, spoke": behind a comma, an office as its object."""
    thing = reading.child(verb, "dobj")
    if thing is None or not verb or reading.tokens[verb - 1].text != ",":
        return False
    mention, bare = reading.mention_on(thing), reading.child(thing, "det", "poss") is None
    return bare and mention is not None and mention.kind == "office" and reading.child(verb, "aux") is None


def leans_on(reading: Reading, verb: int) -> int | None:
    """The verb from which one without a tense has its time: "was appointed in May, succeeding …"."""
    word = reading.tokens[verb]
    infinite = word.tag == "VBG" or any(reading.tokens[j].tag == "TO" for j in reading.children[verb])
    return word.head if infinite and word.dep in _LEANING and word.head != verb else None


def filler(reading: Reading, verb: int, slot: Slot) -> int | None:
    """The word that stands in a slot of the verb, as the active voice has it."""
    if slot in ("from", "to"):
        return _under(reading, verb, slot)
    passive = is_passive(reading, verb)
    if passive and slot == "subject":
        return _under(reading, verb, "by")
    if slot == "object" and not passive:
        return _object(reading, verb)
    return _first_argument(reading, verb)


def _object(reading: Reading, verb: int) -> int | None:
    """The person behind the verb, for whom the parser may take "named X as minister" to name a title."""
    for j in (reading.child(verb, "dobj"), reading.child(verb, "oprd")):
        mention = reading.mention_on(j) if j is not None else None
        if mention is not None and mention.kind == "person":
            return j
    return None


def _first_argument(reading: Reading, verb: int) -> int | None:
    """What stands before the verb; that of the verb it is joined to, or the noun that it describes."""
    word, own = reading.tokens[verb], reading.child(verb, "nsubj", "nsubjpass")
    if own is not None or word.head == verb:
        return own
    if word.dep == "acl":
        return word.head
    if word.dep == "conj" or word.dep in _LEANING:
        return _first_argument(reading, word.head)
    return None


def _under(reading: Reading, verb: int, preposition: str) -> int | None:
    """The noun that hangs on a preposition of the verb or of its object."""
    for j in hung(reading, verb):
        if reading.tokens[j].text.lower() == preposition and reading.tokens[j].dep in (
            "prep", "agent", "dative",
        ):  # fmt: skip
            noun = reading.child(j, "pobj")
            if noun is not None:
                return noun
    return None


def hung(reading: Reading, verb: int) -> Iterator[int]:
    """The words that hang on a verb, and then those on its object."""
    yield from reading.children[verb]
    for j in reading.children[verb]:
        if reading.tokens[j].dep == "dobj":
            yield from reading.children[j]


def date_of(reading: Reading, verb: int) -> DatedSpan | None:
    """The one date that the sentence gives to the verb, else to the verb that it leans on."""
    sentence = reading.sentence_of(verb)
    dated = [
        d
        for d in reading.whens_in(sentence.first, sentence.last)
        if _dates_a_moment(d) and _governor(reading, d) == verb
    ]
    if dated:
        return min(dated, key=lambda d: (abs(d.first - verb), d.first))
    above = leans_on(reading, verb)
    return date_of(reading, above) if above is not None else None


def _dates_a_moment(dated: DatedSpan) -> bool:
    when = dated.when
    plain = when.kind == "moment" and not when.loose and when.direction != "future"
    return plain and when.end is None and when.start is not None and not when.start.startswith("X")


def _governor(reading: Reading, dated: DatedSpan) -> int:
    """The verb above a date, over the nouns and prepositions between."""
    word = _next(reading, reading.tokens[dated.first])
    while word.head != word.i and (word.pos not in _STOPS or dated.first <= word.i < dated.last):
        word = _next(reading, word)
    return word.i


def _next(reading: Reading, word: Token) -> Token:
    return reading.tokens[word.head]
