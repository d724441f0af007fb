"""Jobs: how far they have come, and stopping them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from starlette.responses import Response

from api.answers import ready
from api.deps import TheActor, TheRuntime
from api.jobs import jobs_of, read_job, stop_job
from api.language import TheLanguage
from api.problems import request_id_of
from api.routing import PRIVATE, Routes
from api.schemas.jobs import Job, Jobs

routes = Routes("jobs")


@routes.get("/v1/jobs", action="job.read", answer=Jobs, problems=PRIVATE)
def list_jobs(
    runtime: TheRuntime, language: TheLanguage, subject: Annotated[str, Query(min_length=1, max_length=80)]
) -> Response:
    """List the last jobs on a draft or a release, the newest first."""
    return ready(jobs_of(runtime, subject, language))


@routes.get("/v1/jobs/{job_id}", action="job.read", answer=Job, problems=(*PRIVATE, 404))
def get_job(runtime: TheRuntime, language: TheLanguage, job_id: str) -> Response:
    """Show how far a job has come, and what came of it."""
    return ready(read_job(runtime, job_id, language))


@routes.post("/v1/jobs/{job_id}/stop", action="job.stop", answer=Job, problems=(*PRIVATE, 404, 409))
def stop(runtime: TheRuntime, request: Request, actor: TheActor, language: TheLanguage, job_id: str) -> Response:
    """Have a job stopped: at once if it waits, else at its next step. Nothing of it is kept."""
    return ready(stop_job(runtime, actor, job_id, request_id_of(request), language))
