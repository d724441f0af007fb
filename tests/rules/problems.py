"""Small problems of the core language, made by hypothesis: booleans and enumerations under every kind of formula."""

from __future__ import annotations

from hypothesis import strategies as st

from rules import Problem
from rules.core import AtMost, Column, Formula, Linear, Product, Table, conjunction, disjunction, member
from rules.dimacs import BOOLEAN
from rules.problem import Constraint, NumberDefinition, Variable

SIZES = (2, 3, 2, 4)
"""Values of each variable; those with two are booleans."""


def variables() -> tuple[Variable, ...]:
    """The variables of every problem made here."""
    return tuple(
        Variable(f"v {at}", "boolean", BOOLEAN, False)
        if size == 2
        else Variable(f"v {at}", "enumeration", tuple(f"c{value}" for value in range(size)), False)
        for at, size in enumerate(SIZES)
    )


def cells(variable: int) -> st.SearchStrategy[frozenset[int]]:
    """Some values of a variable."""
    return st.frozensets(st.integers(0, SIZES[variable] - 1), min_size=1)


def columns() -> st.SearchStrategy[tuple[Column, ...]]:
    """A number for each value of some variables."""
    return st.lists(st.integers(0, len(SIZES) - 1), min_size=1, max_size=3, unique=True).flatmap(
        lambda chosen: st.tuples(
            *(
                st.tuples(*(st.integers(-3, 3) for _ in range(SIZES[variable]))).map(
                    lambda numbers, variable=variable: Column(variable, numbers)  # type: ignore[misc]
                )
                for variable in chosen
            )
        )
    )


def linears() -> st.SearchStrategy[Linear]:
    """Sums of columns, sometimes with a product."""
    plain = st.builds(Linear, st.integers(-4, 4), columns())
    products = st.builds(lambda weight, left, right: (weight, Product(left, right)), st.integers(-2, 2), plain, plain)
    return st.builds(
        lambda linear, atoms: Linear(linear.constant, linear.columns, tuple(atoms)),
        plain,
        st.lists(products, max_size=1),
    )


def formulas(depth: int = 2) -> st.SearchStrategy[Formula]:
    """Formulas that may stand anywhere."""
    members = st.integers(0, len(SIZES) - 1).flatmap(
        lambda variable: cells(variable).map(lambda values: member(variable, values, SIZES[variable]))
    )
    leaves = st.one_of(members, members, st.builds(AtMost, linears()))
    if depth == 0:
        return leaves
    inner = st.lists(formulas(depth - 1), min_size=2, max_size=3)
    return st.one_of(leaves, inner.map(conjunction), inner.map(disjunction))


def tables() -> st.SearchStrategy[Table]:
    """Tables of allowed or forbidden rows."""
    return st.lists(st.integers(0, len(SIZES) - 1), min_size=1, max_size=3, unique=True).flatmap(
        lambda chosen: st.builds(
            Table,
            st.just(tuple(chosen)),
            st.lists(st.tuples(*(st.none() | cells(variable) for variable in chosen)), max_size=4).map(tuple),
            st.booleans(),
        )
    )


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Problems with up to four rules and sometimes a computed number."""
    formulas_drawn = draw(st.lists(st.one_of(formulas(), tables()), max_size=4))
    constraints = tuple(Constraint(f"rule-{at}", formula) for at, formula in enumerate(formulas_drawn))
    if draw(st.booleans()):
        return Problem(variables(), constraints)
    weights = draw(columns())
    worth = {0}
    for column in weights:
        worth = {total + each for total in worth for each in column.numbers}
    numbers = tuple(sorted(worth))
    computed = Variable("total", "integer", tuple(str(each) for each in numbers), True)
    definition = NumberDefinition(len(SIZES), Linear(0, weights), numbers)
    return Problem((*variables(), computed), constraints, (definition,))
