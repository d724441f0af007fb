"""Jobs on both databases: each is done by one runner, ends once, and what was given up changes nothing any more."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from kernel.access import Actor, Role
from kernel.db import Database
from kernel.errors import Conflict, QuotewrightError, Unknown
from kernel.jobs import JobRow, JobStore
from tests.build.catalogue import settable_clock

ADA = Actor("usr_ada", "Ada", None, Role.CATALOGUE_MANAGER)
LOST = {"code": "job-lost"}


@pytest.fixture
def clock() -> Any:
    return settable_clock()


@pytest.fixture
def within(database: Database, clock: Any) -> Callable[[Callable[[JobStore], Any]], Any]:
    def run(what: Callable[[JobStore], Any]) -> Any:
        with database.transaction() as session:
            return what(JobStore(session, clock))

    return run


def asked(store: JobStore, topic: str = "publish:case", runner: str | None = None) -> str:
    return store.add("draft.publish", "dra_1", topic, {"from": "2026-01-01"}, ADA, "req", runner=runner).id


def state(within: Any, job: str) -> str:
    return str(within(lambda store: store.get(job).state))


def test_a_job_goes_from_hand_to_hand_and_ends(within: Any):
    job = within(asked)
    taken = within(lambda store: store.take("run_1"))
    assert (taken.id, taken.state, taken.actor, taken.asked) == (job, "running", ADA, {"from": "2026-01-01"})
    assert within(lambda store: store.take("run_2")) is None
    assert within(lambda store: store.tell(job, "run_1", step="check", done=2, parts=5))
    row = within(lambda store: store.get(job))
    assert (row.step, row.done, row.parts) == ("check", 2, 5)
    within(lambda store: store.end(job, "run_1", {"number": 2}))
    assert within(lambda store: store.get(job)).result == {"number": 2}


def test_many_runners_take_each_job_once(database: Database, clock: Any, within: Any):
    jobs = {within(lambda store, n=number: asked(store, f"topic {n}")) for number in range(6)}

    def take(number: int) -> str | None:
        with database.transaction() as session:
            row = JobStore(session, clock).take(f"run_{number}")
            return row.id if row else None

    taken: list[str | None] = []
    while len(jobs) > len([one for one in taken if one]):
        with ThreadPoolExecutor(4) as threads:
            taken += threads.map(take, range(4))
    found = [one for one in taken if one]
    assert (sorted(found), len(found)) == (sorted(jobs), 6)


def test_of_two_who_ask_for_the_same_one_is_told(database: Database, clock: Any):
    def ask(_: int) -> str:
        try:
            with database.transaction() as session:
                return asked(JobStore(session, clock))
        except (Conflict, IntegrityError):
            return "refused"

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(ask, range(4)))
    assert found.count("refused") == 3


def test_the_same_may_be_asked_for_again_once_it_ended(within: Any):
    job = within(lambda store: asked(store, runner="run_1"))
    with pytest.raises(Conflict) as caught:
        within(asked)
    assert (caught.value.code, caught.value.facts["job"]) == ("job-active", job)
    within(lambda store: store.fail(job, "run_1", {"code": "x"}))
    assert within(asked) != job


def test_a_job_whose_process_is_silent_is_lost_and_can_change_nothing_any_more(within: Any, clock: Any):
    job = within(lambda store: asked(store, runner="run_1"))
    clock.advance(timedelta(seconds=30))
    assert within(lambda store: store.tell(job, "run_1"))
    clock.advance(timedelta(seconds=59))
    minute = timedelta(seconds=60)
    assert within(lambda store: store.give_up_lost(clock.now() - minute, LOST)) == 0
    clock.advance(timedelta(seconds=2))
    assert within(lambda store: store.give_up_lost(clock.now() - minute, LOST)) == 1
    row = within(lambda store: store.get(job))
    assert (row.state, row.problem) == ("failed", LOST)
    assert not within(lambda store: store.tell(job, "run_1"))
    with pytest.raises(Conflict, match="stopped"):
        within(lambda store: store.end(job, "run_1", {}))


def test_what_waits_is_stopped_at_once_and_what_runs_at_its_next_step(within: Any):
    waiting = within(asked)
    assert within(lambda store: store.stop(waiting)).state == "cancelled"
    running = within(lambda store: asked(store, runner="run_1"))
    assert within(lambda store: store.stop(running)).state == "running"
    assert not within(lambda store: store.tell(running, "run_1"))
    with pytest.raises(Conflict):
        within(lambda store: store.end(running, "run_1", {}))
    within(lambda store: store.fail(running, "run_1", {"code": "job-stopped"}))
    assert (state(within, running), within(lambda store: store.get(running)).problem) == ("cancelled", None)
    with pytest.raises(Conflict, match="cancelled"):
        within(lambda store: store.stop(running))
    with pytest.raises(Unknown):
        within(lambda store: store.stop("job_none"))


def test_of_stopping_and_ending_at_once_one_happens(database: Database, clock: Any, within: Any):
    for turn in range(8):
        job = within(lambda store, n=turn: asked(store, f"topic {n}", "run_1"))

        def end(store: JobStore, job: str = job) -> None:
            store.end(job, "run_1", {})

        def stop(store: JobStore, job: str = job) -> None:
            store.stop(job)

        def attempt(what: Callable[[JobStore], None]) -> bool:
            try:
                with database.transaction() as session:
                    what(JobStore(session, clock))
            except QuotewrightError:
                return False
            return True

        with ThreadPoolExecutor(2) as threads:
            ended, wanted = threads.map(attempt, (end, stop))
        assert ended != wanted
        assert within(lambda store, one=job: store.get(one)).state == ("done" if ended else "running")


def test_a_job_that_ended_does_not_change_and_is_forgotten_later(database: Database, within: Any, clock: Any):
    job = within(lambda store: asked(store, runner="run_1"))
    within(lambda store: store.end(job, "run_1", {}))
    with pytest.raises(IntegrityError, match="does not change"), database.transaction() as session:
        session.execute(update(JobRow).values(result={"number": 9}))
    assert within(lambda store: store.forget(clock.now())) == 0
    clock.advance(timedelta(days=1))
    assert within(lambda store: store.forget(clock.now())) == 1
    with pytest.raises(Unknown):
        state(within, job)
