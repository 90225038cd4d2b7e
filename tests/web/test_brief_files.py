"""The brief as Word and PDF: footnotes and all, harmless words, the same bytes each time."""

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest

from regesta.views.brief.lines import (
    BriefPage,
    Cites,
    Footnote,
    Item,
    Section,
    Table,
    Words,
    YearInferred,
    words,
)
from regesta.views.render.typeset import pdf, source
from regesta.views.render.word import word
from regesta.views.sentences import Stretch

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NASTY = 'He said "#eval(1)" \\ $x$ *bold* _em_ @ref <label> // /* & <w:t>\x00\x0b'
PAGE = BriefPage(
    title=f"Malta – Iceland {NASTY}",
    coverage="2 reports",
    sections=(
        Section(
            "Where it stands", prose=(Words("They met"), Cites((1, 2)), Words(f" and {NASTY}", "strong"))
        ),
        Section("Texts", table=Table(("text", "term"), ((words("Protocol"), (Words("2025"), Cites((1,)))),))),
        Section(
            "Said",
            items=(Item((Words("x", "em"), YearInferred()), parts=(words("part"),)),),
            closing=words("end"),
        ),
    ),
    inferred=("r: 2025 inferred",),
    footnotes=(
        Footnote(
            1, (Stretch("They ", quoted=False), Stretch("met", quoted=True)), "MNA", "a.txt", "r-1", 0, 8
        ),
        Footnote(2, (Stretch(NASTY, quoted=True),), "", "b.txt", "r-2", 3, 9),
    ),
)


def part(data, name):
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))  # noqa: S314 - it is our own file


def test_a_word_file_has_true_footnotes_and_each_is_made_once():
    pytest.importorskip("docx")
    data = word(PAGE)
    cited = [e.get(f"{W}id") for e in part(data, "word/document.xml").iter(f"{W}footnoteReference")]
    held = [e.get(f"{W}id") for e in part(data, "word/footnotes.xml").iter(f"{W}footnote")]
    assert cited == ["1", "2"]
    assert held == ["-1", "0", "1", "2"]
    told = "".join(part(data, "word/footnotes.xml").itertext())
    assert "They met” MNA, a.txt, characters 0–8." in told
    assert '"#eval(1)"' in told


def test_a_word_file_opens_again():
    docx = pytest.importorskip("docx")
    paragraphs = [p.text for p in docx.Document(io.BytesIO(word(PAGE))).paragraphs]
    assert any("They met" in p for p in paragraphs)


def test_a_pdf_is_set_whatever_the_words_are():
    pytest.importorskip("typst")
    assert pdf(PAGE).startswith(b"%PDF-")


def test_words_of_a_report_are_strings_in_the_source_and_never_code():
    assert '\\"#eval(1)\\"' in source(PAGE)
    assert source(PAGE).count("#footnote[") == 2
    assert "#footnote(<n1>)" in source(PAGE)


@pytest.mark.parametrize("setting", [word, pdf])
def test_the_same_brief_gives_the_same_bytes(setting):
    pytest.importorskip("docx")
    pytest.importorskip("typst")
    assert setting(PAGE) == setting(PAGE)


@pytest.mark.parametrize(("end", "begin"), [("docx", b"PK"), ("pdf", b"%PDF"), ("md", b"# Kenya")])
def test_the_brief_comes_down_as_a_file(desk, end, begin):
    answer = desk.get(f"/relations/KEN-ETH/brief.{end}")
    assert answer.content.startswith(begin)
    assert answer.headers["content-disposition"] == f'attachment; filename="brief-KEN-ETH.{end}"'
