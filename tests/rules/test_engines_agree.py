"""Both engines decide any rule book alike, and both agree with the plain meaning of the language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import product

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rules import Problem, RuleBook, engine, lower
from rules.book import Combinations, Requirement
from rules.meaning import Scalar, worth
from rules.scope import Scope
from tests.rules.books import books, choices

DAY = date(2026, 6, 1)
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def lowered(book: RuleBook) -> Problem:
    return lower(book, market=None, on=DAY)


def configurations(book: RuleBook) -> list[dict[str, str]]:
    """List every valid configuration by the plain meaning of the language: no lowering, no engine."""
    scope = Scope(book.characteristics, (), [])
    chosen = [each for each in book.characteristics if not each.computed]
    found: list[dict[str, str]] = []
    for values in product(*(each.values for each in chosen)):
        assignment = {each.name: value for each, value in zip(chosen, values, strict=True)}
        if add_computed(book, scope, assignment) and all(satisfied(rule.body, assignment) for rule in book.rules):
            found.append(assignment)
    return found


def add_computed(book: RuleBook, scope: Scope, assignment: dict[str, str]) -> bool:
    for each in book.characteristics:
        if each.formula is None:
            continue
        result = worth(each.formula, assignment)
        codes: dict[Scalar, str] = {}
        for value in each.values:
            codes[worth(scope.value_of(each), {each.name: value})] = value
        if result not in codes:
            return False
        assignment[each.name] = codes[result]
    return True


def satisfied(body: object, assignment: Mapping[str, str]) -> bool:
    if isinstance(body, Requirement):
        return bool(worth(body.condition, assignment))
    if isinstance(body, Combinations):
        fits = any(
            all(cell is None or assignment[name] in cell for name, cell in zip(body.names, row, strict=True))
            for row in body.rows
        )
        return fits == body.allowed
    return True


@SLOW
@given(books())
def test_the_exhaustive_engine_lists_what_the_rules_mean(drawn):
    note(drawn.text)
    found = configurations(drawn.book)
    oracle = engine(lowered(drawn.book), "exhaustive")
    assert oracle.count({}).value == len(found)
    domains = oracle.propagate({}).domains
    for each in drawn.book.characteristics:
        possible = {configuration[each.name] for configuration in found}
        assert domains[each.name] == tuple(value for value in each.values if value in possible)


@SLOW
@given(st.data())
def test_engines_agree_on_every_domain_completion_and_relaxation(data):
    drawn = data.draw(books())
    note(drawn.text)
    problem = lowered(drawn.book)
    fast, oracle = engine(problem, "cpsat"), engine(problem, "exhaustive")
    for _ in range(3):
        chosen = data.draw(choices(drawn.book))
        expected = oracle.propagate(chosen)
        assert fast.propagate(chosen) == expected
        assert fast.complete(chosen) == oracle.complete(chosen)
        keep = data.draw(st.lists(st.sampled_from(sorted(chosen)), max_size=1)) if chosen else []
        assert fast.relaxations(chosen, keep=keep) == oracle.relaxations(chosen, keep=keep)
        if not expected.consistent:
            assert fast.conflict_set(chosen) == oracle.conflict_set(chosen)
