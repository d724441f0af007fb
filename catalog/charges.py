"""What the prices of a product depend on, without the prices: which values are charged, and per what.

All books of a product share it, and a book with other amounts does not change it; so the solver compiles it once (as
joints, `rules.joint`) and is then asked about any book.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

import rules
from catalog.price_book import PriceBook
from catalog.product import Product

NOTHING = ("", Decimal(0))
"""Of a combination that is charged nothing."""


@dataclass(frozen=True, eq=False)
class Charge:
    """A kind of charge: for some values of a characteristic, or for any configuration, once or per a quantity.

    Args:
        characteristic: whose values are charged; empty for what every configuration is charged.
        per: the quantity expression; empty for once.
        scope: the characteristics that the charge depends on.
        counted: for each combination of their values, the value that is charged and how many times; None if there are
            too many combinations to tell apart.
        joint: stands for the combinations if they are of several characteristics.
        between: quantities between which every quantity lies.
        values: of the characteristic, those that are charged.
    """

    characteristic: str
    per: str
    scope: tuple[str, ...]
    counted: Mapping[tuple[str, ...], tuple[str, Decimal]] | None
    joint: rules.Joint | None
    between: tuple[Decimal, Decimal]
    values: frozenset[str]


@lru_cache(maxsize=64)
def charges(product: Product) -> tuple[Charge, ...]:
    """Return every kind of charge that a price book of a product has."""
    return tuple(_charge(product, *kind, values) for kind, values in _kinds(product.price_books).items())


@lru_cache(maxsize=64)
def cost_charges(product: Product) -> tuple[Charge, ...]:
    """Return every kind of charge that a cost book of a product has.

    Costs bring no joints of their own: what depends on several characteristics, and is priced differently or not at
    all, can be told between its ends only.
    """
    priced = {(each.characteristic, each.per): each for each in charges(product)}
    found = []
    for kind, values in _kinds(product.cost_books).items():
        known = priced.get(kind)
        charge = known if known and values <= known.values else _charge(product, *kind, values)
        found.append(charge if charge is known or charge.joint is None else replace(charge, counted=None, joint=None))
    return tuple(found)


def _kinds(books: Iterable[PriceBook]) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return what books charge: characteristic and quantity -> the values that are charged so."""
    charged: dict[tuple[str, str], set[str]] = {}
    for book in books:
        for characteristic, value, per in _charged(book):
            charged.setdefault((characteristic, per), set()).add(value)
    return {kind: frozenset(values) for kind, values in charged.items()}


def joints(product: Product) -> tuple[rules.Joint, ...]:
    """Return the joints that the price books of a product need."""
    return tuple(each.joint for each in charges(product) if each.joint is not None)


def _charged(book: PriceBook) -> Iterator[tuple[str, str, str]]:
    for option in book.options:
        yield option.characteristic, option.value, option.per
    for dimension in book.dimensions:
        yield "", "", dimension.per


def _charge(product: Product, characteristic: str, per: str, values: frozenset[str]) -> Charge:
    expression = product.expression(per) if per else None
    names = expression.names if expression else ()
    scope = tuple(dict.fromkeys((*names, characteristic) if characteristic else names))
    domains = {name: product.rule_book.by_name[name].values for name in scope}

    counted: dict[tuple[str, ...], tuple[str, Decimal]] = {}

    def count(row: Mapping[str, str]) -> tuple[str, Decimal]:
        value = row[characteristic] if characteristic else ""
        quantity = _quantity(expression, row) if value in values else Decimal(0)
        found = (value, quantity) if quantity else NOTHING
        counted[tuple(row.values())] = found
        return found

    found = rules.joint_of(f"{characteristic} {per}", domains, count)
    is_joint = found is not None and len(scope) > 1
    ends = expression.between() if expression else (Decimal(1), Decimal(1))
    joint = found if is_joint else None
    return Charge(characteristic, per, scope, None if found is None else counted, joint, ends, values)


def _quantity(expression: rules.Expression | None, row: Mapping[str, str]) -> Decimal:
    if expression is None:
        return Decimal(1)
    return Decimal(expression.value({name: row[name] for name in expression.names}))
