"""The bundles that somebody may buy: each with its members as they start, what they cost otherwise, and what it saves.

Prices are of what is charged once, for one bundle, without what anybody gives on top; they are those of a quote that
holds nothing but the bundle. A bundle that cannot be had as it starts (a product left the market, a price is missing)
is left out: what is shown can be bought.

What was worked out is remembered for as long as all that it depends on stays the same: the terms, the releases of the
members, the day, the market, and what the buyer pays by.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from catalog.bundle import Bundle, Member
from catalog.product import Product
from catalog.terms import Terms
from cpq.configure.view import SessionView, scene_json
from cpq.price import (
    Audience,
    BundleShare,
    LinePrice,
    PricingContext,
    Waterfall,
    document_totals,
    fixed_saving,
    percent_saving,
    price,
    price_alone,
    shared,
)
from cpq.quote.basis import Basis
from cpq.quote.desk import Desk
from cpq.quote.model import Buyer
from cpq.quote.view import recurring_json
from kernel.errors import Conflict, Exhausted, Malformed, Unknown
from kernel.money import Money, total

NOBODY = Buyer(name="")
"""A visitor: no account, no groups, no coupons."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Started:
    """A member as it starts."""

    member: Member
    product: Product
    view: SessionView


@dataclass(frozen=True, slots=True)
class _Priced:
    """Members priced as the lines of a quote that holds nothing else.

    Args:
        alone: what the pieces of each cost by themselves.
        waterfalls: of each by itself.
        regular: all of them by themselves.
        price: all of them as the bundle.
        paid_regular: the total of such a quote, with tax, by themselves.
        paid: the same as the bundle.
    """

    alone: Sequence[Money]
    waterfalls: Sequence[Waterfall]
    regular: Money
    price: Money
    paid_regular: Money
    paid: Money


def offers_json(desk: Desk, market: str, *, buyer: Buyer = NOBODY, audience: Audience = "customer") -> list[Json]:
    """Return the bundles that a buyer may have in a market today, in the order of the terms of sale.

    Args:
        desk: for terms, products and prices.
        market: where.
        buyer: whose groups, agreements and taxes count.
        audience: who reads it; a customer gets no internal characteristics.

    Returns:
        Bundles that are shared with others who ask the same: read them, and change nothing.

    Raises:
        Unknown: there is no such market.
    """
    desk.market(market)
    terms, found = desk.shelf.terms(desk.today), list[Json]()
    for bundle in terms.offered(market, desk.today, buyer.price_groups):
        with suppress(Unknown, Conflict, Malformed, Exhausted):  # it cannot be had as it starts
            offer = _Offer(desk, terms, bundle, market, buyer, audience)
            found.append(desk.offers.recall(offer.key, offer.to_json))
    return found


@dataclass(frozen=True, slots=True)
class _Offer:
    """A bundle for a buyer in a market."""

    desk: Desk
    terms: Terms
    bundle: Bundle
    market: str
    buyer: Buyer
    audience: Audience

    @property
    def key(self) -> Hashable:
        """All that it depends on.

        Raises:
            Unknown: a member is not sold any more.
        """
        day, buyer = self.desk.today, self.buyer
        releases = tuple(
            self.desk.shelf.current(member.product, self.market, day)[0].digest for member in self.bundle.members
        )
        pays_by = buyer.reference, buyer.price_groups, buyer.coupons, buyer.tax_status, buyer.country, buyer.region
        return self.bundle.code, self.terms.digest, releases, day, self.market, self.audience, pays_by

    def to_json(self) -> Json:
        """Return the Bundle.

        Raises:
            Unknown, Conflict, Malformed, Exhausted: it cannot be had as it starts.
        """
        bundle = self.bundle
        members = [self._started(member) for member in bundle.members]
        needed = [each for each in members if not each.member.optional]
        priced = self._priced(needed)
        return {
            "code": bundle.code,
            "name": bundle.name.to_json(),
            "text": bundle.text.to_json() or None,
            "percent": None if bundle.is_fixed else f"{bundle.percent.normalize():f}",
            "until": bundle.period.end.isoformat() if bundle.period.end else None,
            "members": [self._member_json(each, needed, priced) for each in members],
            **_prices_json(priced.regular, priced.price),
            "paid": _prices_json(priced.paid_regular, priced.paid),
        }

    def _started(self, member: Member) -> _Started:
        view = self.desk.configuring.start(member.product, self.market, member.presets, audience="rep")
        return _Started(member, self.desk.product(view.session.release), view)

    def _priced(self, members: Sequence[_Started]) -> _Priced:
        lines = [(each.product, each.view.assignment, self._context(each, members)) for each in members]
        alone = [price_alone(*line) for line in lines]
        waterfalls = [price(*line) for line in lines]
        saving = self._saving(alone)
        shares = [BundleShare(self.bundle.code, self.bundle.name, part) for part in shared(saving, alone)]
        bundled = [
            price(product, assignment, replace(context, bundle=share))
            for (product, assignment, context), share in zip(lines, shares, strict=True)
        ]
        regular = total(alone, saving.currency)
        return _Priced(alone, waterfalls, regular, regular - saving, self._paid(waterfalls), self._paid(bundled))

    def _context(self, started: _Started, members: Sequence[_Started]) -> PricingContext:
        pieces: dict[str, Decimal] = {}
        for each in members:
            pieces[each.product.code] = pieces.get(each.product.code, Decimal(0)) + each.member.quantity
        basis = Basis(self.desk.today, self.desk.seller.rounding.half, self.terms, pieces)
        return basis.context(self.market, self.buyer, started.member.quantity, None)

    def _saving(self, alone: Sequence[Money]) -> Money:
        if self.bundle.is_fixed:
            return fixed_saving(alone, self.bundle.amounts[self.market], 1)
        return percent_saving(alone, self.bundle.percent, self.desk.seller.rounding.half)

    def _paid(self, lines: Sequence[Waterfall]) -> Money:
        return document_totals(lines, currency=lines[0].currency, policy=self.desk.seller.rounding).total

    def _member_json(self, started: _Started, needed: Sequence[_Started], priced: _Priced) -> Json:
        member, product, adds = started.member, started.product, None
        lines, at = priced, len(needed)
        if member.optional:
            lines = self._priced([*needed, started])
            adds = {
                "price": (lines.price - priced.price).to_json(),
                "paid": (lines.paid - priced.paid).to_json(),
            }
        else:
            at = needed.index(started)
        return {
            "code": member.code,
            "product": product.code,
            "name": product.name.to_json(),
            "quantity": member.quantity,
            "optional": member.optional,
            "choices": [
                *_choices(product, member.fixed, self.audience, fixed=True),
                *_choices(product, member.choices, self.audience, fixed=False),
            ],
            "price": lines.alone[at].to_json(),
            "adds": adds,
            "recurring": recurring_json(LinePrice.of(lines.waterfalls[at]).to_json()),
            "scene": scene_json(started.view.scene),
        }


def _prices_json(regular: Money, now: Money) -> Json:
    return {"regular": regular.to_json(), "price": now.to_json(), "saving": (regular - now).to_json()}


def _choices(product: Product, choices: Mapping[str, str], audience: Audience, *, fixed: bool) -> Iterator[Json]:
    for name, value in choices.items():
        info = product.characteristic(name)
        if not (info.internal and audience == "customer"):
            yield {
                "characteristic": name,
                "name": info.name.to_json(),
                "value": value,
                "value_name": info.value(value).name.to_json(),
                "fixed": fixed,
            }
