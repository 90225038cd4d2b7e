"""Evidence that a capitalised name without a title is a person's: what its sentence has it do."""

from __future__ import annotations

from regesta.model.reading import Reading
from regesta.readings.lines import Line
from regesta.readings.namings import Naming

_PERSONAL = frozenset(
    "tell stress affirm reaffirm express thank congratulate receive meet greet emphasise emphasize "
    "speak remark recall assure believe hope brief reiterate commend laud appreciate chair preside "
    "succeed".split()
)
"""What people do, and companies or ships hardly."""

_ACTS = _PERSONAL | frozenset(
    "visit arrive travel fly depart praise hail say add note welcome host underscore underline "
    "highlight applaud propose suggest urge invite pledge describe deliver lead inform state explain "
    "announce declare sign accompany attend pay serve replace".split()
)
"""What companies may do as well: counts for a name that is taken up again in a shorter form."""

_OBJECTS = frozenset(
    "meet receive welcome host greet thank congratulate invite appoint elect name tell".split()
)
_SUBJECTS = ("nsubj", "nsubjpass")


def evident_namings(reading: Reading, lines: list[Line], namings: list[Naming]) -> set[int]:
    """The places, in `namings`, of untitled names that a sentence has speak, visit, meet or be met."""
    evident = set()
    short = {n.name.words[0] for n in namings if len(n.name.words) == 1}
    for k, naming in enumerate(namings):
        if naming.titled or naming.apposed or len(naming.name.words) < 2:
            continue
        line = lines[naming.line]
        if line.shouted:
            continue
        taken_up = bool(short & set(naming.name.words))
        if _acts(reading, line, naming, _ACTS if taken_up else _PERSONAL):
            evident.add(k)
    return evident


def _acts(reading: Reading, line: Line, naming: Naming, verbs: frozenset[str]) -> bool:
    """The name is subject of one of the verbs, or the object of one that takes people."""
    first, last = line.token(naming.name.first), line.token(naming.name.last - 1) + 1
    if line.text(naming.name.first - 1) in ("the", "exercise", "operation", "ship", "a", "an"):
        return False
    before = line.text(naming.name.first - 1), line.text(naming.name.first - 2)
    if "deputy" in before[: 1 + (before[0] == ",")]:
        return True
    tokens = reading.tokens
    if any(
        tokens[i].pos not in ("PROPN", "PUNCT", "PART", "NOUN", "X", "ADJ", "ADP", "DET")
        for i in range(first, last)
    ):
        return False
    heads = [i for i in range(first, last) if not first <= tokens[i].head < last]
    return bool(heads) and _has_part(reading, naming, heads[-1], verbs)


def _has_part(reading: Reading, naming: Naming, head: int, verbs: frozenset[str]) -> bool:
    """What the name hangs on has it act; "Kenya's N" may also be one of a list, or told behind "by"."""
    tokens = reading.tokens
    token = tokens[head]
    while naming.parties and token.dep == "conj" and tokens[token.head].pos == "PROPN":
        token = tokens[token.head]
    verb = tokens[token.head]
    if naming.parties and token.dep == "pobj" and verb.dep == "agent":
        return tokens[verb.head].lemma.lower() in _OBJECTS
    if token.dep in _SUBJECTS:
        return verb.lemma.lower() in verbs and verb.pos == "VERB"
    return token.dep == "dobj" and verb.lemma.lower() in _OBJECTS
