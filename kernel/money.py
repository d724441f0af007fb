"""Exact money. The only place where an amount is rounded.

An amount is a `Decimal` in a currency and stays exact through every calculation; it is rounded by `Money.rounded` at
named points only (unit price, line net, tax per group or line, discounts and total of a document). Floats are
refused. Minor units come from CLDR by way of Babel (JPY 0, EUR 2, TND 3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache, reduce
from typing import Any

from babel.core import get_global
from babel.numbers import get_currency_precision

from kernel.errors import FieldProblem, Malformed

PRECISION = 60
"""Significant digits of exact arithmetic: amounts up to 10^15 times rates of a dozen digits never round by accident."""

LIMIT = Decimal(10) ** 15
"""The largest amount in major units that we accept or produce; NUMERIC(38, 18) holds it with room."""

_EXACT = Context(prec=PRECISION)
"""Arithmetic that never rounds by accident; only its flags ever change, and nobody reads those."""


_NOTHING = Decimal(0)


class Rounding(Enum):
    """How a half is rounded; a seller picks one and it is frozen into the revision."""

    HALF_UP = ROUND_HALF_UP
    HALF_EVEN = ROUND_HALF_EVEN


@lru_cache
def minor_units(currency: str) -> int:
    """Return the number of decimal places of a currency, from CLDR.

    Raises:
        Malformed: the code is not a known ISO 4217 currency.
    """
    if currency not in get_global("all_currencies"):
        raise Malformed(
            f"{currency!r} is not a currency code; use ISO 4217, such as EUR.",
            problems=[FieldProblem("/currency", "unknown currency")],
            code="unknown-currency",
        )
    return int(get_currency_precision(currency))


def is_currency(code: str) -> bool:
    """Tell whether a code is a currency we can count in."""
    try:
        minor_units(code)
    except Malformed:
        return False
    return True


@lru_cache
def _quantum(currency: str) -> Decimal:
    return Decimal(1).scaleb(-minor_units(currency))


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An exact amount in one currency.

    Args:
        amount: major units, exact; never a float.
        currency: ISO 4217 code.

    >>> Money(Decimal("10.005"), "EUR").rounded()
    Money(amount=Decimal('10.01'), currency='EUR')
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError(f"an amount is a Decimal, not {type(self.amount).__name__}")
        if not self.amount.is_finite() or abs(self.amount) > LIMIT:
            raise Malformed(f"The amount {self.amount} is out of range (at most {LIMIT:E}).", code="amount-range")
        minor_units(self.currency)

    @classmethod
    def zero(cls, currency: str) -> Money:
        """Return nothing, in a currency."""
        return cls(Decimal(0), currency)

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: str) -> Money:
        """Return money from text, an integer or a Decimal.

        Raises:
            Malformed: the text is not a decimal number.
        """
        try:
            return cls(Decimal(amount), currency)
        except InvalidOperation as error:
            raise Malformed(f"{amount!r} is not an amount; write it like 1234.50.", code="not-an-amount") from error

    def __add__(self, other: Money) -> Money:
        """Return the exact sum of two amounts in one currency."""
        return _in_range(_EXACT.add(self.amount, self._same(other)), self.currency)

    def __sub__(self, other: Money) -> Money:
        """Return the exact difference of two amounts in one currency."""
        return _in_range(_EXACT.subtract(self.amount, self._same(other)), self.currency)

    def __neg__(self) -> Money:
        """Return the amount with its sign turned."""
        return _in_range(_EXACT.minus(self.amount), self.currency)

    def __mul__(self, factor: Decimal | int) -> Money:
        """Return the exact product with a plain number."""
        if not isinstance(factor, Decimal | int) or isinstance(factor, bool):
            raise TypeError(f"money is multiplied by a Decimal or an int, not {type(factor).__name__}")
        return _in_range(_EXACT.multiply(self.amount, Decimal(factor)), self.currency)

    __rmul__ = __mul__

    def extended(self, quantity: Decimal, rounding: Rounding) -> Money:
        """Return `(self * quantity).rounded(rounding)`, in one go."""
        exact = _EXACT.multiply(self.amount, quantity)
        return _in_range(exact.quantize(_quantum(self.currency), rounding.value, _EXACT), self.currency)

    def part(self, share: Decimal, whole: Decimal) -> Money:
        """Return this amount times a share of a whole, exact to `PRECISION` digits where the quotient has no end.

        Args:
            share: of the whole.
            whole: above zero.
        """
        return _in_range(_EXACT.divide(_EXACT.multiply(self.amount, share), whole), self.currency)

    def __lt__(self, other: Money) -> bool:
        """Compare two amounts in one currency."""
        return self.amount < self._same(other)

    def __le__(self, other: Money) -> bool:
        """Compare two amounts in one currency."""
        return self.amount <= self._same(other)

    def rounded(self, rounding: Rounding = Rounding.HALF_UP) -> Money:
        """Return the amount rounded to the currency's minor unit: the only rounding there is."""
        rounded = self.amount.quantize(_quantum(self.currency), rounding.value, _EXACT)
        return _in_range(rounded, self.currency)

    def is_rounded(self) -> bool:
        """Tell whether the amount is a whole number of minor units."""
        return self.amount == self.rounded().amount

    def to_json(self) -> dict[str, str]:
        """Return `{"amount": "1234.50", "currency": "EUR"}`: the currency's decimals, and more only if not zero."""
        places = minor_units(self.currency)
        text = str(self.amount)
        if "E" in text:  # the shorter way is several times quicker, but writes exponents where there are many zeros
            text = f"{self.amount:f}"
        whole, _, fraction = text.partition(".")
        if len(fraction) == places and text[0] != "-":
            return {"amount": text, "currency": self.currency}
        fraction = fraction.rstrip("0").ljust(places, "0")
        whole = "0" if whole in ("", "-0") and not fraction.strip("0") else whole
        return {"amount": f"{whole}.{fraction}" if fraction else whole, "currency": self.currency}

    @classmethod
    def from_json(cls, data: Any) -> Money:
        """Read what `to_json` wrote.

        Raises:
            Malformed: the shape or the number is wrong.
        """
        if (
            not isinstance(data, dict)
            or not isinstance(data.get("amount"), str)
            or not isinstance(data.get("currency"), str)
        ):
            raise Malformed('Money is written {"amount": "1234.50", "currency": "EUR"}.', code="not-money")
        return cls.of(data["amount"], data["currency"])

    def _same(self, other: Money) -> Decimal:
        if self.currency != other.currency:
            raise ValueError(f"cannot combine {self.currency} with {other.currency}")
        return other.amount


def total(amounts: Sequence[Money], currency: str) -> Money:
    """Return the exact sum of the amounts, zero of the currency if there are none."""
    for amount in amounts:
        if amount.currency != currency:
            raise ValueError(f"cannot combine {currency} with {amount.currency}")
    return _in_range(reduce(_EXACT.add, [amount.amount for amount in amounts], _NOTHING), currency)


def allocate(amount: Money, weights: Sequence[Decimal]) -> tuple[Money, ...]:
    """Split a rounded amount over weights so that the parts sum exactly, by largest remainder; ties go to the earlier.

    Args:
        amount: what to split; a whole number of minor units, of either sign.
        weights: non-negative; if all are zero, the parts are as equal as they can be.

    Raises:
        ValueError: there are no weights, one is negative, or the amount is not rounded.

    >>> [str(part.amount) for part in allocate(Money(Decimal("10.00"), "EUR"), [Decimal(1)] * 3)]
    ['3.34', '3.33', '3.33']
    """
    if not weights or any(weight < 0 for weight in weights):
        raise ValueError("allocation needs at least one weight, and none below zero")
    if not amount.is_rounded():
        raise ValueError(f"only a rounded amount can be allocated, not {amount.amount}")
    places = minor_units(amount.currency)
    units = int(amount.amount.scaleb(places, _EXACT))
    quantum = _quantum(amount.currency)
    return tuple(
        Money(_EXACT.multiply(quantum, Decimal(part)), amount.currency) for part in _split(units, _whole(weights))
    )


def _whole(weights: Sequence[Decimal]) -> list[int]:
    """Return whole numbers in the proportions of the weights; ones if all weights are zero."""
    places = max(max(0, -int(weight.as_tuple().exponent)) for weight in weights)
    whole = [int(weight.scaleb(places, _EXACT)) for weight in weights]
    return whole if any(whole) else [1] * len(weights)


def _split(units: int, weights: Sequence[int]) -> list[int]:
    """Return whole parts of whole units, by largest remainder: exact, in integers."""
    sign, units, everything = (-1 if units < 0 else 1), abs(units), sum(weights)
    parts, remainders = [], []
    for weight in weights:
        part, remainder = divmod(units * weight, everything)
        parts.append(part)
        remainders.append(remainder)
    left = units - sum(parts)
    for index in sorted(range(len(parts)), key=lambda i: (-remainders[i], i))[:left]:
        parts[index] += 1
    return [sign * part for part in parts]


def _in_range(amount: Decimal, currency: str) -> Money:
    """Return money of a currency that is known already; what the arithmetic gives needs no other check."""
    if not -LIMIT <= amount <= LIMIT:
        raise Malformed(f"The amount {amount} is out of range (at most {LIMIT:E}).", code="amount-range")
    money = _new(Money)
    _set_amount(money, amount)
    _set_currency(money, currency)
    return money


# Money is made millions of times: its slots are filled without a look-up of their names.
_new = object.__new__
_set_amount = vars(Money)["amount"].__set__
_set_currency = vars(Money)["currency"].__set__
