"""Jobs over HTTP: left to the worker, watched, stopped, lost; and never done twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import monotonic, sleep
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.app import Application, create_app
from api.job_kinds import KINDS
from api.jobs import LOST, STEPS, Ending, Kind, Task, Wanted, done_now, give_up_lost, left, read_job, work_off
from api.runtime import Runtime
from api.schemas.drafts import Draft, DraftCheck, DraftReview
from api.schemas.jobs import Job
from api.worker import Worker
from catalog.generated_tests import GENERATED_FILE
from kernel.access import Actor, Role
from kernel.audit import history
from kernel.clock import SettableClock
from kernel.db import Database
from kernel.errors import Conflict, QuotewrightError
from kernel.jobs import JobStore
from kernel.settings import Settings
from tests.api.conftest import assert_problem
from tests.api.studio import NARROW, Studio

LATER = {"Prefer": "respond-async"}
ADA = Actor("usr_ada", "Ada", None, Role.ADMIN)


@pytest.fixture
def studio(client_of: Callable[[Role], TestClient], product: str) -> Studio:
    return Studio(client_of(Role.CATALOGUE_MANAGER))


@pytest.fixture
def runtime(app: Application) -> Runtime:
    assert app.runtime is not None
    return app.runtime


def leave(studio: Studio, action: str, body: Any, status: int = 202) -> Any:
    answer = studio.client.post(f"/v1/drafts/{studio.draft}/{action}", json=body, headers=LATER)
    assert answer.status_code == status, answer.text
    if status == 202:
        TypeAdapter(Job).validate_json(answer.content)
        assert answer.headers["location"] == f"/v1/jobs/{answer.json()['id']}"
        assert answer.headers["preference-applied"] == "respond-async"
    return answer.json()


def read(studio: Studio, job: Any) -> Any:
    answer = studio.client.get(f"/v1/jobs/{job['id']}")
    TypeAdapter(Job).validate_json(answer.content)
    return answer.json()


def numbers(studio: Studio) -> list[int]:
    return [row["number"] for row in studio.client.get("/v1/releases?product=bookcase").json()["items"]]


def test_a_publication_is_left_and_found_again(studio: Studio, runtime: Runtime):
    studio.write(NARROW, 0)
    job = leave(studio, "publish", {"note": "Autumn"})
    assert (job["state"], job["kind"], job["subject"], job["step"]) == ("waiting", "draft.publish", studio.draft, None)
    assert numbers(studio) == [1]
    assert work_off(runtime, KINDS)
    done = read(studio, job)
    assert (done["state"], done["result"]["release"]["number"], done["problem"]) == ("done", 2, None)
    assert done["step"] == STEPS["publish"].to_json()
    assert numbers(studio) == [2, 1]
    listed = studio.client.get("/v1/jobs", params={"subject": studio.draft}).json()["items"]
    assert [one["id"] for one in listed] == [job["id"]]
    assert not work_off(runtime, KINDS)


def test_checks_and_reviews_bring_what_a_request_would(studio: Studio, runtime: Runtime):
    studio.write(NARROW, 0)
    check, review = leave(studio, "check", {}), leave(studio, "review", {"market": "eu", "count": True})
    same = leave(studio, "review", {"market": "eu", "count": True})
    assert same["id"] == review["id"], "who wants the same waits for the same job"
    while work_off(runtime, KINDS):
        pass
    assert TypeAdapter(DraftCheck).validate_python(read(studio, check)["result"]).ok
    found = TypeAdapter(DraftReview).validate_python(read(studio, review)["result"])
    assert found.forbidden.count == "7"
    asked = read(studio, review)["asked"]
    assert asked == {"version": 2, "newest": 1, "market": "eu", "count": True}


def test_tests_are_run_made_and_judged_in_the_background(studio: Studio, runtime: Runtime):
    asked: tuple[tuple[str, Any], ...] = (
        ("test-runs", {}),
        ("generated-tests", None),
        ("test-runs", {}),
        ("mutation", {"market": "us"}),
    )
    jobs = []
    for action, body in asked:
        jobs.append(leave(studio, action, body))
        if action != "generated-tests":
            assert leave(studio, action, body)["id"] == jobs[-1]["id"], "whoever wants the same waits for the same"
        assert work_off(runtime, KINDS)
    none, made, run, judged = (read(studio, job)["result"] for job in jobs)
    assert none["passed"] == 0
    assert made["changed"]
    assert run["passed"] >= made["tests"], "one that holds in several markets is run in each"
    assert run["failed"] == 0
    assert sum(one["killed"] for one in judged["scores"]) > 0
    assert [one["survivors"] for one in judged["scores"]] == [[]] * len(judged["rules"])
    assert read(studio, jobs[2])["asked"] == {"version": read(studio, jobs[0])["asked"]["version"] + 1, "places": None}


def test_tests_of_a_draft_that_was_given_up_meanwhile_are_not_written(studio: Studio, runtime: Runtime):
    job = leave(studio, "generated-tests", None)
    studio.do("abandon", Draft)
    assert work_off(runtime, KINDS)
    failed = read(studio, job)
    assert (failed["state"], failed["problem"]["code"]) == ("failed", "draft-abandoned")
    assert studio.client.get(f"/v1/drafts/{studio.draft}/files", params={"path": GENERATED_FILE}).status_code == 404


def test_what_goes_wrong_is_told_as_to_a_request(studio: Studio, runtime: Runtime):
    job = leave(studio, "review", {"market": "mars"})
    work_off(runtime, KINDS)
    found = read(studio, job)
    assert (found["state"], found["problem"]["status"], found["problem"]["code"]) == ("failed", 404, "unknown-market")
    studio.do("abandon", Any)
    assert_problem(
        studio.client.post(f"/v1/drafts/{studio.draft}/publish", json={}, headers=LATER), 409, "draft-abandoned"
    )


def test_a_draft_that_was_edited_while_it_waited_is_published_as_it_stands_then(studio: Studio, runtime: Runtime):
    job = leave(studio, "publish", {})
    studio.write(NARROW, 0)
    work_off(runtime, KINDS)
    assert read(studio, job)["state"] == "done"
    assert studio.client.get("/v1/products/bookcase?market=eu").json()["release"]["number"] == 2


def test_two_publish_at_once_and_there_is_one_release(studio: Studio):
    studio.write(NARROW, 0)

    def publish(_: int) -> int:
        return int(studio.client.post(f"/v1/drafts/{studio.draft}/publish", json={}).status_code)

    with ThreadPoolExecutor(3) as threads:
        statuses = sorted(threads.map(publish, range(3)))
    assert statuses == [201, 409, 409]
    assert numbers(studio) == [2, 1]


def test_many_workers_do_each_job_once(runtime: Runtime):
    done: list[str] = []

    def work(task: Task) -> Ending:
        done.append(task.subject)
        return lambda _session: {"of": task.subject}

    kinds = {"test": Kind("test", work)}
    for number in range(6):
        left(runtime, ADA, Wanted(kinds["test"], f"thing {number}", {}), "req")
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(lambda _: [work_off(runtime, kinds) for _ in range(6)], range(3)))
    assert sorted(done) == [f"thing {number}" for number in range(6)]


def test_a_stopped_job_changes_nothing(studio: Studio, runtime: Runtime, database: Database):
    studio.write(NARROW, 0)
    job = leave(studio, "publish", {})
    stopping = Kind("draft.publish", stopped_at("check", KINDS["draft.publish"], job["id"]))
    assert work_off(runtime, {"draft.publish": stopping})
    assert read(studio, job)["state"] == "cancelled"
    assert numbers(studio) == [1]
    assert studio.client.get(f"/v1/drafts/{studio.draft}").json()["state"] == "open"
    assert_problem(studio.client.post(f"/v1/jobs/{job['id']}/stop"), 409, "job-ended")
    waiting = leave(studio, "publish", {})
    assert studio.client.post(f"/v1/jobs/{waiting['id']}/stop").json()["state"] == "cancelled"
    with database.transaction(read_only=True) as session:
        assert [(one.action, one.actor_name) for one in history(session, waiting["id"])] == [
            ("job.stopped", "Test catalogue_manager")
        ]
    assert not work_off(runtime, KINDS)
    assert_problem(studio.client.get("/v1/jobs/job_none"), 404, "unknown-job")


def stopped_at(meant: str, kind: Kind, job_id: str) -> Callable[[Task], Any]:
    """Return the work of a kind, which somebody stops when it comes to a step."""

    def work(task: Task) -> Any:
        def tell(step: str, done: int = 0, of: int = 0) -> None:
            if step == meant:
                with task.runtime.database.transaction() as session:
                    JobStore(session, task.runtime.clock).stop(job_id)
            task.tell(step, done, of)

        return kind.work(Task(task.runtime, task.actor, task.subject, task.asked, task.request_id, tell))

    return work


def test_a_job_whose_process_died_is_told_as_failed_and_can_be_repeated(
    studio: Studio, runtime: Runtime, clock: SettableClock
):
    studio.write(NARROW, 0)
    job = leave(studio, "publish", {})
    dying = Kind("draft.publish", silent_for_long(KINDS["draft.publish"], clock))
    work_off(runtime, {"draft.publish": dying})
    lost = read(studio, job)
    assert (lost["state"], lost["problem"]["code"]) == ("failed", "job-lost")
    assert "ask for it again" in lost["problem"]["detail"]
    assert numbers(studio) == [1], "what was taken for lost publishes nothing, even if it lives"
    again = leave(studio, "publish", {})
    work_off(runtime, KINDS)
    assert (read(studio, again)["state"], numbers(studio)) == ("done", [2, 1])


def silent_for_long(kind: Kind, clock: SettableClock) -> Callable[[Task], Any]:
    """Return the work of a kind, which is not heard of for so long that another process takes it for lost."""

    def work(task: Task) -> Any:
        ending = kind.work(task)
        clock.advance(2 * LOST)
        assert give_up_lost(task.runtime) == 1
        return ending

    return work


def test_a_server_that_ends_loses_its_job_at_the_next_step(studio: Studio, runtime: Runtime):
    job = leave(studio, "check", {})
    assert work_off(runtime, KINDS, lambda: True)
    assert read(studio, job)["problem"]["code"] == "job-lost"


def test_what_breaks_in_a_job_is_ours_and_tells_no_secrets(runtime: Runtime):
    def broken(_task: Task) -> Any:
        raise TypeError("password=1234")

    kind = Kind("test", broken)
    job = left(runtime, ADA, Wanted(kind, "thing", {}), "req")
    assert work_off(runtime, {"test": kind})
    found = read_job(runtime, job["id"])
    assert (found["state"], found["problem"]["code"]) == ("failed", "broken")
    assert "1234" not in str(found)
    with pytest.raises(TypeError):
        done_now(runtime, ADA, Wanted(kind, "thing", {}), "req")


def test_while_somebody_waits_it_is_a_job_too(runtime: Runtime):
    seen: list[Any] = []

    def work(task: Task) -> Any:
        task.tell("check", 1, 4)
        with task.runtime.database.transaction(read_only=True) as session:
            (row,) = JobStore(session, task.runtime.clock).listed("thing", 5)
            seen.append((row.state, row.step, row.done, row.parts, row.actor_name))
        with pytest.raises(Conflict):
            done_now(runtime, ADA, Wanted(Kind("test", work), "thing", {}), "req")
        return lambda _session: {"answer": "42"}

    assert done_now(runtime, ADA, Wanted(Kind("test", work), "thing", {}), "req") == {"answer": "42"}
    assert seen == [("running", "check", 1, 4, "Ada")]


def test_what_the_end_of_a_job_writes_is_rolled_back_with_it(runtime: Runtime, clock: SettableClock):
    def ending(session: Any) -> dict[str, Any]:
        JobStore(session, clock).add("test", "other", "other", {}, ADA, "req")
        raise Conflict("no", code="no")

    with pytest.raises(QuotewrightError):
        done_now(runtime, ADA, Wanted(Kind("test", lambda _task: ending), "thing", {}), "req")
    with runtime.database.transaction(read_only=True) as session:
        assert list(JobStore(session, clock).listed("other", 5)) == []


@pytest.fixture
def serving(settings: Settings, database: Database, clock: SettableClock, studio: Studio) -> Iterator[TestClient]:
    """A server with a worker of its own."""
    app = create_app(settings.model_copy(update={"worker": True}), clock=clock, database=database)
    with TestClient(app, headers=studio.client.headers) as client:
        yield client


def test_the_worker_of_a_server_does_them(serving: TestClient, studio: Studio):
    job = leave(studio, "check", {})
    until = monotonic() + 60
    while (state := serving.get(f"/v1/jobs/{job['id']}").json()["state"]) in ("waiting", "running"):
        assert monotonic() < until, state
        sleep(0.1)
    assert state == "done"


def test_old_jobs_are_forgotten(studio: Studio, app: Application, runtime: Runtime, clock: SettableClock):
    job = leave(studio, "check", {})
    work_off(runtime, KINDS)
    clock.advance(timedelta(days=29))
    Worker(runtime).chores()
    assert read(studio, job)["state"] == "done"
    clock.advance(timedelta(days=2))
    Worker(runtime).chores()
    assert_problem(studio.client.get(f"/v1/jobs/{job['id']}"), 404, "unknown-job")


@pytest.mark.parametrize("role", [Role.REP, Role.CUSTOMER, Role.ANONYMOUS])
def test_jobs_are_the_catalogue_managers_own(studio: Studio, client_of: Callable[[Role], TestClient], role: Role):
    job = leave(studio, "check", {})
    stranger, status = client_of(role), 401 if role is Role.ANONYMOUS else 403
    assert stranger.get(f"/v1/jobs/{job['id']}").status_code == status
    assert stranger.get("/v1/jobs", params={"subject": studio.draft}).status_code == status
    assert stranger.post(f"/v1/jobs/{job['id']}/stop").status_code == status
