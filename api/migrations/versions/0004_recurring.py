"""Lines keep the billing plan of their recurring charges.

The column of lines from before is empty: what they promised has neither plan nor recurring charges.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SEPARATOR = "\n-- next --\n"


def upgrade() -> None:
    connection = op.get_bind()
    file = Path(__file__).with_name(f"0004_recurring.{connection.dialect.name}.sql")
    for statement in file.read_text().rstrip("\n").split(SEPARATOR):
        connection.exec_driver_sql(statement)
