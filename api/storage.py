"""The schema of the database: every table of every package, brought up to date by migrations."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, MetaData, inspect, text

import api.auth.tables
import api.tables
import catalog.draft.tables
import catalog.tables
import cpq.configure.tables
import cpq.order.tables
import cpq.quote.tables
import kernel.audit
import kernel.events
import kernel.jobs
import kernel.numbers
from kernel.db import Base, Database

TABLES = (
    kernel.audit,
    kernel.events,
    kernel.jobs,
    kernel.numbers,
    catalog.tables,
    catalog.draft.tables,
    cpq.configure.tables,
    cpq.quote.tables,
    cpq.order.tables,
    api.auth.tables,
    api.tables,
)
"""Every module that declares tables."""

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = "alembic_version"
"""The table that names the revision."""

LOCK = 7_382_915_640
"""Number of the lock on PostgreSQL that lets one process migrate at a time."""


def metadata() -> MetaData:
    """Return the tables that the code expects."""
    return Base.metadata


def newest_revision() -> str:
    """Return the revision of the schema that this code works with: revisions are numbered, and so are their files."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def revision_of(database: Database) -> str | None:
    """Return the revision of a database's schema; None for an empty one."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table(VERSIONS):
            return None
        found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSIONS}"))
        return found


def migrate(database: Database) -> None:
    """Bring a database's schema up to date; nothing happens if it is.

    Two processes that start at once do it one after the other.
    """
    if revision_of(database) == newest_revision():
        return
    upgrade(database, "head")


def upgrade(database: Database, revision: str) -> None:
    """Bring a database's schema to a revision."""
    # Imported when needed: a start with a schema that is up to date, the usual one, must not wait for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.engine.begin() as connection:
        _hold(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _hold(connection: Connection) -> None:
    # SQLite took its write lock when the transaction began.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
