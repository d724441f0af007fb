"""Who sells: what is printed on documents, the zone its business days are in, and its standard terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from cpq.price.rounding import STANDARD, RoundingPolicy
from kernel.clock import Clock

STANDARD_TERMS: Mapping[str, str] = {
    "en": (
        "Payment within 30 days of the invoice. Delivery within four weeks of the order, free to the buyer's door. "
        "The goods remain ours until they are paid for. Warranty as configured, at least 24 months."
    ),
    "ru": (
        "Оплата в течение 30 дней со дня выставления счёта. Поставка в течение четырёх недель после заказа, доставка "
        "до двери покупателя включена. Право собственности переходит после полной оплаты. Гарантия — согласно "
        "конфигурации, но не менее 24 месяцев."
    ),
}


@dataclass(frozen=True, slots=True)
class Seller:
    """The seller of quotes.

    Args:
        address: lines as printed, the country included.
        tax_number: as printed.
        bank: lines as printed; empty prints nothing.
        zone: IANA zone of its business days.
        validity: days that an offer stands unless said otherwise.
        terms: language -> standard terms of a new quote.
        rounding: how documents are rounded; a quote keeps the policy it was opened with.
    """

    name: str
    address: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    tax_number: str = ""
    bank: tuple[str, ...] = ()
    zone: str = "UTC"
    validity: int = 30
    terms: Mapping[str, str] = field(default_factory=lambda: dict(STANDARD_TERMS))
    rounding: RoundingPolicy = STANDARD

    def begin_of(self, day: date) -> datetime:
        """Return the moment at which a business day begins."""
        return datetime.combine(day, time.min, ZoneInfo(self.zone)).astimezone(UTC)

    def today(self, clock: Clock) -> date:
        """Return the present business day."""
        return clock.now().astimezone(ZoneInfo(self.zone)).date()

    def to_json(self) -> dict[str, Any]:
        """Return what documents print and a sent revision freezes."""
        return {
            "name": self.name,
            "address": list(self.address),
            "email": self.email,
            "phone": self.phone,
            "tax_number": self.tax_number,
            "bank": list(self.bank),
            "rounding": self.rounding.half.name,
        }


DEMO = Seller(
    name="Nordlicht Systeme GmbH",
    address=("Speicherstraße 14", "20457 Hamburg", "Germany"),
    email="offers@nordlicht.example",
    phone="+49 40 555 0140",
    tax_number="DE 000 000 000",
    bank=("Musterbank Hamburg", "IBAN DE00 0000 0000 0000 0000 00"),
    zone="Europe/Berlin",
)
"""The seller of the demo catalogue: an invented company."""
