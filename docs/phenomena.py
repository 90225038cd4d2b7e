"""Write docs/phenomena.md from docs/phenomena.yml: manners of writing, and how each is read today.

python -m docs.phenomena
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from regesta.model.claim import Extraction
from regesta.pipeline import read
from tests.claims.test_engagements import faults

DOCS = Path(__file__).parent
HEAD = """# Manners of writing, and how each is read

Gathered from reports that are listed in [their own page](phenomena-sources.md), told in our own words; the
examples are invented.
The list is kept in `phenomena.yml`; `python -m docs.phenomena` reads every example and writes this page anew.
"""


def people_faults(extraction: Extraction, wanted: list[str]) -> list[str]:
    """What differs between the people wanted, written "name | PARTY | office; office", and those read."""
    found = {p.name: p for p in extraction.people}
    out = []
    for line in wanted:
        name, party, offices = (part.strip() for part in line.split("|"))
        person = found.get(name)
        if person is None:
            out.append(f"missed: {name}; read: {', '.join(found) or 'nobody'}")
            continue
        titles = {o.title.lower() for o in person.offices}
        missing = [
            o.strip() for o in offices.split(";") if o.strip() != "*" and o.strip().lower() not in titles
        ]
        if person.party != party or missing:
            out.append(f"wrong: {line} / {person.party} | {'; '.join(o.title for o in person.offices)}")
    return out


def undertaking_faults(extraction: Extraction, wanted: list[str]) -> list[str]:
    """What differs between the positions wanted, written "force | words", and those read."""
    left = list(extraction.undertakings)
    out = []
    for line in wanted:
        force, words = (part.strip() for part in line.split("|"))
        hit = next((u for u in left if words in u.text or u.text in words), None)
        if hit is None or hit.force != force:
            out.append(f"missed: {line}")
        if hit is not None:
            left.remove(hit)
    return out + [f"extra: {u.force} | {u.text}" for u in left]


def differs(item: dict[str, Any]) -> list[str]:
    """What differs between an item's example as wanted and as read."""
    out: list[str] = faults(item) if "want" in item else []
    extraction = read(item["text"])
    if "people" in item:
        out += people_faults(extraction, item["people"])
    if "undertakings" in item:
        out += undertaking_faults(extraction, item["undertakings"])
    if not {"want", "people", "undertakings"} & set(item):
        out += faults(item)
    return out


def render(groups: list[dict[str, Any]]) -> str:
    """The list as Markdown, with a count of what is read right."""
    lines: list[str] = []
    right = total = 0
    for group in groups:
        lines += [f"\n## {group['group']}\n"]
        for item in group["items"]:
            bad = differs(item)
            total, right = total + 1, right + (not bad)
            example = " ".join(item["text"].split())
            lines.append(f"- **{item['name']}** ({item['seen']})")
            lines.append(f"  - Example: {example}")
            lines.append("  - Read: as it should be." if not bad else f"  - Read: not yet. {'; '.join(bad)}")
    count = f"Of the {total} manners below, {right} are read as they should be.\n"
    return "\n".join([HEAD, count, *lines]) + "\n"


if __name__ == "__main__":
    items = yaml.safe_load((DOCS / "phenomena.yml").read_text(encoding="utf-8"))
    (DOCS / "phenomena.md").write_text(render(items), encoding="utf-8")
