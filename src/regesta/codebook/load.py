"""Load codebook files into one frozen value with a content hash as its version."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from regesta.codebook.entries.base import Entry
from regesta.codebook.entries.engagements import Cue, StatusCue, Thing, Turn
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
from regesta.errors import CodebookError

E = TypeVar("E", bound=Entry)

SUBJECTS: dict[str, type[Entry]] = {
    "states": State,
    "organisations": Organisation,
    "regions": Region,
    "bodies": Body,
    "ships": ShipPrefix,
    "ranks": Rank,
    "honorifics": Honorific,
    "offices": Office,
    "successions": Succession,
    "references": Reference,
    "cues": Cue,
    "statuses": StatusCue,
    "things": Thing,
    "turns": Turn,
    "instruments": InstrumentWord,
    "instrument_events": InstrumentEvent,
    "honours": HonourWord,
    "mechanisms": MechanismWord,
    "parents": ParentLink,
    "stances": Stance,
    "areas": Area,
    "furniture": Furniture,
    "traditions": Tradition,
}
"""What each file holds, by its name (`ranks.yml`, or any file in a folder `ranks/`)."""

DATA = Path(__file__).parent / "data" / "en"


@dataclass(frozen=True)
class Codebook:
    """All entries by subject and id, in order of the files; `version` is a hash of what they hold."""

    version: str
    entries: dict[str, dict[str, Entry]]

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """The entries of one kind: `codebook.of(Rank)`."""
        return tuple(e for subject in self.entries.values() for e in subject.values() if type(e) is kind)

    def __hash__(self) -> int:
        return hash(self.version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Codebook) and self.version == other.version


def load_codebook(overlay: Path | None = None) -> Codebook:
    """Load the bundled codebook and, over it, the files of the folder `overlay`.

    An overlay entry with a known id replaces that entry whole; one with a new id is added; an entry
    `{id: x, remove: true}` takes x out. Raise CodebookError, which names file, entry and key, for an unknown
    file, an unknown key, a missing example or counter-example, or YAML that cannot be read.
    """
    return _load(overlay.resolve() if overlay else None, _stamp(overlay) if overlay else 0)


def _stamp(folder: Path) -> int:
    """Change when a file of the folder does, so that an edited overlay is read again."""
    return hash(tuple((str(p), p.stat().st_mtime_ns) for p in sorted(folder.rglob("*.yml"))))


@cache
def _load(overlay: Path | None, _stamp: int) -> Codebook:
    entries: dict[str, dict[str, Entry]] = {subject: {} for subject in SUBJECTS}
    _lay(entries, DATA, overlay=False)
    if overlay is not None:
        if not overlay.is_dir():
            raise CodebookError(str(overlay), "is not a folder; name one that holds .yml files")
        _lay(entries, overlay, overlay=True)
    packed = msgspec.json.encode(entries, order="sorted")
    return Codebook(hashlib.sha256(packed).hexdigest()[:12], entries)


def _lay(entries: dict[str, dict[str, Entry]], folder: Path, *, overlay: bool) -> None:
    """Lay the files of one folder over what is there already."""
    seen: set[tuple[str, str]] = set()
    for path in sorted(folder.rglob("*.yml")):
        relative = path.relative_to(folder)
        subject = relative.parts[0].removesuffix(".yml")
        if subject not in SUBJECTS:
            known = ", ".join(f"{s}.yml" for s in SUBJECTS)
            raise CodebookError(str(path), f"is no codebook file; known are {known}")
        for number, raw in enumerate(_parse(path), start=1):
            ident = raw.get("id") if isinstance(raw, dict) else None
            if not isinstance(ident, str):
                raise CodebookError(
                    f"{path}, entry {number}", "has no `id`; give it one (quoted if it is a word like no)"
                )
            if overlay and raw.get("remove") is True:
                entries[subject].pop(ident, None)
                continue
            if (subject, ident) in seen:
                raise CodebookError(f"{path}, entry {ident}", "stands twice; merge the two or rename one")
            seen.add((subject, ident))
            entries[subject][ident] = _convert(raw, SUBJECTS[subject], f"{path}, entry {ident}")


def _parse(path: Path) -> list[Any]:
    try:
        parsed = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        detail = re.sub(r"\s+", " ", str(error))
        raise CodebookError(str(path), f"cannot be read as YAML: {detail}") from error
    if not isinstance(parsed, list):
        raise CodebookError(str(path), "must be a list of entries, each beginning with `- id:`")
    return parsed


def _convert(raw: Any, kind: type[Entry], where: str) -> Entry:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        hint = ""
        if "`examples`" in str(error) or "`not`" in str(error):
            hint = " (every entry needs `examples` and, under `not`, counter-examples)"
        raise CodebookError(where, f"{error}{hint}") from error
