"""Commands: an office that a clause tells by its verb, "N, who commands the Coast Guard"."""

from __future__ import annotations

from regesta.readings.complements import Complement
from regesta.readings.lines import Line
from regesta.readings.offices import Post, post_at
from regesta.readings.title_words import title_of

_HOLDERS = {"commands": "commander", "heads": "head"}


def command_at(line: Line, i: int) -> Post | None:
    """The office that the verb at word `i` tells, where a body stands behind it; a delegation is none."""
    holder = _HOLDERS.get(line.text(i))
    if holder is None or line.text(i - 1) not in ("who", "currently", "now"):
        return None
    phrase = Complement(line, i + 1, lambda k: post_at(line, k) is not None, plural=False, whole=False).read()
    if phrase is None or not phrase.institution:
        return None
    title = title_of(" ".join([holder, "of", *phrase.words]))
    body = title_of(" ".join(phrase.words).removeprefix("the "))
    return Post(i, phrase.last, i, title, tuple(dict.fromkeys(phrase.parties)), body)
