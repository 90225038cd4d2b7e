"""A team: who may use a desk. Signing in, sessions, tokens and the log; each step is one transaction."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from regesta.apps.web.team import accounts, attempts, log, sessions, tokens
from regesta.apps.web.team.accounts import Account
from regesta.apps.web.team.attempts import Attempt
from regesta.apps.web.team.database import open_team_database, place_of, reading, writing
from regesta.apps.web.team.log import By
from regesta.apps.web.team.passwords import Passwords
from regesta.apps.web.team.visitor import Visitor

Clock = Callable[[], datetime]
_UNKNOWN = "(no account of this name)"


@dataclass(frozen=True, slots=True)
class Try:
    """What somebody typed to sign in, from where, and the session that the browser had before."""

    name: str
    password: str
    source: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the secret of a new session, or the seconds to wait, or neither: it was wrong."""

    secret: str = ""
    wait: int = 0


class Team:
    """The accounts of one register, open for reading and writing."""

    def __init__(
        self, register: str, *, clock: Clock = lambda: datetime.now(UTC), passwords: Passwords | None = None
    ) -> None:
        self.where = place_of(register)
        self.passwords = passwords or Passwords()
        self.clock = clock
        self._engine = open_team_database(register)

    def reading(self) -> AbstractContextManager[Connection]:
        """One transaction that reads."""
        return reading(self._engine, self.where)

    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction that writes all or nothing."""
        return writing(self._engine, self.where)

    def by(self, who: str, source: str) -> By:
        """Who does something now, for the log."""
        return By(who, attempts.told(self.clock()), source)

    def note(self, by: By, what: str, about: str = "") -> None:
        """Add a line to the log."""
        with self.writing() as connection:
            log.note(connection, by, what, about)

    def sign_in(self, tried: Try) -> Outcome:
        """Begin a session, if name and password are right and there were not too many attempts."""
        wait, known = self._weighed(tried)
        if wait:
            return Outcome(wait=wait)
        renewed = ""
        if known and self.passwords.is_outdated(known[1]):
            renewed = self.passwords.hashed(tried.password)
        with self.writing() as connection:
            # The password may have been changed, or the account disabled, while we looked.
            if known is None or accounts.kept_password(connection, tried.name) != known:
                return Outcome()
            account = accounts.by_id(connection, known[0])
            sessions.end(connection, sessions.digest(tried.before))
            secret = sessions.begin(connection, account, tried.source, self.clock())
            values = {"password": renewed} if renewed else {}
            accounts.change(connection, account, signed_in_at=attempts.told(self.clock()), **values)
            log.note(connection, self.by(account.name, tried.source), log.SIGNED_IN)
        return Outcome(secret=secret)

    def confirm(self, tried: Try) -> Outcome:
        """Say whether somebody who is signed in knows the password; guessing is limited likewise."""
        wait, known = self._weighed(tried)
        return Outcome(secret="known" if known else "", wait=wait)

    def renew(self, account: Account, source: str) -> str:
        """Begin another session for somebody who has just proved to be there."""
        with self.writing() as connection:
            return sessions.begin(connection, account, source, self.clock())

    def _weighed(self, tried: Try) -> tuple[int, tuple[int, str] | None]:
        """The seconds to wait, or the account (id and hash) if name and password are right.

        An attempt counts before the password is looked at, so that attempts at once don't get around the
        limit; an unknown name costs as much time as a wrong password.
        """
        now = self.clock()
        attempt = attempts.attempt_of(accounts.key_of(tried.name), tried.source, now)
        with self.writing() as connection:
            wait = attempts.wait(connection, attempt)
            if wait:
                self._note_refusal(connection, tried.name, attempt)
                return wait, None
            known = accounts.kept_password(connection, tried.name)
        fits = self.passwords.fits(known[1] if known else None, tried.password)
        with self.writing() as connection:
            if known and fits:
                attempts.forgive(connection, attempt)
                return 0, known
            log.note(connection, self.by(_who(connection, tried.name), tried.source), log.FAILED)
        return 0, None

    def _note_refusal(self, connection: Connection, typed: str, attempt: Attempt) -> None:
        """Log that an address was refused, once a window: whoever tries on must not fill the disk."""
        since = attempts.told(attempt.at - attempts.WINDOW)
        if not log.was_noted(connection, log.REFUSED, attempt.source, since):
            by = self.by(_who(connection, typed), attempt.source)
            log.note(connection, by, log.REFUSED, "too many attempts")

    def sign_out(self, visitor: Visitor, source: str) -> None:
        """End a visitor's session."""
        if visitor.session is None:
            return
        with self.writing() as connection:
            sessions.end(connection, visitor.session.id)
            log.note(connection, self.by(visitor.told, source), log.SIGNED_OUT)

    def by_session(self, secret: str) -> Visitor | None:
        """Who has the session of a cookie."""
        now = self.clock()
        with self.reading() as connection:
            found = sessions.find(connection, secret, now)
        if found is None:
            return None
        session, account = found
        if sessions.is_stale(session, now):
            with self.writing() as connection:
                sessions.touch(connection, session, now)
        return Visitor(account, session=session, secret=secret)

    def by_token(self, sent: str) -> Visitor | None:
        """Whose program sent a token."""
        now = self.clock()
        with self.reading() as connection:
            found = tokens.find(connection, sent, now)
        if found is None:
            return None
        token, account = found
        if tokens.is_stale(token, now):
            with self.writing() as connection:
                tokens.touch(connection, token, now)
        return Visitor(account, token=token)

    def close(self) -> None:
        """Let go of the file; the team must not be used after."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _who(connection: Connection, typed: str) -> str:
    """The account that was meant; what was typed is not kept, as it may be a password."""
    found = [a.name for a in accounts.every(connection) if accounts.key_of(a.name) == accounts.key_of(typed)]
    return found[0] if found else _UNKNOWN
