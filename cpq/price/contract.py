"""What a line with recurring charges comes to over its term, and what it costs us over the same time.

A margin of what is charged once says little of a line that earns its money by the month, or spends it so. Here both are
added over the term: nets and costs of what is charged once, and of every billing period. What is not known stays
unknown: a period that is charged and has no cost leaves no margin of the contract.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from catalog.price_book import Every
from cpq.price.cost import Cost, Margin, RunningCost, margin
from kernel.money import Money, total


@dataclass(frozen=True, slots=True)
class Contract:
    """What a line comes to over its term, without tax.

    Args:
        net: of what is charged once, and of all billing periods.
        cost: of the same; None if it is not known.
    """

    net: Money
    cost: Money | None

    @property
    def margin(self) -> Margin | None:
        """What is left of the contract; None if its cost is not known."""
        return margin(self.net, self.cost)

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {"net": self.net.to_json(), "cost": self.cost.to_json() if self.cost else None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Contract:
        """Read what `to_json` wrote."""
        return cls(Money.from_json(data["net"]), Money.from_json(data["cost"]) if data["cost"] else None)


class Priced(Protocol):
    """What a document needs of a line to add up its contract."""

    @property
    def net(self) -> Money:
        """Of what is charged once."""
        ...

    @property
    def cost(self) -> Money | None:
        """Of the same; None if it is not known."""
        ...

    @property
    def contract(self) -> Contract | None:
        """Over the term; None if nothing recurs."""
        ...


def contract_of(net: Money, lines: Sequence[Priced]) -> Contract | None:
    """Return what a document comes to over the terms of its lines; None if nothing recurs.

    Args:
        net: of the document, after its own discounts.
        lines: its lines.
    """
    if not any(line.contract for line in lines):
        return None
    terms = [line.contract.net - line.net for line in lines if line.contract]
    costs = [line.contract.cost if line.contract else line.cost for line in lines]
    known = [cost for cost in costs if cost is not None]
    whole = net + total(terms, net.currency)
    return Contract(whole, total(known, net.currency) if len(known) == len(costs) else None)


def contract(net: Money, once: Money | None, terms: Mapping[Every, Money], cost: Cost | None) -> Contract | None:
    """Return what a line comes to over its term; None if nothing recurs, neither charges nor costs.

    Args:
        net: of what is charged once.
        once: what that costs us; None if it is not known.
        terms: billing period -> what its term comes to, without tax.
        cost: of a unit, with the costs of billing periods.
    """
    running = cost.recurring if cost else ()
    if not terms and not running:
        return None
    paid = _paid(terms, running)
    known = None if once is None or paid is None else once + paid
    return Contract(net + total(list(terms.values()), net.currency), known)


def _paid(terms: Mapping[Every, Money], running: Sequence[RunningCost]) -> Money | None:
    """Return what all billing periods cost us; None if a cost is missing, or a charged period has none."""
    known = [each.term for each in running if each.term is not None]
    if len(known) < len(running) or not set(terms) <= {each.every for each in running}:
        return None
    return total(known, known[0].currency) if known else None
