"""Releases have a period in each market, and days of them are taken back in some markets or in all.

What was published before is valid in all its markets over the one period that it had, and what was taken back was taken
back as a whole.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

SEPARATOR = "\n-- next --\n"
MOVED = "-- periods are moved here --"
EVERYWHERE = "*"

TERMS = "~terms"

RELEASES = sa.table(
    "releases",
    sa.column("id"),
    sa.column("product"),
    sa.column("files", sa.JSON),
    sa.column("valid_from"),
    sa.column("valid_until"),
)
PERIODS = sa.table(
    "release_periods", sa.column("release_id"), sa.column("market"), sa.column("valid_from"), sa.column("valid_until")
)


def upgrade() -> None:
    connection = op.get_bind()
    file = Path(__file__).with_name(f"0009_periods.{connection.dialect.name}.sql")
    before, after = file.read_text().rstrip("\n").split(f"\n{MOVED}\n")
    for statement in before.split(SEPARATOR):
        connection.exec_driver_sql(statement)
    for (release_id,) in connection.execute(sa.select(RELEASES.c.id)).all():
        row = connection.execute(sa.select(RELEASES).where(RELEASES.c.id == release_id)).one()
        connection.execute(sa.insert(PERIODS), _periods(row))
    for statement in after.split(SEPARATOR):
        connection.exec_driver_sql(statement)


def _periods(row: sa.Row[Any]) -> list[dict[str, Any]]:
    """Return the rows for a release: one for each market that it sells the product in, and one for all others."""
    sold = [] if row.product == TERMS else _sold(row.files)
    markets = dict.fromkeys([*sold, EVERYWHERE])
    days = {"release_id": row.id, "valid_from": row.valid_from, "valid_until": row.valid_until}
    return [{**days, "market": market} for market in markets]


def _sold(files: Mapping[str, str]) -> Sequence[str]:
    """Return the markets that a product is sold in; what it does not say itself the nearest of its families does."""
    sheet, above = tomllib.loads(files["product.toml"]), "family"
    while "markets" not in sheet:
        path = f"families/{sheet.get(above, '')}.toml"
        if path not in files:
            return []
        sheet, above = tomllib.loads(files[path]), "parent"
    return [str(market) for market in sheet["markets"]]
