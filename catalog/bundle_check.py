"""What is wrong with a bundle beside the products on sale: what they do not have, and what they cannot be together.

The first needs the products alone, the second is asked of their engines in every market of the bundle: whether the
values that a member starts from are possible together, and whether what comes of them has a price.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from catalog.bundle import Bundle, Member
from catalog.compiled import CompiledCache
from catalog.on_sale import OnSale
from catalog.problems import did_you_mean
from catalog.product import Product
from rules import Budget, Engine

STEPS = 200_000
"""What a completion may cost; what is not decided then is not held against anybody."""

Wrong = tuple[str, str]
"""The key of a bundle, and what is wrong there."""


def wrong_with_bundle(bundle: Bundle, on_sale: OnSale) -> Iterator[Wrong]:
    """Give what a bundle says of products that does not fit them.

    Args:
        bundle: what is to be published.
        on_sale: the products.
    """
    for number, member in enumerate(bundle.members):
        code = member.product
        if code not in on_sale.codes:
            message = f"There is no product {code!r} on sale.{did_you_mean(code, on_sale.codes)}"
            yield f"members/{number}/product", message
            continue
        for market in bundle.markets:
            if on_sale.product(code, market) is None:
                yield f"members/{number}/product", f"{code!r} is not sold in the market {market!r}."
        for key, choices in (("choices", member.choices), ("fixed", member.fixed)):
            found = dict.fromkeys(
                wrong
                for product in on_sale.versions(code, bundle.markets)
                for name, value in choices.items()
                for wrong in _wrong_choice(product, name, value)
            )
            yield from ((f"members/{number}/{key}", each) for each in found)


def unsound(bundle: Bundle, on_sale: OnSale, day: date, compiled: CompiledCache) -> Iterator[Wrong]:
    """Give what cannot be of a bundle that fits its products: values that exclude each other, prices that are missing.

    Args:
        bundle: what is to be published; `wrong_with_bundle` has nothing against it.
        on_sale: the products.
        day: the first of those it holds from, as far as nobody looks back.
        compiled: keeps products ready to be decided.
    """
    start = max(day, bundle.period.start or day)
    if bundle.period.end is not None and bundle.period.end <= start:
        return  # it is over: what was promised by it stands in the quotes
    for number, member in enumerate(bundle.members):
        for market in bundle.markets or on_sale.by_market:
            product = on_sale.product(member.product, market)
            if product is None or any(_wrong_choices(product, member)):
                continue
            engine = compiled.get(product, market, start).engine
            yield from ((f"members/{number}", each) for each in _unsound(product, member, market, start, engine))


def _wrong_choices(product: Product, member: Member) -> Iterator[str]:
    for name, value in member.presets.items():
        yield from _wrong_choice(product, name, value)


def _wrong_choice(product: Product, name: str, value: str) -> Iterator[str]:
    declared = product.rule_book.by_name.get(name)
    if declared is None:
        yield f"{product.code!r} has no characteristic {name!r}.{did_you_mean(name, product.rule_book.by_name)}"
    elif declared.computed:
        yield f"{name!r} follows from the other choices and cannot be chosen."
    elif value not in declared.values:
        yield f"{name!r} has no value {value!r}.{did_you_mean(value, declared.values)}"


def _unsound(product: Product, member: Member, market: str, day: date, engine: Engine) -> Iterator[str]:
    completion = engine.complete(member.presets, Budget(STEPS))
    if completion.assignment is None:
        if completion.decided:
            yield f"In the market {market!r} {_excluded(engine, member)}."
        return
    books = product.price_books_on(market, day)
    if not books:
        yield f"{product.code!r} has no prices in the market {market!r} on {day}."
    for book in books:
        for info in product.priced_in(book):
            value = completion.assignment[info.code]
            if not book.charges(info.code, value) and not info.is_nothing(value):
                told = f"{info.code} = {value} of {product.code!r} has no price in the book {book.code!r}"
                yield f"{told}; a bundle has a price."


def _excluded(engine: Engine, member: Member) -> str:
    """Tell which choices cannot be together, and by which rules."""
    found = engine.conflict_set(member.presets, Budget(STEPS))
    choices = ", ".join(f"{name} = {member.presets[name]}" for name in found.choices)
    rules = f" ({', '.join(found.rules)})" if found.rules else ""
    count = "is impossible" if len(found.choices) == 1 else "cannot be had together"
    return f"{choices or 'it'} {count}{rules}"
