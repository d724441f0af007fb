"""The first schema: the statements of the SQL files beside this one, frozen."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SEPARATOR = "\n-- next --\n"


def upgrade() -> None:
    connection = op.get_bind()
    file = Path(__file__).with_name(f"0001_first.{connection.dialect.name}.sql")
    for statement in file.read_text().rstrip("\n").split(SEPARATOR):
        connection.exec_driver_sql(statement)
