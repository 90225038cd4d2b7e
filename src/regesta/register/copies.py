"""Which reports are copies: reprinted, lightly edited or cut, so that they bear no witness of their own."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import eq

from rensa import RMinHash

from regesta.model.claim import Claim
from regesta.model.entry import ReportEntry
from regesta.model.report import Block
from regesta.register.filing import Filing
from regesta.register.imprints import HELD, imprint
from regesta.register.verdicts import Unions

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_TELLING = 2
_FEWEST = 15
_SEED = 1
_ROWS = 3
BANDS = 30
_WORTH = 0.3
_STRANGE = 0.05


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two reports, the lesser id first, and whether each holds what the other tells."""

    left: str
    right: str
    left_held: bool
    right_held: bool


class Sketch:
    """What two texts are compared by: runs of five words, and the names and figures in them.

    Only the story counts: page furniture, captions and date lines are left out.
    """

    def __init__(self, text: str, blocks: Iterable[Block]) -> None:
        story = [text[b.start : b.end] for b in blocks if b.kind == "body"]
        self._words = _WORD.findall("\n".join(story) if story else text)

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Every run of words, in small letters."""
        words = [w.lower() for w in self._words]
        return frozenset(tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1))

    @cached_property
    def imprint(self) -> bytes:
        """What shows at once that this text and another share too few runs of words."""
        return imprint(self.shingles)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, in small letters."""
        return frozenset(w.lower() for w in self._words)

    @cached_property
    def marks(self) -> frozenset[str]:
        """Words with a capital or a figure: what tells one report from another in the same set words."""
        return frozenset(w.lower() for w in self._words if _marked(w))

    @cached_property
    def figures(self) -> frozenset[str]:
        """Words with a figure."""
        return frozenset(w for w in self.marks if any(c.isdigit() for c in w))

    @cached_property
    def signature(self) -> array[int]:
        """Numbers of which two texts share about as large a part as of their runs of words (MinHash).

        They are made of the runs that hold names and figures, so that reports written by one pattern are not
        taken for alike. Empty for a text that is too short to be compared.
        """
        if len(self.shingles) < _FEWEST:
            return array("I")
        words, low = self._words, [w.lower() for w in self._words]
        telling = [_marked(w) for w in words]
        spans = [range(n, n + _SHINGLE) for n in range(len(words) - _SHINGLE + 1)]
        runs = {" ".join(low[span.start : span.stop]) for span in spans if _tells(telling, span)}
        minhash = RMinHash(num_perm=BANDS * _ROWS, seed=_SEED)
        minhash.update(sorted(runs) if len(runs) >= _FEWEST else [" ".join(s) for s in self.shingles])
        return array("I", minhash.digest())


def bands_of(signature: Sequence[int]) -> tuple[int, ...]:
    """Numbers of which texts that share much share one at least, and others seldom; none if too short."""
    rows = [signature[n : n + _ROWS] for n in range(0, len(signature), _ROWS)]
    return tuple(_band(number, row) for number, row in enumerate(rows))


def may_be_alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two signatures share enough for the texts to be worth comparing in full."""
    return bool(sum(map(eq, one, other)) >= _WORTH * len(one))


def _marked(word: str) -> bool:
    return word[0].isupper() or any(c.isdigit() for c in word)


def _tells(telling: Sequence[bool], span: range) -> bool:
    return sum(telling[span.start : span.stop]) >= _TELLING


def _band(number: int, values: Sequence[int]) -> int:
    """One signed 64-bit number for a few values of a signature."""
    mixed = number + 1
    for value in values:
        mixed = ((mixed ^ value) * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        mixed ^= mixed >> 29
    return mixed - (1 << 63)


def likeness(left: tuple[str, Sketch], right: tuple[str, Sketch]) -> Likeness | None:
    """Compare two reports in full; None unless one holds what the other tells.

    A text is held by another that has four fifths of its runs of words, all its figures and nearly all its
    names: a form that is filled in anew each year is no copy. Of two nearly equal texts it is enough if one
    has nothing of its own.
    """
    (one, a), (other, b) = sorted((left, right), key=lambda pair: pair[0])
    shared = len(a.shingles & b.shingles)
    if not a.shingles or not b.shingles:
        return None
    a_held = shared >= HELD * len(a.shingles)
    b_held = shared >= HELD * len(b.shingles)
    if a_held and b_held:
        a_held = b_held = _nothing_new(a, b) or _nothing_new(b, a)
    else:
        a_held, b_held = a_held and _nothing_new(a, b), b_held and _nothing_new(b, a)
    return Likeness(one, other, a_held, b_held) if a_held or b_held else None


def _nothing_new(cut: Sketch, whole: Sketch) -> bool:
    """Whether a text has no figures and hardly any names of its own.

    A word that the other has in small letters is no name: a sentence may begin with it here and not there.
    """
    return cut.figures <= whole.figures and len(cut.marks - whole.words) <= _STRANGE * len(cut.marks)


def mark_copies(filings: Iterable[Filing], likenesses: Iterable[Likeness]) -> list[Filing]:
    """Write into each copy's report entry which report it is a copy of.

    Of nearly equal reports the earliest is the original; a cut one is a copy of the whole.
    """
    filings = list(filings)
    found = originals([f.report for f in filings], likenesses)
    return [
        replace(f, report=replace(f.report, copy_of=found[f.report.id])) if f.report.id in found else f
        for f in filings
    ]


def originals(reports: Sequence[ReportEntry], likenesses: Iterable[Likeness]) -> dict[str, str]:
    """For each copy among these reports, what it is a copy of. The order of neither changes anything."""
    known = {r.id: r for r in reports}
    pairs = [x for x in likenesses if x.left in known and x.right in known]
    alike = Unions()
    for x in pairs:
        if x.left_held and x.right_held:
            alike.join((x.left, x.right))
    within: dict[str, set[str]] = {}
    for x in pairs:
        if x.left_held != x.right_held:
            cut, whole = (x.left, x.right) if x.left_held else (x.right, x.left)
            within.setdefault(alike.root(cut), set()).add(alike.root(whole))
    members: dict[str, list[str]] = {}
    for ident in {i for x in pairs for i in (x.left, x.right)}:
        members.setdefault(alike.root(ident), []).append(ident)
    first = {root: min(ids, key=lambda i: _age(known[i])) for root, ids in members.items()}
    ages = {root: _age(known[ident]) for root, ident in first.items()}
    wholes: dict[str, str] = {}
    for root in sorted(within, key=lambda r: ages[r]):
        wider = [w for w in within[root] if _end(w, wholes) != root]
        if wider:
            wholes[root] = min(wider, key=lambda r: ages[r])
    return {
        ident: first[_end(root, wholes)]
        for root, ids in members.items()
        for ident in ids
        if ident != first[_end(root, wholes)]
    }


def _age(report: ReportEntry) -> tuple[str, str, str]:
    return (report.published or "9999", report.source, report.id)


def _end(root: str, wholes: Mapping[str, str]) -> str:
    """The whole that a cut report goes back to in the end."""
    while root in wholes:
        root = wholes[root]
    return root


def echoes(filings: Iterable[Filing]) -> dict[str, str]:
    """Claims of copies with the claims of their originals that they repeat word for word."""
    filings = list(filings)
    copies = [f for f in filings if f.report.copy_of is not None]
    wanted = {f.report.copy_of for f in copies}
    told = {f.report.id: _by_words(f.account.claims) for f in filings if f.report.id in wanted}
    found: dict[str, str] = {}
    for copy in copies:
        original = told.get(str(copy.report.copy_of), {})
        for words, claims in _by_words(copy.account.claims).items():
            found |= dict(zip(claims, original.get(words, ()), strict=False))
    return found


def _by_words(claims: Iterable[tuple[str, Claim]]) -> dict[tuple[str, ...], list[str]]:
    """Claims by kind and quoted words."""
    found: dict[tuple[str, ...], list[str]] = {}
    for ident, claim in claims:
        name = str(getattr(claim, "name", None) or getattr(claim, "kind", ""))
        quotes = (" ".join(p.quote.split()) for p in claim.evidence)
        found.setdefault((type(claim).__name__, name, *quotes), []).append(ident)
    return found
