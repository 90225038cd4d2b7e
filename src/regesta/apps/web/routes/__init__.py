"""The routes of the desk, one module for each kind of page."""

from regesta.apps.web.routes import (
    add,
    blind,
    calendar,
    entries,
    home,
    listings,
    relation,
    reports,
    review,
    search,
    withdrawing,
)

ROUTERS = (
    home.router,
    relation.router,
    listings.router,
    reports.router,
    entries.router,
    search.router,
    calendar.router,
    add.router,
    review.router,
    blind.router,
    withdrawing.router,
)
