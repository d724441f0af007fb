"""Generated rule tests: many configurations in one sheet, a row each, made from the rules and kept beside them.

`tests/generated.csv`:

    markets,day,possible,note,front,goods,...
    eu|us,2026-06-01,true,pairs,open,dairy,...
    eu|us,2026-06-01,false,only open_depth is broken,open,ice-cream,...

A row is a test in each of its markets. An empty cell under a characteristic chooses nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

import rules
from catalog.problems import did_you_mean, problem
from catalog.rule_tests import RuleTest, unknown_value
from kernel.errors import FieldProblem

GENERATED_FILE = "tests/generated.csv"
COLUMNS = ("markets", "day", "possible", "note")
AGAIN = "Make the generated tests again."
HEADING = "# Made from the rules, to notice when they change: make it again instead of editing it.\n"


@dataclass(frozen=True, slots=True)
class GeneratedTest:
    """A configuration that was possible, or was not, when the tests were made.

    Args:
        markets: codes of the markets in which that was so.
        day: the day it speaks of; None if no rule has a date.
        possible: whether it was.
        note: what it is there for.
        choices: the whole configuration, without what is computed.
    """

    markets: tuple[str, ...]
    day: date | None
    possible: bool
    note: str
    choices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class GeneratedRow:
    """A row as it stands in the sheet: its line, and its cells under their columns."""

    line: int
    cells: Mapping[str, str]

    @property
    def choices(self) -> dict[str, str]:
        """What it chooses."""
        return {name: value for name, value in self.cells.items() if value and name not in COLUMNS}


def generated_rows(text: str, problems: list[FieldProblem]) -> Iterator[GeneratedRow]:
    """Yield the rows of the sheet; what is no row of it is reported.

    The sheet has tens of thousands of cells and is read after every keystroke: the standard reader, which does not know
    columns, is quick enough for that.
    """
    lines = list(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    skipped = sum(1 for _ in takewhile(lambda line: line.startswith("#"), lines))
    reader = csv.reader(lines[skipped:], strict=True)
    try:
        header = next(reader, [])
        missing = [name for name in COLUMNS if name not in header]
        if missing or len(set(header)) < len(header):
            wrong = f"lacks {', '.join(missing)}" if missing else "names a column twice"
            problems.append(_problem(skipped + 1, f"The header {wrong}."))
            return
        for row in reader:
            if len(row) == len(header):
                yield GeneratedRow(skipped + reader.line_num, dict(zip(header, row, strict=True)))
            elif row:
                problems.append(
                    _problem(skipped + reader.line_num, f"The row has {len(row)} cells, the header {len(header)}.")
                )
    except csv.Error as error:
        problems.append(_problem(skipped + reader.line_num, f"This is not CSV: {error}."))


def _problem(line: int, message: str) -> FieldProblem:
    return problem(GENERATED_FILE, line, 1, f"{message} {AGAIN}")


def read_generated_tests(
    files: Mapping[str, str], book: rules.RuleBook | None, markets: Collection[str], problems: list[FieldProblem]
) -> tuple[RuleTest, ...]:
    """Read the generated tests, one for each market of a row; what is wrong is reported."""
    text = files.get(GENERATED_FILE)
    if text is None:
        return ()
    read = _Reading(book, markets, problems)
    return tuple(test for row in generated_rows(text, problems) for test in read.tests(row))


class _Reading:
    """Rows being read; a characteristic or value that is not there is told once, at the first row that has it."""

    def __init__(self, book: rules.RuleBook | None, markets: Collection[str], problems: list[FieldProblem]) -> None:
        self._book = book
        self._markets = markets
        self._problems = problems
        self._seen: dict[tuple[str, str], bool] = {}

    def tests(self, row: GeneratedRow) -> Iterator[RuleTest]:
        """Yield the tests of a row."""
        choices = {name: value for name, value in row.choices.items() if self._is_known(row, name, value)}
        possible, day = row.cells["possible"], self._day(row)
        if possible not in ("true", "false"):
            self._wrong(row, f"{possible!r} is not possible for 'possible': true or false.")
        place = f"{GENERATED_FILE}:{row.line}:1"
        for market in row.cells["markets"].split("|"):
            if self._markets and market not in self._markets:
                known = did_you_mean(market, self._markets)
                self._wrong(row, f"The product is not sold in the market {market!r}.{known}")
            yield RuleTest(market, choices, possible == "true", row.cells["note"], "", place, day=day)

    def _is_known(self, row: GeneratedRow, name: str, value: str) -> bool:
        if (name, value) not in self._seen:
            message = unknown_value(self._book, name, value) if self._book else ""
            if message:
                self._wrong(row, message)
            self._seen[name, value] = not message
        return self._seen[name, value]

    def _day(self, row: GeneratedRow) -> date | None:
        text = row.cells["day"]
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self._wrong(row, f"{text!r} is not a day.")
            return None

    def _wrong(self, row: GeneratedRow, message: str) -> None:
        self._problems.append(_problem(row.line, message))


def generated_sheet(names: Sequence[str], tests: Iterable[GeneratedTest]) -> str:
    """Return the text of the sheet.

    Args:
        names: the characteristics in the order of their columns.
        tests: the rows.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*COLUMNS, *names])
    for test in tests:
        day = test.day.isoformat() if test.day else ""
        possible = "true" if test.possible else "false"
        choices = [test.choices.get(name, "") for name in names]
        writer.writerow(["|".join(test.markets), day, possible, test.note, *choices])
    return HEADING + text.getvalue()
