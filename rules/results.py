"""Results: which code stands for each result of the formula of a computed characteristic.

Inside a component a computed characteristic of an instance that is not used is `none`, as every other one of it; its
formula then has a result of its own, which is no value of the domain.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from rules.book import ABSENT, Characteristic
from rules.meaning import Scalar
from rules.units import unit_of


def results(owner: Characteristic) -> Mapping[Scalar, str]:
    """Return the code of each result."""
    return {result_of(owner, value): value for value in owner.values}


def result_of(owner: Characteristic, value: str) -> Scalar:
    """Return the result that a value stands for: numbers in base units."""
    if owner.kind in ("integer", "decimal"):
        absent = owner.optional and value == ABSENT
        return absent_result(owner) if absent else Fraction(value) * _factor(owner)
    return value == "true" if owner.kind == "boolean" and not owner.optional else value


def absent_result(owner: Characteristic) -> Scalar:
    """Return the result that stands for `none`: below the least number, or the code itself."""
    if owner.kind not in ("integer", "decimal"):
        return ABSENT
    return min(Fraction(value) for value in owner.values if value != ABSENT) * _factor(owner) - 1


def _factor(owner: Characteristic) -> Fraction:
    unit = unit_of(owner.unit) if owner.unit else None
    return unit.factor if unit else Fraction(1)
