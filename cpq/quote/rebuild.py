"""Open quotes under a release to come: which lines stand as they are, and the least that must change in the others.

Nothing here changes a quote: quotes stay on their release until somebody moves them. Prices of what is changed are
those of the release to come, on the day asked about, under the conditions of the quote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import rules
from catalog.product import Product
from catalog.terms import Terms
from cpq.price import BillingPlan, LineDiscount, price, share_in
from cpq.quote.basis import Basis
from cpq.quote.model import Buyer, Group, Plain
from kernel.errors import QuotewrightError
from kernel.money import Money, Rounding

MOST_STEPS = 2_000
"""What the search for the changes of one line may spend."""

Fate = Literal["untouched", "changed", "impossible", "undecided"]


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line of a quote that is being written or was sent.

    Args:
        quote_id: the quote.
        quote: its number.
        state: of the revision: draft or sent.
        market: of the quote.
        buyer: whose taxes, groups and agreements count.
        position: of the line.
        product: what is configured.
        release: digest of the release that the line stays on.
        assignment: its configuration.
        quantity: how many.
        discount: on the line.
        waterfall: its price as it stands.
        half: how its revision rounds a half.
        quantities: product -> its pieces in all lines of the revision.
        plan: how its recurring charges run; None for what the product says.
        id: of the line.
        revision: id of the revision.
        group: that it belongs to.
        member: which member it is of the bundle that its group is.
    """

    quote_id: str
    quote: str
    state: str
    market: str
    buyer: Buyer
    position: int
    product: str
    release: str
    assignment: Plain
    quantity: int
    discount: LineDiscount | None
    waterfall: Plain
    half: Rounding
    quantities: Mapping[str, Decimal]
    plan: BillingPlan | None = None
    id: str = ""
    revision: str = ""
    group: Group | None = None
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What becomes of a line.

    Args:
        line: the line.
        fate: whether it stands as it is, or with changes, or not at all; or that was not found out.
        changes: the fewest changes with which it stands.
        difference: of the net of a changed line, then against now; None where the one or the other is not known.
    """

    line: OpenLine
    fate: Fate
    changes: tuple[rules.Change, ...] = ()
    difference: Money | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "quote": {"id": self.line.quote_id, "number": self.line.quote},
            "state": self.line.state,
            "position": self.line.position,
            "fate": self.fate,
            "changes": [
                {"characteristic": change.name, "before": change.old, "after": change.new} for change in self.changes
            ],
            "difference": self.difference.to_json() if self.difference else None,
        }


def rebuilt(
    lines: Sequence[OpenLine], product: Product, engine: rules.Engine, day: date, terms: Terms
) -> tuple[Rebuilt, ...]:
    """Return what becomes of each line under a product to come.

    Args:
        lines: open lines of quotes in the market that the engine decides.
        product: the product to come.
        engine: decides it in that market on the day.
        day: the pricing date.
        terms: the terms of sale of the day.
    """
    found = rules.migrate(engine, [line.assignment for line in lines], steps=MOST_STEPS) if lines else []
    return tuple(_rebuilt(line, each, product, engine, day, terms) for line, each in zip(lines, found, strict=True))


def _rebuilt(
    line: OpenLine, migration: rules.Migration, product: Product, engine: rules.Engine, day: date, terms: Terms
) -> Rebuilt:
    changes = migration.change_sets[0] if migration.change_sets else ()
    now = Rebuilt(line, migration.status, changes)
    if migration.status != "changed":
        return now
    then = _completed(line, changes, engine)
    difference = (
        None if then is None else _difference(line, then, product, Basis(day, line.half, terms, line.quantities))
    )
    return replace(now, difference=difference)


def _completed(line: OpenLine, changes: Sequence[rules.Change], engine: rules.Engine) -> Mapping[str, str] | None:
    choices = {name: value for name, value in line.assignment.items() if name in engine.problem.index}
    choices |= {change.name: change.new for change in changes if change.new is not None}
    return engine.complete(choices, rules.Budget(MOST_STEPS)).assignment


def _difference(line: OpenLine, then: Mapping[str, str], product: Product, basis: Basis) -> Money | None:
    share = share_in(line.waterfall)  # what is repaired is measured as part of the bundle that it was
    context = basis.context(line.market, line.buyer, line.quantity, line.discount, bundle=share)
    try:
        net = price(product, then, context).net
    except QuotewrightError:
        return None  # no price in the release to come, which the gate tells
    now = Money.from_json(line.waterfall["net"])
    return net - now if net.currency == now.currency else None
