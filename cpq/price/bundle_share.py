"""What a bundle takes off its lines: one rounded saving, shared among them so that the shares sum to it exactly.

A percentage is of the sum of the lines. A fixed price is for the bundle as it starts: the saving is what its members
would cost otherwise, less the price, and stays the same whatever is changed of the members. A bundle never costs more
than its members one by one, and none of them falls below zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from cpq.price.discount import HUNDRED
from kernel.money import Money, Rounding, allocate, total
from kernel.text import Text

STEP = "bundle_price"
"""The name of the price step."""
REFERENCE = "bundle:"
"""What stands before the code of a bundle in the references of its entries."""


@dataclass(frozen=True, slots=True)
class BundleShare:
    """A line's part of what its bundle saves.

    Args:
        code: of the bundle.
        name: as customers read it.
        amount: what is taken off the line: zero or more, rounded.
    """

    code: str
    name: Text = field(hash=False)
    amount: Money


def share_in(waterfall: Mapping[str, Any]) -> BundleShare | None:
    """Return what a line saves as part of a bundle, from its written waterfall; None if it is in none."""
    entry = next((each for each in waterfall["entries"] if each["step"] == STEP), None)
    if entry is None:
        return None
    code = str(entry["reference"]).removeprefix(REFERENCE)
    return BundleShare(code, Text(entry["label"]), -Money.from_json(entry["amount"]))


def percent_saving(lines: Sequence[Money], percent: Decimal, rounding: Rounding) -> Money:
    """Return what a percentage of the sum of some lines is, rounded once."""
    return (total(lines, lines[0].currency) * (percent / HUNDRED)).rounded(rounding)


def fixed_saving(regular: Sequence[Money], price: Money, quantity: int) -> Money:
    """Return what fixed prices save; zero if the members cost no more one by one.

    Args:
        regular: what the members of all bundles cost as they start, otherwise.
        price: of one bundle.
        quantity: how many bundles.
    """
    saving = total(regular, price.currency) - price * Decimal(quantity)
    return saving if saving.amount > 0 else Money.zero(price.currency)


def shared(saving: Money, lines: Sequence[Money]) -> tuple[Money, ...]:
    """Return each line's part of a saving: in proportion to what they cost, and never more than there is.

    Args:
        saving: zero or more, rounded.
        lines: what they cost without it, rounded; at least one.

    Returns:
        The parts in the order of the lines; they sum to the saving, or to the lines if it is more.
    """
    everything = total(lines, saving.currency)
    return allocate(min(saving, everything, key=lambda each: each.amount), [line.amount for line in lines])
