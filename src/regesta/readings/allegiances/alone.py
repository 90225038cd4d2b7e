"""What a report says of one person's state: custom, date line, sides, travel, bodies named elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from regesta.codebook.match import fold
from regesta.model.reading import Reading
from regesta.readings.allegiances.actors import ENVOYS, Actor, Clause, Travel
from regesta.readings.allegiances.reasons import Case
from regesta.readings.allegiances.scenes import Scene
from regesta.readings.identities import Identity
from regesta.readings.lines import BULLETS, Line
from regesta.readings.namings import Naming
from regesta.readings.offices import Post

_PROMINENT = (0.6, 0.3)
_MARGINAL = -1.5
_HOME = 2.5
_HOME_OFFICE = 4.0
_SEEN = 6.0
_CUSTOM, _STYLE = 3.0, 2.5
_LACKING = -5.0
_TRADITION = 4.0
_SIDE = 9.0
_VISITED = -4.0
_VISITOR_MET = 2.5
_INVITER = 2.0
_IN_PLACE = 1.5
_ENVOY = -3.0
_BODY = 4.0
_SECRETARIAT = 6.0
_RANKS_BELOW = frozenset(("deputy", "assistant", "under", "acting", "former", "first"))
_COMPANY = frozenset(("accompanied", "flanked"))
_REPRESENTING = frozenset(("represented", "represents", "representing"))
_REPRESENTED = 5.0
_WITH = 4
"""Words behind a place within which it is told who else came."""

_SIDES = frozenset(("side", "delegation", "part"))


def general(
    case: Case, person: Identity, states: Sequence[str], organisations: Sequence[str], scene: Scene
) -> None:
    """What speaks for a state whoever the person is: how often it is named, where the report comes from."""
    prominent = scene.states[: len(_PROMINENT)]
    for state, weight in zip(prominent, _PROMINENT, strict=False):
        case.speak(person.key, state, weight, "named often")
    for state in states:
        if state not in prominent:
            case.speak(person.key, state, _MARGINAL, "named in passing")
    if any(_is_secretary_general(p) for p in person.posts()):
        for code in organisations[:1]:
            case.speak(person.key, code, _SECRETARIAT, "organisations have such an office")
    if scene.home:
        posted = any(p.title for p in person.posts()) and not _is_envoy(person)
        weight = _HOME_OFFICE if posted else _HOME
        case.speak(person.key, scene.home, weight, "date line")


def _is_secretary_general(post: Post) -> bool:
    """Say whether an office is that of an organisation's secretariat, and told of no other body."""
    words = post.title.lower().replace("-", " ").split()
    return {"secretary", "general"} <= set(words) <= {"secretary", "general", *_RANKS_BELOW}


def _is_envoy(person: Identity) -> bool:
    """Say whether somebody serves abroad: an ambassador, a high commissioner, an embassy's attaché."""
    words = {w for p in person.posts() for w in p.title.lower().split()}
    abroad = words & ENVOYS and ("commissioner" not in words or "high" in words)
    return bool(abroad or "embassy" in words or {"high", "commission"} <= words)


def seen(case: Case, person: Identity) -> None:
    """Whom the learned reader saw a person serve."""
    for party in dict.fromkeys(n.served for n in person.namings if n.served):
        case.speak(person.key, party, _SEEN, "seen to serve")


def customs(case: Case, person: Identity, states: Sequence[str]) -> None:
    """Ranks, honorifics and offices that are customary in few states."""
    for naming in person.namings:
        held = tuple(c for p in (*naming.posts, *naming.apposed) for c in p.customs)
        for found, weight in ((naming.customs, _STYLE), (held, _CUSTOM)):
            for state in dict.fromkeys(found):
                if state in states or len(found) == 1:
                    case.speak(person.key, state, weight, "customary title")
    lacking = {state for post in person.posts() if post.standing != "former" for state in post.lacking}
    for state in sorted(lacking & set(states)):
        case.speak(person.key, state, _LACKING, "has no such office")


def tradition(case: Case, person: Identity, weights: Mapping[str, float]) -> None:
    """The tradition of naming that the name's own shape speaks for."""
    for state, weight in weights.items():
        if weight:
            case.speak(person.key, state, _TRADITION * weight, "shape of the name")


def sides(case: Case, line: Line, naming: Naming, clause: Clause) -> None:
    """The side that a list or a phrase puts a person on: "For Laos: N", "on the Lao side, N"."""
    state = _headed(line, naming.first) or _before(line, naming.first, clause) or _after(line, naming, clause)
    if state:
        case.speak(naming.key, state, _SIDE, "side named")


def _headed(line: Line, i: int) -> str | None:
    """The state that heads a list: "Laos: N", "For the Lao side: N"."""
    for k in range(i - 1, -1, -1):
        if line.text(k) == ".":
            return None
        if line.text(k) == ":":
            return _last_state(line, k)
    return None


def _last_state(line: Line, colon: int) -> str | None:
    """The state right before a colon that opens a line, but for "for", "the", "side"."""
    for i, marked in line.parties.items():
        rest = {line.text(k) for k in range(marked.last, colon)}
        if marked.last == colon and i and line.text(i - 1) not in ("of", "to", "in", "from", "and"):
            return marked.parties[0]
        if i < colon and rest <= _SIDES and line.text(i - 1) in ("", "for", "the", "from", *BULLETS):
            return marked.parties[0]
    return None


def _before(line: Line, i: int, clause: Clause) -> str | None:
    """The state of "on the Lao side" that stands last before a word of a clause, or of an opening "for Laos".

    Of "and on the Thai by N" the side is understood.
    """
    for k in range(i - 1, clause.first - 1, -1):
        marked = line.parties.get(k)
        step = k - 1 - (line.text(k - 1) == "the")
        if not marked or line.text(step) not in ("on", "for", "from"):
            continue
        opens = line.text(step) == "for" and (step == clause.first or line.text(step - 1) == ";")
        elided = line.text(step) == "on" and line.text(marked.last) == "by" and step < k - 1
        if line.text(marked.last) in _SIDES or opens or elided:
            return marked.parties[0]
    return None


def _after(line: Line, naming: Naming, clause: Clause) -> str | None:
    """The state of "…, from the Lao side" behind the last names of a clause."""
    for k in range(naming.last, clause.last):
        marked = line.parties.get(k)
        step = k - 1 - (line.text(k - 1) == "the")
        if marked and line.text(marked.last) in _SIDES and line.text(step) in ("from", "on", "for"):
            behind = line.text(step - 1) in (",", ")") or step == naming.last
            return marked.parties[0] if behind else None
    return None


def travels(case: Case, clause: Clause) -> None:
    """Who comes to a state isn't of it; those whom the same sentence has them meet there mostly are."""
    for travel in clause.travels:
        people = [a for a in clause.actors if a.sort == "person" and a.key]
        if travel.invited:
            _invitation(case, travel, people)
            continue
        if travel.actor.key:
            case.speak(travel.actor.key, travel.state, _VISITED, "travels there")
        brought = _brought(clause, travel)
        for actor in people:
            if actor.key and actor.key != travel.actor.key and actor.first > travel.place:
                weight, why = (_VISITED, "brought there") if brought else (_VISITOR_MET, "met there")
                case.speak(actor.key, travel.state, weight, why)


def _brought(clause: Clause, travel: Travel) -> bool:
    """Say whether who came to a place has others with them: "flew to P, accompanied by A and B"."""
    words = {clause.line.text(k) for k in range(travel.place + 1, travel.place + _WITH)}
    return travel.actor.first < travel.place and bool(words & _COMPANY)


def stands_for(case: Case, clause: Clause) -> None:
    """Who represents a state, or acts "on behalf of" it, is of it, with those named together with them."""
    line = clause.line
    for i, marked in sorted(line.parties.items()):
        step = i - 1 - (line.text(i - 1) == "the")
        behalf = line.text(step) == "of" and line.text(step - 1) == "behalf"
        if not (clause.first <= i < clause.last and (behalf or line.text(step) in _REPRESENTING)):
            continue
        for actor in _together(clause, step):
            if actor.key and len(marked.parties) == 1:
                case.speak(actor.key, marked.parties[0], _REPRESENTED, "represents it")


def _together(clause: Clause, i: int) -> list[Actor]:
    """The person named last before a word, and those named with no verb between: "A, with his deputy B"."""
    found: list[Actor] = []
    for actor in reversed([a for a in clause.actors if a.naming and a.key and a.last <= i]):
        if found and any(clause.line.is_verb(k) for k in range(actor.last, found[-1].first)):
            break
        found.append(actor)
    return found


def _invitation(case: Case, travel: Travel, people: Sequence[Actor]) -> None:
    first = people[0] if people else None
    if first is not None and first.key and first.first < travel.place:
        case.speak(first.key, travel.state, _INVITER, "invites to it")


def places(case: Case, clause: Clause) -> None:
    """Who meets in a place is, but for those who came there, rather of its state."""
    line = clause.line
    for i, marked in sorted(line.places.items()):
        if not clause.first <= i < clause.last or len(marked.parties) != 1:
            continue
        if line.text(i - 1) not in ("in", "at") or any(t.place == i for t in clause.travels):
            continue
        for actor in clause.actors:
            if actor.key and actor.sort == "person":
                case.speak(actor.key, marked.parties[0], _IN_PLACE, "in that place")


def envoys(case: Case, people: Iterable[Identity], clauses: Sequence[Clause], home: str | None) -> None:
    """An ambassador isn't of the state where the report takes place."""
    visited = {t.state for c in clauses for t in c.travels if not t.invited}
    if len(visited) > 1:
        return
    for person in people:
        if _is_envoy(person):
            for state in visited or ({home} if home else set()):
                case.speak(person.key, state, _ENVOY, "envoy there")


def owned_bodies(case: Case, reading: Reading, people: Iterable[Identity], states: Sequence[str]) -> None:
    """A body that the person's office is at may have its owner told elsewhere in the report."""
    text: str | None = None
    for person in people:
        for post in person.posts():
            tail = _tail(post.title)
            if not tail:
                continue
            text = text or fold(reading.report.text)
            for state in _owners(reading, text, tail, states):
                case.speak(person.key, state, _BODY, "whose the body is")


def _tail(title: str) -> str | None:
    """The body of a title, if it has a name of its own: two words at least, or one with a number."""
    _, joint, tail = title.partition(" of ")
    tail = fold(tail).removeprefix("the ")
    return tail if joint and len(tail.split()) > 1 else None


def _owners(reading: Reading, text: str, tail: str, states: Sequence[str]) -> list[str]:
    """The states told right behind or before the words of a body, wherever they stand in the report."""
    found: list[str] = []
    if len(text) != len(reading.report.text):
        return found
    at = text.find(tail)
    while at >= 0:
        end = at + len(tail)
        for mention in reading.mentions:
            if mention.kind not in ("party", "body") or len(mention.parties) != 1:
                continue
            start = reading.tokens[mention.first].start
            stop = reading.tokens[mention.last - 1].end
            joint = text[end:start].split() if end <= start <= end + 8 else None
            behind = joint is not None and joint[:1] == ["of"] and set(joint) <= {"of", "the"}
            ahead = 0 <= at - stop <= 3 and text[stop:at].strip() in ("", "'s", "’s")
            around = mention.kind == "body" and start <= at and end <= stop
            if (behind or ahead or around) and mention.parties[0] in states:
                found.append(mention.parties[0])
        at = text.find(tail, end)
    return list(dict.fromkeys(found))[:1] if len(set(found)) == 1 else []
