"""The sentences around an item whose own words only point back: "complete it as pledged"."""

from __future__ import annotations

from regesta.claims.undertakings.items import Span
from regesta.model.passage import Cited, Passage
from regesta.model.reading import Reading

_FEW = 8
_POINTING = frozenset({"it", "them", "this", "these", "those", "the"})


def around(reading: Reading, span: Span) -> tuple[Cited, ...]:
    """Cite the sentence of a short item that points back, with the one before it in its paragraph.

    The register reads there what "it" or "the building" is, to know a promise again in other years.
    """
    words = {t.text.lower() for t in reading.tokens[span.first : span.last]}
    if span.last - span.first > _FEW or words.isdisjoint(_POINTING):
        return ()
    sentence = reading.sentence_of(span.first)
    before = reading.sentences[max(sentence.index - 1, 0)]
    start = before.start if before.paragraph == sentence.paragraph else sentence.start
    passage = Passage.cut(reading.report.id, reading.report.text, start, sentence.end)
    return (Cited("around", passage),)
