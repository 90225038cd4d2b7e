"""Which engagements are sessions of a recurring forum, read from invented sentences."""

import pytest

from regesta.codebook import load_codebook
from regesta.model.claim import EngagementClaim
from regesta.pipeline import read

BOOK = load_codebook()
FORUM = "defence policy dialogue"


def sessions(text):
    claims = read(text, "case", BOOK).engagements
    return sorted({c.mechanism for c in claims if isinstance(c, EngagementClaim) and c.mechanism})


@pytest.mark.parametrize(
    "text",
    [
        "Deputy ministers Ana Silva of Peru and Taro Ito of Japan chaired the third defence policy dialogue.",
        "Peru and Japan will hold the defence policy dialogue, whose first session was in Lima in May 2018.",
        "The Peru-Japan defence policy dialogue is yearly. The last session was held in Lima on 4 May 2023.",
    ],
)
def test_a_session_is_of_the_forum_it_names_or_the_one_told_before(text):
    assert [name for name in sessions(text) if FORUM in name]


def test_what_happens_on_the_eve_of_a_session_is_none():
    text = "The ministers of Peru and Japan met in Lima on the eve of the first defence policy dialogue."
    assert sessions(text) == []
