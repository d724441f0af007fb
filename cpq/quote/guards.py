"""The database's own refusal to change what was sent, on SQLite and on PostgreSQL.

The statements hang on the tables' metadata, so that `create_all` makes them; a migration that alters a table repeats
them with `refusal`. They are the last line: the use cases never try what they refuse. The allowed moves of a sent
revision are read from the lifecycle, so that there is one truth.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import DDL, Table, event
from sqlalchemy.schema import ExecutableDDLElement

from cpq.quote.lifecycle import REVISION

DIALECTS = ("sqlite", "postgresql")
DECISION_COLUMNS = ("state", "decided_by", "decided_at", "reason")
"""The columns of a sent revision that move, together with its state."""


def attach(table: Any, statements: dict[str, tuple[str, ...]]) -> None:
    """Execute statements after a table is created, those of its dialect.

    Args:
        table: the table whose creation they follow.
        statements: dialect -> statements, in order.
    """
    assert isinstance(table, Table)
    for dialect, texts in statements.items():
        for text in texts:
            statement: ExecutableDDLElement = DDL(text.replace("%", "%%"))  # type: ignore[no-untyped-call]  # not typed there
            event.listen(table, "after_create", statement.execute_if(dialect=dialect))


def guard_revisions(table: Any) -> None:
    """Refuse change of a sent revision except a move along the lifecycle with its decision; refuse its removal."""
    moves = {f"{source}>{target}" for sources, target in REVISION.transitions.values() for source in sources}
    allowed = ", ".join(f"'{move}'" for move in sorted({*moves, "draft>draft"}))
    differs = changed(table, DECISION_COLUMNS)
    refused = {
        dialect: f"(OLD.state || '>' || NEW.state) NOT IN ({allowed}) OR OLD.state <> 'draft' AND ({differs[dialect]})"
        for dialect in DIALECTS
    }
    attach(table, refusal(table.name, "frozen", "UPDATE", refused, "a sent revision does not change"))
    sent = dict.fromkeys(DIALECTS, "OLD.state <> 'draft'")
    attach(table, refusal(table.name, "kept", "DELETE", sent, "a sent revision is not deleted"))
    keep_whole(table)


def changed(table: Any, movable: tuple[str, ...]) -> dict[str, str]:
    """Return, per dialect, the condition that a column of a table other than the movable ones changes."""
    fixed = [column.name for column in table.columns if column.name not in movable]
    return {
        "sqlite": " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in fixed),
        "postgresql": " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in fixed),
    }


def guard_lines(table: Any) -> None:
    """Refuse to add, change or remove a line of a revision that is not a draft."""
    for action, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        state = f"(SELECT state FROM quote_revisions WHERE id = {row}.revision_id) <> 'draft'"
        if action == "UPDATE":
            state += " OR NEW.revision_id <> OLD.revision_id"
        refused = dict.fromkeys(DIALECTS, state)
        message = "lines of a sent revision do not change"
        attach(table, refusal(table.name, f"frozen_{action.lower()}", action, refused, message))
    keep_whole(table)


def guard_for_ever(table: Any, message: str, *, movable: tuple[str, ...] = ()) -> None:
    """Refuse to change or remove a row, whatever its state.

    Args:
        table: the table.
        message: what the database answers.
        movable: columns that may change all the same.
    """
    always = dict.fromkeys(DIALECTS, "TRUE")
    attach(table, refusal(table.name, "frozen", "UPDATE", changed(table, movable) if movable else always, message))
    attach(table, refusal(table.name, "kept", "DELETE", always, message))
    keep_whole(table)


def keep_whole(table: Any) -> None:
    """Refuse to empty a table at once, which PostgreSQL can do past its row triggers."""
    guard = f"{table.name}_whole"
    function = (
        f"CREATE OR REPLACE FUNCTION {guard}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
        f"'{table.name} are never emptied' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    trigger = f"CREATE TRIGGER {guard} BEFORE TRUNCATE ON {table.name} FOR EACH STATEMENT EXECUTE FUNCTION {guard}()"
    attach(table, {"postgresql": (function, trigger)})


def refusal(table: str, name: str, action: str, when: dict[str, str], message: str) -> dict[str, tuple[str, ...]]:
    """Return the statements that make a database refuse an action on a table's rows.

    Args:
        table: the table.
        name: a name for the guard, unique within the table.
        action: `INSERT`, `UPDATE` or `DELETE`.
        when: dialect -> the condition over OLD and NEW under which to refuse.
        message: what the database answers.
    """
    guard = f"{table}_{name}"
    function = (
        f"CREATE OR REPLACE FUNCTION {guard}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {when['postgresql']} THEN "
        f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        f"RETURN {'OLD' if action == 'DELETE' else 'NEW'}; END $$"
    )
    return {
        "sqlite": (
            f"CREATE TRIGGER {guard} BEFORE {action} ON {table} FOR EACH ROW WHEN {when['sqlite']} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END",
        ),
        "postgresql": (
            function,
            f"CREATE TRIGGER {guard} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION {guard}()",
        ),
    }
