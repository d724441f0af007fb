"""Lint: what is suspicious in a rule book although every statement of it is correct.

A product without any configuration, values nobody can ever choose, characteristics with a single possible value, and
defaults that can never apply. Each finding points at the declaration or rule and names the rules that cause it.
"""

from __future__ import annotations

from collections.abc import Iterator

from rules.book import RuleBook
from rules.budget import Budget
from rules.core import FALSE, Member
from rules.engines.base import Engine
from rules.findings import Finding, in_order
from rules.problem import Default

MOST_CAUSES = 4
"""Rules named in one finding."""


def lint(engine: Engine, book: RuleBook | None = None, budget: Budget | None = None) -> tuple[Finding, ...]:
    """Check a problem as a whole.

    Args:
        engine: decides the problem.
        book: gives findings their places; without it they have none.
        budget: values it leaves undecided are not reported.

    Returns:
        Findings in order of place: errors for a void product, warnings for the rest.
    """
    possible = engine.propagate({}, budget)
    if possible.consistent is False:
        return (_void(engine, budget),)
    return in_order([*_dead_and_forced(engine, book, budget), *_idle_defaults(engine, book, budget)])


def _void(engine: Engine, budget: Budget | None) -> Finding:
    rules = engine.conflict_set({}, budget).rules
    message = f"no configuration satisfies all rules: {', '.join(rules) or 'the computed characteristics'} contradict"
    return Finding("error", "void", message, None, "correct one of these rules")


def _dead_and_forced(engine: Engine, book: RuleBook | None, budget: Budget | None) -> Iterator[Finding]:
    possible = engine.propagate({}, budget)
    for variable in engine.problem.variables:
        if variable.computed:
            continue
        domain = possible.domains[variable.name]
        undecided = possible.undecided.get(variable.name, ())
        owner = book.by_name.get(variable.name) if book else None
        place = owner.place if owner else None
        if len(domain) == 1 and not undecided and len(variable.values) > 1:
            message = f"{variable.name} is always {domain[0]}: no other value is possible"
            yield Finding("warning", "forced", message, place, _caused(engine, variable.name, variable.values, domain))
            continue
        for value in variable.values:
            if value not in domain and value not in undecided:
                message = f"{variable.name} = {value} is in no configuration"
                yield Finding("warning", "dead", message, place, _caused(engine, variable.name, (value,), domain))


def _caused(engine: Engine, name: str, values: tuple[str, ...], domain: tuple[str, ...]) -> str:
    rules: dict[str, None] = {}
    for value in values:
        if value not in domain and len(rules) < MOST_CAUSES:
            rules.update(dict.fromkeys(engine.conflict_set({name: value}).rules))
    listed = list(rules)[:MOST_CAUSES]
    return f"because of {', '.join(listed)}" if listed else "the computed characteristics exclude it"


def _idle_defaults(engine: Engine, book: RuleBook | None, budget: Budget | None) -> Iterator[Finding]:
    for default in engine.problem.defaults:
        variable = engine.problem.variables[default.variable]
        value = variable.values[default.value]
        rule = book.by_id.get(default.rule) if book else None
        place = rule.place if rule else None
        if default.condition == FALSE:
            message = f"the default {default.rule!r} never applies: its condition is never true"
            yield Finding("warning", "idle-default", message, place, "correct the condition or remove the rule")
        elif _never_applies(engine, default, budget):
            message = f"the default {default.rule!r} never applies: {variable.name} = {value} is impossible then"
            yield Finding("warning", "idle-default", message, place, "correct the value, the condition or the rules")


def _never_applies(engine: Engine, default: Default, budget: Budget | None) -> bool:
    """Whether value and condition exclude each other; a condition over several characteristics is not looked at."""
    problem = engine.problem
    owner = problem.variables[default.variable]
    value = owner.values[default.value]
    condition = default.condition
    if isinstance(condition, Member):
        other = problem.variables[condition.variable]
        choices = [{owner.name: value, other.name: other.values[each]} for each in sorted(condition.values)]
    else:
        choices = [{owner.name: value}]
    return all(engine.propagate(each, budget).consistent is False for each in choices)
