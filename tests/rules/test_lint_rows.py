"""Shadowed rows and alternatives: exactly those that can be struck out together, and nothing changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from hypothesis import HealthCheck, given, note, settings

from rules import Budget, Finding, Problem, Rule, RuleBook, engine, lint
from rules.book import Combinations, Requirement
from rules.core import Table
from rules.doubts import without
from rules.lower import Lowering
from rules.meaning import CONDITION, Applied, Fixed, Node, worth
from rules.problem import Constraint
from tests.rules.books import books
from tests.rules.test_engines_agree import configurations, lowered
from tests.rules.test_lint import found

LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

Part = tuple[str, int]

TRUE = Fixed(True, CONDITION)


def shadowed(text: str) -> list[tuple[str, str]]:
    return [(message, hint) for code, message, hint in found(text) if code == "shadowed"]


def test_a_row_that_no_configuration_uses_is_shadowed_by_the_rules_that_rule_it_out():
    text = (
        "rule a: when doors require size != small\n"
        "rule b: allow (size, doors): (small, *) (medium, true) (small, true)\n"
    )
    assert shadowed(text) == [("row 3 (small, true) of the rule 'b' is in no configuration", "because of a")]


def test_a_row_that_forbids_what_is_forbidden_anyway_is_shadowed():
    text = (
        "rule a: when doors and shelves > 2 require size != small\n"
        "rule b: forbid (size, doors, shelves): (small, true, 4) (large, *, 1) (large, true, {1 2})\n"
    )
    assert shadowed(text) == [
        ("row 1 (small, true, 4) of the rule 'b' forbids nothing that is not forbidden", "because of a")
    ]


def test_of_rows_that_forbid_the_same_the_widest_and_first_stays():
    text = "rule a: forbid (size, doors): (small, true) ({small medium}, true) (medium, true)\n"
    assert shadowed(text) == [
        ("row 1 (small, true) of the rule 'a' forbids nothing that is not forbidden", "because of a"),
        ("row 3 (medium, true) of the rule 'a' forbids nothing that is not forbidden", "because of a"),
    ]


def test_a_row_that_makes_a_value_dead_forbids_all_the_same():
    text = (
        "rule a: forbid (size, doors): (small, *) ({small medium}, true)\n"
        "rule b: when size = medium require not doors and shelves > 2\n"
    )
    assert shadowed(text) == [
        ("row 2 ({small medium}, true) of the rule 'a' forbids nothing that is not forbidden", "because of b, a")
    ]


def test_an_alternative_that_is_never_possible_is_shadowed():
    text = (
        "rule a: when doors require size = large\n"
        "rule b: require glass = clear or size = small and doors or shelves > 2\n"
        "rule c: when doors require size = small or glass = clear\n"
        "rule d: choose 1..2 of doors and size = medium, glass = low_iron, glass = clear\n"
    )
    assert shadowed(text) == [
        ("alternative 2 (size = small and doors = true) of the rule 'b' is in no configuration", "because of a"),
        ("alternative 1 (size = small) of the rule 'c' is in no configuration", "because of a"),
        ("alternative 1 (doors = true and size = medium) of the rule 'd' is in no configuration", "because of a"),
    ]


def test_what_a_dead_value_makes_needless_is_not_told_again():
    text = (
        "rule a: require size != small\n"
        "rule b: allow (size, doors): (small, *) (medium, true) (large, *)\n"
        "rule c: require glass = clear or size = small or shelves > 2\n"
    )
    assert [code for code, _, _ in found(text)] == ["dead"]


def test_what_makes_a_component_is_no_alternative():
    text = (
        "component drive: 0..2\n  characteristic kind: one of ssd, hdd\n  rule r: require kind = ssd or doors\n"
        "  rule s: allow (kind, size): (ssd, *) (hdd, {small large})\nrule a: require drive = 2\n"
    )
    assert shadowed(text) == []


@LAWS
@given(books())
def test_rows_are_shadowed_exactly_if_they_can_be_struck_out(drawn):
    note(drawn.text)
    problem = lowered(drawn.book)
    findings = lint(engine(problem, "sat"), drawn.book)
    if any(each.code == "void" for each in findings):
        return
    left = without(problem, named(findings, "redundant") | named(findings, "never-applicable"))
    all_rows = set(rows(left, drawn.book))
    reported = {row for part in parts(findings, "row") for row in alike(drawn.book, part) if row in all_rows}
    base = count(left)
    assert count(struck(left, drawn.book, reported)) == base
    domains = engine(left, "exhaustive").propagate({}).domains
    for row in all_rows - reported:
        if not has_dead_cell(drawn.book, row, domains) and alike(drawn.book, row) == {row}:
            assert is_needed(left, drawn.book, reported, row)


@LAWS
@given(books())
def test_alternatives_are_shadowed_exactly_if_no_configuration_takes_them(drawn):
    note(drawn.text)
    problem = lowered(drawn.book)
    findings = lint(engine(problem, "sat"), drawn.book)
    gone = named(findings, "redundant") | named(findings, "never-applicable")
    known = configurations(drawn.book)
    dead = {tuple(each.message.split(" is ")[0].split(" = ")) for each in findings if each.code in ("dead", "forced")}
    expected = {
        (rule.id, at)
        for rule in drawn.book.rules
        if rule.id not in gone and rule.id in problem.rules and rule.id.startswith("r")
        for at, (when, node) in enumerate(alternatives(rule))
        if not any(worth(when, each) and worth(node, each) for each in known)
    }
    reported = parts(findings, "alternative")
    assert reported <= expected
    if known and not dead:
        assert reported == expected


@LAWS
@given(books())
def test_a_budget_never_makes_a_part_shadowed(drawn):
    decider = engine(lowered(drawn.book), "sat")
    everything = {each.message for each in lint(decider, drawn.book)}
    for steps in (1, 5, 20, 60):
        some = lint(decider, drawn.book, Budget(steps))
        assert {each.message for each in some if each.code == "shadowed"} <= everything


# --- oracles ----------------------------------------------------------------------------------------------------------


def named(findings: Collection[Finding], code: str) -> set[str]:
    """The rules of some findings."""
    return {each.message.split("'")[1] for each in findings if each.code == code}


def parts(findings: Collection[Finding], what: str) -> set[Part]:
    """The rules and places of the shadowed parts."""
    pattern = re.compile(rf"{what} (\d+) .*of the rule '(\w+)'")
    told = [pattern.match(each.message) for each in findings if each.code == "shadowed"]
    return {(each[2], int(each[1]) - 1) for each in told if each}


def rows(problem: Problem, book: RuleBook) -> Iterator[Part]:
    for each in problem.constraints:
        body = book.by_id[each.rule].body
        if isinstance(body, Combinations):
            yield from ((each.rule, at) for at in range(len(body.rows)))


def alike(book: RuleBook, row: Part) -> set[Part]:
    """The same row of the same rule in every instance."""
    place = book.by_id[row[0]].place
    return {(rule.id, row[1]) for rule in book.rules if rule.place == place}


def struck(problem: Problem, book: RuleBook, gone: Collection[Part]) -> Problem:
    """The problem without some rows."""

    def kept(each: Constraint) -> Constraint:
        body = book.by_id[each.rule].body
        if not isinstance(body, Combinations) or not isinstance(each.formula, Table):
            return each
        left = [row for at, row in enumerate(Lowering(book).rows(body)) if (each.rule, at) not in gone]
        return replace(each, formula=replace(each.formula, rows=tuple(left)))

    return replace(problem, constraints=tuple(kept(each) for each in problem.constraints))


def count(problem: Problem) -> int | None:
    return engine(problem, "exhaustive").count({}).value


def has_dead_cell(book: RuleBook, row: Part, domains: Mapping[str, Collection[str]]) -> bool:
    body = book.by_id[row[0]].body
    assert isinstance(body, Combinations)
    cells = zip(body.names, body.rows[row[1]], strict=True)
    return any(cell is not None and not set(cell) & set(domains[name]) for name, cell in cells)


def is_needed(problem: Problem, book: RuleBook, gone: Collection[Part], row: Part) -> bool:
    """Whether a configuration uses the row, or would be possible if it did not forbid it."""
    body = book.by_id[row[0]].body
    assert isinstance(body, Combinations)
    if not body.allowed:
        return count(struck(problem, book, {*gone, row})) != count(problem)
    listed = engine(problem, "exhaustive").enumerate({}, 10_000).assignments
    cells = list(zip(body.names, body.rows[row[1]], strict=True))
    return any(all(cell is None or each[name] in cell for name, cell in cells) for each in listed)


def alternatives(rule: Rule) -> list[tuple[Node, Node]]:
    """The alternatives of a rule with the condition under which they matter."""
    if not isinstance(rule.body, Requirement) or not isinstance(rule.body.condition, Applied):
        return []
    operator, operands = rule.body.condition.operator, rule.body.condition.operands
    if rule.kind == "require" and operator == "or":
        return [(TRUE, each) for each in operands]
    if rule.kind == "requires" and isinstance(operands[1], Applied) and operands[1].operator == "or":
        return [(negated_of(operands[0]), each) for each in operands[1].operands]
    if rule.kind == "group":
        return [(TRUE, each) for each in counted(operands[0])]
    return []


def negated_of(node: Node) -> Node:
    assert isinstance(node, Applied)
    return node.operands[0]


def counted(node: Node) -> tuple[Node, ...]:
    assert isinstance(node, Applied)
    assert isinstance(node.operands[0], Applied)
    return node.operands[0].operands
