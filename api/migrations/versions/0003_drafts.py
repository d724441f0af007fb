"""Drafts of products, and their edits.

Edits are kept as they were made: triggers refuse to change or delete them, but for taking them back.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SEPARATOR = "\n-- next --\n"


def upgrade() -> None:
    connection = op.get_bind()
    file = Path(__file__).with_name(f"0003_drafts.{connection.dialect.name}.sql")
    for statement in file.read_text().rstrip("\n").split(SEPARATOR):
        connection.exec_driver_sql(statement)
