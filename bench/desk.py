"""Eight readers at once at a desk over a register of many reports: how long does each page take?

python -m bench.scale --register BIG.db      fills it first; the same file may be used again
python -m bench.desk BIG.db [--write]        a line a kind of page, then one JSON object
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench.generate import _AREAS, _NAMES, _STATES

_SERVER = "import sys; from regesta.apps.cli import main; sys.argv[0] = 'regesta'; main()"
_CODES = ("KEN", "PER", "NOR", "MYS", "IND", "FJI", "FIN", "GHA", "JOR", "IDN", "MNG", "CHL")
_START = 900
PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
DESK = "## The desk"
ALONE = "search, one reader"


@contextmanager
def served(register: str) -> Iterator[int]:
    """A desk in a process of its own; gives its port."""
    command = [sys.executable, "-c", _SERVER, "serve", "--port", "0", "--register", register]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        line = server.stdout.readline() if server.stdout else ""
        try:
            yield int(re.findall(r":(\d+)/", line)[0])
        finally:
            server.terminate()


def wait_for(port: int) -> None:
    """Wait until the desk listens."""
    while True:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


class Reader:
    """One browser: asks for pages one after the other over one connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_START)

    def ask(self, path: str) -> tuple[float, bytes]:
        """Seconds until a page is there, and the page. Raise RuntimeError if it is an error."""
        begun = time.perf_counter()
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        body = answer.read()
        taken = time.perf_counter() - begun
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path}: {answer.status}")
        return taken, body


def addresses(port: int, rng: random.Random) -> dict[str, Callable[[], str]]:
    """For each kind of page, what draws an address of it: any relation, any person, any words."""
    rows = []
    for start in (0, 100, 200):
        rows += json.loads(Reader(port).ask(f"/people.json?start={start}")[1])["rows"]
    people = [row[0] for row in rows]
    pairs = [f"{a}-{b}" for a, b in combinations(_CODES, 2)]
    names = [word for group in _NAMES for name in group for word in name.split()]
    states = [state for state, _, _ in _STATES]
    # What one reader asks for nobody asked for before: what was found is kept.
    others = sorted({f"{word} {name}" for word in (*states, *_AREAS) for name in names})
    rng.shuffle(others)
    words = list(names)
    words += [f"{area} {state}" for area in _AREAS for state in states] + list(_AREAS)
    words += [f"{state} {other}" for state, other in combinations(states, 2)]
    return {
        "home": lambda: "/",
        "relation": lambda: f"/relations/{rng.choice(pairs)}",
        "person": lambda: f"/people/{rng.choice(people)}",
        "search": lambda: f"/search?q={quote(rng.choice(words))}",
        ALONE: lambda: f"/search?q={quote(others.pop())}",
    }


def mixed(rng: random.Random, kinds: tuple[Callable[[], str], ...]) -> Callable[[], str]:
    """What draws an address of any of the kinds."""

    def draw() -> str:
        return rng.choice(kinds)()

    return draw


def read_at_once(port: int, draw: Callable[[], str], readers: int, requests: int) -> list[float]:
    """Let so many readers ask for so many pages in all; seconds of each, sorted."""
    taken: list[float] = []
    left = iter([draw() for _ in range(requests)])
    lock = threading.Lock()

    def read() -> None:
        reader = Reader(port)
        while True:
            with lock:
                path = next(left, None)
            if path is None:
                return
            seconds, _ = reader.ask(path)
            with lock:
                taken.append(seconds)

    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(taken)


def told(taken: list[float]) -> dict[str, float]:
    """Milliseconds at the median, at the 99th percentile and at most."""
    places = {"median": len(taken) // 2, "p99": min(len(taken) - 1, int(len(taken) * 0.99)), "most": -1}
    return {name: round(taken[place] * 1000, 1) for name, place in places.items()}


def section(found: dict[str, Any], readers: int, requests: int) -> str:
    """The figures as a section of the page on performance."""
    rows = "\n".join(
        f"| {kind} | {told['median']:.0f} | {told['p99']:.0f} | {told['most']:.0f} |"
        for kind, told in found.items()
        if isinstance(told, dict)
    )
    start, search = found["first page, s"], found["first search, s"]
    return f"""{DESK}
`regesta serve` over {found["reports"]:,} generated reports, folded before; {readers} readers at once, each
asking for the next page when it has one: {requests} pages of each kind, of any relation, person or words.
The first page stands {start:.0f} s after the start, the first search {search:.0f} s after that.

| page | median, ms | 99th percentile, ms | most, ms |
|---|---|---|---|
{rows}

Repeated by hand: `python -m bench.scale --register BIG.db`, then `python -m bench.desk BIG.db --write`.
"""


def main() -> None:
    """Serve, ask and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("register")
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--requests", type=int, default=400)
    parser.add_argument("--write", action="store_true", help="put the figures into docs/performance.md")
    asked = parser.parse_args()
    rng = random.Random(1)
    with served(asked.register) as port:
        # Where another version folded it, this one folds it anew, once.
        wait_for(port)
        Reader(port).ask("/")
    with served(asked.register) as port:
        wait_for(port)
        reader = Reader(port)
        found: dict[str, Any] = {"first page, s": round(reader.ask("/")[0], 1)}
        found["first search, s"] = round(reader.ask("/search?q=border")[0], 1)
        kinds = addresses(port, rng)
        found[ALONE] = told(read_at_once(port, kinds.pop(ALONE), 1, asked.requests))
        kinds["all four"] = mixed(rng, tuple(kinds.values()))
        for name, draw in kinds.items():
            found[name] = told(read_at_once(port, draw, asked.readers, asked.requests))
            print(name, json.dumps(found[name]), file=sys.stderr, flush=True)
        found["reports"] = json.loads(Reader(port).ask("/index.json")[1])["counts"]["reports"]
    print(json.dumps(found))
    if asked.write:
        before = PAGE.read_text(encoding="utf-8").partition(DESK)[0].rstrip()
        PAGE.write_text(f"{before}\n\n{section(found, asked.readers, asked.requests)}", encoding="utf-8")


if __name__ == "__main__":
    main()
