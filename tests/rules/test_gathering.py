"""Questions that wait together are answered together, each as if it had been asked alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import product
from threading import Event

import pytest

from rules import Budget, Gathering, Propagation, UnknownName, UnknownValue, engine, exchangeable, parse
from rules.engines.diagram import DiagramEngine
from tests.rules.demo import demo_problem
from tests.rules.test_engine_contract import CASE
from tests.rules.test_engines_agree import lowered

MANY = 64


class Held(DiagramEngine):
    """An engine whose first answer waits until it is let go; it notes how many sets of choices each sweep has."""

    def __init__(self, problem) -> None:
        super().__init__(problem)
        self.begun = Event()
        self.let_go = Event()
        self.sweeps: list[int] = []

    def propagate(self, choices: Mapping[str, str], budget: Budget | None = None) -> Propagation:
        if not self.begun.is_set():
            self.begun.set()
            assert self.let_go.wait(30)
        return super().propagate(choices, budget)

    def propagate_many(self, many: Sequence[Mapping[str, str]], budget: Budget | None = None) -> list[Propagation]:
        self.sweeps.append(len(many))
        return super().propagate_many(many, budget)


def questions() -> list[dict[str, str]]:
    sizes, doors, glasses = ("small", "large"), ("true", "false"), ("clear", "low_iron", "anti-fog")
    whole = [dict(zip(("size", "doors", "glass"), each, strict=True)) for each in product(sizes, doors, glasses)]
    return [{name: each[name] for name in names} for each in whole for names in (each, ("size",), ("doors", "glass"))]


def plain(found: Propagation) -> tuple[bool | None, dict[str, tuple[str, ...]]]:
    return found.consistent, dict(found.domains)


def test_those_who_wait_share_a_sweep_and_get_the_answers_of_their_own():
    held = Held(lowered(parse({"case.rules": CASE}, {})))
    gathering = Gathering(held)
    asked = questions()
    with ThreadPoolExecutor(len(asked) + 1) as threads:
        first = threads.submit(gathering.propagate, {})
        assert held.begun.wait(30)
        ask = (gathering.propagate, gathering.exchangeable)
        waiting = [threads.submit(ask[at % 2], each) for at, each in enumerate(asked)]
        while gathering.waiting < len(asked):  # the first answer is held: all others must come to wait
            Event().wait(0.001)
        held.let_go.set()
        assert plain(first.result(30)) == plain(held.propagate({}))
        alone = (held.propagate, partial(exchangeable, held))
        assert [plain(each.result(30)) for each in waiting] == [
            plain(alone[at % 2](each)) for at, each in enumerate(asked)
        ]
    assert held.sweeps == [sum(1 + at % 2 * len(each) for at, each in enumerate(asked))]


def test_who_cannot_wait_any_longer_is_told_that_it_is_undecided():
    held = Held(lowered(parse({"case.rules": CASE}, {})))
    gathering = Gathering(held)
    seconds = iter((0.0, 0.0, 10.0, 10.0))
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(gathering.propagate, {})
        assert held.begun.wait(30)
        found = gathering.propagate({"size": "small"}, Budget(deadline=0.001, clock=lambda: next(seconds)))
        assert found.consistent is None
        held.let_go.set()
        assert first.result(30).consistent
    assert plain(gathering.propagate({"size": "small"})) == plain(held.propagate({"size": "small"}))
    assert held.sweeps == []
    assert gathering.waiting == 0


@pytest.mark.parametrize("name", ["display-case"])
def test_a_crowd_of_sessions_is_answered_as_each_alone(name):
    decider = engine(demo_problem(name), "diagram")
    gathering = Gathering(decider)
    pairs = [(each.name, value) for each in decider.problem.variables for value in each.values]
    asked = [dict(pairs[at :: len(pairs) // 3]) for at in range(MANY)] + [{}] * MANY
    with ThreadPoolExecutor(MANY) as threads:
        found = list(threads.map(gathering.propagate, asked))
        others = list(threads.map(gathering.exchangeable, asked))
    assert [plain(each) for each in found] == [plain(decider.propagate(each)) for each in asked]
    assert [plain(each) for each in others] == [plain(exchangeable(decider, each)) for each in asked]


@pytest.mark.parametrize("name", ["diagram", "sat"])
def test_a_wrong_question_is_its_askers_alone(name):
    gathering = Gathering(engine(lowered(parse({"case.rules": CASE}, {})), name))
    with pytest.raises(UnknownName):
        gathering.propagate({"glas": "clear"})
    with pytest.raises(UnknownValue):
        gathering.propagate({"glass": "clea"})
    assert gathering.propagate({}, Budget(0)).consistent is None
    assert gathering.propagate({"glass": "clear"}).domains["doors"] == ("false",)
