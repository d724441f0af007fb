"""Which taxes apply to a product in a market: a missing tax is an error, an exemption is stated, none is a guess."""

from __future__ import annotations

from decimal import Decimal

from cpq.price.step import Situation
from cpq.price.waterfall import TaxRate
from kernel.text import Text

EXEMPT = TaxRate("exempt", Text.of(en="Tax exempt", ru="Без налога"), Decimal(0))


def taxes(situation: Situation) -> tuple[TaxRate, ...]:
    """Return the taxes on the line, in the order of the market.

    Raises:
        Unknown: the market has no tax for the product's tax class.
    """
    if situation.context.tax_status == "exempt":
        return (EXEMPT,)
    found = situation.market.taxes_on(situation.product.tax_class)
    return tuple(TaxRate(tax.tax_class, tax.name, tax.rate) for tax in found)
