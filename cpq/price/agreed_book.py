"""The price book as an agreement has it: agreed prices of options in the place of the book's.

The solver minimises list prices. What is agreed on options is a part of that sum as any other charge is, so it is told
a book that says so. Everything else that is agreed (a base price, a percentage) acts on the sum.
"""

from __future__ import annotations

from dataclasses import replace

from catalog.price_book import PriceBook
from catalog.product import Product
from cpq.price.context import PricingContext


def agreed_book(product: Product, context: PricingContext) -> PriceBook | None:
    """Return the buyer's book with the options that are agreed; None if one is charged by something it counts.

    Raises:
        Unknown: the product has no price book in the market on the day.
    """
    book = product.price_book(context.market, context.day, context.price_groups)
    where = product.code, context.market, context.day
    agreement = context.terms.agreement(*where, context.account, context.price_groups)
    if agreement is None or not agreement.options:
        return book
    agreed = {(each.characteristic, each.value): each.amount for each in agreement.options}
    rows = {key: book.charges(*key) for key in agreed}
    if not all(found and not any(row.per for row in found) for found in rows.values()):
        return None
    options = [row for row in book.options if (row.characteristic, row.value) not in agreed]
    options += [replace(found[0], amount=agreed[key]) for key, found in rows.items()]
    return replace(book, options=tuple(options))
