"""Option swaps: one option for another, everything else as it is, that saves the customer more than it costs us.

A discount costs the seller as much as it saves the customer. Where the cheaper option also costs less to buy, a swap
saves the customer more than the margin loses, and asks for nobody's approval. Only what fits all other values of the
line is proposed; what would change more belongs to the configurator.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from catalog.product import CharacteristicInfo, Product
from cpq.price import Audience, Waterfall
from cpq.quote.desk import Desk
from cpq.quote.model import Quote, QuoteLine, Revision
from cpq.quote.pricing import basis_of, priced_line
from kernel.errors import Conflict
from kernel.money import Money
from kernel.text import Text
from rules import Budget, exchangeable

SHOWN = 5
"""Swaps that are proposed; more is a catalogue."""

STEPS = 5_000
"""What finding the exchangeable values may cost; what is not decided then is not proposed."""


@dataclass(frozen=True, slots=True)
class Swap:
    """One option for another.

    Args:
        characteristic: code of the characteristic.
        name: of the characteristic.
        before: name of the present value.
        after: name of the proposed one.
        value: its code.
        saves: what the customer saves on the line, without tax.
        costs: what the margin of the line loses; below zero if it gains.
    """

    characteristic: str
    name: Text
    before: Text
    after: Text
    value: str
    saves: Money
    costs: Money

    def to_json(self, audience: Audience) -> dict[str, Any]:
        """Return plain data, for the desk; what it costs us is for those who may read margins."""
        return {
            "characteristic": self.characteristic,
            "name": self.name.to_json(),
            "before": self.before.to_json(),
            "after": self.after.to_json(),
            "value": self.value,
            "saves": self.saves.to_json(),
            "costs": self.costs.to_json() if audience == "margin" else None,
        }


def swaps(desk: Desk, quote: Quote, draft: Revision, line: QuoteLine) -> list[Swap]:
    """Return the swaps of a line, those that cost least of what they save first, one for each characteristic at most.

    Args:
        desk: for the product, its engine and its prices.
        quote: the envelope.
        draft: the revision of the line.
        line: priced.
    """
    now = Waterfall.from_json(line.waterfall)
    group = draft.group(line.group)
    if now.margin is None or (line.member and group and group.bundle and group.bundle.holds):
        return []  # what is swapped inside of a bundle moves the prices of its other lines
    best: dict[str, Swap] = {}
    for info, other in _others(desk, quote, draft, line):
        swap = _swap(info, line, other, now)
        if swap is not None:
            best[info.code] = min(best.get(info.code, swap), swap, key=_rank)
    return sorted(best.values(), key=_rank)[:SHOWN]


def _others(
    desk: Desk, quote: Quote, draft: Revision, line: QuoteLine
) -> Iterator[tuple[CharacteristicInfo, QuoteLine]]:
    """Give the line with each cheaper value that fits all its other values, priced."""
    product = desk.product(line.release)
    engine = desk.engine(product, quote.market, draft.pricing_date)
    inputs = {name: line.assignment[name] for name, info in product.characteristics.items() if not info.computed}
    basis = basis_of(desk, quote, draft, draft.pricing_date)
    fitting = exchangeable(engine, inputs, Budget(STEPS)).domains
    for name, value in inputs.items():
        info = product.characteristic(name)
        for other in fitting.get(name, ()) if not info.internal else ():
            if not _is_cheaper(product, draft, quote, name, value, other):
                continue
            assignment = engine.complete({**inputs, name: other}).assignment
            if assignment is not None:
                tried = replace(line, assignment=dict(assignment))
                try:
                    yield info, priced_line(desk, quote, tried, basis)
                except Conflict:  # on request only
                    continue


def _is_cheaper(product: Product, draft: Revision, quote: Quote, name: str, value: str, other: str) -> bool:
    book = product.price_book(quote.market, draft.pricing_date, quote.buyer.price_groups)
    now, then = (sum(charge.amount.amount for charge in book.charges(name, each)) for each in (value, other))
    return then < now


def _swap(info: CharacteristicInfo, line: QuoteLine, other: QuoteLine, now: Waterfall) -> Swap | None:
    then = Waterfall.from_json(other.waterfall)
    if now.margin is None or then.margin is None:
        return None
    saves, costs = now.net - then.net, now.margin.amount - then.margin.amount
    if saves.amount <= 0 or not costs < saves:
        return None
    value = other.assignment[info.code]
    names = info.value(line.assignment[info.code]).name, info.value(value).name
    return Swap(info.code, info.name, *names, value, saves, costs)


def _rank(swap: Swap) -> tuple[Any, ...]:
    return swap.costs.amount / swap.saves.amount, -swap.saves.amount
