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
        "Deputy ministers Ana Silva of Peru and Taro Ito of Japan chaired the third Peru-Japan defence policy "
        "dialogue in Lima on 4 May 2024.",
        "Peru and Japan agreed to hold the defence policy dialogue, whose first session took place in Lima in "
        "November 2018, every year.",
        "The Peru-Japan defence policy dialogue is meant to be held each year. The last session was held in Lima "
        "on 4 May 2023 by the deputy ministers of Peru and Japan.",
    ],
)
def test_a_session_is_of_the_forum_it_names_or_the_one_told_before(text):
    assert [name for name in sessions(text) if FORUM in name]


def test_what_happens_on_the_eve_of_a_session_is_none():
    text = "The ministers of Peru and Japan met in Lima on the eve of the first defence policy dialogue."
    assert sessions(text) == []


def test_a_meeting_told_long_after_a_forum_is_no_session_of_it():
    text = (
        "Peru praised the defence policy dialogue with Japan. It rained in Lima. It was cold. A dog barked. "
        "Peru's minister met Japan's minister in Lima on 4 May 2023."
    )
    met = [c for c in read(text, "case", BOOK).engagements if c.start == "2023-05-04"]
    assert met
    assert not any(c.mechanism for c in met)
