"""The totals of a document: its lines, a discount on all of them, tax per tax group, and the sum.

The discount on the document is rounded once and allocated to the lines by largest remainder, so that each tax group
loses its share and the shares sum to the discount exactly. Tax is computed and rounded once per tax group on the
document (never by adding the lines' own taxes, which were rounded one by one). The order of lines matters only where
equal remainders tie.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cpq.price.discount import HUNDRED, Discount
from cpq.price.entry import plain
from cpq.price.waterfall import CALCULATION, TaxRate, Waterfall
from kernel.errors import Malformed
from kernel.money import Money, Rounding, allocate, total


@dataclass(frozen=True, slots=True)
class TaxTotal:
    """One tax group of a document: the tax, what it is computed on, and the rounded amount."""

    tax: TaxRate
    basis: Money
    amount: Money

    def to_json(self) -> dict[str, Any]:
        """Return plain data: name, class and rate of the tax, basis, amount."""
        return {**self.tax.to_json(), "basis": self.basis.to_json(), "amount": self.amount.to_json()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> TaxTotal:
        """Read what `to_json` wrote."""
        return cls(TaxRate.from_json(data), Money.from_json(data["basis"]), Money.from_json(data["amount"]))


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of a document; every amount is rounded.

    Args:
        lines_net: the lines' nets added.
        discount: what the document's discount adds: zero or negative.
        net: `lines_net + discount`.
        taxes: per tax group, highest rate first.
        tax: the groups' amounts added.
        total: `net + tax`.
        allocated: the discount's share of each line, in the order of lines; sums to `discount`.
        calculation: version of the calculation that made it.
    """

    lines_net: Money
    discount: Money
    net: Money
    taxes: tuple[TaxTotal, ...]
    tax: Money
    total: Money
    allocated: tuple[Money, ...] = ()
    calculation: str = CALCULATION

    @property
    def currency(self) -> str:
        """The currency of the document."""
        return self.total.currency

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "calculation": self.calculation,
            "lines_net": self.lines_net.to_json(),
            "discount": self.discount.to_json(),
            "allocated": [share.to_json() for share in self.allocated],
            "net": self.net.to_json(),
            "taxes": [tax.to_json() for tax in self.taxes],
            "tax": self.tax.to_json(),
            "total": self.total.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Totals:
        """Read what `to_json` wrote."""
        return cls(
            lines_net=Money.from_json(data["lines_net"]),
            discount=Money.from_json(data["discount"]),
            net=Money.from_json(data["net"]),
            taxes=tuple(TaxTotal.from_json(tax) for tax in data["taxes"]),
            tax=Money.from_json(data["tax"]),
            total=Money.from_json(data["total"]),
            allocated=tuple(Money.from_json(share) for share in data["allocated"]),
            calculation=data["calculation"],
        )


def document_totals(
    lines: Sequence[Waterfall],
    *,
    currency: str,
    discount: Discount | None = None,
    rounding: Rounding = Rounding.HALF_UP,
) -> Totals:
    """Return the totals of a document.

    Args:
        lines: the waterfalls of its lines, in order; there may be none.
        currency: of the document and of every line.
        discount: on the whole document.
        rounding: how a half is rounded.

    Raises:
        Malformed: a line is in another currency, or the discount is more than the lines.
    """
    _refuse_mixed(lines, currency)
    lines_net = total([line.net for line in lines], currency)
    reduction = discount.off(lines_net).rounded(rounding) if discount and lines else Money.zero(currency)
    allocated = allocate(reduction, [line.net.amount for line in lines]) if lines else ()
    nets = [line.net + share for line, share in zip(lines, allocated, strict=True)]
    taxes = _taxes(lines, nets, rounding)
    tax = total([group.amount for group in taxes], currency)
    net = lines_net + reduction
    return Totals(lines_net, reduction, net, taxes, tax, net + tax, allocated)


def _taxes(lines: Sequence[Waterfall], nets: Sequence[Money], rounding: Rounding) -> tuple[TaxTotal, ...]:
    """Return the tax groups; each is computed on the sum of its lines and rounded once."""
    groups: dict[str, tuple[TaxRate, Money]] = {}
    for line, net in zip(lines, nets, strict=True):
        for tax in line.taxes:
            key = f"{tax.tax_class}/{plain(tax.rate)}/{tax.name.in_('en')}"
            _, basis = groups.get(key, (tax, Money.zero(net.currency)))
            groups[key] = (tax, basis + net)
    ordered = sorted(groups.items(), key=lambda group: (-group[1][0].rate, group[0]))
    return tuple(TaxTotal(tax, basis, tax_on(basis, tax.rate).rounded(rounding)) for _, (tax, basis) in ordered)


def tax_on(basis: Money, rate: Decimal) -> Money:
    """Return the exact tax on a basis.

    Args:
        basis: the taxable amount.
        rate: percent.
    """
    return basis * (rate / HUNDRED)


def _refuse_mixed(lines: Sequence[Waterfall], currency: str) -> None:
    others = sorted({line.currency for line in lines} - {currency})
    if others:
        message = f"A document in {currency} cannot have lines in {', '.join(others)}; quote them separately."
        raise Malformed(message, code="mixed-currencies", currency=currency, others=others)
