"""The ground a configuration stands on: product, engine, price, picture, and a memory of what was found out already.

Every question an engine answers here depends on the problem (the rules of a release in force in a market on a day) and
the choices, and what it costs or looks like on the release, the market and the day too. Answers are remembered under
exactly these, and sessions that ask the same share them. Different questions that wait at the same time go to the
engine together. Answers that were cut short by the deadline of a click are used but not remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from catalog.compiled import Compiled
from catalog.product import Product
from cpq.configure.conditions import NOBODY, Conditions
from cpq.configure.memory import Memory
from cpq.configure.model import Choices
from cpq.configure.view import Priced
from cpq.configure.worths import Margins, MarginsOf, Worths, WorthsOf
from kernel.errors import Unknown
from rules import (
    Budget,
    Completion,
    ConflictSet,
    Derivation,
    Engine,
    Least,
    Objective,
    Optimum,
    Propagation,
    Relaxations,
    Switches,
    derive_forced,
    derive_impossible,
    forced_by,
    switches,
    why_not,
)

T = TypeVar("T")

Items = tuple[tuple[str, str], ...]
"""Choices as pairs of characteristic and value."""

PRICE_ON_REQUEST = "price-on-request"
PriceOf = Callable[[Product, Mapping[str, str], str, date, Conditions], Priced]
"""Product, complete assignment, market, day, whose conditions -> price; raises Unknown where there is none."""
SceneOf = Callable[[Product, Mapping[str, str]], str | None]
"""Product, complete assignment -> digest of its scene."""


@dataclass(frozen=True)
class Ground:
    """What a configuration stands on, for the time of one click.

    Args:
        compiled: the product in a market on a day, with its engine.
        price_of: what a configuration costs.
        worths_of: the same for the solver.
        margins_of: what it leaves after its cost, for the solver.
        scene_of: what a configuration looks like.
        memory: shared by all clicks.
        budget: what this click may spend.
        conditions: under which it is priced.
    """

    compiled: Compiled
    market: str
    day: date
    price_of: PriceOf
    worths_of: WorthsOf
    margins_of: MarginsOf
    scene_of: SceneOf
    memory: Memory
    budget: Budget
    conditions: Conditions = NOBODY

    @property
    def product(self) -> Product:
        """The product."""
        return self.compiled.product

    @property
    def engine(self) -> Engine:
        """The engine that decides the product in this market on this day."""
        return self.compiled.engine

    @property
    def pricing(self) -> Engine:
        """The engine that answers questions about prices; its problem may have joints after the characteristics."""
        return self.compiled.pricing

    @property
    def worths(self) -> Sequence[Worths]:
        """What the solver is told about prices, case by case."""
        return self.worths_of(self.product, self.market, self.day, self.conditions)

    @property
    def margins(self) -> Sequence[Margins]:
        """What the solver is told about margins, case by case; nothing if the product has no costs here."""
        return self.margins_of(self.product, self.market, self.day, self.conditions)

    def is_spent(self) -> bool:
        """Tell whether the time of this click is up."""
        return self.budget.seconds_left() <= 0

    def propagation(self, choices: Mapping[str, str]) -> Propagation:
        """Return what is still possible under choices."""
        return self._recall(
            self._asked("propagation", choices),
            lambda: self.compiled.decided.gathering.propagate(choices, self.budget),
            lambda _: not self.is_spent(),
        )

    def exchangeable(self, choices: Mapping[str, str]) -> Propagation:
        """Return for every characteristic what is possible under the choices of the others."""
        return self._recall(
            self._asked("exchangeable", choices),
            lambda: self.compiled.decided.gathering.exchangeable(choices, self.budget),
            lambda _: not self.is_spent(),
        )

    def completion(self, choices: Mapping[str, str]) -> Completion:
        """Return the preferred completion of choices."""
        return self._recall(
            self._asked("completion", choices),
            lambda: self.engine.complete(choices, self.budget),
            lambda found: found.decided,
        )

    def conflict_set(self, choices: Mapping[str, str]) -> ConflictSet:
        """Return a minimal set of choices and rules that cannot hold together."""
        return self._recall(
            self._asked("conflict", choices),
            lambda: self.engine.conflict_set(choices, self.budget),
            lambda found: found.decided,
        )

    def why_not(self, choices: Mapping[str, str], name: str, value: str) -> ConflictSet:
        """Return what stands against a value."""
        return self._recall(
            self._asked("why-not", choices, name, value),
            lambda: why_not(self.engine, choices, name, value, self.budget),
            lambda found: found.decided,
        )

    def forced_by(self, choices: Mapping[str, str], name: str) -> ConflictSet:
        """Return what leaves one value only."""
        return self._recall(
            self._asked("forced-by", choices, name),
            lambda: forced_by(self.engine, choices, name, self.budget),
            lambda found: found.decided,
        )

    def impossible(self, choices: Mapping[str, str], name: str, value: str) -> Derivation:
        """Argue why a value is impossible."""
        return self._recall(
            self._asked("impossible", choices, name, value),
            lambda: derive_impossible(self.engine, choices, name, value, self.budget),
            lambda found: found.decided,
        )

    def forced(self, choices: Mapping[str, str], name: str) -> Derivation:
        """Argue why only one value is left."""
        return self._recall(
            self._asked("forced", choices, name),
            lambda: derive_forced(self.engine, choices, name, self.budget),
            lambda found: found.decided,
        )

    def relaxations(self, choices: Mapping[str, str], keep: Collection[str], limit: int) -> Relaxations:
        """Return the sets of choices to take back so that the rest is possible, the smallest; those to keep stay."""
        return self._recall(
            self._asked("relaxations", choices, str(limit), *sorted(keep)),
            lambda: self.engine.relaxations(choices, keep=keep, limit=limit, budget=self.budget),
            lambda found: found.decided,
        )

    def switches(
        self, case: int, choices: Mapping[str, str], keep: Collection[str], *, surely: bool = False
    ) -> Switches:
        """Return what every value costs at the least in a case, with the fewest choices changed; those to keep stay.

        Args:
            case: which of the worths.
            choices: of the user.
            keep: names of choices that stay.
            surely: as the price at most is, where prices are no exact objective.
        """
        kept = sorted(choices.keys() & keep)
        return self._recall(
            self._key("switches", choices, str(case), str(surely), *kept),
            lambda: switches(
                self.pricing,
                choices,
                self._cheapest(case, surely),
                names=list(self.product.characteristics),
                keep=kept,
                budget=self.budget,
            ),
            lambda found: found.decided,
        )

    def least(self, case: int, choices: Mapping[str, str]) -> Optimum:
        """Return the completion of choices that costs least in a case."""
        return self._recall(
            self._key("least", choices, str(case)),
            lambda: self.pricing.optimise(choices, self.worths[case].least, budget=self.budget),
            lambda found: found.decided,
        )

    def least_with_each(self, case: int, choices: Mapping[str, str], *, surely: bool = False) -> Least:
        """Return what the cheapest completion of choices with each value costs in a case; `surely` as in `switches`."""
        return self._recall(
            self._key("least-with-each", choices, str(case), str(surely)),
            lambda: self.pricing.least(choices, self._cheapest(case, surely), self.budget),
            lambda found: found.decided,
        )

    def least_loss_with_each(self, case: int, choices: Mapping[str, str]) -> Least:
        """Return the least loss of the completions of choices with each value in a case."""
        return self._recall(
            self._key("least-loss-with-each", choices, str(case)),
            lambda: self.pricing.least(choices, self.margins[case].loss, self.budget),
            lambda found: found.decided,
        )

    def greatest(self, case: int, choices: Mapping[str, str]) -> Optimum:
        """Return the completion of choices that costs most in a case."""
        return self._recall(
            self._key("greatest", choices, str(case)),
            lambda: self.pricing.optimise(choices, self.worths[case].greatest, greatest=True, budget=self.budget),
            lambda found: found.decided,
        )

    def _cheapest(self, case: int, surely: bool) -> Objective:
        worths = self.worths[case]
        return worths.surely if surely else worths.least

    def remembered(self, question: str, choices: Choices | Items, compute: Callable[[], T], *more: Hashable) -> T:
        """Return what was made of the answers to choices in this order, or make it; late answers are not remembered.

        Args:
            question: what is made.
            choices: in the order of asserting.
            compute: makes it.
            more: what else it depends on.
        """
        key = (question, self.product.digest, self.market, self.day, self.conditions, choices, *more)
        return self._recall(key, compute, lambda _: not self.is_spent())

    def price(self, assignment: Mapping[str, str]) -> Priced | None:
        """Return what a configuration costs, None if that is on request only."""
        return self.memory.recall(self._key("price", assignment), lambda: self._price(assignment))

    def scene(self, assignment: Mapping[str, str]) -> str | None:
        """Return the digest of a configuration's scene."""
        return self.memory.recall(self._key("scene", assignment), lambda: self.scene_of(self.product, assignment))

    def _price(self, assignment: Mapping[str, str]) -> Priced | None:
        try:
            return self.price_of(self.product, assignment, self.market, self.day, self.conditions)
        except Unknown as error:
            if error.code == PRICE_ON_REQUEST:
                return None
            raise

    def _recall(self, key: tuple[object, ...], compute: Callable[[], T], keep: Callable[[T], bool]) -> T:
        return self.memory.recall(key, compute, keep, patience=self.budget.seconds_left())

    def _asked(self, question: str, choices: Mapping[str, str], *more: str) -> tuple[object, ...]:
        return (question, self.compiled.problem.digest, frozenset(choices.items()), *more)

    def _key(self, question: str, values: Mapping[str, str], *more: str) -> tuple[object, ...]:
        where = self.product.digest, self.market, self.day, self.conditions
        return (question, *where, frozenset(values.items()), *more)
