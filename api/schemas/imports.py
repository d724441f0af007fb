"""Spreadsheets and folders that are put into a draft: what is asked, what would change, what is wrong."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from api.schemas.base import Answer, Localized, Request
from api.schemas.catalogue import Finding, Findings
from api.schemas.drafts import Draft

SheetName = Annotated[str, Field(max_length=300)]
Row = Annotated[int, Field(ge=1, le=1_100_000)]
ColumnNumber = Annotated[int, Field(ge=1, le=20_000, description="of the sheet, from 1")]


class ColumnChoice(Request):
    """Which column of the table a column of the sheet is."""

    at: ColumnNumber
    column: Annotated[str, Field(max_length=100, description="empty to leave it out")]


class CellFix(Request):
    """A corrected cell of the sheet."""

    row: Row
    column: ColumnNumber
    text: Annotated[str, Field(max_length=100_000)]


class SheetOptions(Request):
    """What a person says about one sheet."""

    name: SheetName
    file: Annotated[
        str | None, Field(max_length=200, description="the table; empty to leave the sheet out; null to find out")
    ] = None
    columns: Annotated[list[ColumnChoice], Field(max_length=1_000, default_factory=list)]
    fixes: Annotated[list[CellFix], Field(max_length=5_000, default_factory=list)]


class ImportOptions(Request):
    """What a person says about an upload."""

    sheets: Annotated[list[SheetOptions], Field(max_length=500, default_factory=list)]
    missing: Annotated[
        Literal["keep", "remove"], Field(description="rows and files of the draft that the upload does not have")
    ] = "keep"
    decimal: Annotated[Literal["auto", "comma", "point"], Field(description="the mark before decimals")] = "auto"
    encoding: Annotated[
        Literal["", "utf-8", "utf-16", "windows-1251", "windows-1252", "cp866", "koi8-r"],
        Field(description="of a text; empty to find out"),
    ] = ""
    only_good: Annotated[bool, Field(description="leave out rows in which something is wrong")] = False
    expect: Annotated[
        str | None,
        Field(max_length=64, description="to accept: the digest that the preview told; nothing else is written"),
    ] = None


class SheetColumn(Answer):
    """A column of a sheet."""

    at: int
    letter: str
    title: str
    column: str | None = Field(description="of the table; null if it is not used")


class RowCounts(Answer):
    """How many rows have which fate."""

    added: int
    changed: int
    removed: int
    unchanged: int
    left_out: int


class RowChange(Answer):
    """What becomes of a row; its cells are in the order of the table's columns."""

    action: Literal["added", "changed", "removed"]
    row: int | None = Field(description="of the sheet; null for a row that is removed")
    before: list[str] | None
    after: list[str] | None


class CellProblem(Answer):
    """Why a cell of a sheet cannot stand."""

    row: int
    column: int = Field(description="of the sheet; 0 for the whole row")
    letter: str
    text: str = Field(description="what stands there")
    message: Localized
    left_out: bool


class SheetPreview(Answer):
    """What becomes of one sheet."""

    name: str
    file: str | None = Field(description="the table it is for; null if nobody can tell, or it is left out")
    left_out: bool
    is_new: bool
    candidates: list[str] = Field(description="tables it may be for, the likeliest first")
    delimiter: str
    decimal: Literal[",", "."] | None
    header_row: int
    columns: list[SheetColumn]
    known: list[str] = Field(description="columns that the table has or may have")
    open: bool = Field(description="it may have other columns, too")
    table_columns: list[str] = Field(description="of the table from then on")
    counts: RowCounts
    is_reordered: bool
    changes: list[RowChange] = Field(description="the first of them")
    problems: list[CellProblem] = Field(description="the first of them")
    problem_count: int
    notes: list[Localized]


class FileChange(Answer):
    """What becomes of a file."""

    path: str
    action: Literal["added", "changed", "removed"]


class ImportPreview(Findings):
    """What becomes of an upload: of its sheets, or of the files of its folder; findings are newly wrong elsewhere."""

    upload: str = Field(description="names what was uploaded: send it instead of the file to look again, or accept")
    kind: Literal["sheets", "folder"]
    encoding: str
    digest: str = Field(description="of everything that accepting writes")
    acceptable: bool
    sheets: list[SheetPreview]
    files: list[FileChange]
    unchanged_files: int


class Imported(Answer):
    """A draft with an upload in it."""

    draft: Draft
    files: list[str] = Field(description="what was written, an edit each")
    edits: list[int] = Field(description="their numbers; to take all of them back at once")


class ModelDraft(Answer):
    """A draft of a new product, made from a feature model."""

    draft: Draft
    left_out: list[Finding] = Field(description="the first of the constraints that the rule language has no words for")
    left_out_count: int
