"""Boundaries and near misses: the configurations with which rules are reviewed and programs tested.

A rule that was written down wrongly is usually wrong by a little: a limit is one step too high, a comparison strict
where it should not be. What tells is a configuration exactly at the limit, which should be possible, and one just
beyond it that breaks this one rule and no other, which should not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from rules import doubts
from rules.book import ABSENT
from rules.budget import Budget
from rules.core import All, Any, AtMost, Formula, conjunction, negated, opposite
from rules.engines.base import Engine, Propagation
from rules.problem import NUMERIC, Problem, Variable

End = Literal["least", "greatest"]


@dataclass(frozen=True, slots=True)
class Boundary:
    """A configuration at the end of something, None if none reaches it (or, undecided, if none was found).

    `name` is the characteristic whose `least` or `greatest` possible number it has, or the rule with a linear limit
    that it meets exactly: `number` counts the limits of a rule from 0.
    """

    kind: End | Literal["limit"]
    name: str
    configuration: Mapping[str, str] | None
    number: int = 0
    decided: bool = True


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A complete assignment that violates one rule and no other; None, if decided, because the others imply it."""

    rule: str
    assignment: Mapping[str, str] | None
    decided: bool = True


def boundaries(engine: Engine, budget: Budget | None = None) -> tuple[Boundary, ...]:
    """Return configurations at both ends of each numeric characteristic and at each linear limit of a rule.

    Where the limit is part of a condition, it decides: without it the rule would be broken. Only if no configuration
    is at the limit in this way, one that is there anyhow is returned.

    Args:
        engine: decides; limits are asked of an engine of their own.
        budget: what all of it may spend.
    """
    found = engine.propagate({}, budget)
    numeric = [each for each in engine.problem.variables if each.kind in NUMERIC]
    ends = [end for each in numeric for end in _ends(engine, each, found, budget)]
    return (*ends, *_at_limits(engine.problem, budget))


def near_misses(problem: Problem, budget: Budget | None = None) -> tuple[NearMiss, ...]:
    """Return for each rule, in order, an assignment that violates it alone, as usual as the rest allows."""
    found = doubts.broken_alone(problem, budget)
    return tuple(NearMiss(rule, made.assignment, made.decided) for rule, made in found)


# --- ends of characteristics ----------------------------------------------------------------------------------------


def _ends(engine: Engine, owner: Variable, found: Propagation, budget: Budget | None) -> Iterator[Boundary]:
    possible = sorted((value for value in found.domains[owner.name] if value != ABSENT), key=Fraction)
    is_exact = found.consistent is not None and not found.undecided.get(owner.name)
    ends: tuple[tuple[End, int], ...] = (("least", 0), ("greatest", -1))
    for kind, at in ends:
        if budget is not None and budget.is_spent:
            yield Boundary(kind, owner.name, None, decided=False)
        elif possible:
            made = engine.complete({owner.name: possible[at]}, budget)
            yield Boundary(kind, owner.name, made.assignment, decided=is_exact and made.decided)
        else:
            yield Boundary(kind, owner.name, None, decided=is_exact)


# --- limits of rules ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Limit:
    """A linear limit of a rule, met exactly: so that it decides about the rule, and anyhow."""

    deciding: Formula
    anyhow: Formula


def _at_limits(problem: Problem, budget: Budget | None) -> Iterator[Boundary]:
    limits = [
        (rule, number, limit)
        for rule, formulas in doubts.by_rule(problem).items()
        for number, limit in enumerate(limit for formula in formulas for limit in _limits(formula))
    ]
    asked = [formula for _, _, limit in limits for formula in (limit.deciding, limit.anyhow)]
    answers = list(doubts.examples(problem, asked, budget))
    for (rule, number, _), deciding, anyhow in zip(limits, answers[::2], answers[1::2], strict=True):
        made = anyhow if deciding.assignment is None else deciding
        yield Boundary("limit", rule, made.assignment, number, deciding.decided and made.decided)


def _limits(formula: Formula) -> Iterator[_Limit]:
    match formula:
        case AtMost():
            exactly = conjunction([formula, AtMost(opposite(formula.linear))])
            yield _Limit(exactly, exactly)
        case All():
            yield from (limit for part in formula.parts for limit in _limits(part))
        case Any():
            for at, part in enumerate(formula.parts):
                inside = list(_limits(part))
                if not inside:
                    continue
                others = [negated(other) for other in (*formula.parts[:at], *formula.parts[at + 1 :])]
                for limit in inside:
                    yield _Limit(conjunction([limit.deciding, *others]), limit.anyhow)
        case _:
            return
