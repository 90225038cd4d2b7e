"""The three things that the network learns to see, and what their marks mean."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.readings.learned.tasks import AREAS, FORCES, KINDS, STATUSES, TITLES
from training.marks import MarkError, Passage, Span, Told


@dataclass(frozen=True, slots=True)
class Task:
    """One task: the `kinds` of spans, the `labels` of a head span (one or `many`), and two relations.

    A head is a span whose labels and relations are learnt: every span for engagements and undertakings, the
    names alone for people. Relation 0 is that to the spans in `near`, relation 1 that to the others.
    """

    name: str
    kinds: tuple[str, ...]
    labels: tuple[str, ...]
    many: bool = False

    @property
    def tags(self) -> int:
        """Number of tags: none, and begin and go on for each kind."""
        return 1 + 2 * len(self.kinds)


ENGAGEMENTS = Task("engagements", KINDS, STATUSES)
UNDERTAKINGS = Task("undertakings", FORCES, AREAS, many=True)
PEOPLE = Task("people", TITLES, ("named",))
TASKS = (ENGAGEMENTS, UNDERTAKINGS, PEOPLE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span of one kind; `labels` are indices, none where it is no head; `related` its two relations."""

    span: Span
    kind: int
    labels: tuple[int, ...]
    related: tuple[tuple[Span, ...], tuple[Span, ...]]


def labelled(task: Task, passage: Passage) -> list[Labelled]:
    """The spans of a passage as a task understands its marks. Raise MarkError."""
    if task is PEOPLE:
        return _people(passage)
    out = []
    for told in passage.told:
        near = tuple(s for s in passage.braced if s.goes_with(told.span))
        dates = tuple(s for s in passage.angled if s.goes_with(told.span))
        out.append(
            Labelled(told.span, _index(task, told, passage), _labels(task, told, passage), (near, dates))
        )
    return out


def _people(passage: Passage) -> list[Labelled]:
    """Names are heads; near them are their titles, and beside those the words for whom they serve."""
    out = [Labelled(t.span, _index(PEOPLE, t, passage), (), ((), ())) for t in passage.told]
    for name in passage.braced:
        titles = tuple(t.span for t in passage.told if t.span.goes_with(name))
        served = tuple(s for s in passage.angled if s.goes_with(name))
        out.append(Labelled(name, 0, (0,), (titles, served)))
    return out


def _index(task: Task, told: Told, passage: Passage) -> int:
    if told.kind not in task.kinds:
        raise MarkError(
            f"{passage.where}: no kind {told.kind!r} in {task.name}; use one of {', '.join(task.kinds)}"
        )
    return task.kinds.index(told.kind)


def _labels(task: Task, told: Told, passage: Passage) -> tuple[int, ...]:
    written = (told.label or "").split("+") if task.many else [told.label or task.labels[0]]
    if unknown := [w for w in written if w not in task.labels]:
        raise MarkError(f"{passage.where}: no label {unknown[0]!r} in {task.name}")
    return tuple(sorted(task.labels.index(w) for w in written))
