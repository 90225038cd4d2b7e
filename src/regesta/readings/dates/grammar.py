"""The grammar of dates: runs of atoms, and what each run says before anything is counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from regesta.readings.dates.meanings import (
    Calendar,
    Direction,
    Expression,
    Meaning,
    NthDay,
    Part,
    PartOfYear,
    Shift,
    StayDay,
    Term,
    Unit,
    Vague,
    Weekday,
    WeekOf,
)
from regesta.readings.dates.vocabulary import UNTIL
from regesta.readings.dates.words import Atom

_UNITS: dict[str, Unit] = {"D": "day", "C": "day", "K": "week", "O": "month", "Y": "year"}


Build = Callable[[Sequence[Atom]], Meaning | list[Meaning] | None]

_YR = "(?:,?9|,?p?[LHX]Y)?"
_ON = "(?:(?:[Ww]|ZC?|HC)[,(]?)?"
_MD = f"{_ON}[Mm][12]{_YR}"
_DM = f"{_ON}T?(?:[12],?p?[Mm]|3p[Mm]){_YR}"
_DAY = "T?[12]"
_MONTH = f"[Mm]{_YR}"
_TO = "(?:-|t)"
_LEAD = "(?:Ep?T?|E-|Ei)?"


def _span(one: str, two: str) -> str:
    """A span written with a dash or "to", or after "between" with "and"."""
    return f"(?:{one}{_TO}{two}|(?<=b){one}&{two})"


def _part(atoms: Sequence[Atom]) -> Part:
    """What these atoms print of one date."""
    seen: dict[str, int] = {}
    shift = None
    for here, after in zip(atoms, (*atoms[1:], None), strict=True):
        if here.code == "I" and isinstance(here.value, date):
            return Part(here.value.year, here.value.month, here.value.day)
        if after and after.code == "Y" and here.code in "LHX":
            shift = "LHX".index(here.code) - 1
        if isinstance(here.value, int):
            seen.setdefault(here.code, here.value)
    return Part(
        year=seen.get("9"),
        month=seen.get("M", seen.get("m")),
        day=next((seen[c] for c in "123" if c in seen), None) if seen.keys() & {"M", "m"} else None,
        shift=shift,
        weekday=seen.get("W", seen.get("w")),
    )


def _cut(atoms: Sequence[Atom], codes: str = "-t&") -> tuple[Sequence[Atom], Sequence[Atom]]:
    """The atoms before and after the word that joins two dates."""
    at = next(i for i, atom in enumerate(atoms) if atom.code in codes and i > 0)
    return atoms[:at], atoms[at + 1 :]


def _full_span(atoms: Sequence[Atom]) -> Calendar:
    one, two = _cut(atoms)
    return Calendar(_part(one), _part(two))


def _days_of_month(atoms: Sequence[Atom]) -> Meaning | list[Meaning]:
    """`June 3-6`, `3 to 6 June`, and lists such as `June 3, 5 and 7`, each day of which is its own date."""
    whole = _part(atoms)
    days = [a.value for a in atoms if a.code in "12" and isinstance(a.value, int)]
    joined = any(a.code in "-t" for a in atoms)
    if joined or (len(days) == 2 and days[1] == days[0] + 1):
        return Calendar(_with_day(whole, days[0]), _with_day(whole, days[-1]))
    return [Calendar(_with_day(whole, day)) for day in days]


def _between_days(atoms: Sequence[Atom]) -> Meaning:
    whole = _part(atoms)
    days = [a.value for a in atoms if a.code in "12" and isinstance(a.value, int)]
    return Calendar(_with_day(whole, days[0]), _with_day(whole, days[-1]))


def _with_day(part: Part, day: int) -> Part:
    return Part(part.year, part.month, day, part.shift)


def _single(atoms: Sequence[Atom]) -> Meaning:
    return Calendar(_part(atoms))


def _months(atoms: Sequence[Atom]) -> Meaning:
    return _full_span(atoms)


def _qualified_month(atoms: Sequence[Atom]) -> Meaning | None:
    """`last July`, `this November`: the year is counted as for a weekday, so past or future says enough."""
    month = next(a for a in atoms if a.code == "M")
    return Calendar(Part(month=int(str(month.value))))


def _term(atoms: Sequence[Atom]) -> Meaning | None:
    years = [a.value for a in atoms if a.code == "9" and isinstance(a.value, int)]
    if len(years) == 1:
        return Term(years[0])
    return Term(years[0], years[1]) if years[0] < years[1] else None


def _length(atoms: Sequence[Atom]) -> Meaning:
    return Term(None, years=next(a.value for a in atoms if isinstance(a.value, int)))


def _unit(atoms: Sequence[Atom]) -> Meaning:
    """`last month`, `early next year`, `the following week`."""
    unit = _UNITS[next(a.code for a in reversed(atoms) if a.code in _UNITS)]
    word = next(a.code for a in atoms if a.code in "LHXFSRhc")
    told = word in "FSRh" or (word == "X" and atoms[0].code == "T")
    return Shift(unit, {"L": -1, "R": -1, "X": 1, "F": 1}.get(word, 0), told=told)


def _whole_year(atoms: Sequence[Atom]) -> Meaning:
    """`the end of the year`."""
    del atoms
    return Shift("year", 0)


def _none(atoms: Sequence[Atom]) -> None:
    """`every Monday` is no date."""
    del atoms


def _same_day(atoms: Sequence[Atom]) -> Meaning:
    del atoms
    return Shift("day", 0, told=True)


def _near_day(atoms: Sequence[Atom]) -> Meaning:
    """`two days later`, `a day earlier`, `the day before`."""
    count = next((a.value for a in atoms if a.code in "14" and isinstance(a.value, int)), 1)
    unit = _UNITS[next(a.code for a in atoms if a.code in _UNITS)]
    return Shift(unit, -count if atoms[-1].code in "rn" else count, told=True)


def _ago(atoms: Sequence[Atom]) -> Meaning:
    count = next((a.value for a in atoms if a.code in "14" and isinstance(a.value, int)), 1)
    unit = _UNITS[next(a.code for a in atoms if a.code in _UNITS)]
    ago = any(a.code == "g" for a in atoms)
    return Shift(unit, -count if ago else count, vague=unit == "week")


def _today(atoms: Sequence[Atom]) -> Meaning:
    """`today`, `yesterday`, `this morning`, `last night`."""
    return Shift("day", next((int(str(a.value)) for a in atoms if a.code == "Z"), -(atoms[0].code == "L")))


def _weekday(atoms: Sequence[Atom]) -> Meaning:
    days = [a.value for a in atoms if a.code == "W" and isinstance(a.value, int)]
    word = next((a.code for a in atoms if a.code in "LHX"), None)
    week = "LHX".index(word) - 1 if word else None
    return Weekday(days[0], week, any(a.code == "K" for a in atoms), days[1] if len(days) > 1 else None)


def _stay_day(atoms: Sequence[Atom]) -> Meaning:
    return StayDay(next((int(str(a.value)) for a in atoms if a.code in "23"), -1))


def _nth(atoms: Sequence[Atom]) -> Meaning:
    return NthDay(next(int(str(a.value)) for a in atoms if a.code == "2"))


def _quarter(atoms: Sequence[Atom]) -> Meaning:
    """`the first quarter`, of a year not named."""
    number = next((int(str(a.value)) for a in atoms if a.code == "3"), -1)
    return PartOfYear(number, next(int(str(a.value)) for a in atoms if a.code == "Q"))


def _two_weekdays(atoms: Sequence[Atom]) -> Meaning | list[Meaning]:
    """`Tuesday and Wednesday` are one span, other pairs two days."""
    one, two = (int(str(a.value)) for a in atoms if a.code == "W")
    if (one + 1) % 7 == two:
        return Weekday(one, until=two)
    return [Weekday(one), Weekday(two)]


def _week_of(atoms: Sequence[Atom]) -> Meaning:
    return WeekOf(_part(atoms))


def _vague(atoms: Sequence[Atom]) -> Meaning:
    """`spring 2025` keeps its year; "recently" and "next spring" have nothing to keep."""
    part = _part(atoms)
    return Calendar(Part(year=part.year)) if part.year else Vague()


_RULES: tuple[tuple[str, str, Build], ...] = (
    ("full_span", f"I{_TO}I", _full_span),
    ("full", "(?:[Ww],?)?I", _single),
    ("week_of", f"[TXH]?K(?:p|Ee?)(?:{_MD}|{_DM})", _week_of),
    ("span_md", _span(_MD, _MD), _full_span),
    ("span_dm", _span(_DM, _DM), _full_span),
    ("days_md", rf"[Mm]{_DAY}{_TO}{_DAY}(?!p?[Mm]){_YR}", _days_of_month),
    ("days_dm", rf"{_DAY}{_TO}{_DAY}p?[Mm]{_YR}", _days_of_month),
    ("between", rf"(?<=b)(?:[Mm]{_DAY}&{_DAY}|{_DAY}&{_DAY}p?[Mm]){_YR}", _between_days),
    ("list_md", rf"[Mm][12](?:,[12](?![12]?p?[Mm]))*,?&[12](?!p?[Mm]){_YR}", _days_of_month),
    ("list_dm", rf"[12](?:,[12])*&[12]p?[Mm]{_YR}", _days_of_month),
    ("md", f"{_MD}C?", _single),
    ("dm", f"{_DM}C?", _single),
    ("day_part", "(?<=i)TC(?!,?[pe(MmWwZISh]|,?T[SF])", _same_day),
    ("months", rf"(?:[Mm]{_YR}{_TO}[Mm],?9|(?<=f)M{_YR}t{_MONTH}|(?<=b)M{_YR}&{_MONTH}|M[-t]M)", _months),
    ("month_year", rf"{_LEAD}[Mm](?:,?p?9|,?p?[LHX]Y)", _single),
    ("last_month", "[LXH]M", _qualified_month),
    (
        "month",
        rf"(?:(?<=[iBzfkntjpN])(?:{_LEAD})M|E(?:pT?|-)?M(?![12])|(?<=[Mm]&)M|(?<=[Mm],)M(?=[,&]))",
        _single,
    ),
    ("fiscal", r"(?:qY?9(?:-9)?|9(?:-9)?qY)", _term),
    ("term", rf"(?:9{_TO}9|(?<=b)9&9)", _term),
    ("season", r"(?:[LHX]G|Gp?9|GpT?[LHX]Y)", _vague),
    ("part_year", r"(?:E(?:pT?|-)?|T?[3E]?Qp)9", _single),
    ("year", "9", _single),
    ("length", "[14]-Y", _length),
    ("near", "(?:[A14][DKOY](?:[lr](?!u)|n(?=[,.)]))|TDn(?=[,.)i]))", _near_day),
    ("ago", "[A14][DKOY]g", _ago),
    ("hence", "(?<=i)[A14][KO](?=[,.x])", _ago),
    ("every", "J[WDKOY]", _none),
    ("same", "(?:T?S[DC]|hD(?!-)|hC(?=[,.)i&])|[lr]iTD)", _same_day),
    ("told", "(?:T(?:[FR][DCKOY]|X[DC]|S[KOY])|h[OY]|(?<![ios])TX[OY](?=[,.)]))", _unit),
    ("unit", r"(?:[lr]|E(?:pT?|i)?|T?[3E]?Qp)?(?<!T)[LHX][KOY]", _unit),
    ("whole_year", "(?:(?:E|T?[3EL]?Q)pTY|[lr]iTY|(?<=s)TY(?!p))", _whole_year),
    ("today", "(?:ZC?|[HL]C)", _today),
    ("stay_day", r"(?:T?[32L]Dp.{1,4}?U|(?<=[eikp])T[3L]D(?!-))", _stay_day),
    ("nth", "(?<=[e])T2(?![-&2t]|p?[Mm])|(?<=Cp)T2(?![-&2t]|p?[Mm])", _nth),
    ("weekdays", "W(?:-|t)W", _weekday),
    ("two_weekdays", "(?<=e)W&W(?![C-])", _two_weekdays),
    ("part_of_year", "T[3L]Q(?!p)", _quarter),
    ("weekday", "[LHX]?WC?(?:p?[LHX]K)?", _weekday),
    ("vague", "(?:V|vD|vK|vO|T?cD|T?cK|T?cO|[LHX]Q)", _vague),
)
_GRAMMAR = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _RULES))
_BUILD = {name: build for name, _, build in _RULES}
_PAST, _FUTURE = frozenset("LgVv"), frozenset("Xc")


def expressions(atoms: Sequence[Atom]) -> Iterator[Expression]:
    """Every date that the grammar finds in a run of atoms, left to right and without overlap."""
    codes = "".join(atom.code for atom in atoms)
    for match in _GRAMMAR.finditer(codes):
        run = atoms[match.start() : match.end()]
        meaning = _BUILD[match.lastgroup or ""](run)
        before = codes[match.start() - 1] if match.start() else ""
        if isinstance(meaning, list):
            yield from _listed(run, meaning)
        elif meaning is not None:
            start, end = run[0].start, max(a.end for a in run)
            lead = atoms[match.start() - 1] if match.start() else None
            yield Expression(start, end, meaning, _direction(run, meaning, before), _is_bound(meaning, lead))


def _listed(run: Sequence[Atom], meanings: list[Meaning]) -> Iterator[Expression]:
    """The days of a list, each with its own words; the one beside the month takes the month's words in."""
    days = [i for i, atom in enumerate(run) if atom.code in "12W"]
    month = next((i for i, atom in enumerate(run) if atom.code in "Mm"), -len(run))
    for at, meaning in zip(days, meanings, strict=True):
        near = abs(at - month) <= 2
        start = min(at, month) if near else at
        end = max(at, month) if near else at
        yield Expression(run[start].start, run[end].end, meaning)


def _is_bound(meaning: Meaning, lead: Atom | None) -> bool:
    """Whether the word before makes it the edge of a time: "since", "until", and of years "after"."""
    if lead is None or lead.code not in "zNtnj":
        return False
    whole_year = isinstance(meaning, Calendar) and meaning.first.month is None
    return lead.code in "zN" or (lead.value == UNTIL if lead.code == "t" else whole_year)


def _direction(run: Sequence[Atom], meaning: Meaning, before: str) -> Direction:
    codes = {atom.code for atom in run}
    if before == "z" or codes & _PAST:
        return "past"
    if codes & _FUTURE and not (isinstance(meaning, Shift) and meaning.told):
        return "future"
    if isinstance(meaning, Shift) and not meaning.told and meaning.count:
        return "past" if meaning.count < 0 else "future"
    return "future" if before in ("B", "N") else "none"
