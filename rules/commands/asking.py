"""`domains`, `count`, `complete`, `explain`, `why`: what a session asks at every click."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict

from rules.book import AUDIENCES, LANGUAGE
from rules.commands.base import FINE, NO, UNDECIDED, Options, asked, numbers_of_any_length, pair, print_json, shown
from rules.explain import Derivation, derive_why
from rules.models import Model
from rules.phrases import PHRASES
from rules.story import story
from rules.wording import sentence


def domains(options: Options) -> int:
    """Print the remaining values as JSON."""
    model, decider, choices, budget = asked(options)
    found = decider.propagate(choices, budget)
    print_json({name: list(found.domains[name]) for name in model.shown})
    if found.undecided or found.consistent is None:
        open_values = ", ".join(f"{name}: {'|'.join(values)}" for name, values in found.undecided.items())
        print(f"undecided: {open_values or 'everything'}", file=sys.stderr)
        return UNDECIDED
    return FINE if found.consistent else NO


def count(options: Options) -> int:
    """Print the number of configurations."""
    _, decider, choices, budget = asked(options)
    found = decider.count(choices, budget)
    is_known = found.decided and found.value is not None
    with numbers_of_any_length():
        print(found.value if is_known else "undecided")
    return FINE if is_known else UNDECIDED


def complete(options: Options) -> int:
    """Print the preferred completion as JSON."""
    model, decider, choices, budget = asked(options)
    found = decider.complete(choices, budget)
    print_json(shown(model, found.assignment))
    return FINE if found.assignment is not None else NO if found.decided else UNDECIDED


def explain(options: Options) -> int:
    """Print the conflict and the ways out."""
    model, decider, choices, budget = asked(options)
    consistent = decider.propagate(choices, budget).consistent
    if consistent is None:
        print("undecided")
        return UNDECIDED
    if consistent:
        print("these choices can hold together")
        return FINE
    conflict = decider.conflict_set(choices, budget)
    print(f"cannot hold together: {', '.join(f'{name} = {choices[name]}' for name in conflict.choices) or 'the rules'}")
    for rule in conflict.rules:
        print(f"  {_rule(model, rule)}")
    relaxations = decider.relaxations(choices, budget=budget)
    for relaxation in relaxations:
        print(f"take back: {', '.join(relaxation.names)}")
    if not (conflict.decided and relaxations.decided):
        print("undecided: the conflict may be smaller, or there may be better ways out", file=sys.stderr)
    return NO


def add_value(parser: argparse.ArgumentParser) -> None:
    """Add the options that name a value, and to whom it is told."""
    parser.add_argument("--value", required=True, metavar="NAME=VALUE", help="the value asked about")
    parser.add_argument("--audience", choices=AUDIENCES, default="engineer", help="to whom it is told (engineer)")
    parser.add_argument("--language", choices=[*PHRASES], default=LANGUAGE, help=f"in which language ({LANGUAGE})")
    parser.add_argument("--json", action="store_true", help="as JSON")


def why(options: Options) -> int:
    """Tell why a value is impossible or forced, in numbered sentences."""
    model, decider, choices, budget = asked(options)
    found = derive_why(decider, choices, *pair(model, options.value, "NAME=VALUE"), budget)
    argument = found.derivation or Derivation(())
    told = story(argument, model.problem, model.book, audience=options.audience, language=options.language)
    if options.json:
        sentences = [asdict(each) for each in told]
        print_json({"verdict": found.verdict, "decided": argument.decided, "sentences": sentences})
    else:
        print("\n".join([f"{options.value}: {found.verdict}", *map(str, told)]))
    if found.verdict == "undecided":
        return UNDECIDED
    return NO if found.verdict in ("impossible", "conflict") else FINE


def _rule(model: Model, identity: str) -> str:
    if model.book is not None and identity in model.book.by_id:
        rule = model.book.by_id[identity]
        return f"{rule.id}: {rule.reason('engineer', 'en')} ({rule.place})"
    parts = [sentence(model.problem, each.formula) for each in model.problem.constraints if each.rule == identity]
    return f"{identity}: {'; '.join(parts)}"
