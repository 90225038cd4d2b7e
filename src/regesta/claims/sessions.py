"""Which recurring forum an engagement is a session of."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.model.claim import Claim, MechanismClaim
from regesta.model.passage import Passage
from regesta.model.reading import Reading, Token

_SESSION = frozenset({"session", "edition", "round", "one"})
_KNOWN = frozenset({"the", "this", "its", "that"})
# Behind these a forum only tells when something else was: "on the eve of the first dialogue".
_BESIDE = frozenset({"eve", "before", "after", "ahead", "following", "since"})
_NEAR = 2
_STEPS = 4


def forum_of(
    reading: Reading, evidence: tuple[Passage, ...], earlier: tuple[Claim, ...], *, sits: bool
) -> str | None:
    """The forum named in the words of the telling, or of what `sits` the one whose session they tell.

    "The dialogue meets each year. The last session was held in Lima."  ->  the dialogue
    """
    named = [(p, c.name) for c in earlier if isinstance(c, MechanismClaim) for p in c.evidence]
    if not named:
        return None
    for passage, name in named:
        if any(_overlap(passage, e) for e in evidence) and not _beside(reading, passage):
            return name
    for session in _sessions(reading, evidence) if sits else ():
        found = _whose(reading, session, named) or _told_before(reading, session, named)
        if found is not None:
            return found
    return None


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _beside(reading: Reading, forum: Passage) -> bool:
    before = reading.report.text[: forum.start].rsplit(None, _STEPS)[1:]
    return any(word.lower().strip(",.") in _BESIDE for word in before)


def _sessions(reading: Reading, evidence: tuple[Passage, ...]) -> Iterator[Token]:
    """The words for a session in the words of the telling."""
    for passage in evidence:
        for sentence in reading.sentences:
            if sentence.start < passage.end and passage.start < sentence.end:
                for token in reading.tokens[sentence.first : sentence.last]:
                    inside = passage.start <= token.start < passage.end
                    if inside and token.lemma.lower() in _SESSION:
                        yield token


def _whose(reading: Reading, session: Token, named: list[tuple[Passage, str]]) -> str | None:
    """The forum on which a clause about its session hangs: "the dialogue, whose first session was held …"."""
    if not any(reading.tokens[j].text.lower() == "whose" for j in reading.children[session.i]):
        return None
    i = session.i
    for _ in range(_STEPS):
        i = reading.tokens[i].head
        at = reading.tokens[i].start
        found = next((name for passage, name in named if passage.start <= at < passage.end), None)
        if found is not None:
            return found
    return None


def _told_before(reading: Reading, session: Token, named: list[tuple[Passage, str]]) -> str | None:
    """The forum named last, a sentence or two before "the last session"."""
    known = any(reading.tokens[j].text.lower() in _KNOWN for j in reading.children[session.i])
    first = max(0, session.sentence - _NEAR)
    opening = reading.sentences[first].start
    behind = [(p.start, name) for p, name in named if opening <= p.start < session.start]
    return max(behind)[1] if known and behind else None
