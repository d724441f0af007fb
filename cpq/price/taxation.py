"""Which taxes apply to a line: by market and destination, day, class of goods, and the status of the customer.

A missing tax is an error, an exemption is stated, none is a guess. Who claims a status must be able to have it: reverse
charge works between countries that the market names, an export leaves all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from catalog.market import Market
from cpq.price.context import PricingContext
from cpq.price.step import Situation
from cpq.price.waterfall import TaxRate
from kernel.errors import FieldProblem, Malformed
from kernel.text import Text

EXEMPT = TaxRate("exempt", Text.of(en="Tax exempt", ru="Без налога"), Decimal(0))
REVERSE_CHARGE = TaxRate("reverse_charge", Text.of(en="Reverse charge", ru="Налог платит покупатель"), Decimal(0))
EXPORT = TaxRate("export", Text.of(en="Export, untaxed", ru="Экспорт, без налога"), Decimal(0))
UNTAXED: Mapping[str, TaxRate] = {each.tax_class: each for each in (EXEMPT, REVERSE_CHARGE, EXPORT)}
"""Status of a customer who is charged no tax -> what stands in the place of one."""


def taxes(situation: Situation) -> tuple[TaxRate, ...]:
    """Return the taxes on the line, in the order of the market.

    Raises:
        Unknown: the market has no tax for the product's tax class, the destination or the day.
        Malformed: the customer cannot have the status there.
    """
    context = situation.context
    if (untaxed := UNTAXED.get(context.tax_status)) is not None:
        _check_status(context, situation.market)
        return (untaxed,)
    found = situation.market.taxes_on(situation.product.tax_class, context.day, context.place)
    return tuple(TaxRate(tax.tax_class, tax.name, tax.rate) for tax in found)


def contained(situation: Situation) -> tuple[TaxRate, ...]:
    """Return the taxes that the prices of the market contain, whoever buys; none if prices are without tax.

    Who is charged no tax pays the price without the tax of the market's own country.
    """
    market, context = situation.market, situation.context
    if not market.inclusive:
        return ()
    if context.tax_status not in UNTAXED:
        return taxes(situation)
    found = market.taxes_on(situation.product.tax_class, context.day)
    return tuple(TaxRate(tax.tax_class, tax.name, tax.rate) for tax in found)


def _check_status(context: PricingContext, market: Market) -> None:
    country = context.place.country
    abroad = country and country != market.country
    if context.tax_status == "reverse_charge" and not (abroad and country in market.reverse_charge):
        raise _not_there(f"Reverse charge does not work from {market.country} to {country or 'an unknown country'}.")
    if context.tax_status == "export" and (not abroad or country in market.reverse_charge):
        raise _not_there(f"Goods for {country or 'an unknown country'} are no export from {market.country}.")


def _not_there(message: str) -> Malformed:
    problem = FieldProblem("/buyer/tax_status", message)
    return Malformed(f"{message} Correct the buyer's country or tax status.", problems=[problem], code="tax-status")
