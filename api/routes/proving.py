"""Proving a draft: its rule tests, and the bench on which it is tried."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request
from starlette.responses import Response

from api import proving, proving_jobs, trial
from api.answers import ready
from api.deps import LeavesIt, TheActor, TheRuntime, Version
from api.drafting import read_draft
from api.leaving import done_or_left
from api.routing import EDITS, PRIVATE, Routes
from api.schemas.base import MarketCode
from api.schemas.catalogue import Product
from api.schemas.jobs import Job
from api.schemas.proving import (
    ChangedTest,
    Making,
    Mutation,
    MutationRequest,
    NewTests,
    RuleTests,
    Run,
    RunRequest,
    Trial,
    TrialQuestion,
    TrialRequest,
    TrialWhy,
)

routes = Routes("studio")

Number = Annotated[int, Path(ge=0, le=1_000_000)]
ASKED = (*PRIVATE, 404, 413)
CHANGES = (*ASKED, 409)


@routes.get("/v1/drafts/{draft_id}/tests", action="draft.read", answer=RuleTests, problems=(*PRIVATE, 404))
def list_tests(runtime: TheRuntime, draft_id: str) -> Response:
    """List the rule tests of a draft."""
    found, version = proving.list_tests(runtime, draft_id)
    return ready(found, version=version)


@routes.post("/v1/drafts/{draft_id}/tests", action="draft.write", answer=RuleTests, status=201, problems=CHANGES)
def add_tests(runtime: TheRuntime, actor: TheActor, draft_id: str, body: NewTests) -> Response:
    """Add rule tests, such as a word on an example of a review."""
    tests = [test.model_dump() for test in body.tests]
    found, version = proving.add_tests(runtime, actor, draft_id, tests)
    return ready(found, 201, version=version)


@routes.put("/v1/drafts/{draft_id}/tests/{number}", action="draft.write", answer=RuleTests, problems=EDITS)
def put_test(
    runtime: TheRuntime, actor: TheActor, draft_id: str, number: Number, version: Version, body: ChangedTest
) -> Response:
    """Write a rule test anew; If-Match names the version of the list that was read."""
    found, now = proving.change_test(runtime, actor, draft_id, number, version, body.test.model_dump())
    return ready(found, version=now)


@routes.delete("/v1/drafts/{draft_id}/tests/{number}", action="draft.write", answer=RuleTests, problems=EDITS)
def delete_test(runtime: TheRuntime, actor: TheActor, draft_id: str, number: Number, version: Version) -> Response:
    """Delete a rule test; If-Match names the version of the list that was read."""
    found, now = proving.change_test(runtime, actor, draft_id, number, version, None)
    return ready(found, version=now)


@routes.post("/v1/drafts/{draft_id}/test-runs", action="draft.read", answer=Run, also={202: Job}, problems=CHANGES)
def run_tests(
    runtime: TheRuntime, request: Request, actor: TheActor, leaves: LeavesIt, draft_id: str, body: RunRequest
) -> Response:
    """Run rule tests."""
    wanted = proving_jobs.wanted_run(read_draft(runtime, draft_id), body.places)
    return done_or_left(runtime, request, actor, wanted, leaves)


@routes.post(
    "/v1/drafts/{draft_id}/generated-tests",
    action="draft.write",
    answer=Making,
    also={202: Job},
    problems=(*CHANGES, 412),
)
def make_tests(runtime: TheRuntime, request: Request, actor: TheActor, leaves: LeavesIt, draft_id: str) -> Response:
    """Make rule tests from the rules; takes seconds, for a large product minutes."""
    return done_or_left(runtime, request, actor, proving_jobs.wanted_making(read_draft(runtime, draft_id)), leaves)


@routes.post("/v1/drafts/{draft_id}/mutation", action="draft.read", answer=Mutation, also={202: Job}, problems=CHANGES)
def judge_tests(
    runtime: TheRuntime, request: Request, actor: TheActor, leaves: LeavesIt, draft_id: str, body: MutationRequest
) -> Response:
    """Tell which small mistakes in the rules the tests notice."""
    draft = read_draft(runtime, draft_id)
    wanted = proving_jobs.wanted_judgement(draft, proving.product_of(runtime, draft), body.market, body.rules)
    return done_or_left(runtime, request, actor, wanted, leaves)


@routes.get("/v1/drafts/{draft_id}/product", action="draft.read", answer=Product, problems=(*PRIVATE, 404))
def get_draft_product(
    runtime: TheRuntime, draft_id: str, market: Annotated[MarketCode, Query(description="code of a market")]
) -> Response:
    """Show a draft as a configurator would."""
    return ready(trial.draft_product(runtime, draft_id, market))


@routes.post("/v1/drafts/{draft_id}/trial", action="draft.read", answer=Trial, problems=ASKED)
def try_draft(runtime: TheRuntime, draft_id: str, body: TrialRequest) -> Response:
    """Tell what a draft and its release make of the same choices."""
    return ready(trial.tried(runtime, draft_id, body.market, body.choices))


@routes.post("/v1/drafts/{draft_id}/trial/why", action="draft.read", answer=TrialWhy, problems=ASKED)
def ask_trial(runtime: TheRuntime, draft_id: str, body: TrialQuestion) -> Response:
    """Tell why a value went, or is the only one left."""
    asked = (body.market, body.choices, body.characteristic, body.value)
    return ready(trial.why(runtime, draft_id, *asked, of_release=body.of == "release"))
