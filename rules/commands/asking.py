"""`domains`, `count`, `complete`, `explain`: what a session asks at every click."""

from __future__ import annotations

import sys

from rules.commands.base import FINE, NO, UNDECIDED, Options, asked, numbers_of_any_length, print_json, shown
from rules.models import Model
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


def _rule(model: Model, identity: str) -> str:
    if model.book is not None and identity in model.book.by_id:
        rule = model.book.by_id[identity]
        return f"{rule.id}: {rule.reason('engineer', 'en')} ({rule.place})"
    parts = [sentence(model.problem, each.formula) for each in model.problem.constraints if each.rule == identity]
    return f"{identity}: {'; '.join(parts)}"
