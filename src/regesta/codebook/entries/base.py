"""What every codebook entry has: an id, examples that are tests, and counter-examples."""

from __future__ import annotations

from typing import Annotated

import msgspec

Expected = dict[str, str | list[str] | None]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A short invented text and what must be read from it.

    The keys of `expect` depend on the file; docs/codebook.md lists them.
    """

    text: str
    expect: Expected


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The common part of all entries. `counter` (`not:` in the file) are texts that must not yield it."""

    id: str
    examples: Annotated[tuple[Example, ...], msgspec.Meta(min_length=1)]
    counter: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)] = msgspec.field(name="not")
    note: str = ""
