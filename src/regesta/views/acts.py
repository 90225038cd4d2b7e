"""Engagements in words: "official visit of Ann Moor to Lesotho", "courtesy call on Tom Pell"."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.model.entry import (
    EngagementEntry,
    HonourEntry,
    InstrumentEntry,
    MechanismEntry,
    Participant,
    Person,
)
from regesta.views.names import Names, listed

_JOINED = ("ceremony", "conference", "exercise")
_HOSTED = ("reception", "dinner", "banquet", "luncheon", "welcome ceremony")


class Acts:
    """Words for engagements, from the entries that belong to them."""

    def __init__(
        self,
        names: Names,
        people: Iterable[Person],
        instruments: Iterable[InstrumentEntry] = (),
        honours: Iterable[HonourEntry] = (),
        mechanisms: Iterable[MechanismEntry] = (),
    ) -> None:
        self._names = names
        self._party = {p.id: p.party for p in people}
        self._mechanisms = {m.id: m.name for m in mechanisms}
        self._signed: dict[str, list[InstrumentEntry]] = {}
        for instrument in instruments:
            if instrument.signed_at:
                self._signed.setdefault(instrument.signed_at, []).append(instrument)
        self._honours: dict[str, list[HonourEntry]] = {}
        for honour in honours:
            if honour.conferred_at:
                self._honours.setdefault(honour.conferred_at, []).append(honour)

    def words(self, engagement: EngagementEntry, within: EngagementEntry | None = None) -> str:
        """Say what happened, without its date; nested in a visit, its guests go unsaid."""
        told = self._told(engagement, within)
        return told if engagement.status == "occurred" else f"{told} ({engagement.status})"

    def _told(self, engagement: EngagementEntry, within: EngagementEntry | None) -> str:
        known = self._guests(within) if within else set()
        place = None if within and engagement.place == within.place else engagement.place
        match engagement.kind:
            case "visit":
                told = self._visit(engagement)
            case "signing":
                told = self._signing(engagement, known)
            case "award":
                told = self._award(engagement)
            case "site_visit":
                told = self._site_visit(engagement, known)
            case "dispatch":
                told = self._dispatch(engagement)
            case _:
                told = self._encounter(engagement, known, place)
        return told

    def _guests(self, visit: EngagementEntry) -> set[str]:
        """Who is on a visit: all but those of the host's side, whom a meeting within it must name."""
        sides = self._acting(visit)
        return {person for person, party in sides.items() if visit.host is None or party != visit.host}

    def sides(self, engagement: EngagementEntry) -> dict[str | None, list[str]]:
        """The named people of an engagement by the party they act for."""
        acting = self._acting(engagement)
        sides: dict[str | None, list[str]] = {}
        for person in engagement.people:
            sides.setdefault(acting[person.id], []).append(person.name)
        return sides

    def _acting(self, engagement: EngagementEntry) -> dict[str, str | None]:
        """The party that each of the people acts for there, or else serves."""
        acting = {r.person.id: r.party for r in engagement.roles if r.person and r.party}
        return {p.id: acting.get(p.id) or self._party.get(p.id) for p in engagement.people}

    def _visit(self, engagement: EngagementEntry) -> str:
        guests = self._in_role(engagement, "guest") or [
            name
            for party, names in self.sides(engagement).items()
            if party != engagement.host
            for name in names
        ]
        host = self._names.party(engagement.host) if engagement.host else None
        away = [self._names.party(p) for p in engagement.parties if p != engagement.host]
        goal = engagement.place or host
        who = listed(guests or self._offices(engagement, "guest") or away) or "a delegation"
        return f"{engagement.form or 'visit'} of {who}" + (f" to {goal}" if goal else "")

    def _signing(self, engagement: EngagementEntry, known: set[str]) -> str:
        texts = [
            i.title + (f" {i.term.replace('/', '–')}" if i.term else "")
            for i in self._signed.get(engagement.id, ())
        ]
        signers = (
            [p.name for p in engagement.people if p.id not in known]
            if known
            else [p.name for p in engagement.people]
        )
        told = f"signing of {listed(texts)}" if texts else engagement.form or "signing"
        return told + (f" {'with' if known else 'by'} {listed(signers)}" if signers else "")

    def _award(self, engagement: EngagementEntry) -> str:
        given = [f"{h.honour} to {h.to}" for h in self._honours.get(engagement.id, ())]
        recipients = self._in_role(engagement, "recipient")
        if given:
            return f"award of {listed(given)}"
        return (engagement.form or "award") + (f" to {listed(recipients)}" if recipients else "")

    def _site_visit(self, engagement: EngagementEntry, known: set[str]) -> str:
        visitors = [p.name for p in engagement.people if p.id not in known] if not known else []
        form = "visit" if engagement.form in (None, "site visit") else engagement.form
        told = f"{form} to {engagement.place or 'a site'}"
        return told + (f" by {listed(visitors)}" if visitors else "")

    def _dispatch(self, engagement: EngagementEntry) -> str:
        givers = self._names.parties(p for p in engagement.parties if p != engagement.host)
        goal = self._names.party(engagement.host) if engagement.host else engagement.place
        told = engagement.form or "dispatch"
        if goal is None and len(engagement.parties) > 1:
            return f"{told} between {givers}"
        return told + (f" from {givers}" if givers else "") + (f" to {goal}" if goal else "")

    def _encounter(self, engagement: EngagementEntry, known: set[str], place: str | None) -> str:
        session = self._mechanisms.get(engagement.mechanism or "")
        if session is not None:
            return session + (f", {place}" if place and place not in session else "")
        noun = engagement.form or engagement.kind
        if known:
            others = [p.name for p in engagement.people if p.id not in known] or self._offices(engagement)
            told = noun + (
                f" {self._preposition(noun, engagement, known)} {listed(others)}" if others else ""
            )
        else:
            told = noun + self._between(engagement, noun)
        return told + (f", {place}" if place and place not in told else "")

    def _preposition(self, noun: str, engagement: EngagementEntry, known: set[str]) -> str:
        if "call" in noun and "phone" not in noun and "video" not in noun:
            hosts = {r.person.id for r in engagement.roles if r.role == "host" and r.person}
            return "by" if hosts & known else "on"
        return "by" if any(word in noun for word in _HOSTED) else "with"

    def _between(self, engagement: EngagementEntry, noun: str) -> str:
        guests, hosts = self._in_role(engagement, "guest"), self._in_role(engagement, "host")
        if guests and hosts:
            if any(word in noun for word in _HOSTED):
                return f" for {listed(guests)} by {listed(hosts)}"
            return f" of {listed(guests)} {self._preposition(noun, engagement, set())} {listed(hosts)}"
        if engagement.kind in _JOINED:
            who = listed(p.name for p in engagement.people)
            parties = self._names.parties(engagement.parties)
            return f" with {who}" if who else f" of {parties}" if parties else ""
        return self._among(engagement)

    def _among(self, engagement: EngagementEntry) -> str:
        """The two sides, or everybody where there are more or fewer: "of A with B", "of A (X, Y and Z)"."""
        sides = [listed(names) for names in self.sides(engagement).values()]
        named, unnamed = listed(p.name for p in engagement.people), listed(self._offices(engagement))
        parties = self._names.parties(engagement.parties)
        if len(sides) == 2:
            told = f"{sides[0]} with {sides[1]}"
        elif named and len(engagement.parties) <= 2:
            told = named + (f" with {unnamed}" if unnamed else "")
        else:
            told = f"{named} ({parties})" if named else unnamed or parties
        return f" of {told}" if told else ""

    def _offices(self, engagement: EngagementEntry, role: str | None = None) -> list[str]:
        """People whom no report names, by their office: "the Minister of Defence of Malta"."""
        unnamed = [r for r in engagement.roles if r.person is None and r.office]
        return [self._office(r) for r in unnamed if role in (None, r.role)]

    def _office(self, part: Participant) -> str:
        return f"the {part.office}" + (f" of {self._names.party(part.party)}" if part.party else "")

    @staticmethod
    def _in_role(engagement: EngagementEntry, role: str) -> list[str]:
        return [r.person.name for r in engagement.roles if r.role == role and r.person]
