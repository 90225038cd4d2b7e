"""One instrument for each text, however often and in whatever words the report names it."""

from __future__ import annotations

from dataclasses import dataclass, field

from regesta.claims.instruments.forces import Told
from regesta.claims.instruments.spots import Spot
from regesta.model.claim import InstrumentKind, InstrumentStatus
from regesta.model.passage import Passage

_RANK: dict[InstrumentStatus, int] = {
    "mentioned": 0, "proposed": 1, "negotiated": 2, "signed": 3, "in_force": 4, "expired": 5,
}  # fmt: skip
_ALIKE = 0.5
_FIRST = "first"


@dataclass(frozen=True, slots=True)
class Place:
    """An instrument at one place of the report, with all that was read there."""

    spot: Spot
    told: tuple[Told, ...]
    words: frozenset[str]
    parties: tuple[str, ...]
    rests_on: str
    term: str | None
    headline: bool = False
    vintage: str | None = None
    dated: Passage | None = None
    number: str | None = None
    noun: str = ""
    sure: bool = True

    @property
    def pointing(self) -> bool:
        """Say whether it only points at a text named elsewhere: a headline's, or a bare "the treaty"."""
        return self.headline or (self.spot.definite and not self.words and not self.told)


@dataclass(slots=True)
class Text:
    """One instrument, gathered from its places in order."""

    places: list[Place] = field(default_factory=list)

    @property
    def kind(self) -> InstrumentKind:
        """The kind, from the first place whose noun says it without doubt."""
        firm = [p.spot.word.kind for p in self.places if not p.spot.word.loose and not p.pointing]
        return (firm or [p.spot.word.kind for p in self.places])[0]

    @property
    def term(self) -> str | None:
        """The term, from the first place that has one."""
        return next((p.term for p in self.places if p.term), None)

    @property
    def sure(self) -> bool:
        """Say whether any of its places names a text beyond doubt."""
        return any(p.sure for p in self.places)

    @property
    def titled(self) -> Place:
        """The place whose title says most of what the text is about."""
        return max(
            self.places,
            key=lambda p: (
                not p.headline,
                not p.spot.word.standin,
                len(p.words),
                bool(p.term),
                -p.spot.first,
            ),
        )

    @property
    def vintage(self) -> str | None:
        """The year it bears, from the first place that tells one."""
        return next((p.vintage for p in self.places if p.vintage), None)

    @property
    def main(self) -> Place:
        """The place with the fullest title, the body's before the headline's."""
        return max(self.places, key=lambda p: (not p.headline, bool(p.term), len(p.words), -p.spot.first))

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties, from the place that names them most plainly."""
        order = ("named", "actors", "sentence", "engagement", "report")
        return min(self.places, key=lambda p: order.index(p.rests_on)).parties

    @property
    def words(self) -> frozenset[str]:
        """All telling words of its titles."""
        return frozenset().union(*(p.words for p in self.places))

    def takes(self, place: Place) -> bool:
        """Say whether `place` names this text: nothing of kind, term, parties or title speaks against it."""
        if place.spot.alias_of is not None:
            return any(p.spot.noun == place.spot.alias_of for p in self.places)
        if self._stands_apart(place) or any(p.spot.noun == place.spot.noun for p in self.places):
            return False
        years = ((self.vintage, place.vintage), (self.term, place.term))
        another = any(_differ(mine, theirs) for mine, theirs in years) or self._known_by_term(place)
        if another or self._comes_after(place) or self._numbered_apart(place):
            return False
        loose = place.spot.word.loose or any(p.headline or p.spot.word.loose for p in self.places)
        if place.spot.word.kind != self.kind and not ((loose and place.spot.definite) or self.only_headed()):
            return False
        if (
            place.rests_on == "named"
            and self.main.rests_on == "named"
            and set(place.parties) != set(self.parties)
        ):
            return False
        return self._sounds_like(place)

    def _known_by_term(self, place: Place) -> bool:
        """Say whether its years tell a text apart from one with a title: "the protocol for 2020-2024"."""
        known = place.spot.definite and place.term and not place.words and not place.spot.word.loose
        return bool(known and self.words and not self.term and not self.only_headed())

    def _stands_apart(self, place: Place) -> bool:
        """Say whether either is only "the one of 1999" or "a successor", which no other words take up."""
        if place.spot.like is not None:
            return True
        return self.places[0].spot.like is not None and (place.term is None or place.term != self.term)

    def _comes_after(self, place: Place) -> bool:
        """Say whether this text is still to be signed or just signed, and the place tells of an older one."""
        if any(t.event.id == "replace" for t in place.told) and _is_news(self.main.told):
            return True
        to_come = any(t.status in ("proposed", "negotiated") and not t.past for t in self.main.told)
        older = any(t.past and t.status == "signed" for t in place.told)
        if place.spot.determiner in ("a", "an") and older and _is_news(self.main.told):
            return True
        return to_come and (older or (place.vintage or "").isdigit())

    def _numbered_apart(self, place: Place) -> bool:
        """Say whether the place counts another text: "the first contract" is not the one just signed."""
        numbers = {p.number for p in self.places if p.number}
        if place.number is None:
            return bool(numbers) and place.spot.determiner in ("a", "an") and _is_news(place.told)
        return place.number not in numbers if numbers else place.number == _FIRST and _is_news(self.main.told)

    def only_headed(self) -> bool:
        """Say whether so far only the headline, or words that point at a text, have named it."""
        return all(p.pointing for p in self.places)

    def _sounds_like(self, place: Place) -> bool:
        mine, other = self.words, place.words
        if not other:
            return place.spot.definite or place.spot.word.loose or self.only_headed() or not mine
        if not mine:
            known = self.main.spot.definite and _newly_signed(self.main.told, place.told)
            return self.only_headed() or place.spot.definite or known
        if self.only_headed() and self.main.spot.word.loose and _newly_signed(self.main.told, place.told):
            return True
        if mine < other and self.term and not place.term and not self.main.spot.word.loose:
            # A text known by its years is not named later by a longer title.
            return False
        return len(mine & other) / min(len(mine), len(other)) >= _ALIKE


def _differ(one: str | None, other: str | None) -> bool:
    """Say whether both are known and tell of two texts; "new" and a year may be of one."""
    return bool(one and other) and one != other and (one or "").isalpha() == (other or "").isalpha()


def gather(places: list[Place]) -> list[Text]:
    """Join the places that name the same text. A later place is tried on the latest text first."""
    texts: list[Text] = []
    for place in places:
        for text in _likeliest(texts, place):
            apart = place.spot.determiner in ("a", "an", "another") and not text.only_headed()
            other = bool(text.words) or not _newly_signed(text.main.told, place.told)
            if text.takes(place) and not (
                apart and other and place.words != text.words and not _named_shorter(place, text)
            ):
                text.places.append(place)
                break
        else:
            if not place.spot.pronoun:
                texts.append(Text([place]))
    return texts


def _named_shorter(place: Place, text: Text) -> bool:
    """Say whether a new text may be the one named before in more words: both are told as just signed."""
    return place.words <= text.words and (not place.words or _newly_signed(text.main.told, place.told))


def _likeliest(texts: list[Text], place: Place) -> list[Text]:
    """The texts, latest first; for a bare "the accord" those that are called an accord before all others."""
    latest = texts[::-1]
    if place.words or not place.spot.definite:
        return latest
    return sorted(latest, key=lambda t: all(p.noun != place.noun for p in t.places))


def _is_news(told: tuple[Told, ...]) -> bool:
    return any(t.status == "signed" and not t.ahead and not t.past for t in told)


def _newly_signed(one: tuple[Told, ...], other: tuple[Told, ...]) -> bool:
    """Say whether both tell of a signing: "exchange the signed memorandum", "signed a memorandum on …"."""
    return all(any(t.status == "signed" and not t.ahead for t in told) for told in (one, other))


def settled(told: list[Told]) -> list[Told]:
    """What one place tells, without what it takes back: what is "agreed on, to be signed" is not signed."""
    open_still = any(t.ahead and t.event.earns and t.status in ("proposed", "negotiated") for t in told)
    draft = any(t.event.open for t in told)
    if any(t.event.id == "propose" and t.status == "proposed" and not t.past for t in told):
        told = [t for t in told if t.event.id != "draft"]
    told = [t for t in told if not (draft and t.status == "signed" and not t.ahead)]
    if any(t.status == "proposed" and not t.event.unknown and not t.past for t in told):
        told = [t for t in told if not t.event.unknown]
    return [t for t in told if not (open_still and t.status == "signed" and not t.ahead and not t.past)]


def status_of(told: list[Told]) -> InstrumentStatus:
    """The latest status stated. What is still to come of a text just signed changes nothing.

    A notice of an end to come leaves it in force till then; one yet to take effect is signed.
    A text that "expired in 2022" and is renewed now is in force again. What is only done "under" a text tells
    its status where nothing else does.
    """
    firm = [t for t in told if not t.event.faint] or told
    ending = any(t.event.status == "expired" and t.ahead for t in firm)
    pending = any(t.event.status == "in_force" and t.status == "signed" and t.ahead for t in firm)
    renewed = any(t.status == "in_force" and not t.past for t in firm)
    status: InstrumentStatus = "mentioned"
    fresh = False
    for item in firm:
        if item.ahead and fresh and _RANK[item.status] > _RANK[status]:
            continue
        if pending and item.status == "in_force" and item.event.ahead == "signed":
            continue
        if item.status == "expired" and (ending or (item.past and renewed)):
            continue
        if _RANK[item.status] > _RANK[status]:
            status = item.status
            fresh = status == "signed" and not item.past and not item.ahead
    return status
