"""Tax on the line alone. Documents compute it again per tax group, see `cpq.price.tax_group`.

Where prices contain tax, it is taken out of the line first, so that the net stands before tax is added again. What is
taken out is rounded and the same is added, so the price with tax stays what it is, to the last unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from cpq.price.entry import Adjustment
from cpq.price.step import Situation, Step
from cpq.price.tax_group import taken_out, tax_on
from kernel.money import Money, total
from kernel.text import LANGUAGES, Text

INCLUDED = "tax-included:"
"""How the reference of an entry begins that takes out a tax."""

_LABEL = Text.of(en="{tax}, included", ru="{tax} в цене")


def tax(situation: Situation, line: Money) -> Iterator[Adjustment]:
    """Give one adjustment per tax, each on the net of the line; an exemption shows as a zero."""
    inside, found = situation.contained, situation.taxes
    out = taken_out(line, inside, situation.context.rounding)
    for each, amount in zip(inside, out, strict=True):
        reference = f"{INCLUDED}{each.tax_class}"
        yield Adjustment(_included(each.name), -amount, basis=line, rate=each.rate, reference=reference)
    net = line - total(out, line.currency)
    amounts = out if inside == found else [tax_on(net, each.rate) for each in found]
    for each, amount in zip(found, amounts, strict=True):
        yield Adjustment(each.name, amount, basis=net, rate=each.rate, reference=f"tax:{each.tax_class}")


def is_included(adjustment: Adjustment) -> bool:
    """Tell whether an adjustment of this step takes out a tax that the price contains."""
    return adjustment.reference.startswith(INCLUDED)


def _included(name: Text) -> Text:
    return Text({language: _LABEL.in_(language).format(tax=name.in_(language)) for language in LANGUAGES})


TAX = Step("tax", "tax", tax)
