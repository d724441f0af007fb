"""A TOML file read table by table: each table knows its place, checks what it is asked for, and reports what is wrong.

Readers ask for what they need and go on with a harmless substitute when it is missing; problems are collected aside.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from catalog.problems import did_you_mean, problem
from catalog.toml_places import Path, Place, places
from kernel.errors import FieldProblem
from kernel.text import LANGUAGES, Text

LONGEST_TEXT = 10_000
"""Characters in one text; a description of several pages."""

_SYNTAX_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")


@dataclass(frozen=True)
class Document:
    """One file: its places and its problems."""

    file: str
    places: Mapping[Path, Place]
    problems: list[FieldProblem]

    def wrong(self, path: Path, message: str) -> None:
        """Report a problem at a path, or at the nearest thing around it that has a place."""
        while path not in self.places:
            path = path[:-1]
        self.problems.append(problem(self.file, *self.places[path], message))


@dataclass(frozen=True)
class Table:
    """A table of a document."""

    document: Document
    data: Mapping[str, Any]
    path: Path = ()

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def wrong(self, key: str | None, message: str) -> None:
        """Report a problem at a key of this table, or at the table itself."""
        self.document.wrong(self.path if key is None else (*self.path, key), message)

    def only(self, *known: str) -> None:
        """Report the keys that nobody will read."""
        for key in self.data:
            if key not in known:
                self.wrong(key, f"The key {key!r} has no meaning here.{did_you_mean(key, known)}")

    def text(self, key: str, default: str | None = None) -> str:
        """Return a one-language text; without a default it is required."""
        value = self.data.get(key)
        if value is None:
            if default is None:
                self.wrong(None, f"The key {key!r} is missing.")
            return default or ""
        return self._checked_text(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty if there is none."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.wrong(key, f'{key!r} is a list of texts, such as ["a", "b"].')
            return ()
        return tuple(value)

    def one_of(self, key: str, known: Collection[str], default: str) -> str:
        """Return one of the known words; without a default among them it is required."""
        value = self.text(key, default)
        if value in known:
            return value
        if key not in self.data:
            self.wrong(None, f"The key {key!r} is missing.{did_you_mean(value, known)}")
            return default
        self.wrong(key, f"{value!r} is not possible for {key!r}.{did_you_mean(value, known)}")
        return default

    def flag(self, key: str) -> bool:
        """Return true or false; false if it is missing."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            self.wrong(key, f"{key!r} is true or false, without quotes.")
            return False
        return value

    def localized(self, key: str, *, required: bool = True) -> Text:
        """Return a text in several languages; a plain string stands for every language. English must be there."""
        value = self.data.get(key)
        if value is None:
            if required:
                self.wrong(None, f'The key {key!r} is missing; write {key} = {{en = "...", ru = "..."}}.')
            return Text()
        if isinstance(value, str):
            checked = self._checked_text(key, value)
            return Text(dict.fromkeys(LANGUAGES, checked)) if checked else Text()
        if not isinstance(value, dict):
            self.wrong(key, f'{key!r} is a text in several languages: {{en = "...", ru = "..."}}.')
            return Text()
        return self._languages(key, value, required)

    def _languages(self, key: str, value: Mapping[str, Any], required: bool) -> Text:
        found: dict[str, str] = {}
        inner = Table(self.document, value, (*self.path, key))
        for language, each in value.items():
            if language not in LANGUAGES:
                inner.wrong(language, f"{language!r} is not a language we speak; these are {', '.join(LANGUAGES)}.")
            elif text := inner._checked_text(language, each):
                found[language] = text
        if "en" not in found and (required or found):
            self.wrong(key, f"{key!r} has no English text; English is what every other language falls back to.")
        return Text(found)

    def day(self, key: str) -> date | None:
        """Return a business day written 2026-01-31, or None if it is missing."""
        value = self.data.get(key)
        if value is None:
            return None
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        elif isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.wrong(key, f"{value!s} is not a day; write it like 2026-01-31.")
        return None

    def number(self, key: str) -> Decimal | None:
        """Return an exact number, written as text or as a number."""
        if key not in self.data:
            self.wrong(None, f'The key {key!r} is missing; it is a number, such as "19.5".')
            return None
        value = self.data[key]
        try:
            is_one = isinstance(value, str | int) and not isinstance(value, bool) and str(value).isascii()
            number = Decimal(value) if isinstance(value, str | int) and is_one else value
        except InvalidOperation:
            number = None
        if isinstance(number, Decimal) and number.is_finite():
            return number
        self.wrong(key, f'{key!r} is a number, such as "19.5".')
        return None

    def table(self, key: str) -> Table | None:
        """Return the table under a key, or None if there is none."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong(key, f"{key!r} is a table.")
            return None
        return Table(self.document, value, (*self.path, key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the array of tables under a key: `[[key]]`."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.wrong(key, f"{key!r} is written as tables, each under [[{key}]].")
            return ()
        return tuple(Table(self.document, each, (*self.path, key, index)) for index, each in enumerate(value))

    def children(self) -> Iterator[tuple[str, Table]]:
        """Yield every key with its table; what is no table is reported."""
        for key in self.data:
            found = self.table(key)
            if found is not None:
                yield key, found

    def _checked_text(self, key: str, value: Any) -> str:
        if not isinstance(value, str):
            self.wrong(key, f"{key!r} is a text between quotes.")
            return ""
        if len(value) > LONGEST_TEXT or any(ord(mark) < 32 and mark not in "\n\t" for mark in value):
            self.wrong(key, f"{key!r} is too long (over {LONGEST_TEXT:,} characters) or holds control characters.")
            return ""
        if not value.strip():
            self.wrong(key, f"{key!r} is empty.")
        return value.strip()


def read_toml(file: str, text: str, problems: list[FieldProblem]) -> Table | None:
    """Read a file; report a syntax error and return None when there is one."""
    text = text.removeprefix("\ufeff")
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problems.append(_syntax_problem(file, text, str(error)))
        return None
    return Table(Document(file, places(text), problems), data)


def _syntax_problem(file: str, text: str, message: str) -> FieldProblem:
    found = _SYNTAX_PLACE.search(message)
    line, column = text.count("\n") + 1, 1
    if found and found["line"]:
        line, column = int(found["line"]), int(found["column"])
    return problem(file, line, column, f"This is not TOML: {_SYNTAX_PLACE.sub('', message)}.")
