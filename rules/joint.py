"""Joints: hidden variables whose value is what a combination of others comes to.

An objective gives a number to each value of one characteristic. What depends on several together, so much for each
metre of a colour, is no such sum. A joint makes it one: a variable more, which the others decide, with a value for each
combination that counts differently. It knows no numbers, so that other prices need no other compilation.

A joint decides nothing: every configuration has exactly one value of it, so configurations keep their number. Joints
stand after all characteristics and are named so that no characteristic can be; who shows an answer leaves them out
(`without_joints`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from rules.core import Table
from rules.problem import Constraint, Problem, Variable

MARK = "\0"
"""What the name of a joint begins with, and no other name."""

MOST_COMBINATIONS = 20_000
"""Combinations that a joint may tell apart; more would make a diagram large."""

MOST_VALUES = 2_000
"""Values that a joint may have."""


IN_COMMON = 3
"""A characteristic of so many joints is decided first; that compiles the display case five times as fast."""


@dataclass(frozen=True, eq=False)
class Joint:
    """A variable to be.

    Args:
        name: of the variable.
        scope: the characteristics that decide it.
        cells: its value for each combination of theirs.
        worths: what stands behind each of its values.
    """

    name: str
    scope: tuple[str, ...]
    cells: Mapping[tuple[str, ...], str]
    worths: Mapping[str, Hashable]


def joint_of(
    label: str, domains: Mapping[str, Sequence[str]], worth: Callable[[Mapping[str, str]], Hashable]
) -> Joint | None:
    """Make a joint that tells apart what a function tells apart; None if that are too many combinations or values.

    Args:
        label: no two joints of a problem have the same.
        domains: the characteristics and their values.
        worth: what a combination comes to.
    """
    if prod(map(len, domains.values())) > MOST_COMBINATIONS:
        return None
    values: dict[Hashable, str] = {}
    cells: dict[tuple[str, ...], str] = {}
    for row in product(*domains.values()):
        found = worth(dict(zip(domains, row, strict=True)))
        cells[row] = values.setdefault(found, str(len(values)))
    if len(values) > MOST_VALUES:
        return None
    return Joint(MARK + label, tuple(domains), cells, {value: found for found, value in values.items()})


def joined(problem: Problem, joints: Sequence[Joint]) -> Problem:
    """Return a problem with joints; the problem itself if there are none.

    Raises:
        KeyError: a characteristic of a joint does not exist, or has a value that the joint does not know.
    """
    if not joints:
        return problem
    first = len(problem.variables)
    variables = tuple(Variable(each.name, "joint", tuple(each.worths), computed=False) for each in joints)
    tables = tuple(Constraint(each.name, _table(problem, each, first + at)) for at, each in enumerate(joints))
    return replace(
        problem,
        variables=(*problem.variables, *variables),
        constraints=(*problem.constraints, *tables),
        advice=problem.advice or _advice(problem, joints),
    )


def _advice(problem: Problem, joints: Sequence[Joint]) -> tuple[int, ...]:
    """Advise to decide first what most joints have in common, if there is such a thing: they fall apart then."""
    counted = Counter(name for each in joints for name in each.scope)
    name, count = counted.most_common(1)[0]
    return (problem.index[name],) if count >= IN_COMMON else ()


def _table(problem: Problem, joint: Joint, own: int) -> Table:
    scope = tuple(problem.index[name] for name in joint.scope)
    number_of = {value: number for number, value in enumerate(joint.worths)}
    rows = tuple((*row, frozenset((number_of[value],))) for row, value in _rows(problem, scope, joint))
    return Table((*scope, own), rows, allowed=True)


def _rows(problem: Problem, scope: Sequence[int], joint: Joint) -> Iterator[tuple[tuple[frozenset[int], ...], str]]:
    """Yield the combinations, those of the last characteristic that come to the same in one row."""
    *others, last = (problem.variables[at].values for at in scope)
    for row in product(*(enumerate(values) for values in others)):
        together: dict[str, list[int]] = {}
        for number, value in enumerate(last):
            cell = joint.cells[(*(code for _, code in row), value)]
            together.setdefault(cell, []).append(number)
        for cell, numbers in together.items():
            yield (*(frozenset((number,)) for number, _ in row), frozenset(numbers)), cell


def without_joints(assignment: Mapping[str, str]) -> dict[str, str]:
    """Return an assignment without the values of joints."""
    return {name: value for name, value in assignment.items() if not name.startswith(MARK)}
