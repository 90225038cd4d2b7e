"""The house rules that a machine can check: sizes, names, docstrings, exports, what the docs cover."""

import ast
import json
import re
from pathlib import Path

import pytest

import regesta
from regesta.codebook.match import fold

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
DATA = sorted((ROOT / "src").rglob("*.yml"))
GOLD = ROOT.parent / "shared" / "measure" / "seeds"
MOST_LINES = 350
MOST_LINES_OF_A_FUNCTION = 40
NO_NAMES = {"utils", "helpers", "common", "misc", "manager"}


def relative(path):
    return path.relative_to(ROOT).as_posix()


def trees():
    for path in SOURCES:
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_no_file_is_longer_than_a_person_reads_at_once():
    files = [*SOURCES, *sorted((ROOT / "tests").rglob("test_*.py")), *sorted((ROOT / "bench").glob("*.py"))]
    lengths = {relative(p): len(p.read_text(encoding="utf-8").splitlines()) for p in files}
    assert {p: n for p, n in lengths.items() if n > MOST_LINES} == {}


def test_no_function_is_longer_than_a_screen():
    found = {
        f"{relative(path)}:{node.name}": node.end_lineno - node.lineno + 1
        for path, tree in trees()
        if "migrations" not in path.parts
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None
    }
    assert {name: n for name, n in found.items() if n > MOST_LINES_OF_A_FUNCTION} == {}


def test_every_module_says_in_one_line_what_it_is():
    assert [relative(path) for path, tree in trees() if not ast.get_docstring(tree)] == []


def test_no_module_is_named_for_nothing():
    assert [relative(path) for path in SOURCES if path.stem in NO_NAMES or path.parent.name in NO_NAMES] == []


def test_the_public_names_are_sorted_exist_and_are_about_a_dozen():
    names = regesta.__all__
    assert names == sorted(names)
    assert all(hasattr(regesta, name) for name in names)
    assert len(names) <= 16


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold of the seeds is not beside this repository")
def test_no_name_of_the_seeds_is_wired_into_code_or_codebook():
    names = [
        p["name"] for g in sorted(GOLD.glob("*.json")) for p in json.loads(g.read_text("utf-8"))["people"]
    ]
    wanted = re.compile("|".join(rf"\b{re.escape(fold(name))}\b" for name in names))
    tests = [*sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "tests").rglob("*.yml"))]
    hits = [
        relative(p) for p in [*SOURCES, *DATA, *tests] if wanted.search(fold(p.read_text(encoding="utf-8")))
    ]
    assert hits == []


def test_the_pins_have_hashes_and_name_no_host():
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index" not in text
        pins = re.findall(r"^[\w.-]+==.*$", text, re.MULTILINE)
        assert pins
        assert text.count("==") <= text.count("--hash=sha256:") + text.count("python_") + len(pins)
        assert all(pin.endswith("\\") for pin in pins)


def docs():
    return "\n".join(
        p.read_text(encoding="utf-8") for p in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    )


def test_every_command_stands_in_the_docs():
    typer_main = pytest.importorskip("typer.main")
    from regesta.apps.cli import app

    commands = typer_main.get_command(app).commands
    assert [name for name in sorted(commands) if f"regesta {name}" not in docs()] == []


def test_every_code_of_a_doubt_stands_in_the_docs():
    code = re.compile(r"Doubt\(\s*\"([a-z_-]+\.[a-z_-]+)\"")
    codes = {c for path in SOURCES for c in code.findall(path.read_text(encoding="utf-8"))}
    assert "report.language-not-read" in codes
    assert sorted(c for c in codes if c not in docs()) == []
