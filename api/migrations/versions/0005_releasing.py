"""Releases over time, second looks and comments, jobs.

Releases say why they were published and what they bring back, and can be withdrawn before they begin; edits of drafts
say by whose id they were made, so that nobody approves their own; what takes long is a job.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SEPARATOR = "\n-- next --\n"


def upgrade() -> None:
    connection = op.get_bind()
    file = Path(__file__).with_name(f"0005_releasing.{connection.dialect.name}.sql")
    for statement in file.read_text().rstrip("\n").split(SEPARATOR):
        connection.exec_driver_sql(statement)
