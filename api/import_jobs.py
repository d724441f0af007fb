"""Uploads into drafts, over HTTP and in the background: looked at first, then taken over as exactly what was seen.

An upload is kept for some days under the digest of its bytes, and a job says what somebody wanted of it. So a look that
was stopped, or lost with its process, is asked for again without sending the file, and whoever comes back finds the
last one. What is taken over is written in the transaction that ends the job: all of it, or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from api.drafting import draft_json, read_draft, written_by
from api.importing import plan_json, plan_of
from api.jobs import Ending, Kind, Task, Wanted, telling
from api.runtime import Runtime
from api.schemas.imports import ImportOptions
from catalog.draft import drafting
from catalog.draft.model import Draft
from catalog.draft.store import DraftStore
from catalog.spreadsheet.importing import ImportPlan
from catalog.spreadsheet.packed import FolderPlan
from catalog.spreadsheet.reading import read
from catalog.spreadsheet.upload import Upload, letter_of, refused
from kernel.access import Actor
from kernel.audit import audit
from kernel.digest import digest
from kernel.errors import FieldProblem, Malformed, Stale
from kernel.jobs import JobStore

Json = dict[str, Any]

QUICK = 400_000
"""Bytes of an upload, and characters of its draft, that are looked at in well under a second."""

MOST_TOLD = 200
"""Problems of an upload that are told when it is refused."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An upload as a request names it.

    Args:
        name: of its file.
        digest: of its bytes.
        size: how many there are.
    """

    name: str
    digest: str
    size: int


def kept(runtime: Runtime, name: str, data: bytes | None, known: str | None) -> Sent:
    """Keep what somebody sends, or find what they have sent before.

    Raises:
        Malformed: nothing is sent, or nothing is in it.
        Unknown: what was sent before is not kept any more.
    """
    if data is None:
        if known is None:
            message = "Send a file, or the digest of one that you have sent before."
            raise Malformed(message, problems=[FieldProblem("/file", message)], code="no-upload")
        data = runtime.uploads.data(known)
    elif not data.strip():
        raise refused("The file is empty.")
    return Sent(name, runtime.uploads.keep(data, runtime.clock.now()), len(data))


def is_quick(draft: Draft, sent: Sent) -> bool:
    """Tell whether an upload is looked at sooner than a worker would come to it."""
    return sent.size + sum(map(len, draft.texts.values())) <= QUICK


def wanted_look(draft: Draft, actor: Actor, sent: Sent, options: ImportOptions) -> Wanted:
    """Return the job that tells what becomes of an upload; a newer one of the same person takes its place.

    Raises:
        Conflict: the draft is not open any more.
    """
    drafting.editable(draft)
    asked = _asked(draft, actor, sent, options)
    topic = f"{LOOK.name}:{draft.head.id}:{digest(asked)}"
    return Wanted(LOOK, draft.head.id, asked, topic, is_shared=True, is_last=True)


def wanted_import(draft: Draft, actor: Actor, sent: Sent, options: ImportOptions) -> Wanted:
    """Return the job that takes over what a look has told.

    Raises:
        Conflict: the draft is not open any more.
    """
    drafting.editable(draft)
    return Wanted(IMPORT, draft.head.id, _asked(draft, actor, sent, options))


def forget_looks(runtime: Runtime, actor: Actor, draft_id: str) -> None:
    """Stop looking at what somebody uploaded into a draft, and forget what was seen.

    Raises:
        Unknown: there is no such draft.
    """
    with runtime.database.transaction() as session:
        DraftStore(session).get(draft_id)
        JobStore(session, runtime.clock).supersede(LOOK.name, draft_id, actor)


def look(task: Task) -> Ending:
    """Tell what becomes of an upload; nothing is written.

    Raises:
        Unknown: the upload is not kept any more.
        Malformed: it cannot be read at all.
    """
    draft = read_draft(task.runtime, task.subject)
    upload, plan = _planned(task, draft)
    return telling({"upload": task.asked["upload"], **plan_json(plan, upload, draft)})


def take_over(task: Task) -> Ending:
    """Write what a look has told, an edit for each file.

    Raises:
        Conflict: the draft is not open any more.
        Stale: it was changed since, so that something else would be written.
        Unknown: the upload is not kept any more.
        Malformed: it cannot be read, or something in it is wrong.
    """
    seen = read_draft(task.runtime, task.subject)
    drafting.editable(seen)
    _, plan = _planned(task, seen)
    _check(plan, ImportOptions.model_validate(task.asked["options"]).expect)
    for data in plan.media.values() if isinstance(plan, FolderPlan) else ():
        task.runtime.media.keep(data)
    return lambda session: _written(task, session, seen, plan)


def _asked(draft: Draft, actor: Actor, sent: Sent, options: ImportOptions) -> Json:
    return {
        "version": draft.head.version,
        "by": actor.id,
        "name": sent.name,
        "upload": sent.digest,
        "options": options.model_dump(mode="json"),
    }


def _planned(task: Task, draft: Draft) -> tuple[Upload, ImportPlan | FolderPlan]:
    options = ImportOptions.model_validate(task.asked["options"])
    task.tell("read_upload")
    upload = read(str(task.asked["name"]), task.runtime.uploads.data(str(task.asked["upload"])), options.encoding)
    return upload, plan_of(draft, upload, options, task.tell)


def _written(task: Task, session: Session, seen: Draft, plan: ImportPlan | FolderPlan) -> Json:
    runtime, draft_id = task.runtime, seen.head.id
    now = DraftStore(session).get(draft_id, lock=True)
    if any(now.texts.get(path) != seen.texts.get(path) for path in plan.texts):
        raise _changed()
    first, texts = now.next_number, dict(sorted(plan.texts.items()))
    now = drafting.write_together(session, draft_id, texts, now.versions, **written_by(runtime, task.actor))
    JobStore(session, runtime.clock).supersede(LOOK.name, draft_id, task.actor)
    after = {"name": str(task.asked["name"])[:200], "files": sorted(plan.texts)}
    audit(session, runtime.clock, task.actor, "draft.imported", draft_id, after=after, request_id=task.request_id)
    return {
        "draft": draft_json(now),
        "files": sorted(plan.texts),
        "edits": [edit.number for edit in now.edits if edit.number >= first],
    }


def _check(plan: ImportPlan | FolderPlan, expect: str | None) -> None:
    problems = [
        FieldProblem(f"{sheet.tab.name}!{_letter(problem.column)}{problem.row}", problem.message.in_("en"))
        for sheet in (plan.sheets if isinstance(plan, ImportPlan) else ())
        for problem in sheet.problems
        if problem.row not in sheet.left_out
    ]
    if problems:
        message = f"The upload has {len(problems):,} problems. Correct the cells, or leave their rows out."
        raise Malformed(message, problems=problems[:MOST_TOLD], code="import-problems")
    if not plan.is_acceptable:
        raise Malformed("The upload changes nothing.", code="import-changes-nothing")
    if expect != plan.digest:
        raise _changed()


def _letter(column: int) -> str:
    return letter_of(column) if column else ""


def _changed() -> Stale:
    return Stale("The draft was changed since you looked at this upload; look again.", code="import-changed")


LOOK = Kind("draft.look_at_upload", look)
IMPORT = Kind("draft.import", take_over)
