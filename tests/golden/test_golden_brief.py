"""The brief on a register made by hand, as it is printed: what changes here is reviewed like code."""

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from regesta.views.brief import write_brief
from regesta.views.render.html import html
from regesta.views.render.markdown import markdown
from regesta.views.render.terminal import terminal
from tests.views.archive import HandReader, small_codebook


class _Markdown(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "md"


class _Text(_Markdown):
    file_extension = "txt"


class _Page(_Markdown):
    file_extension = "html"


@pytest.mark.parametrize(
    ("extension", "made"),
    [(_Markdown, markdown), (_Text, terminal), (_Page, html)],
    ids=["md", "txt", "html"],
)
def test_the_brief_reads_as_it_did(snapshot, extension, made):
    page = write_brief(HandReader(), small_codebook(), ("MLT", "ISL"))
    assert made(page) == snapshot(extension_class=extension)
