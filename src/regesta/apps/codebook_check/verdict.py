"""Whether an example or counter-example of an entry holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from regesta.apps.codebook_check.found import Found, Item, Value
from regesta.codebook.entries.base import Entry, Expected
from regesta.codebook.entries.engagements import Cue, StatusCue, Thing
from regesta.codebook.entries.furniture import Furniture
from regesta.codebook.entries.geography import Body, Organisation, Region, ShipPrefix, State
from regesta.codebook.entries.honours import HonourWord
from regesta.codebook.entries.instruments import InstrumentEvent, InstrumentWord
from regesta.codebook.entries.mechanisms import MechanismWord
from regesta.codebook.entries.parents import ParentLink
from regesta.codebook.entries.people import Honorific, Office, Rank
from regesta.codebook.entries.references import Reference
from regesta.codebook.entries.successions import Succession
from regesta.codebook.entries.traditions import Tradition
from regesta.codebook.entries.undertakings import Area, Stance
from regesta.codebook.match import fold, words_of

_LOOSE = frozenset({"text", "place", "title"})
_MEANS = {
    "text": "signing",
    "honour": "award",
    "site": "site_visit",
    "delegate": "meeting",
    "forum": "meeting",
    "private": "meeting",
}


def holds(expected: Expected, found: Found) -> bool:
    """Say whether one item has every value expected."""
    return any(all(_agrees(key, value, item) for key, value in expected.items()) for _, item in found.items())


def intrusions(entry: Entry, found: Found) -> list[Item]:
    """What belongs to an entry although the text is a counter-example of it; empty if it holds."""
    belongs = _BELONGING.get(type(entry))
    return belongs(entry, found) if belongs else []


def _agrees(key: str, expected: str | list[str] | None, item: Mapping[str, Value]) -> bool:
    if key not in item:
        return False
    value = item[key]
    if expected is None or value is None:
        return expected is None and not value
    if isinstance(expected, list):
        listed = [fold(v) for v in (value if isinstance(value, tuple) else (value,))]
        wanted = [fold(v) for v in expected]
        return set(wanted) <= set(listed) if key == "areas" else sorted(wanted) == sorted(listed)
    if isinstance(value, tuple):
        return fold(expected) == fold("\n".join(value))
    said, wanted_text = " ".join(fold(value).split()), " ".join(fold(expected).split())
    return wanted_text in said if key in _LOOSE else wanted_text == said


def _holding(words: tuple[str, ...], key: str, items: list[Item]) -> list[Item]:
    """Items whose value has one of the wordings in it, word for word."""
    wanted = [f" {' '.join(w.folded for w in words_of(text))} " for text in words]
    kept: list[Item] = []
    for item in items:
        said = f" {' '.join(w.folded for w in words_of(str(item.get(key) or '')))} "
        if any(w in said for w in wanted):
            kept.append(item)
    return kept


def _with(items: list[Item], **values: str | None) -> list[Item]:
    return [i for i in items if all(i.get(k) == v for k, v in values.items() if v is not None)]


def _party(entry: State | Organisation, found: Found) -> list[Item]:
    return _with(found.of("party"), party=entry.id)


def _body(entry: Body, found: Found) -> list[Item]:
    words = (*entry.names, *entry.opens, *entry.closes, *([entry.title] if entry.title else []))
    return _holding(words, "body", found.of("body"))


def _rank(entry: Rank, found: Found) -> list[Item]:
    return [i for i in found.of("person") if fold(str(i.get("rank"))) in {fold(n) for n in entry.names}]


def _honorific(entry: Honorific, found: Found) -> list[Item]:
    return [i for i in found.of("person") if fold(str(i.get("honorific"))) in {fold(n) for n in entry.names}]


def _office(entry: Office, found: Found) -> list[Item]:
    if entry.part == "standing":
        return [i for i in found.of("person") if i.get("standing") in {*entry.names, entry.id}]
    words = (*entry.names, *([entry.full] if entry.full else []))
    return _holding(words, "office", found.of("person", "office"))


def _reference(entry: Reference, found: Found) -> list[Item]:
    return _holding(entry.nouns, "phrase", found.of("phrase"))


def _cue(entry: Cue, found: Found) -> list[Item]:
    return _with(found.of("engagement"), kind=entry.kind, form=entry.form)


def _status(entry: StatusCue, found: Found) -> list[Item]:
    wanted = None if entry.status == "unreal" else entry.status
    return _with(found.of("engagement"), status=wanted)


def _thing(entry: Thing, found: Found) -> list[Item]:
    return _with(found.of("engagement"), kind=_MEANS[entry.means])


def _honour(entry: HonourWord, found: Found) -> list[Item]:
    return [h for h in found.of("honour") if entry.part != "authority" or h.get("authority")]


def _mechanism(entry: MechanismWord, found: Found) -> list[Item]:
    return _with(found.of("mechanism"), cadence=entry.cadence)


def _stance(entry: Stance, found: Found) -> list[Item]:
    return _with(found.of("undertaking"), force=None if entry.force == "none" else entry.force)


def _furniture(entry: Furniture, found: Found) -> list[Item]:
    return [{entry.label: item[entry.label]} for item in found.of("blocks") if entry.label in item]


_BELONGING: dict[type[Entry], Callable[[Any, Found], list[Item]]] = {
    State: _party,
    Organisation: _party,
    Region: lambda entry, found: _holding(entry.names, "place", found.of("place")),
    Body: _body,
    ShipPrefix: lambda entry, found: [
        i
        for i in found.of("body")
        if str(i["body"]).startswith(tuple(entry.prefixes)) and i["party"] == entry.party
    ],
    Rank: _rank,
    Honorific: _honorific,
    Office: _office,
    Reference: _reference,
    Succession: lambda _, found: [i for i in found.of("person") if i.get("since") or i.get("until")],
    Cue: _cue,
    StatusCue: _status,
    Thing: _thing,
    InstrumentWord: lambda entry, found: _with(found.of("instrument"), instrument=entry.kind),
    InstrumentEvent: lambda entry, found: _with(found.of("instrument"), status=entry.status),
    HonourWord: _honour,
    MechanismWord: _mechanism,
    ParentLink: lambda entry, found: [i for i in found.of("body") if i.get(entry.relation)],
    Stance: _stance,
    Area: lambda entry, found: [i for i in found.of("areas") if entry.id in (i["areas"] or ())],
    Furniture: _furniture,
    Tradition: lambda entry, found: [p for p in found.of("person") if p.get("party") in entry.states],
}
