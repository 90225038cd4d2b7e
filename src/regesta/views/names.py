"""How parties, ranks and areas are printed."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.codebook import Codebook
from regesta.codebook.entries.people import Rank
from regesta.codebook.entries.undertakings import Area
from regesta.codebook.match import fold
from regesta.codebook.parties import party_codes


class Names:
    """Printed names of states, organisations, ranks and areas of cooperation, as the codebook has them."""

    def __init__(self, codebook: Codebook) -> None:
        self._parties = party_codes(codebook)
        self._areas = {a.id: a.label for a in codebook.of(Area)}
        self._ranks = {
            fold(name): _stopped(rank.abbreviations[0], rank.names[0])
            for rank in codebook.of(Rank)
            for name in rank.names
            if rank.abbreviations
        }

    def party(self, code: str) -> str:
        """The printed name of a party; the code itself where the codebook doesn't know it."""
        return self._parties.name(code)

    def parties(self, codes: Iterable[str]) -> str:
        """Printed names in a row: "Lesotho, Botswana and Malta"."""
        return listed(self.party(c) for c in codes)

    def rank(self, rank: str) -> str:
        """The abbreviation of a rank ("Gen."), or the rank as it is where there is none."""
        return self._ranks.get(fold(rank), rank)

    def area(self, code: str) -> str:
        """The label of an area of cooperation, as it stands inside a sentence."""
        return self._areas.get(code, code.replace("_", " "))

    def names_party(self, text: str, code: str) -> bool:
        """Say whether a text names a party or its people: "Royal Cambodian Armed Forces" names Cambodia."""
        said = "".join(fold(text).split())
        return any(
            "".join(fold(word).split()) in said for word in (self.party(code), self._parties.demonym(code))
        )


def capital(text: str) -> str:
    """The same text with a capital at the beginning."""
    return text[:1].upper() + text[1:]


def _stopped(abbreviation: str, full: str) -> str:
    """Full stops behind the words that are cut short: "Lt. Gen.", "Vice Adm."; "RADM" stays."""
    whole = full.split()
    return " ".join(w if w.isupper() or w.islower() or w in whole else f"{w}." for w in abbreviation.split())


def listed(items: Iterable[str]) -> str:
    """Join words as a sentence does: "a, b and c"."""
    words = list(items)
    return words[0] if len(words) == 1 else " and ".join(w for w in (", ".join(words[:-1]), *words[-1:]) if w)


def clipped(text: str, width: int) -> str:
    """Cut a text at a word so that it is no longer than `width`, with an ellipsis where it was cut."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    return flat[: width - 1].rpartition(" ")[0].rstrip(",;: ") + " …"
