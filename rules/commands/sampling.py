"""`sample` and `cover`: configurations to test with, at random or so that every combination occurs."""

from __future__ import annotations

import argparse
from itertools import islice
from random import Random

from rules.boundaries import Boundary, NearMiss, boundaries, near_misses
from rules.commands.base import (
    FINE,
    NO,
    UNDECIDED,
    Options,
    add_seconds,
    asked,
    budget_of,
    count_of,
    model_of,
    print_json,
    shown,
)
from rules.cover import cover as covering
from rules.engines import engine
from rules.interactions import STRENGTHS
from rules.models import Model
from rules.sample import sample as drawing


def add_number(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what is drawn."""
    parser.add_argument("-n", "--number", type=count_of, default=10, help="how many to draw (10)")
    parser.add_argument("--seed", type=int, default=1, help="equal seeds draw alike (1)")


def sample(options: Options) -> int:
    """Print completions drawn at random as JSON."""
    model, decider, choices, budget = asked(options)
    found = drawing(decider, choices, options.number, Random(options.seed), budget=budget)
    print_json([shown(model, each) for each in found.assignments])
    return UNDECIDED if not found.decided else FINE if found.assignments else NO


MOST_LISTED = 100
"""Missing combinations that are printed; `missing` says how many there are."""


def add_strength(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what is covered."""
    parser.add_argument("--of", nargs="+", metavar="NAME", help="the characteristics to combine; else all")
    parser.add_argument("--strength", type=int, choices=STRENGTHS, default=2, help="values of a combination (2)")
    parser.add_argument("--boundaries", action="store_true", help="also the ends of numbers and of limits")
    parser.add_argument("--near-misses", action="store_true", help="also what violates one rule only")
    add_seconds(parser)


def cover(options: Options) -> int:
    """Print configurations with every possible combination of values as JSON."""
    model, budget = model_of(options), budget_of(options)
    decider = engine(model.problem, options.engine)
    found = covering(decider, options.of, strength=options.strength, budget=budget)
    interactions = found.interactions
    answer: dict[str, object] = {
        "configurations": [shown(model, each) for each in found.configurations],
        "bound": interactions.bound,
        "possible": interactions.possible,
        "impossible": interactions.impossible,
        "unknown": interactions.unknown,
        "missing": found.missing,
        "left": list(islice(found.left(), MOST_LISTED)),
        "decided": found.decided,
    }
    decided = found.decided
    if options.boundaries:
        ends = boundaries(decider, budget)
        answer["boundaries"] = [_boundary(model, each) for each in ends]
        decided &= all(each.decided for each in ends)
    if options.near_misses:
        misses = near_misses(model.problem, budget)
        answer["near_misses"] = [_near_miss(model, each) for each in misses]
        decided &= all(each.decided for each in misses)
    print_json(answer)
    return UNDECIDED if not decided else FINE if found.configurations else NO


def _boundary(model: Model, found: Boundary) -> dict[str, object]:
    configuration = shown(model, found.configuration)
    return {
        "kind": found.kind,
        "name": found.name,
        "number": found.number,
        "configuration": configuration,
        "decided": found.decided,
    }


def _near_miss(model: Model, found: NearMiss) -> dict[str, object]:
    return {"rule": found.rule, "assignment": shown(model, found.assignment), "decided": found.decided}
