"""Documents of a product: brochures, manuals, specifications and the like, by language and validity, with versions.

`documents.csv` has a row for every version of every document in every language; `media.csv` knows the file of each.
Rows of one code are one document. On a day its version in a language is current that began last of those valid then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from catalog.media import Medium
from catalog.sheet import Row, read_sheet
from kernel.errors import FieldProblem
from kernel.period import Period
from kernel.text import LANGUAGES, Text

DOCUMENTS_FILE = "documents.csv"
Kind = Literal["brochure", "manual", "specification", "price_list", "drawing", "quote_template"]
KINDS: tuple[Kind, ...] = ("brochure", "manual", "specification", "price_list", "drawing", "quote_template")
Readers = Literal["customer", "rep"]
READERS: tuple[Readers, ...] = ("customer", "rep")
REQUIRED = ("code", "kind", "language", "version", "file")
OPTIONAL = ("from", "until", "readers", "title_en", "title_ru", "markets")
COLUMNS = ("code", "kind", "language", "version", "from", "until", "readers", "file", "title_en", "title_ru")
"""As the studio writes them."""

_INTERNAL: frozenset[Kind] = frozenset({"price_list", "quote_template"})
"""Kinds that are for reps unless the row says otherwise."""
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,19}")


@dataclass(frozen=True, slots=True)
class Document:
    """A version of a document in a language.

    Args:
        code: names the document, whatever its version and language.
        kind: what it is.
        language: in which it is written.
        version: as people call it.
        period: when it is valid.
        readers: who may have it: everybody, or reps only.
        title: how it is called; may be empty, then its kind is.
        medium: its file.
    """

    code: str
    kind: Kind
    language: str
    version: str
    period: Period
    readers: Readers
    title: Text
    medium: Medium


def read_documents(
    files: Mapping[str, str], media: Mapping[str, Medium], problems: list[FieldProblem], inherited: Sequence[str] = ()
) -> tuple[Document, ...]:
    """Return the documents of a product in the order of the sheet, then what it inherits; what is wrong is reported.

    Args:
        files: of the product.
        media: by path.
        problems: where to report.
        inherited: the sheets of its families, the nearest first; a code that was there before is left out.
    """
    found: list[Document] = []
    for file in (DOCUMENTS_FILE, *inherited):
        before = {each.code for each in found}
        found += [each for each in _sheet(file, files, media, problems) if each.code not in before]
    return tuple(found)


def _sheet(
    file: str, files: Mapping[str, str], media: Mapping[str, Medium], problems: list[FieldProblem]
) -> tuple[Document, ...]:
    text = files.get(file)
    if text is None:
        return ()
    rows = read_sheet(file, text, problems, required=REQUIRED, optional=OPTIONAL)
    found: list[tuple[Row, Document]] = []
    for row in rows:
        document = _document(row, media)
        if row.text("markets") and not is_template(row):
            row.wrong("markets", "Only a quote template that is a .toml file is chosen by market; leave this empty.")
        if document is not None:
            _report_contradiction(row, document, found)
            found.append((row, document))
    return tuple(document for _, document in found)


def current(documents: Iterable[Document], day: date, language: str) -> tuple[Document, ...]:
    """Return the current version of each document: in a language, else in English, else in any.

    Args:
        documents: of a product.
        day: when.
        language: of the reader.

    Returns:
        One for each code that has a version valid on the day, in the order in which the codes come.
    """
    best: dict[str, Document] = {}
    for each in documents:
        if each.period.contains(day):
            held = best.get(each.code)
            if held is None or _rank(each, language) > _rank(held, language):
                best[each.code] = each
    order = dict.fromkeys(each.code for each in documents)
    return tuple(best[code] for code in order if code in best)


def is_current(document: Document, documents: Iterable[Document], day: date) -> bool:
    """Tell whether a document is the version of its code and language that holds on a day."""
    alike = [each for each in documents if each.code == document.code and each.language == document.language]
    return document in current(alike, day, document.language)


def _rank(document: Document, language: str) -> tuple[bool, bool, date]:
    return document.language == language, document.language == "en", document.period.start or date.min


def _document(row: Row, media: Mapping[str, Medium]) -> Document | None:
    code, version, path = row.required("code"), row.required("version"), row.required("file")
    if code and not _CODE.fullmatch(code):
        row.wrong("code", f"{code!r} is not the code of a document; it consists of a-z, 0-9 and -.")
    if version and not _VERSION.fullmatch(version):
        row.wrong("version", f"{version!r} is not a version; write it like 2, 2.1 or 2026-03, up to 20 characters.")
    kind = next((each for each in KINDS if each == row.required("kind")), None)
    if kind is None and row.text("kind"):
        row.wrong("kind", f"{row.text('kind')!r} is not a kind of document.{row.did_you_mean(row.text('kind'), KINDS)}")
    language = row.required("language")
    if language and language not in LANGUAGES:
        row.wrong("language", f"{language!r} is not a language we speak; these are {', '.join(LANGUAGES)}.")
    medium = media.get(path)
    if medium is None and path and not is_template(row):
        row.wrong("file", f"There is no file {path!r} among the media.{row.did_you_mean(path, media)}")
    period, readers, title = period_of(row), _readers(row, kind), row.localized("title")
    if title.by_language and "en" not in title.by_language:
        row.wrong("title_en", "The English title is missing; English is what every other language falls back to.")
    if kind is None or medium is None or not code or language not in LANGUAGES:
        return None
    return Document(code, kind, language, version, period, readers, title, medium)


def is_template(row: Row) -> bool:
    """Tell whether a row is a quote template that is written down in a file of the product, and no document to read."""
    return row.text("kind") == "quote_template" and row.text("file").endswith(".toml")


def period_of(row: Row) -> Period:
    """Return when what a row names is valid; report what is no period."""
    days: list[date | None] = []
    for column in ("from", "until"):
        text = row.text(column)
        try:
            days.append(date.fromisoformat(text) if text else None)
        except ValueError:
            row.wrong(column, f"{text!r} is not a day; write it like 2026-01-31.")
            days.append(None)
    start, end = days
    if start is not None and end is not None and end <= start:
        row.wrong("until", f"The document is valid until {end}, which is not after {start}; until is exclusive.")
        return Period(start)
    return Period(start, end)


def _readers(row: Row, kind: Kind | None) -> Readers:
    text = row.text("readers")
    if not text:
        return "rep" if kind in _INTERNAL else "customer"
    found = next((each for each in READERS if each == text), None)
    if found is None:
        row.wrong("readers", f"{text!r} are no readers.{row.did_you_mean(text, READERS)}")
    return found or "rep"


def _report_contradiction(row: Row, document: Document, found: list[tuple[Row, Document]]) -> None:
    for other_row, other in found:
        if other.code != document.code:
            continue
        if other.kind != document.kind:
            row.wrong(
                "kind", f"{document.code!r} is a {other.kind} in line {other_row.line}; one document is one kind."
            )
        elif other.language == document.language and other.version == document.version:
            row.wrong("version", f"This version stands in line {other_row.line} already.")
        elif other.language == document.language and other.period.start == document.period.start:
            message = f"It begins on the same day as the one in line {other_row.line}: which is current? Change 'from'."
            row.wrong("from", message)
        else:
            continue
        return
