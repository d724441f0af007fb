"""Terms of sale that look at the configuration, generated: what is told, against every configuration priced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.terms import AgreedOption, Agreement, Index, Promotion, Scope, Surcharge, SurchargeBasis, Terms
from cpq.configure import Session
from cpq.configure.best import Wanted, best
from cpq.configure.best_margin import most_left
from cpq.configure.compromises import compromises
from cpq.configure.conditions import Conditions
from cpq.configure.ground import Ground
from cpq.configure.memory import Memory
from cpq.configure.model import Choice
from cpq.configure.value_prices import value_prices
from cpq.local import margins_of_one, price_of_one
from kernel.digest import digest
from kernel.money import Money
from kernel.text import Text
from tests.build.catalogue import TODAY
from tests.cpq.configure.test_best_margin import JUDGED
from tests.cpq.configure.test_session_laws import CLICKS, GROUNDS, ORACLES, PRODUCT, played
from tests.cpq.price.test_price_laws import decimals

NAME = Text.of(en="Thing", ru="Нечто")
CONDITIONS = ["", "material = oak", "shelves > 3", "doors = true and width >= 1.0", "load > 60 or material = steel"]
WEIGHTS = ["load", "width * shelves", "shelves * shelves", "load * width"]
EXAMPLES = 25


def euros(low: str, high: str) -> st.SearchStrategy[Money]:
    return decimals(low, high, 2).map(lambda amount: Money(amount, "EUR"))


@st.composite
def promotion(draw: st.DrawFn, number: int) -> Promotion:
    is_percent = draw(st.booleans())
    return Promotion(
        f"p{number}",
        NAME,
        Scope("eu"),
        when=draw(st.sampled_from(CONDITIONS)),
        percent=draw(decimals("0", "100", 2)) if is_percent else Decimal(0),
        amount=None if is_percent else draw(euros("0", "400")),
        cap=draw(st.none() | euros("0", "60")),
        group=draw(st.sampled_from(["", "g"])),
        priority=draw(st.integers(0, 2)),
    )


@st.composite
def surcharge(draw: st.DrawFn, number: int) -> Surcharge:
    basis: SurchargeBasis = draw(st.sampled_from(["piece", "weight", "index"]))
    made = Surcharge(f"s{number}", NAME, "freight", Scope("eu"), basis)
    if basis == "index":
        now, share = draw(decimals("40", "160", 1)), draw(decimals("0", "100", 1))
        index = Index("i", ((date(2026, 1, 1), Decimal(100)), (TODAY, now)), 30)
        return replace(made, index=index, since=date(2026, 1, 1), share=share)
    if basis == "weight":
        return replace(made, weight=draw(st.sampled_from(WEIGHTS)), amount=draw(euros("-3", "9")))
    return replace(made, amount=draw(euros("-300", "90")))


@st.composite
def agreement(draw: st.DrawFn) -> Agreement:
    options = (
        AgreedOption("material", "oak", draw(euros("0", "300"))),
        AgreedOption("doors", "true", draw(euros("0", "99"))),
    )
    return Agreement("a", NAME, Scope("eu"), ("A-1",), percent=draw(decimals("0", "30", 2)), options=options)


@st.composite
def grounds(draw: st.DrawFn) -> Ground:
    terms = Terms(
        (draw(agreement()),),
        tuple(draw(promotion(number)) for number in range(draw(st.integers(0, 3)))),
        tuple(draw(surcharge(number)) for number in range(draw(st.integers(0, 2)))),
    )
    account = draw(st.sampled_from(["", "A-1"]))
    conditions = Conditions(account=account, digest=digest(repr(terms)), terms=terms)
    return replace(GROUNDS["eu"], conditions=conditions, memory=Memory(1_000))


def priced(ground: Ground, chosen: Mapping[str, str]) -> list[tuple[dict[str, str], Decimal]]:
    """Every configuration that meets choices, with its total."""
    listing = ORACLES["eu"].enumerate(dict(chosen), 100_000)
    return [
        (dict(each), price_of_one(PRODUCT, each, "eu", TODAY, ground.conditions).total.amount)
        for each in listing.assignments
    ]


def choices(session: Session, name: str) -> dict[str, str]:
    return {other: value for other, value in session.chosen.items() if other != name}


@given(grounds(), CLICKS)
@settings(max_examples=EXAMPLES, deadline=None)
def test_every_value_costs_what_is_told_or_lies_in_the_gap(ground: Ground, wanted: list[Choice]):
    session = played("eu", wanted)
    found, everything = value_prices(ground, session, "customer"), priced(ground, {})
    assert found.decided
    for name, values in found.values.items():
        others = choices(session, name)
        for value, told in values.items():
            if told.changes:
                continue
            least = min(total for each, total in everything if {**others, name: value}.items() <= each.items())
            assert told.total is not None
            gap = told.gap.amount if told.gap else 0
            assert told.total.amount <= least <= told.total.amount + gap
    totals = [total for each, total in everything if session.chosen.items() <= each.items()]
    assert found.least is not None
    assert found.greatest is not None
    assert found.least.amount <= min(totals)
    assert max(totals) <= found.greatest.amount


@given(grounds(), CLICKS, st.sampled_from(["cheapest", "dearest"]))
@settings(max_examples=EXAMPLES, deadline=None)
def test_the_best_is_within_its_bound_and_what_is_proved_is_true(ground: Ground, wanted: list[Choice], goal):
    session = played("eu", wanted)
    found = best(ground, session, Wanted(goal))
    totals = [total for _, total in priced(ground, session.chosen)]
    truth = min(totals) if goal == "cheapest" else max(totals)
    assert found.assignment is not None
    assert found.price is not None
    assert found.bound is not None
    assert found.gap is not None
    assert (
        found.price.total.amount == price_of_one(PRODUCT, found.assignment, "eu", TODAY, ground.conditions).total.amount
    )
    low, high = sorted((found.price.total.amount, found.bound.amount))
    assert low <= truth <= high
    assert found.gap.amount == high - low
    assert found.proved == (found.price.total.amount == found.bound.amount)


@given(grounds(), CLICKS, st.integers(0, 100))
@settings(max_examples=EXAMPLES, deadline=None)
def test_the_nearest_within_a_budget_has_the_fewest_changes(ground: Ground, wanted: list[Choice], place: int):
    session = played("eu", wanted)
    everything = priced(ground, session.chosen)
    budget = sorted(total for _, total in everything)[len(everything) * place // 101]
    found = best(ground, session, Wanted("nearest", budget))
    assert found.assignment is not None
    assert found.price is not None
    assert found.price.total.amount <= budget
    if found.proved:
        shown = best(ground, session, Wanted("nearest", max(total for _, total in everything))).assignment
        assert shown is not None
        free = [each.name for each in PRODUCT.rule_book.characteristics if not each.computed]

        def distance(made: Mapping[str, str]) -> int:
            return sum(made[name] != shown[name] for name in free)

        assert distance(found.assignment) == min(distance(each) for each, total in everything if total <= budget)


@given(grounds(), CLICKS)
@settings(max_examples=EXAMPLES, deadline=None)
def test_the_best_margin_is_within_its_bound(ground: Ground, wanted: list[Choice]):
    session = played("eu", wanted)
    found = most_left(ground, session.chosen)
    margin_of = margins_of_one(PRODUCT, "eu", TODAY, ground.conditions)[0].margin_of
    left = [margin.amount for each, _ in priced(ground, session.chosen) if (margin := margin_of(each)) is not None]
    assert found.amount is not None
    assert found.bound is not None
    assert found.amount.amount <= max(left) <= found.bound.amount


@given(grounds(), CLICKS, st.sampled_from(JUDGED), st.sampled_from(["price", "margin"]))
@settings(max_examples=EXAMPLES, deadline=None)
def test_compromises_are_true_but_for_their_gap(ground: Ground, wanted: list[Choice], name: str, against):
    session = played("eu", wanted)
    everything = priced(ground, choices(session, name))
    margin_of = margins_of_one(PRODUCT, "eu", TODAY, ground.conditions)[0].margin_of
    for told in compromises(ground, session, name, "margin", against).found:
        having = [(each, total) for each, total in everything if each[name] == told.value]
        gap = told.gap.amount if told.gap else 0
        if against == "price":
            assert told.total.amount <= min(total for _, total in having) <= told.total.amount + gap
        else:
            left = max(margin.amount for each, _ in having if (margin := margin_of(each)) is not None)
            assert told.total.amount - gap - Decimal("0.000001") <= left <= told.total.amount
