"""Who sells: `seller.toml` in the data folder, the invented company of the demo, or somebody without a name.

name = "Example GmbH"
address = ["Street 1", "12345 Town", "Germany"]
email = "offers@example.com"
phone = "+49 ..."
tax_number = "DE ..."
bank = ["Bank", "IBAN ..."]
validity = 30                     # days that an offer stands
rounding = "HALF_UP"              # or HALF_EVEN
tax_rounding = "group"            # tax per group of the document, or "line"
[cash_rounding]
CHF = "0.05"                      # the step that totals in a currency are rounded to
[terms]
en = "..."
ru = "..."
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import structlog
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cpq.price.rounding import RoundingPolicy, TaxPoint
from cpq.quote.seller import DEMO, STANDARD_TERMS, Seller
from kernel.errors import FieldProblem, Malformed
from kernel.money import Money, Rounding
from kernel.settings import Settings

FILE = "seller.toml"
UNNAMED = Seller(name="(seller.toml is missing)")
"""So that nobody sends an offer of the demo's company by mistake."""

Printed = Annotated[str, Field(max_length=200)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: Annotated[str, Field(min_length=1, max_length=200)]
    address: list[Printed] = Field(default_factory=list)
    email: Printed = ""
    phone: Printed = ""
    tax_number: Printed = ""
    bank: list[Printed] = Field(default_factory=list)
    validity: Annotated[int, Field(ge=1, le=1000)] = 30
    rounding: Literal["HALF_UP", "HALF_EVEN"] = "HALF_UP"
    tax_rounding: TaxPoint = "group"
    cash_rounding: dict[str, str] = Field(default_factory=dict)
    terms: dict[Annotated[str, Field(pattern="^(en|ru)$")], str] = Field(default_factory=dict)


def seller_of(settings: Settings) -> Seller:
    """Return who sells.

    Raises:
        Malformed: `seller.toml` cannot be read; lists all its problems.
    """
    path = settings.data / FILE
    if path.exists():
        return _read(path, settings.zone)
    if settings.demo:
        return replace(DEMO, zone=settings.zone)
    structlog.get_logger("api.selling").warning("seller.unnamed", file=str(path))
    return replace(UNNAMED, zone=settings.zone)


def _read(path: Path, zone: str) -> Seller:
    try:
        read = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Malformed(f"{path} cannot be read: {error}", code="seller-file") from error
    except ValidationError as error:
        problems = [FieldProblem(".".join(map(str, one["loc"])), str(one["msg"])) for one in error.errors()]
        raise Malformed(f"{path} cannot be read.", problems=problems, code="seller-file") from error
    return Seller(
        name=read.name,
        address=tuple(read.address),
        email=read.email,
        phone=read.phone,
        tax_number=read.tax_number,
        bank=tuple(read.bank),
        zone=zone,
        validity=read.validity,
        terms={**STANDARD_TERMS, **read.terms},
        rounding=_rounding(read, path),
    )


def _rounding(read: _File, path: Path) -> RoundingPolicy:
    try:
        steps = {currency: Money.of(step, currency).amount for currency, step in read.cash_rounding.items()}
        return RoundingPolicy(Rounding[read.rounding], read.tax_rounding, steps)
    except Malformed as error:
        problems = [FieldProblem("cash_rounding", error.message)]
        raise Malformed(f"{path} cannot be read: {error.message}", problems=problems, code="seller-file") from error
