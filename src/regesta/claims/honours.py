"""Honours: orders, medals and titles conferred, by whom, on whom and on whose authority."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from regesta.claims.honour_roles import Roles, phrase_text, roles_of
from regesta.claims.wording import head_of, plural, wording_of
from regesta.codebook import Codebook
from regesta.codebook.entries.honours import HonourWord
from regesta.codebook.match import Phrases, fold
from regesta.model.claim import Claim, EngagementClaim, HonourClaim
from regesta.model.doubt import Doubt
from regesta.model.passage import Cited
from regesta.model.reading import DatedSpan, Reading

_REACH = 6
_QUOTED = 12
_SOLEMN = frozenset({"present", "award", "confer", "bestow"})
_OPENING, _CLOSING = frozenset("\"“«'‘"), frozenset("\"”»'’")
_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class _Named:
    """An honour named: its title from `first` to `last`, hanging on token `head`.

    `graded` says that a grade of it is named ("Officer of the Order …"), `stated` that only the name of a
    state before it makes it one ("12 Lao orders").
    """

    first: int
    last: int
    head: int
    graded: bool = False
    stated: bool = False


class Honours:
    """Read one honour out of each verb of conferring that has an honour and a recipient beside it.

        "Silva presented the Order of Merit to Ito"  ->  honour(Order of Merit, to=Ito, by=Silva)

    An honour conferred on nobody whom the sentence names yields a doubt.
    """

    name = "honours"
    version = 2

    def __init__(self, codebook: Codebook) -> None:
        words = codebook.of(HonourWord)
        pairs: list[tuple[str, HonourWord | None]] = []
        for word in (w for w in words if w.part == "noun"):
            pairs += [(name, None) for name in word.never]
            pairs += [(form, word) for name in word.names for form in (name, plural(name))]
        self._nouns = Phrases(pairs)
        self._verbs = {fold(n): w for w in words if w.part == "verb" for n in w.names}
        # A verb of two patterns ("award") is read by the first that the codebook gives it.
        for word in words:
            if word.part == "verb" and word.pattern == "give":
                self._verbs.update({fold(n): word for n in word.names})
        self._grades = frozenset(fold(n.split()[-1]) for w in words if w.part == "grade" for n in w.names)
        self._authority = Phrases((n, w) for w in words if w.part == "authority" for n in w.names)

    def extract(self, reading: Reading, earlier: tuple[Claim, ...]) -> Iterator[Claim | Doubt]:
        """Yield honours in order of appearance, each once."""
        wording = wording_of(reading)
        named = _joined(
            reading,
            [
                replace(self._graded(reading, _whole(reading, f.first, f.last)), stated=f.value.stated)
                for f in wording.find(self._nouns)
                if f.value is not None and not (f.value.stated and not _of_a_state(reading, f.first, f.last))
            ],
        )
        if not named:
            return
        authorities = [(f.first, f.last) for f in wording.find(self._authority)]
        claims: list[HonourClaim] = []
        last = -1
        for honour in named:
            if (
                honour.first < last
                or _qualifies(reading, honour)
                or reading.sentence_of(honour.first).block == "caption"
            ):
                continue
            last = honour.last
            found = self._conferred(reading, honour, authorities)
            if found is None:
                continue
            verb, roles = found
            if roles.to is None:
                yield Doubt(
                    "honour.no-recipient",
                    reading.passage(honour.first, honour.last),
                    "Nobody named receives it.",
                )
                continue
            _file(claims, _claim(reading, honour, verb, roles, earlier))
        yield from (replace(claim, ref=f"h{i}") for i, claim in enumerate(claims, start=1))

    def _conferred(
        self, reading: Reading, honour: _Named, authorities: list[tuple[int, int]]
    ) -> tuple[int, Roles] | None:
        verb = self._verb_of(reading, honour)
        if verb is None:
            return None
        word = self._verbs[fold(reading.tokens[verb].lemma)]
        if (word.pattern == "make" and not honour.graded) or (
            honour.stated and reading.tokens[verb].lemma not in _SOLEMN
        ):
            return None
        sentence = reading.sentence_of(verb)
        inside = [a for a in authorities if sentence.first <= a[0] < sentence.last]
        return verb, roles_of(reading, verb, word.pattern or "give", (honour.first, honour.last), inside)

    def _graded(self, reading: Reading, honour: _Named) -> _Named:
        """The honour with the grade that is named before it: "Grand Commander of the Order of the Star"."""
        tokens, i = reading.tokens, honour.first - 1
        if i > 0 and tokens[i].text.lower() == "the":
            i -= 1
        if i < 1 or tokens[i].text.lower() != "of" or fold(tokens[i - 1].text) not in self._grades:
            return honour
        if not tokens[i - 1].text[0].isupper():
            return honour
        first = i - 1
        while first > 0 and tokens[first - 1].text in ("Grand", "Knight", "Honorary"):
            first -= 1
        return replace(honour, first=first, graded=True)

    def _verb_of(self, reading: Reading, honour: _Named) -> int | None:
        """The verb of conferring: one that governs the honour, one on it, or the nearest before it."""
        tokens, i = reading.tokens, honour.head
        for _ in range(_REACH):
            for j in reading.children[i]:
                if tokens[j].dep in ("acl", "relcl") and self._confers(reading, j) and i == honour.head:
                    return j
            i = tokens[i].head
            if self._confers(reading, i):
                return i
            if tokens[i].pos in ("VERB", "AUX"):
                break
        sentence = reading.sentence_of(honour.head)
        for j in range(honour.first - 1, sentence.first - 1, -1):
            if self._confers(reading, j):
                return j
            if tokens[j].pos == "VERB":
                break
        return None

    def _confers(self, reading: Reading, i: int) -> bool:
        token = reading.tokens[i]
        return fold(token.lemma) in self._verbs and token.pos in ("VERB", "NOUN") and token.dep != "compound"


def _qualifies(reading: Reading, honour: _Named) -> bool:
    """Say whether the honour only says of what kind another thing is: "a medal maker"."""
    token = reading.tokens[honour.head]
    return token.dep in ("compound", "amod") and token.head >= honour.last


def _of_a_state(reading: Reading, first: int, last: int) -> bool:
    """Say whether the name of a state stands right before the noun and no trade is meant: "12 Lao orders"."""
    beside = any(m.kind == "party" and m.last == first for m in reading.mentions_in(max(0, first - 3), first))
    return beside and reading.tokens[last : last + 1] != () and reading.tokens[last].text.lower() != "for"


def _joined(reading: Reading, named: list[_Named]) -> list[_Named]:
    """The same, with a title that goes on over "to" in one: "the Medal of Honour to Police Merit"."""
    whole: list[_Named] = []
    for honour in named:
        if whole and honour.first < whole[-1].last:
            continue
        between = reading.tokens[whole[-1].last : honour.first] if whole else ()
        if between and all(t.text.lower() in ("to", "for", "the") for t in between):
            whole[-1] = replace(whole[-1], last=honour.last)
        else:
            whole.append(honour)
    return whole


def _quoted_end(reading: Reading, last: int, end: int) -> int:
    """Where a name in quotation marks behind the noun ends: the medal "For Bravery"."""
    if last >= end or reading.tokens[last].text not in _OPENING:
        return last
    marks = (i for i in range(last + 1, min(end, last + _QUOTED)) if reading.tokens[i].text in _CLOSING)
    return next((i + 1 for i in marks), last)


def _whole(reading: Reading, first: int, last: int) -> _Named:
    """The full title: back over adjectives and classes, on over "of …"."""
    tokens, sentence = reading.tokens, reading.sentence_of(first)
    head = head_of(reading, first, last)
    while first > sentence.first and (
        tokens[first - 1].pos in _MODIFIERS
        or (tokens[first - 1].text == "-" and first - 2 >= sentence.first)
        or tokens[first - 1].tag == "POS"
    ):
        first -= 1
    while last < sentence.last:
        token = tokens[last]
        capital = token.pos in ("PROPN", "NUM") or (token.text[0].isupper() and token.pos in _MODIFIERS)
        opens = token.text.lower() == "of" or (
            token.text.lower() == "the" and tokens[last - 1].text.lower() == "of"
        )
        joined = (
            token.text.lower() in ("and", "-")
            and last + 1 < sentence.last
            and tokens[last + 1].pos == "PROPN"
        )
        after_of = tokens[last - 1].text.lower() in ("of", "the") and token.pos in _MODIFIERS
        if not (capital or opens or joined or after_of):
            break
        last += 1
    return _Named(first, _quoted_end(reading, last, sentence.last), head)


def _file(claims: list[HonourClaim], claim: HonourClaim) -> None:
    """Add a claim, or its evidence to the one of the same honour and recipient."""
    for i, other in enumerate(claims):
        shared = set(fold(other.honour).split()) & set(fold(claim.honour).split())
        if other.to == claim.to and shared:
            claims[i] = replace(
                other,
                by=other.by or claim.by,
                authority=other.authority or claim.authority,
                date=other.date or claim.date,
                evidence=(*other.evidence, *claim.evidence),
            )
            return
    claims.append(claim)


def _claim(
    reading: Reading, honour: _Named, verb: int, roles: Roles, earlier: tuple[Claim, ...]
) -> HonourClaim:
    sentence = reading.sentence_of(verb)
    dated = _dated(reading, verb)
    award = next(
        (
            c
            for c in earlier
            if isinstance(c, EngagementClaim)
            and c.kind == "award"
            and any(p.start < sentence.end and sentence.start < p.end for p in c.evidence)
        ),
        None,
    )
    span = min(honour.first, verb), max(honour.last, verb + 1, roles.to_span[1])
    cites = [
        Cited("honour", reading.passage(honour.first, honour.last)),
        Cited("to", reading.passage(*roles.to_span)),
    ]
    if dated is not None:
        cites.append(Cited("date", reading.passage(dated.first, dated.last)))
    return HonourClaim(
        ref="h0",
        honour=phrase_text(reading, honour.first, honour.last),
        to=roles.to or "",
        by=roles.by,
        authority=roles.authority,
        date=dated.when.start if dated else (award.start if award else None),
        conferred_at=award.ref if award else None,
        evidence=(reading.passage(*span),),
        cites=tuple(cites),
    )


def _dated(reading: Reading, verb: int) -> DatedSpan | None:
    """The day in the sentence that stands nearest to the verb."""
    sentence = reading.sentence_of(verb)
    days = [
        w for w in reading.whens_in(sentence.first, sentence.last) if w.when.kind == "moment" and w.when.start
    ]
    return min(days, key=lambda w: (abs(w.first - verb), w.first), default=None)
