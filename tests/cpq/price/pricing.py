"""What the price tests share: the bookcase, priced."""

from __future__ import annotations

from decimal import Decimal

from cpq.price import Discount, LineDiscount, PricingContext, Waterfall, price
from kernel.money import Money
from tests.build.catalogue import TODAY, tiny_product

BOOKCASE = tiny_product()
OAK = {"material": "oak", "width": "0.80", "shelves": "4", "doors": "false", "handle": "none", "load": "120"}
WITH_DOORS = {**OAK, "width": "1.20", "doors": "true", "handle": "knob"}


def bookcase_price(
    assignment: dict[str, str] = OAK,
    *discounts: LineDiscount,
    market: str = "eu",
    quantity: str = "1",
    tax_status: str = "standard",
) -> Waterfall:
    context = PricingContext(market, TODAY, Decimal(quantity), discounts, tax_status)
    return price(BOOKCASE, assignment, context)


def percent(number: str) -> Discount:
    return Discount(percent=Decimal(number))


def amount(number: str, currency: str = "EUR") -> Discount:
    return Discount(amount=Money.of(number, currency))


def euros(number: str) -> Money:
    return Money.of(number, "EUR")
