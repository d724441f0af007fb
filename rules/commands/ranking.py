"""`best`: the best completions, in order, within a limit, different from each other, or by two objectives."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from rules.best import Ranked, affordable
from rules.best import best as best_completions
from rules.commands.base import FINE, NO, UNDECIDED, Options, asked, print_json, shown
from rules.commands.optimising import objective_from, objective_of
from rules.diverse import diverse
from rules.models import Model
from rules.tradeoff import Compromise, front, lexicographic


def add_best(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which completions."""
    parser.add_argument("-k", type=int, default=10, metavar="N", help="how many, at most (10)")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--within", type=int, metavar="WORTH", help="of at most this worth; tells the values left too")
    ways.add_argument("--differ", type=int, metavar="D", help="that differ in at least D characteristics")
    form = "NAME=VALUE=NUMBER"
    ways.add_argument("--then-worth", nargs="+", action="extend", metavar=form, help="among equals, least by this")
    ways.add_argument("--pareto", nargs="+", action="extend", metavar=form, help="compromises with this objective")


def best(options: Options) -> int:
    """Print the best completions as JSON."""
    if options.then_worth is not None:
        return _lexicographic(options)
    if options.pareto is not None:
        return _front(options)
    return _ranked(options) if options.differ is None else _diverse(options)


def _ranked(options: Options) -> int:
    model, decider, choices, budget = asked(options)
    objective = objective_of(model, options)
    found = best_completions(
        decider, choices, objective, options.k, within=options.within, names=model.shown, budget=budget
    )
    decided = found.decided
    told: dict[str, object] = {"bound": found.bound}
    if options.within is not None:
        left = affordable(decider, choices, objective, options.within, budget)
        decided = decided and left.decided
        told["values"] = {name: list(left.values[name]) for name in model.shown}
    return _print(decided, [_plain(model, each) for each in found.completions], told)


def _diverse(options: Options) -> int:
    model, decider, choices, budget = asked(options)
    found = diverse(decider, choices, objective_of(model, options), options.k, differ=options.differ, budget=budget)
    return _print(found.decided, [_plain(model, each) for each in found.completions])


def _lexicographic(options: Options) -> int:
    model, decider, choices, budget = asked(options)
    objectives = [objective_of(model, options), objective_from(model, options.then_worth, None)]
    found = lexicographic(decider, choices, objectives, budget)
    return _print(found.decided, [] if found.best is None else [_plain(model, found.best)])


def _front(options: Options) -> int:
    model, decider, choices, budget = asked(options)
    other = objective_from(model, options.pareto, None)
    found = front(decider, choices, objective_of(model, options), other, limit=options.k, budget=budget)
    return _print(found.decided, [_plain(model, each) for each in found.compromises], {"complete": found.complete})


def _plain(model: Model, found: Ranked | Compromise) -> dict[str, object]:
    worths = {"worth": found.worth} if isinstance(found, Ranked) else {"worths": list(found.worths)}
    return {**worths, "assignment": shown(model, found.assignment)}


def _print(decided: bool, completions: Sequence[object], more: dict[str, object] | None = None) -> int:
    print_json({"decided": decided, **(more or {}), "completions": completions})
    return UNDECIDED if not decided else FINE if completions else NO
