"""Principals: for whom an envoy speaks, under whom a council stands, and of which two states a title is."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.readings.lines import Line, Term

_COUNTS = frozenset(("two", "three", "four", "both"))
_LANDS = frozenset(("countries", "nations", "states", "sides", "governments", "neighbours", "neighbors"))
_FORCES = {
    "navies": "Navy", "armies": "Army", "air forces": "Air Force", "coast guards": "Coast Guard",
    "armed forces": "Armed Forces", "police forces": "Police Force", "border guards": "Border Guard",
}  # fmt: skip
_PROXIES = ("representative", "envoy", "adviser", "advisor", "aide", "assistant", "spokesperson", "spokesman")
_HOLDERS = frozenset(
    ("president", "prime minister", "secretary-general", "secretary general", "king", "emir", "chancellor")
)


@dataclass(frozen=True, slots=True)
class Principal:
    """The holder of an office inside another's title: where the words end, and whose office it is."""

    last: int
    parties: tuple[str, ...]


def principal(line: Line, i: int, term: Term, *, within: bool) -> Principal | None:
    """Whom a title goes on to: "Envoy of the UN Secretary-General", "Secretary … under the President".

    `within` says that a phrase of the title was read already: only then something may stand under somebody.
    """
    proxy = line.text(i) in ("of", "to") and term.printed.lower().endswith(_PROXIES)
    if not proxy and not (within and line.text(i) == "under"):
        return None
    step = i + 1 + (line.text(i + 1) == "the")
    party = line.parties.get(step)
    at = line.past_possessive(party.last) if party else step
    holder = line.term(at, "head", "short")
    if not holder or not line.capital(at) or holder[1].printed.lower() not in _HOLDERS:
        return None
    return Principal(holder[0], party.parties if party else ())


def of_both(line: Line, i: int) -> tuple[list[str], int]:
    """Step over "of the two countries" behind a plural title; the words of "of both navies" as of one."""
    step = i + 1 + (line.text(i + 1) == "the")
    if line.text(i) != "of" or line.text(step) not in _COUNTS:
        return [], i
    for k in range(step + 1, min(step + 4, len(line.words))):
        force = _FORCES.get(line.text(k)) or _FORCES.get(f"{line.text(k)} {line.text(k + 1)}")
        if force:
            return ["of", "the", force], k + len(force.split())
        if line.text(k) in _LANDS:
            return [], k + 1
    return [], i
