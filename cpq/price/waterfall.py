"""The price waterfall: every step from list price to total, in the order of calculation, exact to the last digit.

Each entry says by how much it changed the price, on which basis, and where that came from. Amounts stay exact;
wherever a named point rounds and that changes anything, an entry `rounding` shows the difference. So the entries add
up to the total exactly, which this module checks whenever a waterfall is made: a price that cannot show its work does
not exist.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from kernel.digest import digest_of_texts
from kernel.errors import Broken
from kernel.money import Money, total
from kernel.text import Text

CALCULATION = "1"
"""The version of the calculation; it changes whenever the same input would give another cent."""

Audience = Literal["customer", "rep", "engineer"]

OTHER = Text.of(en="Other components", ru="Прочие составляющие")
"""What a customer reads instead of the name of something internal."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of the waterfall.

    Args:
        step: the price step, or `quantity` or `rounding`.
        label: what to call it.
        amount: by how much it changes the price, exact.
        result: the price after it: of a unit up to the entry `quantity`, of the line from there on.
        basis: what a rate was applied to, or the amount of one unit of `quantity`.
        rate: percent of the basis; negative takes off.
        quantity: how many times the basis was taken.
        reference: where it comes from, such as `book:eu-2026`, `tier:10`, `rounding:unit_net`.
        characteristic: the characteristic that caused it, if one did.
        value: the value of that characteristic.
        internal: the characteristic is internal, so a customer does not read its name.
    """

    step: str
    label: Text
    amount: Money
    result: Money
    basis: Money | None = None
    rate: Decimal | None = None
    quantity: Decimal | None = None
    reference: str = ""
    characteristic: str | None = None
    value: str | None = None
    internal: bool = False

    def to_json(self, audience: Audience = "rep") -> dict[str, Any]:
        """Return plain data; a customer gets neither references nor names of internal things."""
        if audience == "customer":
            return _entry_json(self._for_customer())
        return {**_entry_json(self), "reference": self.reference, "internal": self.internal}

    def _for_customer(self) -> Entry:
        return replace(self, label=OTHER, characteristic=None, value=None) if self.internal else self

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Entry:
        """Read what `to_json` wrote for a rep."""
        source = data["source"] or {}
        return cls(
            step=data["step"],
            label=Text(data["label"]),
            amount=Money.from_json(data["amount"]),
            result=Money.from_json(data["result"]),
            basis=None if data["basis"] is None else Money.from_json(data["basis"]),
            rate=None if data["rate"] is None else Decimal(data["rate"]),
            quantity=None if data["quantity"] is None else Decimal(data["quantity"]),
            reference=data["reference"],
            characteristic=source.get("characteristic"),
            value=source.get("value"),
            internal=data["internal"],
        )


@dataclass(frozen=True, slots=True)
class TaxRate:
    """One tax that applies to a line; lines with the same one are taxed together on the document.

    Args:
        tax_class: class of the product, or `exempt`.
        name: what documents call it.
        rate: percent.
    """

    tax_class: str
    name: Text
    rate: Decimal

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {"class": self.tax_class, "name": self.name.to_json(), "rate": plain(self.rate)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> TaxRate:
        """Read what `to_json` wrote."""
        return cls(data["class"], Text(data["name"]), Decimal(data["rate"]))


@dataclass(frozen=True)
class Waterfall:
    """The price of a line, explained.

    Args:
        entries: every step in order; they add up to `total`.
        list: price of a unit before any adjustment, exact.
        unit_net: price of a unit after adjustments, rounded.
        net: unit net x quantity, rounded.
        tax: tax of this line alone, rounded. Informative: documents tax per group, see `cpq.price.totals`.
        total: net and tax.
        quantity: how many units.
        taxes: the taxes that apply.
        currency: ISO 4217.
        calculation: version of the calculation that made it.

    Raises:
        Broken: the entries do not add up.
    """

    entries: tuple[Entry, ...]
    list: Money
    unit_net: Money
    net: Money
    tax: Money
    total: Money
    quantity: Decimal
    taxes: tuple[TaxRate, ...]
    currency: str
    calculation: str = CALCULATION

    def __post_init__(self) -> None:
        added = total([entry.amount for entry in self.entries], self.currency)
        if added != self.total or self.net + self.tax != self.total:
            raise Broken(
                f"The price does not add up: {added.amount} against {self.total.amount}.", code="waterfall-sum"
            )

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON of everything in it."""
        return digest_of_texts(self._content("rep"))

    def to_json(self, audience: Audience = "rep") -> dict[str, Any]:
        """Return plain data with the digest; only a rep's can be read back by `from_json`.

        Args:
            audience: a customer gets neither references nor names of internal things, but the same digest.
        """
        content = self._content(audience)
        if audience == "rep":
            self.__dict__.setdefault("digest", digest_of_texts(content))
        return {**content, "digest": self.digest}

    def _content(self, audience: Audience) -> dict[str, Any]:
        return {
            "calculation": self.calculation,
            "currency": self.currency,
            "quantity": plain(self.quantity),
            "entries": [entry.to_json(audience) for entry in self.entries],
            "taxes": [tax.to_json() for tax in self.taxes],
            "list": self.list.to_json(),
            "unit_net": self.unit_net.to_json(),
            "net": self.net.to_json(),
            "tax": self.tax.to_json(),
            "total": self.total.to_json(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Waterfall:
        """Read what `to_json` wrote for a rep.

        Raises:
            Broken: it is not what its digest promises.
        """
        waterfall = cls(
            entries=tuple(Entry.from_json(entry) for entry in data["entries"]),
            list=Money.from_json(data["list"]),
            unit_net=Money.from_json(data["unit_net"]),
            net=Money.from_json(data["net"]),
            tax=Money.from_json(data["tax"]),
            total=Money.from_json(data["total"]),
            quantity=Decimal(data["quantity"]),
            taxes=tuple(TaxRate.from_json(tax) for tax in data["taxes"]),
            currency=data["currency"],
            calculation=data["calculation"],
        )
        if waterfall.digest != data["digest"]:
            raise Broken(
                "A stored price is not the one that was promised: its digest differs.", code="waterfall-digest"
            )
        return waterfall


def plain(number: Decimal) -> str:
    """Return a number without exponent and without idle zeros: `8.25`, `19`, `0`."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _entry_json(entry: Entry) -> dict[str, Any]:
    source = None
    if entry.characteristic is not None:
        source = {"characteristic": entry.characteristic, "value": entry.value}
    return {
        "step": entry.step,
        "label": entry.label.to_json(),
        "basis": None if entry.basis is None else entry.basis.to_json(),
        "rate": None if entry.rate is None else plain(entry.rate),
        "quantity": None if entry.quantity is None else plain(entry.quantity),
        "amount": entry.amount.to_json(),
        "result": entry.result.to_json(),
        "source": source,
    }
