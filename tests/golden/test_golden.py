"""What Regesta makes of each sample today: it says what changed, never what is right (`make regold`)."""

from pathlib import Path

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from regesta.codebook import load_codebook
from regesta.model.report import Report
from regesta.pipeline import extract
from regesta.reports.fetch import read_file
from regesta.views.extraction import extraction_object

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"


@pytest.mark.parametrize("name", sorted(p.name for p in SAMPLES.iterdir()))
def test_the_extraction_of_a_sample_is_what_it_was(name, snapshot):
    codebook = load_codebook()
    report = read_file(str(SAMPLES / name), codebook)
    assert isinstance(report, Report)
    found = extraction_object(extract(report, codebook))
    found["report"]["source"] = name
    assert found == snapshot(extension_class=JSONSnapshotExtension)
