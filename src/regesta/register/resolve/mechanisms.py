"""Which forums of which reports are one mechanism."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from regesta.model.claim import MechanismClaim
from regesta.model.joining import Reason
from regesta.register.filing import Told
from regesta.register.resolve.groups import Group, Grouping, Reasons
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.lexicon import Lexicon
from regesta.register.resolve.words import likeness, share, stems

_ALIKE = 0.75
_COUNTED = re.compile(
    r"\d+(st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
)
_RHYTHM = stems("annual yearly regular biennial biannual quarterly monthly latest session round edition")


@dataclass(frozen=True, slots=True)
class Forum:
    """A mechanism as one report names it, with what identity is judged by."""

    told: Told[MechanismClaim]
    words: frozenset[str]
    parties: frozenset[str]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.told.id

    @property
    def report_id(self) -> str:
        """The report that names it."""
        return self.told.report.id


def forum_words(name: str, lexicon: Lexicon) -> frozenset[str]:
    """The telling words of a forum's name, without its parties, its number, its rhythm and "session"."""
    words = frozenset(w for w in stems(lexicon.without_parties(name)) if not _COUNTED.fullmatch(w))
    return words - _RHYTHM or words


def forum(told: Told[MechanismClaim], lexicon: Lexicon) -> Forum:
    """Make a claim ready to compare."""
    return Forum(told, forum_words(told.claim.name, lexicon), frozenset(told.claim.parties))


def resolve_mechanisms(forums: Sequence[Forum], judged: Judged) -> list[Group[Forum]]:
    """Group mechanism claims by the words of their names and by their parties."""
    grouping: Grouping[Forum] = Grouping(judged, within_report=True)
    for item in sorted(forums, key=lambda f: (-len(f.parties), -len(f.words), f.told.order)):
        keys = [*sorted(item.parties), ""] if item.parties else [""]
        grouping.place(item, keys if not item.parties else keys[:-1], keys, _alike)
    return grouping.groups


def _alike(item: Forum, group: Group[Forum]) -> Reasons:
    first = group.items[0]
    nested = item.parties <= first.parties or first.parties <= item.parties
    if item.parties and first.parties and not nested:
        return ()
    if not item.parties and item.words != first.words:
        return ()
    same = max(likeness(item.words, f.words) for f in group.items)
    within = max(share(item.words, f.words) for f in group.items) == 1.0
    if same < _ALIKE and not (within and item.parties == first.parties):
        return ()
    alike = Reason("parties", 0.5) if item.parties == first.parties else Reason("some-parties", 0.0)
    return (Reason("words", 1.0 + same), alike)
