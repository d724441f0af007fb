"""Terms that look at the configuration, told apart: cases leave nothing out, have nothing in common, and are true."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.terms import Promotion, Scope, Surcharge, Terms
from cpq.price import PricingContext, price
from cpq.price.cases import MOST_CASES, Case, cases
from kernel.errors import Unknown
from kernel.money import Money
from kernel.text import Text
from tests.build.catalogue import TODAY
from tests.cpq.price.pricing import BOOKCASE
from tests.cpq.price.test_price_laws import configurations

NAME = Text.of(en="Thing", ru="Нечто")
EU = PricingContext("eu", TODAY)
WHENS = ["material = oak", "shelves > 3", "doors = true and width >= 1.0", "load > 60 or material = steel"]


def promotions(*whens: str, group: str = "") -> tuple[Promotion, ...]:
    return tuple(
        Promotion(f"p{number}", NAME, Scope("eu"), when=when, percent=Decimal(5), group=group)
        for number, when in enumerate(whens)
    )


def by_weight(weight: str) -> Surcharge:
    return Surcharge("s", NAME, "freight", Scope("eu"), "weight", amount=Money.of("1.50", "EUR"), weight=weight)


def under(*found: Promotion, surcharges: tuple[Surcharge, ...] = ()) -> PricingContext:
    return replace(EU, terms=Terms(promotions=found, surcharges=surcharges))


def is_in(case: Case, assignment: dict[str, str]) -> bool:
    return all(assignment[name] != value for name, value in case.excluded)


def weight_in(case: Case, assignment: dict[str, str]) -> Decimal:
    (weighed,) = case.weighed
    low, high = weighed.ends
    assert low == high
    return low + sum(numbers[assignment[name]] for name, numbers in weighed.numbers.items())


def test_terms_that_look_at_nothing_are_one_case():
    context = under(*promotions(""), surcharges=(replace(by_weight(""), basis="piece"),))
    (case,) = cases(BOOKCASE, context)
    assert case.excluded == ()
    assert case.is_decided
    assert price(BOOKCASE, CONFIGURED, case.cheap) == price(BOOKCASE, CONFIGURED, context)


CONFIGURED = {"material": "oak", "width": "1.00", "shelves": "5", "doors": "true", "handle": "bar", "load": "150"}


@given(st.lists(st.sampled_from(WHENS), max_size=3), st.sampled_from(["", "g"]), configurations())
def test_every_configuration_is_in_one_case_and_priced_as_it_says(whens, group, assignment):
    context = under(*promotions(*whens, group=group))
    (case,) = [each for each in cases(BOOKCASE, context) if is_in(each, assignment)]
    exact = price(BOOKCASE, assignment, context).total.amount
    least, most = (price(BOOKCASE, assignment, each).total.amount for each in (case.cheap, case.dear))
    assert least <= exact <= most
    assert not case.is_decided or least == exact == most


@given(st.sampled_from(["load", "width * shelves", "shelves * shelves * 2"]), configurations())
def test_a_weight_is_a_sum_in_every_case(weight, assignment):
    (case,) = [each for each in cases(BOOKCASE, under(surcharges=(by_weight(weight),))) if is_in(each, assignment)]
    assert weight_in(case, assignment) == BOOKCASE.expression(weight).value(assignment)


def test_a_condition_on_one_characteristic_makes_two_cases():
    holds, other = cases(BOOKCASE, under(*promotions("material = oak")))
    assert {value for name, value in (*holds.excluded, *other.excluded)} == {"oak", "birch", "steel"}
    assert sorted(len(each.cheap.terms.promotions) for each in (holds, other)) == [0, 1]


def test_too_many_cases_leave_some_undecided_and_still_tell_the_ends():
    context = under(*promotions(*WHENS), surcharges=(by_weight("load * width * shelves"),))
    found = cases(BOOKCASE, context)
    assert len(found) <= MOST_CASES
    assert any(not each.is_decided or each.weighed[0].ends[0] < each.weighed[0].ends[1] for each in found)


def test_a_condition_that_the_release_does_not_understand_does_not_hold():
    (case,) = cases(BOOKCASE, under(*promotions("colour = red")))
    assert case.cheap.terms.promotions == ()


def test_a_weight_that_the_release_does_not_have_is_named():
    with pytest.raises(Unknown, match=r"terms/surcharges\.toml"):
        cases(BOOKCASE, under(surcharges=(by_weight("colour"),)))
