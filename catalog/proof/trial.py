"""Running rule tests: what each says against what the rules say, with the rules to blame where the two differ.

Prices come from a function that is handed in, since the catalogue does not know how a price is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import rules
from catalog.product import Product
from catalog.rule_tests import RuleTest
from kernel.errors import QuotewrightError
from kernel.money import Money
from kernel.text import Text

Priced = Callable[[Product, Mapping[str, str], str, date], Money]
"""Tells what one piece of a complete configuration costs, net, in a market on a day; raises what a price raises."""

Result = Literal["passed", "failed", "undecided"]

MOST_VALUES = 8
"""Values named in one message."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that a test says and the rules do not.

    Args:
        message: what.
        rules: those to blame, if rules exclude what must be possible.
    """

    message: Text
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of running a test; undecided if the engine could not tell."""

    test: RuleTest
    misses: tuple[Miss, ...]
    decided: bool = True

    @property
    def result(self) -> Result:
        """The outcome in a word."""
        return "failed" if self.misses else "passed" if self.decided else "undecided"


class Deciders:
    """What decides a product in each market and on each day that tests speak of; made when first needed.

    Args:
        product: the product.
        day: the day of tests that name none.
        known: engines that are there already.
    """

    def __init__(
        self, product: Product, day: date, known: Mapping[tuple[str, date], rules.Engine] | None = None
    ) -> None:
        self.product = product
        self.day = day
        self._engines = dict(known or {})

    def of(self, test: RuleTest) -> rules.Engine:
        """Return what decides a test."""
        key = (test.market, test.day or self.day)
        if key not in self._engines:
            self._engines[key] = deciding(self.product, *key)
        return self._engines[key]


def deciding(product: Product, market: str, day: date) -> rules.Engine:
    """Return what decides a product in a market on a day, without compiling it.

    Raises:
        Unknown: it is not sold there.
    """
    product.market(market)
    return rules.engine(rules.lower(product.rule_book, market=market, on=day), "sat")


def outcomes(tests: Iterable[RuleTest], deciders: Deciders, priced: Priced | None) -> Iterator[Outcome]:
    """Run tests; without `priced`, what they say of prices is not looked at."""
    for test in tests:
        engine = deciders.of(test)
        found, decided = rule_misses(test, engine)
        more = price_misses(test, deciders, priced) if priced and not found else ()
        yield Outcome(test, (*found, *more), decided)


def rule_misses(test: RuleTest, engine: rules.Engine) -> tuple[tuple[Miss, ...], bool]:
    """Return what a test says of the rules and they do not, and whether the engine could tell."""
    found = engine.propagate(test.choices)
    if found.consistent is None:
        return (), False
    if found.consistent != test.possible:
        return (_wrong_possibility(test, engine),), True
    if not test.possible:
        return (), True
    misses = (*_unforced(test, found), *_unremoved(test, found))
    spoken_of = {*test.forced, *test.removed}
    return misses, not spoken_of & found.undecided.keys()


def _wrong_possibility(test: RuleTest, engine: rules.Engine) -> Miss:
    chosen = _listed(test.choices)
    if not test.possible:
        return Miss(
            Text.of(
                en=f"the choices {chosen} must not be possible, but are",
                ru=f"варианты {chosen} должны быть невозможны, а они возможны",
            )
        )
    blamed = engine.conflict_set(test.choices).rules
    because = f" because of {', '.join(blamed)}" if blamed else ""
    because_ru = f" из-за правил {', '.join(blamed)}" if blamed else ""
    return Miss(
        Text.of(
            en=f"the choices {chosen} must be possible, but are not{because}",
            ru=f"варианты {chosen} должны быть возможны, а они невозможны{because_ru}",
        ),
        blamed,
    )


def _unforced(test: RuleTest, found: rules.Propagation) -> Iterator[Miss]:
    for name, value in test.forced.items():
        left = found.domains.get(name, ())
        if left == (value,) or found.undecided.get(name):
            continue
        yield Miss(
            Text.of(
                en=f"{name} must be {value}, but may be {_values(left)}",
                ru=f"{name} должно быть {value}, а возможно {_values(left)}",
            )
        )


def _unremoved(test: RuleTest, found: rules.Propagation) -> Iterator[Miss]:
    for name, values in test.removed.items():
        left = [value for value in values if value in found.domains.get(name, ())]
        if left:
            yield Miss(
                Text.of(
                    en=f"{name} must not be {_values(left)}, but may be",
                    ru=f"{name} не должно быть {_values(left)}, а это возможно",
                )
            )


def price_misses(test: RuleTest, deciders: Deciders, priced: Priced) -> Iterator[Miss]:
    """Find a price that is not what a test says; of choices that are not possible there is none."""
    completed = None if test.price is None else deciders.of(test).complete(test.choices).assignment
    if test.price is None or completed is None:
        return
    try:
        found = priced(deciders.product, completed, test.market, test.day or deciders.day)
    except QuotewrightError as error:
        yield Miss(Text.of(en=f"there is no price: {error.message}", ru=f"цены нет: {error.message}"))
        return
    if found.amount != test.price:
        expected, now = (f"{amount:f} {found.currency}" for amount in (test.price, found.amount))
        yield Miss(
            Text.of(en=f"the price must be {expected}, but is {now}", ru=f"цена должна быть {expected}, а она {now}")
        )


def _listed(choices: Mapping[str, str]) -> str:
    shown = [f"{name} = {value}" for name, value in list(choices.items())[:MOST_VALUES]]
    more = len(choices) - len(shown)
    return ", ".join(shown) + (f" (+{more})" if more > 0 else "")


def _values(values: Iterable[str]) -> str:
    found = list(values)
    more = len(found) - MOST_VALUES
    return ", ".join(found[:MOST_VALUES]) + (f" (+{more})" if more > 0 else "")
