"""Quantifiers: one condition or number over all used instances of a component.

`all(drive, kind = ssd)` is a conjunction over the instances, `sum(drive, size)` a sum, and so on: nothing behind the
language has to know of components. Each takes, per instance, the condition that it is used (None for always) and the
expression as it reads there. Used instances come first, which `extreme` and `distinct` rely on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from rules.meaning import CONDITION, Applied, Fixed, Node, Type, applied, negation
from rules.units import NO_UNIT

Part = tuple[Node | None, Node]
"""Whether an instance is used, and what it contributes."""

_COUNT = Type("number", NO_UNIT)


def _if_used(used: Node | None, node: Node, otherwise: Node) -> Node:
    return node if used is None else Applied("if", (used, node, otherwise), node.type)


def _and_used(used: Node | None, node: Node) -> Node:
    return node if used is None else applied("and", used, node)


def _every(parts: Sequence[Part]) -> Node:
    return applied("and", *(node if used is None else applied("or", negation(used), node) for used, node in parts))


def _some(parts: Sequence[Part]) -> Node:
    return applied("or", *(_and_used(*part) for part in parts))


def _count(parts: Sequence[Part]) -> Node:
    return Applied("count", tuple(_and_used(*part) for part in parts), _COUNT)


def _total(parts: Sequence[Part]) -> Node:
    kind = parts[0][1].type
    return Applied("sum", tuple(_if_used(used, node, Fixed(Fraction(0), kind)) for used, node in parts), kind)


def _extreme(operator: str) -> Callable[[Sequence[Part]], Node]:
    def found(parts: Sequence[Part]) -> Node:
        """Give an unused instance the number of the first, which changes nothing; of no instance it is 0."""
        used, first = parts[0]
        numbers = tuple(_if_used(other, node, first) for other, node in parts[1:])
        return _if_used(used, Applied(operator, (first, *numbers), first.type), Fixed(Fraction(0), first.type))

    return found


def _distinct(parts: Sequence[Part]) -> Node:
    """Count the used instances that are unlike all before them."""
    found: list[Node] = []
    for at, (used, node) in enumerate(parts):
        alike = [applied("=", earlier, node) for _, earlier in parts[:at]]
        new = [] if used is None else [used]
        if alike:
            new.append(negation(applied("or", *alike)))
        found.append(applied("and", *new) if new else Fixed(True, CONDITION))
    return Applied("count", tuple(found), _COUNT)


QUANTIFIERS: Mapping[str, tuple[str, Callable[[Sequence[Part]], Node]]] = {
    "all": ("boolean", _every),
    "any": ("boolean", _some),
    "count": ("boolean", _count),
    "sum": ("number", _total),
    "min": ("number", _extreme("min")),
    "max": ("number", _extreme("max")),
    "distinct": ("", _distinct),
}
"""What each function expects of an instance (a type, or anything), and how it is built."""


def size_of(node: Node) -> int:
    """Return how many parts an expression has when it is written out in full."""
    sizes: dict[int, int] = {}

    def size(top: Node) -> int:
        if not isinstance(top, Applied):
            return 1
        if id(top) not in sizes:
            sizes[id(top)] = 1 + sum(size(operand) for operand in top.operands)
        return sizes[id(top)]

    return size(node)
