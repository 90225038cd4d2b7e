"""The public interface: read a text, keep a register, write a brief."""

import pytest

import regesta

TEXT = (
    "Windhoek, March 5, 2024 – Namibian Defence Minister Petra Amunyela met Zambian Defence Minister"
    " Joseph Mwale in Windhoek on March 4, 2024. The two sides agreed to train divers together.\n"
)


@pytest.fixture
def register(tmp_path):
    with regesta.Register.open(tmp_path / "desk.db") as opened:
        opened.add_text(TEXT, "https://example.org/1")
        yield opened


def test_a_text_is_read_into_an_extraction():
    found = regesta.read(TEXT)
    assert isinstance(found, regesta.Extraction)
    assert {p.party for p in found.people} == {"NAM", "ZMB"}


def test_a_register_keeps_what_was_added(register, tmp_path):
    assert [r.source for r in register.reader().reports()] == ["https://example.org/1"]
    assert register.add_text(TEXT, "https://example.org/1") == "known"
    (tmp_path / "copy.txt").write_text(TEXT, encoding="utf-8")
    assert register.add(tmp_path / "copy.txt") == ("source",)


def test_a_missing_report_is_an_error_that_names_it(register):
    with pytest.raises(regesta.ReportError, match=r"none\.txt"):
        register.add("none.txt")


def test_a_brief_is_written_for_names_as_for_codes(register):
    brief = register.brief("Namibia", "zmb")
    assert brief == register.brief("NAM", "ZMB")
    assert brief.to_markdown().startswith("# Namibia – Zambia")
    assert brief.to_html().startswith("<!DOCTYPE html>")
    assert brief.to_terminal(80).startswith("Namibia – Zambia")


def test_an_unknown_party_or_date_is_a_mistake_of_usage(register):
    with pytest.raises(regesta.UsageError, match="did you mean ZMB"):
        register.brief("NAM", "Zambya")
    with pytest.raises(regesta.UsageError, match="since"):
        register.brief("NAM", "ZMB", since="lately")


def test_a_register_is_not_made_where_only_a_look_was_asked_for(tmp_path):
    with pytest.raises(regesta.RegisterError):
        regesta.Register.open(tmp_path / "none.db", create=False)


def test_importing_the_package_offers_exactly_its_public_names():
    assert set(regesta.__all__) < set(dir(regesta))
    with pytest.raises(AttributeError, match="no attribute 'reading'"):
        regesta.reading  # noqa: B018 - the look-up is the test
