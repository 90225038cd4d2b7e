"""Bodies, those above them and their former names: subsidiaries, agencies, companies and their owners."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.claims.wording import wording_of
from regesta.codebook import Codebook
from regesta.codebook.entries.parents import ParentLink
from regesta.codebook.match import Phrases, fold
from regesta.model.claim import BodyClaim, Claim
from regesta.model.doubt import Doubt
from regesta.model.passage import Cited
from regesta.model.reading import Reading

_INSIDE = frozenset({"of", "for", "and", "&", "the", "'s", "’s", "-"})
_DASHES = frozenset({"-", "–", "—"})
_LEADS = frozenset(
    {"a", "an", "the", "which", "that", "is", "was", "and", "also", "wholly", "fully", "directly"}
)


class Bodies:
    """Read a body and its parent out of the words that tie them.

        "Baltex Bank, a subsidiary in Ghana of the Norden Group"  ->  body(Baltex Bank, parent=Norden Group)

    Only ties that the report tells are claimed; what a name implies is left to the codebook.
    """

    name = "bodies"
    version = 2

    def __init__(self, codebook: Codebook) -> None:
        links = codebook.of(ParentLink)
        self._links = Phrases((name, link) for link in links for name in link.names)
        # "a subsidiary in Ghana of": the noun may be parted from its "of".
        self._parted = Phrases(
            (name.removesuffix(" of"), link) for link in links for name in link.names if name.endswith(" of")
        )

    def extract(
        self,
        reading: Reading,
        earlier: tuple[Claim, ...],  # noqa: ARG002 (the seam gives it)
    ) -> Iterator[Claim | Doubt]:
        """Yield bodies in order of appearance, each tie once."""
        wording = wording_of(reading)
        ties = {f.first: (f.last, f.value.relation) for f in wording.find(self._links)}
        for found in wording.find(self._parted):
            of = _parted_of(reading, found.last)
            if found.first not in ties and of is not None:
                ties[found.first] = (of + 1, found.value.relation)
        seen: dict[tuple[str, str], None] = {}
        number = 0
        for first, (last, relation) in sorted(ties.items()):
            body, other = _name_before(reading, first), _name_after(reading, last)
            if body is None or other is None or reading.sentence_of(first).block == "caption":
                continue
            name, tied = _words(reading, body), _words(reading, other)
            if (fold(name), fold(tied)) in seen or fold(name) == fold(tied):
                continue
            seen[fold(name), fold(tied)] = None
            number += 1
            whole = reading.passage(body[0], other[1])
            yield BodyClaim(
                ref=f"b{number}",
                name=name,
                party=_party_of(reading, body, last),
                parent=tied if relation == "parent" else None,
                evidence=(whole,),
                cites=(Cited("name", reading.passage(*body)), Cited(relation, reading.passage(*other))),
                former=tied if relation == "former" else None,
            )


def _parted_of(reading: Reading, last: int) -> int | None:
    """The "of" a few words behind, past "in Ghana"."""
    tokens = reading.tokens
    if last >= len(tokens) or tokens[last].text.lower() not in ("in", "based"):
        return None
    end = min(last + 6, reading.sentence_of(last).last)
    return next((i for i in range(last + 1, end) if tokens[i].text.lower() == "of"), None)


def _name_before(reading: Reading, link: int) -> tuple[int, int] | None:
    """The capitalised name right before the link, past a comma, a dash and an acronym in brackets."""
    tokens, start = reading.tokens, reading.sentence_of(link).first
    i = link
    while i > start and (tokens[i - 1].text.lower() in _LEADS or tokens[i - 1].text in ({","} | _DASHES)):
        i -= 1
    if i == link and tokens[link].text.lower() not in (
        "a",
        "an",
        "the",
        "owned",
        "run",
        "operated",
        "controlled",
    ):
        return None
    if i > start and tokens[i - 1].text == ")":
        opening = next((j for j in range(i - 2, max(start, i - 9), -1) if tokens[j].text == "("), None)
        if opening is None:
            return None
        i = opening
    last = i
    while i > start and _of_name(reading, i - 1):
        i -= 1
    while i < last and (tokens[i].text.lower() in _INSIDE or tokens[i].text == ","):
        i += 1
    owner = next((m for m in reading.mentions if m.first == i and m.kind == "party"), None)
    if owner is not None and owner.last < last and reading.tokens[owner.last].tag == "POS":
        i = owner.last + 1
    return (i, last) if last > i and _is_body(reading, i, last) else None


def _of_name(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    if token.text == ",":
        # A comma inside a company's name: "Orient Bank, Public Limited Company".
        following = reading.tokens[i + 1].text if i + 1 < len(reading.tokens) else ""
        return following in ("Public", "Ltd", "Inc", "Limited", "Inc.", "Ltd.", "LLC", "PLC")
    return token.text[0].isupper() or token.text.lower() in _INSIDE or token.text.isdigit()


def _name_after(reading: Reading, i: int) -> tuple[int, int] | None:
    """The capitalised name behind the link, its article and a possessive state left out."""
    tokens = reading.tokens
    if i >= len(tokens):
        return None
    end = reading.sentence_of(i).last
    while i < end and tokens[i].text.lower() in ("the", "a", "an"):
        i += 1
    mention = next((m for m in reading.mentions if m.first == i and m.kind == "party"), None)
    if mention is not None and mention.last < end and tokens[mention.last].text in ("'s", "’s", "'", "’"):
        i = mention.last + 1
    elif mention is not None and mention.last < end and tokens[mention.last].text[0].isupper():
        i = mention.last
    last = i
    while last < end and (
        tokens[last].text[0].isupper() or (last > i and tokens[last].text.lower() in _INSIDE)
    ):
        last += 1
    while last > i and not tokens[last - 1].text[0].isupper():
        last -= 1
    return (i, last) if last > i and _is_body(reading, i, last) else None


def _is_body(reading: Reading, first: int, last: int) -> bool:
    """Say whether a name may be a body's: neither a state, an organisation, a person nor a place."""
    for m in reading.mentions:
        if (
            m.first <= first
            and last <= m.last
            and m.kind in ("party", "person", "place", "office", "pronoun")
        ):
            return False
    return any(t.pos == "PROPN" or t.text[0].isupper() for t in reading.tokens[first:last])


def _party_of(reading: Reading, body: tuple[int, int], link_end: int) -> str | None:
    """The state named in the body's name or as its seat ("a subsidiary in Ghana of"), if one alone is."""
    named = [p for m in reading.mentions_in(body[0], link_end) for p in m.parties]
    return named[0] if len(set(named)) == 1 else None


def _words(reading: Reading, span: tuple[int, int]) -> str:
    return " ".join(reading.passage(*span).quote.split())
