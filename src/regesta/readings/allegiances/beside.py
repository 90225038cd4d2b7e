"""What neighbours in a sentence say of each other's state: who leads, meets, thanks or speaks for whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from regesta.model.reading import Reading
from regesta.readings.allegiances.actors import ENVOYS, Actor, Clause
from regesta.readings.allegiances.paired import sharing
from regesta.readings.allegiances.reasons import Case

_LED = 6.0
_LISTED = 4.0
_JOINED = 4.0
_TOGETHER = -5.0
_ACROSS = -5.0
_COUNTERPART = -8.0
_THANKED = -3.0
_OWN_WORDS = 3.0
_NAMED_OWN = 0.8
_OF_A_BODY = 0.5
_UNDER = 2.0
_SAID = 1.0
_SPOKEN = 4.0
_OPPOSITE = -2.0
_ATTENDS = 2.0
_SUCCEEDED = 9.0
_REACH = 10
_NOTHING = (0.0, "")
_JOINTS = frozenset((",", ";", "and", "&", "as", "well", "with", "together", "the", "his", "her", "its"))
_INCLUDING = frozenset(("included", "includes", "including", "comprised", "comprises", "comprising"))
_LEADING = frozenset("led headed represented commanded chaired under".split()) | _INCLUDING
_LEADS = frozenset(
    "led leads lead leading headed heads heading commands commanded commanding represented".split()
)
_MEETING = frozenset(
    "met meets meet meeting received receives receive receiving talks hosted hosts hosting host welcomed "
    "welcomes welcoming greeted greets called calls telephoned guest discussed briefed told tells assured "
    "phone telephone phoned conferred videoconference courtesy informed thanked thanks congratulated "
    "invited asked visited saw".split()
)
_MEETING_WITH = (frozenset(("spoke", "with")), frozenset(("call", "on")), frozenset(("chaired", "with")))
_MUTUAL = frozenset(
    "met meet meets signed sign signs co-chaired chaired presided preside presides co-chairmanship "
    "chairmanship chairs jointly exchange exchanged discussed discuss opened opens between talks held "
    "hold toured chaired agreed agree inaugurated telephoned commanders counterparts".split()
)
_AGENT = frozenset(("by", "between", "of", "jointly"))
_PASSIVE = frozenset(
    product(("was", "were", "is", "been"), ("met", "received", "seen", "greeted", "welcomed"))
)
_JOINT_ACTS = frozenset("signed sign co-chaired presided preside exchanged jointly".split())
_ACCOMPANIED = frozenset(("accompanied", "flanked", "joined"))
_FOLLOWERS = frozenset("deputy aide adviser spokesman spokesperson staff".split())
_ATTENDING = frozenset("attended attendance present part presence notes attending".split())
_HOSTING = frozenset("received receives hosted hosts welcomed welcomes greeted".split())
_CALLING = frozenset("courtesy called calls guest".split())
_SUCCEEDING = frozenset("replaced replaces replacing succeeded succeeds succeeding".split())
_SPEECH = frozenset("said says added announced noted stated reaffirmed stressed affirmed".split())
_TOLD = _SPEECH | {"told"}
_SPEAKERS = frozenset(("spokesperson", "spokesman", "spokeswoman"))
_GREETINGS = frozenset("greetings regards message letter condolences wishes congratulations".split())
_THANKS = frozenset("thanked thanks thank congratulated praised commended lauded appreciated".split())
_OWN = frozenset(("commitment", "readiness", "interest", "support", "willingness", "desire", "position"))
_POSITION = frozenset(
    "regard value attach stand support continue intend seek want remain welcome add".split()
)


def neighbours(case: Case, clause: Clause) -> None:
    """Weigh each pair of actors that stand next to each other in a clause."""
    for one, other in pairwise(clause.actors):
        words = clause.between(one, other)
        weight, why = _relation(clause, one, other, words)
        if weight:
            agent = why == "meets" and clause.line.text(one.first - 1) == "by" and clause.actors[0] is not one
            _put(case, clause.actors[0] if agent else one, other, weight, why)
    _conveyed(case, clause)
    for actor in clause.actors:
        naming = actor.naming
        if naming and any(p.counterpart for p in (*naming.posts, *naming.apposed)):
            before = [a for a in clause.actors if a.last <= actor.first and a.key]
            if before:
                _put(case, before[-1], actor, _COUNTERPART, "counterparts")


def _put(case: Case, one: Actor, other: Actor, weight: float, why: str) -> None:
    if one.key and other.key:
        case.tie(one.key, other.key, weight, why)
    elif one.key and other.party:
        case.speak(one.key, other.party, weight, why)
    elif other.key and one.party:
        case.speak(other.key, one.party, weight, why)


def _relation(clause: Clause, one: Actor, other: Actor, words: list[str]) -> tuple[float, str]:
    """What the words between two neighbours make of them, as a weight that they serve one state."""
    said = set(words)
    if one.sort != "person" or other.sort != "person":
        return _with_group(clause, one, other, words)
    if said & _SUCCEEDING:
        return _SUCCEEDED, "succeeds"
    if _accompanies(words) and not said & _SPEECH:
        return _JOINED, "accompanied by"
    if said != {";"} and (said <= _JOINTS | _INCLUDING or said == {"between"}):
        return _joined(clause, one, other, words)
    if said & _MEETING or any(pair <= said for pair in _MEETING_WITH):
        ordered = said & _MEETING == {"told"} and clause.line.text(other.last) == "to"
        if not _speaks(one, said):
            return _NOTHING if ordered or _envoy(other) else (_ACROSS, "meets")
    spoken = (_SPOKEN, "speaks for") if _speaks(one, said) else (_SAID, "told by")
    return spoken if said & _TOLD else _NOTHING


def _speaks(actor: Actor, said: set[str]) -> bool:
    """Say whether it is somebody's office to speak for others: "the ministry's spokeswoman N said that …"."""
    posts = (*actor.naming.posts, *actor.naming.apposed) if actor.naming else ()
    speaker = any(_SPEAKERS & set(p.title.lower().split()) for p in posts)
    return speaker and "that" in said and bool(said & _TOLD)


def _accompanies(words: Sequence[str]) -> bool:
    """Say whether somebody goes with somebody: "accompanied by", "'s aide", "and his deputy"."""
    owned = ("his", "her", "s", "'")
    return bool(_ACCOMPANIED & set(words)) or any(
        one in owned and other in _FOLLOWERS for one, other in pairwise(words)
    )


def _with_group(clause: Clause, one: Actor, other: Actor, words: list[str]) -> tuple[float, str]:
    """What a person has to do with a group or a state beside them: leads it, meets it, thanks it."""
    said = set(words)
    if other.sort == "person":
        joint = clause.line.text(one.first - 1) in ("-", "/", "and")
        if words == ["by"] or (one.sort == "group" and said & _LEADING and not joint):
            return _LED, "led by"
    elif said & _LEADS and other.sort == "group":
        return _LED, "leads it"
    if one.sort == "person" and words and words[0] in _THANKS:
        return _THANKED, "thanks it"
    if "group" in (one.sort, other.sort) and "state" not in (one.sort, other.sort) and said & _MEETING:
        return _ACROSS, "meets"
    return _NOTHING


def _envoy(actor: Actor) -> bool:
    """Say whether somebody is an envoy without a state told, whom their own people meet abroad."""
    naming = actor.naming
    posts = (*naming.posts, *naming.apposed) if naming else ()
    return not _tells(actor) and any(ENVOYS & set(p.title.lower().split()) for p in posts)


def _joined(clause: Clause, one: Actor, other: Actor, words: list[str]) -> tuple[float, str]:
    """Two names of one list: of one state, unless what they do takes two sides, or only one is told."""
    if one.naming and other.naming and sharing(one.naming, other.naming):
        return _TOGETHER, "share a title"
    behind = clause.line.text(clause.line.past_bracket(other.last))
    if not words or (words == [","] and behind not in (",", "and", ";")):
        return _NOTHING
    if "and" in words and "with" not in words and _two_sided(clause, one, other):
        return _TOGETHER, "act jointly"
    if not _tells(one) and _tells(other):
        return _OPPOSITE, "told only of the other"
    return _LISTED, "listed together"


def _two_sided(clause: Clause, one: Actor, other: Actor) -> bool:
    """Say whether a word beside two names makes them two sides: "co-chaired by A and B", "A and B met"."""
    line, actors = clause.line, [a for a in clause.actors if a.sort != "state"]
    at = actors.index(one)
    crowded = at > 0 and clause.between(actors[at - 1], one)[-1:] in ([","], ["and"])
    if crowded or (_envoy(one) and _envoy(other)):
        return False
    lead = {line.text(k) for k in range(max(clause.first, one.first - 2), one.first)}
    before = {line.text(k) for k in range(max(clause.first, one.first - _REACH), one.first)}
    if before & (_ATTENDING | _ACCOMPANIED) or _met_by(clause, one):
        return False
    aside = other.last + 5 if line.text(other.last + 4) == "," else other.last
    behind = aside if line.text(other.last + 1) in ("for", "on") else other.last
    after = {line.text(k) for k in range(behind, min(clause.last, behind + 4))}
    alone = actors[-1] is other or bool(after & _JOINT_ACTS)
    opens = at == 0 or bool(lead & {"which", "that"})
    return bool((lead & _AGENT and before & _MUTUAL) or (opens and alone and after & _MUTUAL))


def _met_by(clause: Clause, one: Actor) -> bool:
    """Say whether those named met somebody else together: "N was met at the airport by A and B"."""
    words = [clause.line.text(k) for k in range(max(clause.first, one.first - _REACH), one.first)]
    return words[-1:] == ["by"] and any(pair in _PASSIVE for pair in pairwise(words))


def _tells(actor: Actor) -> bool:
    naming = actor.naming
    return bool(actor.party or (naming and any(p.parties for p in (*naming.posts, *naming.apposed))))


def attending(case: Case, clauses: Sequence[Clause]) -> None:
    """Who attends what somebody hosted is mostly of the host's state."""
    host: Actor | None = None
    for clause in clauses:
        words = {clause.line.text(k) for k in range(clause.first, clause.last)}
        if host is not None and words & _ATTENDING:
            for actor in clause.actors:
                if actor.naming and not _tells(actor):
                    _put(case, host, actor, _ATTENDS, "attends what the other hosts")
        for one, other in pairwise(a for a in clause.actors if a.sort != "state"):
            between = set(clause.between(one, other))
            if between & _HOSTING:
                host = other if "by" in between else one
            elif between & _CALLING:
                host = other


def _conveyed(case: Case, clause: Clause) -> None:
    """Who sends greetings through somebody is of the bearer's state."""
    people = [a for a in clause.actors if a.key]
    for actor in people[1:]:
        line = clause.line
        before = [line.text(k) for k in range(max(clause.first, actor.first - 4), actor.first)]
        if set(before) & _GREETINGS and set(before) & {"of", "from"}:
            _put(case, people[0], actor, _JOINED, "sends greetings through")


def own_words(case: Case, reading: Reading, clause: Clause) -> None:
    """A state that a speaker says will do something, or whose commitment they tell of, is mostly theirs."""
    line = clause.line
    speaker: Actor | None = None
    for actor in clause.actors:
        if actor.sort == "person":
            speaker = actor
        elif actor.party and line.is_state(actor.party) and speaker and speaker.key:
            weight = _voiced(
                reading, line.token(actor.last - 1), line.text(actor.last), line.text(actor.last + 2)
            )
            if weight:
                share = 1.0 if actor.sort == "state" else _OF_A_BODY
                share = _UNDER if _leads_it(clause, speaker) else share
                case.speak(speaker.key, actor.party, share * weight, "speaks for it")


def _leads_it(clause: Clause, actor: Actor) -> bool:
    """Of "under the leadership of President N, Laos will": N leads it."""
    before = {clause.line.text(k) for k in range(max(clause.first, actor.first - _REACH), actor.first)}
    return bool(before & {"leadership", "guidance", "reign", "presidency"})


def _voiced(reading: Reading, i: int, behind: str, second: str) -> float:
    """How far a state's place in a sentence shows that it is the speaker's own."""
    token = reading.tokens[i]
    if second in _OWN and behind == "'":
        return _OWN_WORDS
    if token.dep not in ("nsubj", "compound", "amod"):
        return 0.0
    subject = i if token.dep == "nsubj" else token.head
    if reading.tokens[subject].dep != "nsubj":
        return 0.0
    verb = reading.tokens[subject].head
    modal = any(reading.tokens[k].text.lower() in ("will", "would", "shall") for k in reading.children[verb])
    return _OWN_WORDS if modal or reading.tokens[verb].lemma.lower() in _POSITION else _NAMED_OWN
