"""Claims made ready to compare: what the fold has found out so far, put beside each claim that comes next."""

from __future__ import annotations

from collections import Counter

from regesta.model.claim import (
    EngagementClaim,
    HonourClaim,
    InstrumentClaim,
    MechanismClaim,
    UndertakingClaim,
)
from regesta.register.filing import Told
from regesta.register.ground import Ground
from regesta.register.resolve.happening import DEEDS, Happening, happening
from regesta.register.resolve.honours import Conferral
from regesta.register.resolve.instruments import Text, text_of
from regesta.register.resolve.mechanisms import Forum, forum
from regesta.register.resolve.papers import Paper, paper
from regesta.register.resolve.subjects import Texts, forum_topics
from regesta.register.resolve.undertakings import Pledge, pledge, telling_words

_PAIR = 2


def parties_told(ground: Ground) -> dict[str, frozenset[str]]:
    """By report, the parties of its engagements."""
    told: dict[str, set[str]] = {}
    for t in ground.of(EngagementClaim):
        told.setdefault(t.report.id, set()).update(t.claim.parties)
    return {report_id: frozenset(parties) for report_id, parties in told.items()}


def forums(ground: Ground) -> list[Forum]:
    """Mechanism claims with the words of their names."""
    return [forum(t, ground.lexicon) for t in ground.of(MechanismClaim)]


def happenings(ground: Ground) -> list[Happening]:
    """Engagement claims with their people, their forum and the texts signed at them."""
    papers = _papers(ground)
    return [
        happening(
            t,
            (p.id for p in ground.persons(t.report.id, t.claim.people)),
            ground.forum(t),
            papers.get((t.report.id, t.claim.ref), ()),
            _act_words(t, ground),
        )
        for t in ground.of(EngagementClaim)
    ]


def _act_words(t: Told[EngagementClaim], ground: Ground) -> frozenset[str]:
    """The words that tell what was done, figures left out, where an engagement may be known by them."""
    if t.claim.kind not in DEEDS:
        return frozenset()
    words = telling_words(" . ".join(p.quote for p in t.claim.evidence), ground.lexicon)
    return frozenset(w for w in words if not w.isdigit())


def _papers(ground: Ground) -> dict[tuple[str, str], list[Paper]]:
    """By report and engagement, the texts that it says were signed there."""
    papers: dict[tuple[str, str], list[Paper]] = {}
    for t in ground.of(InstrumentClaim):
        if t.claim.signed_at is not None:
            found = paper(t.claim, ground.lexicon)
            papers.setdefault((t.report.id, t.claim.signed_at), []).append(found)
    return papers


def texts(ground: Ground) -> list[Text]:
    """Instrument claims with the engagement of their signing and the day of their report."""
    return [
        text_of(
            t,
            ground.lexicon.without_parties(t.claim.title),
            signed_at=ground.engagement(t.report.id, t.claim.signed_at),
            known_on=ground.day.get(t.report.id),
        )
        for t in ground.of(InstrumentClaim)
    ]


def pledges(ground: Ground) -> list[Pledge]:
    """Undertaking claims with the parties that they concern, their engagement, and what they are about."""
    met = _meeting_parties(ground)
    told = _texts_told(ground)
    known = Texts((text for texts in told.values() for text in texts), ground.lexicon)
    found = []
    for t in ground.of(UndertakingClaim):
        said_at = ground.engagement(t.report.id, t.claim.said_at)
        between = frozenset((*t.claim.by, *t.claim.to))
        if len(between) < _PAIR:
            between |= met.get(said_at or "", frozenset()) or met.get(t.report.id, frozenset())
        topics = known.topics(t.claim.text, told.get(t.report.id, ()), between)
        topics |= forum_topics(t.claim.text, ground.forums.get(t.report.id, ()))
        found.append(pledge(t, ground.lexicon, said_at, between, topics))
    return found


def _texts_told(ground: Ground) -> dict[str, list[tuple[str, InstrumentClaim]]]:
    """By report, the instruments that it tells of, with their entries."""
    told: dict[str, list[tuple[str, InstrumentClaim]]] = {}
    for t in ground.of(InstrumentClaim):
        told.setdefault(t.report.id, []).append((ground.instruments[t.report.id, t.claim.ref], t.claim))
    return told


def _meeting_parties(ground: Ground) -> dict[str, frozenset[str]]:
    """By engagement and by report, the parties that met there most: whom an undertaking concerns."""
    met: dict[str, Counter[tuple[str, ...]]] = {}
    for t in ground.of(EngagementClaim):
        parties = tuple(sorted(set(t.claim.parties)))
        if len(parties) >= _PAIR:
            for place in (ground.engagements[t.report.id, t.claim.ref], t.report.id):
                met.setdefault(place, Counter())[parties] += 1
    return {place: frozenset(votes.most_common(1)[0][0]) for place, votes in met.items()}


def conferrals(ground: Ground) -> list[Conferral]:
    """Honour claims with the engagement at which they were conferred."""
    return [
        Conferral(t, ground.engagement(t.report.id, t.claim.conferred_at)) for t in ground.of(HonourClaim)
    ]
