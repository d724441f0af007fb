"""Discounts: on a line, on a billing period of a line, on a group of lines and on a quote."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_serializer, model_validator

from api.schemas.base import Answer, Decimal, Money, Request


class Discount(Answer):
    """A discount: a percentage or an amount; the other one is absent."""

    percent: str | None = None
    amount: Money | None = None


class DocumentDiscount(Discount):
    """A discount on a quote or a group: exactly one of them is there."""

    net_total: Money | None = Field(None, description="what is to come out, without tax")
    gross_total: Money | None = Field(None, description="what is to come out, as it is paid; never exceeded")


class LineDiscount(Discount):
    """A discount on a line: a percentage, an amount per unit, or a price to arrive at; the others are absent."""

    unit_price: Money | None = None
    line_price: Money | None = None


class MoneyInput(Request):
    """An exact amount."""

    amount: Decimal
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]


class LineDiscountInput(Request):
    """A discount on a line: exactly one of its fields."""

    percent: Decimal | None = None
    amount: MoneyInput | None = Field(None, description="off each unit")
    unit_price: MoneyInput | None = Field(None, description="the net price of a unit to arrive at")
    line_price: MoneyInput | None = Field(None, description="the net price of the line to arrive at")

    @model_validator(mode="after")
    def _one_of_all(self) -> LineDiscountInput:
        given = [self.percent, self.amount, self.unit_price, self.line_price]
        if sum(each is not None for each in given) != 1:
            raise ValueError("give exactly one of percent, amount, unit_price and line_price")
        return self

    @model_serializer
    def _given(self) -> dict[str, Any]:
        fields = ("amount", "unit_price", "line_price")
        amounts = {name: value.model_dump() for name in fields if (value := getattr(self, name)) is not None}
        return amounts or {"percent": self.percent}


class DocumentDiscountInput(Request):
    """A discount on a quote or a group: one of `percent`, `amount`, `net_total` and `gross_total`."""

    percent: Decimal | None = None
    amount: MoneyInput | None = None
    net_total: MoneyInput | None = Field(None, description="what is to come out, without tax")
    gross_total: MoneyInput | None = Field(None, description="of the whole quote only: what is to be paid at most")

    @model_validator(mode="after")
    def _one(self) -> DocumentDiscountInput:
        if len(self._named()) != 1:
            raise ValueError("give one of percent, amount, net_total and gross_total")
        return self

    def _named(self) -> dict[str, str | MoneyInput]:
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: value for name, value in fields.items() if value is not None}

    @model_serializer
    def _given(self) -> dict[str, Any]:
        named = self._named().items()
        return {name: value if isinstance(value, str) else value.model_dump() for name, value in named}
