"""The demo products, configured: clicks of a real size, counted in questions to the engine."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from catalog.load import load_product, read_folder
from catalog.publish import demo_folders
from cpq.configure import Choice, Session, clicks
from cpq.configure.best import Wanted, best
from cpq.configure.ground import Ground
from cpq.configure.memory import Memory
from cpq.configure.show import show
from cpq.local import margins_of_one, price_of_one, worths_of_one
from rules import Budget
from tests.build.engines import compiled_once

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)
DAY = date(2026, 6, 15)
MOST_SOLVES = 600
"""Questions to the engine that one click may ask on a product of this size; it asks some hundred and fifty."""


@pytest.fixture(scope="module", params=demo_folders(), ids=lambda folder: folder.name)
def ground(request: pytest.FixtureRequest) -> Ground:
    """A demo product in Europe, before any choice."""
    compiled = compiled_once(load_product(read_folder(request.param)), "eu", DAY)
    return Ground(
        compiled,
        "eu",
        DAY,
        price_of_one,
        worths_of_one,
        margins_of_one,
        lambda product, assignment: None,
        Memory(4_096),
        Budget(),
    )


def test_choosing_the_last_possible_value_of_everything_in_turn(ground: Ground):
    product = ground.product
    session = Session("ses_1", product.code, product.digest, 1, "eu", DAY, NOON)
    view = show(ground, session, "customer")
    for group in product.groups:
        for name in group.characteristics:
            if product.characteristic(name).computed:
                continue
            wanted = Choice(name, view.state[name].possible[-1])
            session = clicks.choose(session, wanted, NOON)
            before = ground.engine.counters.solves
            view = show(ground, session, "customer")
            assert ground.engine.counters.solves - before <= MOST_SOLVES
            assert view.assignment[name] == wanted.value
            assert view.price is not None
            assert not any(state.undecided for state in view.state.values())
            assert {choice.characteristic for choice in session.choices}.isdisjoint(
                change.characteristic for change in view.changes
            )
    assert set(view.origins.values()) <= {"chosen", "computed"}


def test_every_value_shown_as_impossible_has_a_sentence_for_customers(ground: Ground):
    product = ground.product
    session = Session("ses_1", product.code, product.digest, 1, "eu", DAY, NOON)
    silent = []
    for name, state in show(ground, session, "customer").state.items():
        declared = product.rule_book.by_name[name]
        for value in declared.values if not declared.computed else ():
            if value not in state.possible:
                found = ground.why_not({}, name, value)
                rules = [product.rule_book.by_id[rule] for rule in found.rules]
                if not any(("customer", "ru") in rule.reasons and ("customer", "en") in rule.reasons for rule in rules):
                    silent.append(f"{name}={value}")
    assert silent == []


def test_what_leaves_most_is_proved(ground: Ground):
    product = ground.product
    session = Session("ses_1", product.code, product.digest, 1, "eu", DAY, NOON)
    found = best(ground, session, Wanted("margin"))
    assert found.proved
    assert found.assignment is not None
    assert found.gap is not None
    assert found.gap.amount == 0
