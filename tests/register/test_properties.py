"""What holds of any reports: the order of adding changes nothing, nor does adding twice, nor rebuilding."""

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regesta.codebook import load_codebook
from regesta.model.claim import Part
from regesta.model.judgement import Judgement
from regesta.register.codec import claim_from, kind_of, pack, pack_report, report_from
from regesta.register.decisions import from_lines, to_lines
from regesta.register.filing import account_of
from regesta.register.memory import MemoryRegister
from regesta.register.resolve.words import name_words
from regesta.register.store import open_register
from regesta.register.tables import ENTRIES, FOLDED
from regesta.views.export import export_json
from tests.register.builders import VISIT, Told, a_visit

CODEBOOK = load_codebook()
NAMES = ("Kaja Tamm", "Tamm", "Luis Quispe", "Rosa Huaman", "Quispe Luis")
PARTIES = ("EST", "PER", "CHL")
DAYS = ("2022-05-18", "2023-05-18", "2023-05-19", "2023-05", "2023", "XXXX-05-18", "XXXX-05", None)
OFFICES = ("Minister of Defence", "Defense Minister", "Deputy Minister of Defence", "former Mayor")
TERMS = (None, "2018/2022", "2023/2027", "2024")
TITLES = ("protocol on defence cooperation", "joint statement", "agreement on fishing")
WORDS = ("train more divers", "strengthen cooperation", "find the remains of the fallen", "divers be trained")

some = st.sampled_from


@st.composite
def extractions(draw):
    t = Told(
        f"{draw(st.text(string.ascii_lowercase, min_size=1, max_size=3))}.txt", draw(some((None, *DAYS[:3])))
    )
    for name in draw(st.lists(some(NAMES), max_size=3, unique=True)):
        t.person(name, draw(some((None, "EST", "PER"))), draw(some(OFFICES)))
    refs: list[str | None] = [None]
    for _ in range(draw(st.integers(0, 3))):
        people = tuple(draw(st.lists(some(NAMES), max_size=2, unique=True)))
        parties = tuple(draw(st.lists(some(PARTIES), max_size=3, unique=True)))
        kind = draw(some(("meeting", "visit", "signing")))
        status = draw(some(("occurred", "planned", "denied")))
        refs.append(
            t.meet(
                draw(some(DAYS)),
                people,
                parties,
                kind=kind,
                status=status,
                part_of=draw(some(refs)),
                mechanism=draw(some((None, "border committee"))),
                date_loose=draw(st.booleans()),
                roles=tuple(Part("guest", p) for p in people),
            )
        )
    t.forum("border committee", VISIT, "annual")
    for _ in range(draw(st.integers(0, 2))):
        t.text_between(
            "protocol", draw(some(TITLES)), VISIT, term=draw(some(TERMS)), signed=draw(some(DAYS)),
            status=draw(some(("signed", "mentioned", "proposed"))), signed_at=draw(some(refs)),
        )  # fmt: skip
        t.undertake(
            draw(some(("agreed", "hoped"))), (draw(some(PARTIES)),), draw(some(WORDS)),
            draw(some(("training", "remains", "general"))), said_at=draw(some(refs)),
        )  # fmt: skip
    t.honour("Order of the Sun", draw(some(NAMES)), date=draw(some(DAYS)))
    return t.done()


batches = st.lists(extractions(), max_size=5)


def exported(made):
    register = MemoryRegister(CODEBOOK)
    for extraction in made:
        register.add(extraction)
    return export_json(register.reader())


@settings(max_examples=60, deadline=None)
@given(batches, st.randoms(use_true_random=False))
def test_any_order_of_adding_gives_the_same_bytes(made, chance):
    made = _last_of_each(made)
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert exported(made) == exported(shuffled) == exported(made[::-1])


def _last_of_each(made):
    """One reading for each report and source: of two different ones the later counts, so order tells."""
    return list({(e.report.id, e.report.source): e for e in made}.values())


@settings(max_examples=40, deadline=None)
@given(batches)
def test_adding_twice_gives_the_same_bytes(made):
    made = _last_of_each(made)
    assert exported(made) == exported([*made, *made])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(batches)
def test_a_register_kept_up_step_by_step_equals_one_rebuilt(made):
    made = _last_of_each(made)
    register = open_register(":memory:", CODEBOOK)
    kept_up = export_json(register.reader())
    for extraction in made:
        register.add(extraction)
        kept_up = export_json(register.reader())
    with register._engine.begin() as connection:
        connection.execute(ENTRIES.delete())
        connection.execute(FOLDED.delete())
    assert export_json(register.reader()) == kept_up == exported(made)
    register.close()


@settings(max_examples=40, deadline=None)
@given(batches, extractions())
def test_withdrawing_what_was_just_added_restores_the_bytes(made, last):
    register = MemoryRegister(CODEBOOK)
    for extraction in made:
        register.add(extraction)
    before = export_json(register.reader())
    if register.add(last) == "new":
        register.withdraw(last.report.id)
        assert export_json(register.reader()) == before


@st.composite
def judged(draw, claims):
    """Judgements on some claims, at few moments by few people, so that many of them contradict each other."""
    made = []
    for _ in range(draw(st.integers(0, 6))):
        left = tuple(sorted(draw(st.sets(some(claims), min_size=1, max_size=3))))
        verdict = draw(some(("same", "different", "accept", "reject", "amend", "withdraw")))
        signed = {
            "by": draw(some(("A", "B"))),
            "at": draw(some(("2024-01-01", "2024-01-02"))),
            "reason": "so",
        }
        if verdict in ("same", "different"):
            right = tuple(sorted(draw(st.sets(some(claims), min_size=1, max_size=2))))
            made.append(Judgement(verdict, left, right, **signed))
        elif verdict == "amend":
            field, value = draw(
                some((("place", "Lima"), ("place", "Cusco"), ("status", "denied"), ("name", None)))
            )
            made.append(Judgement(verdict, left, (), field, value, **signed))
        elif verdict == "withdraw" and made:
            made.append(Judgement(verdict, (draw(some(made)).id,), **signed))
        elif verdict != "withdraw":
            made.append(Judgement(verdict, left, **signed))
    return made


@settings(max_examples=80, deadline=None)
@given(st.data(), batches, st.randoms(use_true_random=False))
def test_judgements_commute_with_each_other_and_with_reports(data, made, chance):
    made = _last_of_each(made)
    claims = sorted({ident for e in made for ident, _ in account_of(e).claims}) or ["c-0"]
    judgements = data.draw(judged(claims))
    first, second = MemoryRegister(CODEBOOK), MemoryRegister(CODEBOOK)
    for extraction in made:
        first.add(extraction)
    for judgement in judgements:
        first.judge(judgement)
    steps = [*made, *judgements, *judgements]
    chance.shuffle(steps)
    for step in steps:
        second.judge(step) if isinstance(step, Judgement) else second.add(step)
    assert export_json(first.reader()) == export_json(second.reader())
    joined = MemoryRegister(CODEBOOK)
    for extraction in made:
        joined.add(extraction)
    for judgement in from_lines(to_lines(first.reader().judgements()), "j.jsonl"):
        joined.judge(judgement)
    assert export_json(joined.reader()) == export_json(first.reader())
    rejected = {
        c for j in first.reader().judgements() if j.judgement.verdict == "reject" for c in j.judgement.left
    }
    kept = {
        c for j in first.reader().judgements() if j.judgement.verdict != "reject" for c in j.judgement.left
    }
    told = {c.claim_id for e in first.reader().engagements() for c in e.citations}
    assert not told & (rejected - kept - _withdrawn(judgements))


def _withdrawn(judgements):
    taken = {j.left[0] for j in judgements if j.verdict == "withdraw"}
    return {c for j in judgements if j.id in taken for c in j.left}


@settings(max_examples=25, deadline=None)
@given(batches, some(("2022", "2022-05", "2023-05-18", "2024")))
def test_as_of_a_day_is_the_register_of_the_reports_known_by_then(made, day):
    made = _last_of_each(made)
    whole, part = MemoryRegister(CODEBOOK), MemoryRegister(CODEBOOK)
    for extraction in made:
        whole.add(extraction)
    known = {r.id for r in whole.reader(day).reports()}
    for extraction in made:
        if extraction.report.id in known:
            part.add(extraction)
    assert export_json(whole.reader(day)) == export_json(part.reader())


@settings(max_examples=60, deadline=None)
@given(extractions())
def test_every_claim_and_report_comes_back_unchanged(extraction):
    for claim in extraction.claims():
        assert claim_from(kind_of(claim), pack(claim)) == claim
    assert report_from(pack_report(extraction.report), extraction.report.text) == extraction.report


def test_every_kind_of_claim_comes_back_unchanged():
    claims = a_visit().claims()
    assert len({type(c) for c in claims}) == 7
    for claim in claims:
        assert claim_from(kind_of(claim), pack(claim)) == claim


@given(st.text(max_size=30))
def test_folding_a_name_twice_is_folding_it_once(name):
    once = name_words(name)
    assert name_words(" ".join(once)) == once
