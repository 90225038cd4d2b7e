"""Load a YAML table of cases from tests/cases."""

from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"


def load_table(name: str) -> list[dict[str, Any]]:
    """The cases of tests/cases/NAME.yml, in order."""
    loaded = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    assert isinstance(loaded, list)
    return loaded
