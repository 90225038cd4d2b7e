import pytest

from regesta.codebook import Codebook, load_codebook
from regesta.model.claim import Extraction
from regesta.model.entry import Entries
from regesta.model.judgement import Judgement
from regesta.register.filing import Filing, account_of, report_entry
from regesta.register.fold import fold


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture(scope="session")
def folded(codebook):
    def run(*extractions: Extraction, judgements: tuple[Judgement, ...] = ()) -> Entries:
        filings = [Filing(report_entry((e.report,), e.year), account_of(e)) for e in extractions]
        return fold(filings, judgements, codebook)

    return run
