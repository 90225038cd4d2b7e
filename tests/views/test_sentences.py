"""The sentence around a quote."""

import pytest

from regesta.views.sentences import Stretch, marked, sentence_span, shortened

TEXT = (
    "Riga (LNA) – Gen. A. Kalns met Lt. Gen. Ines Rua on Nov. 3. They signed a pact."
    " “We are glad,” he said.\n"
    "Dr. Rua left on Friday. The U.S. side was told at 3.30 p.m. on Monday.\n"
)


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("signed a pact", "They signed a pact."),
        ("met Lt. Gen. Ines Rua", "Riga (LNA) – Gen. A. Kalns met Lt. Gen. Ines Rua on Nov. 3."),
        ("glad", "“We are glad,” he said."),
        ("Rua left", "Dr. Rua left on Friday."),
        ("The U.S. side", "The U.S. side was told at 3.30 p.m. on Monday."),
        ("pact. “We", "They signed a pact. “We are glad,” he said."),
    ],
)
def test_a_quote_opens_its_whole_sentence_and_no_other(quote, sentence):
    start = TEXT.index(quote)
    first, last = sentence_span(TEXT, start, start + len(quote))
    assert TEXT[first:last] == sentence


def test_the_quotes_of_a_sentence_are_marked_in_it_even_where_they_overlap():
    pieces = marked("They met and signed a pact.", (0, 27), [(13, 26), (5, 8), (13, 19)])
    assert [p.text for p in pieces if p.quoted] == ["met", "signed", " a pact"]
    assert "".join(p.text for p in pieces) == "They met and signed a pact."


def test_a_long_sentence_loses_words_far_from_its_quotes_and_never_a_quoted_word():
    pieces = (
        Stretch("one two " * 40, quoted=False),
        Stretch("the quote", quoted=True),
        Stretch(" end" * 40, quoted=False),
    )
    short = shortened(pieces, 80)
    assert short[1].text == "the quote"
    assert sum(len(p.text) for p in short) < 100
    assert short[0].text.startswith("… ")
    assert short[2].text.endswith(" …")
    assert shortened(short[1:2], 3) == short[1:2]
