"""Writes entries back: only the keys, rows and words that a form holds differently are written anew.

Everything else stays character by character: remarks, blank lines, how numbers are written, keys that no form shows.
What came of it is read again; if it does not say what the form says, nothing is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from catalog.entries.kinds import EntryKind, Field
from catalog.entries.printing import WIDEST, printed, printed_entry, printed_pair, printed_row
from catalog.entries.reading import BOM, Entry, EntryFile, Values, read_entries, shown_value
from catalog.toml_places import Path
from catalog.toml_text import printed_key, quoted
from kernel.errors import FieldProblem, Malformed

Edit = tuple[int, int, str]
"""From where to where, and what stands there instead."""

_NOTHING: tuple[Any, ...] = ("", [], {}, None)
_COMMA = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*,")


def changed(text: str, file: EntryFile, entry: Entry, values: Values) -> str:
    """Return the text of a file in which one entry says what a form says.

    Args:
        text: of the file.
        file: as it was read from this text.
        entry: one of it that has a form.
        values: what it says from now on.

    Raises:
        Malformed: the entry is written in a way that only a person can change.
    """
    writer = _Writer(file)
    after = writer.edited(list(writer.entry_edits(entry, pruned(entry.kind, values))))
    return _checked(text, file, after, entry, values)


def added(text: str, file: EntryFile, kind: EntryKind, values: Values) -> str:
    """Return the text of a file with one entry more: behind the last of its kind, or at the end."""
    end = "\r\n" if "\r\n" in text else "\n"
    new = printed_entry(kind, pruned(kind, values)).replace("\n", end) + end
    same = [entry for entry in file.entries if entry.kind is kind]
    lines = file.text.splitlines(keepends=True)
    at = file.lines(same[-1])[1] if same else len(lines)
    before, after = "".join(lines[:at]), "".join(lines[at:])
    if before and not before.endswith("\n"):
        before += end
    above = end if before.strip() and lines[at - 1].strip() else ""
    return _marked(text, f"{before}{above}{new}{after}")


def removed(text: str, file: EntryFile, entry: Entry) -> str:
    """Return the text of a file without one entry. Remarks above it stay: they may be about more than this entry."""
    lines = file.text.splitlines(keepends=True)
    first, last = file.lines(entry)
    first -= 1
    is_blank_before = first == 0 or not lines[first - 1].strip()
    while last < len(lines) and not lines[last].strip() and is_blank_before:
        last += 1
    while last == len(lines) and first > 0 and not lines[first - 1].strip():
        first -= 1
    return _marked(text, "".join(lines[:first] + lines[last:]))


def pruned(kind: EntryKind, values: Values) -> dict[str, Any]:
    """Return what a form holds without what is empty, and without what has no meaning beside the rest."""
    kept = {each.name: _pruned(each, values[each.name]) for each in kind.fields if each.name in values}
    held = {name: value for name, value in kept.items() if value not in _NOTHING}
    return {each.name: held[each.name] for each in kind.fields if each.name in held and _has_meaning(each, kind, held)}


def _pruned(of: Field, value: Any) -> Any:
    if of.type == "flag":
        return value or None
    if of.type == "name":
        return {language: text for language, text in value.items() if text.strip()}
    if of.type == "words":
        return [word.strip() for word in value if word.strip()]
    if of.type == "rows":
        rows = [{c.name: _pruned(c, row[c.name]) for c in of.columns if c.name in row} for row in value]
        full = ({name: cell for name, cell in row.items() if cell not in _NOTHING} for row in rows)
        return [row for row in full if row]
    return value.strip()


def _has_meaning(of: Field, kind: EntryKind, held: Mapping[str, Any]) -> bool:
    """Whether a field goes with the others; a choice that is not made is the first of its words."""
    first = {each.name: each.choices[0] for each in kind.fields if each.choices}
    return all(held.get(name, first.get(name)) in words for name, words in of.only.items())


def _checked(text: str, file: EntryFile, after: str, entry: Entry, values: Values) -> str:
    """Return a new text if in it the entry says what it should, and every other one what it said."""
    now = read_entries(file.file, after)
    said = now.entries[entry.number] if len(now.entries) == len(file.entries) else None
    is_right = (
        said is not None
        and said.values is not None
        and pruned(entry.kind, said.values) == pruned(entry.kind, values)
        and {key: said.raw.get(key) for key in said.others} == {key: entry.raw.get(key) for key in entry.others}
        and all(a.raw == b.raw for a, b in zip(now.entries, file.entries, strict=True) if a.number != entry.number)
    )
    if not is_right:
        message = (
            f"The entry {entry.title!r} of {file.file} is written in another way than forms know; change it as text."
        )
        raise Malformed(message, problems=[FieldProblem("/values", message)], code="entries-form")
    return _marked(text, after)


def _marked(before: str, after: str) -> str:
    return BOM + after if before.startswith(BOM) else after


@dataclass
class _Writer:
    """Edits of one file."""

    file: EntryFile

    @property
    def text(self) -> str:
        """What is edited."""
        return self.file.text

    def edited(self, edits: Sequence[Edit]) -> str:
        """Return the text with edits made."""
        parts: list[str] = []
        at = 0
        for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
            parts += [self.text[at:start], new]
            at = max(at, end)
        return "".join([*parts, self.text[at:]])

    def entry_edits(self, entry: Entry, values: Values) -> Iterator[Edit]:
        """Give what makes an entry say something."""
        before = pruned(entry.kind, entry.values or {})
        for of in entry.kind.fields:
            path = (*entry.path, of.name)
            old, new = before.get(of.name), values.get(of.name)
            if old == new or (old is None and of.name in entry.raw and new is None):
                continue
            if of.name not in entry.raw:
                yield self._pair_in(entry, of, new, values)
            elif new is None:
                yield from self._pair_out(path)
            else:
                yield from self._value_edits(of, path, entry.raw[of.name], new)

    # --- keys ---------------------------------------------------------------------------------------------------

    def _pair_in(self, entry: Entry, of: Field, value: Any, values: Values) -> Edit:
        """Add a key below those that come before it and stay, or below the header."""
        names = [each.name for each in entry.kind.fields]
        above = [(*entry.path, name) for name in names[: names.index(of.name)] if name in values]
        spans = [self.file.spans[path] for path in above if path in self.file.spans]
        ends = [span.end for span in spans if not span.is_header]
        header = self.file.spans[entry.path]
        at = self._line_end(max(ends, default=header.value))
        indent = self._indent(header.start)
        return at, at, self._lines(f"\n{indent}{printed_pair(of, value)}".replace("\n    ", f"\n{indent}    "))

    def _pair_out(self, path: Path) -> Iterator[Edit]:
        """Leave out a key; of one that is put together from several lines each of them."""
        span = self.file.spans.get(path)
        if span is not None:
            yield self._stretch_out(span.start, span.end)
            return
        for inner, each in self.file.spans.items():
            if inner[: len(path)] == path:
                yield self._stretch_out(each.start, each.end)

    def _stretch_out(self, start: int, end: int) -> Edit:
        """Take lines out, with the remark behind what is taken."""
        return self._line_start(start), min(len(self.text), self._line_end(end) + self._break(self._line_end(end))), ""

    def _value_edits(self, of: Field, path: Path, raw: Any, new: Any) -> Iterator[Edit]:
        if of.type == "name" and isinstance(raw, dict):
            languages = {language: Field(language) for language in (*raw, *new)}
            yield from self._table_edits(languages, path, raw, new)
        elif of.type == "words" and raw and path in self.file.spans:
            yield from self._array_edits(path, raw, new, quoted, self._word_edits)
        elif of.type == "rows" and raw and new:
            columns = {column.name: column for column in of.columns}

            def row_edits(at: Path, before: Any, after: Any) -> Iterator[Edit]:
                return self._table_edits(columns, at, before, after)

            rows = [{name: shown_value(columns[name], cell) for name, cell in row.items()} for row in raw]
            yield from self._array_edits(path, rows, new, lambda row: printed_row(of, row), row_edits, raw)
        elif path in self.file.spans:
            span = self.file.spans[path]
            yield span.value, span.end, self._lines(printed(of, new, raw))

    def _word_edits(self, path: Path, _: Any, after: Any) -> Iterator[Edit]:
        span = self.file.spans[path]
        yield span.value, span.end, quoted(after)

    # --- tables inside of an entry ------------------------------------------------------------------------------

    def _table_edits(self, fields: Mapping[str, Field], path: Path, raw: Mapping[str, Any], new: Any) -> Iterator[Edit]:
        """Change a table inside of an entry, key by key."""
        whole = self.file.spans.get(path)
        is_in_line = whole is not None and not whole.is_header
        if whole is not None and is_in_line and set(raw) != set(new):
            yield whole.value, whole.end, self._in_line(fields, path, raw, new)
            return
        for name, of in fields.items():
            at = (*path, name)
            if name in raw and name not in new:
                yield from self._pair_out(at)
            elif name in raw and shown_value(of, raw[name]) != new[name]:
                yield from self._value_edits(of, at, raw[name], new[name])
            elif name not in raw and name in new:
                yield from self._inner_in(path, of, new)

    def _in_line(self, fields: Mapping[str, Field], path: Path, raw: Mapping[str, Any], new: Mapping[str, Any]) -> str:
        """Return a table in one line; keys that hold the same stay as they are written."""
        pairs: list[str] = []
        for name, of in fields.items():
            span = self.file.spans.get((*path, name))
            if name in new and span is not None and shown_value(of, raw[name]) == new[name]:
                pairs.append(self.text[span.start : span.end])
            elif name in new:
                pairs.append(f"{printed_key(name)} = {printed(of, new[name], raw.get(name))}")
        return f"{{ {', '.join(pairs)} }}"

    def _inner_in(self, path: Path, of: Field, new: Mapping[str, Any]) -> Iterator[Edit]:
        """Add a key to a table on lines of its own, below those that stay."""
        spans = [self.file.spans[(*path, name)] for name in new if (*path, name) in self.file.spans]
        if spans:
            last = max(spans, key=lambda span: span.end)
            at, indent = self._line_end(last.end), self._indent(last.start)
            keys = (of.name,) if path in self.file.spans else (path[-1], of.name)
            key = ".".join(printed_key(str(part)) for part in keys)
            yield at, at, self._lines(f"\n{indent}{key} = {printed(of, new[of.name])}")

    # --- arrays -------------------------------------------------------------------------------------------------

    def _array_edits(
        self,
        path: Path,
        before: Sequence[Any],
        after: Sequence[Any],
        print_item: Callable[[Any], str],
        item_edits: Callable[[Path, Any, Any], Iterator[Edit]],
        raw: Sequence[Any] | None = None,
    ) -> Iterator[Edit]:
        """Exchange, leave out and add elements of an array; those that say the same stay as they are written."""
        keys = [[json.dumps(item, sort_keys=True) for item in items] for items in (before, after)]
        if len(after) > len(before) and self._grows_too_wide(path, after, print_item):
            yield self._on_lines(path, keys, [print_item(item) for item in after])
            return
        for tag, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
            if tag == "equal":
                continue
            shared = min(b - a, d - c)
            for number in range(shared):
                yield from item_edits((*path, a + number), (raw or before)[a + number], after[c + number])
            if a + shared < b:
                yield from self._elements_out(path, a + shared, b, len(before))
            if c + shared < d:
                yield from self._elements_in(
                    path, a + shared, len(before), [print_item(x) for x in after[c + shared : d]]
                )

    def _grows_too_wide(self, path: Path, after: Sequence[Any], print_item: Callable[[Any], str]) -> bool:
        """Whether an array in one line would be wider than a line should be."""
        span = self.file.spans.get(path)
        if span is None:
            return False
        is_one_line = not span.is_header and "\n" not in self.text[span.start : span.end]
        return is_one_line and span.value - span.start + sum(len(print_item(item)) + 2 for item in after) > WIDEST

    def _on_lines(self, path: Path, keys: list[list[str]], printed_: list[str]) -> Edit:
        """Write an array on several lines; elements that were there stay as they are written."""
        span, indent = self.file.spans[path], self._indent(self.file.spans[path].start)
        written = {key: self.file.spans[(*path, number)] for number, key in enumerate(keys[0])}
        items = [
            self.text[written[key].start : written[key].end] if key in written else new
            for key, new in zip(keys[1], printed_, strict=True)
        ]
        lines = ["[", *(f"{indent}    {item}," for item in items), f"{indent}]"]
        return span.value, span.end, self._lines("\n".join(lines))

    def _elements_out(self, path: Path, first: int, last: int, size: int) -> Iterator[Edit]:
        spans = [self.file.spans[(*path, number)] for number in range(size)]
        if spans[first].is_header or self._is_on_lines(path, size):
            for span in spans[first:last]:
                comma = _COMMA.match(self.text, span.end)
                yield self._stretch_out(span.start, comma.end() if comma else span.end)
        elif last < size:
            yield spans[first].start, spans[last].start, ""
        elif first > 0:
            yield spans[first - 1].end, spans[-1].end, ""

    def _elements_in(self, path: Path, at: int, size: int, items: list[str]) -> Iterator[Edit]:
        """Add elements before the one with a number; behind all of them if there is none."""
        spans = [self.file.spans[(*path, number)] for number in range(size)]
        if spans[0].is_header:
            return  # what came of it says so, and nothing is written
        if not self._is_on_lines(path, size):
            place = spans[at - 1].end if at else spans[0].start
            yield place, place, "".join(f", {item}" if at else f"{item}, " for item in items)
            return
        indent = self._indent(spans[0].start)
        if at == 0:
            yield spans[0].start, spans[0].start, self._lines("".join(f"{item},\n{indent}" for item in items))
            return
        comma = _COMMA.match(self.text, spans[at - 1].end)
        if not comma:
            yield spans[at - 1].end, spans[at - 1].end, ","
        place = self._line_end(comma.end() if comma else spans[at - 1].end)
        lines = [f"\n{indent}{item}," for item in items]
        yield place, place, self._lines("".join(lines) if comma else "".join(lines)[:-1])

    def _is_on_lines(self, path: Path, size: int) -> bool:
        """Whether each element of an array stands on lines of its own."""
        starts = [self.file.spans[(*path, number)].start for number in range(size)]
        return all(not self.text[self._line_start(start) : start].strip() for start in starts)

    # --- lines --------------------------------------------------------------------------------------------------

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def _break(self, at: int) -> int:
        """Return how long the line break at a place is."""
        return 2 if self.text.startswith("\r\n", at) else 1

    def _indent(self, at: int) -> str:
        start = self._line_start(at)
        line = self.text[start:at]
        return line[: len(line) - len(line.lstrip())]

    def _lines(self, text: str) -> str:
        return text.replace("\n", "\r\n") if "\r\n" in self.text else text
