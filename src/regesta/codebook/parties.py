"""Codes of states and organisations: looked up by any name, and printed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from regesta.codebook.entries.geography import Organisation, State
from regesta.codebook.load import Codebook
from regesta.codebook.match import fold


@dataclass(frozen=True)
class PartyCodes:
    """The parties of a codebook by code and by every name; get it from `party_codes`."""

    _entries: dict[str, State | Organisation]
    _by_name: dict[str, str]

    def lookup(self, name: str) -> str | None:
        """The code meant by a code or a name in any spelling ("vnm", "Viet Nam", "vietnam"), or None."""
        return self._by_name.get(_key(name))

    def codes(self) -> tuple[str, ...]:
        """All codes, states before organisations."""
        return tuple(self._entries)

    def name(self, code: str) -> str:
        """The name to print for a code; the code itself where the codebook has no such party."""
        entry = self._entries.get(code)
        if entry is None:
            return code
        return entry.names[0] if isinstance(entry, State) else entry.id

    def demonym(self, code: str) -> str:
        """The adjective to print ("Vietnamese"); the name where there is none."""
        entry = self._entries.get(code)
        if isinstance(entry, State) and entry.demonyms:
            return entry.demonyms[0]
        return self.name(code)

    def members(self, code: str) -> tuple[str, ...]:
        """The codes of the states of an organisation; empty for a state, or where they are not listed."""
        entry = self._entries.get(code)
        return entry.members if isinstance(entry, Organisation) else ()

    def is_state(self, code: str) -> bool:
        """Say whether the code is a state's."""
        return isinstance(self._entries.get(code), State)


@cache
def party_codes(codebook: Codebook) -> PartyCodes:
    """The parties of a codebook, indexed once."""
    states, organisations = codebook.of(State), codebook.of(Organisation)
    entries: dict[str, State | Organisation] = {}
    entries.update({e.id: e for e in states})
    entries.update({e.id: e for e in organisations})
    by_name: dict[str, str] = {}
    for entry in entries.values():
        by_name.setdefault(_key(entry.id), entry.id)
    for entry in entries.values():
        for name in (*entry.names, *(entry.demonyms if isinstance(entry, State) else ())):
            by_name.setdefault(_key(name), entry.id)
    return PartyCodes(entries, by_name)


def _key(name: str) -> str:
    """Letters and digits only, folded, without a leading article: "The U.S." and "us" are one."""
    words = fold(name).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return "".join(c for word in words for c in word if c.isalnum())
