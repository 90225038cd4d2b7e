"""Whether two tellings are of one engagement."""

from __future__ import annotations

from regesta.claims.engagements.clauses import core
from regesta.claims.engagements.frames import Frame
from regesta.claims.engagements.happenings import Happening, clash, spans
from regesta.model.reading import Reading

_OF_OBJECTS = frozenset({"site_visit", "award", "dispatch", "exercise", "conference", "ceremony"})
_SHORTLY = 12  # sentences after which a definite noun takes up nothing
_CALLS = ("reception", "courtesy call", "phone call", "video call")
_DEFINITE = frozenset({"the", "this", "these", "their", "his", "her", "that"})
_TEXTS = frozenset({"document", "text", "paper", "pact", "deal", "accord", "instrument"})
_TH = ("th", "first", "second", "third")


def same(reading: Reading, happening: Happening, frame: Frame) -> bool:
    """Say whether a telling is of an engagement told before: same kind, no clash of dates, people who fit."""
    if happening.kind != frame.trigger.cue.kind or _seen_twice(happening, frame):
        return happening.kind == frame.trigger.cue.kind
    if _contradicts(happening, frame):
        return False
    if happening.kind in _OF_OBJECTS:
        return _same_object(reading, happening, frame)
    if happening.kind == "visit":
        return _same_visit(happening, frame)
    if happening.kind == "signing":
        return _same_text(reading, happening, frame)
    return _same_meeting(reading, happening, frame)


def _contradicts(happening: Happening, frame: Frame) -> bool:
    """Say whether dates or statuses part the two, or one is of another year and the other told afresh."""
    if clash(happening.dated, frame.when) and not spans(happening, frame):
        return True
    if happening.status != frame.status and happening.kind != "visit":
        return True
    afresh = frame.when is None and frame.trigger.carrier == frame.trigger.word
    return happening.frames[-1].background and afresh


def _same_meeting(reading: Reading, happening: Happening, frame: Frame) -> bool:
    people, ours = set(frame.people()), set(happening.people)
    if _other_circle(happening, frame):
        return False
    if len(people) > 1 and len(ours) > 1:
        return people == ours or (people < ours and frame.recurring is None) or ours < people
    met = not people or not ours or bool(people & ours)
    return met and _takes_up(reading, happening, frame)


def _other_circle(happening: Happening, frame: Frame) -> bool:
    """A meeting of three states is not the one of two of them, though the same people sit in both."""
    here, there = set(frame.parties()), set(happening.parties)
    return len(here) >= 2 and len(there) >= 2 and here != there


def _takes_up(reading: Reading, happening: Happening, frame: Frame) -> bool:
    """A definite noun ("the talks", "their meeting") takes up an engagement told shortly before."""
    tokens = reading.tokens
    word = frame.trigger.word
    determiners = {tokens[j].text.lower() for j in reading.children[word] if tokens[j].dep in ("det", "poss")}
    noun = frame.trigger.carrier != word
    if noun and _numbers(reading, word) - _numbers(reading, happening.first()):
        return False
    definite = bool(determiners & _DEFINITE)
    form = happening.frames[0].trigger.cue.form
    received = form == "reception" and definite and not frame.people()
    if frame.trigger.cue.form == "dialogue" and form in _CALLS and not received:
        return False
    if noun and not definite and determiners:
        return False
    gap = tokens[word].sentence - tokens[happening.frames[-1].trigger.word].sentence
    return (
        (definite or not noun)
        and gap <= _SHORTLY
        and not (set(frame.people()) - set(happening.people) and len(happening.people) >= 2)
    )


def _numbers(reading: Reading, word: int) -> set[str]:
    """The number of a session, where the noun has one: "the sixth round", "15th dialogue"."""
    first, _ = core(reading, word)
    return {
        t.text.lower()
        for t in reading.tokens[first:word]
        if t.text[:1].isdigit() or (t.tag == "JJ" and t.dep == "amod" and t.text.lower().endswith(_TH))
    }


def _same_text(reading: Reading, happening: Happening, frame: Frame) -> bool:
    """Signings: the same where one sentence tells both, the text has the same name or none told afresh."""
    last = happening.frames[-1]
    people, ours = set(frame.people()), set(happening.people)
    here = reading.tokens[frame.trigger.word].sentence
    if reading.tokens[last.trigger.word].sentence == here:
        return not (len(people) > 1 and len(ours) > 1 and not people & ours)
    if any(
        o.what and frame.what and (o.what <= frame.what or frame.what <= o.what) for o in happening.frames
    ):
        return True
    fits = not people or not ours or bool(people & ours)
    return fits and set(frame.parties()) <= set(happening.parties) and _recaps(reading, happening, frame)


def _recaps(reading: Reading, happening: Happening, frame: Frame) -> bool:
    """Say whether a signing names no text of its own: "the signing", "put their names to the document"."""
    word = frame.trigger.word
    beside = {reading.tokens[j].text.lower() for j in (word, *reading.children[word])}
    noun = frame.trigger.carrier != frame.trigger.word
    gap = reading.tokens[frame.trigger.word].sentence - reading.tokens[happening.first()].sentence
    return (
        frame.what <= _TEXTS
        and not happening.frames[0].background
        and 0 < gap <= _SHORTLY
        and (not noun or bool(beside & _DEFINITE))
    )


def _seen_twice(happening: Happening, frame: Frame) -> bool:
    """Say whether the learned reader cut one telling in two: "The" and "joint exercise"."""
    learned = frame.trigger.cue.id.startswith("learned.")
    if happening.kind in ("ceremony", "site_visit"):
        return False
    for other in happening.frames:
        if not (learned or other.trigger.cue.id.startswith("learned.")):
            continue
        inside = (
            other.first <= frame.trigger.word < other.last or frame.first <= other.trigger.word < frame.last
        )
        if inside and set(frame.parties()) == set(happening.parties) and frame.when == other.when:
            return set(frame.people()) == set(happening.people)
    return False


def _same_visit(happening: Happening, frame: Frame) -> bool:
    people, ours = set(frame.people()), set(happening.people)
    if people and ours and not people & ours:
        return False
    here = {f.place_party for f in happening.frames if f.place_party}
    return not (frame.place_party and here and frame.place_party not in here)


def _same_object(reading: Reading, happening: Happening, frame: Frame) -> bool:
    """Site visits, ceremonies, exercises: told twice only where the thing has the same words."""
    other = happening.frames[0]
    if happening.kind == "ceremony" and other.trigger.cue.form != frame.trigger.cue.form:
        return False
    if happening.kind == "ceremony" and _side_by_side(reading, happening, frame):
        return True
    if frame.site and other.site:
        return frame.site == other.site
    if happening.kind in ("site_visit", "award", "dispatch"):
        return False
    words = words_of(reading, frame), words_of(reading, other)
    if happening.kind in ("conference", "exercise") and not (words[0] <= words[1] or words[1] <= words[0]):
        return False
    people, ours = set(frame.people()), set(happening.people)
    return (
        bool(words[0] & words[1])
        and (not people or not ours or bool(people & ours))
        and _takes_up(reading, happening, frame)
    )


def _side_by_side(reading: Reading, happening: Happening, frame: Frame) -> bool:
    """Say whether one sentence tells one ceremony by two verbs ("laid a wreath and offered incense")."""
    tokens = reading.tokens
    one, other = tokens[happening.frames[-1].trigger.word], tokens[frame.trigger.word]
    return (
        one.sentence == other.sentence
        and frame.trigger.cue.verbs != ()
        and not (happening.frames[-1].site and frame.site and happening.frames[-1].site != frame.site)
    )


def words_of(reading: Reading, frame: Frame) -> set[str]:
    """Lemmas of the noun of a telling, of the words before it and of the one behind it."""
    first, _ = core(reading, frame.trigger.word)
    last = frame.trigger.word + 2
    return {t.lemma.lower() for t in reading.tokens[first:last] if t.pos in ("NOUN", "PROPN", "ADJ", "NUM")}
