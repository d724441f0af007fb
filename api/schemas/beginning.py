"""What is said of a product, and of a characteristic, when somebody begins it in the studio."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from api.schemas.base import Answer, Language, Localized, MarketCode, Name, Request, Subject
from api.schemas.drafts import Draft

ONE_LINE = r"^[^\x00-\x1f\x7f]*$"
NewProductCode = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
FamilyCode = Annotated[str, Field(max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
Words = Annotated[str, Field(max_length=200, pattern=ONE_LINE)]
Said = Annotated[dict[Language, Words], Field(description="by language; one without words is not said")]
Number = Annotated[str, Field(max_length=30, pattern=r"^(-?\d{1,15}(\.\d{1,9})?)?$")]


class NewProduct(Request):
    """A product to be begun: from nothing, or after one that was published."""

    product: NewProductCode
    name: Said
    summary: Said = Field(default_factory=dict)
    like: Annotated[Subject | None, Field(description="a product whose files it begins with; none if left out")] = None
    family: Annotated[FamilyCode | None, Field(description="of one that is begun from nothing")] = None
    markets: Annotated[list[MarketCode], Field(max_length=200, description="the same")] = Field(default_factory=list)


class NewCharacteristic(Request):
    """A characteristic to be begun in a draft."""

    code: Annotated[Name, Field(max_length=60)]
    name: Said
    help: Said = Field(default_factory=dict)
    kind: Literal["list", "flag", "whole", "decimal"]
    optional: bool = False
    least: Number = ""
    most: Number = ""
    step: Number = ""
    unit: Annotated[str, Field(max_length=20, pattern=r"^[^\[\]\"#\x00-\x1f]*$")] = ""
    group: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9][a-z0-9_-]*$")]
    group_name: Annotated[Said, Field(description="what the group is called, if there is none of the code")] = Field(
        default_factory=dict
    )


class DraftGroup(Answer):
    """A group of characteristics of a product."""

    code: str
    name: Localized


class DraftGroups(Answer):
    """The groups of the product of a draft."""

    items: list[DraftGroup]


class BegunCharacteristic(Answer):
    """A draft with a characteristic more."""

    draft: Draft
    open: str = Field(description="the file in which one goes on: its values, else its declaration")
