"""Tax on the line alone. Documents compute it again per tax group, see `cpq.price.tax_group`."""

from __future__ import annotations

from collections.abc import Iterator

from cpq.price.step import Adjustment, Situation, Step
from cpq.price.tax_group import tax_on
from cpq.price.taxation import taxes
from kernel.money import Money


def tax(situation: Situation, line_net: Money) -> Iterator[Adjustment]:
    """Give one adjustment per tax, each on the net of the line; an exemption shows as a zero."""
    for each in taxes(situation):
        reference = f"tax:{each.tax_class}"
        yield Adjustment(each.name, tax_on(line_net, each.rate), basis=line_net, rate=each.rate, reference=reference)


TAX = Step("tax", "line", tax)
