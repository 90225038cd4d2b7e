"""Score extractions against gold, by the five figures that a reader of a register relies on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Item = dict[str, Any]
Pairs = list[tuple[int, int]]

ROWS = ("people", "offices", "engagements+date", "instruments+status", "undertakings strict")
_STOP = {"the", "of", "and", "for", "a", "an", "at", "in", "national", "s"}
_LEVELS = {"deputy", "vice", "acting", "former", "permanent", "assistant", "under", "state", "parliamentary"}
_SAME_TITLE = 0.66
_SAME_WORDS = (0.5, 0.25)


@dataclass
class Tally:
    """Right, gold and found, added up for each row."""

    counts: dict[str, list[int]] = field(default_factory=lambda: {row: [0, 0, 0] for row in ROWS})

    def add(self, row: str, right: int, gold: int, found: int) -> None:
        """Add one report's counts to a row."""
        for i, n in enumerate((right, gold, found)):
            self.counts[row][i] += n

    def f1(self, row: str) -> float:
        """The F1 of a row; 1 where there was nothing to find and nothing was found."""
        right, gold, found = self.counts[row]
        return 2 * right / (gold + found) if gold + found else 1.0

    @property
    def headline(self) -> float:
        """The mean F1 of all rows."""
        return sum(self.f1(row) for row in ROWS) / len(ROWS)


def score_report(gold: Item, found: Item, text: str, tally: Tally) -> None:
    """Add to `tally` what one report's extraction `found` has right of `gold`."""
    people = _pair(gold["people"], found["people"], _same_person)
    tally.add("people", len(people), len(gold["people"]), len(found["people"]))
    _offices(gold["people"], found["people"], dict(people), tally)
    engagements = _pair(gold["engagements"], found["engagements"], _same_engagement)
    dated = sum(_dates_agree(gold["engagements"][i], found["engagements"][j]) for i, j in engagements)
    tally.add("engagements+date", dated, len(gold["engagements"]), len(found["engagements"]))
    instruments = _pair(gold["instruments"], found["instruments"], _same_instrument)
    right = sum(gold["instruments"][i]["event"] == found["instruments"][j]["status"] for i, j in instruments)
    tally.add("instruments+status", right, len(gold["instruments"]), len(found["instruments"]))
    _undertakings(gold["undertakings"], found["undertakings"], text, tally)


def _fold(text: str) -> str:
    text = text.replace("đ", "d").replace("Đ", "D").replace("’", "'").replace("'s", "")
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", plain.lower()).strip()


def _pair(gold: Sequence[Any], found: Sequence[Any], rate: Callable[[Any, Any], float]) -> Pairs:
    """One-to-one pairs, best rated first; a pair rated 0 is none."""
    rated = sorted(
        ((rate(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True
    )
    pairs: Pairs = []
    for score, i, j in rated:
        if score > 0 and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _jaccard(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def _same_person(gold: Item, found: Item) -> float:
    names = sorted(_fold(gold["name"]).split()), sorted(_fold(found["name"]).split())
    return float(names[0] == names[1] and gold["party"] == found["party"])


def _offices(gold: list[Item], found: list[Item], pairs: dict[int, int], tally: Tally) -> None:
    right = 0
    for i, person in enumerate(gold):
        titles = [o["title"] for o in found[pairs[i]]["offices"]] if i in pairs else []
        right += len(_pair(person["offices"], titles, _same_title))
    wanted, given = (sum(len(p["offices"]) for p in people) for people in (gold, found))
    tally.add("offices", right, wanted, given)


def _same_title(gold: str, found: str) -> float:
    a, b = _title_words(gold), _title_words(found)
    return float(bool(a & b) and a & _LEVELS == b & _LEVELS and _jaccard(a, b) >= _SAME_TITLE)


def _title_words(title: str) -> set[str]:
    folded = _fold(title).replace("defense", "defence").replace("prime minister", "pm")
    return {"deputy" if word == "vice" else word for word in folded.split()} - _STOP


def _same_engagement(gold: Item, found: Item) -> float:
    if gold["kind"] != found["kind"]:
        return 0.0
    parties = _jaccard(set(gold["parties"]), set(found["parties"]))
    wanted, given = _names(gold), _names(found)
    if not wanted and len(given) > 2:
        return 0.0
    who = _jaccard(wanted, given) if wanted else parties
    if who < _SAME_WORDS[0]:
        return 0.0
    return who + 0.5 * _same_day(gold["start"], found["start"]) + 0.1 * parties + 0.01


def _names(engagement: Item) -> set[str]:
    return {" ".join(sorted(_fold(name).split())) for name in engagement["people"]}


def _same_day(gold: str | None, found: str | None) -> bool:
    """Say whether two dates are of one precision and agree; a part that cannot be had agrees with any."""
    if not gold or not found:
        return not gold and not found
    a, b = gold.split("-"), found.split("-")
    return len(a) == len(b) and all(x == y or "X" in x for x, y in zip(a, b, strict=True))


def _dates_agree(gold: Item, found: Item) -> bool:
    return bool(gold.get("date_loose")) or (
        _same_day(gold["start"], found["start"]) and _same_day(gold["end"], found["end"])
    )


def _same_instrument(gold: Item, found: Item) -> float:
    if gold["kind"] != found["kind"] or (gold["term"] or None) != (found["term"] or None):
        return 0.0
    both = _jaccard(set(gold["parties"]), set(found["parties"]))
    return both if both >= _SAME_WORDS[0] else 0.0


def _undertakings(gold: list[Item], found: list[Item], text: str, tally: Tally) -> None:
    wanted = [set(range(text.find(u["quote"]), text.find(u["quote"]) + len(u["quote"]))) for u in gold]
    given = [{c for e in u["evidence"] for c in range(e["start"], e["end"])} for u in found]

    def rate(i: int, j: int) -> float:
        both = len(wanted[i] & given[j])
        cover = both / max(min(len(wanted[i]), len(given[j])), 1)
        shared = both / max(len(wanted[i] | given[j]), 1)
        return shared + 0.01 * cover if cover >= _SAME_WORDS[0] and shared >= _SAME_WORDS[1] else 0.0

    pairs = _pair(range(len(gold)), range(len(found)), rate)
    right = sum(_same_undertaking(gold[i], found[j]) for i, j in pairs)
    tally.add("undertakings strict", right, len(gold), len(found))


def _same_undertaking(gold: Item, found: Item) -> bool:
    same = gold["force"] == found["force"] and set(gold["by"]) == set(found["by"])
    return same and bool(set(gold["areas"]) & set(found["areas"]))
