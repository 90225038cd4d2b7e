"""The register as a function: entries folded from what reports tell and what people judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TypeVar

from regesta.codebook import Codebook
from regesta.model.claim import BodyClaim, PersonClaim
from regesta.model.entry import Counts, Entries, Entry
from regesta.model.judgement import Judgement
from regesta.register import readied
from regesta.register.assemble.bearings import bearings
from regesta.register.assemble.conflicts import conflict_entries, party_conflicts
from regesta.register.assemble.coverage import Coverage
from regesta.register.assemble.deeds import Deeds
from regesta.register.assemble.engagements import engagement_entries, name_engagements
from regesta.register.assemble.holders import fill
from regesta.register.assemble.instruments import instrument_entries, name_instruments
from regesta.register.assemble.mechanisms import mechanism_entries, name_mechanisms
from regesta.register.assemble.others import body_entries, doubt_entries, honour_entries
from regesta.register.assemble.outcomes import Outcomes
from regesta.register.assemble.people import name_people, people_entries
from regesta.register.assemble.undertakings import undertaking_entries
from regesta.register.copies import echoes
from regesta.register.filing import Filing
from regesta.register.gists import rewordings
from regesta.register.ground import lay
from regesta.register.report_days import date_reports
from regesta.register.resolve.engagements import resolve_engagements
from regesta.register.resolve.honours import resolve_bodies, resolve_honours
from regesta.register.resolve.instruments import resolve_instruments
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.lexicon import lexicon
from regesta.register.resolve.mechanisms import resolve_mechanisms
from regesta.register.resolve.people import resolve_people
from regesta.register.resolve.undertakings import resolve_undertakings
from regesta.register.rulings import rule

FOLD_VERSION = 14
"""Raise it whenever the fold makes other entries of the same claims: what was folded is then dropped."""

E = TypeVar("E", bound=Entry)


def fold(filings: Iterable[Filing], judgements: Iterable[Judgement], codebook: Codebook) -> Entries:
    """Fold claims and judgements into entries. The order in which they are given changes nothing.

    What later steps need is settled first: who is who, which forums there are, what happened and when; then
    tenures, instruments and undertakings are dated by it.
    """
    filings, judgements = list(filings), list(judgements)
    judged = Judged(judgements, echoes(filings), rewordings(filings))
    ground = lay(filings, judged, lexicon(codebook))
    told = readied.parties_told(ground)
    figures = resolve_people(ground.of(PersonClaim), judged, told)
    named = name_people(figures, ground)
    forums = name_mechanisms(resolve_mechanisms(readied.forums(ground), judged), ground)
    groups, ground.years = resolve_engagements(readied.happenings(ground), judged)
    happened = name_engagements(groups, ground)
    date_reports(ground, happened)
    people, acts = people_entries(named, ground), engagement_entries(happened, ground)
    engagements, people = fill(acts, people, happened, bearings(named, ground))
    texts = name_instruments(resolve_instruments(readied.texts(ground), judged), ground)
    instruments = instrument_entries(texts, ground)
    pledges = resolve_undertakings(readied.pledges(ground), judged)
    coverage = Coverage(told, ground.day)
    outcomes = Outcomes(Deeds(happened, engagements, ground), engagements, instruments, coverage)
    undertakings = undertaking_entries(pledges, ground, judged, outcomes)
    conflicts = conflict_entries(happened, engagements, ground.lexicon)
    entries = Entries(
        counts=_counts(filings, judgements, codebook),
        reports=ground.reports,
        people=_by_id(people),
        engagements=_by_id(engagements),
        instruments=_by_id(instruments),
        mechanisms=_by_id(mechanism_entries(forums, engagements, happened, coverage, ground)),
        undertakings=_by_id(undertakings),
        honours=_by_id(honour_entries(resolve_honours(readied.conferrals(ground), judged), ground)),
        bodies=_by_id(body_entries(resolve_bodies(ground.of(BodyClaim), judged))),
        doubts=_by_id(doubt_entries(filings)),
        conflicts=_by_id((*conflicts, *party_conflicts(figures, people, ground))),
        joinings=ground.joinings(),
    )
    return rule(entries, judged.verdicts, ground.amendments.was)


def _by_id(entries: Iterable[E]) -> tuple[E, ...]:
    return tuple(sorted(entries, key=attrgetter("id")))


def _counts(filings: Sequence[Filing], judgements: Sequence[Judgement], codebook: Codebook) -> Counts:
    return Counts(
        reports=len(filings),
        claims=sum(len(f.account.claims) for f in filings),
        judgements=len({j.id for j in judgements}),
        codebook=codebook.version,
    )
