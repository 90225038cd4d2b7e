"""Write an invented press archive: officials stay in office, committees meet yearly, wires are reprinted.

python -m bench.archive FOLDER [--reports 20000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.generate import _AREAS, _DAYS, _FIRST_DAY, _POSTS, _STATES, _TEMPLATES, _days, _name

_COPIES = 0.08
_SESSIONS = 0.15
_TERM = 1200
_AGENCIES = ("Coastal Wire", "The Harbour Post", "Daily Meridian", "Northern Courier")


class Cabinets:
    """Who held which office of which state on a day: each for about three years."""

    def __init__(self, rng: random.Random) -> None:
        terms = _DAYS // _TERM + 2
        self._names = {
            (state[0], post): [f"{rank} {_name(rng)}".strip() for _ in range(terms)]
            for state in _STATES
            for post, rank in _POSTS
        }
        self._starts = {key: rng.randrange(_TERM) for key in self._names}

    def holder(self, state: str, post: str, day: date) -> str:
        """The name, with rank, of whoever is in office."""
        key = (state, post)
        return self._names[key][((day - _FIRST_DAY).days + self._starts[key]) // _TERM]


def archive(count: int, seed: int = 1) -> Iterator[str]:
    """The first `count` reports of a seed, in no order of date."""
    rng = random.Random(seed)
    cabinets = Cabinets(rng)
    told = [path.read_text(encoding="utf-8") for path in sorted(_TEMPLATES.glob("*.txt"))]
    session = (_TEMPLATES / "archive" / "session.txt").read_text(encoding="utf-8")
    lately: list[str] = []
    for _ in range(count):
        if lately and rng.random() < _COPIES:
            yield _copied(rng.choice(lately), rng)
            continue
        if rng.random() < _SESSIONS:
            text = session.format_map(_session(rng, cabinets))
        else:
            text = rng.choice(told).format_map(_meeting(rng, cabinets))
        lately = [*lately[-50:], text]
        yield text


def _meeting(rng: random.Random, cabinets: Cabinets) -> dict[str, object]:
    """Two officials of two states, a day and a few areas."""
    day = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS))
    home, away = rng.sample(_STATES, 2)
    (guest_post, _), (host_post, _) = rng.sample(_POSTS, 2)
    return _fields(rng, day, (home, away), (guest_post, host_post), cabinets)


def _session(rng: random.Random, cabinets: Cabinets) -> dict[str, object]:
    """One year's session of the border committee of two states, each year about the same day."""
    home, away = sorted(rng.sample(_STATES, 2))
    year = rng.randrange(10)
    day = _FIRST_DAY + timedelta(days=365 * year + 20 + 7 * _STATES.index(home) + rng.randrange(3))
    posts = ("Minister of Home Affairs", "Minister of Home Affairs")
    fields = _fields(rng, day, (away, home), posts, cabinets)
    swapped = {"home": home[0], "away": away[0], "home_capital": home[2], "away_capital": away[2]}
    return fields | swapped | {"session": 4 + year, "next_year": day.year + 1, "earlier": day.year - 1}


def _fields(
    rng: random.Random,
    day: date,
    states: tuple[tuple[str, str, str], tuple[str, str, str]],
    posts: tuple[str, str],
    cabinets: Cabinets,
) -> dict[str, object]:
    (home, away), (guest_post, host_post) = states, posts
    guest, host = cabinets.holder(home[0], guest_post, day), cabinets.holder(away[0], host_post, day)
    areas = rng.sample(_AREAS, 3)
    fields: dict[str, object] = {
        "guest": guest, "guest_post": guest_post, "short": guest.split()[-1],
        "host": host, "host_post": host_post, "translator": _name(rng),
        "home": home[0], "home_of": home[1], "home_capital": home[2],
        "away": away[0], "away_of": away[1], "away_capital": away[2], "AWAY_CAPITAL": away[2].upper(),
        "home_agency": f"{home[0][:2].upper()}NA", "area1": areas[0], "area2": areas[1], "area3": areas[2],
    }  # fmt: skip
    return fields | _days(day)


def _copied(text: str, rng: random.Random) -> str:
    """A reprint with another tail, or the opening alone."""
    paragraphs = text.rstrip().split("\n\n")
    if rng.random() < 0.5:
        paragraphs = paragraphs[: max(3, len(paragraphs) - 2)]
    return "\n\n".join([*paragraphs, f"Reprinted from the agencies by {rng.choice(_AGENCIES)}\n"])


def main() -> None:
    """Write the reports, one a file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for n, text in enumerate(archive(asked.reports, asked.seed)):
        (asked.folder / f"{n:05}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
