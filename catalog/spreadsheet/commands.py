"""`python -m catalog import | export`: what the studio does with spreadsheets, for a folder of plain files."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from catalog.load import is_shared, read_folder, read_media_of
from catalog.spreadsheet import export
from catalog.spreadsheet.importing import ImportPlan, ImportWishes, SheetPlan, SheetWishes, planned
from catalog.spreadsheet.merge import CellProblem
from catalog.spreadsheet.numbers import MARKS
from catalog.spreadsheet.packed import FolderPlan, planned_folder
from catalog.spreadsheet.reading import read
from catalog.spreadsheet.upload import letter_of
from kernel.errors import Malformed

FORMS = (".xlsx", ".zip")


def add_import(parser: argparse.ArgumentParser) -> None:
    """Add what the import of a spreadsheet or a packed folder is told."""
    parser.add_argument("folder", type=Path, help="of the product")
    parser.add_argument("file", type=Path, help=".xlsx, text with any delimiter, or .zip of a folder")
    parser.add_argument("--table", help="the table that the only sheet is for, such as values/glass.csv")
    parser.add_argument("--missing", choices=("keep", "remove"), default="keep", help="rows and files the file lacks")
    parser.add_argument("--decimal", choices=("auto", *MARKS), default="auto", help="the mark before decimals")
    parser.add_argument("--encoding", default="", help="of a text, such as windows-1251; found out if left out")
    parser.add_argument("--only-good", action="store_true", help="leave out rows in which something is wrong")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")


def add_export(parser: argparse.ArgumentParser) -> None:
    """Add what an export is told."""
    parser.add_argument("folder", type=Path, help="of the product")
    parser.add_argument("--to", type=Path, required=True, help="a workbook (.xlsx), or a packed folder (.zip)")


def run_import(options: argparse.Namespace) -> bool:
    """Put a file into a product's folder, or print what is wrong; return whether nothing is.

    Raises:
        Malformed: the folder or the file cannot be read.
    """
    files = read_folder(options.folder)
    plan = _plan(files, options)
    is_good = _tell(plan)
    if is_good and not options.dry_run:
        _write(options.folder, plan.texts)
        for path, data in plan.media.items() if isinstance(plan, FolderPlan) else ():
            (options.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (options.folder / path).write_bytes(data)
    said = "would change" if options.dry_run or not is_good else "changed"
    _say(f"{len(plan.texts)} file{'' if len(plan.texts) == 1 else 's'} {said}.")
    return is_good


def run_export(options: argparse.Namespace) -> bool:
    """Write a product's folder as a workbook or a packed folder.

    Raises:
        Malformed: the folder cannot be read, or the name says neither form.
    """
    if options.to.suffix not in FORMS:
        raise Malformed(f"An export is called {' or '.join(f'*{form}' for form in FORMS)}.", code="export-form")
    files = read_folder(options.folder)
    media = read_media_of(options.folder)
    data = export.workbook(files) if options.to.suffix == ".xlsx" else export.folder(files, media)
    options.to.write_bytes(data)
    _say(f"Wrote {options.to.name}: {len(data):,} bytes.")
    return True


def _plan(files: Mapping[str, str], options: argparse.Namespace) -> ImportPlan | FolderPlan:
    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise Malformed(f"The file {options.file.name!r} cannot be read: {error.strerror}.", code="no-file") from error
    upload = read(options.file.name, data, options.encoding)
    removes = options.missing == "remove"
    if upload.files is not None:
        return planned_folder(files, upload.files, removes=removes)
    sheets = {tab.name: SheetWishes(options.table) for tab in upload.tabs[:1]} if options.table else {}
    return planned(files, upload.tabs, ImportWishes(sheets, removes, MARKS.get(options.decimal), options.only_good))


def _tell(plan: ImportPlan | FolderPlan) -> bool:
    """Print what a plan changes and what is wrong with it; return whether it may be written."""
    if isinstance(plan, FolderPlan):
        for path, action in plan.actions.items():
            _say(f"{path}: {action}")
        return True
    for sheet in plan.sheets:
        _tell_sheet(sheet)
    for finding in plan.elsewhere:
        _say(f"{finding.place}: {finding.severity}: {finding.message.in_('en')} [{finding.code}]")
    wrong = any(problem.row not in sheet.left_out for sheet in plan.sheets for problem in sheet.problems)
    return not wrong and all(sheet.file or sheet.is_left_out for sheet in plan.sheets)


def _tell_sheet(sheet: SheetPlan) -> None:
    name = sheet.tab.name
    if sheet.file is None:
        _say(f"{name}: error: It is not clear which table this sheet is for; say so with --table.")
    else:
        counts = sheet.merged.counts() if sheet.merged else {}
        _say(f"{name} -> {sheet.file}: {', '.join(f'{count} {fate}' for fate, count in counts.items())}")
    for problem in sheet.problems:
        _say(f"{name}!{_cell(problem)}: {'left out' if problem.row in sheet.left_out else 'error'}: ", problem)


def _cell(problem: CellProblem) -> str:
    return f"{letter_of(problem.column) if problem.column else ''}{problem.row}"


def _write(folder: Path, texts: Mapping[str, str | None]) -> None:
    for path, text in texts.items():
        shared = is_shared(path) and not (folder / path).exists() and (folder.parent / path).exists()
        target = (folder.parent if shared else folder) / path
        if text is None:
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())


def _say(words: str, problem: CellProblem | None = None) -> None:
    print(words + (problem.message.in_("en") if problem else ""))
