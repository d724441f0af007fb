"""DIMACS: names, clauses, what is refused, and that writing is read back alike."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import MOST_FINDINGS, Problem, RuleErrors, dimacs, engine
from rules.core import holds
from rules.dimacs import AUXILIARY, BOOLEAN
from rules.problem import Constraint, Default, Variable
from tests.rules.problems import problems
from tests.rules.test_uvl import solutions


def read(text: str) -> Problem:
    return dimacs.read(text, "model.cnf")


def test_named_variables_are_booleans():
    problem = read("c 1 PC RICHMOND F\nc 2 b\np cnf 2 2\n1 -2 0\n2 0\n")
    assert [(each.name, each.kind, each.values) for each in problem.variables] == [
        ("PC RICHMOND F", "boolean", BOOLEAN),
        ("b", "boolean", BOOLEAN),
    ]
    assert [each.rule for each in problem.constraints] == ["clause-1", "clause-2"]
    assert engine(problem, "sat").propagate({}).domains == {"PC RICHMOND F": ("true",), "b": ("true",)}


def test_variables_are_named_by_number_where_none_is_named():
    problem = read("c a comment\np cnf 3 1\n1 2 -3 0\n")
    assert [each.name for each in problem.variables] == ["1", "2", "3"]
    assert engine(problem, "sat").count({}).value == 7


def test_variables_without_a_name_among_named_ones_are_auxiliary():
    problem = read("c 1 a\nc 3 #2\np cnf 3 1\n1 2 3 0\n")
    assert [(each.name, each.kind == AUXILIARY) for each in problem.variables] == [
        ("a", False),
        ("##2", True),
        ("#2", False),
    ]


@pytest.mark.parametrize(
    "text", ["p cnf 3 2\n1\n-2\n 0 3 1 0", "p cnf 3 2\r\n1 -2 0\r\n3 1 0\r\n", "p cnf 3 2\n1 -2 0 3 1 0\n%\n0\n"]
)
def test_clauses_may_be_laid_out_as_one_likes(text):
    problem = read(text)
    clauses = [(lambda a, b, c: a or not b), (lambda a, b, c: a or c)]
    for values in product((0, 1), repeat=3):
        assert all(holds(each.formula, values) for each in problem.constraints) == all(
            each(*map(bool, values)) for each in clauses
        )


def test_clauses_that_always_or_never_hold_are_read():
    assert engine(read("p cnf 2 2\n1 -1 0\n2 2 0\n"), "sat").count({}).value == 2
    assert engine(read("p cnf 1 1\n0\n"), "sat").propagate({}).consistent is False


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "no header", 1),
        ("1 2 0\n", "before the header", 1),
        ("p cnf 2\n", "not understood", 1),
        ("p sat 2 1\n1 0\n", "not understood", 1),
        ("p cnf 2 1\np cnf 2 1\n1 0\n", "two lines", 2),
        ("p cnf 2 1\n1 3 0\n", "variable 3 is beyond", 2),
        ("p cnf 2 1\n1 x 0\n", "'x' is not a number", 2),
        ("p cnf 2 1\n1 --2 0\n", "is not a number", 2),
        ("p cnf 2 1\n1 -0 0\n", "is not a literal", 2),
        ("p cnf 2 1\n1 ² 0\n", "is not a number", 2),
        ("p cnf 2 1\n1 2\n", "not ended", 2),
        ("p cnf 2 9\n1 2 0\n", "9 clauses are announced, 1 are there", 2),
        ("p cnf 99999999999 1\n1 0\n", "1,000,000 are allowed", 1),
        (f"p cnf {'9' * 5000} 1\n1 0\n", "not understood", 1),
        (f"p cnf 2 1\n{'9' * 5000} 0\n", "is not a number", 2),
        ("c 1 a\nc 2 a\np cnf 2 1\n1 0\n", "names two variables", 2),
        ("c 1 a\nc 1 b\np cnf 2 1\n1 0\n", "named twice", 2),
        ("c 1 a\x07\np cnf 2 1\n1 0\n", "printable", 1),
    ],
)  # fmt: skip
def test_what_is_wrong_is_reported_with_its_line(text, message, line):
    with pytest.raises(RuleErrors) as caught:
        read(text)
    assert message in caught.value.report()
    assert line in [each.place.line for each in caught.value.findings if each.place]


def test_all_mistakes_are_reported_at_once_but_not_without_end():
    with pytest.raises(RuleErrors) as caught:
        read("p cnf 2 2\n1 x 0\n7 0\n")
    assert len(caught.value.findings) == 2
    with pytest.raises(RuleErrors) as caught:
        read("p cnf 2 2\n" + "\n".join(f"x{at} 0" for at in range(5_000)))
    assert len(caught.value.findings) <= MOST_FINDINGS


@settings(max_examples=60, deadline=None)
@given(problems())
def test_what_is_written_is_read_back_with_the_same_configurations(problem):
    text, _ = dimacs.write(problem)
    decider = engine(read(text), "sat")
    chosen = [each for each in problem.variables if not each.computed]
    found = set()
    for values in product(*(each.values for each in chosen)):
        choices = dict(_as_written(each, value) for each, value in zip(chosen, values, strict=True))
        answer = decider.propagate(choices)
        if answer.consistent:
            computed = [each for each in problem.variables if each.computed]
            found.add((*values, *(_read_off(each, answer.domains) for each in computed)))
    assert found == solutions(problem)


def _as_written(variable: Variable, value: str) -> tuple[str, str]:
    return (variable.name, value) if variable.values == BOOLEAN else (f"{variable.name}={value}", "true")


def _read_off(variable: Variable, domains: Mapping[str, tuple[str, ...]]) -> str:
    if variable.values == BOOLEAN:
        (value,) = domains[variable.name]
        return value
    (value,) = (each for each in variable.values if "true" in domains[f"{variable.name}={each}"])
    return value


def test_clauses_are_written_as_they_were_read():
    text = "c 1 a\nc 2 b\nc 3 c\np cnf 3 2\n1 -2 0\n-1 -2 -3 0\n"
    assert dimacs.write(read(text))[0] == text


def test_what_clauses_cannot_express_is_named():
    wish = Default("dflt", 0, 1, read("p cnf 1 1\n1 0").constraints[0].formula)
    problem = Problem((Variable("a", "boolean", BOOLEAN, False),), (), (), (wish,))
    _, findings = dimacs.write(problem)
    assert ["'dflt'" in each.message for each in findings] == [True]
    strange = Problem((Variable("a\nb", "boolean", BOOLEAN, False),), (Constraint("r", problem.defaults[0].condition),))
    with pytest.raises(RuleErrors, match="does not fit on a line"):
        dimacs.write(strange)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(list("pcnf 0123-\n%x\t²")), max_size=200), st.booleans())
def test_any_text_is_read_or_refused(text, with_header):
    with suppress(RuleErrors):
        read(f"p cnf 3 2\n{text}" if with_header else text)
