"""The timeline drawn: one file, well-formed, with every engagement and no word of a report as markup."""

from xml.etree import ElementTree as ET

import pytest

from regesta.views.drawn import draw
from regesta.views.relation import Window
from regesta.views.render import drawing
from tests.views.archive import HandReader, small_codebook
from tests.views.test_render import Outline

SVG = "{http://www.w3.org/2000/svg}"


def drawn(**window):
    wanted = Window(window.get("since"), window.get("until"), None)
    return draw(HandReader(), small_codebook(), ("MLT", "ISL"), wanted)


def test_a_picture_is_well_formed_and_tells_the_words_of_every_bar_and_dot():
    found = drawn()
    picture = ET.fromstring(drawing.svg(found))  # noqa: S314 (made by ourselves)
    told = {t.text for t in picture.iter(f"{SVG}title")}
    shapes = [s for lane in found.chart.lanes for s in (*lane.bars, *lane.dots)]
    assert shapes
    assert {s.told for s in shapes} <= told
    assert found.title in str(picture.get("aria-label"))
    assert not list(picture.iter(f"{SVG}a")), "a picture leads nowhere"


def test_a_visit_is_a_bar_and_a_text_a_span():
    styles = {s.style for lane in drawn().chart.lanes for s in (*lane.bars, *lane.dots)}
    assert {"bar", "span"} <= styles


def test_a_page_lists_what_its_bars_lead_to():
    found = drawn()
    outline = Outline()
    outline.feed(drawing.page(found))
    assert outline.open == []
    assert outline.tags.count("svg") == 1
    assert {m.id for m in found.moments} <= set(outline.ids)
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)
    assert outline.links


@pytest.mark.parametrize("window", [{"since": "2025"}, {"until": "2022"}, {"since": "2040"}])
def test_a_window_draws_a_part_and_nothing_can_be_drawn_too(window):
    found = drawn(**window)
    assert len(found.moments) < len(drawn().moments)
    ET.fromstring(drawing.svg(found))  # noqa: S314 (made by ourselves)
    assert "of 3 reports" in drawing.page(found)
