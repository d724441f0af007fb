"""Recurring charges of quotes and orders: plans, prices per billing period, totals."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.schemas.base import Answer, Decimal, Money, Request
from api.schemas.configuration import Every, TaxRate
from api.schemas.discount import LineDiscount, LineDiscountInput


class BillingPlan(Answer):
    """How the recurring charges of a line are to run; where a line has none, the product's plan holds."""

    months: int
    start: date | None = Field(description="null: the first of the month after the pricing date")
    free: int
    ramp: list[str]
    uplift: str
    discount: str
    by: Literal["calendar", "anniversary"]
    discounts: dict[Every, LineDiscount] | None = Field(None, description="on a billing period, in place of `discount`")
    expected: dict[str, str] | None = Field(None, description="English name of a rate -> units expected in its period")


class BillingPlanInput(Request):
    """How the recurring charges of a line are to run; what is absent stays as it was, or is as the product says."""

    months: Annotated[int, Field(ge=1, le=120)] | None = None
    start: Annotated[date | None, Field(strict=False, description="from today on; null: nobody has chosen it")] = None
    free: Annotated[int, Field(ge=0, le=119)] | None = Field(None, description="months at the beginning, not charged")
    ramp: Annotated[list[Decimal], Field(max_length=10)] | None = Field(
        None, description="percent of the price that each year is charged; the last one holds on"
    )
    uplift: Decimal | None = Field(None, description="percent that a renewal adds; stated, not charged")
    discount: Decimal | None = Field(None, description="percent off each period")
    discounts: dict[Every, LineDiscountInput | None] | None = Field(
        None, description="on a billing period, in place of `discount`; null takes it away, what is absent stays"
    )
    expected: Annotated[dict[str, Decimal | None], Field(max_length=100)] | None = Field(
        None,
        description="English name of a rate -> units that the line is expected to use in its period; for an estimate",
    )


class RecurringPrice(Answer):
    """What a line costs in each billing period; without tax, or with it where prices contain it."""

    every: Every
    amount: Money = Field(description="of a whole period")
    value: Money = Field(description="of the whole term")
    first_year: Money


class Tax(TaxRate):
    """One tax of the document."""

    basis: Money
    amount: Money


class RecurringTotal(Answer):
    """What the document costs in each billing period, every line in full."""

    every: Every
    net: Money
    taxes: list[Tax]
    tax: Money
    total: Money


class ContractValue(Answer):
    """What the document comes to over the terms of its lines; without tax, or with it where prices contain it."""

    once: Money = Field(description="what is charged once, after all discounts")
    recurring: Money = Field(description="what the terms come to")
    value: Money = Field(description="both together")
    first_year: Money = Field(description="what is charged once, and the first twelve months of each line")
