"""Terms of sale that hold for the whole catalogue: agreements, promotions, surcharges, bundles. Plain, frozen data.

They are published by themselves, beside the products: an agreement with an account changes no product's release. Which
of them hold for a buyer on a day is found here; what they do to a price is found by the price steps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from catalog.bundle import Bundle
from catalog.price_book import Every
from kernel.errors import Unknown
from kernel.money import Money
from kernel.period import Period
from kernel.text import Text

SurchargeKind = Literal["freight", "packaging", "material"]
SurchargeBasis = Literal["piece", "line", "weight", "index"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where, when and of what something holds.

    Args:
        market: empty for every market.
        products: codes; empty for every product.
        period: the days.
        groups: price groups; a buyer of any of them is meant. Empty for everybody.
    """

    market: str = ""
    products: tuple[str, ...] = ()
    period: Period = field(default_factory=Period)
    groups: tuple[str, ...] = ()

    def holds(self, product: str, market: str, day: date, groups: Collection[str] = ()) -> bool:
        """Tell whether it holds for a product in a market on a day, for a buyer of these groups."""
        return (
            self.market in ("", market)
            and (not self.products or product in self.products)
            and (not self.groups or not set(self.groups).isdisjoint(groups))
            and self.period.contains(day)
        )

    def meets(self, other: Scope) -> bool:
        """Tell whether on some day both hold for the same product in the same market, whoever buys."""
        markets = not (self.market and other.market) or self.market == other.market
        products = not (self.products and other.products) or not set(self.products).isdisjoint(other.products)
        return markets and products and self.period.overlaps(other.period)


@dataclass(frozen=True, slots=True)
class AgreedOption:
    """What a value costs by agreement, in place of all its charges."""

    characteristic: str
    value: str
    amount: Money


@dataclass(frozen=True, slots=True)
class AgreedPeriod:
    """What is agreed on the charges of a billing period; its fields are those of an agreement on what is paid once."""

    every: Every
    price: Money | None = None
    percent: Decimal = Decimal(0)
    options: tuple[AgreedOption, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Prices agreed with an account, or with every buyer of a price group.

    Args:
        code: its name in references.
        name: as customers and reps read it.
        scope: where and when; its groups are those it is agreed with.
        accounts: the buyers' numbers it is agreed with; they go before groups.
        price: the base price of a piece, in place of the book's; None for the book's.
        percent: taken off the unit after that.
        options: values with a price of their own.
        commitment: pieces a line should have; below that is told, and changes nothing.
        with_tiers: whether the tiers of the catalogue hold beside it.
        priority: the higher one counts for a buyer whom several are agreed with by groups.
        recurring: what is agreed on charges that come again, at most once per billing period.
    """

    code: str
    name: Text
    scope: Scope
    accounts: tuple[str, ...] = ()
    price: Money | None = None
    percent: Decimal = Decimal(0)
    options: tuple[AgreedOption, ...] = ()
    commitment: Decimal | None = None
    with_tiers: bool = False
    priority: int = 0
    recurring: tuple[AgreedPeriod, ...] = ()

    def of(self, every: Every) -> Agreement | None:
        """Return what is agreed on the charges of a billing period, as an agreement; None if nothing is."""
        found = next((each for each in self.recurring if each.every == every), None)
        if found is None:
            return None
        return replace(
            self, price=found.price, percent=found.percent, options=found.options, commitment=None, recurring=()
        )


@dataclass(frozen=True, slots=True)
class Promotion:
    """A reduction for a while, for everybody it is meant for or against a coupon.

    Args:
        code: its name in references.
        name: as customers read it.
        scope: where, when, of what, for which groups.
        when: a condition over the characteristics of the product; empty for every configuration.
        percent: taken off the unit, 0 to 100; zero where an amount is.
        amount: taken off the unit, but never more than is left.
        cap: the most it takes off a unit; None for no limit.
        coupon: the code that has to be entered; empty for none.
        uses: how many quotes may use the coupon; None for any number.
        group: of the promotions of an exclusive group only the first counts; empty for none.
        priority: the higher goes first, each on what the one before left; equal ones by code.
    """

    code: str
    name: Text
    scope: Scope
    when: str = ""
    percent: Decimal = Decimal(0)
    amount: Money | None = None
    cap: Money | None = None
    coupon: str = ""
    uses: int | None = None
    group: str = ""
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Index:
    """A price index of a material, by day.

    Args:
        name: its name in references.
        values: ascending by day; each holds until the next.
        days: for how long the last one may be taken.
    """

    name: str
    values: tuple[tuple[date, Decimal], ...]
    days: int

    def on(self, day: date) -> Decimal:
        """Return the value on a day.

        Raises:
            Unknown: the table does not reach the day; it is never guessed.
        """
        found = [(start, value) for start, value in self.values if start <= day]
        if not found or (day - found[-1][0]).days > self.days:
            last = f"the last is of {found[-1][0]}" if found else f"the first is of {self.values[0][0]}"
            raise Unknown(
                f"The index {self.name!r} has no value for {day} ({last}, each is good for {self.days} days); "
                "add one to terms/surcharges.toml.",
                code="index-unknown",
                index=self.name,
            )
        return found[-1][1]


@dataclass(frozen=True, slots=True)
class Surcharge:
    """What is added to a line: freight, packaging, the price of a material.

    Args:
        code: its name in references.
        name: as customers read it.
        kind: what it is for.
        scope: where, when, of what, for whom.
        basis: per `piece`, per `line`, per unit of `weight`, or a share of the list price that follows an `index`.
        amount: per piece, line or unit of weight; None for an index.
        weight: an expression over the characteristics: the weight of a piece.
        index: that the share follows.
        since: the day whose value of the index the list price is made with.
        share: of the list price that follows the index, in percent.
    """

    code: str
    name: Text
    kind: SurchargeKind
    scope: Scope
    basis: SurchargeBasis
    amount: Money | None = None
    weight: str = ""
    index: Index | None = None
    since: date | None = None
    share: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything agreed, promoted, added and bundled, as a release of the terms says it, with its digest."""

    agreements: tuple[Agreement, ...] = ()
    promotions: tuple[Promotion, ...] = ()
    surcharges: tuple[Surcharge, ...] = ()
    digest: str = ""
    bundles: tuple[Bundle, ...] = ()

    def agreement(
        self, product: str, market: str, day: date, account: str, groups: Collection[str]
    ) -> Agreement | None:
        """Return the agreement that holds for a buyer: with their account first, then with a group of theirs.

        Among equals the higher priority counts; the terms have no two that are equal in this, too.
        """
        found = [each for each in self.agreements if _is_agreed(each, product, market, day, account, groups)]
        return max(found, key=lambda each: (account in each.accounts, each.priority), default=None)

    def promoted(
        self, product: str, market: str, day: date, groups: Collection[str], coupons: Collection[str]
    ) -> tuple[Promotion, ...]:
        """Return the promotions that hold for a product and a buyer, in the order they are taken off.

        Conditions over the configuration and exclusive groups are not looked at yet.
        """
        entered = {normalized(coupon) for coupon in coupons}
        found = [
            each
            for each in self.promotions
            if each.scope.holds(product, market, day, groups) and (not each.coupon or each.coupon in entered)
        ]
        return tuple(sorted(found, key=lambda each: (-each.priority, each.code)))

    def added(self, product: str, market: str, day: date, groups: Collection[str]) -> Iterable[Surcharge]:
        """Give the surcharges on a product, in the order of the file."""
        return (each for each in self.surcharges if each.scope.holds(product, market, day, groups))

    def bundle(self, code: str) -> Bundle | None:
        """Return a bundle by its code, None if there is none such."""
        return next((each for each in self.bundles if each.code == code), None)

    def offered(self, market: str, day: date, groups: Collection[str]) -> tuple[Bundle, ...]:
        """Return the bundles for a buyer of these groups in a market on a day, in the order of the file."""
        return tuple(each for each in self.bundles if each.is_sold(market, day) and each.is_for(groups))

    def of_coupon(self, coupon: str) -> tuple[Promotion, ...]:
        """Return the promotions that a coupon is for; none if it is unknown."""
        return tuple(each for each in self.promotions if each.coupon == normalized(coupon))


NO_TERMS = Terms()


def normalized(coupon: str) -> str:
    """Return a coupon as it is compared: without blanks around it, in capitals."""
    return coupon.strip().upper()


def _is_agreed(
    agreement: Agreement, product: str, market: str, day: date, account: str, groups: Collection[str]
) -> bool:
    if not agreement.scope.holds(product, market, day, agreement.scope.groups):
        return False
    is_with_account = bool(account) and account in agreement.accounts
    return is_with_account or not set(agreement.scope.groups).isdisjoint(groups)
