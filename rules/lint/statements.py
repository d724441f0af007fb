"""Rules and defaults as a whole: those that never apply, and those that the others imply."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rules import doubts
from rules.book import Requirement
from rules.core import Formula, conjunction, member
from rules.findings import Finding
from rules.lint.subject import MOST_COMPARED, Subject
from rules.lower import Lowering
from rules.meaning import Applied, Node
from rules.problem import Default, Problem


def idle_defaults(subject: Subject) -> Iterator[Finding]:
    """Look for defaults whose condition, or whose value then, is in no configuration."""
    problem, budget = subject.problem, subject.budget
    both = [conjunction([each.condition, _value_of(problem, each)]) for each in problem.defaults]
    never = doubts.impossible(problem, [each.condition for each in problem.defaults], budget)
    for at in sorted(doubts.impossible(problem, both, budget)):
        default = problem.defaults[at]
        owner = problem.variables[default.variable]
        value = f"{owner.name} = {owner.values[default.value]} is impossible then"
        why = "its condition is never true" if at in never else value
        message = f"the default {default.rule!r} never applies: {why}"
        reasons = doubts.causes(problem, default.condition if at in never else both[at], budget)
        yield subject.finding("idle-default", default.rule, message, reasons or (), "the condition forbids it itself")


def never_applicable(subject: Subject) -> dict[str, Finding]:
    """Look for rules whose condition is never true, were it not for the rule itself; return a finding for each."""
    problem = subject.problem
    conditions = [*_conditions(subject)]
    found: dict[str, Finding] = {}
    for at in sorted(doubts.impossible(problem, [condition for _, condition in conditions], subject.budget)):
        rule, condition = conditions[at]
        reasons = doubts.causes(doubts.without(problem, [rule]), condition, subject.budget)
        if reasons is not None:
            message = f"the rule {rule!r} never applies: its condition is never true"
            otherwise = "the condition contradicts itself"
            found[rule] = subject.finding("never-applicable", rule, message, reasons, otherwise)
    return found


def redundant(subject: Subject, unused: Collection[str]) -> dict[str, Finding]:
    """Look for rules that the others imply, those that are unused left out; return a finding for each.

    All that are reported can be removed together, later ones first. Of very many rules none is looked at.
    """
    if len(subject.problem.constraints) > MOST_COMPARED:
        return {}
    left = doubts.without(subject.problem, unused)
    written = [rule for rule in doubts.by_rule(left) if not subject.is_structure(rule)]
    found: dict[str, Finding] = {}
    for rule, reasons in doubts.removable(left, written, subject.budget):
        message = f"the rule {rule!r} is redundant: the other rules imply it"
        found[rule] = subject.finding("redundant", rule, message, reasons, "it holds by itself")
    return found


def _conditions(subject: Subject) -> Iterator[tuple[str, Formula]]:
    if subject.book is None:
        return
    lowering = Lowering(subject.book)
    for identity in doubts.by_rule(subject.problem):
        rule = subject.book.by_id.get(identity)
        if rule is not None and isinstance(rule.body, Requirement):
            for condition in _conditions_of(rule.kind, rule.body.condition):
                yield identity, lowering.formula(condition)


def _conditions_of(kind: str, written: Node) -> tuple[Node, ...]:
    """Return what must sometimes be true for a rule to matter: what stands after `when`, each side of `excludes`."""
    match kind, written:
        case "requires", Applied("or", (Applied("not", (condition,)), *_)):
            return (condition,)
        case "excludes", Applied("not", (Applied("and", (left, right)),)):
            return (left, right)
        case _:
            return ()


def _value_of(problem: Problem, default: Default) -> Formula:
    size = len(problem.variables[default.variable].values)
    return member(default.variable, frozenset((default.value,)), size)
