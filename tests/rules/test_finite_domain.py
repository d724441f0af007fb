"""Finite-domain problems: tables, what is refused, and that writing is read back alike."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import MOST_FINDINGS, Problem, RuleErrors, engine, finite_domain
from rules.core import Always, AtMost, Column, Linear
from rules.problem import Constraint, Variable
from tests.rules.problems import problems
from tests.rules.test_uvl import solutions

CASE = {
    "format": "finite-domain-problem/1",
    "name": "case",
    "variables": [{"name": "glass", "values": ["clear", "frosted"]}, {"name": "doors", "values": ["0", "1", "2"]}],
    "tables": [{"scope": ["doors", "glass"], "rows": [["0", "clear"], ["2", "frosted"], ["1", "frosted"]]}],
}


def read(document: object) -> Problem:
    return finite_domain.read(json.dumps(document), "case.fd.json")


def refused(document: object) -> str:
    with pytest.raises(RuleErrors) as caught:
        read(document)
    return caught.value.report()


def test_tables_list_what_is_allowed():
    problem = read(CASE)
    assert [each.rule for each in problem.constraints] == ["table-1"]
    assert engine(problem, "sat").propagate({"glass": "frosted"}).domains["doors"] == ("1", "2")
    assert engine(problem, "sat").count({}).value == 3


def test_a_table_without_rows_allows_nothing():
    problem = read({**CASE, "tables": [{"scope": ["doors"], "rows": []}]})
    assert engine(problem, "sat").propagate({}).consistent is False


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ({"format": "other/2"}, 'does not say "format"'),
        ({"variables": None}, "variables: a list is expected, not nothing"),
        ({"variables": [3]}, "variables[0]: a string of 1 to 200"),
        ({"variables": [{"name": "a", "values": ["x"]}, {"name": "a", "values": ["x"]}]}, "two variables 'a'"),
        ({"variables": [{"name": "a", "values": []}]}, "at least one value"),
        ({"variables": [{"name": "a", "values": ["x", "x"]}]}, "stands twice"),
        ({"variables": [{"name": "a", "values": [1]}]}, "not a number"),
        ({"tables": {"scope": []}}, "tables: a list is expected, not an object"),
        ({"tables": [3]}, "tables[0]: an object"),
        ({"tables": [{"scope": ["dors"], "rows": []}]}, "did you mean 'doors'"),
        ({"tables": [{"scope": ["doors", "doors"], "rows": []}]}, "stands twice"),
        ({"tables": [{"scope": [], "rows": [[]]}]}, "at least one variable"),
        ({"tables": [{"scope": ["doors"], "rows": [["0", "1"]]}]}, "a list of 1 values is expected, not a list of 2"),
        ({"tables": [{"scope": ["doors"], "rows": [["9"]]}]}, "tables[0].rows[0][0]: '9' is no value"),
        ({"tables": [{"scope": ["doors"], "rows": [[["0"]]]}]}, "a list of 1 is no value"),
        ({"tables": [{"scope": ["doors"], "rows": 7}]}, "a list is expected"),
    ],
)
def test_what_is_wrong_is_reported_with_its_path(part, message):
    assert message in refused({**CASE, **part})


def test_a_table_of_one_variable_twice_is_told_so_and_no_more():
    """Of a model with fewer variables than the table names."""
    one = {"variables": [{"name": "a", "values": ["x"]}], "tables": [{"scope": ["a", "a"], "rows": [["x", "x"]]}]}
    told = refused({**CASE, **one})
    assert "tables[0].scope: a variable stands twice" in told
    assert told.endswith("1 error")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"format": ', "no JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("9" * 10_000, "number without measure"),
        ("[]", "does not say"),
        ('{"format": "finite-domain-problem/1"}', "a list is expected"),
    ],
)
def test_what_is_no_such_file_is_refused(text, message):
    with pytest.raises(RuleErrors, match=message):
        finite_domain.read(text, "x.fd.json")


def test_mistakes_are_reported_together_but_not_without_end():
    report = refused({**CASE, "tables": [{"scope": ["doors"], "rows": [["9"]] * 5_000}]})
    assert f"{MOST_FINDINGS} errors" in report


@settings(max_examples=60, deadline=None)
@given(problems())
def test_what_is_written_is_read_back_with_the_same_configurations(problem):
    text, _ = finite_domain.write(problem, "product")
    assert solutions(finite_domain.read(text, "again.fd.json")) == solutions(problem)


def test_written_tables_are_those_that_were_read():
    text, findings = finite_domain.write(read(CASE), "case")
    assert json.loads(text) == CASE
    assert not findings


def test_csv_tables_hold_a_rule_each():
    sheets, _ = finite_domain.write_tables(read(CASE))
    rows = list(csv.reader(io.StringIO(sheets["table-1"])))
    assert rows == [["doors", "glass"], ["0", "clear"], ["2", "frosted"], ["1", "frosted"]]


def test_rules_with_too_many_combinations_are_named():
    variables = tuple(Variable(f"v{at}", "integer", tuple(map(str, range(10))), False) for at in range(8))
    columns = tuple(Column(at, tuple(range(10))) for at in range(8))
    limits = [Constraint(name, AtMost(Linear(-9, columns))) for name in ("total", "weight")]
    with pytest.raises(RuleErrors) as caught:
        finite_domain.write(Problem(variables, (*limits, Constraint("void", Always(False)))), "wide")
    assert ["'total'" in each.message or "'weight'" in each.message for each in caught.value.findings] == [True, True]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["doors", "glass", "0", "clear", "x", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "values", "scope", "rows", "tables", "variables"]), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["variables", "tables"]), JSON)
def test_any_json_is_read_or_refused(part, written):
    with suppress(RuleErrors):
        read({**CASE, part: written})
