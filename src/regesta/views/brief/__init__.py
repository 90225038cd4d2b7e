"""The brief: two pages on one relation for a desk officer, every line with its footnote."""

from regesta.views.brief.lines import BriefPage
from regesta.views.brief.page import write_brief

__all__ = ["BriefPage", "write_brief"]
