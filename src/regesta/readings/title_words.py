"""Title words: how the words of an office are printed."""

from __future__ import annotations

from regesta.readings.lines import Line

_SMALL = {"of", "the", "and", "for", "at", "in", "to", "on", "with"}
_ENDS = {"elect", "designate"}
_MINISTER = "Minister"


def printed(line: Line, first: int, last: int) -> str:
    """The words as the text has them, blanks and hyphens kept."""
    out = ""
    for k in range(first, last):
        out += (" " if out and not line.glued(k) else "") + line.words[k].text
    return out


def title_of(words: str) -> str:
    """Write a title with capitals, as a list of offices has it."""
    text = words.replace(" - ", "-").replace(" ,", ",")
    title = " ".join(w if w in _SMALL else _capital(w) for w in text.split())
    return title if title[:1].isupper() else title[:1].upper() + title[1:]


def _capital(word: str) -> str:
    """A capital for each part of a hyphened word but the small ones: "Commander-in-Chief"."""
    return "-".join(p if p in _SMALL | _ENDS else p[:1].upper() + p[1:] for p in word.split("-"))


_LEVELS = (
    "Deputy",
    "Vice",
    "Acting",
    "Former",
    "State",
    "First",
    "Second",
    "Senior",
    "Junior",
    "Union",
    "Federal",
)
_AFFAIRS = ("Foreign", "Home", "Internal", "External")


def ministry_of(title: str, head: str) -> str | None:
    """The ministry of a minister: "Deputy Defence Minister" is of the Ministry of Defence."""
    if head.lower() != "minister":
        return None
    before, after = title.split(_MINISTER, 1)
    for lead in (" of ", " for "):
        if after.startswith(lead):
            return f"Ministry of {after.removeprefix(lead)}"
    field = " ".join(w for w in before.split() if w.rstrip("-") not in _LEVELS)
    return f"Ministry of {field} Affairs" if field in _AFFAIRS else f"Ministry of {field}" if field else None


_COMMANDS = (
    "commander", "commandant", "commissar", "chief of staff", "director", "head", "director general",
    "director-general", "superintendent", "deputy commander-in-chief", "commander-in-chief",
)  # fmt: skip
"""Heads that leave open what they are at the head of."""


def unled(title: str) -> bool:
    """Say whether a title leaves open at which body it is held: "Deputy Commander", "Chief of Staff"."""
    return title.lower().endswith(_COMMANDS)


def tail_of(title: str) -> str:
    """What hangs on the head of such a title: the " of the Navy" of "Chief of Staff of the Navy"."""
    lower = title.lower()
    for head in _COMMANDS:
        at = lower.find(f"{head} of ")
        if at >= 0:
            return title[at + len(head) :]
    return ""


def is_office(line: Line, head: int, last: int) -> bool:
    """A head is no office as a verb ("will head the team") or in a longer word ("king-size")."""
    if line.text(last) == "-" and line.glued(last) and line.glued(last + 1):
        return line.text(last + 1) in ("designate", "elect")
    return line.capital(head) or last > head + 1 or not line.is_verb(head)
