"""Runs migrations on the connection that `api.storage` hands over."""

from __future__ import annotations

from alembic import context

from api.storage import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata(),
    compare_type=True,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
