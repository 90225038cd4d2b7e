"""The command line: what is printed where, and with which exit status."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from regesta import __version__
from regesta.apps.cli import app

FIRST = (
    "Windhoek, March 5, 2024 – Namibian Defence Minister Petra Amunyela met Zambian Defence Minister"
    " Joseph Mwale in Windhoek on March 4, 2024. The two sides agreed to train divers together.\n"
)
SECOND = (
    "Lusaka, May 9, 2025 – Zambian Defence Minister Joseph Mwale received Namibian Defence Minister Petra"
    " Amunyela in Lusaka on May 8, 2025. They signed a protocol on patrols for 2025-2027.\n"
)
RUN = CliRunner()


def run(*arguments, status=0, **more):
    done = RUN.invoke(app, [str(a) for a in arguments], **more)
    assert done.exit_code == status, done.output + done.stderr
    assert "Traceback" not in done.output + done.stderr
    return done


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("reports")
    (made / "a.txt").write_text(FIRST, encoding="utf-8")
    (made / "b.txt").write_text(SECOND, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def register(folder):
    file = folder / "desk.db"
    run("add", folder, "--register", file)
    return file


def test_the_version_is_printed():
    assert run("--version").stdout == f"regesta {__version__}\n"


def test_extract_prints_a_json_object_a_report_in_the_order_given(folder):
    lines = run("extract", folder / "b.txt", folder / "a.txt").stdout.splitlines()
    assert [json.loads(line)["report"]["source"][-5:] for line in lines] == ["b.txt", "a.txt"]
    first = json.loads(lines[1])
    assert {p["name"] for p in first["people"]} == {"Petra Amunyela", "Joseph Mwale"}


def test_extract_writes_to_a_file_and_then_prints_nothing(folder, tmp_path):
    done = run("extract", folder / "a.txt", "-o", tmp_path / "out.jsonl")
    assert done.stdout == ""
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_extract_reads_standard_input():
    line = run("extract", "-", input=FIRST.encode()).stdout
    assert json.loads(line)["report"]["source"] == "<stdin>"


def test_extract_goes_on_past_a_broken_file_and_tells_of_it_at_the_end(folder, tmp_path):
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01\x02")
    done = run("extract", tmp_path / "broken.txt", tmp_path / "none.txt", folder / "a.txt", status=1)
    assert len(done.stdout.splitlines()) == 1
    assert len(done.stderr.splitlines()) == 2
    assert "broken.txt" in done.stderr
    assert "none.txt" in done.stderr


def test_a_report_is_added_once(folder, tmp_path):
    file = tmp_path / "desk.db"
    assert "2 new" in run("add", folder, "--register", file).stdout
    assert "2 known already" in run("add", folder, "--register", file).stdout


def test_the_rest_of_a_batch_is_filed_where_one_report_fails(folder, tmp_path):
    done = run("add", tmp_path / "none.txt", folder / "a.txt", "--register", tmp_path / "desk.db", status=1)
    assert "1 new" in done.stdout
    assert "none.txt" in done.stderr


def test_the_register_file_may_come_from_the_environment(folder, tmp_path):
    file = tmp_path / "env.db"
    run("add", folder / "a.txt", env={"REGESTA_REGISTER": str(file)})
    assert file.exists()


@pytest.mark.parametrize(
    "subject",
    ["people", "offices", "engagements", "instruments", "undertakings", "mechanisms", "honours",
     "doubts", "conflicts", "reports"],
)  # fmt: skip
def test_every_listing_is_printed_as_lines_and_as_json(subject, register):
    rows = run(subject, "--register", register).stdout.splitlines()[1:]
    found = json.loads(run(subject, "--json", "--register", register).stdout)
    assert len(found) == len(rows)


def test_a_listing_is_filtered_by_a_party_given_by_name(register):
    rows = run("people", "--party", "zambia", "--register", register).stdout.splitlines()[1:]
    assert ["Joseph Mwale" in row for row in rows] == [True]


def test_show_opens_the_sentence_of_an_entry(register):
    found = json.loads(run("engagements", "--json", "--register", register).stdout)
    done = run("show", found[0]["id"], "--register", register)
    assert "‹" in done.stdout
    assert "a.txt" in done.stdout
    assert (
        json.loads(run("show", found[0]["id"], "--json", "--register", register).stdout)["kind"]
        == "engagement"
    )


def test_the_timeline_of_two_parties_is_in_order(register):
    lines = run("timeline", "Namibia", "ZMB", "--register", register).stdout.splitlines()
    assert lines[0].startswith("4 Mar 2024")
    assert json.loads(run("timeline", "--json", "--register", register).stdout)


@pytest.mark.parametrize(("form", "begins"), [("svg", "<svg "), ("html", "<!doctype html>")])
def test_a_timeline_is_drawn_into_one_file(register, tmp_path, form, begins):
    out = tmp_path / f"timeline.{form}"
    run("timeline", "Namibia", "ZMB", "--format", form, "-o", out, "--register", register)
    assert out.read_text(encoding="utf-8").startswith(begins)
    assert "4 Mar 2024" in out.read_text(encoding="utf-8")
    run("timeline", "--format", form, "--register", register, status=2)


@pytest.mark.parametrize(
    ("form", "begins"), [("terminal", "Namibia – Zambia"), ("md", "# Namibia"), ("html", "<!DOC")]
)
def test_a_brief_is_set_in_three_forms(form, begins, register, tmp_path):
    out = tmp_path / "brief"
    assert (
        run("brief", "NAM", "ZMB", "--format", form, "--register", register).stdout.strip().startswith(begins)
    )
    assert run("brief", "NAM", "ZMB", "--format", form, "-o", out, "--register", register).stdout == ""
    assert out.read_text(encoding="utf-8").strip().startswith(begins)


def test_a_brief_without_reports_says_so(register):
    assert (
        "No report on Malta and Zambia in this register"
        in run("brief", "MLT", "ZMB", "--register", register).stdout
    )


def test_the_export_is_the_same_in_whatever_order_reports_were_added(folder, register, tmp_path):
    other = tmp_path / "other.db"
    run("add", folder / "b.txt", folder / "a.txt", folder / "b.txt", "--register", other)
    assert run("export", "--register", other).stdout == run("export", "--register", register).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["brief", "NAM", "Zambya"], "did you mean ZMB"),
        (["brief", "NAM", "Qqqq"], "such as VNM"),
        (["brief", "NAM", "ZMB", "--since", "yesterday"], "--since yesterday"),
        (["brief", "NAM", "ZMB", "--area", "trainig"], "did you mean training"),
        (["engagements", "--kind", "party"], "visit, meeting"),
        (["undertakings", "--force", "sworn"], "agreed, committed, proposed, hoped"),
        (["timeline", "NAM"], "takes two parties"),
        (["timeline", "NAM", "Namibia"], "two different parties"),
        (["show", "e-none"], "e-none"),
        (["codebook", "show", "nothing-of-it"], "the subjects are"),
    ],
)
def test_a_mistake_of_usage_is_told_in_one_line(arguments, said, register):
    done = run(*arguments, status=2, env={"REGESTA_REGISTER": str(register)})
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr


def test_a_register_that_is_not_there_is_not_made_by_looking(tmp_path):
    done = run("people", "--register", tmp_path / "none.db", status=2)
    assert "regesta add" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_register_is_refused(tmp_path):
    (tmp_path / "desk.db").write_text("Dear diary")
    done = run("people", "--register", tmp_path / "desk.db", status=2)
    assert "desk.db" in done.stderr


def test_a_broken_codebook_overlay_is_told_with_file_and_entry(folder, tmp_path):
    (tmp_path / "ranks.yml").write_text("- {id: x, names: [X], colour: red, examples: [], not: []}")
    done = run("extract", folder / "a.txt", "--codebook", tmp_path, status=2)
    assert "ranks.yml, entry x" in done.stderr


def test_a_place_that_cannot_be_written_to_is_told(folder, tmp_path):
    done = run("extract", folder / "a.txt", "-o", tmp_path / "no" / "out.jsonl", status=2)
    assert "cannot be written" in done.stderr


def test_the_codebook_shows_its_subjects_entries_and_one_in_full():
    assert "ranks" in run("codebook", "show").stdout
    assert "training" in run("codebook", "show", "areas").stdout.splitlines()
    assert "label: " in run("codebook", "show", "training").stdout
    assert json.loads(run("codebook", "show", "training", "--json").stdout)[0]["subject"] == "areas"


def test_help_needs_nothing_heavy():
    program = (
        "import sys\nsys.argv = ['regesta', '--help']\n"
        "from regesta.apps.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'sqlalchemy', 'alembic', 'pydantic', 'trafilatura', 'jinja2', 'yaml', 'msgspec'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "brief" in done.stdout


def test_a_reader_that_closes_its_pipe_early_gets_no_traceback(folder):
    command = [sys.executable, "-m", "regesta", "extract", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as reading:
        assert reading.stdout is not None
        assert reading.stderr is not None
        reading.stdout.close()
        assert "Traceback" not in reading.stderr.read()
