"""Files, folders and standard input give one result each, and a bad one stops nothing."""

import io
from pathlib import Path

import pytest

from regesta.codebook import load_codebook
from regesta.errors import ReportError
from regesta.model.report import Report
from regesta.reports import fetch
from regesta.reports.ingest import report_from_text
from tests.tables import load_table

CODEBOOK = load_codebook()
SENTENCE = "The ministers of Fiji and Tonga met in Suva on Monday.\n"


def results(*paths, stdin=None):
    return list(fetch.read_paths(paths, CODEBOOK, stdin=stdin))


def refused(result):
    assert isinstance(result, ReportError)
    assert "\n" not in str(result)
    return str(result)


@pytest.mark.parametrize("case", load_table("errors"), ids=lambda c: c["name"])
def test_a_file_is_taken_in_or_refused_in_one_line(case, tmp_path):
    path = tmp_path / case["name"]
    path.write_bytes(case["bytes"].encode("latin-1").decode("unicode_escape").encode("latin-1"))
    (result,) = results(path)
    if "error" in case:
        assert refused(result).startswith(f"{path}: ")
        assert case["error"] in refused(result)
        return
    assert isinstance(result, Report)
    assert result.text == case["text"]
    assert case.get("note", "") in "; ".join(result.notes)
    if "published" in case:
        assert result.published is not None
        assert result.published.start == case["published"]
    if "title" in case:
        assert result.title == case["title"]


def test_offsets_count_what_python_reads_from_the_file(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xef\xbb\xbfSUVA \xe2\x80\x94 They met.\r\n\r\nThey left.\r\n")
    (report,) = results(path)
    assert isinstance(report, Report)
    assert report.text == path.read_text(encoding="utf-8")


def test_the_rest_of_a_batch_is_taken_in(tmp_path):
    good, bad, last = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"
    good.write_text(SENTENCE)
    bad.write_bytes(b"\0")
    last.write_text(SENTENCE + "They left.")
    kinds = [type(r) for r in results(good, tmp_path / "missing.txt", bad, last)]
    assert kinds == [Report, ReportError, ReportError, Report]


def test_a_missing_file_is_named():
    (result,) = results("no/such/report.txt")
    assert refused(result) == "no/such/report.txt: there is no such file or folder; check the path"


def test_files_come_as_given_and_those_of_a_folder_sorted(tmp_path):
    for name in (
        "z/b.txt",
        "z/a/c.md",
        "z/d.html",
        "z/.hidden.txt",
        "z/.git/e.txt",
        "z/picture.png",
        "f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{name} {SENTENCE}" if name.endswith("html") else name + SENTENCE)
    found = [
        Path(r.source).relative_to(tmp_path).as_posix() for r in results(tmp_path / "f.txt", tmp_path / "z")
    ]
    assert found == ["f.txt", "z/a/c.md", "z/b.txt", "z/d.html"]


def test_a_pdf_in_a_folder_is_refused_and_not_passed_over(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "b.txt").write_text(SENTENCE)
    refusal, report = results(tmp_path)
    assert "PDF" in refused(refusal)
    assert isinstance(report, Report)


def test_a_folder_without_reports_is_said_to_be_one(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (result,) = results(tmp_path)
    assert refused(result) == f"{tmp_path}: holds no .txt, .md or .html file; name a folder that does"


def test_standard_input_is_a_report():
    (report,) = results("-", stdin=io.BytesIO(SENTENCE.encode()))
    assert isinstance(report, Report)
    assert (report.source, report.text) == ("<stdin>", SENTENCE)


def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    path = tmp_path / "secret.txt"
    path.write_text(SENTENCE)

    def deny(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    (result,) = results(path)
    assert refused(result) == f"{path}: cannot be read: permission denied; check its permissions"


def test_a_file_of_50_mb_is_refused_unread(tmp_path):
    path = tmp_path / "dump.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    (result,) = results(path)
    assert refused(result) == f"{path}: is larger than 20 MB; a file holds one report: split it"


def test_a_text_that_is_no_single_report_is_refused(tmp_path):
    path = tmp_path / "dump.txt"
    path.write_text(SENTENCE * 20_000)
    (result,) = results(path)
    assert "holds more than 1,000,000 characters" in refused(result)


def test_the_longest_report_is_labelled_quickly():
    line = "The ministers of Fiji and Tonga met in the port of Suva and agreed on\n"
    text = (line + "the training of " + line[4:]) * 6_000
    report = report_from_text(text, "x", CODEBOOK)
    assert {b.kind for b in report.blocks} == {"body"}


def test_the_same_text_from_two_places_is_one_report(tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(SENTENCE)
    second.write_text(SENTENCE)
    a, b = results(first, second)
    assert isinstance(a, Report)
    assert isinstance(b, Report)
    assert a.id == b.id
    assert a.source != b.source


def test_a_whole_page_keeps_its_paragraphs_and_loses_its_menus(tmp_path):
    paragraphs = [
        f"In point {n}, the ministers of Fiji and Tonga agreed on training, he said." for n in range(40)
    ]
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(30))
    page = (
        f"<html><body><nav><ul>{menu}</ul></nav><article><h1>Talks in Suva</h1>{body}</article></body></html>"
    )
    path = tmp_path / "page.html"
    path.write_text(page)
    (report,) = results(path)
    assert isinstance(report, Report)
    assert report.text.split("\n\n") == ["Talks in Suva", *paragraphs]
    assert report.title == "Talks in Suva"
