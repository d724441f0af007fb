"""Run the measurements named, or all: `python -m tests.bench [engines operations prices quoting ...]`."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable, Iterable

from tests.bench import documents, engines, operations, prices, quoting, scenes, server, sheets, studio
from tests.bench.row import Row
from tests.live import ROOT

MEASURES: dict[str, Callable[[], Iterable[Row]]] = {
    "engines": engines.measure,
    "operations": operations.measure,
    "prices": prices.measure,
    "quoting": quoting.measure,
    "scenes": scenes.measure,
    "sheets": sheets.measure,
    "documents": documents.measure,
    "server": server.measure,
    "studio": studio.measure,
}


def main(names: list[str]) -> None:
    """Measure, print the table, write build/bench.json."""
    rows: list[Row] = []
    for name in names or list(MEASURES):
        for row in MEASURES[name]():
            print(row, flush=True)
            rows.append(row)
    result = {
        "machine": {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()},
        "rows": [row.to_json() for row in rows],
    }
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "bench.json").write_text(json.dumps(result, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
