"""Which date belongs to which trigger."""

from __future__ import annotations

from collections.abc import Mapping

from regesta.claims.engagements.above import lent_from_above
from regesta.claims.engagements.circumstances import place_of
from regesta.claims.engagements.frames import Trigger
from regesta.claims.engagements.happenings import DAY
from regesta.model.reading import DatedSpan, Reading
from regesta.model.seen import Telling

_AT_TIMES = frozenset({"at", "during", "in", "on"})
_ABOUT = ("on", "about")
_FIXES = frozenset(
    "plan schedule set hold arrange foresee slate due pencil fix book announce take convene run".split()
)
_TIMES = frozenset(
    "day morning noon afternoon evening night week weekend month quarter half year start beginning middle "
    "end eve course hour period whole".split()
)
_NOBODY = -1


def dates_by_trigger(reading: Reading, triggers: tuple[Trigger, ...]) -> dict[int, DatedSpan]:
    """For each trigger's word the date that belongs to it: the nearest above which it stands in the parse.

    A date hangs on the trigger (or its carrier) that is first met going up from it. One that meets none is
    said of the whole sentence and goes to the triggers of it that have no date of their own.
    """
    words = _owners(triggers)
    found, loose = _hung(reading, triggers, words)
    for t in triggers:
        if t.word not in found and (lent := _occasion(t, triggers, found)) is not None:
            found[t.word] = lent
    told = dict(found)
    for t in triggers:
        if t.word not in found and (lent := lent_from_above(reading, t, words, told)) is not None:
            found[t.word] = lent
    for t in triggers:
        sentence = reading.tokens[t.word].sentence
        if t.word not in found and sentence in loose:
            found[t.word] = loose[sentence]
    return found


def _hung(
    reading: Reading, triggers: tuple[Trigger, ...], words: Mapping[int, int]
) -> tuple[dict[int, DatedSpan], dict[int, DatedSpan]]:
    """The dates that hang on a trigger, by its word, and those that hang on none, by their sentence.

    A date of the trigger's own clause goes before one of a clause joined to it by "and".
    """
    hung: dict[int, list[tuple[bool, DatedSpan]]] = {}
    loose: dict[int, DatedSpan] = {}
    for dated in reading.whens:
        stays = _since(reading, dated)
        if not stays and (dated.when.kind != "moment" or _bounds(reading, dated)):
            continue
        owner, near = _owner(reading, dated, words)
        owner = _over_topic(reading, triggers, owner)
        if stays and not any(t.word == owner and _goes_somewhere(reading, t) for t in triggers):
            continue
        if owner is None:
            loose.setdefault(reading.tokens[dated.first].sentence, dated)
        elif owner != _NOBODY:
            hung.setdefault(owner, []).append((near, dated))
    best = {owner: max(dates, key=lambda d: (d[0], _precision(d[1])))[1] for owner, dates in hung.items()}
    return best, loose


def told_apart(reading: Reading, dated: DatedSpan, telling: Telling) -> bool:
    """Say whether a date stands in a clause about somebody else: "opened by A, who had arrived on Monday"."""
    at = dated.first
    for _ in range(12):
        token = reading.tokens[at]
        whose = any(reading.tokens[j].tag == "WP" for j in reading.children[at])
        agent = token.tag == "VBN" and any(reading.tokens[j].dep == "agent" for j in reading.children[at])
        if (token.dep == "relcl" and whose) or (token.dep == "acl" and agent):
            first, last = reading.subtree(at)
            return not first <= telling.first < last and not telling.first <= token.head < telling.last
        if token.head == at:
            return False
        at = token.head
    return False


def _owners(triggers: tuple[Trigger, ...]) -> dict[int, int]:
    """Tokens on which a date may hang, and the word of the trigger that is then dated: nouns before verbs."""
    words = {t.word: t.word for t in triggers}
    for beside in ((None,), ("for", "on")):
        for t in triggers:
            if t.carrier is not None and t.preposition in beside:
                words.setdefault(t.carrier, t.word)
    return words


def _occasion(
    trigger: Trigger, triggers: tuple[Trigger, ...], found: Mapping[int, DatedSpan]
) -> DatedSpan | None:
    """The day of the occasion at which something was done: "in talks on May 4, A signed"."""
    for t in triggers:
        if t.carrier == trigger.word and t.preposition in _AT_TIMES and t.word in found:
            return found[t.word] if found[t.word].when.end is None else None
    return None


def _over_topic(reading: Reading, triggers: tuple[Trigger, ...], owner: int | None) -> int | None:
    """Give the date in "a conference on patrols held on May 4" to the conference, not to its topic."""
    topic = next(
        (t for t in triggers if t.word == owner and t.carrier is None and t.preposition in _ABOUT), None
    )
    if topic is None:
        return owner
    above = reading.tokens[reading.tokens[topic.word].head].head
    return above if any(t.word == above for t in triggers) else owner


def _bounds(reading: Reading, dated: DatedSpan) -> bool:
    """Say whether a date bounds a time ("since 2006", "towards 2030") and tells of no happening."""
    before = reading.tokens[dated.first - 1].text.lower() if dated.first else ""
    return before in ("since", "until", "till", "towards", "toward", "by")


def _since(reading: Reading, dated: DatedSpan) -> bool:
    """Say whether a day is that from which somebody has been somewhere: "has been in Suva since Monday"."""
    before = reading.tokens[dated.first - 1].text.lower() if dated.first else ""
    return before == "since" and dated.when.end is None and len(dated.when.start or "") == DAY


def _goes_somewhere(reading: Reading, trigger: Trigger) -> bool:
    """Say whether a visit to a state is told, and no post held."""
    return trigger.cue.kind == "visit" and place_of(reading, trigger) is not None


def _precision(dated: DatedSpan) -> int:
    """A day says more than a month or a year, and any date more than none."""
    return len((dated.when.start or "").replace("XXXX-", ""))


def _of_text(reading: Reading, at: int, words: Mapping[int, int]) -> bool:
    """Say whether a date behind "of" is its noun's own: "the letter of June 2022", not "the eve of May"."""
    of = reading.tokens[reading.tokens[at].head]
    noun = reading.tokens[of.head]
    named = noun.pos in ("NOUN", "PROPN") and noun.lemma.lower() not in _TIMES
    return of.lemma == "of" and named and noun.i not in words


def _owner(reading: Reading, dated: DatedSpan, words: Mapping[int, int]) -> tuple[int | None, bool]:
    """The word that a date hangs on, and whether no other verb stands between them."""
    tokens = reading.tokens
    near = True
    inside = range(dated.first, dated.last)
    at = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), dated.first)
    if at not in words and _of_text(reading, at, words):
        return _NOBODY, near
    for _ in range(12):
        if at in words:
            return words[at], near
        planned = _held_later(reading, at, words)
        if planned is not None:
            return planned, near
        if _elsewhere(reading, at, words):
            return _NOBODY, near
        if tokens[at].head == at:
            return None, near
        near = near and not (tokens[at].dep == "conj" and tokens[at].pos in ("VERB", "AUX"))
        at = tokens[at].head
    return None, near


def _held_later(reading: Reading, at: int, words: Mapping[int, int]) -> int | None:
    """The engagement told before "planned for May", "to take place in 2027", "that was due on Friday"."""
    token = reading.tokens[at]
    if token.lemma.lower() not in _FIXES or token.dep not in ("acl", "relcl", "advcl", "amod", "appos"):
        return None
    below = {reading.tokens[j].text.lower() for j in reading.children[at]}
    if token.lemma.lower() == "take" and "place" not in below:
        return None
    first = reading.sentence_of(at).first
    return next(
        (
            words[i]
            for i in range(at - 1, first - 1, -1)
            if words.get(i) == i and reading.tokens[i].pos in ("NOUN", "PROPN")
        ),
        None,
    )


def _elsewhere(reading: Reading, at: int, words: Mapping[int, int]) -> bool:
    """Say whether a clause of its own dates something else.

    "since he took office in June", "A, who arrived on Monday, met B", "he hoped it will open in May" do; but
    "talks held on Monday" dates the talks.
    """
    tokens = reading.tokens
    token = tokens[at]
    if token.dep in ("advcl", "pcomp") and token.head != at:
        near = {tokens[j].text.lower() for j in reading.children[at]} | {tokens[token.head].text.lower()}
        return bool(near & {"since", "until", "before", "after"})
    if token.dep in ("relcl", "acl") and token.pos in ("VERB", "AUX"):
        if token.lemma in ("lead", "head"):
            return False  # "received a delegation led by A on May 4"
        had = any(tokens[j].text.lower() == "had" for j in reading.children[at])
        return had or token.head not in words
    if tokens[token.head].lemma == "be":
        return False
    return token.dep in ("xcomp", "ccomp") and token.pos in ("VERB", "AUX") and token.head != at
