"""A brief as one HTML page that needs nothing else: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from regesta.views.brief.lines import BriefPage, Cites, Words

if TYPE_CHECKING:
    from jinja2 import Environment


def html(page: BriefPage) -> str:
    """Set the whole page; every word of a report is escaped."""
    return _environment().get_template("brief.html").render(page=page)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("regesta.views.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["words"] = lambda piece: isinstance(piece, Words)
    environment.tests["cites"] = lambda piece: isinstance(piece, Cites)
    return environment
