"""Sessions that ask the same at the same time share one answer; what may not be shared is not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from cpq.configure.memory import Memory

CROWD = 16


def test_of_many_who_ask_the_same_one_works_it_out():
    memory = Memory(4)
    begun, let_go, asked = Event(), Event(), []

    def compute() -> str:
        asked.append(1)
        begun.set()
        assert let_go.wait(30)
        return "answer"

    with ThreadPoolExecutor(CROWD) as threads:
        first = threads.submit(memory.recall, "question", compute)
        assert begun.wait(30)
        others = [threads.submit(memory.recall, "question", compute) for _ in range(CROWD - 1)]
        assert memory.recall("another", lambda: "at once") == "at once"
        let_go.set()
        assert {each.result(30) for each in (first, *others)} == {"answer"}
    assert len(asked) == 1


def test_an_answer_cut_short_is_shared_with_nobody():
    memory = Memory(4)
    begun, let_go = Event(), Event()

    def cut_short() -> str:
        begun.set()
        assert let_go.wait(30)
        return "undecided"

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(memory.recall, "question", cut_short, lambda found: found != "undecided")
        assert begun.wait(30)
        second = threads.submit(memory.recall, "question", lambda: "decided")
        let_go.set()
        assert (first.result(30), second.result(30)) == ("undecided", "decided")


def test_a_failure_is_its_own_and_leaves_nothing_behind():
    memory = Memory(4)

    def fail() -> str:
        raise KeyError("of this one only")

    with pytest.raises(KeyError):
        memory.recall("question", fail)
    assert memory.recall("question", lambda: "answer") == "answer"


def test_who_has_no_time_to_wait_works_it_out_alone():
    memory = Memory(4)
    begun, let_go = Event(), Event()

    def compute() -> str:
        begun.set()
        assert let_go.wait(30)
        return "late"

    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(memory.recall, "question", compute)
        assert begun.wait(30)
        assert memory.recall("question", lambda: "own", patience=0.0) == "own"
        let_go.set()
        assert first.result(30) == "late"


def test_an_answer_may_ask_for_itself_without_waiting_for_itself():
    memory = Memory(4)
    assert memory.recall("question", lambda: memory.recall("question", lambda: "inner")) == "inner"
