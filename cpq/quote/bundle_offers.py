"""The bundles that somebody may buy: each with its members as they start, what they cost otherwise, and what it saves.

Prices are of what is charged once, for one bundle, without what anybody gives on top; they are those of a quote that
holds nothing but the bundle. A bundle that cannot be had as it starts (a product left the market, a price is missing)
is left out: what is shown can be bought.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from catalog.bundle import Bundle, Member
from catalog.product import Product
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
class _Priced:
    """A member as it starts, with what its pieces cost otherwise."""

    member: Member
    product: Product
    view: SessionView
    context: PricingContext
    alone: Money
    waterfall: Waterfall


def offers_json(desk: Desk, market: str, *, buyer: Buyer = NOBODY, audience: Audience = "customer") -> list[Json]:
    """Return the bundles that a buyer may have in a market today, in the order of the terms of sale.

    Args:
        desk: for terms, products and prices.
        market: where.
        buyer: whose groups, agreements and taxes count.
        audience: who reads it; a customer gets no internal characteristics.

    Raises:
        Unknown: there is no such market.
    """
    desk.market(market)
    terms = desk.shelf.terms(desk.today)
    found = (
        _offer(desk, bundle, market, buyer, audience)
        for bundle in terms.offered(market, desk.today, buyer.price_groups)
    )
    return [offer for offer in found if offer is not None]


def _offer(desk: Desk, bundle: Bundle, market: str, buyer: Buyer, audience: Audience) -> Json | None:
    pieces: dict[str, Decimal] = {}
    for member in bundle.members:
        if not member.optional:
            pieces[member.product] = pieces.get(member.product, Decimal(0)) + member.quantity
    basis = Basis(desk.today, desk.seller.rounding.half, desk.shelf.terms(desk.today), pieces)
    try:
        members = [_priced(desk, member, market, buyer, basis) for member in bundle.members]
    except (Unknown, Conflict, Malformed, Exhausted):
        return None
    needed = [each for each in members if not each.member.optional]
    alone = [each.alone for each in needed]
    regular = total(alone, alone[0].currency)
    saving = (
        fixed_saving(alone, bundle.amounts[market], 1)
        if bundle.is_fixed
        else percent_saving(alone, bundle.percent, basis.half)
    )
    return {
        "code": bundle.code,
        "name": bundle.name.to_json(),
        "text": bundle.text.to_json() or None,
        "percent": None if bundle.is_fixed else f"{bundle.percent.normalize():f}",
        "until": bundle.period.end.isoformat() if bundle.period.end else None,
        "members": [_member_json(each, audience) for each in members],
        "regular": regular.to_json(),
        "price": (regular - saving).to_json(),
        "saving": saving.to_json(),
        "paid": _paid(desk, bundle, needed, saving),
    }


def _paid(desk: Desk, bundle: Bundle, needed: Sequence[_Priced], saving: Money) -> Json:
    """Return the same as it is paid, with tax: the totals of a quote that holds nothing else, with it and without."""
    parts = shared(saving, [each.alone for each in needed])
    shares = [BundleShare(bundle.code, bundle.name, part) for part in parts]
    bundled = [
        price(each.product, each.view.assignment, replace(each.context, bundle=share))
        for each, share in zip(needed, shares, strict=True)
    ]
    regular, now = (
        document_totals(lines, currency=saving.currency, policy=desk.seller.rounding).total
        for lines in ([each.waterfall for each in needed], bundled)
    )
    return {"regular": regular.to_json(), "price": now.to_json(), "saving": (regular - now).to_json()}


def _priced(desk: Desk, member: Member, market: str, buyer: Buyer, basis: Basis) -> _Priced:
    view = desk.configuring.start(member.product, market, member.presets, audience="rep")
    product = desk.product(view.session.release)
    context = basis.context(market, buyer, member.quantity, None)
    prices = price_alone(product, view.assignment, context), price(product, view.assignment, context)
    return _Priced(member, product, view, context, *prices)


def _member_json(priced: _Priced, audience: Audience) -> Json:
    member, product = priced.member, priced.product
    return {
        "code": member.code,
        "product": product.code,
        "name": product.name.to_json(),
        "quantity": member.quantity,
        "optional": member.optional,
        "choices": [
            *_choices(product, member.fixed, audience, fixed=True),
            *_choices(product, member.choices, audience, fixed=False),
        ],
        "price": priced.alone.to_json(),
        "recurring": recurring_json(LinePrice.of(priced.waterfall).to_json()),
        "scene": scene_json(priced.view.scene),
    }


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
