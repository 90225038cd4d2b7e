"""People as claims: every field opens its sentence."""

from __future__ import annotations

from regesta.claims.people import PeopleClaims
from regesta.codebook import load_codebook
from regesta.model.claim import PersonClaim
from regesta.model.doubt import Doubt
from tests.readings.test_people import reading_of

TEXT = (
    "Peruvian Defence Minister Admiral Jorge Rojas Medina received his Kenyan counterpart, Dr Grace Wanjiru, "
    "in Lima. Rojas Medina thanked Wanjiru."
)


def yielded(text: str):
    return list(PeopleClaims(load_codebook()).extract(reading_of(text), ()))


def found(text: str) -> list[PersonClaim]:
    return [c for c in yielded(text) if isinstance(c, PersonClaim)]


def test_a_claim_is_made_for_each_individual_under_the_same_reference():
    reading = reading_of(TEXT)
    claims = found(TEXT)
    assert [c.ref for c in claims] == [p.key for p in reading.people]
    assert [c.name for c in claims] == ["Jorge Rojas Medina", "Grace Wanjiru"]


def test_every_field_of_a_claim_is_cited_with_words_that_show_it():
    first, second = found(TEXT)
    cited = {c.field for c in first.cites}
    assert cited == {"name", "aliases", "party", "rank", "offices"}
    assert {c.field for c in second.cites} == {"name", "aliases", "party", "honorific", "offices"}
    assert all(
        TEXT[c.passage.start : c.passage.end] == c.passage.quote for c in (*first.cites, *second.cites)
    )
    assert "Admiral" in next(c.passage.quote for c in first.cites if c.field == "rank")


def test_somebody_whose_state_is_not_told_is_doubted_not_guessed():
    *_, doubt = yielded("Mr Jorge Rojas Medina spoke.")
    assert isinstance(doubt, Doubt)
    assert doubt.code == "person.no-party"


def test_a_text_without_people_makes_no_claim():
    assert yielded("The exercise went on near Lima for three days.") == []
