"""Answers in names: what engines find out about variable and value numbers, told in the words of the problem."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from rules.cores import Element
from rules.engines.base import ConflictSet, Relaxation, Relaxations
from rules.problem import Problem

T = TypeVar("T")


def conflict(problem: Problem, elements: Collection[Element], *, decided: bool) -> ConflictSet:
    """Name the choices and rules of a conflict, both in declared order."""
    variables = sorted(int(element.key) for element in elements if element.kind == "choice")
    rules = {str(element.key) for element in elements if element.kind == "rule"}
    ordered = sorted(rules, key=problem.rule_index.__getitem__)
    return ConflictSet(tuple(problem.variables[each].name for each in variables), tuple(ordered), decided)


def relaxations(problem: Problem, found: Sequence[Collection[int]], *, decided: bool) -> Relaxations:
    """Name the choices to take back."""
    named = (Relaxation(tuple(problem.variables[each].name for each in sorted(names))) for names in found)
    return Relaxations(tuple(named), decided)


def by_value(problem: Problem, found: Mapping[tuple[int, int], T]) -> dict[str, dict[str, T]]:
    """Name what was found for values, given by variable and value number; all in declared order."""
    named: dict[str, dict[str, T]] = {each.name: {} for each in problem.variables}
    for variable, value in sorted(found):
        owner = problem.variables[variable]
        named[owner.name][owner.values[value]] = found[variable, value]
    return named
