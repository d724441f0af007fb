"""One step of a price or of a cost: by how much it changed the amount, on which basis, and where that came from.

A step gives adjustments; with its place in the waterfall and the amount after it, each is an entry that people read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from kernel.money import Money
from kernel.text import Text

Audience = Literal["customer", "rep", "engineer", "margin"]
"""Who reads a price: `margin` is a rep who may also see what we pay and what is left."""

OTHER = Text.of(en="Other components", ru="Прочие составляющие")
"""What a customer reads instead of the name of something internal."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change of the price, before it is given its place in the waterfall.

    Args:
        label: what to call it.
        amount: by how much it changes the price, exact.
        basis: what a rate was applied to, or the amount of one unit of `quantity`.
        rate: percent of the basis; negative takes off.
        quantity: how many times the basis was taken.
        reference: where it comes from, such as `book:eu-2026`, `tier:10`, `rounding:unit_net`.
        characteristic: the characteristic that caused it, if one did.
        value: the value of that characteristic.
        internal: the characteristic is internal, so a customer does not read its name.
    """

    label: Text
    amount: Money
    basis: Money | None = None
    rate: Decimal | None = None
    quantity: Decimal | None = None
    reference: str = ""
    characteristic: str | None = None
    value: str | None = None
    internal: bool = False


Change = tuple[str, Adjustment]
"""An adjustment and the step that made it: a price step, or `quantity` or `rounding`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Adjustment):
    """One step of the waterfall: an adjustment in its place.

    Args:
        step: the price step, or `quantity` or `rounding`.
        result: the price after it: of a unit up to the entry `quantity`, of the line from there on.
    """

    step: str
    result: Money

    def to_json(self, audience: Audience = "rep") -> dict[str, Any]:
        """Return plain data; a customer gets neither references nor names of internal things."""
        written = _entry_json(self)
        return for_customer(written) if audience == "customer" else written


def for_customer(written: Mapping[str, Any]) -> dict[str, Any]:
    """Return a written entry without references and names of internal things."""
    shown = {name: value for name, value in written.items() if name not in ("reference", "internal")}
    return {**shown, "label": OTHER.to_json(), "source": None} if written["internal"] else shown


def entries_of(changes: Iterable[Change], currency: str) -> Iterator[Entry]:
    """Give the entry of each change, one after the other from zero."""
    result = Money.zero(currency)
    for step, adjustment in changes:
        result = result + adjustment.amount
        yield Entry(
            step=step,
            label=adjustment.label,
            amount=adjustment.amount,
            result=result,
            basis=adjustment.basis,
            rate=adjustment.rate,
            quantity=adjustment.quantity,
            reference=adjustment.reference,
            characteristic=adjustment.characteristic,
            value=adjustment.value,
            internal=adjustment.internal,
        )


def change_from_json(data: Mapping[str, Any]) -> Change:
    """Read the change of an entry that was written for a rep."""
    source = data["source"] or {}
    return data["step"], Adjustment(
        label=Text(data["label"]),
        amount=Money.from_json(data["amount"]),
        basis=None if data["basis"] is None else Money.from_json(data["basis"]),
        rate=None if data["rate"] is None else Decimal(data["rate"]),
        quantity=None if data["quantity"] is None else Decimal(data["quantity"]),
        reference=data["reference"],
        characteristic=source.get("characteristic"),
        value=source.get("value"),
        internal=data["internal"],
    )


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
        "reference": entry.reference,
        "internal": entry.internal,
    }
