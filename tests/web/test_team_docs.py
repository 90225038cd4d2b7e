"""What docs/desk.md tells of the desk is there: each test it names, each address that a team has."""

import re
from pathlib import Path

import pytest

pytest.importorskip("argon2")

from regesta.apps.web.team.rules import RULES
from regesta.apps.web.team.sessions import IDLE, LONGEST
from regesta.apps.web.team.tokens import DAYS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "desk.md").read_text(encoding="utf-8")


def test_every_test_that_the_page_names_is_there():
    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"`(test_[a-z_]+)`", PAGE))
    assert len(named) > 30
    assert {name for name in named if f"def {name}(" not in written} == set()


def test_the_page_tells_of_every_address_of_a_team():
    own = {path for path in RULES["GET"] if path.startswith(("/sign-in", "/account", "/team"))}
    assert {path for path in own if f"`{path}`" not in PAGE} == set()


def test_the_times_are_as_the_page_has_them():
    assert "A session ends after an hour" in PAGE
    assert "after twelve" in PAGE
    assert (IDLE.total_seconds(), LONGEST.total_seconds()) == (3600, 12 * 3600)
    assert f"runs out after {DAYS[0]}, {DAYS[1]} or {DAYS[2]} days" in PAGE
