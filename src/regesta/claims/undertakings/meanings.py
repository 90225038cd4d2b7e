"""Whom a phrase means: people and parties, also where no name stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.reading import Mention, Reading

_EACH = {"each", "either"}
_COUNTS = {"two": 2, "both": 2, "pair": 2, "three": 3, "trio": 3, "four": 4}
_SIDES = {
    "side",
    "ministry",
    "minister",
    "country",
    "leader",
    "government",
    "navy",
    "army",
    "delegation",
    "nation",
}
_SHORTEST = 2
_PAIR = 2
PRIVATE = {"company", "firm", "investor", "resident", "tourist", "farmer", "trader", "journalist", "analyst"}


@dataclass(frozen=True, slots=True)
class Who:
    """People, by key, and parties meant by one phrase; `token` is where it stands."""

    people: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    token: int | None = None

    def __bool__(self) -> bool:
        return bool(self.people or self.parties)


NOBODY = Who()


class Meanings:
    """Say whom a phrase of a report means.

    `last` is who spoke last, whom "he" and "she" mean where the reading leaves them open.
    """

    def __init__(self, reading: Reading, joint: frozenset[str]) -> None:
        self._reading = reading
        self._joint = joint
        self._mentions: dict[int, Mention | None] = {}
        self._short: dict[str, Who] | None = None
        self.last = NOBODY

    def mention(self, i: int) -> Mention | None:
        """The mention on token `i`, looked up once."""
        if i not in self._mentions:
            self._mentions[i] = self._reading.mention_on(i)
        return self._mentions[i]

    def who(self, i: int | None) -> Who:
        """The people and parties that the phrase headed by token `i` means, with those joined to it."""
        if i is None:
            return NOBODY
        people: list[str] = []
        parties: list[str] = []
        for j in (i, *self._joined(i)):
            found = self._meant(j)
            people += found.people
            parties += found.parties
        return Who(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(parties)), i)

    def _meant(self, j: int) -> Who:
        """Whom token `j` means: its own mention, or the party that its phrase belongs to ("Omani forces")."""
        mention = self.mention(j)
        if self._reading.tokens[j].lemma.lower() in PRIVATE:
            return NOBODY
        sides = self._reading.parties[: self._many(j, mention)]
        if sides:
            return Who((), sides, j)
        visitor = self._visiting(j)
        if visitor:
            return visitor
        if mention is not None and (mention.people or mention.parties):
            owners = self._owners(j) if mention.kind == "pronoun" else ()
            apart = owners and not set(owners) & set(mention.parties)
            return Who((), owners, j) if apart else self._mentioned(mention, j)
        known = self._abbreviated(j) or self._entitled(j)
        if known or (mention is not None and mention.kind == "pronoun"):
            return known or self.last
        parties = self._owners(j)
        if not parties and (self._is_collective(j) or self.is_joint_body(j)):
            parties = self._reading.parties[:2]
        return Who((), parties, j)

    def _mentioned(self, mention: Mention, token: int) -> Who:
        parties = mention.parties or self._parties_of(mention.people)
        if len(parties) > _PAIR and mention.kind in ("pronoun", "group"):
            parties = self._named_by(mention.last, parties)
        return Who(mention.people, parties, token)

    def _named_by(self, i: int, parties: tuple[str, ...]) -> tuple[str, ...]:
        """Of three or more parties taken together, those that the report has named up to token `i`."""
        before = [m for m in self._reading.mentions_in(0, i) if m.kind not in ("pronoun", "group")]
        named = {p for m in before for p in m.parties or self._parties_of(m.people)}
        kept = tuple(p for p in parties if p in named)
        return kept if len(kept) >= _PAIR else parties

    def _abbreviated(self, j: int) -> Who:
        """Whom "the CDS" means, where "(CDS)" stood behind a name or an office before."""
        if self._short is None:
            self._short = self._abbreviations()
        return self._short.get(self._reading.tokens[j].text, NOBODY)

    def _abbreviations(self) -> dict[str, Who]:
        reading = self._reading
        tokens = reading.tokens
        short: dict[str, Who] = {}
        for i in range(1, len(tokens) - 1):
            text = tokens[i].text
            bracketed = tokens[i - 1].text == "(" and tokens[i + 1].text == ")"
            if not bracketed or not text.isupper() or len(text) < _SHORTEST or text in short:
                continue
            before = reading.mentions_in(reading.sentence_of(i).first, i - 1)
            people = [m for m in before if m.kind == "person" and m.people]
            if people:
                who = people[-1]
                short[text] = self._mentioned(who, who.head)
        return short

    def is_joint_body(self, j: int | None) -> bool:
        """Say whether token `j` is "the commission" or "the session" in which the sides sit together."""
        if j is None or self._reading.tokens[j].lemma.lower() not in self._joint:
            return False
        return any(self._reading.tokens[k].text.lower() in ("the", "this") for k in self._reading.children[j])

    def _entitled(self, j: int) -> Who:
        """Whom "the captain" means: the last person named before whose rank or office has that word."""
        noun = self._reading.tokens[j].lemma.lower()
        the = any(self._reading.tokens[k].text.lower() == "the" for k in self._reading.children[j])
        if not the or self._reading.tokens[j].tag not in ("NN", "NNP"):
            return NOBODY
        for m in reversed(list(self._reading.mentions_in(0, j))):
            if m.kind == "person" and m.people and self._holds(m, noun):
                return self._mentioned(m, j)
        return NOBODY

    def _visiting(self, j: int) -> Who:
        """Whom "the visiting commander" means: the last such officer, or the last who is no compatriot."""
        reading = self._reading
        if not any(reading.tokens[k].text.lower() == "visiting" for k in reading.children[j]):
            return NOBODY
        noun = reading.tokens[j].lemma.lower()
        met = [m for m in reading.mentions_in(0, j) if m.kind == "person" and m.people]
        of_that_office = [m for m in met if self._holds(m, noun)]
        others = [m for m in met if not set(m.parties) & set(self.last.parties)]
        found = ([m for m in of_that_office if m in others] or of_that_office or others)[-1:]
        return (
            Who(found[0].people, found[0].parties or self._parties_of(found[0].people), j)
            if found
            else NOBODY
        )

    def _holds(self, mention: Mention, noun: str) -> bool:
        """Say whether somebody has an office or a rank of that name."""
        held = [self._reading.person(key) for key in mention.people]
        titles = [o.title for p in held for o in p.offices] + [p.rank or "" for p in held]
        return any(noun in title.lower().split() for title in titles)

    def _many(self, j: int, mention: Mention | None) -> int:
        """How many of the report's parties a phrase takes together ("the three", "both", "each side")."""
        token = self._reading.tokens[j]
        counted = _COUNTS.get(token.text.lower(), 0)
        if counted and (mention is None or len(mention.parties) < counted):
            return counted
        if mention is None:
            each = any(self._reading.tokens[k].text.lower() in _EACH for k in self._reading.children[j])
            return 2 if each and token.lemma.lower() in _SIDES else 0
        nameless = mention.kind == "group" and not mention.people and not mention.parties
        return 2 if nameless or self._is_everybody(j, mention) else 0

    def _owners(self, j: int) -> tuple[str, ...]:
        """The parties that a phrase without a mention belongs to."""
        reading = self._reading
        parties: list[str] = []
        for k in reading.children[j]:
            if reading.tokens[k].tag == "PRP$":
                parties += self.who(k).parties
            elif reading.tokens[k].dep in ("amod", "compound", "poss", "nmod"):
                inner = self.mention(k)
                parties += inner.parties if inner is not None and inner.kind in ("party", "place") else ()
            elif reading.tokens[k].text == "of":
                parties += self.who(reading.child(k, "pobj")).parties
        return tuple(dict.fromkeys(parties))

    def _is_collective(self, j: int) -> bool:
        """Say whether a plural stands for all sides ("governments", "the two coast guards")."""
        tokens = self._reading.tokens
        both = any(tokens[k].text.lower() in ("two", "both") for k in self._reading.children[j])
        return tokens[j].tag == "NNS" and (both or tokens[j].lemma.lower() in _SIDES)

    def _is_everybody(self, j: int, mention: Mention) -> bool:
        """Say whether a group of several sides was taken for one ("The delegations agreed …")."""
        tokens = self._reading.tokens
        plural = tokens[j].tag == "NNPS" or (mention.kind == "office" and tokens[j].text.endswith("s"))
        several = plural or (tokens[j].tag == "NNS" and tokens[j].lemma.lower() in _SIDES)
        opening = tokens[max(mention.first - 1, 0)].text.lower(), tokens[mention.first].text.lower()
        return (
            len(mention.parties) < 2
            and mention.kind in ("group", "office")
            and several
            and bool({"the", "both", "two"} & set(opening))
            and not any(m.kind == "party" for m in self._reading.mentions_in(mention.first, mention.last))
        )

    def _joined(self, i: int) -> list[int]:
        out: list[int] = []
        mention = self.mention(i)
        stack = [i] if mention is None else [i, *range(mention.first, mention.last)]
        while stack:
            for k in self._reading.children[stack.pop()]:
                if mention is not None and mention.first <= k < mention.last:
                    continue
                if self._reading.tokens[k].dep == "conj" and self._reading.tokens[k].pos in (
                    "NOUN",
                    "PROPN",
                    "PRON",
                ):
                    out.append(k)
                    stack.append(k)
        return out

    def _parties_of(self, people: tuple[str, ...]) -> tuple[str, ...]:
        found = [self._reading.person(key).party for key in people]
        return tuple(dict.fromkeys(p for p in found if p))
