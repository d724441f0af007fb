"""Uploads against drafts as the studio sees them; drafts of feature models; drafts and releases as files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.drafting import draft_json, read_draft
from api.findings import findings_json, rule_findings_json
from api.runtime import Runtime
from api.schemas.imports import ImportOptions
from catalog.draft import drafting
from catalog.draft.model import Draft
from catalog.feature_model import model_files
from catalog.load import load_product
from catalog.media import read_media
from catalog.media_store import MediaStore
from catalog.spreadsheet import export
from catalog.spreadsheet.delimited import decoded
from catalog.spreadsheet.importing import ImportPlan, ImportWishes, Load, SheetPlan, SheetWishes, planned
from catalog.spreadsheet.merge import CellProblem
from catalog.spreadsheet.numbers import MARKS
from catalog.spreadsheet.packed import FolderPlan, planned_folder
from catalog.spreadsheet.upload import Upload, letter_of
from catalog.store import ReleaseStore
from catalog.terms_sheet import load_terms
from kernel.access import Actor
from kernel.audit import audit
from kernel.progress import Tell, silent

Json = dict[str, Any]
Plan = ImportPlan | FolderPlan

MOST_SHOWN = 200
"""Changes, and problems, of a sheet that are told one by one."""
LONGEST_SHOWN = 1_000
"""Characters of a cell that are told."""


def begin_from_model(
    runtime: Runtime, actor: Actor, product: str, name: str, file: str, data: bytes, request_id: str
) -> Json:
    """Begin a draft of a new product from a feature model.

    Raises:
        Conflict: the product was published already.
        Malformed: the file is no feature model; with everything wrong in it.
    """
    text, _ = decoded(data)
    with runtime.database.transaction(read_only=True) as session:
        releases = ReleaseStore(session)
        newest = releases.heads()[:1]
        shared = releases.by_digest(newest[0].digest).files if newest else {}
    made = model_files(product, text, file, shared)
    with runtime.database.transaction() as session:
        draft = drafting.begin_new(
            session, product, name, made.files, clock=runtime.clock, by=actor.name, author=actor.id
        )
        after = {"product": product, "name": draft.head.name, "model": file[:200]}
        audit(session, runtime.clock, actor, "draft.begun", draft.head.id, after=after, request_id=request_id)
    left_out = rule_findings_json(made.left_out)
    return {
        "draft": draft_json(draft),
        "left_out": left_out["findings"],
        "left_out_count": left_out["finding_count"],
    }


def exported_draft(runtime: Runtime, draft_id: str, form: str) -> tuple[bytes, str]:
    """Return the files of a draft as a folder or a workbook, and what to call it."""
    draft = read_draft(runtime, draft_id)
    return _exported(runtime.media, draft.texts, draft.head.product, f"draft-{draft.head.version}", form)


def exported_release(runtime: Runtime, digest: str, form: str) -> tuple[bytes, str]:
    """Return the files of a release as a folder or a workbook, and what to call it.

    Raises:
        Unknown: there is no such release.
    """
    with runtime.database.transaction(read_only=True) as session:
        release = ReleaseStore(session).by_digest(digest)
    return _exported(runtime.media, release.files, release.product, f"release-{release.number}", form)


def _exported(store: MediaStore, files: Mapping[str, str], product: str, what: str, form: str) -> tuple[bytes, str]:
    name = f"{product.lstrip('~')}-{what}"
    if form == "folder":
        media = read_media(files, []).values()
        there = {each.path: store.data(each.digest) for each in media if store.has(each.digest)}
        return export.folder(files, there), f"{name}.zip"
    return export.workbook(files), f"{name}.xlsx"


def plan_of(draft: Draft, upload: Upload, options: ImportOptions, tell: Tell = silent) -> Plan:
    """Return what an upload makes of a draft.

    Raises:
        Malformed: it is a folder with files that a draft cannot have.
    """
    removes = options.missing == "remove"
    load: Load = load_terms if draft.is_of_terms else load_product
    if upload.files is not None:
        tell("check_upload")
        return planned_folder(draft.texts, upload.files, removes=removes, load=load)
    sheets = {
        sheet.name: SheetWishes(
            sheet.file,
            {choice.at: choice.column for choice in sheet.columns},
            {(fix.row, fix.column): fix.text for fix in sheet.fixes},
        )
        for sheet in options.sheets
    }
    wishes = ImportWishes(sheets, removes, MARKS.get(options.decimal), options.only_good)
    return planned(draft.texts, upload.tabs, wishes, load=load, tell=tell)


# --- what the studio sees -------------------------------------------------------------------------------------------


def plan_json(plan: Plan, upload: Upload, draft: Draft) -> Json:
    """Return what becomes of an upload, the first of everything that there may be much of."""
    texts = {**draft.texts, **{path: text for path, text in plan.texts.items() if text is not None}}
    is_folder = isinstance(plan, FolderPlan)
    return {
        "kind": "folder" if is_folder else "sheets",
        "encoding": upload.encoding,
        "digest": plan.digest,
        "acceptable": plan.is_acceptable,
        "sheets": [] if isinstance(plan, FolderPlan) else [_sheet_json(sheet) for sheet in plan.sheets],
        "files": [{"path": path, "action": action} for path, action in plan.actions.items()]
        if isinstance(plan, FolderPlan)
        else [],
        "unchanged_files": plan.unchanged if isinstance(plan, FolderPlan) else 0,
        **findings_json(plan.findings if isinstance(plan, FolderPlan) else plan.elsewhere, texts),
    }


def _sheet_json(sheet: SheetPlan) -> Json:
    found = sheet.merged
    return {
        "name": sheet.tab.name,
        "file": sheet.file,
        "left_out": sheet.is_left_out,
        "is_new": sheet.is_new,
        "candidates": list(sheet.candidates),
        "delimiter": sheet.tab.delimiter,
        "decimal": found.mark if found else None,
        "header_row": sheet.header.row,
        "columns": _columns_json(sheet),
        "known": list(sheet.known),
        "open": sheet.is_open,
        "table_columns": list(found.columns) if found else [],
        "counts": {**(found.counts() if found else _NO_COUNTS), "left_out": len(sheet.left_out)},
        "is_reordered": found.is_reordered if found else False,
        "changes": [
            {
                "action": change.action,
                "row": change.row,
                "before": _shown(change.before),
                "after": _shown(change.after),
            }
            for change in (found.changes[:MOST_SHOWN] if found else ())
        ],
        "problems": [_problem_json(sheet, problem) for problem in sheet.problems[:MOST_SHOWN]],
        "problem_count": len(sheet.problems),
        "notes": [note.to_json() for note in sheet.tab.notes],
    }


_NO_COUNTS = {"added": 0, "changed": 0, "removed": 0, "unchanged": 0}


def _columns_json(sheet: SheetPlan) -> list[Json]:
    return [
        {"at": at, "letter": letter_of(at), "title": title[:200], "column": sheet.header.columns.get(at)}
        for at, title in enumerate(sheet.header.titles, 1)
        if title or at in sheet.header.columns
    ]


def _problem_json(sheet: SheetPlan, problem: CellProblem) -> Json:
    rows = sheet.tab.rows
    row = rows[problem.row - 1] if 0 < problem.row <= len(rows) else ()
    text = row[problem.column - 1] if 0 < problem.column <= len(row) else ""
    return {
        "row": problem.row,
        "column": problem.column,
        "letter": _letter(problem.column),
        "text": _tame(text[:LONGEST_SHOWN]),
        "message": problem.message.to_json(),
        "left_out": problem.row in sheet.left_out,
    }


def _letter(column: int) -> str:
    return letter_of(column) if column else ""


def _shown(cells: tuple[str, ...] | None) -> list[str] | None:
    return None if cells is None else [_tame(cell[:LONGEST_SHOWN]) for cell in cells]


def _tame(text: str) -> str:
    """Return a text as it can travel: half a surrogate cannot."""
    return text.encode(errors="replace").decode()
