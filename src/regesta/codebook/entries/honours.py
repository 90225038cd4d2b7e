"""Words for honours, and for conferring them."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry


class HonourWord(Entry, frozen=True, kw_only=True):
    """Nouns that name an honour ("order", "medal"), or verbs that confer one.

    Of the nouns a `proper` one counts only with a capital ("Order of Merit", not "in order to"). `pattern`
    says where a verb of conferring has its honour and its recipient: `give` (present X to Y, award Y X),
    `with` (decorate Y with X), `get` (Y receives X from Z), `make` (make Y an Officer of X), which counts
    only with a `grade`. A `stated` noun counts only behind the name of a state ("12 Lao orders"). `authority`
    are words that lead to the one on whose behalf it is conferred ("authorised by").
    """

    part: Literal["noun", "verb", "authority", "grade"]
    names: tuple[str, ...]
    never: tuple[str, ...] = ()
    proper: bool = False
    stated: bool = False
    pattern: Literal["give", "with", "get", "make"] | None = None
