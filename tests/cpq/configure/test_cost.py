"""What clicks cost: questions to the engine are counted, never timed; and what happens when the time is up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from cpq.configure import Choose
from cpq.configure.memory import Memory
from kernel.db import Database
from kernel.errors import Exhausted
from rules import Engine
from tests.cpq.configure.shop import Shop, open_shop, shop_of


def solves(engine: Engine) -> int:
    return engine.counters.solves


def test_reading_a_session_again_asks_the_engine_nothing(shop: Shop):
    view = shop.choose(shop.open(), doors="true", shelves="5")
    before = solves(shop.engine())
    shop.cpq.session(view.session.id)
    assert solves(shop.engine()) == before


def test_undo_asks_the_engine_nothing_new(shop: Shop):
    view = shop.choose(shop.open(), doors="true")
    before = solves(shop.engine())
    shop.cpq.undo(view.session.id)
    assert solves(shop.engine()) <= before + 1  # why doors are gone is a preference, handles went with them


def test_a_second_customer_with_the_same_choices_costs_nothing(shop: Shop):
    shop.choose(shop.open(), doors="true", material="steel")
    before = solves(shop.engine())
    shop.choose(shop.open(), doors="true", material="steel")
    assert solves(shop.engine()) <= before + 4  # ways out are searched anew, everything else is remembered


@dataclass
class Ticking:
    """A clock that moves by a step whenever it is read."""

    step: float = 0.0
    seconds: float = field(default=0.0)

    def __call__(self) -> float:
        self.seconds += self.step
        return self.seconds


@pytest.mark.parametrize("step", [0.02, 0.05, 0.1, 0.2, 0.4, 0.8])
def test_a_hurried_answer_is_never_wrong_and_never_remembered(embedded: Database, step: float):
    timer = Ticking()
    hurried, calm = open_shop(embedded, timer=timer), shop_of(embedded)
    view = hurried.open()
    truth = calm.choose(calm.open(), doors="true", width="1.20")
    timer.step = step  # every look at the clock takes that long, and a click has five seconds
    with suppress(Exhausted):
        for name, state in hurried.choose(view, doors="true", width="1.20").state.items():
            assert set(state.possible) <= set(truth.state[name].possible) <= {*state.possible, *state.undecided}
    timer.step = 0.0
    again = hurried.choose(view, doors="true", width="1.20")
    assert again.state == truth.state


def test_when_nothing_at_all_can_be_found_out_in_time_the_click_changes_nothing(embedded: Database):
    timer = Ticking()
    shop = open_shop(embedded, timer=timer)
    session = shop.open().session
    timer.step = 100.0
    with pytest.raises(Exhausted):
        shop.cpq.choose(session.id, Choose("doors", "true"))
    timer.step = 0.0
    assert shop.cpq.session(session.id).session == session


def test_a_memory_keeps_the_last_used_and_forgets_the_oldest():
    memory = Memory(2)
    asked: list[str] = []

    def answer(word: str) -> Callable[[], str]:
        def compute() -> str:
            asked.append(word)
            return word.upper()

        return compute

    for word in ("a", "b", "a", "c", "a", "b"):
        assert memory.recall(word, answer(word)) == word.upper()
    assert asked == ["a", "b", "c", "b"]
    assert len(memory) == 2


def test_a_memory_does_not_keep_what_is_not_worth_it():
    memory = Memory(2)
    answers: Mapping[str, int] = {}
    assert memory.recall("a", lambda: answers, keep=lambda _: False) == answers
    assert len(memory) == 0
