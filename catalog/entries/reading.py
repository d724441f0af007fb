"""Reads the entries of a file as forms show them: texts, days and numbers as they are written, nothing checked.

A value is plain data: a text for whatever is written in one piece, true or false, a mapping for a text in several
languages, a list of texts, or a list of rows. What is not there has no key. An entry that holds something else than its
fields can show has no form; it is changed as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from catalog.entries.kinds import EntryKind, Field, kinds_of
from catalog.toml_places import Path, Place, Span, places, spans
from catalog.toml_tree import Table, read_toml
from kernel.errors import FieldProblem, Malformed
from kernel.text import LANGUAGES

Values = Mapping[str, Any]
"""Name of a field -> what it holds."""

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in a file.

    Args:
        number: which of the file, from 0, by the place.
        kind: what it is.
        path: of its table in the file.
        raw: what the file says.
        values: what a form shows; None if it has fields that no form can show.
    """

    number: int
    kind: EntryKind
    path: Path
    raw: Mapping[str, Any] = field(repr=False)
    values: Values | None

    @property
    def others(self) -> tuple[str, ...]:
        """The keys that it has and no form shows; they stay as they are."""
        known = {each.name for each in self.kind.fields}
        return tuple(key for key in self.raw if key not in known)

    @property
    def title(self) -> str:
        """What tells it from others of its kind."""
        if self.kind.times == "keyed":
            return str(self.path[-1])
        said = (self.raw.get(name) for name in self.kind.title)
        return " ".join(each for each in said if each and isinstance(each, str))


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file with entries.

    Args:
        file: its path.
        text: what it holds, without a mark of its encoding.
        entries: by place.
        places: line and column of every key.
        spans: stretch of every key with its value.
    """

    file: str
    text: str = field(repr=False)
    entries: tuple[Entry, ...]
    places: Mapping[Path, Place] = field(repr=False)
    spans: Mapping[Path, Span] = field(repr=False)

    def lines(self, entry: Entry) -> tuple[int, int]:
        """Return the first and the last line of an entry, from 1."""
        first = self.places[entry.path][0]
        if entry.kind.times == "whole":
            return first, self.text.count("\n", 0, self.spans[entry.path].end) + 1
        ends = [span.end for path, span in self.spans.items() if path[: len(entry.path)] == entry.path]
        return first, self.text.count("\n", 0, max(ends)) + 1

    def written(self, entry: Entry) -> str:
        """Return the lines of an entry."""
        first, last = self.lines(entry)
        return "\n".join(line.rstrip("\r") for line in self.text.split("\n")[first - 1 : last])


def read_entries(file: str, text: str) -> EntryFile:
    """Read the entries of a file.

    Raises:
        Malformed: the file is no TOML, or its entries do not stand under headers of their own, such as `[[market]]`.
    """
    problems: list[FieldProblem] = []
    root = read_toml(file, text, problems)
    if root is None:
        raise Malformed(f"{file} cannot be read; mend it as text.", problems=problems, code="entries-unread")
    text = text.removeprefix(BOM)
    stretches = _with_whole(spans(text))
    found = [
        (stretches[path].start, kind, path, raw)
        for kind in kinds_of(file)
        for path, raw in _tables(file, root, kind, stretches)
    ]
    if problems:
        raise Malformed(f"{file} cannot be read; mend it as text.", problems=problems, code="entries-unread")
    found.sort(key=lambda each: each[0])
    entries = tuple(
        Entry(number, kind, path, raw, shown(kind, raw)) for number, (_, kind, path, raw) in enumerate(found)
    )
    return EntryFile(file, text, entries, places(text), stretches)


def _with_whole(found: Mapping[Path, Span]) -> Mapping[Path, Span]:
    """Return the spans with that of the keys which belong to no table: it begins with the file."""
    ends = [span.end for path, span in found.items() if len(path) == 1 and not span.is_header]
    return {**found, (): Span(0, 0, max(ends, default=0), is_header=True)}


def _tables(
    file: str, root: Table, kind: EntryKind, stretches: Mapping[Path, Span]
) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Give the tables of a kind; those of a key each are left to the text where they have no header of their own."""
    if kind.times == "whole":
        apart = {each.name for each in kinds_of(file)}
        own = {key: value for key, value in root.data.items() if key not in apart}
        yield from [((), own)] if own else []
        return
    table = None if kind.times == "many" else root.table(kind.name)
    if kind.times == "many":
        tables = root.tables(kind.name)
    elif kind.times == "keyed" and table is not None:
        tables = tuple(inner for _, inner in table.children())
    else:
        tables = () if table is None else (table,)
    for table in tables:
        span = stretches.get(table.path)
        if span is not None and span.is_header:
            yield table.path, table.data
        elif kind.times == "many":
            message = f"{file} has another form than one [[{kind.name}]] for each; change it as text."
            raise Malformed(message, problems=[FieldProblem(file, message)], code="entries-form")


def shown(kind: EntryKind, raw: Mapping[str, Any]) -> Values | None:
    """Return what a form shows of a table; None if it cannot show all of its fields."""
    values: dict[str, Any] = {}
    for each in kind.fields:
        if each.name in raw:
            value = shown_value(each, raw[each.name])
            if value is None:
                return None
            if value not in ("", [], {}):
                values[each.name] = value
    return values


def shown_value(of: Field, raw: Any) -> Any:
    """Return what a form shows of a value; None if it is of another kind than the field."""
    if of.type == "flag":
        return raw if isinstance(raw, bool) else None
    if of.type == "words":
        return list(raw) if isinstance(raw, list) and all(isinstance(each, str) for each in raw) else None
    if of.type == "name":
        return _name(raw)
    if of.type == "rows":
        return _rows(of, raw)
    return _plain(raw)


def _plain(raw: Any) -> str | None:
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | date) or isinstance(raw, datetime):
        return None
    return f"{raw:f}" if isinstance(raw, Decimal) else str(raw)


def _name(raw: Any) -> Any:
    if isinstance(raw, str):
        return dict.fromkeys(LANGUAGES, raw)
    is_name = isinstance(raw, dict) and all(isinstance(each, str) for each in raw.values())
    return dict(raw) if is_name else None


def _rows(of: Field, raw: Any) -> Any:
    if not isinstance(raw, list) or not all(isinstance(each, dict) for each in raw):
        return None
    columns = {column.name: column for column in of.columns}
    rows: list[dict[str, Any]] = []
    for each in raw:
        row = {name: shown_value(columns[name], value) for name, value in each.items() if name in columns}
        if len(row) < len(each) or None in row.values():
            return None
        rows.append(row)
    return rows
