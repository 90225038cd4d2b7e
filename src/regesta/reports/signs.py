"""Signs by which a line shows what it is without the codebook's words: bylines, credits, headings, rules."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.reports.furniture import FurnitureWords
from regesta.reports.lines import Line

_NAME = r"(?:[A-Z][\w’'.-]*|de|da|dos|van|von|bin|binti|al|el)"
_BYLINE = re.compile(
    rf"(?:By|BY|Story by)[:\s]\s*{_NAME}(?:\s{_NAME}){{0,5}}"
    rf"(?:(?:,| and|,? in| &| \||\s[–-])\s{_NAME}(?:\s{_NAME}){{0,4}}){{0,3}}"
    r"(?:\s?[,|(–-].{0,60})?"
)
_BYLINE_WORDS = 16
_BYLINE_PLACE = re.compile(r"\bin ([A-Z][\w’' -]+?)(?:$|[,|(.–])")
_LETTERHEAD = re.compile(
    r"(?:the )?(?:[\w’'.&-]+ ){0,4}(?:ministry|department|office|embassy|bureau|secretariat|directorate"
    r"|division|desk|affairs|command|headquarters|press|communications)"
    r"(?: (?:of|for|to)(?: [\w’'.,&-]+){1,7})?",
    re.IGNORECASE,
)
_LETTERHEAD_WORDS = 9
_RULE = re.compile(r"[\W\d_]+")
_HEADING = re.compile(r"#{1,6}\s+")
_FIELD = re.compile(r"(?:title|headline|subject)\s*:\s+", re.IGNORECASE)
_PROPERTY = re.compile(
    r"(?:url|link|authors?|language|lang|category|tags?|slug|agency|outlet|id|layout|draft|description)\s*:",
    re.IGNORECASE,
)
_END_MARK = re.compile(r"[.!?][\"”’]?(?=\s?(?:/\.?|\./\.?|#{2,}|\*{3,}|/-)\s*$)")
_PARENTHESIS = r"[(\[](?P<bracket>[^()\[\]]{2,200})[)\]]"
_AFTER_DASH = r"\s[–—-]{1,2}\s?(?P<dashed>[A-Z][\w/&.’ ]{1,40})"
_CREDIT = re.compile(rf"(?:\s?{_PARENTHESIS}|{_AFTER_DASH})[./* ]*$")
_CREDITED = re.compile(
    r"(?:additional )?(?:reporting|writing|edited|editing|translated|photos?|source|with (?:agency )?input)",
    re.IGNORECASE,
)
_CREDIT_WINDOW = 220
_AGENCY_WORDS = 5


@dataclass(frozen=True, slots=True)
class Signs:
    """Tells what a line is by its form; agencies are known from the codebook."""

    words: FurnitureWords

    def is_agency(self, line: Line) -> bool:
        """Say whether a line holds the names of news agencies alone: "(Xinhua)", "— VNA/VNS"."""
        return line.words <= _AGENCY_WORDS and self._names_agencies(line.text)

    def credit_start(self, line: Line) -> int:
        """Where the credit that ends a paragraph begins: "— AFP", "(Reporting by …)"; its end if none."""
        match = _CREDIT.search(line.text, max(len(line.text) - _CREDIT_WINDOW, 0))
        if match is None or not line.text[: match.start()].rstrip(' "”’/').endswith((".", "!", "?")):
            return line.end
        inner = match["bracket"] or match["dashed"]
        if _CREDITED.match(inner) or self._names_agencies(inner):
            return line.start + match.start()
        return line.end

    def _names_agencies(self, text: str) -> bool:
        parts = [p.strip(" ()[]–—-./*|") for p in re.split(r"[/,]| and ", text)]
        return any(parts) and all(not p or self.words.knows_agency(p) for p in parts)


def is_byline(line: Line) -> bool:
    """Say whether a line is a byline: "By Ana Ruiz in Havana"."""
    return line.words <= _BYLINE_WORDS and not line.is_prose and _BYLINE.fullmatch(line.text) is not None


def byline_place(line: Line) -> str | None:
    """The place of a byline such as "By Ana Ruiz in Havana", or None."""
    match = _BYLINE_PLACE.search(line.text)
    return match.group(1).strip() if match else None


def is_letterhead(line: Line) -> bool:
    """Say whether a line names nothing but an office that issues releases: "Naval Public Affairs Office"."""
    small = {"of", "the", "and", "for", "to", "in"}
    named = all(w[0].isupper() or w in small or not w[0].isalpha() for w in line.text.split())
    return line.words <= _LETTERHEAD_WORDS and named and _LETTERHEAD.fullmatch(line.text) is not None


def is_rule(line: Line) -> bool:
    """Say whether a line holds marks and figures alone."""
    return _RULE.fullmatch(line.text) is not None


def is_property(line: Line) -> bool:
    """Say whether a line is a field of a file's front matter other than its title or date."""
    return _PROPERTY.match(line.text) is not None and not line.is_prose


def heading_mark(line: Line) -> int:
    """How many characters mark the line as a title: those of "# " or "Title: "; 0 if it is not marked."""
    match = _HEADING.match(line.text) or _FIELD.match(line.text)
    return match.end() if match else 0


def stop_before_end_mark(text: str) -> int:
    """Where the last sentence of a report ends before the mark that ends the report ("./.", "###")."""
    match = _END_MARK.search(text)
    return match.end() if match else len(text)
