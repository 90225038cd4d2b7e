"""Page furniture: lines of a page that are no part of what is reported."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry
from regesta.model.report import BlockKind


class Furniture(Entry, frozen=True, kw_only=True):
    """A kind of furniture line, and the words by which it is known; letter case and diacritics are ignored.

    `lines` are whole lines (marks and numbers at either end do not count: "Comments (3)"). `starts` are
    openings of lines that do not read as a sentence, `firm` openings of any line; `ends` are endings of
    captions after a dash, stop or bracket. `holds` are words that tell a caption, wherever they stand in a
    short line that does not end as a sentence. `occasions`, `nouns` and `verbs` make captions of the kind
    "Delegates speaking at the talks". `rest` says what becomes of the lines below: nothing, furniture up to
    the next paragraph of prose, or furniture to the end of the page. `agencies` are news agencies as
    datelines and credits print them; `no_places` words in capitals that open a paragraph without being its
    place.
    """

    label: BlockKind
    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    firm: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    rest: Literal["kept", "until_prose", "all"] = "kept"
    agencies: tuple[str, ...] = ()
    no_places: tuple[str, ...] = ()
