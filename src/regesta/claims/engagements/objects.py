"""Say whether a cue's object is of the kind that the cue asks for."""

from __future__ import annotations

from regesta.codebook.entries.engagements import Cue
from regesta.model.reading import Mention, Reading

_DELEGATES = frozenset(
    "delegation delegate team envoy guest group counterpart official leader representative officer visitor".split()
)
TEXTS = frozenset(
    "treaty agreement accord pact protocol plan programme program memorandum memoranda mou statement communique communiqué "
    "declaration letter contract minute minutes arrangement charter roadmap deal document convention text record "
    "instrument note term joint-statement mous understanding".split()
)
HONOURS = frozenset(
    "order medal title decoration insignia award honour honor cross star badge sash collar medallion".split()
)
_SITES = frozenset(
    "academy base school university college museum monument memorial cemetery company factory plant shipyard yard ship "
    "frigate destroyer submarine vessel port barracks hospital centre center headquarters command institute village camp "
    "site exhibition bank unit regiment brigade battalion division post station airport dockyard laboratory facility "
    "facilities mausoleum temple pagoda palace complex park gate crossing border checkpoint stand booth pavilion office "
    "group corporation garrison arsenal zone hall church mosque shrine aircraft carrier enterprise firm tomb embassy library "
    "workshop squadron fleet".split()
)


def object_of(reading: Reading, i: int, rest: tuple[str, ...]) -> int | None:
    """The token that a verb acts on: its object, its passive subject, or what its preposition governs."""
    if rest:
        for j in reading.children[i]:
            if reading.tokens[j].text.lower() in rest or reading.tokens[j].lemma.lower() in rest:
                inner = reading.child(j, "pobj")
                if inner is not None:
                    return inner
                below = reading.child(j, "prep")
                if below is not None:
                    return reading.child(below, "pobj")
    return reading.child(i, "dobj", "nsubjpass", "dative") or _antecedent(reading, i)


def _antecedent(reading: Reading, i: int) -> int | None:
    """What a participle or relative clause describes ("aid sent by Kenya", "the pact that they signed")."""
    token = reading.tokens[i]
    if token.dep in ("acl", "relcl") and token.tag in ("VBN", "VBD"):
        return token.head
    return None


def object_fits(reading: Reading, i: int, cue: Cue, rest: tuple[str, ...]) -> bool:
    """Say whether what stands beside a verb (or, for a noun cue, after it) is what the cue asks for."""
    wants = cue.object_is
    if wants is None:
        return True
    thing = object_of(reading, i, rest) if reading.tokens[i].pos in ("VERB", "AUX") else _of(reading, i)
    if thing is None:
        return _bare(reading, i, cue, rest)
    words = _words(reading, thing)
    mention = reading.mention_on(thing)
    if wants == "person":
        return _is_person(reading, thing, mention) and not _is_topic(reading, i)
    if wants == "state":
        return (
            mention is not None
            and mention.kind in ("party", "place")
            and mention.head == thing
            and reading.tokens[thing].pos != "ADJ"
        )
    if wants == "site":
        return _is_site(reading, thing, mention, words)
    if wants == "text":
        return bool(words & TEXTS)
    if wants == "honour":
        return _gives_honour(reading, i, words)
    return bool(words & set(cue.object_words))


def _bare(reading: Reading, i: int, cue: Cue, rest: tuple[str, ...]) -> bool:
    """Whether a cue holds with no object in sight: "the two ministers met", "visiting", a signing named alone."""
    token = reading.tokens[i]
    if cue.kind == "meeting" and token.lemma == "meet" and not rest:
        subject = reading.child(i, "nsubj")
        mention = reading.mention_on(subject) if subject is not None else None
        return mention is not None and (
            len(mention.parties) > 1
            or any(reading.tokens[j].dep == "conj" for j in reading.children[subject or 0])
        )
    return cue.kind == "signing" and token.pos == "NOUN" and "ceremony" in token.text.lower()


def _is_person(reading: Reading, thing: int, mention: Mention | None) -> bool:
    if (
        mention is not None
        and mention.head == thing
        and mention.kind in ("person", "office", "pronoun", "group")
    ):
        return (
            bool(mention.people)
            or mention.kind in ("person", "office")
            or bool(mention.parties and mention.kind == "group")
        )
    return reading.tokens[thing].lemma.lower() in _DELEGATES


def _is_topic(reading: Reading, i: int) -> bool:
    """ "called on Kenya's minister to pass the budget" asks; it pays no call."""
    return reading.tokens[i].lemma == "call" and any(
        reading.tokens[j].dep in ("xcomp", "ccomp", "advcl") and reading.tokens[j].tag == "VB"
        for j in reading.children[i]
    )


def _is_site(reading: Reading, thing: int, mention: Mention | None, words: set[str]) -> bool:
    if (
        mention is not None
        and mention.head == thing
        and mention.kind in ("party", "place", "person", "office", "pronoun")
    ):
        return False
    if words & _SITES:
        return True
    if mention is not None and mention.kind == "body" and mention.head == thing:
        return True
    return reading.tokens[thing].pos == "PROPN"


def _gives_honour(reading: Reading, i: int, words: set[str]) -> bool:
    if words & HONOURS:
        return True
    for j in reading.children[i]:
        if reading.tokens[j].dep == "prep" and reading.tokens[j].text.lower() == "with":
            inner = reading.child(j, "pobj")
            return inner is not None and bool(_words(reading, inner) & HONOURS)
        if reading.tokens[j].dep == "dobj" and _words(reading, j) & HONOURS:
            return True
    return False


def _of(reading: Reading, i: int) -> int | None:
    """What a noun cue is "of": the signing of an agreement, a dispatch of doctors; else its own first words."""
    for j in reading.children[i]:
        if reading.tokens[j].dep == "prep" and reading.tokens[j].text.lower() in ("of", "for"):
            return reading.child(j, "pobj")
    compound = reading.child(i, "compound", "amod", "nmod")
    return compound


def _words(reading: Reading, thing: int) -> set[str]:
    """Lemmas of a noun, its compounds and the nouns joined to it."""
    out: set[str] = set()
    stack = [thing]
    while stack:
        j = stack.pop()
        token = reading.tokens[j]
        out.update((token.lemma.lower(), token.text.lower()))
        for k in reading.children[j]:
            dep = reading.tokens[k].dep
            if dep in ("compound", "conj", "appos", "nmod") or (
                dep == "prep" and reading.tokens[k].text.lower() == "of"
            ):
                stack.append(k)
            if dep == "pobj":
                stack.append(k)
    return out
