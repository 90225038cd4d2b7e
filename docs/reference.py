"""Write docs/codebook-reference.md from the codebook's own YAML.

python -m docs.reference
"""

from __future__ import annotations

import inspect
from pathlib import Path

from regesta.codebook import load_codebook
from regesta.codebook.entries.base import Entry
from regesta.codebook.load import SUBJECTS

PAGE = Path(__file__).parent / "codebook-reference.md"
_MOST = 160


def main() -> None:
    """Write the page."""
    codebook = load_codebook()
    total = sum(len(entries) for entries in codebook.entries.values())
    parts = [
        "# The codebook, entry by entry\n",
        f"Written by `make docs` from {total:,} entries; `regesta codebook show ID` prints one in full.\n",
    ]
    for subject, kind in SUBJECTS.items():
        entries = codebook.entries[subject].values()
        parts += [f"## {subject}\n", f"{inspect.cleandoc(kind.__doc__ or '')}\n"]
        parts += ["| entry | an example | note |", "|---|---|---|", *map(_row, entries), ""]
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def _row(entry: Entry) -> str:
    return f"| `{entry.id}` | {_cell(entry.examples[0].text)} | {_cell(entry.note)} |"


def _cell(text: str) -> str:
    """The text on one line, cut to what a cell takes."""
    line = " ".join(text.split()).replace("|", "\\|")
    return line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"


if __name__ == "__main__":
    main()
