"""Pricing the draft of a quote: its lines with the day's prices, then the document's totals.

Whatever a line's price depends on (its configuration, quantity and discount, the day, the buyer, the policy) is in
the line or above it. So when one line changes, its price and the totals follow, and nothing else is calculated again;
sending a quote prices every line anew all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cpq.price import (
    Bought,
    LineGroup,
    LinePrice,
    LinesAlike,
    RunningTotals,
    Totals,
    changed,
    document_totals,
    running_totals,
    with_running,
)
from cpq.price.bought import starts
from cpq.quote.basis import Basis
from cpq.quote.bundle_price import touched, with_bundles
from cpq.quote.desk import Desk
from cpq.quote.model import Quote, QuoteLine, Revision
from cpq.quote.on_request import naming_line
from cpq.quote.second_currency import shown_in


def priced(desk: Desk, quote: Quote, draft: Revision) -> Revision:
    """Return a draft with today's prices, and totals that its lines sum to.

    Raises:
        Unknown: a line's release has no prices for the market on this day.
        Malformed: a discount is more than what it is taken off.
        Conflict: a line is priced on request only.
    """
    draft, basis = with_bundles(desk, quote, draft, basis_of(desk, quote, draft))
    pricing = _Pricing(desk, quote, basis)
    return with_totals(desk, quote, draft, tuple(map(pricing.line, draft.lines)))


def repriced(desk: Desk, quote: Quote, draft: Revision) -> Revision:
    """Return a draft whose changed lines (those without a waterfall) are priced, and totals that its lines sum to.

    If anything above the lines changed that prices depend on, all of them are priced; if a line of a bundle came, went
    or changed, the others of the bundle are, too.

    Raises:
        Unknown: a line's release has no prices for the market on this day.
        Malformed: a discount is more than what it is taken off.
        Conflict: a line is priced on request only.
    """
    basis = basis_of(desk, quote, draft)
    if not _prices_stand(desk, quote, draft, basis):
        return priced(desk, quote, desk.quotes.whole(draft))
    groups = touched(quote, draft)
    anew = {line.id for line in draft.lines if not line.waterfall or line.group in groups}
    draft, basis = with_bundles(desk, quote, desk.quotes.whole(draft, anew), basis, groups)
    pricing = _Pricing(desk, quote, basis)
    lines = tuple(pricing.line(line) if line.id in anew else line for line in draft.lines)
    return with_totals(desk, quote, draft, lines)


def with_totals(desk: Desk, quote: Quote, draft: Revision, lines: tuple[QuoteLine, ...]) -> Revision:
    """Return a draft with lines of today's prices and the totals they sum to."""
    totals = _moved(quote, draft, lines) or document_totals(
        [LinePrice.from_json(line.price) for line in lines],
        currency=quote.currency,
        discount=draft.discount,
        groups=line_groups(draft, lines),
        policy=draft.policy,
    )
    today, second = desk.today, draft.shown_in
    if second is not None:
        second = shown_in(desk.market(quote.market), totals.total, second["currency"], today, draft.policy)
    plain = with_running(totals.to_json(), _running(draft, lines, totals))
    return replace(draft, lines=lines, totals=plain, pricing_date=today, shown_in=second)


def _running(draft: Revision, lines: Sequence[QuoteLine], totals: Totals) -> RunningTotals | None:
    """Return what the lines are charged again and again; only those that are need to be looked at."""
    charged = [LinePrice.from_json(line.price) for line in lines if line.price.get("recurring")]
    return running_totals(charged, totals, draft.policy)


def basis_of(desk: Desk, quote: Quote, draft: Revision, day: date | None = None) -> Basis:
    """Return what the lines of a draft are priced with on a day, today if none is named."""
    day = day or desk.today
    basis = Basis(day, draft.policy.half, desk.shelf.terms(day), quantities(draft))
    account = quote.buyer.reference
    if not account:
        return basis
    since = sorted(set(_counted_since(desk, quote, draft, basis)), key=lambda start: start or date.min)
    return replace(basis, bought=tuple(Bought(start, day, desk.bought(account, start)) for start in since))


def _counted_since(desk: Desk, quote: Quote, draft: Revision, basis: Basis) -> Iterator[date | None]:
    """Give the first days from which the lines of a draft count what their buyer has ordered."""
    buyer = quote.buyer
    for product in map(desk.product, {line.release for line in draft.lines}):
        where = product.code, quote.market, basis.day
        agreement = basis.terms.agreement(*where, buyer.reference, buyer.price_groups)
        scale = product.scale(quote.market, basis.day, buyer.price_groups)
        yield from starts(scale if agreement is None or agreement.with_tiers else None, agreement)


def quantities(draft: Revision) -> dict[str, Decimal]:
    """Return the pieces of each product in all lines."""
    counted: dict[str, Decimal] = {}
    for line in draft.lines:
        counted[line.product] = counted.get(line.product, Decimal(0)) + line.quantity
    return counted


def priced_line(desk: Desk, quote: Quote, line: QuoteLine, basis: Basis) -> QuoteLine:
    """Return a line with its prices."""
    return _Pricing(desk, quote, basis).line(line)


def _line_with_price(line: QuoteLine, alike: Callable[[], LinesAlike]) -> QuoteLine:
    with naming_line(line.position):
        waterfall = alike().waterfall_with_cost(Decimal(line.quantity))
    return replace(line, waterfall=waterfall.to_json("margin"), price=LinePrice.of(waterfall).to_json())


class _Pricing:
    """Prices the lines of a draft; those that are alike in everything a price depends on share one."""

    def __init__(self, desk: Desk, quote: Quote, basis: Basis) -> None:
        self._desk, self._quote, self._basis = desk, quote, basis
        self._known: dict[Hashable, QuoteLine] = {}
        self._alike: dict[Hashable, LinesAlike] = {}

    def line(self, line: QuoteLine) -> QuoteLine:
        """Return a line with its prices."""
        share = self._basis.bundles.get(line.id)
        alike = line.release, tuple(line.assignment.items()), line.discount, line.plan, share
        known = self._known.get((alike, line.quantity))
        if known is not None:
            return replace(line, waterfall=known.waterfall, price=known.price)
        found = _line_with_price(line, lambda: self._alike_at_any_quantity(line, alike))
        self._known[alike, line.quantity] = found
        return found

    def _alike_at_any_quantity(self, line: QuoteLine, alike: Hashable) -> LinesAlike:
        found = self._alike.get(alike)
        if found is None:
            quote, product = self._quote, self._desk.product(line.release)
            share = self._basis.bundles.get(line.id)
            context = self._basis.context(quote.market, quote.buyer, line.quantity, line.discount, line.plan, share)
            found = self._alike[alike] = LinesAlike(product, dict(line.assignment), context)
        return found


def line_groups(draft: Revision, lines: Sequence[QuoteLine]) -> list[LineGroup]:
    """Return the groups of a draft with the places of their lines."""
    members: dict[str, list[int]] = {group.id: [] for group in draft.groups}
    for index, line in enumerate(lines):
        if line.group is not None:
            members[line.group].append(index)
    return [LineGroup(group.id, tuple(members[group.id]), group.discount) for group in draft.groups]


def _prices_stand(desk: Desk, quote: Quote, draft: Revision, basis: Basis) -> bool:
    """Tell whether the prices of lines that did not change are those of today, for this buyer and on these terms."""
    before = quote.stored
    if before is None or before.buyer != quote.buyer or draft.pricing_date != basis.day:
        return False
    if basis.bought:
        return False  # something may have been ordered since
    if not all(line.price.get("terms", "") == basis.terms.digest for line in draft.lines if line.waterfall):
        return False
    return quantities(before.newest) == basis.quantities or not _count_together(desk, draft)


def _count_together(desk: Desk, draft: Revision) -> bool:
    """Tell whether the price of a line may depend on the quantities of others."""
    products = map(desk.product, {line.release for line in draft.lines})
    return any(scale.over != "line" for product in products for scale in product.scales)


def _moved(quote: Quote, draft: Revision, lines: tuple[QuoteLine, ...]) -> Totals | None:
    """Return the totals if at most one line differs from what is stored, without adding up the others."""
    stored = quote.stored.newest if quote.stored else None
    if stored is None or stored.id != draft.id or len(stored.lines) != len(lines):
        return None
    if draft.discount or stored.discount or draft.groups or stored.groups:
        return None
    pairs = [(old, new) for old, new in zip(stored.lines, lines, strict=True) if old is not new]
    if len(pairs) != 1:
        return None
    old, new = (LinePrice.from_json(line.price) for line in pairs[0])
    return changed(Totals.from_json(stored.totals), old, new, draft.policy)
