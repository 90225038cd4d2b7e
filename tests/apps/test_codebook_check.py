"""A codebook is checked by its own examples."""

from typer.testing import CliRunner

from regesta.apps.cli import app
from regesta.apps.codebook_check import check
from regesta.codebook import load_codebook

ENTRY = """\
- id: test.harbour-master
  names: [Harbour Master General]
  abbreviations: [HMG]
  examples:
    - {{text: "{example}", expect: {{person: {person}, rank: Harbour Master General}}}}
  not:
    - "{counter}"
"""
GOOD = "Harbour Master General Inge Dahl of Norway met Danish Foreign Minister Kai Holm."
OTHER = "General Inge Dahl of Norway met Danish Foreign Minister Kai Holm."


def overlay(folder, example=GOOD, person="Inge Dahl", counter=OTHER):
    text = ENTRY.format(example=example, person=person, counter=counter)
    (folder / "ranks.yml").write_text(text, encoding="utf-8")
    return folder


def failures(folder):
    found = check(load_codebook(folder), "ranks")
    return [f for f in found if f.entry == "test.harbour-master"]


def test_an_entry_whose_examples_hold_is_not_named(tmp_path):
    assert failures(overlay(tmp_path)) == []


def test_an_example_that_is_read_otherwise_is_named_with_what_was_found(tmp_path):
    (failure,) = failures(overlay(tmp_path, person="Kai Holm"))
    assert failure.text == GOOD
    assert failure.expected == "person: Kai Holm, rank: Harbour Master General"
    assert "person: Inge Dahl" in failure.found


def test_a_counter_example_in_which_the_entry_is_read_is_named(tmp_path):
    (failure,) = failures(overlay(tmp_path, counter=GOOD))
    assert failure.expected == "nothing of this entry"
    assert "Harbour Master General" in failure.found


def test_a_failure_is_printed_with_its_entry_and_ends_with_status_1(tmp_path):
    done = CliRunner().invoke(
        app, ["codebook", "check", "ranks", "--codebook", str(overlay(tmp_path, counter=GOOD))]
    )
    assert done.exit_code == 1
    assert "ranks test.harbour-master:" in done.stdout
