"""What holds for every sequence of clicks, with the exhaustive engine as oracle. No database: the core is pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from catalog.compiled import Compiled
from cpq.configure import Choice, Session, SessionView, clicks
from cpq.configure.conflict import conflict
from cpq.configure.ground import Ground
from cpq.configure.memory import Memory
from cpq.configure.model import Choices, as_mapping
from cpq.configure.show import present, show
from cpq.configure.standing import standing
from cpq.local import margins_of_one, price_of_one, worths_of_one
from rules import Budget, Propagation, engine
from tests.build.catalogue import TODAY, tiny_product

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)
PRODUCT = tiny_product()
MARKETS = tuple(PRODUCT.markets)
VALUES = [
    Choice(each.name, value) for each in PRODUCT.rule_book.characteristics if not each.computed for value in each.values
]
CLICKS = st.lists(st.sampled_from(VALUES), max_size=6)
GROUNDS = {
    market: Ground(
        Compiled(PRODUCT, market, TODAY),
        market,
        TODAY,
        price_of_one,
        worths_of_one,
        margins_of_one,
        lambda product, assignment: None,
        Memory(10_000),
        Budget(),
    )
    for market in MARKETS
}
ORACLES = {market: engine(GROUNDS[market].compiled.problem, "exhaustive") for market in MARKETS}


@cache
def truth(market: str, choices: frozenset[tuple[str, str]]) -> Propagation:
    return ORACLES[market].propagate(dict(choices))


def is_possible(market: str, choices: Choices) -> bool:
    return truth(market, frozenset(as_mapping(choices).items())).consistent is True


def fresh(market: str) -> Session:
    return Session("ses_1", PRODUCT.code, PRODUCT.digest, 1, market, TODAY, NOON)


def played(market: str, wanted: list[Choice]) -> Session:
    """A session after clicks, without those that were impossible."""
    session = fresh(market)
    for choice in wanted:
        clicked = clicks.choose(session, choice, NOON)
        if standing(GROUNDS[market], clicked.choices) is not None:
            session = clicked
    return session


def view_of(session: Session) -> SessionView:
    return show(GROUNDS[session.market], session, "customer")


@given(st.sampled_from(MARKETS), CLICKS)
def test_a_view_shows_a_valid_product_with_every_choice_in_it(market: str, wanted: list[Choice]):
    session = played(market, wanted)
    view = view_of(session)
    assert as_mapping(session.choices).items() <= view.assignment.items()
    assert truth(market, frozenset(view.assignment.items())).consistent is True
    assert view.price is not None


@given(st.sampled_from(MARKETS), CLICKS)
def test_exactly_what_is_shown_as_possible_can_be_chosen(market: str, wanted: list[Choice]):
    session = played(market, wanted)
    state = view_of(session).state
    for choice in VALUES:
        clicked = clicks.choose(session, choice, NOON)
        can_be_chosen = choice.value in state[choice.characteristic].possible
        assert can_be_chosen == is_possible(market, clicked.choices), choice


@given(st.sampled_from(MARKETS), CLICKS, st.randoms(use_true_random=False))
def test_the_order_of_choices_changes_nothing(market: str, wanted: list[Choice], random):
    session = played(market, wanted)
    shuffled = fresh(market)
    for choice in random.sample(session.choices, len(session.choices)):
        shuffled = clicks.choose(shuffled, choice, NOON)
    one, other = view_of(session), view_of(shuffled)
    assert (one.state, one.price) == (other.state, other.price)


@given(st.sampled_from(MARKETS), CLICKS, st.sampled_from(VALUES))
def test_a_conflict_names_choices_that_cannot_stand_and_ways_out_that_work(
    market: str, wanted: list[Choice], choice: Choice
):
    session = played(market, wanted)
    if is_possible(market, clicks.choose(session, choice, NOON).choices):
        return
    ground = GROUNDS[market]
    found = conflict(ground, present(ground, session), choice, "rep")
    assert found.decided
    assert found.reasons
    assert not is_possible(market, (*found.choices, choice))
    for each in found.choices:
        assert is_possible(market, (*(other for other in found.choices if other != each), choice))
    assert bool(found.ways_out) == is_possible(market, (choice,))
    prices = [way.price.amount for way in found.ways_out if way.price]
    assert prices == sorted(prices)
    for way in found.ways_out:
        after = clicks.choose(session, choice, NOON, way.take_back)
        view = view_of(after)
        assert view.price is not None
        assert view.price.total == way.price
        assert {change.characteristic: change.after for change in view.changes} == {
            change.characteristic: change.after for change in way.changes
        }


@given(st.sampled_from(MARKETS), CLICKS, st.sampled_from(VALUES))
def test_changes_are_the_difference_and_the_price_change_is_theirs(market: str, wanted: list[Choice], choice: Choice):
    session = played(market, wanted)
    clicked = clicks.choose(session, choice, NOON)
    if clicked is session or not is_possible(market, clicked.choices):
        return
    before, after = view_of(session), view_of(clicked)
    told: Mapping[str, str] = {change.characteristic: change.after for change in after.changes}
    assert {**before.assignment, **told, choice.characteristic: choice.value} == after.assignment
    assert before.price is not None
    assert after.price is not None
    assert after.price_change == after.price.total - before.price.total
    undone = view_of(clicks.undo(clicked, NOON))
    assert (undone.state, undone.price) == (before.state, before.price)


@given(st.sampled_from(MARKETS), CLICKS)
def test_a_change_that_a_rule_brought_about_has_a_reason(market: str, wanted: list[Choice]):
    view = view_of(played(market, wanted))
    for change in view.changes:
        is_gone = change.before not in view.state[change.characteristic].possible
        if is_gone and change.origin not in ("computed", "chosen"):
            assert change.reasons, change
