"""A rule book means what its documentation says: engines answer what an evaluation by hand of all its worlds says."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

from rules import ENGINES, RuleBook, RuleErrors, engine, lower, parse
from tests.rules.universes import DAYS, MARKETS, universe
from tests.rules.worlds import Universe, size_of

SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
RANDOMS = st.randoms(use_true_random=False)


def read(drawn: Universe) -> RuleBook:
    """Parse a book; the only fault it may have is that its numbers grow too large."""
    note(drawn.text)
    try:
        return parse({"book.rules": drawn.text}, drawn.tables)
    except RuleErrors as errors:
        if {each.code for each in errors.findings} != {"overflow"}:
            raise
        assume(False)
        raise


def domains(book: RuleBook, configurations: Sequence[dict[str, str]]) -> dict[str, tuple[str, ...]]:
    possible = {each.name: {found[each.name] for found in configurations} for each in book.characteristics}
    return {
        each.name: tuple(value for value in each.values if value in possible[each.name])
        for each in book.characteristics
    }


@SLOW
@given(RANDOMS, st.sampled_from([None, *MARKETS]), st.sampled_from(DAYS))
def test_the_oracle_finds_the_configurations_that_the_documentation_describes(chance, market, on):
    drawn = universe(chance)
    book = read(drawn)
    expected = drawn.configurations(market, on)
    oracle = engine(lower(book, market=market, on=on), "exhaustive")
    assert oracle.count({}).value == len(expected)
    assert oracle.propagate({}).domains == domains(book, expected)


@SLOW
@given(RANDOMS, st.sampled_from(DAYS))
def test_every_engine_finds_them_under_choices(chance, on):
    drawn = universe(chance)
    book = read(drawn)
    configurations = drawn.configurations(None, on)
    owners = chance.sample(book.characteristics, min(2, len(book.characteristics)))
    choices = {owner.name: chance.choice(owner.values) for owner in owners}
    note(str(choices))
    left = [each for each in configurations if choices.items() <= each.items()]
    problem = lower(book, market=None, on=on)
    for name, _ in ENGINES:
        decider = engine(problem, name)
        assert decider.propagate(choices).domains == domains(book, left), name
        assert decider.count(choices).value in (None, len(left)), name


def test_books_of_every_kind_are_drawn():
    """Without configurations, or with all worlds allowed, the tests above would be about nothing."""
    drawn = [universe(Random(seed)) for seed in range(80)]
    found = [len(each.configurations(None, DAYS[0])) for each in drawn]
    assert sum(1 < count < size_of(each.product) for each, count in zip(drawn, found, strict=True)) > 20
    text = "".join(each.text for each in drawn)
    for word in ("numbered", "_part: ", "all(", "any(", "distinct(", "{none, ", " iff ", "csv", "mm²", " %"):
        assert word in text, word
