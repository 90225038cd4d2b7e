"""Each bad input of docs/errors.md, tried from the command line: one clear line, and the exit status."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from regesta.apps.cli import app

PAGE = Path(__file__).parents[2] / "docs" / "errors.md"
GOOD = "The defence ministers of Fiji and Tonga met in Suva on 3 May 2024 and agreed on a plan.\n"
KHMER = "រដ្ឋមន្ត្រីក្រសួងការពារជាតិបានជួបពិភាក្សាជាមួយសមភាគី និងឯកភាពបន្តពង្រឹងកិច្ចសហប្រតិបត្តិការ"
LATIN = (
    "The minister met her guest André Morél in Orléans on Monday; the general was there.\n"
    "She thanked Señor Núñez, Herr Müller of Köln and Mme Crèvecœur for their help.\n"
)
FILES = {
    "good.txt": GOOD.encode(),
    "empty.txt": b"",
    "binary.txt": b"\0\1",
    "picture.txt": b"\x89PNG\r\n",
    "scan.pdf": b"%PDF-1.7",
    "letter.docx": b"PK\x03\x04",
    "long.txt": (GOOD * 20_000).encode(),
    "none/picture.png": b"\x89PNG",
    "bare.html": b"<html><script>met()</script></html>",
    "latin.txt": LATIN.encode("cp1252"),
    "khmer.txt": KHMER.encode(),
    "broken.html": b"<html><script>signed()</script><p>They <b>met<p>in Suva.</div>",
    "notes.txt": b"not a register",
    "lacking/ranks.yml": b"- id: x\n",
    "unreadable/ranks.yml": b"a: [1\n",
    "strange/strange.yml": b"[]\n",
}


def rows():
    """What, command, printed words and exit status of each line of the page's tables."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("|") and len(cells) == 4 and cells[3].rstrip(" |").isdigit():
            yield cells[0].strip("| "), cells[1].strip("`"), code(cells[2]), int(cells[3].rstrip(" |"))


def code(cell):
    """The words that a cell gives as printed, or none."""
    match = re.match(r"``\s?(.+?)\s?``|`(.+?)`", cell)
    return (match[1] or match[2]) if match else ""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command):
    return CliRunner().invoke(app, shlex.split(command)[1:], env={"COLUMNS": "300", "NO_COLOR": "1"})


@pytest.mark.parametrize(("what", "command", "printed", "status"), list(rows()), ids=lambda v: str(v)[:40])
def test_what_the_page_says_of_a_bad_input_is_so(folder, what, command, printed, status):
    assert folder.is_dir()
    if "--register r.db" in command and "add" not in command:
        assert run("regesta add good.txt --register r.db").exit_code == 0
    result = run(command)
    assert result.exit_code == status, (what, result.output)
    assert printed in result.stderr
    assert "Traceback" not in result.output
    if status:
        assert len(result.stderr.strip().splitlines()) == 1


def test_the_page_tells_of_every_bad_input_of_the_issue():
    assert len(list(rows())) == 34


def test_the_good_reports_of_a_batch_are_filed(folder):
    assert folder.is_dir()
    run("regesta add binary.txt good.txt nope.txt --register r.db")
    assert "known" in run("regesta add good.txt --register r.db").stdout


def test_scripts_are_no_part_of_a_report(folder):
    assert folder.is_dir()
    result = run("regesta extract broken.html")
    assert "signed" not in result.stdout


def test_standard_input_is_read():
    result = CliRunner().invoke(app, ["extract", "-"], input=GOOD)
    assert result.exit_code == 0
    assert '"source": "<stdin>"' in result.stdout
