"""Engagements, read from invented reports."""

import pytest

from regesta.pipeline import read
from tests.tables import load_table


def told(claim):
    """An engagement as the table writes it, with everything filled in."""
    start = claim.start or "none"
    when = f"{start}/{claim.end}" if claim.end else start
    people = ", ".join(claim.people)
    return f"{claim.kind} {claim.status} {when} host={claim.host} | {' '.join(claim.parties)} | {people}"


def _parsed(line):
    head, parties, people = (part.strip() for part in line.split("|"))
    kind, status, when, *rest = head.split()
    host = rest[0].removeprefix("host=") if rest else None
    names = "*" if people == "*" else {p.strip() for p in people.split(",") if p.strip()}
    return kind, status, when, host, "*" if parties == "*" else set(parties.split()), names


def _clashes(line, claim):
    """How many parts of a wanted engagement an engagement that was read differs in."""
    kind, status, when, host, parties, people = _parsed(line)
    start, _, end = when.partition("/")
    return [
        kind != claim.kind,
        status not in ("*", claim.status),
        start not in ("*", claim.start or "none"),
        "*" not in (start, end) and end != (claim.end or ""),
        host not in (None, claim.host),
        parties not in ("*", set(claim.parties)),
        people not in ("*", set(claim.people)),
    ]


def faults(case):
    """What differs between an invented report's engagements and those read, in words."""
    left = list(read(case["text"]).engagements)
    out = []
    for line in case.get("want", ()):
        alike = [c for c in left if c.kind == line.split()[0]]
        best = min(alike, key=lambda c: sum(_clashes(line, c)), default=None)
        if best is None:
            out.append(f"missed: {line}")
            continue
        left.remove(best)
        if any(_clashes(line, best)):
            out.append(f"wrong: {line} / {told(best)}")
    return out + [f"extra: {told(c)} / {c.evidence[0].quote!r}" for c in left]


@pytest.mark.parametrize("case", load_table("engagements"), ids=lambda c: c["name"])
def test_an_invented_report_yields_its_engagements_and_no_others(case):
    assert faults(case) == []
