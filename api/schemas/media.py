"""Documents and pictures of products."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.schemas.base import Answer, Localized, Request

DocumentKind = Literal["brochure", "manual", "specification", "price_list", "drawing", "quote_template"]
Readers = Literal["customer", "rep"]


class Medium(Answer):
    """A document or a picture of a draft."""

    path: str
    digest: str
    type: str = Field(description="application/pdf, image/png, image/jpeg or image/webp")
    bytes: int
    width: int | None = Field(description="pixels; null for documents")
    height: int | None
    url: str = Field(description="for a small copy of a picture add ?width=160, 480 or 1200")


class Media(Answer):
    """All documents and pictures of a draft."""

    items: list[Medium]


class NewDocument(Request):
    """What an uploaded file is: a row of documents.csv."""

    code: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
    kind: DocumentKind
    language: Annotated[str, Field(pattern="^(en|ru)$")]
    version: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[0-9A-Za-z][0-9A-Za-z._-]*$")]
    valid_from: Annotated[date | None, Field(strict=False)] = None
    valid_until: Annotated[date | None, Field(strict=False, description="excluded")] = None
    readers: Readers | None = None
    title: Annotated[
        dict[Annotated[str, Field(pattern="^(en|ru)$")], Annotated[str, Field(max_length=300)]], Field(max_length=2)
    ] = Field(default_factory=dict)


class DocumentFile(Answer):
    """The file of a document."""

    name: str = Field(description="what to call it when it is saved")
    type: str
    bytes: int
    url: str


class Document(Answer):
    """A version of a document in a language."""

    code: str
    kind: DocumentKind
    title: Localized | None
    language: str
    version: str
    valid_from: date | None
    valid_until: date | None = Field(description="excluded")
    readers: Readers
    is_current: bool = Field(description="the version of its language that holds today")
    file: DocumentFile


class Documents(Answer):
    """Documents of a product."""

    items: list[Document]


class Picture(Answer):
    """A picture on show."""

    url: str = Field(description="for a small copy add ?width=160, 480 or 1200")
    width: int
    height: int
    alt: Localized | None = Field(description="what it shows; null if its name says so")
