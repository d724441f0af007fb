"""Jobs: what takes long, and how far it has come."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from api.schemas.base import Answer, FieldProblem, InEnglish, Localized


class JobProblem(Answer):
    """Why a job failed: what would have been answered to a request."""

    status: int
    code: str
    detail: str
    problems: list[FieldProblem]
    english: InEnglish | None = None


class JobHead(Answer):
    """Something that is done in the background."""

    id: str
    kind: Literal[
        "draft.check",
        "draft.review",
        "draft.reprice",
        "draft.publish",
        "draft.lint",
        "draft.measure",
        "draft.look_at_upload",
        "draft.import",
        "draft.run_tests",
        "draft.make_tests",
        "draft.judge_tests",
        "release.review",
        "release.roll_back",
    ]
    subject: str = Field(description="id of the draft or release")
    asked: dict[str, Any] = Field(description="what was asked for")
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    stopping: bool = Field(description="it will stop at its next step")
    step: Localized | None = Field(description="what is being done; null until something is")
    done: int
    of: int = Field(description="parts of the step; 0 where that is not known")
    asked_by: str
    asked_at: datetime
    ended_at: datetime | None
    problem: JobProblem | None


class Job(JobHead):
    """Something that is done in the background, and what came of it."""

    result: dict[str, Any] | None = Field(description="what would have been answered to a request; null until done")


class Jobs(Answer):
    """The last jobs on a thing, the newest first."""

    items: list[JobHead]
