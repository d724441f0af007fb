"""The price waterfall: every step from list price to total, in the order of calculation, exact to the last digit.

Each entry says by how much it changed the price, on which basis, and where that came from. Amounts stay exact;
wherever a named point rounds and that changes anything, an entry `rounding` shows the difference. So the entries add
up to the total exactly, which this module checks whenever a waterfall is made: a price that cannot show its work does
not exist. It keeps what changed the price; the entries, with the price after each, are made when somebody reads them.

What is charged again and again has a waterfall of its own for each billing period, beside the one of what is charged
once; they are never added to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from catalog.price_book import Every, UsageRate
from cpq.price.billing_plan import BillingPlan
from cpq.price.bought import Counted
from cpq.price.contract import Contract, contract
from cpq.price.cost import Cost, Margin, margin
from cpq.price.entry import Audience, Change, Entry, change_from_json, entries_of, for_customer, plain
from cpq.price.schedule import Schedule
from cpq.price.tax_rate import TaxRate
from cpq.price.usage import Estimate, estimates, rate_from_json, rate_json
from kernel.digest import digest_of_texts
from kernel.errors import Broken
from kernel.money import Money, total

CALCULATION = "1"
"""The version of the calculation; it changes whenever the same input would give another cent."""

COST, MARGIN, CONTRACT_MARGIN = "cost", "margin", "contract_margin"
"""The fields of a written waterfall that are nobody's promise."""


def promised(waterfall: Mapping[str, Any]) -> dict[str, Any]:
    """Return a written waterfall without what a customer was never promised: costs and margins."""
    return {name: value for name, value in waterfall.items() if name not in (COST, MARGIN, CONTRACT_MARGIN)}


@dataclass(frozen=True)
class Waterfall:
    """The price of a line, explained.

    Args:
        changes: every adjustment in order, with the step that made it; they add up to `total`.
        list: price of a unit before any adjustment, exact.
        unit_net: price of a unit after adjustments, rounded.
        net: unit net x quantity, rounded.
        tax: tax of this line alone, rounded. Informative: documents tax per group, see `cpq.price.totals`.
        total: net and tax.
        quantity: how many units.
        taxes: the taxes that apply.
        currency: ISO 4217.
        calculation: version of the calculation that made it.
        running: what is charged again and again; None if nothing is.
        counted: what was counted of earlier orders, and when.
        gross: the line's price where prices contain tax; its net and tax are then taken out of it.
        terms: digest of the terms of sale that were looked at; empty if there were none.
        cost: what a unit costs us; None if nobody knows or asked. No part of the promise, so not of the digest either.

    Raises:
        Broken: the changes do not add up.
    """

    changes: tuple[Change, ...]
    list: Money
    unit_net: Money
    net: Money
    tax: Money
    total: Money
    quantity: Decimal
    taxes: tuple[TaxRate, ...]
    currency: str
    calculation: str = CALCULATION
    terms: str = ""
    cost: Cost | None = None
    gross: Money | None = None
    running: RunningCharges | None = None
    counted: tuple[Counted, ...] = ()

    def __post_init__(self) -> None:
        added = total([adjustment.amount for _, adjustment in self.changes], self.currency)
        if added != self.total or self.net + self.tax != self.total:
            raise Broken(
                f"The price does not add up: {added.amount} against {self.total.amount}.", code="waterfall-sum"
            )

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every step in order, with the price after it; they add up to `total`."""
        return tuple(entries_of(self.changes, self.currency))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON of everything in it."""
        return digest_of_texts(self._content())

    @property
    def recurring(self) -> dict[str, Money]:
        """Billing period -> what is paid in each, tax included."""
        return {each.every: each.price.total for each in self.running.recurring} if self.running else {}

    @property
    def margin(self) -> Margin | None:
        """What is left of the net of the line after its cost; None if the cost is not known."""
        return margin(self.net, self.cost.of(self.quantity) if self.cost else None)

    @property
    def contract(self) -> Contract | None:
        """What the line comes to over its term, and costs us; None if nothing recurs."""
        terms = {each.every: each.net_value for each in self.running.recurring} if self.running else {}
        return contract(self.net, self.cost.of(self.quantity) if self.cost else None, terms, self.cost)

    def to_json(self, audience: Audience = "rep") -> dict[str, Any]:
        """Return plain data with the digest; a customer's cannot be read back by `from_json`.

        Args:
            audience: a customer gets neither references nor names of internal things; cost and margin are only in what
                is made for `margin`. The digest is the same for all.
        """
        content = self._content()
        if "digest" not in self.__dict__:
            self.__dict__["digest"] = digest_of_texts(content)
        if audience == "customer":
            return {**self._for_customer(content), "digest": self.digest}
        return {**content, "digest": self.digest, **(self._inside() if audience == "margin" else {})}

    def _for_customer(self, content: Mapping[str, Any]) -> dict[str, Any]:
        shown = {name: value for name, value in content.items() if name != "terms"}
        shown["entries"] = [for_customer(entry) for entry in content["entries"]]
        return {**shown, "running": self.running.to_json("customer")} if self.running else shown

    def _inside(self) -> dict[str, Any]:
        left, over_term = self.margin, self.contract
        of_contract = over_term.margin if over_term else None
        return {
            COST: None if self.cost is None else self.cost.to_json(self.quantity),
            MARGIN: None if left is None else left.to_json(),
            **({CONTRACT_MARGIN: of_contract.to_json()} if of_contract else {}),
        }

    def _content(self) -> dict[str, Any]:
        return {
            "calculation": self.calculation,
            **({"terms": self.terms} if self.terms else {}),
            "currency": self.currency,
            "quantity": plain(self.quantity),
            "entries": [entry.to_json() for entry in self.entries],
            "taxes": [tax.to_json() for tax in self.taxes],
            "list": self.list.to_json(),
            "unit_net": self.unit_net.to_json(),
            "net": self.net.to_json(),
            "tax": self.tax.to_json(),
            "total": self.total.to_json(),
            **({"gross": self.gross.to_json()} if self.gross else {}),
            **({"running": self.running.to_json()} if self.running else {}),
            **({"counted": [each.to_json() for each in self.counted]} if self.counted else {}),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Waterfall:
        """Read what `to_json` wrote for anybody but a customer.

        Raises:
            Broken: it is not what its digest promises.
        """
        waterfall = cls(
            changes=tuple(change_from_json(entry) for entry in data["entries"]),
            list=Money.from_json(data["list"]),
            unit_net=Money.from_json(data["unit_net"]),
            net=Money.from_json(data["net"]),
            tax=Money.from_json(data["tax"]),
            total=Money.from_json(data["total"]),
            quantity=Decimal(data["quantity"]),
            taxes=tuple(TaxRate.from_json(tax) for tax in data["taxes"]),
            currency=data["currency"],
            calculation=data["calculation"],
            terms=data.get("terms", ""),
            cost=Cost.from_json(data[COST]) if data.get(COST) else None,
            gross=Money.from_json(data["gross"]) if data.get("gross") else None,
            running=RunningCharges.from_json(data["running"]) if data.get("running") else None,
            counted=tuple(map(Counted.from_json, data.get("counted", ()))),
        )
        if waterfall.digest != data["digest"]:
            raise Broken(
                "A stored price is not the one that was promised: its digest differs.", code="waterfall-digest"
            )
        return waterfall


@dataclass(frozen=True, slots=True)
class Recurring:
    """What a line costs in each billing period.

    Args:
        every: the billing period.
        price: of a whole period, explained.
        schedule: what its term comes to.
    """

    every: Every
    price: Waterfall
    schedule: Schedule

    @property
    def amount(self) -> Money:
        """What a whole period is told to cost: the net, or with tax where prices contain it."""
        return self.price.gross or self.price.net

    @property
    def net_value(self) -> Money:
        """What the term comes to without tax; where prices contain it, its share is taken out and rounded once."""
        gross, value = self.price.gross, self.schedule.value
        return value.part(self.price.net.amount, gross.amount).rounded() if gross and gross.amount else value

    def to_json(self, audience: Audience = "rep") -> dict[str, Any]:
        """Return plain data; costs are told with the line's, outside everything that is promised."""
        price = self.price.to_json("customer" if audience == "customer" else "rep")
        return {"every": self.every, "price": price, "schedule": self.schedule.to_json()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Recurring:
        """Read what `to_json` wrote for anybody but a customer."""
        return cls(data["every"], Waterfall.from_json(data["price"]), Schedule.from_json(data["schedule"]))


@dataclass(frozen=True, slots=True)
class RunningCharges:
    """What a line is charged again and again.

    Args:
        plan: how it runs, with its start.
        recurring: per billing period, the shortest first.
        usage: rates for what is used; they are in no total, because nobody knows how much that will be.
    """

    plan: BillingPlan
    recurring: tuple[Recurring, ...]
    usage: tuple[UsageRate, ...] = ()

    @property
    def expected(self) -> tuple[Estimate, ...]:
        """What the use that the plan expects would come to; in no total either."""
        return tuple(estimates(self.plan, self.usage))

    def to_json(self, audience: Audience = "rep") -> dict[str, Any]:
        """Return plain data for an audience."""
        expected = self.expected
        return {
            "plan": self.plan.to_json(),
            "recurring": [each.to_json(audience) for each in self.recurring],
            **({"usage": [rate_json(rate) for rate in self.usage]} if self.usage else {}),
            **({"expected": [each.to_json() for each in expected]} if expected else {}),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> RunningCharges:
        """Read what `to_json` wrote for anybody but a customer."""
        found = tuple(Recurring.from_json(each) for each in data["recurring"])
        return cls(BillingPlan.from_json(data["plan"]), found, tuple(map(rate_from_json, data.get("usage", ()))))
