"""`python -m tests.api.schemas`: make the database of the newest revision, as the code of that revision would leave it.

Run it once per revision, before the next one; the older files are never made again.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from pydantic import SecretStr
from starlette.testclient import TestClient

from api.app import create_app
from api.auth.store import add_token, add_user
from api.storage import migrate, newest_revision
from kernel.access import Role
from kernel.db import Database
from kernel.settings import Settings
from tests.api.conftest import Road
from tests.build.catalogue import publish_tiny, settable_clock

FOLDER = Path(__file__).parent
TOKEN = "qw_not-a-secret"


def make() -> Path:
    """Make the file; return it."""
    file = FOLDER / f"{newest_revision()}.sqlite3"
    file.unlink(missing_ok=True)
    database, clock = Database(f"sqlite:///{file}"), settable_clock()
    migrate(database)
    with database.transaction() as session:
        product = publish_tiny(session, clock).product
        user = add_user(session, "rep@old.example", "Old Rep", Role.REP, None, clock.now())
        add_token(session, user.id, "old", TOKEN, clock.now(), clock.now().replace(year=2100))
    with tempfile.TemporaryDirectory() as data:
        settings = Settings(data=Path(data), database_url=SecretStr(database.url), worker=False)
        app = create_app(settings, clock=clock, database=database)
        with TestClient(app) as visitor, TestClient(app, headers={"Authorization": f"Bearer {TOKEN}"}) as rep:
            road = Road(visitor, rep, product)
            road.sent(doors="true")
            road.accepted()
            road.rep.post(f"/v1/quotes/{road.quote['id']}/convert")
    database.close()  # the journal is folded in by whoever is alone
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
    database.close()
    return file


if __name__ == "__main__":
    print(make())
