"""Make a judgement of what a person says about entries, and write judgements as lines and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import get_args

import msgspec

from regesta.errors import UsageError
from regesta.model.entry import Entry
from regesta.model.judgement import Judgement, JudgementEntry, Verdict
from regesta.register import codec
from regesta.register.resolve.spans import span
from regesta.register.rulings import amended, claims_of
from regesta.seams import RegisterReader

_DATES = frozenset({"start", "end", "signed", "date", "said_on", "last", "next_expected"})
_ABOUT = 80
_PAIRED = frozenset({"same", "different"})
_IDLE = frozenset({"unsure", "opinion"})
_UNSIGNED = "it lacks who decided (by) or when (at)"


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, when (ISO 8601) and why."""

    by: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Side:
    """Claims that a person speaks of, in a word of what; `kind` is that of the entry they stand in."""

    claims: tuple[str, ...]
    about: str
    kind: type[Entry] | None


def side(reader: RegisterReader, ident: str, report_id: str | None = None) -> Side:
    """The claims of an entry, or those of one report if it is named, or a single claim by its id.

    Raise UsageError if there is no such entry, or the report does not tell of it.
    """
    if ident.startswith("c-"):
        return Side((ident,), ident, None)
    entry = reader.entry(ident)
    claims = claims_of(entry, report_id)
    if not claims:
        raise UsageError(
            f"report {report_id} tells nothing of {entry.id}; `regesta show` lists those that do"
        )
    return Side(claims, _about(entry), type(entry))


def same(left: Side, right: Side, signed: Signed) -> Judgement:
    """Two entries are one. Raise UsageError for entries of different kinds."""
    if None not in (left.kind, right.kind) and left.kind is not right.kind:
        raise UsageError(f"{left.about} and {right.about} are of different kinds, so they cannot be the same")
    if set(left.claims) == set(right.claims):
        raise UsageError(f"{left.about}: is one entry already")
    return _made("same", left, right, signed)


def different(whole: Side, part: Side, signed: Signed) -> Judgement:
    """What `part` tells is not what the rest of `whole` tells. Raise UsageError if no rest is left."""
    rest = tuple(c for c in whole.claims if c not in part.claims)
    if not rest:
        raise UsageError(f"{whole.about}: only this report tells of it; name another entry to tell it from")
    return _made("different", replace(whole, claims=rest), part, signed)


def accept(found: Side, signed: Signed) -> Judgement:
    """An entry is as its reports tell it."""
    return _made("accept", found, None, signed)


def reject(found: Side, signed: Signed) -> Judgement:
    """An entry is a misreading: its claims never return."""
    return _made("reject", found, None, signed)


def amend(reader: RegisterReader, ident: str, field: str, value: str | None, signed: Signed) -> Judgement:
    """A field of an entry has another value; None empties it. Raise UsageError for one it cannot have."""
    entry = reader.entry(ident)
    if field in _DATES and value is not None and span(value) is None:
        raise UsageError(f"{field}: cannot be “{value}”; give a date as 2024, 2024-11 or 2024-11-24")
    amended(entry, field, value)
    found = side(reader, entry.id)
    return replace(_made("amend", found, None, signed), field=field, value=value)


def unsure(left: Side, right: Side | None, field: str | None, signed: Signed) -> Judgement:
    """Somebody has looked at an entry, at a field on which reports disagree, or at two, and cannot tell."""
    return replace(_made("unsure", left, right, signed), field=field)


def opinion(left: Side, right: Side | None, field: str | None, answer: str, signed: Signed) -> Judgement:
    """What somebody answers who does not know what others answered; it changes nothing."""
    return replace(_made("opinion", left, right, signed), field=field, value=answer)


def withdraw(reader: RegisterReader, ident: str, signed: Signed) -> Judgement:
    """Take back the judgement with this id or beginning of one. Raise UsageError unless there is just one."""
    found = [j for j in reader.judgements() if j.id.startswith(ident)]
    exact = [j for j in found if j.id == ident] or found
    if len(exact) != 1:
        begins = "several judgements begin" if exact else "no judgement begins"
        raise UsageError(f"{begins} with {ident}; `regesta log` lists them")
    taken = exact[0].judgement
    return Judgement(
        "withdraw", (exact[0].id,), by=signed.by, at=signed.at, reason=signed.reason,
        about=f"{taken.verdict}: {taken.about}",
    )  # fmt: skip


def _made(verdict: Verdict, left: Side, right: Side | None, signed: Signed) -> Judgement:
    about = left.about if right is None or right.about == left.about else f"{left.about} / {right.about}"
    others = right.claims if right else ()
    return Judgement(verdict, left.claims, others, None, None, signed.by, signed.at, signed.reason, about)


def _about(entry: Entry) -> str:
    """An entry in a few words that stay readable when it is gone."""
    names = (getattr(entry, f, None) for f in ("name", "title", "honour", "text", "form", "kind"))
    what = next((str(n) for n in names if n), entry.id)
    whens = (getattr(entry, f, None) for f in ("start", "signed", "said_on", "date"))
    told = [what, next((str(w) for w in whens if w), ""), " ".join(getattr(entry, "parties", ()))]
    words = " ".join(" ".join(w for w in told if w).split())
    return words if len(words) <= _ABOUT else f"{words[: _ABOUT - 1]}…"


def to_lines(judgements: Iterable[JudgementEntry]) -> str:
    """Judgements as JSON Lines, oldest first: the same judgements give the same bytes."""
    filed = sorted((j.judgement for j in judgements), key=lambda j: j.rank)
    return "".join(f"{codec.pack(j)}\n" for j in filed)


def from_lines(text: str, source: str) -> Iterator[Judgement]:
    """The judgements that were written as lines. Raise UsageError, with its number, at a bad one."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found = codec.judgement_from(line)
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            raise UsageError(f"{source}, line {number}: is no judgement ({error})") from error
        problem = _problem(found)
        if problem:
            raise UsageError(f"{source}, line {number}: is no judgement ({problem})")
        yield found


def _problem(judgement: Judgement) -> str | None:
    if judgement.verdict not in get_args(Verdict) or not judgement.left:
        return "it names nothing that is judged"
    if judgement.verdict in _IDLE:
        return None if judgement.by and judgement.at else _UNSIGNED
    if (judgement.verdict in _PAIRED) != bool(judgement.right):
        return "same and different need two sides, the others one"
    if (judgement.verdict == "amend") != (judgement.field is not None):
        return "an amendment, and nothing else, names a field"
    return None if judgement.by and judgement.at else _UNSIGNED
