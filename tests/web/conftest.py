"""A desk over the Kenyan and Ethiopian samples and one hostile report, and a browser for it."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("httpx2")

from starlette.testclient import TestClient

from regesta.apps.web import create_app
from regesta.desk import Register

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "<script>alert('regesta')</script> <img src=x onerror=alert(1)> & <b>bold</b>\n\n"
    'Nairobi, May 5, 2025 – <a href="javascript:alert(1)">Kenya</a> Defence Minister Aba Lund met Ethiopian'
    " Defence Minister Besa <style>body{display:none}</style> Orvane in Nairobi on May 5, 2025. The two"
    ' ministers agreed to train divers together and to share "><script>x()</script> weather data.\n\n'
    "Ngô Đức Thịnh of the Vietnamese embassy looked on.\n"
)


@pytest.fixture(scope="session")
def filed(tmp_path_factory):
    """A register's file, to be read only."""
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    with Register.open(path) as register:
        register.add(*sorted((ROOT / "samples" / "reports").glob("kenya-*")))
        register.add_text(HOSTILE, '=HYPERLINK("http://evil")')
        register.reader()
    return path


def client_of(register, path):
    """A browser without JavaScript."""
    return TestClient(patient(register, path), base_url="http://127.0.0.1", raise_server_exceptions=False)


def patient(register, path):
    """A desk whose pages wait until all that was filed is folded, however busy the machine is."""
    app = create_app(register, path)
    app.state.room.patience = 60.0
    return app


@pytest.fixture(scope="session")
def desk(filed):
    """A browser at the desk, for tests that only read."""
    with Register.open(filed) as register, client_of(register, filed) as client:
        yield client


@pytest.fixture
def own_desk(filed, tmp_path):
    """A browser at a desk of one's own, for tests that write."""
    path = tmp_path / "own.db"
    shutil.copy(filed, path)
    with Register.open(path) as register, client_of(register, path) as client:
        yield client


@pytest.fixture(scope="session")
def served(filed, tmp_path_factory):
    """The address of a desk that really listens, over a register of its own."""
    import uvicorn

    path = tmp_path_factory.mktemp("served") / "desk.db"
    shutil.copy(filed, path)
    with Register.open(path) as register:
        config = uvicorn.Config(
            patient(register, path), host="127.0.0.1", port=0, log_level="error", ws="none"
        )
        socket = config.bind_socket()
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
        server.should_exit = True
        thread.join()
        socket.close()
