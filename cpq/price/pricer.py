"""The price of a line: the steps, folded into a waterfall.

A unit is priced first: list price, charges, reductions, all exact. Its net price is then rounded, and multiplied by
the quantity; what concerns the line as a whole (graduated tiers, blocks, a bundle, a target of the line) follows, and
the net of the line is rounded. Without such a step that changes something only for fractional quantities, and what a
customer can recompute from the document holds to the cent: unit net x quantity = line net. Taxes follow on the line,
each rounded by itself. Wherever a rounding changes anything, the waterfall shows it as an entry of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext

from catalog.product import Product
from cpq.price.context import PricingContext
from cpq.price.costing import unit_cost
from cpq.price.discount import HUNDRED
from cpq.price.entry import Adjustment, Change
from cpq.price.listed import listed
from cpq.price.recurring import (
    RECURRING_STEPS,
    charged_periods,
    naming_discount,
    plan_of,
    rates,
    recurring_situation,
)
from cpq.price.schedule import schedule
from cpq.price.step import Situation, Step
from cpq.price.steps import LIST_STEPS, STEPS
from cpq.price.steps.bundle_price import BUNDLE_PRICE
from cpq.price.steps.counting import counted
from cpq.price.steps.surcharge import SURCHARGE
from cpq.price.steps.tax import TAX, is_included
from cpq.price.taxation import contained, taxes
from cpq.price.waterfall import Recurring, RunningCharges, Waterfall
from kernel.errors import Broken
from kernel.money import PRECISION, Money, Rounding, total
from kernel.text import Text

AFTER_LIST = tuple(step for step in STEPS if step.name not in LIST_STEPS)
BEFORE_BUNDLE = AFTER_LIST[: AFTER_LIST.index(BUNDLE_PRICE)]
BEFORE_SURCHARGES = AFTER_LIST[: AFTER_LIST.index(SURCHARGE)]
AFTER_UNIT = tuple(step for step in AFTER_LIST if step.level != "unit")
QUANTITY = Text.of(en="Quantity", ru="Количество")
ROUNDING = Text.of(en="Rounding", ru="Округление")


def price(product: Product, assignment: Mapping[str, str], context: PricingContext) -> Waterfall:
    """Return what a quantity of a configured product costs.

    Args:
        product: what is priced.
        assignment: a complete configuration of it.
        context: where, when, how many, for whom.

    Raises:
        Unknown: the market, its price book of the day, a tax, or the price of something in the configuration does not
            exist (the last with `code="price-on-request"`); a missing price is never zero.
        Malformed: a discount is more than the price.
    """
    return waterfall_of(situation_of(product, assignment, context))


def price_with_cost(product: Product, assignment: Mapping[str, str], context: PricingContext) -> Waterfall:
    """Return what a quantity of a configured product costs its buyer, and what it costs us, as far as that is known.

    Args and errors are those of `price`; the prices are the same.
    """
    return with_cost(situation_of(product, assignment, context))


def with_cost(situation: Situation) -> Waterfall:
    """Return what a quantity costs its buyer in a situation, and what it costs us; raises as `price` does."""
    priced = waterfall_of(situation)
    return replace(priced, cost=unit_cost(situation, priced.recurring))


def price_alone(product: Product, assignment: Mapping[str, str], context: PricingContext) -> Money:
    """Return what a line costs before the price of a bundle and what is given on it, rounded as the line is.

    Args and errors are those of `price`; the discounts and the bundle of the context are not looked at.
    """
    alone = replace(context, discounts=(), bundle=None)
    situation = situation_of(product, assignment, alone)
    running = _Running(situation.currency, alone.rounding)
    running.price = listed(product, situation.assignment, situation.book).amount
    running.fold(BEFORE_BUNDLE, situation)
    if running.unit_net is None:
        running.extend_to_line(alone.quantity)
    running.close_line()
    return running.price


def waterfall_of(situation: Situation) -> Waterfall:
    """Return what a quantity costs in a situation; raises as `price` does."""
    once = _folded(AFTER_LIST, situation)
    running = _recurring(situation) if situation.product.recurring or situation.book.usage else None
    return replace(once, running=running) if running else once


def _recurring(situation: Situation) -> RunningCharges | None:
    """Return what the configuration is charged again and again; None if that is nothing."""
    charged, usage = tuple(charged_periods(situation)), tuple(rates(situation))
    if not charged and not usage:
        return None
    plan, found = plan_of(situation), list[Recurring]()
    for every in charged:
        one = recurring_situation(situation, every, plan)
        with naming_discount(every):
            each = _folded(RECURRING_STEPS, one)
        if each.list.amount:
            terms = schedule(each.gross or each.net, every, plan, one.context.rounding)
            found.append(Recurring(every, each, terms))
    return RunningCharges(plan, tuple(found), usage) if found or usage else None


def _folded(steps: Iterable[Step], situation: Situation) -> Waterfall:
    running = _listed(situation)
    running.fold(steps, situation)
    return running.waterfall(situation)


def _listed(situation: Situation) -> _Running:
    running = _Running(situation.currency, situation.context.rounding)
    start = listed(situation.product, situation.assignment, situation.book)
    running.changes, running.price = list(start.changes), start.amount
    return running


@dataclass(frozen=True, slots=True)
class PricedUnit:
    """The price of a unit that is the same at any quantity.

    Args:
        net: rounded; a line costs so much times its quantity, and nothing more.
    """

    net: Money
    _running: _Running

    def waterfall(self, situation: Situation) -> Waterfall:
        """Return what the quantity of a situation costs; of the steps only those after the unit's are left to do."""
        running = self._running.copy()
        running.fold(AFTER_UNIT, situation)
        return running.waterfall(situation)


def unit_at_any_quantity(situation: Situation) -> PricedUnit | None:
    """Return the price of a unit if it is the same at any quantity, and a line is nothing but so many of it.

    None where a step may look at the quantity, or act on the line as a whole, or where something is charged again and
    again: then the line must be priced by all steps.

    Raises:
        As `price` does.
    """
    concerned = [step for step in AFTER_LIST if step.concerns(situation)]
    if not all(step.level == "tax" or step.is_per_piece for step in concerned):
        return None
    if any(charged_periods(situation)) or any(rates(situation)):
        return None
    running = _listed(situation)
    running.unit_list = situation.unit_list = running.price
    for step in concerned:
        if step.level == "unit":
            running.take(step, situation)
    return PricedUnit(running.close_unit(), running)


def totals_from_list(product: Product, context: PricingContext) -> Callable[[Money], Money]:
    """Return the function from a unit's list price to what the quantity costs: `price(...).total` of a configuration.

    The total never falls when the list price rises, unless a surcharge follows an index down. Each step after the list
    price takes a percentage of at most a hundred off, adds or takes off an amount that does not depend on it (or as
    much as is left, if that is less), or adds a percentage of zero or more; between them the price is rounded and
    multiplied by the quantity. None of these ever puts a larger number below a smaller one, and so does none of their
    compositions. So of two configurations the one with the lower list price has no higher total, whatever the
    quantity, its tier and the discounts are: the cheapest by list is the cheapest.

    Raises:
        ValueError: the context has terms that look at the configuration, so that the list price alone does not tell
            the total; `cpq.price.cases` tells them apart.
        Unknown, Malformed, Broken: as `price` does; so does the function.
    """
    situation = _unconfigured(product, context)

    def of(list_price: Money) -> Money:
        running = _Running(situation.currency, context.rounding)
        running.price = list_price
        running.fold(AFTER_LIST, replace(situation))
        return running.price

    return of


def lines_from_list(product: Product, context: PricingContext) -> Callable[[Money], tuple[Money, Decimal]]:
    """Return the function from the list price of one unit to what it costs before surcharges, taxes and any rounding.

    Beside that it tells the slope there: by how much this grows when the list price grows by one. The steps make a
    convex function: they take a percentage of what is left (the slope is less by as much), or an amount (it stays), or
    all that is left (it is nothing), and a limit on what is taken off can only make the function steeper.

    Raises:
        As `totals_from_list`.
    """
    situation = _unconfigured(product, context)

    def of(list_price: Money) -> tuple[Money, Decimal]:
        running, now = _Running(situation.currency, context.rounding), replace(situation, unit_list=list_price)
        running.price = list_price
        for step in BEFORE_SURCHARGES:
            if step.concerns(now):
                if step.level == "line" and now.unit_net is None:
                    now.unit_net = running.price
                running.take(step, now)
        return running.price, _slope(list_price, running.changes)

    return of


def _slope(start: Money, changes: Iterable[Change]) -> Decimal:
    """Return by how much the price at the end of some changes grows with the price at their start."""
    slope, so_far = Decimal(1), start
    with localcontext(Context(prec=PRECISION)):
        for _, each in changes:
            so_far = so_far + each.amount
            if each.rate is not None:
                slope *= 1 + each.rate / HUNDRED
            elif each.amount.amount < 0 == so_far.amount:
                slope = Decimal(0)
    return slope


def totals_from_line(product: Product, context: PricingContext) -> Callable[[Money], Money]:
    """Return the function from the price of a line, before its rounding, to its total; it never falls."""
    situation = _unconfigured(product, context)

    def of(line: Money) -> Money:
        running, now = _Running(situation.currency, context.rounding), replace(situation)
        running.price = running.unit_list = running.unit_net = line
        running.fold((TAX,), now)
        return running.price

    return of


def _unconfigured(product: Product, context: PricingContext) -> Situation:
    """Return the situation of a unit of which nothing but its list price is known, with agreed options in that."""
    where, terms = (product.code, context.market, context.day), context.terms
    if any(each.when for each in terms.promoted(*where, context.price_groups, context.coupons)) or any(
        each.basis == "weight" for each in terms.added(*where, context.price_groups)
    ):
        raise ValueError("these terms look at the configuration, so that a list price does not tell the total")
    situation = situation_of(product, {}, context)
    if situation.agreement is not None:  # its options are in the list price already
        situation.agreement = replace(situation.agreement, options=())
    return situation


def situation_of(product: Product, assignment: Mapping[str, str], context: PricingContext) -> Situation:
    """Return everything the steps look at; raises as `price` does, but for what is on request."""
    where = (context.market, context.day, context.price_groups)
    market, book = product.market(context.market), product.price_book(*where)
    agreed = context.terms.agreement(product.code, *where[:2], context.account, context.price_groups)
    scale = product.scale(*where) if agreed is None or agreed.with_tiers else None
    of_goods = market, product.tax_class, context
    found = taxes(*of_goods), contained(*of_goods)
    return Situation(product, assignment, context, market, book, scale, agreed, *found)


class _Running:
    """A waterfall under construction."""

    def __init__(self, currency: str, rounding: Rounding) -> None:
        self.changes: list[Change] = []
        self.price = Money.zero(currency)
        self.rounding = rounding
        self.unit_list: Money | None = None
        self.unit_net: Money | None = None
        self.line_net: Money | None = None

    def copy(self) -> _Running:
        """Return another one that goes on from here."""
        other = _Running(self.price.currency, self.rounding)
        other.changes, other.price, other.unit_list = list(self.changes), self.price, self.unit_list
        return other

    def fold(self, steps: Iterable[Step], situation: Situation) -> None:
        """Apply the steps after the list price in their order, with what happens between unit, line and taxes."""
        if self.unit_list is None:
            self.unit_list = self.price
        situation.unit_list = self.unit_list
        for step in steps:
            if not step.concerns(situation):
                continue
            if self.unit_net is None and step.level != "unit":
                situation.unit_net = self.extend_to_line(situation.context.quantity)
            if self.line_net is None and step.level == "tax":
                self.close_line()
            self.take(step, situation)

    def take(self, step: Step, situation: Situation) -> None:
        """Apply a step to the price so far."""
        adjustments = [(step.name, each) for each in step.adjustments(situation, self.price)]
        if step.level == "tax":
            for each in adjustments:
                self._add([each])
                self._round(step.name)
        elif adjustments:
            self._add(adjustments)

    def extend_to_line(self, quantity: Decimal) -> Money:
        """Round the price of the unit and multiply it by the quantity; return the price of the unit.

        Raises:
            Broken: charges of the price book, or terms and tiers together, bring the price below zero.
        """
        unit_net = self.unit_net = self.close_unit()
        if quantity != 1:
            amount = unit_net * quantity - unit_net
            self._add([("quantity", Adjustment(QUANTITY, amount, basis=unit_net, quantity=quantity))])
        return unit_net

    def close_unit(self) -> Money:
        """Round the price of the unit and return it.

        Raises:
            Broken: charges of the price book, or terms and tiers together, bring the price below zero.
        """
        self._refuse_negative()
        return self._round("unit_net")

    def close_line(self) -> None:
        """Round the net price of the line.

        Raises:
            Broken: tiers or blocks bring the price below zero.
        """
        self._refuse_negative()
        self.line_net = self._round("line_net")

    def _refuse_negative(self) -> None:
        """Refuse a price below zero, and say what brought it there."""
        if self.price.amount >= 0:
            return
        listed = self.unit_list
        if listed is None or listed.amount < 0:
            raise Broken("The charges of the price book bring the price below zero.", code="price-below-zero")
        told = listed.rounded(self.rounding)
        message = (
            "What was agreed, promotions and quantity tiers take off more than the list price of "
            f"{told.amount} {told.currency}; a price never falls below zero."
        )
        raise Broken(message, code="price-below-zero")

    @property
    def net(self) -> Money:
        """The net price of the line, after the steps: without the taxes that are taken out of it."""
        line = self.line_net or self.price
        taken_out = [each.amount for step, each in self.changes if step == TAX.name and is_included(each)]
        return line + total(taken_out, line.currency)

    def waterfall(self, situation: Situation) -> Waterfall:
        """Close the waterfall."""
        final = self.price
        net = self.net
        return Waterfall(
            changes=tuple(self.changes),
            list=self.unit_list or final,
            unit_net=self.unit_net or final,
            net=net,
            tax=final - net,
            total=final,
            quantity=situation.context.quantity,
            taxes=situation.taxes,
            currency=final.currency,
            gross=(self.line_net or final) if situation.contained == situation.taxes else None,
            terms=situation.context.terms.digest,
            counted=tuple(counted(situation)),
        )

    def _round(self, point: str) -> Money:
        rounded = self.price.rounded(self.rounding)
        if rounded != self.price:
            difference = rounded - self.price
            reference = f"rounding:{point}"
            self._add([("rounding", Adjustment(ROUNDING, difference, basis=self.price, reference=reference))])
        return rounded

    def _add(self, changes: Sequence[Change]) -> None:
        self.price = total([self.price, *[adjustment.amount for _, adjustment in changes]], self.price.currency)
        self.changes += changes
