"""Sessions of the desk are priced for the buyer of a quote."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sessions", sa.Column("quote_id", sa.String(40), nullable=True))
