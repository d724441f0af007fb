"""The outbox is drained, offers expire, old things are forgotten; a failure leaves events waiting."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from api.app import Application, create_app
from api.tables import IdempotencyRow
from api.worker import Worker
from kernel.clock import SettableClock
from kernel.db import Database
from kernel.events import Event, OutboxRow, record
from kernel.settings import Settings
from tests.api.conftest import Road


def waiting(database: Database) -> int:
    with database.transaction(read_only=True) as session:
        return len(session.scalars(select(OutboxRow).where(OutboxRow.delivered_at.is_(None))).all())


def worker_of(app: Application) -> Worker:
    assert app.runtime is not None
    return Worker(app.runtime)


def test_what_a_sale_caused_is_delivered_once_in_order(app: Application, road: Road, database: Database) -> None:
    road.accepted()
    before = waiting(database)
    assert before >= 2
    with capture_logs() as lines:
        assert worker_of(app).drain() == before
        assert worker_of(app).drain() == 0
    names = [line["name"] for line in lines if line["event"] == "event"]
    assert names.index("quote.sent") < names.index("quote.accepted")
    assert waiting(database) == 0


def test_an_offer_whose_time_is_over_expires_by_itself(app: Application, road: Road, clock: SettableClock) -> None:
    road.sent()
    clock.advance(timedelta(days=60))
    assert worker_of(app).chores() == 1
    assert road.reread()["state"] == "expired"


def test_answers_are_forgotten_after_two_days_and_sessions_after_thirty(
    app: Application, road: Road, database: Database, clock: SettableClock
) -> None:
    session_id = road.open_session()
    contact = {"name": "A", "email": "a@b.example"}
    road.visitor.post(
        "/v1/quote-requests", json={"session": session_id, "contact": contact}, headers={"Idempotency-Key": "k"}
    )
    clock.advance(timedelta(days=3))
    worker_of(app).chores()
    with database.transaction(read_only=True) as session:
        assert session.scalars(select(IdempotencyRow)).all() == []
    assert road.visitor.get(f"/v1/sessions/{session_id}").status_code == 200
    clock.advance(timedelta(days=28))
    worker_of(app).chores()
    assert road.visitor.get(f"/v1/sessions/{session_id}").status_code == 404


def test_the_server_drains_the_outbox_itself(settings: Settings, database: Database, clock: SettableClock) -> None:
    with database.transaction() as session:
        record(session, Event("test.happened", "thing", {}), clock)
    app = create_app(settings.model_copy(update={"worker": True}), clock=clock, database=database)
    with TestClient(app) as client:
        for _ in range(1000):
            if waiting(database) == 0:
                break
            client.get("/health/ready")
    assert waiting(database) == 0
