"""Passwords: which are taken, and how they are kept (argon2id)."""

from __future__ import annotations

import secrets
import threading
import unicodedata
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from regesta.codebook.match import fold

SHORTEST = 12
LONGEST = 256
_FEWEST_LETTERS = 5
_AT_ONCE = 2
_SYLLABLES = (
    "ba be bi bo bu da de di do du fa fe fi fo ga go ka ke ki ko la le li lo ma me mi mo na ne ni no".split()
)


def fault_of(password: str, name: str) -> str | None:
    """Why a password is not taken, or None if it is."""
    plain = _plain(password)
    if len(plain) < SHORTEST:
        return f"The password is too short: it takes at least {SHORTEST} characters."
    if len(plain) > LONGEST:
        return f"The password is too long: it takes at most {LONGEST} characters."
    if len(set(plain)) < _FEWEST_LETTERS:
        return f"The password is too simple: it takes at least {_FEWEST_LETTERS} different characters."
    if fold(name) in fold(plain) and len(fold(plain)) - len(fold(name)) < SHORTEST:
        return "The password must not be made of the name."
    return None


def temporary_password() -> str:
    """A password that can be read out over a telephone; it has 50 bits and is to be changed at once."""
    words = ("".join(secrets.choice(_SYLLABLES) for _ in range(2)) for _ in range(5))
    return "-".join(words)


class Passwords:
    """Makes and checks hashes; a few at once, as each takes much memory."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turn = threading.BoundedSemaphore(_AT_ONCE)

    def hashed(self, password: str) -> str:
        """The hash to keep of a password."""
        with self._turn:
            return self._hasher.hash(_plain(password))

    def fits(self, kept: str | None, password: str) -> bool:
        """Say whether a password is the one; without a hash the same work is done, and the answer is no."""
        known = kept is not None
        try:
            with self._turn:
                self._hasher.verify(
                    kept if kept is not None else self._of_nobody, _plain(password[: LONGEST * 4])
                )
        except (VerifyMismatchError, InvalidHashError):
            return False
        return known

    def is_outdated(self, kept: str) -> bool:
        """Say whether a hash was made with weaker settings than are in use now."""
        return self._hasher.check_needs_rehash(kept)

    @cached_property
    def _of_nobody(self) -> str:
        return self._hasher.hash(secrets.token_urlsafe(24))


def _plain(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
