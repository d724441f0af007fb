"""What every shape is made of: money, texts in languages, problems, pages."""

from __future__ import annotations

from typing import Annotated, NotRequired

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict


class Answer(BaseModel):
    """Base of what we send."""

    model_config = ConfigDict(extra="forbid")


class Request(BaseModel):
    """Base of what we accept: unknown members and values of another type are refused."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Localized(TypedDict):
    """A text in several languages; English is always there."""

    en: str
    ru: NotRequired[str]


class Money(Answer):
    """An exact amount: a decimal number in text, never a float."""

    amount: str = Field(pattern=r"^-?\d+(\.\d+)?$", examples=["1234.50"])
    currency: str = Field(pattern="^[A-Z]{3}$", examples=["EUR"])


class FieldProblem(Answer):
    """One thing wrong with a request."""

    path: str = Field(description="JSON pointer into the body, ?name of a parameter, or file:line:column")
    message: str


class InEnglish(Answer):
    """What is told of a problem, in English."""

    title: str | None = None
    detail: str
    problems: list[FieldProblem]


class Problem(BaseModel):
    """What went wrong (RFC 9457). `code` is stable; title, detail and messages are for people, in their language."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    instance: str
    request_id: str
    problems: list[FieldProblem]
    facts: dict[str, object] = Field(default_factory=dict, description="details of this code, for programs")
    english: InEnglish | None = Field(default=None, description="the same in English; only where it is told in another")


Name = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[a-z][a-z0-9_]*$")]
"""The name of a characteristic."""

ValueCode = Annotated[str, Field(min_length=1, max_length=200)]
"""A value as it travels: always text."""

ProductCode = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Subject = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^(~terms|[a-z0-9][a-z0-9_-]*)$")]
"""What is released: a product, or the terms of sale."""

MarketCode = Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Language = Annotated[str, Field(pattern="^(en|ru)$")]
Quantity = Annotated[int, Field(ge=1, le=100_000)]
Decimal = Annotated[str, Field(pattern=r"^-?\d{1,15}(\.\d{1,12})?$", examples=["5.00"])]
Email = Annotated[str, Field(max_length=254, pattern=r"^[^@\s]{1,64}@[^@\s]+\.[^@\s.]+$")]
"""Good enough to write to; the real check is a mail that arrives."""
