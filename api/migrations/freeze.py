"""`python -m api.migrations.freeze`: write the initial revision's statements anew from the tables of the code.

Only while no version was released: afterwards the statements are what databases out there were made with, and every
change is a revision of its own, `versions/0002_....py`.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import create_mock_engine
from sqlalchemy.schema import ExecutableDDLElement

from api.storage import metadata

FOLDER = Path(__file__).parent / "versions"
NAME = "0001_first"
URLS = {"sqlite": "sqlite://", "postgresql": "postgresql+psycopg://"}
SEPARATOR = "\n-- next --\n"


def statements(dialect: str) -> list[str]:
    """Return what makes every table, index and trigger in a kind of database."""
    made: list[str] = []

    def note(element: ExecutableDDLElement, *_: Any, **__: Any) -> None:
        made.append(str(element.compile(dialect=engine.dialect)).strip().replace("%%", "%"))

    engine = create_mock_engine(URLS[dialect], note)
    metadata().create_all(engine, checkfirst=False)
    # The indexes of a table come in any order; sorted, freezing twice writes the same.
    return [one for is_index, run in groupby(made, _is_index) for one in (sorted(run) if is_index else run)]


def _is_index(statement: str) -> bool:
    return statement.startswith(("CREATE INDEX", "CREATE UNIQUE INDEX"))


def freeze() -> None:
    """Write the files."""
    for dialect in URLS:
        (FOLDER / f"{NAME}.{dialect}.sql").write_text(SEPARATOR.join(statements(dialect)) + "\n")


if __name__ == "__main__":
    freeze()
