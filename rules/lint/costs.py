"""What makes a problem expensive: the rules without which its diagram would be smaller, dearest first.

A rule is expensive by what it ties together, which no look at the rule alone tells: the problem is taken without it and
looked at again. A quick estimate, how many combinations of values come together when variables are eliminated one
after the other (Dechter 1999), picks the rules that are compiled without; the compiler's verdict stands. Its steps are
counted, not timed, so that every machine answers alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf, log2

from rules import doubts
from rules.budget import Budget, Spent
from rules.core import All, Any, AtMost, Formula, Linear, Table
from rules.engines.diagram.compiled import NotCompiled, compiled
from rules.engines.diagram.network import TooWide, network
from rules.engines.diagram.order import ORDERS, combinations
from rules.lint.subject import some
from rules.possible import scope_of
from rules.problem import Definition, NumberDefinition, Problem

MOST_COMPILED = 8
"""Rules without which a problem is compiled: those that the estimate puts first."""

MOST_STEPS = 1_000_000
"""Steps of one compilation: about a second."""

MOST_ESTIMATED = 100
"""Rules that are looked at: those that tie the most combinations of values together."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What compiling takes.

    Args:
        bits: the estimate: the binary logarithm of the combinations that come together; None if sums or products are
            worth too many numbers to begin with.
        size: bytes of the diagram; None if it was not compiled, or not within the steps.
        steps: of the search that found it.
    """

    bits: float | None
    size: int | None = None
    steps: int | None = None


@dataclass(frozen=True, slots=True)
class RuleCost:
    """A rule, or a computed characteristic, what the problem would cost without it, and what could be done."""

    name: str
    is_computed: bool
    without: Cost
    proposal: str


@dataclass(frozen=True, slots=True)
class Costs:
    """What a problem costs, and the rules without which it would cost less, dearest first.

    Not decided: the budget ran out, and there may be dearer ones.
    """

    whole: Cost
    rules: tuple[RuleCost, ...]
    decided: bool = True


def costly_rules(problem: Problem, budget: Budget | None = None, *, most_steps: int = MOST_STEPS) -> Costs:
    """Find the rules and computed characteristics that make a problem expensive to compile.

    Args:
        problem: what is compiled.
        budget: a step of it is an estimate or a compilation.
        most_steps: of the compiler, for each compilation.

    Returns:
        Those without which the diagram is smaller, the smallest first; after them, if the problem or what is left of
        it does not compile within the steps, those without which the estimate is less.

    Raises:
        ValueError: less than one step.

    Cost: an estimate (milliseconds) for each rule, and a compilation for the `MOST_COMPILED` first.
    """
    if most_steps < 1:
        raise ValueError(f"{most_steps} steps compile nothing")
    spending = budget or Budget()
    found: list[tuple[_Part, Cost]] = []
    whole = Cost(None)
    try:
        spending.spend()
        whole = _compiled(problem, Cost(_bits(problem)), most_steps)
        for part in _parts(problem):
            spending.spend()
            found.append((part, Cost(_bits(part.without))))
        found.sort(key=lambda each: _rank(each[1]))
        for at, (part, cost) in enumerate(found[:MOST_COMPILED]):
            spending.spend()
            found[at] = part, _compiled(part.without, cost, most_steps)
    except Spent:
        return Costs(whole, _dearest(problem, whole, found), decided=False)
    return Costs(whole, _dearest(problem, whole, found))


def _dearest(problem: Problem, whole: Cost, found: list[tuple[_Part, Cost]]) -> tuple[RuleCost, ...]:
    return tuple(
        RuleCost(part.name, part.is_computed, cost, _proposal(problem, part))
        for part, cost in sorted(found, key=lambda each: _rank(each[1]))
        if _is_less(cost, whole)
    )


def _rank(cost: Cost) -> tuple[float, float, float]:
    return (
        inf if cost.size is None else cost.size,
        inf if cost.steps is None else cost.steps,
        inf if cost.bits is None else cost.bits,
    )


def _is_less(cost: Cost, whole: Cost) -> bool:
    if whole.size is not None and cost.size is None:
        return False
    return _rank(cost) < _rank(whole)


# --- parts ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    """Something that can be left out, and the problem without it."""

    name: str
    is_computed: bool
    says: tuple[Formula | Definition, ...]
    without: Problem


def _parts(problem: Problem) -> Iterator[_Part]:
    """Yield rules and definitions that tie characteristics together; of very many, those that tie most."""
    rules = [(name, False, tuple(formulas)) for name, formulas in doubts.by_rule(problem).items()]
    computed = [(problem.variables[each.variable].name, True, (each,)) for each in problem.definitions]
    tying = [each for each in (*rules, *computed) if len(_scope(each[2])) > 1]
    tying.sort(key=lambda each: -sum(log2(len(problem.variables[at].values)) for at in _scope(each[2])))
    for name, is_computed, says in tying[:MOST_ESTIMATED]:
        left = _not_computed(problem, name) if is_computed else doubts.without(problem, [name])
        yield _Part(name, is_computed, says, left)


def _scope(says: tuple[Formula | Definition, ...]) -> frozenset[int]:
    return frozenset[int]().union(*map(scope_of, says))


def _not_computed(problem: Problem, name: str) -> Problem:
    at = problem.index[name]
    free = replace(problem.variables[at], computed=False)
    variables = (*problem.variables[:at], free, *problem.variables[at + 1 :])
    definitions = tuple(each for each in problem.definitions if each.variable != at)
    return replace(problem, variables=variables, definitions=definitions)


# --- measures ---------------------------------------------------------------------------------------------------------


def _compiled(problem: Problem, cost: Cost, most_steps: int) -> Cost:
    try:
        made = compiled(problem, most_steps=most_steps, second=False)
    except (TooWide, NotCompiled):
        return cost
    return replace(cost, size=int(made.blob.nbytes), steps=made.steps)


def _bits(problem: Problem) -> float | None:
    """Estimate by the best of the orders that the compiler tries."""
    try:
        made = network(problem)
    except TooWide:
        return None
    ranks = [rank for _, order in ORDERS if (rank := order(made)) is not None]
    return min(combinations(made, rank) for rank in ranks)


# --- proposals --------------------------------------------------------------------------------------------------------


def _proposal(problem: Problem, part: _Part) -> str:
    linears = [linear for each in part.says for linear in _linears(each)]
    if linears and (columns := max((linear.columns for linear in linears), key=len)):
        widest = max(columns, key=lambda column: len(set(column.numbers)))
        owner, many = problem.variables[widest.variable].name, len(set(widest.numbers))
        return f"add up rounder numbers, or fewer different ones: {owner} alone brings {many}"
    names = [problem.variables[at].name for at in sorted(_scope(part.says))]
    if any(isinstance(each, Table) for each in part.says) and len(names) > 2:
        return f"split the table over {some(names)} where columns do not depend on each other"
    largest = max(names, key=lambda name: len(problem.variables[problem.index[name]].values))
    if len(names) > 3:
        return f"write it as several rules, or as a table: it ties {some(names)} together"
    return f"narrow the domain of {largest}, or tie {' and '.join(names)} by a coarser characteristic"


def _linears(relation: Formula | Definition) -> Iterator[Linear]:
    match relation:
        case AtMost() | NumberDefinition():
            yield relation.linear
        case All() | Any():
            for part in relation.parts:
                yield from _linears(part)
