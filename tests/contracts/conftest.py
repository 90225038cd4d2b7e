from contextlib import ExitStack

import pytest

from regesta.codebook import load_codebook
from regesta.register.memory import MemoryRegister
from regesta.register.store import open_register
from tests.postgres import fresh_database


@pytest.fixture(params=["memory", "sqlite in memory", "sqlite file", "postgresql"])
def register(request, tmp_path):
    codebook = load_codebook()
    if request.param == "memory":
        yield MemoryRegister(codebook)
        return
    with ExitStack() as stack:
        where = tmp_path / "r.db"
        if request.param == "sqlite in memory":
            where = ":memory:"
        elif request.param == "postgresql":
            where = stack.enter_context(fresh_database())
        made = open_register(where, codebook)
        yield made
        made.close()
