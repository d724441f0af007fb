"""One way to answer a request for something that takes long: with its result, or with the job that will have it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from api.answers import ready
from api.jobs import Wanted, done_at_once, done_now, left
from api.problems import request_id_of
from api.runtime import Runtime
from kernel.access import Actor


def done_or_left(
    runtime: Runtime, request: Request, actor: Actor, wanted: Wanted, leaves: bool, *, is_quick: bool = False
) -> Response:
    """Return the answer: the result of what was wanted, or 202 with the job.

    What publishes is answered 201 when there is a release, and 200 when something stands against it. What takes no
    time is done at once, also for callers who would have left it: nobody waits for the worker's next look.
    """
    if leaves:
        job = (done_at_once if is_quick else left)(runtime, actor, wanted, request_id_of(request))
        headers = {"Location": f"/v1/jobs/{job['id']}", "Preference-Applied": "respond-async"}
        return ready(job, 202, headers=headers)
    result = done_now(runtime, actor, wanted, request_id_of(request))
    return ready(result, 201 if result.get("rejected") is False else 200)
