"""The routes of a desk with a team."""

from regesta.apps.web.team import keeping, own, signing

ROUTERS = (signing.router, own.router, keeping.router)
