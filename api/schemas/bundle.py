"""Bundles: products sold together for a price of their own."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from api.schemas.base import Answer, Localized, Money, ProductCode, Quantity, Request
from api.schemas.configuration import SceneName
from api.schemas.recurring import RecurringPrice


class BundleChoice(Answer):
    """A value that a member starts from."""

    characteristic: str
    name: Localized
    value: str
    value_name: Localized
    fixed: bool = Field(description="the price of the bundle is for this value; others may be changed")


class BundleOption(Answer):
    """What an optional member adds to the price of a bundle."""

    price: Money
    paid: Money = Field(description="with tax, as it is paid")


class BundleMember(Answer):
    """A product in a bundle, as it starts."""

    code: str
    product: str
    name: Localized
    quantity: int = Field(description="pieces in one bundle")
    optional: bool
    choices: list[BundleChoice]
    price: Money = Field(description="of its pieces by themselves")
    adds: BundleOption | None = Field(description="what an optional member makes the bundle cost more; else null")
    recurring: list[RecurringPrice] = Field(description="charged again and again; the bundle takes nothing off it")
    scene: SceneName | None


class BundlePaid(Answer):
    """The members by themselves and together as they are paid, with tax."""

    regular: Money
    price: Money
    saving: Money


class Bundle(Answer):
    """Products sold together, with what they cost together and by themselves."""

    code: str
    name: Localized
    text: Localized | None
    percent: str | None = Field(description="taken off the sum of the members; null if the price is fixed")
    until: str | None = Field(description="the first day on which it is not sold any more")
    members: list[BundleMember]
    regular: Money = Field(description="the members by themselves, those that are optional not counted")
    price: Money = Field(description="of one bundle as it starts, charged once")
    saving: Money
    paid: BundlePaid


class Bundles(Answer):
    """The bundles that somebody may buy, in the order of the seller."""

    items: list[Bundle]


class NewBundle(Request):
    """A bundle to add to a quote as lines."""

    bundle: ProductCode
    quantity: Quantity = 1
    options: Annotated[
        list[Annotated[str, Field(max_length=80)]],
        Field(max_length=50, description="codes of the optional members that are wanted"),
    ] = Field(default_factory=list)


class BundleChange(Request):
    """How many of a bundle there shall be."""

    quantity: Quantity


class GroupBundle(Answer):
    """The bundle that the lines of a group were added as, and how it stands."""

    code: str
    name: Localized
    quantity: int = Field(description="how many bundles the lines make; 0 while its price does not hold")
    saving: Money | None = Field(description="of all its lines together; null while its price does not hold")
    gone: Localized | None = Field(description="why its price does not hold; for the desk only")
