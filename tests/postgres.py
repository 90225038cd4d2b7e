"""A PostgreSQL database for one test, where a server is there."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

SERVER = os.environ.get("REGESTA_TEST_POSTGRES")
WHY = (
    "needs a PostgreSQL server: set REGESTA_TEST_POSTGRES to the URL of one;"
    " `.ci/postgres start FOLDER` starts one and prints it"
)


@contextmanager
def fresh_database() -> Iterator[str]:
    """The URL of a schema of its own, dropped afterwards; skips the test where there is no server."""
    if SERVER is None:
        pytest.skip(WHY)
    schema = f"t_{uuid.uuid4().hex}"
    engine = create_engine(SERVER)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    try:
        url = make_url(SERVER).update_query_dict({"options": f"-csearch_path={schema}"})
        yield url.render_as_string(hide_password=False)
    finally:
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        engine.dispose()
