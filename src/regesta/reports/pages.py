"""Take the report out of an HTML page: its text, title and date."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regesta.reports.printed_dates import calendar_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_DROPPED = re.compile(
    r"script|style|noscript|template|iframe|svg|form|nav|button|select|head|object|canvas|footer|aside"
)
_BLOCKS = re.compile(
    r"p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|section|article|header|footer|aside|main|figure"
    r"|figcaption|blockquote|pre|hr|dt|dd|dl|time|address|title"
)
_META_DATES = (
    "article:published_time",
    "datePublished",
    "pubdate",
    "publishdate",
    "date",
    "dc.date",
    "DC.date.issued",
)
_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_SITE = re.compile(r"\s+[|–—»·]\s+[^|–—»·]{2,40}$")
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus\w*|newsletter|cookies?|share|sharing)(?:$|[\s_-])", re.IGNORECASE
)
_ENOUGH = 200
_SMALL_PAGE = 1500


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page, a paragraph a line, its title first, and the day that its metadata names."""

    text: str
    published: str | None = None


def page_text(html: str) -> PageText | None:
    """The report that a page holds; None where it holds no text.

    The text is what a reader sees of the report: scripts, styles, menus and readers' comments are left out,
    and markup that is broken is read as far as it can be.
    """
    from lxml.etree import ParserError
    from lxml.html import document_fromstring

    html = _PROLOG.sub("", html)
    try:
        tree = document_fromstring(html)
    except ParserError:
        return None
    published = _published(tree, html)
    title = _title(tree)
    body = _main_text(html, tree)
    if not body and not title:
        return None
    if title and title not in body[: len(title) + _ENOUGH]:
        body = f"{title}\n\n{body}"
    return PageText(body, published)


def _main_text(html: str, tree: HtmlElement) -> str:
    """The main text as trafilatura finds it.

    A small page has little to be cut away, and trafilatura may run its paragraphs together: there, all
    that is visible is the text.
    """
    visible = _visible(tree)
    if len(visible) < _SMALL_PAGE:
        return visible
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(html, include_comments=False, include_tables=True) or ""
    lines = [line.strip() for line in found.splitlines() if line.strip()]
    return "\n\n".join(lines) if len(lines) > 1 else visible


def _visible(tree: HtmlElement) -> str:
    """The text of the page outside scripts and menus, a line for each block."""
    parts: list[str] = []
    _walk(tree, parts)
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(parts).split("\0"))
    return "\n\n".join(line for line in lines if line)


def _walk(root: HtmlElement, parts: list[str]) -> None:
    """Write the text of an element and all below it, with a mark where a line ends."""
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        skipped = _is_dropped(element)
        if leaving or skipped:
            parts.append("\0" if not skipped and _BLOCKS.fullmatch(element.tag) else "")
            parts.append((element.tail or "") if element is not root else "")
            continue
        parts.append("\0" if _BLOCKS.fullmatch(element.tag) else "")
        parts.append(element.text or "")
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _is_dropped(element: HtmlElement) -> bool:
    """Say whether an element is none of the report: code, a menu, a form, what readers wrote below it."""
    if not isinstance(element.tag, str) or _DROPPED.fullmatch(element.tag):
        return True
    return _ASIDE.search(f"{element.get('class', '')} {element.get('id', '')}") is not None


def _title(tree: HtmlElement) -> str:
    """The page's only heading; else its declared title without the name of the site."""
    headings = [_plain(h.text_content()) for h in tree.iter("h1")]
    headings = [h for h in headings if h]
    if len(headings) == 1:
        return headings[0]
    for meta in tree.iter("meta"):
        if meta.get("property") == "og:title" and meta.get("content"):
            return _plain(meta.get("content"))
    declared = next((_plain(t.text_content()) for t in tree.iter("title")), "")
    return _SITE.sub("", declared)


def _published(tree: HtmlElement, html: str) -> str | None:
    """The day of publication that the page declares in its metadata, as an ISO date."""
    declared = {
        (m.get("property") or m.get("name") or m.get("itemprop")): m.get("content") for m in tree.iter("meta")
    }
    values = [declared.get(name) for name in _META_DATES]
    values += [m.group(1) for m in _LD_DATE.finditer(html)][:1]
    for value in values:
        date = calendar_date(value[:10]) if value else None
        if date is not None and date.has_year:
            return date.iso
    return None


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
