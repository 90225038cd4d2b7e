"""Doubts: what was seen in a report and not understood."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.passage import Passage


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """Something that Regesta saw and would rather not guess about.

    `code` is `stage.problem`, such as `meeting.one-party`; docs/extractors.md lists every code. `note` says
    in one sentence what is missing.
    """

    code: str
    passage: Passage
    note: str = ""
