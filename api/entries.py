"""Entries of drafts as forms over HTTP: terms of sale, markets, price books, tiers, guard rails, products."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from api.drafting import SeenFile, read_draft, rewritten
from api.runtime import Runtime
from catalog.books import BOOKS_FILE
from catalog.bundle_check import unsound
from catalog.draft.model import Draft
from catalog.entries.kinds import BUNDLE, EntryKind, Field, kinds_of
from catalog.entries.placing import field_at
from catalog.entries.reading import Entry, EntryFile, Values, read_entries
from catalog.entries.writing import added, changed, pruned, removed
from catalog.guard_rail import GUARD_RAILS_FILE
from catalog.load import load_product
from catalog.market import MARKETS_FILE, read_markets
from catalog.product_sheet import PRODUCT_FILE
from catalog.russian import in_languages
from catalog.scale import SCALES_FILE
from catalog.terms_sheet import load_terms, misfits
from kernel.errors import FieldProblem, Malformed, Unknown

Json = dict[str, Any]

OF_PRODUCT = frozenset({BOOKS_FILE, SCALES_FILE, GUARD_RAILS_FILE, PRODUCT_FILE})
"""Files of a product; what they say of its rules and sheets is checked with it."""
_PLACE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+)")


def list_entries(runtime: Runtime, draft_id: str, path: str) -> tuple[Json, int]:
    """Return the entries of a file, and the version of the file; none of a file that nobody has begun.

    Raises:
        Unknown: there is no such draft.
        Malformed: the file has no entries with forms, or cannot be read.
    """
    draft = read_draft(runtime, draft_id)
    return _entries_json(path, _text(draft, path), None), _version(draft, path)


def add_entry(runtime: Runtime, seen: SeenFile, body: Json) -> tuple[Json, int]:
    """Add an entry to a file; the file is begun if need be.

    Raises:
        Unknown: there is no such draft.
        Stale: somebody else has changed the file since.
        Malformed: what is filled in is no entry of the file; tells all that is wrong.
        Conflict: the draft is not open any more.
    """
    path = seen.path
    text, number, version = rewritten(
        runtime, seen, lambda draft: _added(path, _text(draft, path), body["kind"], body["values"])
    )
    return _entries_json(path, text, number), version


def change_entry(runtime: Runtime, seen: SeenFile, number: int, values: Json | None) -> tuple[Json, int]:
    """Write one entry of a file anew, or delete it; everything else in the file stays as it is.

    Raises:
        Unknown: there is no such draft or entry.
        Stale: somebody else has changed the file since.
        Malformed: what is filled in cannot be written; tells all that is wrong.
        Conflict: the draft is not open any more.
    """
    path = seen.path
    text, at, version = rewritten(runtime, seen, lambda draft: _changed(path, _text(draft, path), number, values))
    return _entries_json(path, text, at), version


def check_entry(runtime: Runtime, draft_id: str, path: str, body: Json) -> Json:
    """Return what is wrong with a form, at its fields, and the entry that it would be; nothing is written.

    Raises:
        Unknown: there is no such draft or entry.
        Malformed: the file has no entries with forms, or cannot be read.
    """
    draft = read_draft(runtime, draft_id)
    before, number = _text(draft, path), body["number"]
    try:
        text, at = (
            _added(path, before, body["kind"], body["values"])
            if number is None
            else _changed(path, before, number, body["values"])
        )
    except Malformed as error:
        return {"text": None, "findings": [_finding(_field_of(each.path), each.message) for each in error.problems]}
    file = read_entries(path, text)
    entry = file.entries[at or 0]
    files = {**draft.texts, path: text}
    found = dict.fromkeys([*_problems(file, entry, files), *_misfits(runtime, entry, files, draft)])
    return {"text": file.written(entry), "findings": [_finding(field, message) for field, message in found]}


def _text(draft: Draft, path: str) -> str:
    if not kinds_of(path):
        message = f"{path[:200]} has no entries with forms; change it as text."
        raise Malformed(message, problems=[FieldProblem("?path", message)], code="no-entries-file")
    return draft.texts.get(path, "")


def _version(draft: Draft, path: str) -> int:
    file = draft.files.get(path)
    return file.version if file else 0


def _added(path: str, text: str, name: str, values: Json) -> tuple[str, int]:
    before = read_entries(path, text)
    there = {entry.kind.name for entry in before.entries if entry.kind.times == "once"}
    addable = {kind.name: kind for kind in kinds_of(path) if kind.can_be_added and kind.name not in there}
    kind = addable.get(name)
    if kind is None:
        known = ", ".join(addable)
        message = f"There are no entries {name[:100]!r} in {path}; there are: {known}."
        raise Malformed(message, problems=[FieldProblem("/kind", message)], code="entry-kind")
    _check(kind, values)
    after = added(text, before, kind, values)
    last = [entry.number for entry in read_entries(path, after).entries if entry.kind is kind][-1]
    return after, last


def _changed(path: str, text: str, number: int, values: Json | None) -> tuple[str, int | None]:
    file = read_entries(path, text)
    if number >= len(file.entries):
        raise Unknown(f"There is no entry number {number + 1} in {path}.", code="unknown-entry")
    entry = file.entries[number]
    if values is None:
        if not entry.kind.can_be_added:
            message = f"{entry.title!r} is not deleted in a form; change it as text."
            raise Malformed(message, problems=[FieldProblem("/", message)], code="entry-kind")
        return removed(text, file, entry), None
    if entry.values is None:
        message = f"The entry {entry.title!r} holds what no form can show; change it as text."
        raise Malformed(message, problems=[FieldProblem("/values", message)], code="entries-form")
    _check(entry.kind, values)
    return changed(text, file, entry, values), number


def _check(kind: EntryKind, values: Values) -> None:
    """Refuse values that their fields cannot hold; what they mean is checked where the file is read."""
    known = {each.name: each for each in kind.fields}
    problems = [
        FieldProblem(f"/values/{name}", f"There is no field {name[:100]!r}.") for name in values if name not in known
    ]
    for name, of in known.items():
        if name in values and not _fits(of, values[name]):
            problems.append(
                FieldProblem(f"/values/{name}", f"{name!r} is filled in with something else than {_IS[of.type]}.")
            )
    if problems:
        raise Malformed("What is filled in is no entry of this kind.", problems=problems, code="entry-form")


_IS = {
    "text": "a text",
    "name": "a text in several languages",
    "number": "a number",
    "day": "a day",
    "flag": "yes or no",
    "words": "several texts",
    "choice": "one of its words",
    "rows": "rows",
}


def _fits(of: Field, value: Any) -> bool:
    if of.type == "flag":
        return isinstance(value, bool)
    if of.type == "name":
        return isinstance(value, dict)
    if of.type == "words":
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    if of.type != "rows":
        return isinstance(value, str)
    columns = {column.name: column for column in of.columns}
    return isinstance(value, list) and all(
        isinstance(row, dict) and all(name in columns and _fits(columns[name], cell) for name, cell in row.items())
        for row in value
    )


# --- findings ---------------------------------------------------------------------------------------------------------


def _problems(file: EntryFile, entry: Entry, files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give what the readers of a file say of one of its entries."""
    problems: list[FieldProblem] = []
    if file.file == MARKETS_FILE:
        read_markets(files[MARKETS_FILE], problems)
    else:
        try:
            _read(file.file, files)
        except Malformed as error:
            problems += error.problems
    for each in problems:
        match = _PLACE.match(each.path)
        if match and match["file"] == file.file:
            field = field_at(file, entry, (int(match["line"]), int(match["column"])))
            if field is not None:
                yield _required(entry, field, each.message), each.message


def _read(file: str, files: Mapping[str, str]) -> None:
    """Read the product or the terms that a file belongs to.

    Raises:
        Malformed: with everything that is wrong.
    """
    if file in OF_PRODUCT:
        load_product(files)
    else:
        load_terms(files)


def _required(entry: Entry, field: str, message: str) -> str:
    """Return the field that a message about the entry as a whole says is missing."""
    missing = re.match(r"The key '(\w+)' is missing", message)
    is_of_entry = not field or entry.kind.times == "whole"
    return missing[1] if missing and is_of_entry and missing[1] in {each.name for each in entry.kind.fields} else field


def _misfits(runtime: Runtime, entry: Entry, files: Mapping[str, str], draft: Draft) -> Iterator[tuple[str, str]]:
    """Give what an entry of terms says of the products on sale that does not fit them."""
    if not draft.is_of_terms or entry.kind.file == MARKETS_FILE:
        return
    try:
        terms = load_terms(files)
    except Malformed:
        return
    on_sale = runtime.shelf.on_sale(runtime.today)
    for each in misfits(terms, on_sale):
        if (each.file, each.code) == (entry.kind.file, entry.title):
            yield each.key, each.message
    bundle = terms.bundle(entry.title) if entry.kind is BUNDLE else None
    if bundle is not None:
        yield from unsound(bundle, on_sale, runtime.today, runtime.compiled)


def _finding(field: str, message: str) -> Json:
    told = in_languages(message).to_json()
    return {"field": field, "severity": "error", "code": "entry", "message": told, "hint": None}


def _field_of(path: str) -> str:
    return path.removeprefix("/values").removeprefix("/")


# --- telling ----------------------------------------------------------------------------------------------------------


def _entries_json(path: str, text: str, number: int | None) -> Json:
    file = read_entries(path, text)
    return {
        "path": path,
        "kinds": [_kind_json(kind) for kind in kinds_of(path)],
        "items": [_entry_json(file, entry) for entry in file.entries],
        "number": number,
    }


def _kind_json(kind: EntryKind) -> Json:
    fields = [_field_json(each) for each in kind.fields]
    return {"kind": kind.name, "title": list(kind.title), "times": kind.times, "fields": fields}


def _field_json(of: Field) -> Json:
    only = [{"field": name, "words": list(words)} for name, words in of.only.items()]
    return {
        **_column_json(of),
        "choices": list(of.choices),
        "only": only[0] if only else None,
        "columns": [_column_json(column) for column in of.columns],
    }


def _column_json(of: Field) -> Json:
    return {"name": of.name, "type": of.type, "required": of.required, "refers": of.refers}


def _entry_json(file: EntryFile, entry: Entry) -> Json:
    return {
        "number": entry.number,
        "kind": entry.kind.name,
        "id": entry.title,
        "line": file.lines(entry)[0],
        "text": file.written(entry),
        "others": list(entry.others),
        "values": None if entry.values is None else pruned(entry.kind, entry.values),
    }
