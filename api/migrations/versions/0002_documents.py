"""Revisions keep their rounding policy, groups of lines and a second currency; lines their group and short price.

What was sent stays as it is: the new columns of old revisions are empty, and its content has the digest it had.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SEPARATOR = "\n-- next --\n"


def upgrade() -> None:
    connection = op.get_bind()
    file = Path(__file__).with_name(f"0002_documents.{connection.dialect.name}.sql")
    for statement in file.read_text().rstrip("\n").split(SEPARATOR):
        connection.exec_driver_sql(statement)
