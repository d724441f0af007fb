"""Which taxes apply to a line: by market and destination, day, class of goods, and the status of the customer.

A missing tax is an error, an exemption is stated, none is a guess. Who claims a status must be able to have it: reverse
charge works between countries that the market names, an export leaves all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from catalog.market import Market, Tax
from cpq.price.context import PricingContext
from cpq.price.tax_rate import TaxRate
from kernel.errors import FieldProblem, Malformed
from kernel.text import Text

EXEMPT = TaxRate("exempt", Text.of(en="Tax exempt", ru="Без налога"), Decimal(0))
REVERSE_CHARGE = TaxRate("reverse_charge", Text.of(en="Reverse charge", ru="Налог платит покупатель"), Decimal(0))
EXPORT = TaxRate("export", Text.of(en="Export, untaxed", ru="Экспорт, без налога"), Decimal(0))
UNTAXED: Mapping[str, TaxRate] = {each.tax_class: each for each in (EXEMPT, REVERSE_CHARGE, EXPORT)}
"""Status of a customer who is charged no tax -> what stands in the place of one."""


def taxes(market: Market, tax_class: str, context: PricingContext) -> tuple[TaxRate, ...]:
    """Return the taxes on goods of a class, in the order of the market.

    Raises:
        Unknown: the market has no tax for the class, the destination or the day.
        Malformed: the customer cannot have the status there.
    """
    if (untaxed := UNTAXED.get(context.tax_status)) is not None:
        _check_status(context, market)
        return (untaxed,)
    return _rates(market.taxes_on(tax_class, context.day, context.place))


def contained(market: Market, tax_class: str, context: PricingContext) -> tuple[TaxRate, ...]:
    """Return the taxes that the prices of the market contain, whoever buys; none if prices are without tax.

    Who is charged no tax pays the price without the tax of the market's own country.
    """
    if not market.inclusive:
        return ()
    if context.tax_status not in UNTAXED:
        return taxes(market, tax_class, context)
    return _rates(market.taxes_on(tax_class, context.day))


def _rates(found: Iterable[Tax]) -> tuple[TaxRate, ...]:
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
