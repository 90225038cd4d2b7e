"""The log of judgements: who decided what, when and why, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.judgement import JudgementEntry
from regesta.seams import RegisterReader
from regesta.views.listings import Listing

_HEADS = ("id", "at", "by", "verdict", "about", "why", "state")


@dataclass(frozen=True, slots=True)
class Log:
    """The judgements, oldest first, and the same as rows under heads."""

    entries: tuple[JudgementEntry, ...]
    listing: Listing


def log(reader: RegisterReader, *, conflicts_only: bool = False) -> Log:
    """All judgements of a register, or only those that contradict others."""
    found = tuple(
        sorted(
            (j for j in reader.judgements() if j.against or not conflicts_only),
            key=lambda j: j.judgement.rank,
        )
    )
    return Log(found, Listing("judgements", _HEADS, tuple(_row(j) for j in found), ()))


def _row(entry: JudgementEntry) -> tuple[str, ...]:
    judged = entry.judgement
    what = judged.about
    if judged.verdict == "amend":
        what = f"{what}: {judged.field} {entry.was or '—'} → {judged.value or '—'}"
    elif judged.verdict == "withdraw":
        what = f"{' '.join(judged.left)} ({what})"
    state = entry.state + (f", against {' '.join(entry.against)}" if entry.against else "")
    return (entry.id, judged.at, judged.by, judged.verdict, what, judged.reason, state)


def told_by(entry: JudgementEntry) -> str:
    """Who decided it, when and why, as it stands behind what it is about."""
    judged = entry.judgement
    return f"{judged.by}, {judged.at[:10]}: {judged.reason}"
