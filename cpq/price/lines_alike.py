"""Lines that differ in nothing but their quantity: what they have in common is worked out once.

A long document repeats itself. Where a line is no more than the price of a unit times its quantity, its amount is told
at once, and its waterfall is made, by all the steps as ever, when somebody reads it; the two are compared then. Where
a quantity changes more than that (tiers, surcharges, agreements with commitments), all steps are taken at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from catalog.product import Product
from cpq.price.context import PricingContext, check_quantity
from cpq.price.costing import unit_cost
from cpq.price.pricer import situation_of, unit_at_any_quantity, waterfall_of, with_cost
from cpq.price.step import Situation
from cpq.price.tax_group import taken_out
from cpq.price.tax_rate import TaxRate
from cpq.price.waterfall import Waterfall
from kernel.errors import Broken
from kernel.money import Money, total


class LinesAlike:
    """A configured product under the conditions of a buyer, at any quantity.

    Args:
        product: what is priced.
        assignment: a complete configuration of it.
        context: where, when and for whom; its quantity is not looked at.

    Raises:
        As `price` does.
    """

    __slots__ = ("_situation", "_unit", "currency", "taxes")

    def __init__(self, product: Product, assignment: Mapping[str, str], context: PricingContext) -> None:
        self._situation = situation_of(product, assignment, context)
        self._unit = unit_at_any_quantity(self._situation)
        self.taxes = self._situation.taxes
        self.currency = self._situation.currency

    def line(self, quantity: Decimal) -> AlikeLine:
        """Return what a quantity costs; raises as `price` does."""
        check_quantity(quantity)
        if self._unit is None:
            made = self.waterfall(quantity)
            return AlikeLine(self, quantity, made.net, made.gross, made)
        amount = self._unit.net.extended(quantity, self._situation.context.rounding)
        if not self._situation.contained:
            return AlikeLine(self, quantity, amount, None, None)
        inside = taken_out(amount, self._situation.contained, self._situation.context.rounding)
        net = amount - total(inside, self.currency)
        return AlikeLine(self, quantity, net, amount if self._situation.contained == self.taxes else None, None)

    def waterfall(self, quantity: Decimal) -> Waterfall:
        """Return what a quantity costs, explained: `price(...)`."""
        situation = self._at(quantity)
        return waterfall_of(situation) if self._unit is None else self._unit.waterfall(situation)

    def waterfall_with_cost(self, quantity: Decimal) -> Waterfall:
        """Return what a quantity costs its buyer, and what it costs us: `price_with_cost(...)`."""
        situation = self._at(quantity)
        if self._unit is None:
            return with_cost(situation)
        return replace(self._unit.waterfall(situation), cost=unit_cost(situation))

    def _at(self, quantity: Decimal) -> Situation:
        return replace(self._situation, context=replace(self._situation.context, quantity=quantity))


class AlikeLine:
    """The price of a line, as a document needs it; explained when somebody asks.

    Args:
        alike: what it has in common with others.
        quantity: how many units.
        net: of the line, rounded.
        gross: of the line, where prices contain tax.
        made: its waterfall, if that had to be made for the amounts.
    """

    __slots__ = ("_made", "alike", "gross", "net", "quantity")

    def __init__(
        self, alike: LinesAlike, quantity: Decimal, net: Money, gross: Money | None, made: Waterfall | None
    ) -> None:
        self.alike = alike
        self.quantity = quantity
        self.net = net
        self.gross = gross
        self._made = made

    @property
    def taxes(self) -> tuple[TaxRate, ...]:
        """The taxes that apply."""
        return self.alike.taxes

    @property
    def currency(self) -> str:
        """ISO 4217."""
        return self.alike.currency

    @property
    def waterfall(self) -> Waterfall:
        """The price, explained.

        Raises:
            Broken: it comes to something else than the line was told to cost.
        """
        made = self._made or self.alike.waterfall(self.quantity)
        if (made.net, made.gross) != (self.net, self.gross):
            raise Broken(
                f"The price does not add up: {made.net.amount} against {self.net.amount}.", code="waterfall-sum"
            )
        return made
