"""Roles and scopes: what each lets one do. A keeper may what a reviewer may, a reviewer what a reader may."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["reader", "reviewer", "keeper"]
Scope = Literal["read", "decide", "keep"]
Need = Literal["open", "own", "read", "decide", "keep", "manage"]
"""What a page asks for: nothing; a person who is signed in; to read; to decide; to add and withdraw; or to
manage accounts, which is for keepers who are signed in themselves."""

ROLES: tuple[Role, ...] = get_args(Role)
SCOPES: tuple[Scope, ...] = get_args(Scope)
_ORDER = {"read": 0, "decide": 1, "keep": 2, "manage": 2}
_BY_PEOPLE_ONLY = frozenset({"own", "manage"})
MAY = {
    "reader": "read everything",
    "reviewer": "read everything and decide",
    "keeper": "read everything, decide, add and withdraw reports, and manage accounts",
}
"""What each role may do, as printed."""


def allows(role: Role, need: Need, scope: Scope | None = None) -> bool:
    """Say whether a role suffices; a program with a token needs a scope that suffices too."""
    if scope is not None and need in _BY_PEOPLE_ONLY:
        return False
    if need in ("open", "own"):
        return True
    reach = ROLES.index(role)
    if scope is not None:
        reach = min(reach, SCOPES.index(scope))
    return reach >= _ORDER[need]


def scopes_of(role: Role) -> tuple[Scope, ...]:
    """The scopes that a token of somebody with this role can have."""
    return SCOPES[: ROLES.index(role) + 1]
