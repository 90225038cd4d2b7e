"""Who asks for a page: somebody signed in, a program with a token, nobody yet, or a lone desk's one user."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from regesta.apps.web.team.accounts import Account
from regesta.apps.web.team.roles import Need, allows
from regesta.apps.web.team.rules import need_of
from regesta.apps.web.team.sessions import Session
from regesta.apps.web.team.tokens import ApiToken

if TYPE_CHECKING:
    from starlette.requests import Request


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, and by what right; `secret` is that of the session, to which form tokens are bound."""

    account: Account | None = None
    session: Session | None = None
    token: ApiToken | None = None
    secret: str = field(default="", repr=False)
    is_alone: bool = False

    @property
    def name(self) -> str:
        """The name that decisions are filed under, empty at a lone desk."""
        return self.account.name if self.account else ""

    @property
    def told(self) -> str:
        """The name for the log, with the token where a program asks."""
        return f"{self.name} (token {self.token.id})" if self.token else self.name

    def may(self, need: Need) -> bool:
        """Say whether this visitor may do what asks for `need`."""
        if self.is_alone:
            return need not in ("own", "manage")
        if self.account is None:
            return need == "open"
        return allows(self.account.role, need, self.token.scope if self.token else None)

    def may_open(self, path: str, method: str = "GET") -> bool:
        """Say whether this visitor may call an address, or, of one like `/people/{ident}`, those like it."""
        if self.is_alone:
            return True
        need = need_of(method, path)
        return need is not None and self.may(need)


ALONE = Visitor(is_alone=True)
"""The one user of a desk without a team, who may do all."""
NOBODY = Visitor()
"""Somebody who has not signed in."""


def visitor_of(request: Request) -> Visitor:
    """Who asks; the door has looked. A desk without a team has no door, and one user."""
    if getattr(request.app.state, "team", None) is None:
        return ALONE
    return cast("Visitor", request.scope.get("state", {}).get("visitor", NOBODY))


def source_of(request: Request) -> str:
    """The address that a request comes from."""
    return (request.client.host if request.client else "")[:64]
