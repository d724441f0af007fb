"""The price book as an agreement has it: agreed prices of options in the place of the book's.

The solver minimises list prices. What is agreed on options is a part of that sum as any other charge is: the rows of
the book for these values, whatever they are charged by, give way to one number each. Everything else that is agreed
(a base price, a percentage) acts on the sum.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from catalog.price_book import PriceBook
from catalog.product import Product
from cpq.price.context import PricingContext
from kernel.money import Money


def agreed_options(product: Product, context: PricingContext) -> Mapping[tuple[str, str], Money]:
    """Return what is agreed with a buyer on values that the product has: characteristic and value -> its price."""
    where = product.code, context.market, context.day
    agreement = context.terms.agreement(*where, context.account, context.price_groups)
    known = product.rule_book.by_name
    return {
        (each.characteristic, each.value): each.amount
        for each in (agreement.options if agreement else ())
        if each.characteristic in known and each.value in known[each.characteristic].values
    }


def without(book: PriceBook, values: Collection[tuple[str, str]]) -> PriceBook:
    """Return a book without its rows for some values."""
    if not values:
        return book
    return replace(book, options=tuple(row for row in book.options if (row.characteristic, row.value) not in values))
