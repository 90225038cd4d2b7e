"""A desk with a team for tests: three people, a clock that is set by hand, and as many browsers as wanted."""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from fastapi import FastAPI
from starlette.testclient import TestClient

from regesta.apps.web import create_app
from regesta.apps.web.team import accounts, cookies, members
from regesta.apps.web.team.accounts import checked_role
from regesta.apps.web.team.passwords import Passwords
from regesta.apps.web.team.store import Team
from regesta.desk import Register

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD = "correct horse battery"  # noqa: S105 - of invented people
PEOPLE = {"reader": "Cira Noor", "reviewer": "Bela Orvane", "keeper": "Ada Lund"}
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    """The time, which stands still until it is put forward."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Peopled:
    """A desk, its team and its clock."""

    app: FastAPI
    team: Team
    clock: Clock
    register: Register

    def browser(self, source="10.0.0.1", base="http://127.0.0.1", **options):
        """A browser of somebody who has not signed in."""
        return TestClient(
            self.app, base_url=base, client=(source, 50_000), raise_server_exceptions=False, **options
        )

    def account(self, role):
        with self.team.reading() as connection:
            return accounts.by_name(connection, PEOPLE[role])

    def signed_in(self, role, source="10.0.0.1"):
        """A browser of somebody who has signed in, as the form does it."""
        browser = self.browser(source)
        answer = sign_in(browser, PEOPLE[role])
        assert answer.status_code == 303, answer.text
        return browser

    def with_session(self, role, **options):
        """A browser with a session begun without the form, which is quicker."""
        browser = self.browser(**options)
        secret = self.team.renew(self.account(role), "10.0.0.1")
        browser.cookies.set(cookies._PLAIN, secret, "127.0.0.1")
        return browser

    def log(self):
        """What was logged, oldest first: who, what and about."""
        from regesta.apps.web.team.log import LogFilter, lines

        with self.team.reading() as connection:
            return [(x.who, x.what, x.about) for x in lines(connection, LogFilter(), 0, 1000)[0]][::-1]


@contextmanager
def peopled(filed, folder) -> Iterator[Peopled]:
    """A desk of one's own over the filed samples, with one account of each role."""
    path = folder / "own.db"
    shutil.copy(filed, path)
    clock = Clock()
    with Team(str(path), clock=clock, passwords=Passwords(QUICK)) as team, Register.open(path) as register:
        for role, name in PEOPLE.items():
            members.add(team, team.by("a test", "here"), name, checked_role(role), PASSWORD)
        app = create_app(register, path, team=team)
        with TestClient(app):  # which begins and ends what the desk does in the background
            yield Peopled(app, team, clock, register)


def token_of(browser, where="/sign-in"):
    """The token of the first form on a page."""
    return re.findall(r'name="token" value="(\w+)"', browser.get(where).text)[0]


def sign_in(browser, name, password=PASSWORD, **more):
    """What the form to sign in answers."""
    data = {"name": name, "password": password, "token": token_of(browser), **more}
    return browser.post("/sign-in", data=data, follow_redirects=False)
