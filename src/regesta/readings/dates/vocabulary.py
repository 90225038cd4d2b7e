"""The small closed vocabulary of English dates: which word is which kind of atom.

Each kind has a one-letter code, so that a date is a short run of letters: `M1,9` is "June 3, 2025" and
`1-1M` is "3–6 June".

    1 day number  2 ordinal in figures  3 ordinal in words  4 number in words  9 year  0 any other number
    I full date  M month name  m shortened  W weekday name  w shortened  D day  K week  O month  Y year
    C morning …  L last  R previous  X next  H this  F following  S same  h that  J every  v recent  c coming
    N towards, beyond  V recently  Z today, yesterday, tomorrow  E early, late, end …  l later  r earlier
    u than  n before  j after  g ago  Q half, quarter  q fiscal  G spring …  U visit, talks …
    f from  b between  t to  & and  p of  i in  e on  T the  A a  B by  z since  k for
    o over, throughout  s within
    - dash  , comma  . full stop  ( ) bracket  x anything else
"""

from __future__ import annotations

import re

_MONTHS = "january february march april may june july august september october november december"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_PLAIN = {
    "f": "from", "b": "between", "t": "to till until through", "&": "and", "p": "of", "i": "in during",
    "e": "on", "T": "the", "A": "a an", "B": "by", "z": "since", "k": "for", "L": "last", "X": "next",
    "H": "this", "F": "following", "S": "same", "h": "that", "v": "recent", "c": "coming upcoming",
    "V": "recently lately", "l": "later", "r": "earlier", "n": "before prior", "j": "after",
    "J": "every each", "u": "than", "N": "towards toward beyond", "o": "over throughout", "s": "within",
    "R": "previous preceding", "g": "ago", "Q": "half quarter", "q": "fiscal financial academic fy",
    "D": "day days", "K": "week weeks", "O": "month months",
    "Y": "year years", "E": "early late mid beginning end middle start",
    "C": "morning afternoon evening night", "G": "spring summer autumn winter",
    "U": "visit trip stay tour talks meeting exercise summit conference forum drill dialogue",
}  # fmt: skip
_COUNTED = (
    "troops|soldiers|officers|personnel|people|persons|men|women|sailors|marines|cadets|students|scholarships|"
    "workers|refugees|participants|delegates|delegations|guests|households|families|villages|markers|vehicles|"
    "aircraft|ships|vessels|nationals|citizens|residents|kilometres|kilometers|km|miles|metres|meters|tonnes|"
    "tons|hectares|dollars|hours|minutes|percent|per cent|police|peacekeepers|experts|members|countries|"
    "nations|states|years|months|days|weeks|million|billion|doses|flights|sets|units|items|places|companies|"
    "enterprises|jobs|voters|prisoners|detainees|observers|dogs|meals|trees|boxes|bags|litres|houses|homes|"
    "euros|pounds|pesos|rupees|roubles|rubles|yen"
)
_AFTER_NO_YEAR = (
    "resolution resolutions agenda vision horizon strategy article decree law no number flight room highway "
    "route paragraph chapter unscr directive circular document over nearly almost than least some "
    "approximately exactly another $ € £ # + usd eur vnd"
)
_NAMED_FOR_A_DAY = (
    "Street|Avenue|Road|Boulevard|Square|Stadium|Bridge|Movement|Revolution|Uprising|Victory|Memorial|Monument|"
    "Brigade|University|Agreement|Club|Market|Fools|attacks|massacre|coup|"
    "(?:National|Independence|Republic|Liberation|Constitution) Day"
)
_BEFORE_NO_YEAR = "agenda vision goals % per"
_PERSONAL = "march april may june august"
_LEADING_IN_MONTH = "in on since during last next this early late mid end until till"
_LEADING_IN = "in since by until till from to of during the after before through for early late mid and"

UNTIL = 1
"""What "until" counts for among the words that join two dates, as it may also stand alone before an end."""
COUNTED = re.compile(rf"\s+(?:{_COUNTED})\b")
"""What follows a number that is no day and no year: "10 officers"."""
COUNTED_LATER = re.compile(rf"\s+(?:\w+(?:[ -]\w+)?\s+)?(?:{_COUNTED})\b")
"""The same with up to two words between: "2000 Rwandan peacekeeping troops"."""
NAMED_FOR_A_DAY = re.compile(rf"\s+(?:{_NAMED_FOR_A_DAY})\b")
"""What follows a day that is only a name: "April 30 Street", "the September 11 attacks"."""
AFTER_NO_YEAR = frozenset(_AFTER_NO_YEAR.split())
"""Words after which four figures are no year: "Resolution 1973"."""
PERSONAL = frozenset(_PERSONAL.split())
"""Months that are given names and surnames too."""
BEFORE_NO_YEAR = frozenset(_BEFORE_NO_YEAR.split())
"""Words before which four figures are no year: "2030 Agenda"."""
LEADS_IN_MONTH = frozenset(_LEADING_IN_MONTH.split())
"""Words after which a month is no person: "in June Kenya signed"."""
LEADS_IN = frozenset(_LEADING_IN.split())
"""Words after which four figures are most likely a year."""


def _codes() -> dict[str, tuple[str, int]]:
    codes = {word: (code, 0) for code, group in _PLAIN.items() for word in group.split()}
    codes |= {word[:3]: ("m", n) for n, word in enumerate(_MONTHS.split(), 1)} | {"sept": ("m", 9)}
    codes |= {word: ("M", n) for n, word in enumerate(_MONTHS.split(), 1)}
    codes |= {word[:3]: ("w", n) for n, word in enumerate(_WEEKDAYS.split())}
    codes |= {word: ("W", n) for n, word in enumerate(_WEEKDAYS.split())}
    codes |= {word: ("3", n) for n, word in enumerate(_ORDINALS.split(), 1)}
    codes |= {"half": ("Q", 6), "quarter": ("Q", 3)}
    codes |= {"until": ("t", UNTIL), "till": ("t", UNTIL)}
    codes |= {"final": ("3", -1), "closing": ("3", -1), "opening": ("3", 1)}
    codes |= {word: ("4", n) for n, word in enumerate(_NUMBERS.split(), 1)}
    return codes | {"today": ("Z", 0), "tonight": ("Z", 0), "yesterday": ("Z", -1), "tomorrow": ("Z", 1)}


CODES = _codes()
"""Each word of dates, in lower case, with its code and what it counts for."""
MARKS = {",": ",", ".": ".", "(": "(", ")": ")", "&": "&", **dict.fromkeys("-‑–—−", "-")}
DASHES = frozenset("-‑–—−")
