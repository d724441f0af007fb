"""How far a rep may go, on a line and on the whole quote: the pure inversion of `cpq.price.negotiation`, priced anew.

What is returned was tried: the line with the discount was priced, the document totalled, and no approval was needed;
with a hundredth of a percent more, one was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from catalog.guard_rail import GuardRail
from cpq.price import Discount, DocumentDiscount, LinePrice, Totals, Waterfall, document_totals
from cpq.price.entry import plain
from cpq.price.guard_rail import approver, crossings, offered, shown
from cpq.price.negotiation import Limit, Reach, hundredths, largest_discount, limit, roles_with_room, settled
from cpq.quote.approval import rails_of
from cpq.quote.bundle_price import with_bundles
from cpq.quote.desk import Desk
from cpq.quote.model import Quote, QuoteLine, Revision
from cpq.quote.pricing import basis_of, line_groups, priced_line
from cpq.quote.swaps import swaps
from kernel.access import Role, outranks
from kernel.money import Money

Json = dict[str, Any]


@dataclass(frozen=True)
class _Line:
    """A line with its price, what bounds it, and its share of the document's discounts."""

    line: QuoteLine
    rails: tuple[GuardRail, ...]
    share: Money

    @cached_property
    def price(self) -> Waterfall:
        """The waterfall; of a long quote most are never read."""
        return Waterfall.from_json(self.line.waterfall)

    @cached_property
    def short(self) -> LinePrice:
        """What totals need of it."""
        return LinePrice.from_json(self.line.price)


def line_room_json(desk: Desk, quote: Quote, line_id: str) -> Json:
    """Return how far each role may go on a line of the draft.

    Raises:
        Unknown: there is no such line.
        Conflict: there is no draft.
    """
    draft = quote.draft()
    table = _Table(desk, quote, draft)
    one = table.one(line_id)
    price = offered(one.price, one.share)
    now = hundredths(price.given / price.before) if price.before > 0 else Decimal(0)
    return {
        "line": one.line.id,
        "currency": quote.currency,
        "before": _money(price.before, quote.currency),
        "percent": plain(now),
        "needed": [shown(crossing.to_json(), desk.audience) for crossing in crossings(price, one.rails)],
        "reach": [_line_reach(table, one, role) for role in roles_with_room(one.rails)],
        "swaps": [swap.to_json(desk.audience) for swap in swaps(desk, quote, draft, one.line)],
    }


def quote_room_json(desk: Desk, quote: Quote) -> Json:
    """Return how far each role may go with a discount on the whole draft, the lines as they are.

    Raises:
        Conflict: there is no draft.
    """
    table = _Table(desk, quote, quote.draft())
    rails = [rail for one in table.lines for rail in one.rails]
    return {
        "currency": quote.currency,
        "reach": [_quote_reach(table, role) for role in roles_with_room(rails)] if table.lines else [],
    }


class _Table:
    """The lines of a draft, priced, and what they come to with other discounts."""

    def __init__(self, desk: Desk, quote: Quote, draft: Revision) -> None:
        self._desk, self._quote, self._draft = desk, quote, draft
        self.audience = desk.audience
        shares = Totals.from_json(draft.totals).allocated
        self.lines = [
            _Line(line, rails_of(desk, quote, line), share) for line, share in zip(draft.lines, shares, strict=True)
        ]
        basis = basis_of(desk, quote, draft, draft.pricing_date)
        self._basis = with_bundles(desk, quote, draft, basis)[1]
        self._is_shared = bool(draft.discount or any(group.discount for group in draft.groups))

    def one(self, line_id: str) -> _Line:
        """Return a line by its id; raises Unknown."""
        wanted = self._draft.line(line_id)
        return next(one for one in self.lines if one.line is wanted)

    def with_line_discount(self, one: _Line, percent: Decimal) -> _Line:
        """Return a line with another discount, priced anew, with its share of the document's."""
        discount = Discount(percent=percent) if percent else None
        line = priced_line(self._desk, self._quote, replace(one.line, discount=discount), self._basis)
        return replace(one, line=line, share=self._share(one, LinePrice.from_json(line.price)))

    def shares(self, discount: DocumentDiscount | None, prices: Sequence[LinePrice] = ()) -> tuple[Money, ...]:
        """Return the lines' shares of their groups' discounts and of a discount on the document."""
        totals = document_totals(
            prices or [one.short for one in self.lines],
            currency=self._quote.currency,
            discount=discount,
            groups=line_groups(self._draft, self._draft.lines),
            policy=self._draft.policy,
        )
        return totals.allocated

    def _share(self, one: _Line, price: LinePrice) -> Money:
        if not self._is_shared:
            return Money.zero(self._quote.currency)
        prices = [price if each is one else each.short for each in self.lines]
        place = next(index for index, each in enumerate(self.lines) if each is one)
        return self.shares(self._draft.discount, prices)[place]


def _line_reach(table: _Table, one: _Line, role: Role) -> Json:
    price = offered(one.price)
    end = limit(price, one.rails, role)
    worth, kept = one.price.gross or one.price.net, Fraction(1)
    if worth.amount:
        kept += Fraction(one.share.amount) / Fraction(worth.amount)

    def is_allowed(percent: Decimal) -> bool:
        tried = table.with_line_discount(one, percent)
        return _may(role, tried.price, tried.share, one.rails)

    percent = settled(largest_discount(price, end.net, kept), is_allowed)
    unit = table.with_line_discount(one, percent).price.unit_net
    return {**Reach(role, percent, end).to_json(table.audience), "unit_net": unit.to_json()}


def _quote_reach(table: _Table, role: Role) -> Json:
    of_groups = table.shares(None)
    ends = [(_end(one, share, role), one) for one, share in zip(table.lines, of_groups, strict=True)]
    (end, left), tightest = min(ends, key=lambda pair: pair[0][1])
    bound = [place for place, one in enumerate(table.lines) if one.rails]

    def is_allowed(percent: Decimal) -> bool:
        shares = table.shares(Discount(percent=percent) if percent else None)
        return all(_may(role, table.lines[at].price, shares[at], table.lines[at].rails) for at in bound)

    percent = settled(hundredths(left), is_allowed)
    reach = Reach(role, percent, end).to_json(table.audience)
    return {**reach, "line": tightest.line.id, "position": tightest.line.position}


def _end(one: _Line, share: Money, role: Role) -> tuple[Limit, Fraction]:
    """Return where a role's room on a line ends, and the share of its net that may still be given away."""
    price = offered(one.price, share)
    end = limit(price, one.rails, role)
    return end, 1 - end.net / price.net if price.net > 0 else Fraction(0)


def _may(role: Role, price: Waterfall, share: Money, rails: Sequence[GuardRail]) -> bool:
    least = approver(crossings(offered(price, share), rails))
    return least is None or outranks(role, least)


def _money(amount: Fraction, currency: str) -> dict[str, str]:
    # Sums of decimals are decimals: the division is exact.
    return Money(Decimal(amount.numerator) / Decimal(amount.denominator), currency).to_json()
