"""Both engines decide any rule book alike, and both agree with the plain meaning of the language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rules import ENGINES, Problem, RuleBook, engine, lower
from rules.book import Combinations, Requirement, SoftDefault, SoftPreference
from rules.lower import in_computing_order
from rules.meaning import worth
from rules.results import results
from tests.rules.books import books, choices

DAY = date(2026, 6, 1)
SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def lowered(book: RuleBook) -> Problem:
    return lower(book, market=None, on=DAY)


def configurations(book: RuleBook) -> list[dict[str, str]]:
    """List every valid configuration by the plain meaning of the language: no lowering, no engine."""
    chosen = [each for each in book.characteristics if not each.computed]
    found: list[dict[str, str]] = []
    for values in product(*(each.values for each in chosen)):
        assignment = {each.name: value for each, value in zip(chosen, values, strict=True)}
        if add_computed(book, assignment) and all(satisfied(rule.body, assignment) for rule in book.rules):
            found.append(assignment)
    return found


def add_computed(book: RuleBook, assignment: dict[str, str]) -> bool:
    for each in in_computing_order(book.characteristics):
        assert each.formula is not None
        result = worth(each.formula, assignment)
        codes = results(each)
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
    oracle = engine(problem, "exhaustive")
    others = [engine(problem, name) for name, _ in ENGINES if name != "exhaustive"]
    for _ in range(3):
        chosen = data.draw(choices(drawn.book))
        keep = data.draw(st.lists(st.sampled_from(sorted(chosen)), max_size=1)) if chosen else []
        expected = oracle.propagate(chosen)
        completed, relaxed = oracle.complete(chosen), oracle.relaxations(chosen, keep=keep)
        for other in others:
            assert other.propagate(chosen) == expected, other.name
            assert other.complete(chosen) == completed, other.name
            assert other.relaxations(chosen, keep=keep) == relaxed, other.name


@SLOW
@given(st.data())
def test_the_preferred_completion_is_what_its_definition_says(data):
    drawn = data.draw(books())
    note(drawn.text)
    chosen = data.draw(choices(drawn.book, most=2))
    problem = lowered(drawn.book)
    left = [each for each in configurations(drawn.book) if chosen.items() <= each.items()]
    made = engine(problem, "exhaustive").complete(chosen)
    if not left:
        assert made.assignment is None
        return
    for owner in drawn.book.characteristics:
        if not owner.computed and owner.name not in chosen:
            possible = {each[owner.name] for each in left}
            taken = next(value for value in ranked(drawn.book, owner.name, left) if value in possible)
            left = [each for each in left if each[owner.name] == taken]
    assert made.assignment == left[0]


def ranked(book: RuleBook, name: str, left: Sequence[Mapping[str, str]]) -> list[str]:
    """Rank the values of a characteristic by the definition; `left` are the completions of what is settled."""
    bodies = [rule.body for rule in book.rules]
    defaults = [
        body.value
        for body in reversed(bodies)
        if isinstance(body, SoftDefault)
        and body.name == name
        and (body.condition is None or all(worth(body.condition, each) for each in left))
    ]
    weights = dict.fromkeys(book.by_name[name].values, 0)
    for body in bodies:
        if isinstance(body, SoftPreference) and body.name == name:
            weights[body.value] += body.weight
    return [*dict.fromkeys([*defaults, *sorted(weights, key=lambda value: -weights[value])])]
