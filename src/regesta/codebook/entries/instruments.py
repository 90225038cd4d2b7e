"""Words for instruments, and for what happens to them."""

from __future__ import annotations

from regesta.codebook.entries.base import Entry
from regesta.model.claim import InstrumentKind, InstrumentStatus


class InstrumentWord(Entry, frozen=True, kw_only=True):
    """Nouns that name a kind of instrument, written in the singular.

    Plurals are formed by rule; `plurals` holds those that the rule gets wrong. A `weak` word ("plan",
    "deal", "minutes") names an instrument only where something happens to it that happens to instruments, or
    where it carries a term or a scope between parties. A `loose` word ("deal", "document") may stand for an
    instrument of any kind that was named before. The names of a `titled` one say what the text is about
    ("status of forces agreement"). A `standin` is only ever another word for a text
    named before ("the paper"). A `proper` one counts only in capitals and signed ("the Harbour Investment
    Partnership was signed"). `never` are wordings that hold the noun and name no
    instrument between the parties ("chief of protocol", "UN Charter").
    """

    kind: InstrumentKind
    names: tuple[str, ...]
    plurals: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    weak: bool = False
    loose: bool = False
    titled: bool = False
    proper: bool = False
    standin: bool = False


class InstrumentEvent(Entry, frozen=True, kw_only=True):
    """Words that tell what happens to an instrument, and the status that it has then.

    `verbs` take the instrument as object or passive subject ("sign", "agree on"), `subjects` as active
    subject ("expire", "enter into force"); both are lemmas. `nouns` govern it ("signing of"), `adjectives`
    stand before it, `prepositions` likewise ("under"). `over` are words that stand over one of these and
    put off what it tells ("propose", "expect"): then `ahead` is the status while the thing is still to
    come, and `asked` while one side only wants it. `kinds` limits an entry to some kinds. An entry that
    `earns` bears out a weak noun; a `faint` one never changes the status of a text of which more is told
    elsewhere; an `unknown` one counts only for a text that the words do not take as known ("discussed an
    agreement", not "discussed the Fisheries Agreement"). An `open` one ("draft") leaves open what is only
    endorsed.
    """

    status: InstrumentStatus
    ahead: InstrumentStatus | None = None
    asked: InstrumentStatus | None = None
    verbs: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    kinds: tuple[InstrumentKind, ...] = ()
    earns: bool = False
    faint: bool = False
    unknown: bool = False
    open: bool = False
