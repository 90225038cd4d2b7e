"""Find a party or an area of cooperation by what a person types for it, with a hint where there is none."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from itertools import combinations

from regesta.codebook.entries.undertakings import Area
from regesta.codebook.load import Codebook
from regesta.codebook.match import fold
from regesta.codebook.parties import party_codes
from regesta.errors import UsageError

_NEAR = 3
_TWO = 2


def find_party(codebook: Codebook, typed: str) -> str:
    """The code of a state or organisation, given its code or any of its names, whatever the letter case.

    Raise UsageError, with the nearest names, for one that the codebook doesn't know.
    """
    codes = party_codes(codebook)
    found = codes.lookup(typed)
    if found is not None:
        return found
    known = {fold(name): code for code in codes.codes() for name in (code, codes.name(code))}
    raise UsageError(_hint(known, typed, "state or organisation", "VNM or “Viet Nam”"))


def find_pair(codebook: Codebook, left: str, right: str) -> tuple[str, str]:
    """The codes of two different parties. Raise UsageError if one is unknown or both are the same."""
    pair = (find_party(codebook, left), find_party(codebook, right))
    if pair[0] == pair[1]:
        raise UsageError(f"“{left}” and “{right}” are both {pair[0]}; a relation has two different parties")
    return pair


def find_parties(codebook: Codebook, typed: Sequence[str]) -> tuple[str, ...]:
    """The codes of two or more different parties. Raise UsageError as `find_pair` does."""
    if len(typed) < _TWO:
        raise UsageError("a relation has two or more parties, such as KEN-ETH or KEN-ETH-SOM")
    found = tuple(find_party(codebook, one) for one in typed)
    for one, other in combinations(range(len(found)), 2):
        if found[one] == found[other]:
            find_pair(codebook, typed[one], typed[other])
    return found


def find_area(codebook: Codebook, typed: str) -> str:
    """The code of an area of cooperation, given its code or label. Raise UsageError for an unknown one."""
    known = {fold(name): a.id for a in codebook.of(Area) for name in (a.label, a.id, a.id.replace("_", " "))}
    wanted = " ".join(fold(typed).split())
    if wanted in known:
        return known[wanted]
    raise UsageError(_hint(known, typed, "area of cooperation", ", ".join(a.id for a in codebook.of(Area))))


def _hint(known: Mapping[str, str], typed: str, what: str, example: str) -> str:
    near = difflib.get_close_matches(fold(typed), known, n=_NEAR, cutoff=0.6)
    codes = list(dict.fromkeys(known[name] for name in near))
    hint = f"did you mean {' or '.join(codes)}?" if codes else f"give a code or a name, such as {example}"
    return f"no {what} is called “{typed}”; {hint}"
