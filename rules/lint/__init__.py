"""Lint: what is suspicious in a rule book although every statement of it is correct.

* *void*: a product without any configuration
* *dead*: a value nobody can ever choose
* *forced*: a characteristic with a single possible value
* *never-applicable*: a rule whose condition is never true
* *idle-default*: a default that can never apply
* *redundant*: a rule that the others imply
* *shadowed*: a row of a table, or an alternative, that other rules rule out or make needless
* *together*: values of several characteristics that are always taken together, though no rule says so by itself

`lint_dates` looks at a book over time, `costly_rules` at what makes a problem expensive to compile.

Each finding points at the declaration or rule and names the rules that cause it.
"""

from __future__ import annotations

from rules import doubts
from rules.book import RuleBook
from rules.budget import Budget
from rules.engines.base import Engine
from rules.findings import Finding, in_order
from rules.lint.costs import Cost, Costs, RuleCost, costly_rules
from rules.lint.dates import lint_dates
from rules.lint.domains import dead_and_forced, void
from rules.lint.rows import shadowed
from rules.lint.statements import idle_defaults, never_applicable, redundant
from rules.lint.subject import Subject, not_compared
from rules.lint.together import always_together, together

__all__ = ["Cost", "Costs", "RuleCost", "costly_rules", "lint", "lint_dates", "together"]


def lint(engine: Engine, book: RuleBook | None = None, budget: Budget | None = None) -> tuple[Finding, ...]:
    """Check a problem as a whole.

    Args:
        engine: decides the problem.
        book: gives findings their places and rules their conditions; without it there are none.
        budget: what it leaves undecided is not reported.

    Returns:
        Findings in order of place: errors for a void product, warnings for what should be corrected, infos for what
        is worth knowing.
    """
    subject = Subject(engine, book, budget)
    possible = engine.propagate({}, budget)
    if possible.consistent is False:
        return (void(subject),)
    unused = never_applicable(subject)
    needless = redundant(subject, unused)
    left = doubts.without(engine.problem, [*unused, *needless])
    findings = [
        *dead_and_forced(subject, possible),
        *idle_defaults(subject),
        *unused.values(),
        *needless.values(),
        *not_compared("redundant rules", len(engine.problem.constraints), "rules"),
        *shadowed(subject, left, possible),
        *always_together(subject, possible),
    ]
    return in_order(findings)
