"""Feature models: what the reader makes of each construct, what it refuses, and that writing is read back alike."""

from __future__ import annotations

from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import Problem, RuleErrors, engine, uvl
from rules.core import holds, number
from rules.dimacs import BOOLEAN
from rules.problem import NumberDefinition
from tests.rules.problems import problems

SERVER = """
namespace Server

include
    Boolean.group-cardinality
    Arithmetic.*
    Type

features
    Server {abstract}
        mandatory
            FileSystem
                or // with cardinality: [1..*]
                    NTFS
                    APFS
                    EXT4
            OperatingSystem {abstract}
                alternative
                    Windows
                    macOS
                    Debian
        optional
            Logging\t{
              default,
              log_level "warn" /* a
                comment */
            }

constraints
    Windows => NTFS
    macOS => APFS
"""


def read(features: str, constraints: str = "") -> Problem:
    """Read a model with a root `R`; features are indented below it."""
    text = "features\n\tR\n" + "".join(f"\t\t{line}\n" for line in features.splitlines())
    if constraints:
        text += "constraints\n" + "".join(f"\t{line}\n" for line in constraints.splitlines())
    return uvl.read(text, "model.uvl")


def count(problem: Problem) -> int:
    found = engine(problem, "sat").count({}).value
    assert found is not None
    return found


def possible(problem: Problem, **choices: str):
    return engine(problem, "sat").propagate(choices).domains


def refused(features: str, constraints: str = ""):
    with pytest.raises(RuleErrors) as caught:
        read(features, constraints)
    return caught.value


def test_the_example_of_the_language_is_read():
    problem = uvl.read(SERVER, "server.uvl")
    assert [each.name for each in problem.variables][:3] == ["Server", "FileSystem", "NTFS"]
    # Windows with NTFS and 4 others, macOS with APFS and 4 others, Debian with 7; logging or not
    assert count(problem) == (4 + 4 + 7) * 2


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("mandatory", 1),
        ("optional", 8),
        ("or", 7),
        ("alternative", 3),
        ("[2]", 3),
        ("[1..2]", 6),
        ("[2..*]", 4),
        ("[0..1]", 4),
    ],
)
def test_groups_allow_as_many_as_they_say(group, expected):
    assert count(read(f"{group}\n\tA\n\tB\n\tC")) == expected


def test_large_alternatives_exclude_each_other_too():
    features = "alternative\n" + "\n".join(f"\tA{at}" for at in range(30))
    problem = read(features)
    assert possible(problem, A3="true")["A4"] == ("false",)
    assert possible(problem, **{f"A{at}": "false" for at in range(29)})["A29"] == ("true",)


def test_a_child_needs_its_parent():
    problem = read("optional\n\tA\n\t\tmandatory\n\t\t\tB\n\t\t\t\toptional\n\t\t\t\t\tC")
    assert possible(problem, C="true")["A"] == ("true",)
    assert possible(problem, A="false")["C"] == ("false",)


@pytest.mark.parametrize(
    ("constraint", "meaning"),
    [
        ("A => B", lambda a, b, c: not a or b),
        ("A <=> B", lambda a, b, c: a == b),
        ("!A | B & C", lambda a, b, c: not a or (b and c)),
        ("!(A | B) => C", lambda a, b, c: a or b or c),
        ("A => B => C", lambda a, b, c: not a or not b or c),
        ("A & B | C <=> A", lambda a, b, c: ((a and b) or c) == a),
        ('"A" & R', lambda a, b, c: a),
        ("true & A", lambda a, b, c: a),
    ],
)
def test_constraints_mean_what_logic_says(constraint, meaning):
    problem = read("optional\n\tA\n\tB\n\tC", constraint)
    assert count(problem) == sum(bool(meaning(*each)) for each in product((False, True), repeat=3))


@pytest.mark.parametrize(
    ("constraint", "meaning"),
    [
        ("sum(price) <= 5", lambda a, b, c: 2 * a + 3 * b + 4.5 * c <= 5),
        ("sum(price, R) > 5", lambda a, b, c: 2 * a + 3 * b + 4.5 * c > 5),
        ("A.price + B.price == 5", lambda a, b, c: a and b),
        ("A.price * B.price != 6", lambda a, b, c: not (a and b)),
        ("avg(price) < 3", lambda a, b, c: not (a + b + c) or (2 * a + 3 * b + 4.5 * c) / (a + b + c) < 3),
        ("A.price / 2 >= 1", lambda a, b, c: a),
        ("6 / (A.price + 1) > 2 * B.price", lambda a, b, c: 6 / (2 * a + 1) > 6 * b),
        ("min(price) >= 3", lambda a, b, c: (a or b or c) and not a),
        ("max(price) < 4", lambda a, b, c: not c),
        ("floor(C.price) == 4 | ceil(C.price) == 0", lambda a, b, c: True),
        ("-A.price + 1 < 0 => B", lambda a, b, c: not a or b),
        ("sum(price) - C.price > 1 * (2 + 1)", lambda a, b, c: a and b),
    ],
)
def test_arithmetic_is_exact(constraint, meaning):
    problem = read("optional\n\tA {price 2}\n\tB {price 3}\n\tC {price 4.5}", constraint)
    assert count(problem) == sum(bool(meaning(*each)) for each in product((False, True), repeat=3))


def test_typed_features_have_values_and_none():
    features = "\n".join(
        (
            "mandatory",
            "\tInteger ram {min 1}",
            "optional",
            "\tReal width {min 0.5, max 1.5, step 0.5}",
            "\tString os {values ['a', 'bc']}",
        )
    )
    problem = read(features, "ram <= 4\nos == 'bc' => ram > 2\nlen(os) < 2 | width == 1")
    assert {each.name: each.values for each in problem.variables}["ram"] == ("none", "1", "2", "3", "4")
    assert possible(problem)["width"] == ("none", "0.5", "1", "1.5")
    assert possible(problem, os="bc")["ram"] == ("3", "4")
    assert possible(problem, os="bc")["width"] == ("1",)


def test_a_feature_with_a_cardinality_is_the_number_of_its_instances():
    problem = read(
        "mandatory\n\tDrive cardinality [1..3] {price 2}\n\tBay cardinality [0..2]",
        "sum(price) <= 4\nBay => Drive == 2",
    )
    assert possible(problem)["Drive"] == ("1", "2")
    assert possible(problem)["Bay"] == ("0", "1", "2")
    assert possible(problem, Bay="2")["Drive"] == ("2",)


def test_constraints_of_a_feature_hold_where_it_is_selected():
    problem = read("optional\n\tA {constraint B, constraints [!C, B => D]}\n\tB\n\tC\n\tD")
    assert possible(problem, A="true") == {
        "R": ("true",), "A": ("true",), "B": ("true",), "C": ("false",), "D": ("true",),
    }  # fmt: skip


def test_rules_are_named_after_their_lines():
    problem = read("optional\n\tA\n\tB", "!A\nA & B")
    assert set(engine(problem, "sat").conflict_set({}).rules) == {"line-7", "line-8"}


@pytest.mark.parametrize(
    ("features", "constraints", "message"),
    [
        ("optional\n\tInteger X", "", "no bounded domain"),
        ("optional\n\tReal X {min 0, max 1}", "", "no bounded domain"),
        ("optional\n\tString X", "", "no list of different values"),
        ("optional\n\tInteger X {min 0, max 99999999}", "", "more than 10,000 values"),
        ("optional\n\tA cardinality [0..*]", "", "no upper end"),
        ("optional\n\tA cardinality [0..2]\n\t\toptional\n\t\t\tB", "", "features or values of their own"),
        ("optional\n\tA\n\tA", "", "two features 'A'"),
        ("optional\n\tAlpha", "Alpa => R", "did you mean 'Alpha'"),
        ("optional\n\tA {p 'x'}", "A.p > 3", "is no number"),
        ("optional\n\tA", "A > 3", "is no number"),
        ("optional\n\tA", "sum(prize) > 3", "no feature has an attribute"),
        ("optional\n\tA {p 1}", "A.p / 0 > 3", "divides by 0"),
        ("optional\n\tA", "A =>", "a name is expected, not the end of the line"),
        ("optional\n\tA", "3", "a condition is expected"),
        ("opional\n\tA", "", "did you mean 'optional'"),
        ("[3..2]\n\tA", "", "3 is more than 2"),
        ("[3..4]\n\tA", "", "3 of 1 features"),
        ("optional\n\tA {p 1, p 2}", "", "stands twice"),
        ("optional\n\tA", "(" * 500 + "A" + ")" * 500, "nested more than"),
        ("optional\n\tA", "!" * 500 + "A", "nested more than"),
        ("optional\n\tA", "A € R", "has no meaning here"),
        ("optional\n\tA {p " + "9" * 400 + "}", "", "digits"),
        ("optional\n\tA {p 1}", " * ".join(["999999999999999"] * 40) + " > A.p", "too large"),
        ("optional\n\tA\n\t\tB", "", "a group is expected"),
    ],
)  # fmt: skip
def test_what_is_wrong_or_has_no_form_is_reported_with_its_place(features, constraints, message):
    error = refused(features, constraints)
    assert message in error.report()
    assert all(each.place is not None and each.place.line > 0 and each.place.column > 0 for each in error.findings)


def test_all_mistakes_are_reported_at_once():
    error = refused("optional\n\tInteger X\n\tA B", "A =>\nA => Nowhere")
    assert [each.place.line for each in error.findings if each.place] == [4, 5, 7, 8]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no features"),
        ("imports\n\tother as o\nfeatures\n\tR\n", "import"),
        ("include\n\tBolean\nfeatures\n\tR\n", "did you mean 'Boolean'"),
        ("include\n\tArithmetic.group-cardinality\nfeatures\n\tR\n", "has no part"),
        ("features\n\tR\n\tS\n", "second one"),
        ("features\n\tR\nfeatures\n\tS\n", "two sections"),
        ("fetures\n\tR\n", "did you mean 'features'"),
    ],
)
def test_sections_are_checked(text, message):
    with pytest.raises(RuleErrors, match=message):
        uvl.read(text, "model.uvl")


# --- writing --------------------------------------------------------------------------------------------------------


def solutions(problem: Problem) -> set[tuple[str, ...]]:
    """Return all configurations of a small problem, by the plain meaning of the core."""
    found = set()
    for values in product(*(range(len(each.values)) for each in problem.variables)):
        computed = all(
            each.numbers[values[each.variable]] == number(each.linear, values)
            if isinstance(each, NumberDefinition)
            else holds(each.cases[values[each.variable]], values)
            for each in problem.definitions
        )
        if computed and all(holds(each.formula, values) for each in problem.constraints):
            found.add(tuple(each.values[value] for each, value in zip(problem.variables, values, strict=True)))
    return found


@settings(max_examples=40, deadline=None)
@given(problems())
def test_what_is_written_is_read_back_with_the_same_configurations(problem):
    text, _ = uvl.write(problem, "product")
    again = uvl.read(text, "again.uvl")
    known = {each.name for each in again.variables}
    listed = engine(again, "sat").enumerate({}, 10_000).assignments
    found = set()
    for assignment in listed:
        found.add(
            tuple(
                assignment[each.name]
                if set(each.values) == set(BOOLEAN)
                else next(code for code in each.values if assignment[f"{each.name}={code}"] == "true")
                for each in problem.variables
            )
        )
    assert len(found) == len(listed)
    assert found == solutions(problem)
    assert all(each.name in known for each in problem.variables)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from(list("AB01.[]{}()<=>!&|+-*/,'\"\n\t ")) | st.sampled_from("fx"), max_size=200))
def test_any_text_is_read_or_refused(text):
    for whole in (text, f"features\n\tR\n\t\toptional\n\t\t\tA {{p 1}}\n\t\t\tB\nconstraints\n\t{text}"):
        with suppress(RuleErrors):
            uvl.read(whole, "any.uvl")
