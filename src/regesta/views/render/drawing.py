"""The drawn timeline as an SVG picture, or as an HTML page with its lines below; each is one file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from regesta.views.drawn import Drawn

if TYPE_CHECKING:
    from jinja2 import Environment


def svg(drawn: Drawn) -> str:
    """The drawing alone. Every bar and dot tells its words when it is pointed at."""
    return _environment().get_template("timeline.svg").render(drawn=drawn, chart=drawn.chart, linked=False)


def page(drawn: Drawn) -> str:
    """The drawing over the engagements in words, to which its bars lead."""
    known = {m.id for m in drawn.moments}
    return (
        _environment()
        .get_template("timeline.html")
        .render(drawn=drawn, chart=drawn.chart, linked=True, known=known)
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("regesta.views.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
