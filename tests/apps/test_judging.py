"""Judging from the command line: what is printed, what is refused, and how two people's judgements join."""

import json

import pytest

from tests.apps.test_cli import FIRST, SECOND, run


@pytest.fixture
def register(tmp_path):
    for name, text in (("a", FIRST), ("b", SECOND)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    file = tmp_path / "desk.db"
    run("add", tmp_path, "--register", file)
    return file


def judge(register, *words, by="Anno", why="the ministry says so", at="2026-01-01", status=0):
    more = ("--by", by, "--why", why, "--at", at, "--register", register)
    return run("judge", *words, *more, status=status)


def listed(register, *words):
    return json.loads(run(*words, "--register", register, "--json").stdout)


def exported(register):
    return run("export", "--register", register).stdout


def the_meeting(register):
    return next(e["id"] for e in listed(register, "engagements") if e["start"] == "2024-03-04")


def test_an_amended_field_is_shown_with_who_and_why_and_what_the_reports_tell(register):
    ident = the_meeting(register)
    done = judge(register, "amend", ident, "place", "Walvis Bay")
    assert done.stdout.startswith("j-")
    shown = " ".join(run("show", ident, "--register", register).stdout.split())
    assert "Walvis Bay (amended by Anno, 2026-01-01: the ministry says so; reports tell Windhoek)" in shown
    assert listed(register, "log")[0]["was"] == "Windhoek"


def test_names_of_parties_are_taken_for_their_codes(register):
    ident = the_meeting(register)
    judge(register, "amend", ident, "parties", "Namibia; Zambia; Angola")
    (meeting,) = [e for e in listed(register, "engagements") if e["id"] == ident]
    assert meeting["parties"] == ["NAM", "ZMB", "AGO"]


def test_a_rejected_entry_stays_away_and_returns_when_that_is_withdrawn(register):
    ident, before = the_meeting(register), listed(register, "engagements")
    judge(register, "reject", ident)
    run("add", register.parent, "--register", register)
    assert ident not in {e["id"] for e in listed(register, "engagements")}
    (rejection,) = listed(register, "log")
    judge(register, "withdraw", rejection["id"], at="2026-01-02")
    assert listed(register, "engagements") == before
    assert [j["state"] for j in listed(register, "log")] == ["withdrawn", "counts"]


def test_people_judged_the_same_are_one_and_told_apart_again_by_report(register):
    people = {p["name"]: p["id"] for p in listed(register, "people")}
    assert len(people) == 2
    one, other = people.values()
    judge(register, "same", one, other)
    (both,) = listed(register, "people")
    done = judge(
        register, "different", both["id"], "--report", str(register.parent / "a.txt"), at="2026-01-02"
    )
    assert "overrules" in done.stderr
    assert len(listed(register, "log", "--conflicts")) == 2


def test_two_people_work_apart_and_join(register, tmp_path):
    other = tmp_path / "other.db"
    run("add", tmp_path, "--register", other)
    ident = the_meeting(register)
    judge(register, "amend", ident, "place", "Swakopmund", by="Anno")
    judge(register, "accept", ident, by="Anno", at="2026-01-03")
    judge(other, "amend", ident, "place", "Lüderitz", by="Rosa", at="2026-01-02")
    for mine, theirs in ((register, other), (other, register)):
        run("judge", "export", "-o", tmp_path / "j.jsonl", "--register", theirs)
        done = run("judge", "import", tmp_path / "j.jsonl", "--register", mine)
        assert "contradict" in done.stderr
    assert exported(register) == exported(other)
    assert [(j["by"], j["state"]) for j in listed(register, "log")] == [
        ("Anno", "overruled"), ("Rosa", "counts"), ("Anno", "counts"),
    ]  # fmt: skip
    again = run("judge", "import", tmp_path / "j.jsonl", "--register", other)
    assert "0 new, 3 known already" in again.stdout


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("same", "nosuch", "nosuch"), "there is no entry nosuch"),
        (("amend", "MEETING", "colour", "red"), "cannot be amended"),
        (("amend", "MEETING", "kind", "dance"), "it can be visit, meeting"),
        (("amend", "MEETING", "start", "soon"), "give a date"),
        (("amend", "MEETING", "host", "Atlantis"), "no state or organisation"),
        (("different", "MEETING"), "takes a second entry"),
        (("different", "MEETING", "--report", "a.txt"), "no report is called a.txt"),
        (("withdraw", "j-nosuch"), "no judgement begins"),
    ],
)
def test_a_judgement_that_cannot_be_is_refused_in_one_line(register, words, problem):
    ident = the_meeting(register)
    done = judge(register, *(ident if w == "MEETING" else w for w in words), status=2)
    assert problem in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert listed(register, "log") == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is no judgement"),
        ('{"verdict":"praise","left":["c-1"],"by":"A","at":"2026"}', "praise"),
        ('{"verdict":"same","left":["c-1"],"by":"A","at":"2026"}', "two sides"),
        ('{"verdict":"accept","left":["c-1"]}', "who decided"),
        ('{"verdict":"accept","left":[],"by":"A","at":"2026"}', "names nothing"),
    ],
)
def test_a_file_with_a_line_that_is_no_judgement_is_refused_whole(register, tmp_path, line, problem):
    good = '{"verdict":"accept","left":["c-1"],"by":"A","at":"2026"}'
    (tmp_path / "j.jsonl").write_text(f"{good}\n{line}\n", encoding="utf-8")
    done = run("judge", "import", tmp_path / "j.jsonl", "--register", register, status=2)
    assert "line 2" in done.stderr
    assert problem in done.stderr
    assert listed(register, "log") == []


def test_a_withdrawn_report_is_forgotten_and_can_be_added_again(register):
    before = exported(register)
    source = str(register.parent / "b.txt")
    assert source in run("withdraw", source, "--register", register).stdout
    assert SECOND.strip()[:40].encode() not in register.read_bytes()
    assert len(listed(register, "reports")) == 1
    assert "no report is called" in run("withdraw", source, "--register", register, status=2).stderr
    run("add", source, "--register", register)
    assert exported(register) == before


def test_as_of_a_day_every_view_knows_only_the_reports_published_by_then(register):
    for command in ("people", "engagements", "instruments", "undertakings", "mechanisms", "reports"):
        then = run(command, "--as-of", "2024-12", "--register", register).stdout
        assert "2025" not in then
    assert "1 of 1 reports" in run("coverage", "--as-of", "2024-12", "--register", register).stdout
    brief = run("brief", "NAM", "ZMB", "--as-of", "2024", "--format", "md", "--register", register).stdout
    assert "2025" not in brief.replace("2025-2027", "")
    assert "is no date" in run("people", "--as-of", "soon", "--register", register, status=2).stderr


def test_coverage_counts_reports_by_month_with_the_empty_ones(register):
    found = listed(register, "coverage")
    assert (found["reports"], found["filed"]) == (2, 2)
    assert [m["month"] for m in found["months"]][::14] == ["2024-03", "2025-05"]
    assert [m["reports"] for m in found["months"]] == [1, *[0] * 13, 1]
    pair = listed(register, "coverage", "NAM", "ZMB")
    assert pair["reports"] == 2
    assert "takes two parties" in run("coverage", "NAM", "--register", register, status=2).stderr
