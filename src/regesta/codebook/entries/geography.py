"""States, organisations that act as parties, and bodies."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry


class State(Entry, frozen=True, kw_only=True):
    """A state: `id` is its ISO 3166-1 alpha-3 code.

    `names` are all names and spellings, the one to print first; `demonyms` adjectives and peoples ("Lao",
    "Laotian"); `capitals` are seats of government, also used for the state ("Hanoi said"); `cities` other
    places that lie in it.
    """

    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()


class Organisation(Entry, frozen=True, kw_only=True):
    """An organisation that acts as a party; `id` is its acronym as printed ("ASEAN")."""

    names: tuple[str, ...]
    members: tuple[str, ...] = ()


class Body(Entry, frozen=True, kw_only=True):
    """A kind of body, or one particular body where `party` names whose it is.

    `names` are its wordings without the state ("Ministry of National Defence", "Defence Ministry"), the
    one to print first.
    """

    kind: Literal["ministry", "force", "party", "parliament", "court", "company", "agency", "institution"]
    names: tuple[str, ...]
    party: str | None = None
    parent: str | None = None
