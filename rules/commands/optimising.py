"""`optimise` and `bounds`: the least and greatest worth of an objective."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from rules.commands.base import FINE, NO, UNDECIDED, Options, asked, pair, print_json, shown
from rules.engines.base import Objective
from rules.models import Model


def add_worth(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what values are worth."""
    parser.add_argument("--worth", nargs="+", action="extend", default=[], metavar="NAME=VALUE=NUMBER")
    parser.add_argument("--objective", type=Path, metavar="FILE", help="CSV with name, value, number")


def add_greatest(parser: argparse.ArgumentParser) -> None:
    """Add the option that turns the objective round."""
    parser.add_argument("--greatest", action="store_true", help="the greatest worth, not the least")


def optimise(options: Options) -> int:
    """Print the completion of least worth as JSON."""
    model, decider, choices, budget = asked(options)
    found = decider.optimise(choices, objective_of(model, options), greatest=options.greatest, budget=budget)
    assignment = shown(model, found.assignment)
    print_json({"worth": found.worth, "bound": found.bound, "decided": found.decided, "assignment": assignment})
    return UNDECIDED if not found.decided else NO if found.assignment is None else FINE


def bounds(options: Options) -> int:
    """Print the least and the greatest worth, for each value too, as JSON."""
    model, decider, choices, budget = asked(options)
    found = decider.bounds(choices, objective_of(model, options), budget)
    values = {
        name: {value: list(ends) for value, ends in found.values[name].items()}
        for name in model.shown
        if name in found.values
    }
    print_json({"overall": found.overall and list(found.overall), "decided": found.decided, "values": values})
    return UNDECIDED if not found.decided else NO if found.overall is None else FINE


def objective_of(model: Model, options: Options) -> Objective:
    """Read the objective that the options name."""
    return objective_from(model, options.worth, options.objective)


def objective_from(model: Model, worth: list[str], file: Path | None) -> Objective:
    """Read an objective: NAME=VALUE=NUMBER texts and the rows of a CSV file.

    Raises:
        ValueError: a column is missing, or a number is not whole.
        UnknownName, UnknownValue: there is no such characteristic or value.
    """
    rows = [text.rpartition("=")[::2] for text in worth]
    if file is not None:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            for row in csv.DictReader(opened):
                try:
                    rows.append((f"{row['name']}={row['value']}", row["number"]))
                except KeyError as missing:
                    raise ValueError(f"{file} has no column {missing}") from None
    numbers: dict[str, dict[str, int]] = {}
    for text, number in rows:
        name, value = pair(model, text, "NAME=VALUE=NUMBER")
        model.problem.numbered({name: value})
        try:
            numbers.setdefault(name, {})[value] = int(number)
        except ValueError:
            raise ValueError(f"{number!r} is not a whole number; scale decimals before (cents, grams)") from None
    return Objective(numbers)
