"""States, organisations that act as parties, regions and bodies."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry


class State(Entry, frozen=True, kw_only=True):
    """A state: `id` is its ISO 3166-1 alpha-3 code.

    `names` are all names and spellings, the one to print first; `demonyms` adjectives and peoples ("Lao",
    "Laotian"); `prefixes` what stands for it before a hyphen ("Sino"); `capitals` are seats of government,
    also used for the state ("Hanoi said"); `cities` other places that lie in it. Those of them that are also
    names of people or ships are repeated in `people`. `unlike` are phrases that hold one of these words and
    mean something else ("Vietnam War").
    """

    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


class Organisation(Entry, frozen=True, kw_only=True):
    """An organisation that acts as a party; `id` is its acronym as printed ("ASEAN").

    `members` are codes of states; `unlike` are phrases that hold one of its names and mean something else.
    """

    names: tuple[str, ...]
    members: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


class Region(Entry, frozen=True, kw_only=True):
    """A sea, a continent or another place that belongs to no single party ("South China Sea")."""

    names: tuple[str, ...]


class Body(Entry, frozen=True, kw_only=True):
    """A kind of body, or one particular body where `party` names whose it is.

    `names` are whole wordings without the state ("Coast Guard"), in lower case where the text may have them
    so. `opens` are words that begin a name ("Ministry" of …), `closes` words that end one (… "Ministry"): the
    capitalised words beside them belong to it. `title` is what to print for it; without one the words of the
    report stand, less the state.
    """

    kind: Literal["ministry", "force", "party", "parliament", "court", "company", "agency", "institution"]
    names: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    title: str | None = None
    party: str | None = None
    parent: str | None = None


class ShipPrefix(Entry, frozen=True, kw_only=True):
    """Letters before the names of a state's ships ("INS"); the ship acts for that state, `party`."""

    party: str
    prefixes: tuple[str, ...]
