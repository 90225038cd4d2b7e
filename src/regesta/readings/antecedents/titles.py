"""Whether somebody's offices and rank bear out a noun: "the generals", "the police chiefs"."""

from __future__ import annotations

from collections.abc import Mapping

from regesta.codebook.entries.references import Reference
from regesta.model.reading import Individual

_SMALL = frozenset({"of", "the", "for", "and", "national", "state"})
_SPELLINGS = {"defense": "defence", "naval": "navy"}
_LEVELS = frozenset({"deputy", "vice", "assistant", "permanent", "junior", "first"})


class Fitness:
    """Asks of a person whether a noun may mean them, by the titles that the codebook gives for it."""

    def __init__(self, references: Mapping[str, Reference]) -> None:
        self._references = references

    def may_mean(self, person: Individual, noun: str, title: str | None = None) -> bool:
        """Say whether a person, as far as the report tells, may be meant by a noun or an office title.

        Somebody without office and rank may be anything. The other words of a title must stand in the same
        office: "defence ministers" means nobody who is minister of health.
        """
        entry = self._references.get(noun)
        if not person.offices and not person.rank:
            return True
        if entry is None:
            return title is None or holds(person, title)
        if not entry.titles:
            return True
        wanted = frozenset(entry.titles)
        others = title_words(title) - wanted - _LEVELS - set(entry.nouns)
        if person.rank and not others and title_words(person.rank) & wanted:
            return True
        return any(
            words & wanted
            and others <= words
            and not words & set(entry.bars)
            and (not level(title) or level(title) == level(o.title))
            for o in person.offices
            for words in [title_words(o.title)]
        )

    def may_be_called(self, title: str | None, noun: str) -> bool:
        """Say whether an office whose holder is not named may be meant by a noun."""
        entry = self._references.get(noun)
        words = title_words(title)
        return (
            entry is None
            or not entry.titles
            or bool(words & set(entry.titles) and not words & set(entry.bars))
        )


def holds(person: Individual, title: str | None) -> bool:
    """Say whether somebody holds an office with all words of a title, at the same level."""
    wanted = title_words(title)
    return any(
        o.standing != "former"
        and wanted
        and wanted <= title_words(o.title)
        and level(o.title) == level(title)
        for o in person.offices
    )


def title_words(title: str | None) -> frozenset[str]:
    """The telling words of a title, in lower case and one spelling."""
    words = (
        (title or "").lower().replace("defense", "defence").replace("naval", "navy").replace("-", " ").split()
    )
    return frozenset(w for w in words if w not in _SMALL)


def level(title: str | None) -> set[str]:
    """What sets a title below another, such as deputy, assistant or first."""
    return {("deputy" if w == "vice" else w) for w in title_words(title) & _LEVELS}
