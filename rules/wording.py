"""Formulas in words, for models that come without any: short, exact as far as it goes, never used to decide."""

from __future__ import annotations

from rules.core import All, Always, Any, AtMost, Formula, Member, Table
from rules.problem import Problem

MOST_PARTS = 8
"""Parts written out; of the others only how many there are."""


def sentence(problem: Problem, formula: Formula) -> str:
    """Write a formula as a person reads it."""
    match formula:
        case Always():
            return "always" if formula.value else "never"
        case Member():
            variable = problem.variables[formula.variable]
            codes = [variable.values[value] for value in sorted(formula.values)]
            return f"{variable.name} = {_joined(codes, ' | ')}"
        case All():
            return _joined([sentence(problem, part) for part in formula.parts[: MOST_PARTS + 1]], " and ")
        case Any():
            parts = [sentence(problem, part) for part in formula.parts[: MOST_PARTS + 1]]
            return _joined([f"({part})" if " and " in part else part for part in parts], " or ")
        case AtMost():
            names = [problem.variables[column.variable].name for column in formula.linear.columns]
            return f"a limit on {_joined(names, ', ')}" if names else "a limit"
        case Table():
            names = [problem.variables[variable].name for variable in formula.variables]
            kind = "allowed" if formula.allowed else "forbidden"
            return f"{len(formula.rows)} {kind} combinations of {_joined(names, ', ')}"


def _joined(parts: list[str], between: str) -> str:
    shown = between.join(parts[:MOST_PARTS])
    return f"{shown}{between}..." if len(parts) > MOST_PARTS else shown
