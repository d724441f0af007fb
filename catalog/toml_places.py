"""Where each key and value of a TOML file stands: the standard reader gives values without places; authors need both.

A light walk over the tokens of a text that `tomllib` has already accepted, so it need not check anything.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

Path = tuple[str | int, ...]
Place = tuple[int, int]

_TOKEN = re.compile(
    r'''(?P<space>[ \t\r]+|\#[^\n]*)
      | (?P<line>\n)
      | (?P<string>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
      | (?P<mark>[\[\]{}=,])
      | (?P<word>[^\s#"'\[\]{}=,]+)
    ''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in characters: of a key with its value, of an array element, of a table.

    Args:
        start: where the key begins, or the element, or the header of the table.
        value: where the value begins; of a table, where its header ends.
        end: where the value ends; of a table, where its last key does.
        is_header: whether it is a table under a header of its own.
    """

    start: int
    value: int
    end: int
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    place: Place
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def places(text: str) -> Mapping[Path, Place]:
    """Return the line and column of every table, key and array element of a valid TOML text."""
    return _Walk(text).places


def spans(text: str) -> Mapping[Path, Span]:
    """Return where every key with its value, every array element and every table of a valid TOML text stands.

    What is put together from several lines, such as a table of dotted keys, has no span of its own.
    """
    return _Walk(text).spans


class _Walk:
    """One walk over one text."""

    def __init__(self, text: str) -> None:
        self.places: dict[Path, Place] = {(): (1, 1)}
        self.spans: dict[Path, Span] = {}
        self._tokens = [*_tokens(text), _Token("end", "", (1, 1), len(text))]
        self._at = 0
        self._counts: dict[Path, int] = {}
        self._statements()

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _skip_lines(self) -> None:
        while self._next.kind == "line":
            self._at += 1

    def _statements(self) -> None:
        table: Path = ()
        while True:
            self._skip_lines()
            if self._next.kind == "end":
                return
            if self._next.text == "[":
                table = self._header()
            else:
                self._pair(table)
                self._stretch(table)

    @property
    def _end(self) -> int:
        """Where the last token that was taken ends."""
        return self._tokens[self._at - 1].end

    def _stretch(self, table: Path) -> None:
        """Note that a table under a header goes on to here."""
        span = self.spans.get(table)
        if span is not None and span.is_header:
            self.spans[table] = replace(span, end=self._end)

    def _header(self) -> Path:
        first = self._take()
        place = first.place
        is_array = self._next.text == "["
        if is_array:
            self._take()
        path = self._resolved(self._key())
        while self._next.text == "]":
            self._take()
        if is_array:
            index = self._counts.get(path, 0)
            self._counts[path] = index + 1
            self.places.setdefault(path, place)
            path = (*path, index)
        self._note(path, place)
        self.spans[path] = Span(first.start, self._end, self._end, is_header=True)
        return path

    def _resolved(self, keys: list[str]) -> Path:
        """Insert the index of the last element wherever the path enters an array of tables."""
        path: Path = ()
        for position, key in enumerate(keys):
            path = (*path, key)
            if path in self._counts and position < len(keys) - 1:
                path = (*path, self._counts[path] - 1)
        return path

    def _pair(self, table: Path) -> None:
        place, start = self._next.place, self._next.start
        path = (*table, *self._key())
        self._note(path, place)
        self._take()  # the equals sign
        value = self._next.start
        self._value(path)
        self.spans[path] = Span(start, value, self._end)

    def _note(self, path: Path, place: Place) -> None:
        for length in range(1, len(path) + 1):
            self.places.setdefault(path[:length], place)

    def _key(self) -> list[str]:
        parts: list[str] = []
        while self._next.kind in ("word", "string"):
            token = self._take()
            if token.kind == "string":
                parts.append(str(tomllib.loads(f"k={token.text}")["k"]))
            else:
                parts.extend(part for part in token.text.split(".") if part)
        return parts

    def _value(self, path: Path) -> None:
        if self._next.text == "{" and self._next.kind == "mark":
            self._take()
            while self._between("}"):
                self._pair(path)
        elif self._next.text == "[" and self._next.kind == "mark":
            self._take()
            index = 0
            while self._between("]"):
                self.places[(*path, index)] = self._next.place
                start = self._next.start
                self._value((*path, index))
                self.spans[(*path, index)] = Span(start, start, self._end)
                index += 1
        else:
            while self._next.kind in ("word", "string"):  # a date and a time may stand apart
                self._take()

    def _between(self, closing: str) -> bool:
        """Skip line ends and commas; tell whether another element follows before the closing mark."""
        while self._next.kind == "line" or (self._next.kind == "mark" and self._next.text == ","):
            self._take()
        if self._next.kind == "mark" and self._next.text == closing:
            self._take()
            return False
        return self._next.kind != "end"


def _tokens(text: str) -> Iterator[_Token]:
    line, line_start = 1, 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "space"
        if kind != "space":
            yield _Token(kind, match.group(), (line, match.start() - line_start + 1), match.start())
        breaks = match.group().count("\n")
        if breaks:
            line += breaks
            line_start = match.start() + match.group().rindex("\n") + 1
