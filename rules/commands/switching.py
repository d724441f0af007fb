"""`switch`: what chosen characteristics could change to, and what else would have to change."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from rules.commands.base import FINE, NO, UNDECIDED, Options, asked, pair, print_json, shown
from rules.commands.optimising import objective_of
from rules.switch import change, switches


def add_switch(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what may change."""
    parser.add_argument("--to", metavar="NAME=VALUE", help="this value only, with the changes it needs")
    parser.add_argument("--of", nargs="+", action="extend", metavar="NAME", help="these only; else all choices")
    parser.add_argument("--keep", nargs="+", action="extend", default=[], metavar="NAME", help="choices that stay")


def switch(options: Options) -> int:
    """Print what each choice could change to, or the changes that one value needs, as JSON."""
    return _all_switches(options) if options.to is None else _one_change(options)


def _all_switches(options: Options) -> int:
    model, decider, choices, budget = asked(options)
    objective = objective_of(model, options)
    found = switches(decider, choices, objective, names=options.of, keep=options.keep, budget=budget)
    values = {name: {value: asdict(each) for value, each in own.items()} for name, own in found.values.items()}
    print_json({"worth": found.worth, "decided": found.decided, "values": values})
    return UNDECIDED if not found.decided else FINE if any(values.values()) else NO


def _one_change(options: Options) -> int:
    model, decider, choices, budget = asked(options)
    name, value = pair(model, options.to, "NAME=VALUE")
    found = change(decider, choices, name, value, objective_of(model, options), keep=options.keep, budget=budget)
    print_json(
        {
            "switch": found.switch and asdict(found.switch),
            "changed": dict(found.changed),
            "decided": found.decided,
            "assignment": shown(model, found.assignment),
        }
    )
    return UNDECIDED if not found.decided else NO if found.switch is None else FINE
