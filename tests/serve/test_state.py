from __future__ import annotations

import threading

from plugins.serve.state import State


def test_a_build_that_changed_files_makes_a_new_version() -> None:
    state = State()
    first = state.news
    state.built(anew=True)
    assert state.news.version != first.version


def test_a_build_that_failed_leaves_the_version_and_one_that_changed_nothing_takes_the_problems_away() -> None:
    state = State()
    first = state.news
    state.stopped(["вада"])
    assert state.news == first._replace(problems=("вада",))
    state.built(anew=False)
    assert state.news == first


def test_who_waits_is_woken_by_a_change_and_by_the_end() -> None:
    state = State()
    first = state.news
    threading.Timer(0.05, state.stopped, [["вада"]]).start()
    second = state.wait(first, 30)
    assert second.problems == ("вада",)
    threading.Timer(0.05, state.close).start()
    assert state.wait(second, 30) == second
    assert state.closed


def test_who_waits_in_vain_gets_what_stands() -> None:
    state = State()
    assert state.wait(state.news, 0.01) == state.news
