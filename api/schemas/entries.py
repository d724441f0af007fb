"""Terms of sale, markets, price books, tiers and guard rails as forms: what the entries of a file of a draft hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from api.schemas.base import Answer, Request
from api.schemas.rule_forms import FieldFinding

Line = Annotated[str, Field(max_length=10_000)]
Word = Annotated[str, Field(max_length=200)]
Words = Annotated[list[Line], Field(max_length=10_000)]
NameOf = Annotated[dict[Word, Line], Field(max_length=20, description="language -> text")]
Cell = bool | Line | Words | NameOf
Rows = Annotated[list[Annotated[dict[Word, Cell], Field(max_length=50)]], Field(max_length=10_000)]
Value = bool | Line | Words | NameOf | Rows
"""What a field holds, by its type: yes or no; a text, number, day or choice; several texts; languages; a table."""

References = Literal["", "market", "product", "index", "characteristic", "sheet", "book", "cost"]

Values = Annotated[dict[Word, Value], Field(max_length=100, description="field -> what it holds; none for nothing")]


class EntryColumn(Answer):
    """A column of a table in an entry."""

    name: str
    type: Literal["text", "name", "number", "day", "flag", "words"]
    required: bool
    refers: References = Field(description="what it names")


class EntryOnly(Answer):
    """A field has a meaning only beside these words of another one."""

    field: str
    words: list[str]


class EntryField(Answer):
    """A field of a kind of entries."""

    name: str
    type: Literal["text", "name", "number", "day", "flag", "words", "choice", "rows"]
    required: bool
    choices: list[str]
    refers: References = Field(description="what it names")
    only: EntryOnly | None
    columns: list[EntryColumn]


class EntryKind(Answer):
    """A kind of entries, and its fields in order."""

    kind: str
    title: list[str] = Field(description="the fields that tell one from another")
    times: Literal["many", "once", "keyed", "whole"] = Field(
        description="any number; at most one; one for each key, or the file itself: these are not added or deleted"
    )
    fields: list[EntryField]


class DraftEntry(Answer):
    """An entry of a file."""

    number: int = Field(description="counted from 0; names it in a change")
    kind: str
    id: str
    line: int
    text: str = Field(description="as it stands in the file")
    others: list[str] = Field(description="its keys that no form shows; they stay as they are")
    values: Values | None = Field(description="null if it holds what no form can show")


class DraftEntries(Answer):
    """The entries of a file of a draft."""

    path: str
    kinds: list[EntryKind]
    items: list[DraftEntry]
    number: int | None = Field(default=None, description="of the entry that was written")


class NewEntry(Request):
    """An entry to be added."""

    kind: Word
    values: Values


class ChangedEntry(Request):
    """What one entry says from now on."""

    values: Values


class EntryToCheck(NewEntry):
    """A form while somebody fills it in."""

    number: Annotated[int | None, Field(ge=0, description="of the entry that it changes; none for a new one")] = None


class CheckedEntry(Answer):
    """What is wrong with a form, and the entry it would be."""

    text: str | None = Field(description="null if it cannot be written")
    findings: list[FieldFinding]
