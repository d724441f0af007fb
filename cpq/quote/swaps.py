"""Option swaps: one option for another, everything else as it is, that saves the customer more than it costs us.

A discount costs the seller as much as it saves the customer. Where the cheaper option also costs less to buy, a swap
saves the customer more than the margin loses, and asks for nobody's approval. Only what fits all other values of the
line is proposed; what would change more belongs to the configurator. A swap inside of a bundle moves the shares of its
other lines: it is measured on all of them, and proposed only if the bundle stays one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from catalog.product import CharacteristicInfo, Product
from cpq.price import Audience, Waterfall
from cpq.quote.basis import Basis
from cpq.quote.bundle_price import with_bundles
from cpq.quote.desk import Desk
from cpq.quote.model import Group, Quote, QuoteLine, Revision
from cpq.quote.pricing import basis_of, priced_line
from kernel.errors import Conflict
from kernel.money import Money, total
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
        saves: what the customer saves on the line, without tax; of a bundle, on all its lines.
        costs: what the margin loses there; below zero if it gains.
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
    together = _together(draft, line)
    now = _worth(together)
    if now is None:
        return []
    best: dict[str, Swap] = {}
    for info, other, then in _others(desk, quote, draft, line, together):
        swap = _swap(info, line, other, now, then)
        if swap is not None:
            best[info.code] = min(best.get(info.code, swap), swap, key=_rank)
    return sorted(best.values(), key=_rank)[:SHOWN]


@dataclass(frozen=True, slots=True)
class _Worth:
    """What lines come to without tax, and what is left of that."""

    net: Money
    margin: Money


def _worth(lines: Sequence[QuoteLine]) -> _Worth | None:
    """Return what priced lines come to together; None if a cost is not known."""
    found = [Waterfall.from_json(line.waterfall) for line in lines]
    margins = [each.margin.amount for each in found if each.margin is not None]
    currency = found[0].net.currency
    if len(margins) < len(found):
        return None
    return _Worth(total([each.net for each in found], currency), total(margins, currency))


def _held(draft: Revision, line: QuoteLine) -> Group | None:
    """Return the group whose bundle a line is in, if that holds."""
    group = draft.group(line.group) if line.member else None
    return group if group and group.bundle and group.bundle.holds else None


def _together(draft: Revision, line: QuoteLine) -> list[QuoteLine]:
    """Return the lines whose prices move with that of a line: all of a bundle that holds."""
    if _held(draft, line) is None:
        return [line]
    return [each for each in draft.lines if each.group == line.group and each.member]


def _others(
    desk: Desk, quote: Quote, draft: Revision, line: QuoteLine, together: Sequence[QuoteLine]
) -> Iterator[tuple[CharacteristicInfo, QuoteLine, _Worth | None]]:
    """Give the line with each cheaper value that fits all its other values, and what all lines come to then."""
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
                lines = [tried if each.id == line.id else each for each in together]
                with suppress(Conflict):  # on request only
                    yield info, tried, _tried(desk, quote, draft, lines, basis)


def _tried(desk: Desk, quote: Quote, draft: Revision, lines: Sequence[QuoteLine], basis: Basis) -> _Worth | None:
    """Return what lines come to when they are priced together; None if a bundle they were is none any more."""
    held = _held(draft, lines[0])
    if held is not None:
        after, basis = with_bundles(desk, quote, replace(draft, lines=tuple(lines)), basis, [held.id])
        if _held(after, lines[0]) is None:
            return None
    return _worth([priced_line(desk, quote, line, basis) for line in lines])


def _is_cheaper(product: Product, draft: Revision, quote: Quote, name: str, value: str, other: str) -> bool:
    book = product.price_book(quote.market, draft.pricing_date, quote.buyer.price_groups)
    now, then = (sum(charge.amount.amount for charge in book.charges(name, each)) for each in (value, other))
    return then < now


def _swap(info: CharacteristicInfo, line: QuoteLine, other: QuoteLine, now: _Worth, then: _Worth | None) -> Swap | None:
    if then is None:
        return None
    saves, costs = now.net - then.net, now.margin - then.margin
    if saves.amount <= 0 or not costs < saves:
        return None
    value = other.assignment[info.code]
    names = info.value(line.assignment[info.code]).name, info.value(value).name
    return Swap(info.code, info.name, *names, value, saves, costs)


def _rank(swap: Swap) -> tuple[Any, ...]:
    return swap.costs.amount / swap.saves.amount, -swap.saves.amount
