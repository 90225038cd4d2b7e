"""Judgements over the entries: amended fields, and which entries each judgement is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from regesta.errors import UsageError
from regesta.model.entry import ConflictEntry, Entries, Entry, ToldValue
from regesta.model.judgement import Judgement, JudgementEntry
from regesta.register.verdicts import Verdicts

E = TypeVar("E", bound=Any)

JUDGED_KINDS = (
    "people", "engagements", "instruments", "mechanisms", "undertakings", "honours", "bodies", "doubts",
)  # fmt: skip
"""The lists of `Entries` that a person can judge entries of."""

_DERIVED = frozenset(
    {
        "id",
        "reports",
        "citations",
        "part_of",
        "mechanism",
        "signed_at",
        "said_at",
        "conferred_at",
        "thread",
        "parent_id",
    }
)

_BORROWED = frozenset(
    {
        "part_of",
        "by_office",
        "follow_up",
        "missed",
        "sessions",
        "last",
        "next_expected",
        "links",
        "cadence",
        "status",
        "history",
        "parties",
    }
)
"""Fields that claims of other entries may bear out: a judgement on this one is none on those."""


def rule(
    entries: Entries, verdicts: Verdicts, told_of: Mapping[tuple[str, str], str | None] | None = None
) -> Entries:
    """Put amended values into the fields that are shown, and say what became of every judgement.

    `told_of` has, by entry and field, what reports tell of those that were amended before now, so that what
    is counted from them follows. All other amendments are of one field of one entry.
    """
    if not verdicts.filed:
        return entries
    homes = _homes(entries, {c for j in verdicts.filed for c in (*j.left, *j.right)})
    was: dict[str, str | None] = {}
    changed: dict[str, dict[str, Any]] = {}
    counting: dict[tuple[str, str], Judgement] = {}
    for j in sorted(verdicts.standing("amend"), key=lambda j: j.rank, reverse=True):
        home = next((homes[c] for c in j.left if c in homes), None)
        if home is None or j.field is None:
            continue
        kind, told = home
        later = counting.setdefault((told.id, j.field), j)
        made = _fitting(changed.get(kind, {}).get(told.id, told), j.field, later.value)
        if later.value != j.value:
            # Their claims have come together only now.
            verdicts.state[j.id] = "overruled"
            verdicts.mark([later], j)
        elif made is not None:
            own = printed(getattr(told, j.field))
            was[j.id] = (told_of or {}).get((told.id, j.field), own)
            changed.setdefault(kind, {})[told.id] = made
    lists: dict[str, Any] = {k: _changed(getattr(entries, k), made) for k, made in changed.items()}
    ruled = replace(entries, **lists)
    return replace(
        ruled,
        conflicts=tuple(_beside(c, changed) for c in entries.conflicts),
        judgements=tuple(_ruling(j, verdicts, homes, was.get(j.id)) for j in verdicts.filed),
    )


def amended(entry: E, field: str, value: str | None) -> E:
    """An entry with one field changed; several values of a list stand between semicolons.

    Raise UsageError for a field that cannot be amended, or a value that it cannot have.
    """
    known = _amendable(type(entry))
    if field not in known:
        raise UsageError(f"{field}: cannot be amended; what can is {', '.join(sorted(known))}")
    made = _fitting(entry, field, value)
    if made is None:
        raise UsageError(f"{field}: cannot be “{value or ''}”{_hint(known[field])}")
    return made


def _fitting(entry: E, field: str, value: str | None) -> E | None:
    """An entry with one field changed, or None where the field cannot have the value."""
    hint = _amendable(type(entry)).get(field)
    if hint is None:
        return None
    given: Any = value
    if get_origin(hint) is tuple:
        given = [part.strip() for part in (value or "").split(";") if part.strip()]
    try:
        made: E = replace(entry, **{field: msgspec.convert(given, hint)})
    except msgspec.ValidationError:
        return None
    return made


def _hint(hint: Any) -> str:
    """The words that a field can have, where these are few."""
    words = [a for a in get_args(hint) if isinstance(a, str)]
    words += [a for inner in get_args(hint) for a in get_args(inner) if isinstance(a, str)]
    return f"; it can be {', '.join(words)}" if words else "; it takes words"


def printed(value: Any) -> str | None:
    """A field's value as one text, as `amended` takes it."""
    if isinstance(value, tuple):
        return "; ".join(str(v) for v in value)
    return None if value is None else str(value)


def claims_of(entry: Entry, report_id: str | None = None) -> tuple[str, ...]:
    """The ids of the claims that an entry rests on, sorted; of one report if it is named."""
    own = (c for c in entry.citations if c.field not in _BORROWED)
    cited = [*own, *(c for t in getattr(entry, "tenures", ()) for c in t.citations)]
    return tuple(sorted({c.claim_id for c in cited if report_id in (None, c.report_id)}))


def _amendable(kind: type[Any]) -> dict[str, Any]:
    """The fields of an entry that hold words, numbers or lists of words, with their types."""
    hints = get_type_hints(kind)
    words = {f.name: hints[f.name] for f in fields(kind) if f.name not in _DERIVED}
    return {name: hint for name, hint in words.items() if _plain(hint)}


def _plain(hint: Any) -> bool:
    inner = [a for a in get_args(hint) if a is not Ellipsis]
    if hint in (str, type(None)) or isinstance(hint, str):
        return True
    return bool(inner) and all(isinstance(a, str) or _plain(a) for a in inner)


def _homes(entries: Entries, claims: set[str]) -> dict[str, tuple[str, Any]]:
    """For each of these claims the entry that rests on it, with the list that it stands in."""
    found: dict[str, tuple[str, Any]] = {}
    for kind in JUDGED_KINDS:
        for entry in getattr(entries, kind):
            for claim in claims.intersection(claims_of(entry)):
                found.setdefault(claim, (kind, entry))
    return found


def _changed(entries: Iterable[E], made: dict[str, Any]) -> tuple[E, ...]:
    return tuple(made.get(e.id, e) for e in entries)


def _beside(conflict: ConflictEntry, changed: dict[str, dict[str, Any]]) -> ConflictEntry:
    """A conflict on an amended field has the amended value first, since that is what the entry shows."""
    entry = next((made[conflict.entry] for made in changed.values() if conflict.entry in made), None)
    shown = printed(getattr(entry, conflict.field, None))
    if entry is None or shown is None or conflict.values[0].value == shown:
        return conflict
    told = next((v for v in conflict.values if v.value == shown), ToldValue(shown, ()))
    return replace(conflict, values=(told, *(v for v in conflict.values if v.value != shown)))


def _ruling(
    judgement: Judgement, verdicts: Verdicts, homes: dict[str, tuple[str, Any]], was: str | None
) -> JudgementEntry:
    named = (homes[c][1].id for c in (*judgement.left, *judgement.right) if c in homes)
    return JudgementEntry(
        id=judgement.id,
        judgement=judgement,
        state=verdicts.state[judgement.id],
        entries=tuple(sorted(set(named))),
        was=was,
        against=tuple(sorted(verdicts.against.get(judgement.id, ()))),
    )
