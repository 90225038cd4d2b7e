"""Why an entry is one: for each report that tells of it, the features that spoke for it."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.entry import Entry
from regesta.model.joining import FEATURES, Joined, Joining, Reason
from regesta.seams import RegisterReader
from regesta.views.names import clipped

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature in words, with its weight; a negative one spoke against."""

    name: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells of an entry (the first words of its claim), and why it was put there."""

    source: str
    claim: str
    quote: str
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """All claims of an entry and why they are one; `thread` says why it restates another."""

    id: str
    claims: tuple[Told, ...]
    thread: tuple[Feature, ...]


def why(reader: RegisterReader, ident: str) -> Why:
    """Say why the claims of an entry are held to be one. Raise UsageError if no entry has this id."""
    entry = reader.entry(ident)
    joining = reader.joining(entry.id) or _alone(entry)
    sources = {r.id: r.source for r in reader.reports()}
    quotes: dict[str, str] = {}
    for citation in entry.citations:
        quotes.setdefault(citation.claim_id, citation.passage.quote)
    claims = tuple(
        Told(
            sources.get(joined.report_id, joined.report_id),
            joined.claim_id,
            clipped(quotes.get(joined.claim_id, ""), _WIDTH),
            _features(joined.reasons),
        )
        for joined in joining.claims
    )
    return Why(entry.id, claims, _features(joining.thread))


def _alone(entry: Entry) -> Joining:
    first = entry.citations[0]
    return Joining(entry.id, (Joined(first.report_id, first.claim_id),))


def _features(reasons: tuple[Reason, ...]) -> tuple[Feature, ...]:
    return tuple(Feature(r.feature, r.weight, FEATURES[r.feature]) for r in reasons)
