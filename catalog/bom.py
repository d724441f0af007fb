"""The bill of materials: rules that say which parts a configuration needs, and the exploded list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from catalog.product import Product
from kernel.digest import digest
from kernel.errors import Broken
from kernel.text import Text

ALWAYS = ""


@dataclass(frozen=True, slots=True)
class BomRule:
    """One row of `bom.csv`.

    Args:
        position: where it stands in the list; rows may share one (alternatives).
        part: a part number, or an expression that yields one.
        is_expression: whether `part` is an expression.
        when: a condition; empty means always.
        quantity: an expression; empty means 1. A quantity of zero leaves the line out.
        unit: `pcs`, `m`, ...
        name: what the part is called; empty for the name of the value `named_by` has.
        named_by: the characteristic whose value names the part, or empty.
        place: `file:line:column` of the row.
    """

    position: int
    part: str
    is_expression: bool
    when: str
    quantity: str
    unit: str
    name: Text
    named_by: str
    place: str


@dataclass(frozen=True, slots=True)
class BomLine:
    """A part and how many of it one piece of the product needs."""

    position: int
    part: str
    name: Text
    quantity: Decimal
    unit: str

    def to_json(self) -> dict[str, Any]:
        """Return plain data; the quantity is a string."""
        return {
            "position": self.position,
            "part": self.part,
            "name": self.name.to_json(),
            "quantity": f"{self.quantity.normalize():f}",
            "unit": self.unit,
        }


@dataclass(frozen=True, slots=True)
class Bom:
    """The parts of one piece of a configured product, by position."""

    lines: tuple[BomLine, ...]

    @property
    def digest(self) -> str:
        """The digest of the lines."""
        return digest(self.to_json())

    def to_json(self) -> list[dict[str, Any]]:
        """Return plain data."""
        return [line.to_json() for line in self.lines]


def explode(product: Product, assignment: Mapping[str, str]) -> Bom:
    """Return the parts that one piece of a configuration needs.

    Args:
        product: whose bill of materials.
        assignment: a complete assignment: every characteristic and its value.

    Raises:
        Broken: a row yields no part number or a negative quantity; publishing warns of both.
    """
    return Bom(tuple(sorted(_lines(product, assignment), key=lambda line: line.position)))


def _lines(product: Product, assignment: Mapping[str, str]) -> Iterator[BomLine]:
    for row in product.bom:
        line = bom_line(product, row, assignment)
        if line is not None:
            yield line


def bom_line(product: Product, row: BomRule, assignment: Mapping[str, str]) -> BomLine | None:
    """Return the line a row gives under an assignment of the characteristics it speaks of, or None.

    Raises:
        Broken: the row yields no part number or a negative quantity.
    """
    if row.when != ALWAYS and not product.expression(row.when).value(assignment):
        return None
    quantity = Decimal(str(product.expression(row.quantity).value(assignment))) if row.quantity else Decimal(1)
    if quantity < 0:
        raise Broken(f"{row.place}: the quantity of {row.part!r} is {quantity}.", code="bom-quantity")
    if quantity == 0:
        return None
    part = str(product.expression(row.part).value(assignment)) if row.is_expression else row.part
    if not part:
        raise Broken(f"{row.place}: {row.part!r} yields no part number.", code="bom-part")
    name = (
        row.name if row.name.by_language else product.characteristic(row.named_by).value(assignment[row.named_by]).name
    )
    return BomLine(row.position, part, name, quantity, row.unit)
