"""A brief as a page, as Markdown and on a terminal."""

import re
from html.parser import HTMLParser

import pytest

from regesta.views.brief import write_brief
from regesta.views.render.html import html
from regesta.views.render.markdown import markdown
from regesta.views.render.terminal import terminal
from tests.views.archive import HandReader, small_codebook

VOID = {"meta", "br", "hr", "img", "link", "input"}


def page(pair=("MLT", "ISL")):
    return write_brief(HandReader(), small_codebook(), pair)


class Outline(HTMLParser):
    """Collects ids, links and tags, and checks that tags close in order."""

    def __init__(self):
        super().__init__()
        self.ids, self.links, self.tags, self.open, self.text = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.links.append(found["href"])
        assert not {"src", "onclick", "onload"} & set(found)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def outline():
    found = Outline()
    found.feed(html(page()))
    assert found.open == []
    return found


def test_a_page_needs_nothing_from_elsewhere():
    text = html(page())
    assert "://" not in text
    assert "@import" not in text
    assert "url(" not in text
    assert not {"script", "link", "img", "iframe", "object"} & set(outline().tags)


def test_every_link_of_a_page_leads_to_a_place_in_it():
    found = outline()
    assert found.links
    assert {link.removeprefix("#") for link in found.links} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))


def test_words_of_a_report_are_escaped():
    text = html(page())
    assert "<search" not in text
    assert "&lt;search &amp; rescue&gt;" in text
    assert r"\<search & rescue\>" in markdown(page())


def test_a_page_marks_the_quoted_words_in_their_sentence():
    assert "<mark>faster talks on &lt;search &amp; rescue&gt; zones</mark>" in html(page())


def test_a_page_prints_in_light_and_dark():
    assert "prefers-color-scheme: dark" in html(page())
    assert "@media print" in html(page())


def test_every_footnote_that_markdown_names_is_given_once():
    text = markdown(page())
    used = set(re.findall(r"\[\^(\w+)\](?!:)", text))
    given = re.findall(r"^\[\^(\w+)\]:", text, re.MULTILINE)
    assert used == set(given)
    assert len(given) == len(set(given))


def test_rows_of_a_table_have_as_many_cells_as_its_head():
    rows = [line for line in markdown(page()).splitlines() if line.startswith("|")]
    assert rows
    heads = {"| office": 4, "| instrument": 4}
    assert {len(re.findall(r"(?<!\\)\|", row)) - 1 for row in rows} == set(heads.values())


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(len(line) for line in terminal(page(), width=width).splitlines()) <= width


def test_a_pipe_gets_no_escape_codes_and_a_terminal_does():
    assert "\x1b" not in terminal(page())
    assert "\x1b[" in terminal(page(), colour=True)


@pytest.mark.parametrize("made", [html, markdown, terminal])
def test_an_empty_relation_is_said_in_every_form(made):
    assert "No report on Malta and Lesotho in this register" in made(page(("MLT", "LSO")))


@pytest.mark.parametrize("made", [html, markdown, terminal])
def test_the_same_register_gives_the_same_bytes(made):
    assert made(page()) == made(page())
