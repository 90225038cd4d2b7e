"""The claims made of gathered texts, each field with its passage."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.claims.instruments.forces import Told
from regesta.claims.instruments.links import links_of
from regesta.claims.instruments.merge import Place, Text, status_of
from regesta.claims.instruments.terms import date_of, length_of, signing_of
from regesta.model.claim import Claim, EngagementClaim, InstrumentClaim, InstrumentStatus
from regesta.model.passage import Cited, Passage
from regesta.model.reading import Reading

_YEAR = len("2024")


def claims_of(reading: Reading, texts: list[Text], earlier: tuple[Claim, ...]) -> Iterator[InstrumentClaim]:
    """Yield one claim a text, in order of appearance."""
    refs = {i: f"i{i + 1}" for i in range(len(texts))}
    links = links_of(reading, texts, refs)
    for i, text in enumerate(texts):
        told = [t for place in text.places for t in place.told]
        status = _running(reading, text, told)
        signed, at, dated = signing_of(reading, told, earlier)
        yield InstrumentClaim(
            ref=refs[i],
            kind=text.kind,
            title=_title(reading, text.titled),
            parties=text.parties,
            term=text.term or _term_by_length(reading, text, told),
            status=status,
            signed=signed,
            signatories=_signatories(reading, told, at),
            signed_at=at.ref if at else None,
            links=links.get(i, ()),
            evidence=tuple(_evidence(reading, place) for place in text.places),
            cites=tuple(_cites(reading, text, told, dated)),
        )


def _running(reading: Reading, text: Text, told: list[Told]) -> InstrumentStatus:
    """The latest status: a text signed before is in force where it is acted under within its own term."""
    status = status_of(told)
    acted_under = any(t.event.faint and t.status == "in_force" for t in told)
    if status != "signed" or not text.term or not acted_under:
        return status
    if any(t.status == "signed" and not t.past for t in told) or reading.year.value is None:
        return status
    first, _, last = text.term.partition("/")
    return "in_force" if first <= str(reading.year.value) <= (last or first) else status


def _term_by_length(reading: Reading, text: Text, told: list[Told]) -> str | None:
    """The term of "a five-year agreement" from the year it was signed in, where that year is told."""
    lengths = (length_of(reading, p.spot) for p in text.places if not p.headline)
    years = next((n for n in lengths if n), None)
    acts = (date_of(reading, t) for t in told if t.status == "signed" and not t.ahead)
    start = next((w.when.start or "" for w in acts if w is not None), "")[:_YEAR]
    news = any(t.status == "signed" and not t.ahead and not t.past for t in told)
    if not start and news and reading.year.value is not None:
        start = str(reading.year.value)
    return f"{start}/{int(start) + years}" if years and start.isdigit() else None


def _title(reading: Reading, place: Place) -> str:
    """The words of the phrase on one line; of one of several, the noun with its own topic.

    What is only called "the one of 1999" has the title of the text it is compared to.
    """
    spot = place.spot
    if spot.like is not None and spot.last == spot.stem:
        spot = spot.like
    if spot.topic == spot.stem:
        words = reading.passage(spot.first, spot.last).quote
    else:
        lead = reading.passage(spot.first, spot.stem + 1).quote
        words = f"{lead} {reading.passage(spot.topic, spot.last).quote}"
    return " ".join(words.split())


def _evidence(reading: Reading, place: Place) -> Passage:
    """The title's passage; of one of several texts under one noun, its own topic alone."""
    spot = place.spot
    return reading.passage(spot.first if spot.topic == spot.stem else spot.topic, spot.last)


def _cites(reading: Reading, text: Text, told: list[Told], dated: Passage | None) -> Iterator[Cited]:
    title = _evidence(reading, text.titled)
    sentence = reading.sentence_of(text.main.spot.head)
    whole = reading.passage(sentence.first, sentence.last)
    yield Cited("kind", title)
    yield Cited("title", title)
    yield Cited("parties", whole)
    status = status_of(told)
    acts = [t for t in told if t.status == status]
    yield Cited("status", reading.passage(acts[-1].token, acts[-1].token + 1) if acts else title)
    if text.term:
        yield Cited("term", next(p.dated for p in text.places if p.term and p.dated))
    if dated is not None:
        yield Cited("signed", dated)


def _signatories(reading: Reading, told: list[Told], at: EngagementClaim | None) -> tuple[str, ...]:
    """The people who are subjects of the verb of signing, or those of the signing told there."""
    names: list[str] = []
    for act in told:
        if act.event.id != "sign" or act.ahead or reading.tokens[act.token].pos != "VERB":
            continue
        for j in reading.children[act.token]:
            if reading.tokens[j].dep in ("nsubj", "agent"):
                first, last = reading.subtree(j)
                names += [reading.person(k).name for m in reading.mentions_in(first, last) for k in m.people]
    if not names and at is not None:
        names = list(at.people)
    return tuple(dict.fromkeys(names))
