"""The ground a configuration stands on: product, engine, price, picture, and a memory of what was found out already.

Every question an engine answers here depends on the release, the market, the day and the choices, and on nothing
else; so answers are remembered under exactly these. Answers that were cut short by the deadline of a click are used
but not remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from catalog.compiled import Compiled
from catalog.product import Product
from cpq.configure.memory import Memory
from cpq.configure.view import Priced
from kernel.errors import Unknown
from rules import (
    Budget,
    Completion,
    ConflictSet,
    Engine,
    Propagation,
    Relaxations,
    exchangeable,
    forced_by,
    why_not,
)

PRICE_ON_REQUEST = "price-on-request"
PriceOf = Callable[[Product, Mapping[str, str], str, date], Priced]
"""Product, complete assignment, market, day -> price; raises Unknown where there is none."""
SceneOf = Callable[[Product, Mapping[str, str]], str | None]
"""Product, complete assignment -> digest of its scene."""


@dataclass(frozen=True)
class Ground:
    """What a configuration stands on, for the time of one click.

    Args:
        compiled: the product in a market on a day, with its engine.
        price_of: what a configuration costs.
        scene_of: what a configuration looks like.
        memory: shared by all clicks.
        budget: what this click may spend.
    """

    compiled: Compiled
    market: str
    day: date
    price_of: PriceOf
    scene_of: SceneOf
    memory: Memory
    budget: Budget

    @property
    def product(self) -> Product:
        """The product."""
        return self.compiled.product

    @property
    def engine(self) -> Engine:
        """The engine that decides the product in this market on this day."""
        return self.compiled.engine

    def is_spent(self) -> bool:
        """Tell whether the time of this click is up."""
        return self.budget.seconds_left() <= 0

    def propagation(self, choices: Mapping[str, str]) -> Propagation:
        """Return what is still possible under choices."""
        return self.memory.recall(
            self._key("propagation", choices),
            lambda: self.engine.propagate(choices, self.budget),
            lambda _: not self.is_spent(),
        )

    def exchangeable(self, choices: Mapping[str, str]) -> Propagation:
        """Return for every characteristic what is possible under the choices of the others."""
        return self.memory.recall(
            self._key("exchangeable", choices),
            lambda: exchangeable(self.engine, choices, self.budget),
            lambda _: not self.is_spent(),
        )

    def completion(self, choices: Mapping[str, str]) -> Completion:
        """Return the preferred completion of choices."""
        return self.memory.recall(
            self._key("completion", choices),
            lambda: self.engine.complete(choices, self.budget),
            lambda found: found.decided,
        )

    def conflict_set(self, choices: Mapping[str, str]) -> ConflictSet:
        """Return a minimal set of choices and rules that cannot hold together."""
        return self.memory.recall(
            self._key("conflict", choices),
            lambda: self.engine.conflict_set(choices, self.budget),
            lambda found: found.decided,
        )

    def why_not(self, choices: Mapping[str, str], name: str, value: str) -> ConflictSet:
        """Return what stands against a value."""
        return self.memory.recall(
            self._key("why-not", choices, name, value),
            lambda: why_not(self.engine, choices, name, value, self.budget),
            lambda found: found.decided,
        )

    def forced_by(self, choices: Mapping[str, str], name: str) -> ConflictSet:
        """Return what leaves one value only."""
        return self.memory.recall(
            self._key("forced-by", choices, name),
            lambda: forced_by(self.engine, choices, name, self.budget),
            lambda found: found.decided,
        )

    def relaxations(self, choices: Mapping[str, str], keep: Collection[str]) -> Relaxations:
        """Return the sets of choices to take back so that the rest is possible; those to keep stay."""
        return self.memory.recall(
            self._key("relaxations", choices, *sorted(keep)),
            lambda: self.engine.relaxations(choices, keep=keep, budget=self.budget),
            lambda found: found.decided,
        )

    def price(self, assignment: Mapping[str, str]) -> Priced | None:
        """Return what a configuration costs, None if that is on request only."""
        return self.memory.recall(self._key("price", assignment), lambda: self._price(assignment))

    def scene(self, assignment: Mapping[str, str]) -> str | None:
        """Return the digest of a configuration's scene."""
        return self.memory.recall(self._key("scene", assignment), lambda: self.scene_of(self.product, assignment))

    def _price(self, assignment: Mapping[str, str]) -> Priced | None:
        try:
            return self.price_of(self.product, assignment, self.market, self.day)
        except Unknown as error:
            if error.code == PRICE_ON_REQUEST:
                return None
            raise

    def _key(self, question: str, values: Mapping[str, str], *more: str) -> tuple[object, ...]:
        return (question, self.product.digest, self.market, self.day, frozenset(values.items()), *more)


def hidden(ground: Ground) -> frozenset[str]:
    """Return the names of internal characteristics."""
    return frozenset(name for name, info in ground.product.characteristics.items() if info.internal)
