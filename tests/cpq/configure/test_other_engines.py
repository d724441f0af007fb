"""Prices, budgets and best configurations where no diagram answers, and when the time is up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import rules
from catalog.compiled import Compiled, Decided
from cpq.configure.best import Wanted, best
from cpq.configure.ground import Ground
from cpq.configure.memory import Memory
from cpq.configure.model import Choice
from cpq.configure.show import present
from cpq.configure.value_prices import value_prices
from kernel.errors import Exhausted
from kernel.money import Money
from rules.engines.planner import Plan
from tests.build.catalogue import TODAY
from tests.cpq.configure.test_session_laws import GROUNDS, PRODUCT, fresh

HERE = GROUNDS["eu"]
SESSION = replace(fresh("eu"), choices=(Choice("width", "1.20"), Choice("doors", "true")))


@pytest.fixture(scope="module", params=["cutset", "sat", "cpsat", "exhaustive"])
def ground(request: pytest.FixtureRequest) -> Ground:
    """The bookcase in Europe, decided by another engine than a diagram."""

    def planner(problem: rules.Problem, _: Path | None) -> Plan:
        return Plan(rules.engine(problem, request.param), "wanted here")

    decided = Decided(HERE.compiled.problem, HERE.compiled.decided.priced, planner=planner)
    compiled = Compiled(PRODUCT, "eu", TODAY, decided)
    assert compiled.pricing.name == request.param
    return replace(HERE, compiled=compiled, memory=Memory(1_000))


def test_every_engine_tells_the_same_prices(ground: Ground):
    budget = Money.of("600", "EUR")
    mine, theirs = (value_prices(each, SESSION, "customer", budget) for each in (ground, HERE))
    assert mine == theirs
    assert mine.decided
    assert mine.unlocks() == theirs.unlocks()


@pytest.mark.parametrize("wanted", [Wanted("cheapest"), Wanted("dearest"), Wanted("nearest", Decimal(550))])
def test_every_engine_proves_the_same_best(ground: Ground, wanted: Wanted):
    mine, theirs = best(ground, SESSION, wanted), best(HERE, SESSION, wanted)
    assert (mine.proved, mine.bound, mine.gap, mine.difference) == (
        theirs.proved,
        theirs.bound,
        theirs.gap,
        theirs.difference,
    )
    assert mine.price is not None
    assert theirs.price is not None
    assert mine.price.total == theirs.price.total


def test_when_the_time_is_up_what_is_not_known_is_left_out_and_said(ground: Ground):
    warm = replace(ground, memory=Memory(1_000))
    present(warm, SESSION)
    known = len(warm.memory)
    late = replace(warm, budget=rules.Budget(deadline=0.0, clock=lambda: 1.0))
    assert not value_prices(late, SESSION, "customer").decided
    assert len(late.memory) == known, "what was cut short is not remembered"
    for wanted in (Wanted("cheapest"), Wanted("nearest", Decimal(550))):
        told = best(late, SESSION, wanted)
        assert not told.proved
        if told.assignment is None:
            with pytest.raises(Exhausted):
                told.assignment_or_refuse()
