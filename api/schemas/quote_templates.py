"""Quote templates of drafts as forms: what a product's offers say around their numbers."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from api.schemas.base import Answer, Language, MarketCode, Request
from catalog.toml_tree import LONGEST_TEXT

TemplateCode = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
TemplateVersion = Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[0-9A-Za-z][0-9A-Za-z._-]*$")]
Said = Annotated[str, Field(max_length=LONGEST_TEXT)]


class TemplateTexts(Request):
    """What a template says; names in braces are filled in."""

    cover: Said = Field(default="", description="under the title")
    intro: Said = Field(default="", description="before the lines")
    terms: Said = Field(default="", description="above the terms of the quote")


class TemplateKey(Request):
    """What tells one template from another."""

    code: TemplateCode
    language: Language
    version: TemplateVersion


class WrittenTemplate(TemplateKey):
    """A quote template as somebody fills it in."""

    valid_from: Annotated[date | None, Field(strict=False)] = None
    valid_until: Annotated[date | None, Field(strict=False, description="excluded")] = None
    markets: list[MarketCode] = Field(default_factory=list, max_length=100, description="where; everywhere if empty")
    texts: TemplateTexts


class TemplateToWrite(Request):
    """A quote template, and the one that it takes the place of."""

    template: WrittenTemplate
    instead_of: TemplateKey | None = Field(default=None, description="null for a new one")


class TemplateToShow(Request):
    """A quote template to be printed as it would be."""

    template: WrittenTemplate
    market: MarketCode


class QuoteTemplateTexts(Answer):
    """What a template says."""

    cover: str
    intro: str
    terms: str


class QuoteTemplate(Answer):
    """A quote template of a draft, as it is written."""

    code: str
    language: str
    version: str
    valid_from: str = Field(description="as it is written; empty for ever")
    valid_until: str = Field(description="excluded; as it is written")
    markets: list[str]
    texts: QuoteTemplateTexts | None = Field(description="null if its file cannot be read as one")
    file: str


class QuoteTemplates(Answer):
    """The quote templates of a draft."""

    items: list[QuoteTemplate]
    markets: list[str] = Field(description="in which the product is sold")
    filled: list[str] = Field(description="the names that may stand in braces")
