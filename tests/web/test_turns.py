"""Pages are made one after the other, but nobody waits long for a slow one; a desk closes while it folds."""

import threading

import pytest

from regesta.apps.web import create_app
from regesta.apps.web.turns import Turns
from regesta.desk import Register

LONG = 30.0


def _together(*jobs):
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONG)
    assert not any(thread.is_alive() for thread in threads)


def test_no_two_pages_are_made_at_once():
    turns, inside, most = Turns(patience=LONG), [], []

    def make():
        with turns.turn():
            inside.append(1)
            most.append(len(inside))
            inside.pop()

    _together(*[make] * 8)
    assert most == [1] * 8


def test_nobody_waits_long_for_a_slow_page():
    turns, done = Turns(patience=0.01), threading.Event()

    def slow():
        with turns.turn():
            assert done.wait(LONG)

    def quick():
        with turns.turn():
            done.set()

    _together(slow, quick)
    with turns.turn():
        assert turns._free._value == 0, "a turn that was not had is not given back"


def test_a_page_that_fails_gives_its_turn_back():
    turns = Turns(patience=LONG)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turns.turn():
            1 / 0  # noqa: B018 - it fails


def test_a_desk_may_be_closed_while_it_folds_and_its_index_while_somebody_searches(filed):
    for _ in range(5):
        with Register.open(filed) as register:
            room = create_app(register, filed).state.room
            _together(room.snapshot, room.snapshot)
            room.close()
            room.finder.follow(room.snapshot())
            room.close()
