"""Evidence that a capitalised name without a title is a person's: what its sentence has it do."""

from __future__ import annotations

from regesta.model.reading import Reading
from regesta.readings.lines import Line
from regesta.readings.namings import Naming

_ACTS = frozenset(
    "say tell add note stress affirm reaffirm express thank congratulate welcome receive meet visit "
    "host greet emphasise emphasize underscore underline highlight hail applaud praise propose suggest "
    "urge invite arrive speak remark recall assure believe hope pledge describe deliver chair lead "
    "inform brief reiterate commend laud appreciate state explain announce declare sign accompany "
    "travel fly depart pay co-chair attend preside serve succeed replace appoint elect".split()
)
_OBJECTS = frozenset(
    "meet receive welcome host greet thank congratulate invite appoint elect name tell".split()
)
_SUBJECTS = ("nsubj", "nsubjpass")


def evident_namings(reading: Reading, lines: list[Line], namings: list[Naming]) -> set[int]:
    """The places, in `namings`, of untitled names that a sentence has speak, visit, meet or be met."""
    evident = set()
    for k, naming in enumerate(namings):
        if naming.titled or naming.apposed or len(naming.name.words) < 2:
            continue
        line = lines[naming.line]
        if line.shouted:
            continue
        if _acts(reading, line, naming):
            evident.add(k)
    return evident


def _acts(reading: Reading, line: Line, naming: Naming) -> bool:
    """The name is subject of a person's verb, or the object of one that takes people."""
    first, last = line.token(naming.name.first), line.token(naming.name.last - 1) + 1
    if line.text(naming.name.first - 1) in ("the", "exercise", "operation", "ship", "a", "an"):
        return False
    tokens = reading.tokens
    if any(
        tokens[i].pos not in ("PROPN", "PUNCT", "PART", "NOUN", "X", "ADJ", "ADP", "DET")
        for i in range(first, last)
    ):
        return False
    heads = [i for i in range(first, last) if not first <= tokens[i].head < last]
    if not heads:
        return False
    token = tokens[heads[-1]]
    verb = tokens[token.head]
    if token.dep in _SUBJECTS:
        return verb.lemma.lower() in _ACTS and verb.pos == "VERB"
    return token.dep == "dobj" and verb.lemma.lower() in _OBJECTS
