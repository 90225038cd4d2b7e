"""Who takes part in what a trigger tells, in which role, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from regesta.claims.engagements.frames import Filler, Trigger
from regesta.claims.engagements.objects import is_country, object_of
from regesta.model.reading import DatedSpan, Mention, Reading

_SUBJECTS = ("nsubj", "nsubjpass")
_DEFAULT = {"subject": "participant", "object": "participant", "poss": "participant", "agent": "participant"}
_WITH = frozenset({"with", "between", "among", "alongside", "and", "together"})
_STEERS = frozenset(
    "invite ask urge request encourage allow send dispatch order instruct authorise authorize".split()
)
_TELLS = frozenset(
    "congratulate thank tell inform brief assure welcome greet remind urge ask praise invite receive".split()
)
_AT = frozenset({"at", "to", "before"})
_VISITORS = frozenset("delegation team group contingent mission party leader ship warship crew fleet".split())


def fillers_of(reading: Reading, trigger: Trigger) -> tuple[Filler, ...]:
    """Everybody who takes part, as subject, object, possessor or behind a preposition."""
    roles = {**_DEFAULT, **trigger.cue.roles}
    found: list[Filler] = []
    if trigger.carrier is not None:
        found += _of_verb(reading, trigger, roles)
    if trigger.word != trigger.carrier:
        found += _of_noun(reading, trigger, roles)
    if (
        trigger.carrier is None
        and not any(f.role == "participant" for f in found)
        or _needs_subject(found, trigger)
    ):
        found += _main_subject(reading, trigger, roles)
    return _distinct(found)


def _needs_subject(found: list[Filler], trigger: Trigger) -> bool:
    return trigger.preposition is not None and len({k for f in found for k in f.mention.people}) < 2


def _of_verb(reading: Reading, trigger: Trigger, roles: Mapping[str, str]) -> Iterator[Filler]:
    """Subject, agent, object and prepositions of the verb that happens."""
    verb = trigger.carrier
    if verb is None:
        return
    tokens = reading.tokens
    own = trigger.word == verb
    occasion = trigger.preposition is not None
    passive = any(tokens[j].dep in ("nsubjpass", "auxpass", "agent") for j in reading.children[verb]) or (
        own and tokens[verb].dep == "acl" and tokens[verb].tag == "VBN"
    )
    if tokens[verb].lemma == "invite" and not passive:
        yield from _invited(reading, verb)
        return
    subject = subject_of(reading, verb)
    if subject is not None and subject != trigger.word and not _covers(reading, subject, trigger.word):
        role = roles["object"] if passive and own else roles["subject"]
        yield from (Filler(role, m) for m in who(reading, subject))
    for j in reading.children[verb]:
        dep, word = tokens[j].dep, tokens[j].text.lower()
        if dep == "agent":
            inner = reading.child(j, "pobj")
            if inner is not None:
                yield from (Filler(roles["subject"], m) for m in who(reading, inner))
        elif dep in ("dobj", "dative") and own and not passive and trigger.cue.object_is == "person":
            yield from (Filler(roles["object"], m) for m in who(reading, j))
        elif dep == "dative" or (dep == "dobj" and own and roles["object"] == "recipient"):
            yield from (Filler(roles.get("to", "participant"), m) for m in who(reading, j))
        elif dep == "prep" and not occasion:
            yield from _behind(reading, j, word, roles, trigger)
    rest = next(
        (tuple(v.split()[1:]) for v in trigger.cue.verbs if v.split()[0] == tokens[verb].lemma and " " in v),
        (),
    )
    if own and rest and trigger.cue.object_is == "person":
        thing = object_of(reading, verb, rest)
        if thing is not None:
            yield from (Filler(roles["object"], m) for m in who(reading, thing))


def _invited(reading: Reading, verb: int) -> Iterator[Filler]:
    """Whoever is asked takes part; whoever asks only lends the party: "invited his guest to the air show"."""
    for j in reading.children[verb]:
        if reading.tokens[j].dep in ("dobj", "dative"):
            yield from (Filler("guest", m) for m in who(reading, j))
    subject = subject_of(reading, verb)
    if subject is not None:
        yield from (Filler("host", replace(m, people=())) for m in who(reading, subject))


def _of_noun(reading: Reading, trigger: Trigger, roles: Mapping[str, str]) -> Iterator[Filler]:
    """Possessor, prepositions and adjectives of state of the noun itself."""
    tokens = reading.tokens
    for j in reading.children[trigger.word]:
        dep, word = tokens[j].dep, tokens[j].text.lower()
        if dep == "poss":
            yield from (Filler(roles["poss"], m) for m in who(reading, j))
        elif dep == "prep":
            yield from _behind(reading, j, word, roles, trigger)
        elif dep in ("amod", "compound", "nmod") and trigger.cue.kind not in (
            "visit",
            "site_visit",
            "ceremony",
        ):
            for m in reading.mentions_in(*reading.subtree(j)):
                if m.kind == "party":
                    yield Filler("participant", m)


def _behind(
    reading: Reading, preposition: int, word: str, roles: Mapping[str, str], trigger: Trigger
) -> Iterator[Filler]:
    role = "participant" if word in _WITH else roles.get(word)
    if role is None and word == "of" and trigger.cue.kind in ("meeting", "exercise"):
        role = "participant"
    if role is None or role in ("destination", "site", "ignored"):
        return
    governed = [j for j in reading.children[preposition] if reading.tokens[j].dep in ("pobj", "pcomp")]
    for j in governed or _named_after(reading, preposition):
        yield from (Filler(role, m) for m in who(reading, j))


def _named_after(reading: Reading, preposition: int) -> list[int]:
    """Whoever is named right behind a preposition that the parse left empty."""
    return [m.head for m in reading.mentions if m.first == preposition + 1 and m.people][:1]


def _main_subject(reading: Reading, trigger: Trigger, roles: Mapping[str, str]) -> Iterator[Filler]:
    """The subject of the sentence, where the noun stands in a phrase beside it ("During talks, A praised …")."""
    if trigger.preposition not in (
        "during",
        "at",
        "in",
        "on",
        "after",
        "following",
        "before",
        "amid",
        "within",
        "through",
        "upon",
        "throughout",
    ):
        return
    sentence = reading.sentence_of(trigger.word)
    for token in reading.tokens[sentence.first : sentence.last]:
        if (
            token.dep in _SUBJECTS
            and reading.tokens[token.head].head == token.head
            and not _covers(reading, token.i, trigger.word)
        ):
            for m in who(reading, token.i):
                if m.people or m.kind in ("office", "group"):
                    yield Filler(roles["subject"], m)
            hearer = reading.child(token.head, "dobj") if reading.tokens[token.head].lemma in _TELLS else None
            if hearer is not None:
                yield from (
                    Filler("participant", m) for m in who(reading, hearer) if m.people or m.kind == "office"
                )


def subject_of(reading: Reading, verb: int) -> int | None:
    """The token that does (or, in the passive, undergoes) what a verb says, from the clause around it if need be."""
    tokens = reading.tokens
    at = verb
    for _ in range(6):
        for j in reading.children[at]:
            if tokens[j].dep in _SUBJECTS:
                if tokens[j].tag in ("WDT", "WP") and tokens[at].dep == "relcl":
                    return tokens[at].head
                return j
        dep = tokens[at].dep
        if dep in ("xcomp", "ccomp", "advcl") and tokens[tokens[at].head].lemma in _STEERS:
            asked = reading.child(tokens[at].head, "dobj")
            if asked is not None and asked < at:
                return asked
        if dep == "relcl" and at == verb:
            return tokens[at].head if tokens[at].tag != "VBN" else None
        if dep == "acl" and tokens[at].tag == "VBG":
            return tokens[at].head
        if dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep") or tokens[at].head == at:
            return _just_before(reading, at)
        at = tokens[at].head
        if tokens[at].pos in ("NOUN", "PROPN") and dep == "pcomp":
            return None
    return None


def _just_before(reading: Reading, verb: int) -> int | None:
    """Whoever is named right before a finite verb that the parse left without a subject."""
    tokens = reading.tokens
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP", "MD"):
        return None
    sentence = reading.sentence_of(verb)
    dates = {i for w in reading.whens_in(sentence.first, sentence.last) for i in range(w.first, w.last)}
    at = verb - 1
    while at >= sentence.first and (
        at in dates or tokens[at].pos in ("ADV", "AUX", "PART") or tokens[at].tag == "IN" and at + 1 in dates
    ):
        at -= 1
    mention = reading.mention_on(at) if at >= sentence.first else None
    return (
        mention.head
        if mention is not None and mention.kind in ("person", "office", "pronoun", "group")
        else None
    )


def who(reading: Reading, i: int) -> tuple[Mention, ...]:
    """The people and parties that a noun and those joined to it mean; a delegation stands for who leads it."""
    out: list[Mention] = []
    for j in (i, *joined(reading, i)):
        mention = reading.mention_on(j)
        if mention is not None and (mention.people or mention.parties) and mention.kind not in ("place",):
            out.append(mention)
        elif mention is None or mention.kind == "body":
            first, last = reading.subtree(j)
            inside = [m for m in reading.mentions_in(first, last) if m.people or m.parties]
            people = [
                m for m in inside if m.kind == "person" and reading.tokens[j].lemma.lower() in _VISITORS
            ]
            states = [
                m for m in inside if m.kind in ("party", "body", "group") and _attached(reading, m.head, j)
            ]
            out.extend(people[:1] or states[:2])
    return tuple(out)


def _attached(reading: Reading, inner: int, outer: int) -> bool:
    """Say whether one noun hangs directly on another, as adjective, possessor or behind "of" or "from"."""
    tokens = reading.tokens
    if inner == outer or tokens[inner].head == outer:
        return True
    above = tokens[inner].head
    return (
        tokens[inner].dep == "pobj"
        and tokens[above].text.lower() in ("of", "from", "between")
        and tokens[above].head == outer
        or (tokens[inner].dep == "conj" and _attached(reading, above, outer) if above != inner else False)
    )


def joined(reading: Reading, i: int) -> Iterator[int]:
    """The nouns joined to a noun by "and" or commas, in order."""
    for j in reading.children[i]:
        if reading.tokens[j].dep == "conj" and reading.tokens[j].pos not in ("VERB", "AUX"):
            yield j
            yield from joined(reading, j)


def _covers(reading: Reading, outer: int, inner: int) -> bool:
    first, last = reading.subtree(outer)
    return first <= inner < last


def _distinct(found: list[Filler]) -> tuple[Filler, ...]:
    """One filler for each person or party, the most telling role first; states of people named are left out."""
    out: list[Filler] = []
    seen: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for filler in sorted(found, key=lambda f: f.role == "participant"):
        key = (filler.mention.people, filler.mention.parties)
        if key not in seen:
            seen.add(key)
            out.append(filler)
    return tuple(sorted(out, key=lambda f: f.mention.first))


def dates_by_trigger(reading: Reading, triggers: tuple[Trigger, ...]) -> dict[int, DatedSpan]:
    """For each trigger's word the date that belongs to it: the nearest above which it stands in the parse.

    A date hangs on the trigger (or its carrier) that is first met going up from it. One that meets none is
    said of the whole sentence and goes to the triggers of it that have no date of their own.
    """
    words = {t.word: t.word for t in triggers}
    for t in triggers:
        if t.carrier is not None and t.preposition is None:
            words.setdefault(t.carrier, t.word)
    found: dict[int, DatedSpan] = {}
    loose: dict[int, DatedSpan] = {}
    for dated in reading.whens:
        if dated.when.kind == "term":
            continue
        owner = _owner(reading, dated, words)
        if owner is None:
            loose.setdefault(reading.tokens[dated.first].sentence, dated)
        else:
            found.setdefault(owner, dated)
    for t in triggers:
        sentence = reading.tokens[t.word].sentence
        if t.word not in found and sentence in loose:
            found[t.word] = loose[sentence]
    return found


def _owner(reading: Reading, dated: DatedSpan, words: Mapping[int, int]) -> int | None:
    tokens = reading.tokens
    inside = range(dated.first, dated.last)
    at = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), dated.first)
    for _ in range(12):
        if at in words:
            return words[at]
        if tokens[at].head == at:
            return None
        at = tokens[at].head
    return None


def place_of(reading: Reading, trigger: Trigger) -> Mention | None:
    """Where it is: a place behind "in" or "at"; for a visit what it is to."""
    tokens = reading.tokens
    homes = [trigger.word] + (
        [trigger.carrier] if trigger.carrier is not None and trigger.preposition is None else []
    )
    visit = trigger.cue.kind == "visit"
    found: list[Mention] = []
    for home in homes:
        for j in reading.children[home]:
            word = tokens[j].text.lower()
            if tokens[j].dep == "dobj" and visit and home == trigger.carrier:
                found += [m for m in [reading.mention_on(j)] if m and is_country(reading, m)]
            if tokens[j].dep != "prep" or word not in (
                ("to", "in", "into", "at", "for") if visit else ("in", "at", "near", "outside", "off")
            ):
                continue
            inner = reading.child(j, "pobj")
            mention = reading.mention_on(inner) if inner is not None else None
            if (
                mention is not None
                and inner is not None
                and is_country(reading, mention)
                and not _subject_side(reading, mention, trigger)
            ):
                found.append(mention)
    return found[0] if found else None


def _subject_side(reading: Reading, mention: Mention, trigger: Trigger) -> bool:
    """A pronoun-like place inside a longer name is none ("in the Kenyan army")."""
    del trigger
    return reading.tokens[mention.head].dep in ("amod", "compound", "poss")


def site_of(reading: Reading, trigger: Trigger) -> int | None:
    """The noun of the site looked at: a verb's object, what a noun is "at" or "to", or "where" it was."""
    if trigger.cue.object_is == "site" and trigger.carrier == trigger.word:
        return object_of(reading, trigger.word, ())
    for home in (trigger.word, trigger.carrier):
        for j in reading.children[home] if home is not None else ():
            if reading.tokens[j].dep == "prep" and reading.tokens[j].text.lower() in _AT:
                thing = reading.child(j, "pobj")
                if thing is not None and not any(m.people for m in who(reading, thing)):
                    return thing
    verb = trigger.carrier
    if verb is not None and reading.tokens[verb].dep == "relcl":
        if any(reading.tokens[j].text.lower() == "where" for j in reading.children[verb]):
            return reading.tokens[verb].head
    return None


def core(reading: Reading, thing: int) -> tuple[int, int]:
    """A noun with the words before it and an "of" phrase, without clauses and joined nouns behind it."""
    first, last = thing, thing + 1
    for j in reading.children[thing]:
        dep = reading.tokens[j].dep
        if j < thing and dep not in ("det", "cc", "punct", "preconj"):
            first = min(first, reading.subtree(j)[0])
        if j > thing and dep == "prep" and reading.tokens[j].text.lower() == "of":
            last = max(last, reading.subtree(j)[1])
    tokens = reading.tokens
    if last + 1 < len(tokens) and tokens[last].text in ("–", "-") and tokens[last + 1].pos == "PROPN":
        last += 1
        while last < len(tokens) and tokens[last].pos == "PROPN":
            last += 1
    return first, last
