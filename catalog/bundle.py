"""Bundles: products that are sold together for a price of their own. Plain, exact, frozen data.

A bundle names its members, each a product with a quantity and with values it starts from. Some of them may be changed
by whoever configures the member, others are fixed: the price of the bundle is for exactly these. It is part of the
terms of sale, because it holds for several products and moves none of their releases.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kernel.money import Money
from kernel.period import Period
from kernel.text import Text


@dataclass(frozen=True, slots=True)
class Member:
    """A product in a bundle.

    Args:
        code: its name within the bundle; lines of quotes refer to it.
        product: code of the product.
        quantity: pieces in one bundle, at least one.
        choices: characteristic -> the value it starts from; it may be changed.
        fixed: characteristic -> the value that the price of the bundle is for.
        optional: the bundle is complete without it.
    """

    code: str
    product: str
    quantity: int = 1
    choices: Mapping[str, str] = field(default_factory=dict, hash=False)
    fixed: Mapping[str, str] = field(default_factory=dict, hash=False)
    optional: bool = False

    @property
    def presets(self) -> dict[str, str]:
        """Every value it starts from, the fixed ones first."""
        return {**self.fixed, **self.choices}


@dataclass(frozen=True, slots=True)
class Bundle:
    """Products sold together.

    Args:
        code: its name in references.
        name: as customers read it.
        text: what it is good for; may be empty.
        members: at least one that is not optional, and at least two pieces together.
        markets: where it is sold; empty for every market.
        groups: price groups; a buyer of any of them is meant. Empty for everybody.
        period: the days.
        percent: taken off the sum of the members; zero where amounts are fixed.
        amounts: market -> what one bundle costs as it starts; empty where a percentage is taken off.
    """

    code: str
    name: Text
    members: tuple[Member, ...]
    text: Text = field(default_factory=Text)
    markets: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    period: Period = field(default_factory=Period)
    percent: Decimal = Decimal(0)
    amounts: Mapping[str, Money] = field(default_factory=dict, hash=False)

    @property
    def is_fixed(self) -> bool:
        """Tell whether it has amounts, and not a percentage."""
        return bool(self.amounts)

    def is_sold(self, market: str, day: date) -> bool:
        """Tell whether it is sold in a market on a day, to whomever."""
        return (not self.markets or market in self.markets) and self.period.contains(day)

    def is_for(self, groups: Collection[str]) -> bool:
        """Tell whether it is meant for a buyer of these groups."""
        return not self.groups or not set(self.groups).isdisjoint(groups)

    def member(self, code: str | None) -> Member | None:
        """Return a member by its code, None if it has none such."""
        return next((each for each in self.members if each.code == code), None)
