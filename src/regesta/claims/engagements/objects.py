"""Say whether a cue's object is of the kind that the cue asks for."""

from __future__ import annotations

from regesta.claims.engagements.clauses import subject_of
from regesta.codebook import Codebook
from regesta.codebook.entries.engagements import Cue, Thing
from regesta.model.reading import Mention, Reading

_PAIR = 2
_REACH = 14  # tokens behind a verb within which its object may stand


class Things:
    """The nouns of the codebook for what cues act on, by what they mean."""

    def __init__(self, codebook: Codebook) -> None:
        self._nouns: dict[str, frozenset[str]] = {}
        for entry in codebook.of(Thing):
            self._nouns[entry.means] = self._nouns.get(entry.means, frozenset()) | set(entry.nouns)

    def any(self, means: str, words: set[str]) -> bool:
        """Say whether one of the words is such a thing."""
        return bool(words & self._nouns.get(means, frozenset()))


def object_of(reading: Reading, i: int, rest: tuple[str, ...]) -> int | None:
    """The token that a verb acts on: its object, its passive subject, or what its preposition governs."""
    if rest:
        for j in (*reading.children[i], *behind_date(reading, i)):
            if j < i and reading.tokens[i].dep not in ("relcl", "acl"):
                continue
            if reading.tokens[j].text.lower() in rest or reading.tokens[j].lemma.lower() in rest:
                inner = reading.child(j, "pobj")
                if inner is not None:
                    return inner
                below = reading.child(j, "prep")
                if below is not None:
                    return reading.child(below, "pobj")
    direct = reading.child(i, "dobj", "nsubjpass", "dative")
    if (
        direct is not None
        and reading.tokens[direct].tag in ("WDT", "WP")
        and reading.tokens[i].dep == "relcl"
    ):
        return reading.tokens[i].head  # "the pact that they signed"
    return direct or _raised(reading, i) or _antecedent(reading, i) or _named_next(reading, i)


def behind_date(reading: Reading, i: int) -> tuple[int, ...]:
    """The preposition right behind a verb and its date, wherever the parse hung it: "met on May 4 with"."""
    tokens = reading.tokens
    end = min(i + _REACH, reading.sentence_of(i).last)
    for dated in reading.whens_in(i + 1, end):
        led = dated.first == i + 1 or (dated.first == i + 2 and tokens[i + 1].tag == "IN")
        if led and dated.last < end and tokens[dated.last].tag == "IN":
            return (dated.last,)
    return ()


def _raised(reading: Reading, i: int) -> int | None:
    """The passive subject of the verb above: "a protocol is expected to be signed"."""
    token = reading.tokens[i]
    if token.tag != "VBN" or token.dep != "xcomp" or reading.child(i, "auxpass") is None:
        return None
    return reading.child(token.head, "nsubjpass", "nsubj")


def _named_next(reading: Reading, i: int) -> int | None:
    """Whoever is named behind a verb and its dates and places: "received on May 4 in Doha Mr Aktas"."""
    end = min(i + _REACH, reading.sentence_of(i).last)
    for mention in reading.mentions:
        if mention.kind == "person" and i < mention.first < end:
            between = reading.tokens[i + 1 : mention.first]
            direct = (
                between and between[-1].pos not in ("ADP", "VERB", "AUX", "CCONJ") and between[-1].text != ","
            )
            if direct and not any(t.pos in ("VERB", "AUX") for t in between):
                return mention.head
            return None
    return None


def _antecedent(reading: Reading, i: int) -> int | None:
    """What a participle or relative clause describes ("aid sent by Kenya", "the pact that they signed")."""
    token = reading.tokens[i]
    if token.dep in ("acl", "relcl") and token.tag in ("VBN", "VBD"):
        return token.head
    return None


def object_fits(reading: Reading, i: int, cue: Cue, rest: tuple[str, ...], things: Things) -> bool:
    """Say whether what stands beside a verb (or, for a noun cue, after it) is what the cue asks for."""
    wants = cue.object_is
    if wants is None:
        return True
    verb = reading.tokens[i].pos in ("VERB", "AUX")
    thing = object_of(reading, i, rest) if verb else _of(reading, i, wants)
    if thing is None:
        return wants != "site" and _bare(reading, i, cue, rest, things)
    return (
        _suits(reading, i, thing, cue, things)
        if len(rest) < _PAIR
        else _there(reading, i, thing, cue, things)
    )


def _there(reading: Reading, i: int, thing: int, cue: Cue, things: Things) -> bool:
    """Say whether what a phrase such as "paid tribute to" is done at, or put to, is what the cue asks for."""
    if cue.object_is != "site":
        return _suits(reading, i, thing, cue, things)
    return _at_site(reading, i, things) or things.any("site", _words(reading, thing))


def _suits(reading: Reading, i: int, thing: int, cue: Cue, things: Things) -> bool:
    """Say whether a thing is of the kind that a cue asks for."""
    mention = reading.mention_on(thing)
    words = _words(reading, thing)
    match cue.object_is:
        case "person":
            fits = _is_person(reading, thing, mention, things) and not _is_topic(reading, i)
        case "state":
            fits = mention is not None and mention.head == thing and is_country(reading, mention)
        case "site":
            fits = _is_site(reading, thing, mention, things)
        case "honour":
            fits = _gives_honour(reading, i, words, things)
        case "text":
            fits = things.any("text", words) or _of_text(reading, i, thing, things)
        case _:
            fits = bool(words & set(cue.object_words))
    return fits


def _of_text(reading: Reading, i: int, thing: int, things: Things) -> bool:
    """Say whether a clause hangs on a noun in a text's phrase: "the pact on two ships that was signed"."""
    tokens = reading.tokens
    if tokens[i].dep not in ("relcl", "acl") or tokens[i].head != thing or tokens[thing].dep != "pobj":
        return False
    above = tokens[tokens[thing].head].head
    return tokens[above].pos in ("NOUN", "PROPN") and things.any("text", {tokens[above].lemma.lower()})


def is_country(reading: Reading, mention: Mention) -> bool:
    """Say whether a place or state is named for itself, not in a longer name ("the Kenya House")."""
    if mention.kind not in ("party", "place") or reading.tokens[mention.head].pos == "ADJ":
        return False
    before = reading.tokens[mention.first - 1] if mention.first else None
    if (
        before is not None
        and before.pos == "PROPN"
        and before.head == mention.head
        and before.dep == "compound"
    ):
        return False
    if mention.last >= len(reading.tokens):
        return True
    after = reading.tokens[mention.last]
    longer = after.text in ("–", "-", "—", "/") or (after.pos in ("PROPN", "NOUN") and after.tag != "NNPS")
    return not longer or after.sentence != reading.tokens[mention.head].sentence


def _bare(reading: Reading, i: int, cue: Cue, rest: tuple[str, ...], things: Things) -> bool:
    """Say whether a cue holds with no object in sight: "the two ministers met", a signing named alone."""
    token = reading.tokens[i]
    if cue.kind == "meeting" and token.lemma == "meet" and not rest:
        subject = subject_of(reading, i)
        if subject is not None and things.any("forum", {reading.tokens[subject].lemma.lower()}):
            return True
        mention = reading.mention_on(subject) if subject is not None else None
        return mention is not None and (
            len(mention.parties) > 1
            or any(reading.tokens[j].dep == "conj" for j in reading.children[subject or 0])
        )
    return cue.kind == "signing" and token.pos == "NOUN" and "ceremony" in token.text.lower()


def _is_person(reading: Reading, thing: int, mention: Mention | None, things: Things) -> bool:
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
    return things.any("delegate", {reading.tokens[thing].lemma.lower()})


def _is_topic(reading: Reading, i: int) -> bool:
    """Say whether "called on" asks for something and pays no call: "called on the minister to pass …"."""
    return reading.tokens[i].lemma == "call" and any(
        reading.tokens[j].dep in ("xcomp", "ccomp", "advcl") and reading.tokens[j].tag == "VB"
        for j in reading.children[i]
    )


def _is_site(reading: Reading, thing: int, mention: Mention | None, things: Things) -> bool:
    headed = mention is not None and mention.head == thing
    if (
        headed
        and mention
        and (mention.kind in ("person", "office", "pronoun") or is_country(reading, mention))
    ):
        return False
    if things.any("site", _words(reading, thing)):
        return True
    if mention is not None and mention.kind == "body" and mention.head == thing:
        return True
    return reading.tokens[thing].pos == "PROPN"


def _at_site(reading: Reading, i: int, things: Things) -> bool:
    """Say whether it is done at a monument or the like: "paid tribute to the fallen at the War Memorial"."""
    first, last = reading.subtree(i)
    preps = [j for j in range(first, last) if reading.tokens[j].text.lower() == "at"]
    return any(things.any("site", _words(reading, k)) for j in preps for k in reading.children[j])


def _gives_honour(reading: Reading, i: int, words: set[str], things: Things) -> bool:
    if things.any("honour", words):
        return True
    for j in reading.children[i]:
        if reading.tokens[j].dep == "prep" and reading.tokens[j].text.lower() == "with":
            inner = reading.child(j, "pobj")
            return inner is not None and things.any("honour", _words(reading, inner))
        if reading.tokens[j].dep == "dobj" and things.any("honour", _words(reading, j)):
            return True
    return False


def _of(reading: Reading, i: int, wants: str) -> int | None:
    """What a noun cue is "of" (the signing of an agreement), else the words before it."""
    for j in reading.children[i]:
        if reading.tokens[j].dep == "prep" and reading.tokens[j].text.lower() in (
            ("to", "of", "at") if wants == "site" else ("of", "for")
        ):
            return reading.child(j, "pobj")
    return None if wants == "site" else reading.child(i, "compound", "amod", "nmod")


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
