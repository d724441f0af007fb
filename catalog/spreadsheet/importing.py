"""An upload against the files of a draft: which table each sheet is for, what it changes there, and what is wrong.

Nothing is changed here. The plan says what every file would hold; whoever accepts it writes those texts. What the
rules, prices and the rest of the product say about the new tables is told at the cells of the sheet they came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from catalog.csv_text import BrokenQuote, records
from catalog.gate import Finding, problem_findings
from catalog.load import load_product
from catalog.product import Product
from catalog.russian import in_languages
from catalog.sheet import MOST_ROWS
from catalog.spreadsheet.export import TABLE_SUFFIX, sheet_names
from catalog.spreadsheet.header import Header, Names, header_of, likeness
from catalog.spreadsheet.kinds import is_column, kind_of, known_columns, new_kind
from catalog.spreadsheet.merge import AtRow, CellProblem, Merged, Wishes, merged
from catalog.spreadsheet.numbers import Mark
from catalog.spreadsheet.table import Table, new_table, table_of
from catalog.spreadsheet.upload import Spot, Tab
from kernel.digest import digest
from kernel.errors import FieldProblem, Malformed
from kernel.progress import Tell, silent
from kernel.text import Text
from rules.models import uncollected

Load = Callable[[Mapping[str, str]], object]
"""Reads the files of a product, or of the terms of sale; raises Malformed with everything wrong."""

LEAST_LIKENESS = 0.5
CLEAR_LEAD = 0.1
"""By how much a table must be more like a sheet than the next one to be taken for it."""
MOST_ROUNDS = 5
"""Of leaving out rows, each because of what is wrong after the one before."""

_PLACE = re.compile(r"(?P<file>.+):(?P<line>\d+):(?P<column>\d+)\Z")
_NAME_END = re.compile(r"\.(csv|tsv|txt|xlsx)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetWishes:
    """What a person says about one sheet.

    Args:
        file: the table it is for; empty to leave the sheet out; None to find out.
        columns: column of the sheet -> column of the table, or empty to leave it out.
        fixes: corrected cells.
    """

    file: str | None = None
    columns: Mapping[int, str] = field(default_factory=dict)
    fixes: Mapping[Spot, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportWishes:
    """What a person says about an upload.

    Args:
        sheets: by name.
        removes: rows and files that the upload does not have are taken away.
        mark: before decimals; found out if None.
        only_good: rows in which something is wrong are left out, the others are taken.
    """

    sheets: Mapping[str, SheetWishes] = field(default_factory=dict)
    removes: bool = False
    mark: Mark | None = None
    only_good: bool = False


@dataclass(frozen=True)
class SheetPlan:
    """What becomes of one sheet.

    Args:
        tab: the sheet.
        file: the table it is for; None if nobody can tell, or it is left out.
        is_left_out: a person said so.
        is_new: the table is not there yet.
        candidates: tables it may be for, the likeliest first.
        known: the columns the table has, or may have.
        is_open: it may have others, too.
        header: which row names the columns, and what they mean.
        merged: the table with the sheet put into it; None without a table.
        problems: what is wrong, in the order of the rows.
        left_out: rows that do not count because something is wrong with them.
    """

    tab: Tab
    file: str | None
    is_left_out: bool
    is_new: bool
    candidates: tuple[str, ...]
    known: tuple[str, ...]
    is_open: bool
    header: Header
    merged: Merged | None
    problems: tuple[CellProblem, ...]
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True)
class ImportPlan:
    """What becomes of an upload.

    Args:
        sheets: one by one.
        texts: every file that changes, as it would be from now on.
        elsewhere: what would newly be wrong in other places than the rows of the sheets.
    """

    sheets: tuple[SheetPlan, ...]
    texts: Mapping[str, str | None]
    elsewhere: tuple[Finding, ...]

    @property
    def digest(self) -> str:
        """What accepting writes; who accepts names it, so that nothing else is written than was seen."""
        return digest(dict(self.texts))

    @property
    def is_acceptable(self) -> bool:
        """Tell whether something would change, and nothing is wrong with what would."""
        return bool(self.texts) and not any(
            problem.row not in sheet.left_out for sheet in self.sheets for problem in sheet.problems
        )


def planned(
    files: Mapping[str, str],
    tabs: Sequence[Tab],
    wishes: ImportWishes,
    *,
    load: Load = load_product,
    tell: Tell = silent,
) -> ImportPlan:
    """Return what some sheets make of the files of a draft.

    Args:
        files: of the draft.
        tabs: the sheets.
        wishes: what a person says about them.
        load: reads all files together, or raises what is wrong with them.
        tell: hears how far it has come.
    """
    with uncollected():
        planning = _Planning(files, tabs, wishes, load, tell)
        plan = first = planning.plan({})
        left_out: dict[str, frozenset[int]] = {}
        for _ in range(MOST_ROUNDS):  # what is wrong in one row may hide what is wrong in others
            more = {sheet.tab.name: _bad_rows(sheet) for sheet in plan.sheets}
            if more == left_out or not any(more.values()):
                break
            left_out = more
            plan = planning.plan(left_out)
        if wishes.only_good:
            return plan
        sheets = zip(first.sheets, plan.sheets, strict=True)
        return replace(first, sheets=tuple(replace(sheet, problems=last.problems) for sheet, last in sheets))


def _bad_rows(sheet: SheetPlan) -> frozenset[int]:
    """Return the rows with problems; a problem of the header is one of all rows, and is not left out."""
    return sheet.left_out | {problem.row for problem in sheet.problems if problem.row > sheet.header.row}


class _Planning:
    """One upload against one draft; what does not depend on the rows that are left out is worked out once."""

    def __init__(
        self, files: Mapping[str, str], tabs: Sequence[Tab], wishes: ImportWishes, load: Load, tell: Tell
    ) -> None:
        self._files, self._tabs, self._wishes, self._load, self._tell = files, tabs, wishes, load, tell
        self._tables = {path: table for path in files if (table := _readable(path, files[path])) is not None}
        self._known: frozenset[tuple[str, str]] | None = None
        self._reasons: dict[str, dict[int, list[CellProblem]]] = {}

    def plan(self, left_out: Mapping[str, frozenset[int]]) -> ImportPlan:
        """Return the plan without some rows, whose problems are told nevertheless."""
        sheets: list[SheetPlan] = []
        taken: set[str] = set()
        for tab in self._tabs:
            sheet = self._sheet(tab, taken, left_out.get(tab.name, frozenset()))
            taken |= {sheet.file} if sheet.file else set()
            sheets.append(sheet)
        texts: dict[str, str | None] = {
            sheet.file: sheet.merged.text
            for sheet in sheets
            if sheet.file and sheet.merged and sheet.merged.text != self._files.get(sheet.file)
        }
        found = self._new_problems(texts) if texts else ()
        checked = tuple(self._with_reasons(_checked(sheet, found)) for sheet in sheets)
        elsewhere = tuple(problem for problem in found if not any(_row_of(sheet, problem) for sheet in sheets))
        is_clean = not any(problem.row not in sheet.left_out for sheet in checked for problem in sheet.problems)
        return ImportPlan(checked, texts, problem_findings(elsewhere) if is_clean else ())

    def _with_reasons(self, sheet: SheetPlan) -> SheetPlan:
        """Remember why rows cannot stand, and tell it of those that are left out by now."""
        known = self._reasons.setdefault(sheet.tab.name, {})
        known |= _by_row(sheet.problems)
        problems = [*sheet.problems, *(problem for row in sheet.left_out for problem in known.get(row, ()))]
        return replace(sheet, problems=tuple(sorted(problems, key=lambda each: (each.row, each.column))))

    def _sheet(self, tab: Tab, taken: Collection[str], left_out: frozenset[int]) -> SheetPlan:
        wish = self._wishes.sheets.get(tab.name, SheetWishes())
        candidates: tuple[str, ...] = tuple(self._tables)
        file = wish.file if wish.file is not None else self._named(tab)
        if file is None:
            file, candidates = self._alike(tab)
        if not file or file in taken or not file.endswith(TABLE_SUFFIX):
            problems = (_taken(file),) if file and file in taken else (_no_table(file),) if file else ()
            header = header_of(tab.rows, (), {})
            return SheetPlan(tab, None, wish.file == "", False, candidates, (), False, header, None, problems)
        return self._put(tab, file, wish, candidates, left_out)

    def _put(
        self, tab: Tab, file: str, wish: SheetWishes, candidates: tuple[str, ...], left_out: frozenset[int]
    ) -> SheetPlan:
        table = self._tables.get(file)
        kind = new_kind(file) if table is None else kind_of(table.columns)
        known = tuple(dict.fromkeys((*(table.columns if table else ()), *known_columns(kind))))
        header = self._header(tab, known, wish.columns)
        if table is None:
            header = _all_titles(header, wish.columns) if kind.is_open else header
            table = new_table(_in_order(header.columns.values(), known))
        problems = [
            CellProblem(header.row, at, _no_column(column))
            for at, column in header.columns.items()
            if column not in table.columns and not is_column(kind, column)
        ]
        if problems:
            header = replace(header, columns={at: name for at, name in header.columns.items() if name in known})
        if not header.columns:
            problems.append(CellProblem(header.row, 0, _NO_HEADER))
        asked = Wishes(self._wishes.removes, self._wishes.mark, wish.fixes, left_out)
        text, told = self._files.get(file, ""), self._telling(tab)
        found = merged(table, text, tab, header, asked, told) if header.columns else None
        if found is not None and found.size > MOST_ROWS:
            problems.append(CellProblem(header.row, 0, _too_many(found.size)))
        problems += found.problems if found else ()
        is_new = file not in self._files
        wrong = tuple(problems)
        return SheetPlan(tab, file, False, is_new, candidates, known, kind.is_open, header, found, wrong, left_out)

    def _telling(self, tab: Tab) -> AtRow:
        """Return what tells how far a sheet is, counted in the rows of all of them."""
        rows = {each.name: len(each.rows) for each in self._tabs}
        names = list(rows)
        before, total = sum(rows[name] for name in names[: names.index(tab.name)]), sum(rows.values())
        self._tell("match_rows", before, total)
        return lambda row: self._tell("match_rows", before + row, total)

    def _header(self, tab: Tab, known: Sequence[str], chosen: Mapping[int, str]) -> Header:
        """Return the header; what the catalogue calls things is only looked up for titles that say nothing without."""
        found = header_of(tab.rows, known, {}, chosen)
        is_clear = all(at in found.columns or at in chosen for at, title in enumerate(found.titles, 1) if title)
        return found if is_clear else header_of(tab.rows, known, self._names, chosen)

    @cached_property
    def _names(self) -> Names:
        try:
            found = self._load(self._files)
        except Malformed:
            return {}
        return _names(found) if isinstance(found, Product) else {}

    # --- which table --------------------------------------------------------------------------------------------

    def _named(self, tab: Tab) -> str | None:
        """Return the table that has the name of a sheet: its path, its sheet's name in an export, its stem."""
        name = _NAME_END.sub("", tab.name).casefold()
        by_name = {sheet.casefold(): path for path, sheet in sheet_names(self._files).items()}
        by_path = {path.removesuffix(TABLE_SUFFIX).casefold(): path for path in self._tables}
        stems = [path for path in by_path if path.rpartition("/")[2] == name]
        return by_path.get(name) or by_name.get(name) or (by_path[stems[0]] if len(stems) == 1 else None)

    def _alike(self, tab: Tab) -> tuple[str | None, tuple[str, ...]]:
        """Return the table that a sheet is clearly most like, if there is one, and all tables, the likeliest first."""
        scores = {path: likeness(tab.rows, table.columns, self._names) for path, table in self._tables.items()}
        order = sorted(scores, key=lambda path: -scores[path])
        first, second = [*(scores[path] for path in order[:2]), 0.0, 0.0][:2]
        is_clear = first >= LEAST_LIKENESS and first - second >= CLEAR_LEAD
        return (order[0] if is_clear else None), tuple(order)

    # --- what the product says ----------------------------------------------------------------------------------

    def _new_problems(self, texts: Mapping[str, str | None]) -> tuple[FieldProblem, ...]:
        """Return what is wrong with the draft with other texts, and was not before."""
        self._tell("check_upload")
        found = self._problems({**self._files, **{path: text for path, text in texts.items() if text is not None}})
        if found and self._known is None:
            self._known = frozenset(_sentence(problem) for problem in self._problems(self._files))
        return tuple(problem for problem in found if _sentence(problem) not in (self._known or ()))

    def _problems(self, files: Mapping[str, str]) -> tuple[FieldProblem, ...]:
        try:
            self._load(files)
        except Malformed as error:
            return error.problems
        return ()


def _by_row(problems: Iterable[CellProblem]) -> dict[int, list[CellProblem]]:
    found: dict[int, list[CellProblem]] = {}
    for problem in problems:
        found.setdefault(problem.row, []).append(problem)
    return found


def _checked(sheet: SheetPlan, found: Sequence[FieldProblem]) -> SheetPlan:
    """Return a sheet with what the product says about its rows."""
    if sheet.merged is None:
        return sheet
    told = {(problem.row, problem.column) for problem in sheet.problems}
    lines = sheet.merged.text.split("\n") if any(_row_of(sheet, problem) for problem in found) else []
    more: list[CellProblem] = []
    for problem in found:
        row = _row_of(sheet, problem)
        if row:
            column = _column_of(sheet, lines, problem)
            if (row, column) not in told:
                more.append(CellProblem(row, column, in_languages(problem.message)))
    return replace(sheet, problems=(*sheet.problems, *more))


def _row_of(sheet: SheetPlan, problem: FieldProblem) -> int:
    """Return the row of a sheet that a problem of its table comes from; 0 if none does."""
    match = _PLACE.match(problem.path)
    if match is None or sheet.merged is None or match["file"] != sheet.file:
        return 0
    return sheet.merged.row_of_line.get(int(match["line"]), 0)


def _column_of(sheet: SheetPlan, lines: Sequence[str], problem: FieldProblem) -> int:
    """Return the column of a sheet that a problem of its table is about; 0 for the whole row."""
    match = _PLACE.match(problem.path)
    assert match is not None  # it has a row
    assert sheet.merged is not None
    line = int(match["line"])
    record = next(records(lines[line - 1]), None) if line <= len(lines) else None
    at = 0
    for index, (_, start) in enumerate(record.spots if record else ()):
        at = index if start <= int(match["column"]) else at
    columns = {column: place for place, column in sheet.header.columns.items()}
    return columns.get(sheet.merged.columns[at], 0) if at < len(sheet.merged.columns) else 0


def _sentence(problem: FieldProblem) -> tuple[str, str]:
    """Return a problem without its line, which moves when rows come and go."""
    match = _PLACE.match(problem.path)
    return (match["file"] if match else problem.path, problem.message)


def _names(product: Product) -> dict[str, list[str]]:
    """Return what the catalogue calls characteristics and attributes, in every language."""
    found: dict[str, list[str]] = {}
    for info in product.characteristics.values():
        for code, name in ((info.code, info.name), *((each.code, each.name) for each in info.attributes)):
            found.setdefault(code, []).extend(name.by_language.values())
    return found


def _readable(path: str, text: str) -> Table | None:
    try:
        return table_of(text) if path.endswith(TABLE_SUFFIX) else None
    except BrokenQuote:
        return None


def _all_titles(header: Header, chosen: Mapping[int, str]) -> Header:
    """Return a header in which every title is a column: a new table has the columns of its sheet."""
    columns = dict(header.columns)
    for at, title in enumerate(header.titles, 1):
        if title and at not in columns and at not in chosen and title not in columns.values():
            columns[at] = title
    return replace(header, columns=dict(sorted(columns.items())))


def _in_order(columns: Collection[str], known: Sequence[str]) -> list[str]:
    first = [column for column in known if column in columns]
    return [*first, *(column for column in columns if column not in known)]


# --- words ----------------------------------------------------------------------------------------------------------

_NO_HEADER = Text.of(
    en="None of the columns of this sheet is one of the table. Say which is which.",
    ru="Ни один столбец листа не похож на столбцы таблицы. Укажите соответствие.",
)


def _taken(file: str) -> CellProblem:
    message = Text.of(
        en=f"Another sheet is for {file!r} already. Choose another table, or leave one of them out.",
        ru=f"Для {file!r} уже есть другой лист. Выберите другую таблицу или не берите один из них.",
    )
    return CellProblem(0, 0, message)


def _no_table(file: str) -> CellProblem:
    message = Text.of(
        en=f"{file!r} is no table: its name ends with {TABLE_SUFFIX}.",
        ru=f"{file!r} — не таблица: имя таблицы оканчивается на {TABLE_SUFFIX}.",
    )
    return CellProblem(0, 0, message)


def _no_column(column: str) -> Text:
    return Text.of(
        en=f"The table cannot have a column {column[:100]!r}. Names are like weight[kg], slots# or colour.",
        ru=f"В таблице не может быть столбца {column[:100]!r}. Имена пишутся так: weight[kg], slots# или colour.",
    )


def _too_many(rows: int) -> Text:
    return Text.of(
        en=f"The table would have {rows:,} rows; {MOST_ROWS:,} are allowed. Split it.",
        ru=f"В таблице стало бы {rows} строк; допускается {MOST_ROWS}. Разделите её.",
    )
