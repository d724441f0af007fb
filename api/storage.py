"""The schema of the database: every table of every package, brought up to date by migrations."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, text

import api.auth.tables
import api.tables
import catalog.tables
import cpq.configure.tables
import cpq.order.tables
import cpq.quote.tables
import kernel.audit
import kernel.events
import kernel.numbers
from kernel.db import Base, Database

TABLES = (
    kernel.audit,
    kernel.events,
    kernel.numbers,
    catalog.tables,
    cpq.configure.tables,
    cpq.quote.tables,
    cpq.order.tables,
    api.auth.tables,
    api.tables,
)
"""Every module that declares tables."""

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 7_382_915_640
"""Number of the lock on PostgreSQL that lets one process migrate at a time."""


def metadata() -> MetaData:
    """Return the tables that the code expects."""
    return Base.metadata


def newest_revision() -> str:
    """Return the revision of the schema that this code works with."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def revision_of(database: Database) -> str | None:
    """Return the revision of a database's schema; None for an empty one."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(database: Database, revision: str = "head") -> None:
    """Bring a database's schema up to date; nothing happens if it is.

    Two processes that start at once do it one after the other.
    """
    with database.engine.begin() as connection:
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        command.upgrade(_config(connection), revision)


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
