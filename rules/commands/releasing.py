"""`diff` and `migrate`: what a new release changes, and what it does to recorded configurations."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rules.columns import Columns
from rules.commands.base import FINE, NO, UNDECIDED, Options, budget_of, count_of, model_of, print_json, seconds_of
from rules.commands.optimising import objective_of
from rules.diff import Difference, Example, Extra, compare
from rules.engines import engine
from rules.engines.diagram import DiagramEngine
from rules.migrate import Migration, migrate
from rules.models import text_of


def add_old(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what a model is compared with."""
    parser.add_argument("--old", nargs="+", type=Path, required=True, metavar="MODEL", help="the earlier release")
    parser.add_argument("--sales", type=Path, metavar="FILE", help="CSV of recorded configurations to find examples in")
    parser.add_argument("-k", type=count_of, default=5, help="examples of each difference (5)")
    parser.add_argument("--no-counts", action="store_true", help="do not count, which can take longest")
    parser.add_argument("--seconds", type=seconds_of, help="give up after so long: the answer is undecided")


def add_configurations(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what is migrated, and how."""
    parser.add_argument(
        "--configurations", type=Path, required=True, metavar="FILE", help="CSV, a column for each name"
    )
    parser.add_argument("-k", type=count_of, default=1, help="ways to change each (1)")
    parser.add_argument("--steps", type=int, help="the budget for each configuration that has to change")
    parser.add_argument("--workers", type=count_of, default=1, help="processes that look for changes (1)")


def diff(options: Options) -> int:
    """Print what a model forbids and allows that an earlier one did not, as JSON."""
    old, new = model_of(options, options.old).problem, model_of(options).problem
    sales = [] if options.sales is None else recorded(options.sales)
    unknown = sorted({name for row in sales for name in row} - old.index.keys() - new.index.keys())
    if unknown:
        print(f"columns of {options.sales} that are in neither release: {', '.join(unknown)}", file=sys.stderr)
    found = compare(
        old,
        new,
        sales=[{name: value for name, value in row.items() if name not in unknown} for row in sales],
        limit=options.k,
        budget=budget_of(options),
        counting=None if options.no_counts else DiagramEngine,
    )
    print_json(
        {
            "equal": found.equal,
            "forbidden": _difference(found.forbidden),
            "allowed": _difference(found.allowed),
            "removed": _extra(found.removed),
            "added": _extra(found.added),
        }
    )
    return UNDECIDED if found.equal is None else FINE if found.equal else NO


def _difference(found: Difference) -> dict[str, object]:
    return {
        "exists": found.exists,
        "count": found.count,
        "of": found.total,
        "share": None if found.share is None else float(found.share),
        "every_reason": found.decided,
        "examples": [_example(each) for each in found.examples],
    }


def _example(found: Example) -> dict[str, object]:
    return {
        "because_of": {name: found.configuration[name] for name in found.names},
        "rules": list(found.rules),
        "computed": list(found.computed),
        "recorded": found.recorded,
        "configuration": dict(found.configuration),
    }


def _extra(found: Extra) -> dict[str, object]:
    return {
        "characteristics": list(found.characteristics),
        "values": {name: list(values) for name, values in found.values.items()},
    }


def migrated(options: Options) -> int:
    """Print what becomes of recorded configurations, as JSON: how many of each kind, and each that is not untouched."""
    model = model_of(options)
    rows = recorded(options.configurations)
    objective = objective_of(model, options) if options.worth or options.objective else None
    decider = engine(model.problem, options.engine)
    found = migrate(decider, rows, limit=options.k, objective=objective, steps=options.steps, workers=options.workers)
    print_json(
        {
            "statuses": Counter(each.status for each in found),
            "rows": [_row(at, each) for at, each in enumerate(found, start=1) if each.status != "untouched"],
        }
    )
    statuses = {each.status for each in found}
    return UNDECIDED if "undecided" in statuses else FINE if statuses <= {"untouched"} else NO


def _row(at: int, found: Migration) -> dict[str, object]:
    ways = [{each.name: [each.old, each.new] for each in changes} for changes in found.change_sets]
    return {"row": at, "status": found.status, "changes": ways}


def recorded(path: Path) -> Columns:
    """Read recorded configurations: a column for each name, a row for each configuration; an empty cell is no choice.

    Raises:
        ValueError: a row has more cells than there are columns, or a column has no name of its own.
    """
    lines = csv.reader(io.StringIO(text_of(path)))
    names = next(lines, [])
    if not names or "" in names or len(set(names)) < len(names):
        raise ValueError(f"{path}: every column needs a name of its own")
    return Columns.of_rows(names, (_filled(path, names, cells) for cells in lines if cells))


def _filled(path: Path, names: Sequence[str], cells: list[str]) -> list[str]:
    if len(cells) > len(names):
        raise ValueError(f"{path}: a row has {len(cells)} cells, but there are {len(names)} columns: {cells}")
    return cells + [""] * (len(names) - len(cells))
