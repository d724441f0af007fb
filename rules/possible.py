"""What can still hold: formulas of the core language over domains instead of values.

`can_hold` is exact where there are few combinations to try, and otherwise looks at memberships and at the ends of sums:
then it may say yes to what no assignment does, but it never says no to what one does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product
from math import prod

from rules.completion import inputs_of, worked_out
from rules.core import (
    All,
    Always,
    Any,
    AtMost,
    Atom,
    Choice,
    Extreme,
    Formula,
    Linear,
    Member,
    Product,
    Table,
    holds,
    negated,
    variables_of,
)
from rules.problem import Definition, NumberDefinition

MOST_TRIED = 256
"""Combinations up to which everything is tried."""

Domains = Sequence[Collection[int]] | Mapping[int, Collection[int]]
"""The values left of each variable."""

Relation = Formula | Definition
"""Something that ties variables together."""


def scope_of(relation: Relation) -> frozenset[int]:
    """Return the variables a relation ties together."""
    if isinstance(relation, Formula):
        return variables_of(relation)
    return inputs_of(relation) | {relation.variable}


def can_hold(relation: Relation, domains: Domains) -> bool:
    """Whether a relation can hold with values from some domains."""
    scope = sorted(scope_of(relation))
    if prod(len(domains[variable]) for variable in scope) > MOST_TRIED:
        return _may(relation, domains)
    tried = (dict(zip(scope, values, strict=True)) for values in product(*(domains[each] for each in scope)))
    return any(_holds(relation, values) for values in tried)


def _holds(relation: Relation, values: Mapping[int, int]) -> bool:
    if isinstance(relation, Formula):
        return holds(relation, values)
    return worked_out(relation, values) == values[relation.variable]


def _may(relation: Relation, domains: Domains) -> bool:
    match relation:
        case Always():
            return relation.value
        case Member():
            return any(value in relation.values for value in domains[relation.variable])
        case All():
            return all(_may(part, domains) for part in relation.parts)
        case Any():
            return any(_may(part, domains) for part in relation.parts)
        case AtMost():
            return ends(relation.linear, domains)[0] <= 0
        case Table():
            return _table_may(relation, domains)
        case NumberDefinition():
            low, high = ends(relation.linear, domains)
            return any(low <= relation.numbers[value] <= high for value in domains[relation.variable])
        case _:
            return any(_may(relation.cases[value], domains) for value in domains[relation.variable])


def _table_may(table: Table, domains: Domains) -> bool:
    own = [frozenset(domains[variable]) for variable in table.variables]
    if table.allowed:
        return any(all(cell is None or cell & left for cell, left in zip(row, own, strict=True)) for row in table.rows)
    covered = (all(cell is None or left <= cell for cell, left in zip(row, own, strict=True)) for row in table.rows)
    return not any(covered)


def ends(linear: Linear, domains: Domains) -> tuple[int, int]:
    """Return numbers between which an expression lies while its variables keep to some domains."""
    low = high = linear.constant
    for column in linear.columns:
        numbers = [column.numbers[value] for value in domains[column.variable]]
        low += min(numbers, default=0)
        high += max(numbers, default=0)
    for weight, atom in linear.atoms:
        worths = [weight * end for end in _atom_ends(atom, domains)]
        low += min(worths)
        high += max(worths)
    return low, high


def _atom_ends(atom: Atom, domains: Domains) -> tuple[int, int]:
    match atom:
        case Product():
            corners = [left * right for left in ends(atom.left, domains) for right in ends(atom.right, domains)]
            return min(corners), max(corners)
        case Extreme():
            pick = max if atom.greatest else min
            parts = [ends(part, domains) for part in atom.parts]
            return pick(low for low, _ in parts), pick(high for _, high in parts)
        case Choice():
            branches = [ends(atom.first, domains)] if _may(atom.condition, domains) else []
            if not branches or _may(negated(atom.condition), domains):
                branches.append(ends(atom.second, domains))
            return min(low for low, _ in branches), max(high for _, high in branches)
