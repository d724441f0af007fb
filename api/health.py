"""Whether requests can be served."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from api.runtime import Runtime
from kernel.errors import Broken


def readiness(runtime: Runtime) -> dict[str, Any]:
    """Ask everything a request needs; return what is well and what is not."""
    checks = {"database": _database(runtime)}
    status = "ok" if all(check == "ok" for check in checks.values()) else "unavailable"
    return {"status": status, "checks": checks}


def _database(runtime: Runtime) -> str:
    try:
        with runtime.database.transaction(read_only=True) as session:
            session.execute(text("SELECT 1"))
    except Broken:
        return "does not answer"
    return "ok"
