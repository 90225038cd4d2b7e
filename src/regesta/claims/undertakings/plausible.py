"""Whether what only the learned reader saw can be an item: nothing done, praised, aimed at or added aside."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.claims.undertakings.meanings import PRIVATE
from regesta.claims.undertakings.spans import Span
from regesta.claims.undertakings.wording import Wording
from regesta.model.reading import Reading

_ASIDE = {"relcl", "acl", "advcl"}
_LIGHT = {"PUNCT", "CCONJ", "SCONJ", "ADP", "PART", "DET"}
_WINDOW = 4
_QUOTES = {'"', "“", "”", "``", "''"}
_AIMS = {"aim", "view", "purpose", "goal", "objective", "order"}
_OPEN = {"how", "order"}
_DIARY = {"slated", "scheduled", "due", "expected", "planned", "supposed"}
_TO_COME = {"will", "would", "shall", "should", "must", "'ll"}
_DEEP = 12
_SHORTEST = 2


class Plausible:
    """Judge a span by what governs it in the parse.

    "signed an agreement on [the production of shells]"            ->  not: it was done
    "praised the cooperation, in particular in [border guarding]"  ->  not: it was praised
    "settled on a drill, [to take place in May]"                   ->  not: an aside to an item
    "gave her word that [the school would open in May]"            ->  it can be
    """

    def __init__(self, reading: Reading, wording: Wording) -> None:
        self._reading = reading
        self._wording = wording
        self._bygone = wording.silences | wording.deeds
        self._refused: set[int] = set()

    def is_item(self, span: Span) -> bool:
        """Say whether a span may be an item of somebody's position; what hangs on a refused one is none."""
        root = self._root(span)
        stands = span.last - span.first >= _SHORTEST and not (
            self._is_named(root, span)
            or self._is_aside(root, span)
            or self._is_fact(root, span)
            or self._is_bygone(root, span)
        )
        if not stands:
            self.refuse(span)
        return stands and not self._is_planned(root)

    def is_to_come(self, span: Span) -> bool:
        """Say whether an item is told as what will or should be: its verb, or the one before, has a modal."""
        tokens = self._reading.tokens
        verb = self._root(span)
        while tokens[verb].dep == "conj" and self._modal(verb) is None:
            verb = tokens[verb].head
        return self._modal(verb) in _TO_COME

    def refuse(self, span: Span) -> None:
        """Take nothing that hangs on a span."""
        self._refused.update(range(span.first, span.last))

    def _root(self, span: Span) -> int:
        """The token of a span that the rest hangs on."""
        tokens = self._reading.tokens
        inside = range(span.first, span.last)
        outside = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
        heavy = [i for i in outside if tokens[i].pos not in _LIGHT]
        return (heavy or outside or [span.first])[0]

    def _is_named(self, root: int, span: Span) -> bool:
        """Say whether it is a mere name ("the Order of the Lion"), or stands in somebody's diary."""
        tokens = self._reading.tokens
        before = [t.text.lower() for t in tokens[max(span.first - _WINDOW, 0) : span.first]]
        diary = before[-1:] in (["to"], ["be"]) and not _DIARY.isdisjoint(before)
        return tokens[root].pos == "PROPN" or diary or not _OPEN.isdisjoint(before[-2:])

    def _above(self, i: int) -> Iterator[int]:
        """A token and what it hangs on, up to the sentence's root."""
        for _ in range(_DEEP):
            yield i
            if self._reading.tokens[i].head == i:
                return
            i = self._reading.tokens[i].head

    def _is_aside(self, root: int, span: Span) -> bool:
        """Say whether it belongs to a relative clause, an afterthought or an aim."""
        tokens = self._reading.tokens
        begun = max(span.first - _WINDOW, self._reading.sentence_of(span.first).first)
        if any(t.text.lower() in self._wording.aims for t in tokens[begun : span.first + 1]):
            return True
        if tokens[root].dep in _ASIDE and tokens[root].head < span.first:
            modal = self._modal(root)
            asked = self._reading.child(tokens[root].head, "auxpass") is not None
            voiced = tokens[tokens[root].head].lemma.lower() in self._wording.reports
            purpose = tokens[root].dep == "advcl" and modal == "to" and not (asked or voiced)
            return tokens[root].dep == "relcl" or not modal or purpose
        for j in self._above(root):
            if j >= span.first:
                continue
            apart = tokens[j].dep == "relcl" or (tokens[j].dep == "acl" and tokens[j].tag == "VBN")
            if apart or (tokens[j].lemma.lower() in _AIMS and tokens[j].pos == "NOUN"):
                return True
        return False

    def _modal(self, verb: int) -> str | None:
        """The modal of a verb, or its "to"; None where it has none."""
        tokens = self._reading.tokens
        beside = (k for k in self._reading.children[verb] if tokens[k].tag in ("MD", "TO"))
        return next((tokens[k].text.lower() for k in beside), None)

    def _is_fact(self, root: int, span: Span) -> bool:
        """Say whether it tells what is, was or may be: "the ties have become close"."""
        tokens = self._reading.tokens
        if tokens[root].dep == "nsubj" and tokens[root].head >= span.last:
            return self._is_finite(tokens[root].head)
        if tokens[root].lemma.lower() in self._wording.texts:
            return True
        if tokens[root].pos not in ("VERB", "AUX"):
            above = tokens[root].head
            return tokens[root].dep == "attr" and self._is_finite(above)
        modal = self._modal(root)
        return modal in ("may", "might") or self._is_finite(root)

    def _is_planned(self, root: int) -> bool:
        """Say whether a reporter announces an event, or what a firm will do."""
        tokens = self._reading.tokens
        subject = self._reading.child(root, "nsubj", "nsubjpass")
        if subject is not None and tokens[subject].lemma.lower() in PRIVATE:
            return True
        if tokens[root].dep != "ROOT" or self._modal(root) != "will":
            return False
        sentence = self._reading.sentence_of(root)
        quoted = any(t.text in _QUOTES for t in tokens[sentence.first : sentence.last])
        return tokens[root].lemma.lower() in self._wording.events and not quoted

    def _is_finite(self, verb: int) -> bool:
        """Say whether a verb is in the present, the past or the perfect, and has no modal."""
        tokens = self._reading.tokens
        if self._modal(verb) is not None:
            return False
        words = [verb, *(k for k in self._reading.children[verb] if tokens[k].dep in ("aux", "auxpass"))]
        return any(
            tokens[k].tag in ("VBZ", "VBD") and tokens[k].text.lower() != tokens[k].lemma.lower()
            for k in words
        ) or any(tokens[k].tag == "VBP" and tokens[k].pos == "AUX" for k in words)

    def _is_bygone(self, root: int, span: Span) -> bool:
        """Say whether it hangs on a word of praise, thanks, refusal or a deed done."""
        tokens = self._reading.tokens
        last = root
        for j in self._above(root):
            if j != root and j in self._refused:
                return True
            joined = tokens[last].dep == "conj" and j != root
            if joined and tokens[last].pos == tokens[j].pos == "VERB":
                return False
            last = j
            if span.first <= j < span.last or (joined and tokens[j].pos == "NOUN"):
                continue
            if self._is_done(j, span):
                return True
        return False

    def _is_done(self, i: int, span: Span) -> bool:
        """Say whether a word, or its object before a span, is one of praise, thanks, refusal or a deed done.

        "put it to her that …" and "spoke up for …" are none.
        """
        tokens = self._reading.tokens
        children = self._reading.children[i]
        if any(tokens[k].dep == "prt" or tokens[k].text.lower() == "it" for k in children if k > i):
            return False
        words = [i, *(k for k in children if tokens[k].dep == "dobj" and k < span.first)]
        return any(tokens[k].lemma.lower() in self._bygone and tokens[k].tag != "VB" for k in words)
