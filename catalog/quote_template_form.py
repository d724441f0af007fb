"""Quote templates as forms: a row of `documents.csv` and the file that it names, read together and written together.

Only what a form says differently is written anew: other rows, other cells of its row, remarks and keys in its file stay
as they are. What a template may say is checked by the readers of both files.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from catalog.csv_text import BrokenQuote, Record, line_end_of, records, written
from catalog.document import COLUMNS, DOCUMENTS_FILE, read_documents
from catalog.problems import problem
from catalog.quote_template import PARTS, read_quote_templates
from catalog.toml_places import places, spans
from catalog.toml_text import quoted
from kernel.errors import FieldProblem, Malformed, Unknown

KIND = "quote_template"
FOLDER = "documents"

Key = tuple[str, str, str]
"""Code, language and version: what tells one template from another."""
Cells = dict[str, str]

_PLACE = re.compile(r"(.+):(\d+):(\d+)")


@dataclass(frozen=True, slots=True)
class TemplateForm:
    """A quote template as a form shows it.

    Args:
        code: names it, whatever its version and language.
        language: in which it is written.
        version: as people call it.
        valid_from: its first day, as it is written; empty for ever.
        valid_until: the day on which it ends, excluded.
        markets: where; everywhere if empty.
        texts: part of the document -> what is said there; None if its file cannot be read.
        file: where the texts stand; empty for a new one.
    """

    code: str
    language: str
    version: str
    valid_from: str = ""
    valid_until: str = ""
    markets: tuple[str, ...] = ()
    texts: Mapping[str, str] | None = field(default_factory=dict)
    file: str = ""

    @property
    def key(self) -> Key:
        """What tells it from others."""
        return self.code, self.language, self.version


def template_forms(files: Mapping[str, str]) -> tuple[TemplateForm, ...]:
    """Return the quote templates of a product's own, in the order of the sheet.

    Raises:
        Malformed: the sheet of documents cannot be read.
    """
    return tuple(_form(files, cells) for _, cells in _template_rows(_sheet(files)))


def with_template(files: Mapping[str, str], form: TemplateForm, instead: Key | None = None) -> dict[str, str]:
    """Return the files that change when a template is added, or written instead of another one.

    Args:
        files: of the product.
        form: what it says from now on.
        instead: which one it is now; None for a new one.

    Raises:
        Unknown: there is no such template.
        Malformed: the sheet of documents, or the file of its texts, cannot be read.
    """
    text = _sheet(files) or f"{written(COLUMNS)}\n"
    for column in ("markets",) if form.markets else ():
        text = _with_column(text, column)
    record, cells = (None, _new_cells(files, form)) if instead is None else _row(text, instead)
    cells |= {
        **{"code": form.code, "kind": KIND, "language": form.language, "version": form.version},
        **{"from": form.valid_from, "until": form.valid_until, "markets": " ".join(form.markets)},
    }
    path = cells["file"]
    sheet = _with_cells(text, record, cells)
    return {DOCUMENTS_FILE: sheet, path: _with_texts(path, files.get(path, ""), form.texts or {})}


def without_template(files: Mapping[str, str], key: Key) -> dict[str, str | None]:
    """Return the files that change when a template goes: its row, and the file that no other row names.

    Raises:
        Unknown: there is no such template.
        Malformed: the sheet of documents cannot be read.
    """
    text = _sheet(files)
    record, cells = _row(text, key)
    left = text[: record.start] + text[record.end :]
    is_named = any(other["file"] == cells["file"] for _, other in _rows(left))
    return {DOCUMENTS_FILE: left} if is_named else {DOCUMENTS_FILE: left, cells["file"]: None}


def wrong_with(files: Mapping[str, str], key: Key, markets: Collection[str]) -> Iterator[FieldProblem]:
    """Give what the readers of both files say of a template, at the field it is about (`/cover`, `/valid_from`).

    Args:
        files: of the product, the template among them.
        key: of the template.
        markets: in which the product is sold.
    """
    problems: list[FieldProblem] = []
    read_documents(files, {}, problems)
    read_quote_templates(files, markets, problems)
    text = _sheet(files)
    found = [(record, cells) for record, cells in _template_rows(text) if _key(cells) == key]
    record, cells = found[-1]
    columns = {spot: name for name, spot in zip(cells, record.spots, strict=False)}
    path = cells["file"]
    lines = {place: keys[0] if keys else "" for keys, place in _places(files.get(path, "")).items()}
    for each in dict.fromkeys(problems):
        place = _PLACE.fullmatch(each.path)
        spot = (int(place[2]), int(place[3])) if place else (0, 0)
        if place and place[1] == DOCUMENTS_FILE and spot[0] == record.line:
            yield FieldProblem(f"/{_FIELDS.get(columns.get(spot, ''), columns.get(spot, ''))}", each.message)
        elif place and place[1] == path:
            yield FieldProblem(f"/{lines.get(spot, '')}", each.message)


_FIELDS = {"from": "valid_from", "until": "valid_until"}
"""Column -> the field that shows it, where it is called otherwise."""


def _places(text: str) -> Mapping[tuple[str | int, ...], tuple[int, int]]:
    try:
        return places(text)
    except tomllib.TOMLDecodeError:
        return {}


# --- the sheet --------------------------------------------------------------------------------------------------------


def _sheet(files: Mapping[str, str]) -> str:
    text = files.get(DOCUMENTS_FILE, "")
    try:
        _ = list(records(text))
    except BrokenQuote as broken:
        message = 'A quote is not closed, or stands inside a cell without quotes; write the cell as "... "" ...".'
        found = [problem(DOCUMENTS_FILE, broken.line, broken.column, message)]
        raise Malformed(f"{DOCUMENTS_FILE} cannot be read; mend it as text.", problems=found) from broken
    return text


def _rows(text: str) -> Iterator[tuple[Record, Cells]]:
    found = records(text)
    header = next(found, None)
    columns = header.cells if header else []
    for record in found:
        cells = dict(zip(columns, record.cells, strict=False))
        yield record, cells | {name: "" for name in ("kind", "file") if name not in cells}


def _template_rows(text: str) -> Iterator[tuple[Record, Cells]]:
    for record, cells in _rows(text):
        if cells["kind"] == KIND and cells["file"].endswith(".toml"):
            yield record, cells


def _row(text: str, key: Key) -> tuple[Record, Cells]:
    for record, cells in _template_rows(text):
        if _key(cells) == key:
            return record, cells
    raise Unknown(f"There is no quote template {' '.join(key)[:120]!r}.", code="unknown-template")


def _key(cells: Mapping[str, str]) -> Key:
    return cells.get("code", ""), cells.get("language", ""), cells.get("version", "")


def _form(files: Mapping[str, str], cells: Mapping[str, str]) -> TemplateForm:
    markets = tuple(cells.get("markets", "").split())
    days = cells.get("from", ""), cells.get("until", "")
    texts = _texts(files.get(cells["file"], ""))
    return TemplateForm(*_key(cells), *days, markets, texts, cells["file"])


def _new_cells(files: Mapping[str, str], form: TemplateForm) -> Cells:
    stem = f"{FOLDER}/{form.code}-{form.language}"
    paths = (f"{stem}.toml", f"{stem}-{form.version}.toml", *(f"{stem}-{count}.toml" for count in range(2, 1_000)))
    return {"file": next((path for path in paths if path not in files), paths[-1])}


def _with_column(text: str, name: str) -> str:
    """Return a sheet with a column, empty in every row, if it has none of that name."""
    header, *rows = records(text)
    if name in header.cells:
        return text
    for record in (*reversed(rows), header):
        end = _end_of(text, record)
        text = f"{text[:end]},{name if record is header else ''}{text[end:]}"
    return text


def _end_of(text: str, record: Record) -> int:
    """Return where the cells of a record end."""
    return record.start + len(text[record.start : record.end].rstrip("\r\n"))


def _with_cells(text: str, record: Record | None, cells: Mapping[str, str]) -> str:
    """Return a sheet in which a record says these cells, or has one more that does."""
    row = written(cells.get(name, "") for name in next(iter(records(text))).cells)
    if record is not None:
        return text[: record.start] + row + text[_end_of(text, record) :]
    end = line_end_of(text)
    return (text if text.endswith(("\n", "\r")) else text + end) + row + end


# --- the texts --------------------------------------------------------------------------------------------------------


def _texts(text: str) -> Mapping[str, str] | None:
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    texts = {part: said.get(part, "") for part in PARTS}
    return texts if all(isinstance(each, str) for each in texts.values()) else None


def _with_texts(path: str, text: str, texts: Mapping[str, str]) -> str:
    """Return the text of a file that says these texts; what it said before and says still is not touched."""
    before = _texts(text)
    if before is None:
        raise Malformed(f"{path} cannot be read; mend it as text.", code="template-unread")
    stretches = spans(text)
    changed = {part: said for part in PARTS if (said := texts.get(part, "")) != before[part]}
    there = [part for part in changed if (part,) in stretches]
    new = [f"{part} = {_printed(said)}\n" for part, said in changed.items() if part not in there]
    for part in sorted(there, key=lambda each: stretches[each,].start, reverse=True):
        span, said = stretches[part,], changed[part]
        after = text[span.end :]
        pair = f"{part} = {_printed(said)}"
        text = text[: span.start] + (pair + after if said else after.removeprefix("\r").removeprefix("\n"))
    end = line_end_of(text) if new and text and not text.endswith(("\n", "\r")) else ""
    return "".join([text, end, *new])


def _printed(said: str) -> str:
    """Return a text between quotes: one of several lines as it reads."""
    lines = [quoted(line)[1:-1] for line in said.replace("\r\n", "\n").split("\n")]
    return f'"{lines[0]}"' if len(lines) == 1 else '"""\n{}"""'.format("\n".join(lines))
