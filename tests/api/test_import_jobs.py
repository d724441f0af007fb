"""Imports, lint, measurement in the background: looked at, stopped, gone on with, taken over whole, taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.app import Application
from api.import_jobs import QUICK
from api.job_kinds import KINDS
from api.jobs import STEPS, Kind, Task, work_off
from api.runtime import Runtime
from api.schemas.drafts import Draft, Measurement, Suspicions
from api.schemas.imports import Imported, ImportPreview
from api.schemas.jobs import Job
from api.worker import UPLOADS_KEPT, Worker
from kernel.access import Role
from kernel.clock import SettableClock
from kernel.jobs import JobStore
from tests.api.conftest import assert_problem
from tests.api.studio import Studio
from tests.build.catalogue import MATERIALS
from tests.build.workbooks import workbook

LATER = {"Prefer": "respond-async"}
VALUES = "values/material.csv"
SMALL = b"code,strength[kg],name_en\npine,20,Pine\n"
ROWS = 20_000
LARGE = (
    "code,strength[kg],name_en\n" + "".join(f"wood-{row},{row % 90 + 10},Wood {row}\n" for row in range(ROWS))
).encode()
BOOK = workbook(
    {
        "values-material": [["code", "strength[kg]"], ["oak", 44]],
        "prices-tiers": [["from_quantity", "percent"], [5, 6.5]],
    }
)


@pytest.fixture
def runtime(app: Application) -> Runtime:
    assert app.runtime is not None
    return app.runtime


def send(studio: Studio, path: str, data: bytes | None, upload: str | None = None, **options: Any) -> Any:
    url = f"/v1/drafts/{studio.draft}/imports{path}"
    form = {"options": json.dumps(options), "name": "material.csv", **({"upload": upload} if upload else {})}
    files = {"file": ("material.csv", data)} if data is not None else None
    return studio.client.post(url, files=files, data=form, headers=LATER)


def look(studio: Studio, data: bytes | None, upload: str | None = None, **options: Any) -> Any:
    answer = send(studio, "/preview", data, upload, **options)
    assert answer.status_code == 202, answer.text
    return TypeAdapter(Job).validate_json(answer.content).model_dump()


def read(studio: Studio, job: Any) -> Any:
    return studio.client.get(f"/v1/jobs/{job['id']}").json()


def jobs(studio: Studio, kind: str) -> list[Any]:
    listed = studio.client.get("/v1/jobs", params={"subject": studio.draft}).json()["items"]
    return [one for one in listed if one["kind"] == kind]


def test_a_small_upload_is_looked_at_at_once_also_when_it_is_left(studio: Studio) -> None:
    job = look(studio, SMALL)
    assert job["state"] == "done"
    assert TypeAdapter(ImportPreview).validate_python(job["result"]).acceptable
    answer = send(studio, "", None, job["asked"]["upload"], expect=job["result"]["digest"])
    assert answer.status_code == 202
    done = answer.json()
    assert TypeAdapter(Imported).validate_json(json.dumps(done["result"])).files == [VALUES]
    assert "pine,20" in studio.read(VALUES)["text"]
    assert jobs(studio, "draft.look_at_upload") == [], "what was taken over is not found as something to go on with"


def test_a_large_upload_is_left_and_its_progress_told_row_by_row(studio: Studio, runtime: Runtime) -> None:
    assert len(LARGE) > QUICK
    job = look(studio, LARGE)
    assert (job["state"], job["result"]) == ("waiting", None)
    told: list[tuple[str, int, int]] = []
    assert work_off(runtime, {LOOK: heard(LOOK, told)})
    done = read(studio, job)
    assert (done["state"], done["result"]["sheets"][0]["counts"]["added"]) == ("done", ROWS)
    assert {step for step, *_ in told} <= set(STEPS)
    rows = [part for step, part, _ in told if step == "match_rows"]
    assert rows[0] == 0
    assert rows[-1] >= ROWS * 0.9
    assert rows == sorted(rows)
    accepted = send(studio, "", None, done["result"]["upload"], expect=done["result"]["digest"]).json()
    assert studio.read(VALUES)["state"] == "base", "nothing is written before the job ends"
    assert work_off(runtime, KINDS)
    assert read(studio, accepted)["state"] == "done"
    assert f"wood-{ROWS - 1},{(ROWS - 1) % 90 + 10}," in studio.read(VALUES)["text"]


LOOK = "draft.look_at_upload"


def heard(kind: str, told: list[tuple[str, int, int]], stop: Callable[[Runtime], None] = lambda _: None) -> Kind:
    """Return a kind that notes what is told, and at every step does something else."""

    def work(task: Task) -> Any:
        def tell(step: str, done: int = 0, of: int = 0) -> None:
            told.append((step, done, of))
            stop(task.runtime)
            task.tell(step, done, of)

        return KINDS[kind].work(Task(task.runtime, task.actor, task.subject, task.asked, task.request_id, tell))

    return Kind(kind, work)


@pytest.mark.parametrize(("kind", "path"), [(LOOK, "/preview"), ("draft.import", "")])
def test_what_was_stopped_has_changed_nothing_and_goes_on_without_the_file(
    studio: Studio, runtime: Runtime, kind: str, path: str
) -> None:
    seen = work_and_read(studio, runtime, look(studio, LARGE))["result"]
    job = send(studio, path, None, seen["upload"], expect=seen["digest"]).json()

    def stop(runtime: Runtime) -> None:
        with runtime.database.transaction() as session:
            JobStore(session, runtime.clock).stop(job["id"])

    assert work_off(runtime, {kind: heard(kind, [], stop)})
    assert read(studio, job)["state"] == "cancelled"
    assert studio.read(VALUES)["state"] == "base"
    again = send(studio, path, None, seen["upload"], expect=seen["digest"]).json()
    assert work_and_read(studio, runtime, again)["state"] == "done"
    assert (studio.read(VALUES)["state"] == "changed") == (kind == "draft.import")


def work_and_read(studio: Studio, runtime: Runtime, job: Any) -> Any:
    assert work_off(runtime, KINDS)
    return read(studio, job)


def test_only_the_last_look_of_a_person_counts(
    studio: Studio, runtime: Runtime, client_of: Callable[[Role], TestClient]
) -> None:
    first = look(studio, LARGE)
    second = look(studio, None, first["asked"]["upload"], missing="remove")
    assert look(studio, None, first["asked"]["upload"], missing="remove")["id"] == second["id"]
    assert_problem(studio.client.get(f"/v1/jobs/{first['id']}"), 404, "unknown-job")
    other = Studio(client_of(Role.ADMIN), studio.draft)
    theirs = look(other, LARGE)
    assert {one["id"] for one in jobs(studio, LOOK)} == {second["id"], theirs["id"]}
    assert work_and_read(studio, runtime, second)["result"]["sheets"][0]["counts"]["removed"] == 3
    assert studio.client.delete(f"/v1/drafts/{studio.draft}/imports/preview").status_code == 204
    assert [one["id"] for one in jobs(studio, LOOK)] == [theirs["id"]], "what others look at is theirs"


def test_an_import_is_taken_back_as_a_whole_unless_something_was_written_over_it(studio: Studio) -> None:
    seen = studio.client.post(
        f"/v1/drafts/{studio.draft}/imports/preview", files={"file": ("b.xlsx", BOOK)}, data={"options": "{}"}
    ).json()
    form = {"options": json.dumps({"expect": seen["digest"]}), "upload": seen["upload"], "name": "b.xlsx"}
    done = studio.client.post(f"/v1/drafts/{studio.draft}/imports", data=form).json()
    assert (done["files"], len(done["edits"])) == (["prices/tiers.csv", VALUES], 2)
    version = studio.read(VALUES)["version"]
    assert studio.write(MATERIALS.replace("oak,30", "oak,45"), version, VALUES).status_code == 200
    undo = f"/v1/drafts/{studio.draft}/undo"
    assert_problem(studio.client.post(undo, json={"edits": done["edits"]}), 409, "edit-covered")
    assert studio.read("prices/tiers.csv")["state"] == "changed", "all of it or nothing"
    studio.do("undo", Draft)
    studio.do("undo", Draft, {"edits": done["edits"]})
    assert [studio.read(path)["state"] for path in done["files"]] == ["base", "base"]
    assert_problem(studio.client.post(undo, json={"edits": done["edits"]}), 409, "edit-undone")
    assert_problem(studio.client.post(undo, json={"edits": [99]}), 404, "unknown-edit")


def test_an_upload_is_kept_for_days_and_then_has_to_be_sent_again(
    studio: Studio, runtime: Runtime, clock: SettableClock
) -> None:
    upload = look(studio, SMALL)["asked"]["upload"]
    clock.advance(UPLOADS_KEPT - timedelta(minutes=1))
    Worker(runtime).chores()
    assert look(studio, None, upload)["state"] == "done", "looking at it keeps it"
    clock.advance(UPLOADS_KEPT - timedelta(minutes=1))
    Worker(runtime).chores()
    assert look(studio, None, upload)["state"] == "done"
    clock.advance(UPLOADS_KEPT + timedelta(minutes=1))
    Worker(runtime).chores()
    assert_problem(send(studio, "/preview", None, upload), 404, "unknown-upload")
    assert_problem(send(studio, "/preview", None, "0" * 64), 404, "unknown-upload")
    assert_problem(send(studio, "/preview", None), 422, "no-upload")
    assert_problem(send(studio, "/preview", None, "../../keys"), 422, "malformed")


def test_what_is_wrong_with_a_large_upload_is_told_as_to_a_request(studio: Studio, runtime: Runtime) -> None:
    job = work_and_read(studio, runtime, look(studio, LARGE.replace(b"wood-7,17,", b"wood-7,heavy,")))
    (problem,) = job["result"]["sheets"][0]["problems"]
    assert (problem["row"], problem["text"]) == (9, "heavy")
    refused = send(studio, "", None, job["result"]["upload"], expect=job["result"]["digest"]).json()
    failed = work_and_read(studio, runtime, refused)
    assert (failed["state"], failed["problem"]["code"]) == ("failed", "import-problems")
    assert studio.read(VALUES)["state"] == "base"


def test_lint_and_measurement_are_left_shared_and_found_again(studio: Studio, runtime: Runtime) -> None:
    for action, model in (("lint", Suspicions), ("measurement", Measurement)):
        url, body = f"/v1/drafts/{studio.draft}/{action}", {"market": "eu"}
        now = studio.client.post(url, json=body).json()
        job, same = (studio.client.post(url, json=body, headers=LATER).json() for _ in range(2))
        assert job["id"] == same["id"]
        done = work_and_read(studio, runtime, job)
        assert done["asked"] == {"version": 1, "newest": 1, "market": "eu"}
        TypeAdapter(model).validate_python(done["result"])
        assert set(done["result"]) == set(now)
        lost = studio.client.post(url, json={"market": "mars"}, headers=LATER).json()
        assert work_and_read(studio, runtime, lost)["problem"]["code"] == "unknown-market"


@pytest.mark.parametrize("kind", ["draft.lint", "draft.measure"])
def test_lint_and_measurement_stop_when_somebody_says_so(studio: Studio, runtime: Runtime, kind: str) -> None:
    action = "lint" if kind == "draft.lint" else "measurement"
    url = f"/v1/drafts/{studio.draft}/{action}"
    job = studio.client.post(url, json={"market": "eu"}, headers=LATER).json()

    def stop(runtime: Runtime) -> None:
        with runtime.database.transaction() as session:
            JobStore(session, runtime.clock).stop(job["id"])

    told: list[tuple[str, int, int]] = []
    assert work_off(runtime, {kind: heard(kind, told, stop)})
    assert read(studio, job)["state"] == "cancelled"
    assert len(told) == 1, "it ends at the step at which it hears of it"


@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.CUSTOMER, Role.REP, Role.MANAGER])
def test_others_put_nothing_away(studio: Studio, client_of: Callable[[Role], TestClient], role: Role) -> None:
    status = 401 if role is Role.ANONYMOUS else 403
    assert client_of(role).delete(f"/v1/drafts/{studio.draft}/imports/preview").status_code == status
