"""Ships by the letters before their names: "INS Trishna" acts for India."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.codebook import Codebook
from regesta.codebook.entries.geography import ShipPrefix
from regesta.model.reading import Mention, Reading, Token

_LONGEST = 4  # words of a ship's name


class Ships:
    """The ship prefixes of a codebook, ready to be found in a reading."""

    def __init__(self, codebook: Codebook) -> None:
        self._states = {p: s.party for s in codebook.of(ShipPrefix) for p in s.prefixes}

    def find(self, draft: Reading) -> Iterator[Mention]:
        """Yield a body for each ship named, whose party is the state that it sails for."""
        for token in draft.tokens:
            party = self._states.get(token.text)
            if party is None:
                continue
            last = token.i + 1
            while (
                last < len(draft.tokens) and last - token.i <= _LONGEST and _names(draft.tokens[last], token)
            ):
                last += 1
            if last > token.i + 1:
                inside = range(token.i, last)
                head = next((i for i in inside if draft.tokens[i].head not in inside), last - 1)
                title = draft.passage(token.i, last).quote
                yield Mention("body", token.i, last, head, parties=(party,), title=title)


def _names(token: Token, prefix: Token) -> bool:
    """Say whether a word goes on with the name that a prefix opens."""
    return token.sentence == prefix.sentence and (token.text[:1].isupper() or token.text == "-")
