"""Which undertakings of which reports are one occasion's, and what is compared of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model.claim import UndertakingClaim
from regesta.model.joining import Reason
from regesta.register.filing import Told
from regesta.register.resolve.groups import Group, Grouping, Reasons
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.lexicon import Lexicon
from regesta.register.resolve.subjects import Topic
from regesta.register.resolve.words import share, stems

_ALIKE = 0.5
_FEW = 2
_BROAD = frozenset({"general", "other", "implementation"})
_PLAIN = stems(
    "cooperation cooperate strengthen enhance deepen promote continue support relation relations ties side "
    "sides country countries nation nations effective effectively coming time effort efforts maintain "
    "develop development joint jointly mutual bilateral military army armies forces defence ministry "
    "ministries field fields area areas further practical various between agree year new activity activities "
    "work keep help would could make take give renew commitment pledge promise national minister ministers "
    "deputy general put set up down out off over back through it he she him they them we us who whose than "
    "not no each every been do does did being only still already so then when while before after during"
)
_BACK = re.compile(r"\b(?:it|them|this|these|those|do so)\b", re.IGNORECASE)
_KNOWN = re.compile(r"\bthe (?!two\b|both\b)\w+", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-zà-ỹ,;] )[A-ZĐ][\w'’-]{2,}|(?<=[A-ZĐ]\w{2} )[A-ZĐ][\w'’-]{2,}")


@dataclass(frozen=True, slots=True)
class Pledge:
    """An undertaking as one report tells it, with what is compared.

    `telling` are the words that tell it from others in its area, `around` those of the sentences around it,
    `names` proper names in either, `topics` the texts and sessions it is about, `areas` those that tell
    something, `outright` those of them that its own words name. `between` are the parties that it concerns,
    `said_at` is the id of the engagement it was voiced at.
    """

    told: Told[UndertakingClaim]
    words: frozenset[str]
    telling: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    topics: frozenset[Topic]
    areas: frozenset[str]
    outright: frozenset[str]
    between: frozenset[str]
    said_at: str | None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.told.id

    @property
    def report_id(self) -> str:
        """The report that tells of it."""
        return self.told.report.id

    @property
    def points_back(self) -> bool:
        """Whether its own words tell too little without those around them."""
        text = self.told.claim.text
        return len(self.telling) <= _FEW and bool(_BACK.search(text) or _KNOWN.search(text))


def pledge(
    told: Told[UndertakingClaim],
    lexicon: Lexicon,
    said_at: str | None,
    between: frozenset[str],
    topics: frozenset[Topic] = frozenset(),
) -> Pledge:
    """Make a claim ready to compare."""
    claim = told.claim
    around = " ".join(c.passage.quote for c in claim.cites if c.field == "around")
    text = lexicon.without_parties(claim.text)
    words = stems(text)
    plain = _PLAIN | lexicon.area_words(claim.areas)
    wide = stems(lexicon.without_parties(around)) - plain
    names = frozenset(s for name in _NAME.findall(f"{text} . {around}") for s in stems(name)) & (words | wide)
    areas = frozenset(claim.areas) - _BROAD
    outright = frozenset(a for a in areas if words & lexicon.area_words((a,)))
    return Pledge(told, words, words - plain, wide, names - plain, topics, areas, outright, between, said_at)


def telling_words(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The words of a text that could tell what was undertaken, parties and everyday words left out."""
    return stems(lexicon.without_parties(text)) - _PLAIN


def resolve_undertakings(pledges: Sequence[Pledge], judged: Judged) -> list[Group[Pledge]]:
    """Group what several reports tell of one occasion: the same engagement, bearer and like words."""
    grouping: Grouping[Pledge] = Grouping(judged)
    for item in sorted(pledges, key=lambda p: p.told.order):
        keys = [] if item.said_at is None else [item.said_at]
        grouping.place(item, keys, keys, _told_again)
    return grouping.groups


def _told_again(item: Pledge, group: Group[Pledge]) -> Reasons:
    by = set(item.told.claim.by)
    if not all(by & set(p.told.claim.by) or not by for p in group.items):
        return ()
    same = max(share(item.words, p.words) for p in group.items)
    areas = max(share(frozenset(item.told.claim.areas), frozenset(p.told.claim.areas)) for p in group.items)
    return (Reason("words", same), Reason("areas", areas)) if same >= _ALIKE and areas > 0 else ()
