"""The totals of a document: its lines, the discounts on them, tax per tax group, and the sum.

Groups of lines have their discounts first, each on the sum of its lines; then the whole document has one, on what the
groups left. Each is rounded once and allocated to its lines by largest remainder, so that every tax group loses its
share and the shares sum to the discounts exactly. Tax is computed and rounded once per tax group on the document, or
once per line, as the policy says (never by adding the taxes of the lines' own waterfalls, which know no discount of
the document). A cash step rounds the total, as an amount of its own. The order of lines matters only where equal
remainders tie.

Where prices include tax, lines and discounts are gross, and tax is taken out of them: the gross stays to the cent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from cpq.price.reduction import GroupTotal, LineGroup, Reduced, Reduction, reduce
from cpq.price.rounding import STANDARD, RoundingPolicy
from cpq.price.target import DocumentDiscount
from cpq.price.tax_group import TaxTotal, contained_groups, moved, tax_groups
from cpq.price.tax_rate import TaxRate
from cpq.price.waterfall import CALCULATION
from kernel.errors import Malformed
from kernel.money import Money, total


class Priced(Protocol):
    """What totals need of a line: a waterfall has it, and so has what is kept of one."""

    @property
    def net(self) -> Money:
        """Net of the line, rounded."""
        ...

    @property
    def taxes(self) -> tuple[TaxRate, ...]:
        """The taxes that apply."""
        ...

    @property
    def currency(self) -> str:
        """ISO 4217."""
        ...

    @property
    def gross(self) -> Money | None:
        """Price of the line where prices contain tax."""
        ...


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of a document; every amount is rounded.

    Args:
        lines_net: the lines' nets added; where prices contain tax (`inclusive`), their prices with it.
        discount: what the discounts on the document and its groups add: zero or negative.
        net: `lines_net + discount`; where prices contain tax, without the `tax` in that.
        taxes: per tax group, highest rate first.
        tax: the groups' amounts added.
        total: `net + tax + cash_rounding`: what is paid.
        cash_rounding: what rounding to the cash step of the currency adds.
        allocated: the discounts' share of each line, in the order of lines; sums to `discount`.
        reductions: the discounts, in the order in which they were taken off, each with its basis.
        groups: what each group of lines comes to.
        inclusive: prices contain tax.
        calculation: version of the calculation that made it.
    """

    lines_net: Money
    discount: Money
    net: Money
    taxes: tuple[TaxTotal, ...]
    tax: Money
    total: Money
    cash_rounding: Money
    allocated: tuple[Money, ...] = ()
    reductions: tuple[Reduction, ...] = ()
    groups: tuple[GroupTotal, ...] = ()
    inclusive: bool = False
    calculation: str = CALCULATION

    @property
    def currency(self) -> str:
        """The currency of the document."""
        return self.total.currency

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "calculation": self.calculation,
            "inclusive": self.inclusive,
            "lines_net": self.lines_net.to_json(),
            "groups": [group.to_json() for group in self.groups],
            "discounts": [reduction.to_json() for reduction in self.reductions],
            "discount": self.discount.to_json(),
            "allocated": [share.to_json() for share in self.allocated],
            "net": self.net.to_json(),
            "taxes": [tax.to_json() for tax in self.taxes],
            "tax": self.tax.to_json(),
            "cash_rounding": self.cash_rounding.to_json(),
            "total": self.total.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Totals:
        """Read what `to_json` wrote, in this version or before groups and cash rounding were told."""
        final = Money.from_json(data["total"])
        cash = data.get("cash_rounding")
        return cls(
            lines_net=Money.from_json(data["lines_net"]),
            discount=Money.from_json(data["discount"]),
            net=Money.from_json(data["net"]),
            taxes=tuple(TaxTotal.from_json(tax) for tax in data["taxes"]),
            tax=Money.from_json(data["tax"]),
            total=final,
            allocated=tuple(Money.from_json(share) for share in data["allocated"]),
            reductions=tuple(Reduction.from_json(each) for each in data.get("discounts", ())),
            groups=tuple(GroupTotal.from_json(each) for each in data.get("groups", ())),
            cash_rounding=Money.from_json(cash) if cash else Money.zero(final.currency),
            inclusive=data.get("inclusive", False),
            calculation=data["calculation"],
        )


def document_totals(
    lines: Sequence[Priced],
    *,
    currency: str,
    discount: DocumentDiscount | None = None,
    groups: Sequence[LineGroup] = (),
    policy: RoundingPolicy = STANDARD,
) -> Totals:
    """Return the totals of a document.

    Args:
        lines: its lines, in order; there may be none.
        currency: of the document and of every line.
        discount: on the whole document, on what the groups' discounts left.
        groups: of lines; no line is in two.
        policy: how it is rounded.

    Raises:
        Malformed: a line is in another currency, a discount is more than what it is taken off, or a target more than
            there is without it.
    """
    _refuse_mixed(lines, currency)
    inclusive = any(line.gross is not None for line in lines)
    amounts = [line.gross or line.net for line in lines]
    taxes, lines_net = [line.taxes for line in lines], total(amounts, currency)

    def closed(reduced: Reduced) -> Totals:
        return _closed(taxes, lines_net, reduced, policy, inclusive=inclusive)

    return closed(reduce(amounts, groups, discount, currency, policy.half, lambda reduced: closed(reduced).total))


def changed(before: Totals, old: Priced, new: Priced, policy: RoundingPolicy) -> Totals | None:
    """Return the totals after one line changed, without looking at the others; None if they must be added up anew.

    Args:
        before: the totals with the old line.
        old: the line as it was.
        new: the line as it is, in its place.
        policy: that `before` was made with.
    """
    if before.reductions or before.groups or before.inclusive or before.calculation != CALCULATION:
        return None
    if old.taxes != new.taxes:
        return None
    lines_net = before.lines_net - old.net + new.net
    taxes = moved(before.taxes, old.taxes, old.net, new.net, policy)
    zero = Money.zero(before.currency)
    return _summed(lines_net, zero, taxes, policy, allocated=before.allocated)


def _closed(
    taxes_of: Sequence[Sequence[TaxRate]],
    lines_net: Money,
    reduced: Reduced,
    policy: RoundingPolicy,
    *,
    inclusive: bool,
) -> Totals:
    left = zip(taxes_of, reduced.left, strict=True)
    taxes = contained_groups(left, policy) if inclusive else tax_groups(left, policy)
    discount = total([each.amount for each in reduced.reductions], lines_net.currency)
    more = {
        "allocated": reduced.shares,
        "reductions": reduced.reductions,
        "groups": reduced.groups,
        "inclusive": inclusive,
    }
    return _summed(lines_net, discount, taxes, policy, **more)


def _summed(
    lines_net: Money, discount: Money, taxes: tuple[TaxTotal, ...], policy: RoundingPolicy, **more: Any
) -> Totals:
    tax = total([group.amount for group in taxes], lines_net.currency)
    net = lines_net + discount - tax if more.get("inclusive") else lines_net + discount
    cash = policy.cash_difference(net + tax)
    return Totals(lines_net, discount, net, taxes, tax, net + tax + cash, cash, **more)


def _refuse_mixed(lines: Sequence[Priced], currency: str) -> None:
    if len({line.gross is None for line in lines}) > 1:
        message = "A document cannot have prices with tax and prices without it; quote them separately."
        raise Malformed(message, code="mixed-prices")
    others = sorted({line.currency for line in lines} - {currency})
    if others:
        message = f"A document in {currency} cannot have lines in {', '.join(others)}; quote them separately."
        raise Malformed(message, code="mixed-currencies", currency=currency, others=others)
