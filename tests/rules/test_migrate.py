"""Recorded configurations under a later release: what is fine is left alone, the rest changes as little as can be."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from itertools import combinations
from multiprocessing import get_context

import numpy as np
import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from rules import (
    ENGINES,
    Change,
    Columns,
    Engine,
    Migration,
    Migrator,
    Objective,
    UnknownName,
    UnknownValue,
    costs_of_order,
    engine,
    migrate,
)
from rules.book import ABSENT
from rules.engines.diagram import DiagramEngine
from rules.engines.diagram.reach import LARGE
from rules.problem import NUMERIC, Problem
from tests.rules.books import books, choices
from tests.rules.demo import PRODUCTS, demo_problem
from tests.rules.problems import problems
from tests.rules.releases import problem_of
from tests.rules.test_engines_agree import lowered

LAWS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

CASE = problem_of("""
characteristic size: one of small, large
characteristic doors: boolean
characteristic glass: one of clear, low_iron, anti-fog
characteristic shelves: integer 1..6
rule fog: when doors require glass = anti-fog
rule load: when size = small require shelves <= 3
rule few: default shelves = 2
""")
FINE = {"size": "small", "doors": "true", "glass": "anti-fog", "shelves": "3"}
FOGGY = {"size": "large", "doors": "true", "glass": "clear"}


@pytest.fixture(params=[name for name, _ in ENGINES])
def case(request) -> Engine:
    return engine(CASE, request.param)


class TestMigration:
    def test_what_is_possible_is_untouched(self, case):
        assert migrate(case, [FINE, {}, {"doors": "true"}]) == [Migration("untouched")] * 3

    def test_the_fewest_choices_change(self, case):
        (found,) = migrate(case, [FOGGY], limit=5)
        assert found == Migration(
            "changed", ((Change("doors", "true", "false"),), (Change("glass", "clear", "anti-fog"),))
        )

    def test_the_cheapest_choices_change(self, case):
        (found,) = migrate(case, [FOGGY], cost=costs_of_order(["doors", "size"]))
        assert found.change_sets == ((Change("glass", "clear", "anti-fog"),),)

    def test_what_nobody_chose_is_given_up_first(self, case):
        kept = [["doors", "size"], ["doors"], ["glass", "shelves"], ["glass"]]
        found = migrate(case, [{**FOGGY, "size": "small", "shelves": "6"}] * 4, chosen=kept)
        changed = [[change.name for change in each.change_sets[0]] for each in found]
        assert changed == [["glass", "shelves"], ["size", "glass"], ["size", "doors"], ["size", "doors"]]

    @pytest.mark.parametrize("chosen", [[], ["size", "doors", "glass"]])
    def test_what_is_chosen_or_not_all_alike_is_as_if_nothing_were_known(self, case, chosen):
        assert migrate(case, [FOGGY], chosen=[chosen], limit=3) == migrate(case, [FOGGY], limit=3)

    def test_a_choice_is_worth_more_than_all_that_came_by_itself(self, case):
        crowded = {"size": "small", "doors": "true", "glass": "clear", "shelves": "6"}
        cost = {"glass": 5, "shelves": 7}
        (found,) = migrate(case, [crowded], chosen=[["doors", "size"]], cost=cost)
        assert [change.name for change in found.change_sets[0]] == ["glass", "shelves"]

    def test_what_was_chosen_has_to_be_told_of_each(self, case):
        with pytest.raises(ValueError, match="each configuration"):
            migrate(case, [FINE, FOGGY], chosen=[["doors"]])

    def test_numbers_go_no_further_than_they_must(self, case):
        crowded = {"size": "small", "shelves": "6"}
        (found,) = migrate(case, [crowded], cost={"size": 2})
        assert found.change_sets == ((Change("shelves", "6", "3"),),), "the default is 2"
        gone = [{"shelves": "0"}, {"shelves": "2.5"}, {"shelves": "many"}, {"shelves": "1/0"}]
        new = [each.change_sets[0][0].new for each in migrate(case, gone)]
        assert new == ["1", "2", "2", "2"], "the next one, the lower of two, the default"

    def test_other_values_are_the_preferred_ones_or_those_worth_least(self, case):
        gone = {"size": "small", "glass": "stained"}
        (found,) = migrate(case, [gone])
        assert found.change_sets == ((Change("glass", "stained", "clear"),),)
        dear = Objective({"shelves": {"1": 7, "2": 8, "3": 9}})
        (found,) = migrate(case, [{"size": "small", "shelves": "6"}], cost={"size": 2}, objective=dear)
        assert found.change_sets == ((Change("shelves", "6", "1"),),)

    def test_what_has_vanished_is_named(self, case):
        (found,) = migrate(case, [{"size": "huge", "doors": "true", "lamp": "led"}])
        assert found == Migration("changed", ((Change("size", "huge", "small"), Change("lamp", "led", None)),))

    def test_equal_configurations_share_an_answer_and_keep_their_places(self, case):
        found = migrate(case, [FOGGY, FINE, dict(FOGGY), FINE])
        assert [each.status for each in found] == ["changed", "untouched", "changed", "untouched"]
        assert found[0] is found[2]

    def test_nothing_recorded_is_nothing_to_do(self, case):
        assert migrate(case, []) == []

    def test_no_budget_leaves_what_is_broken_undecided(self, case):
        (found,) = migrate(case, [FOGGY], steps=0)
        assert found.status == "undecided"

    def test_bad_questions_are_refused(self, case):
        for wrong in ({"limit": 0}, {"workers": 0}, {"cost": {"doors": 0}}):
            with pytest.raises(ValueError, match="at least"):
                migrate(case, [FINE], **wrong)
        with pytest.raises(UnknownName):
            migrate(case, [FINE], cost={"door": 2})
        with pytest.raises(UnknownValue):
            migrate(case, [FINE], objective=Objective({"size": {"huge": 2}}))

    def test_a_million_ways_are_all_there_are(self, case):
        assert len(migrate(case, [FOGGY], limit=1_000_000)[0].change_sets) == 2


class TestColumns:
    NAMES = ("size", "doors", "glass", "shelves", "lamp")
    ROWS = (
        ("small", "true", "anti-fog", "3", ""),
        ("large", "true", "clear", "", ""),
        ("", "", "", "", ""),
        ("huge", "true", "", "", "led"),
        ("large", "true", "clear", "", ""),
    )

    def test_rows_come_back_as_they_were_written(self):
        columns = Columns.of_rows(self.NAMES, self.ROWS)
        assert list(columns) == [
            {name: cell for name, cell in zip(self.NAMES, row, strict=True) if cell} for row in self.ROWS
        ]
        assert list(columns[1:4:2]) == [columns[1], columns[3]]
        assert columns.codes.dtype == np.uint8

    def test_columns_are_as_wide_as_their_values_need(self):
        rows = [(str(number), "same") for number in range(300)]
        columns = Columns.of_rows(("number", "word"), rows)
        assert columns.codes.dtype == np.uint16
        assert columns[299] == {"number": "299", "word": "same"}

    def test_columns_without_rows_hold_nothing(self):
        assert list(Columns.of_rows(("size",), [])) == list(Columns.of_rows((), [])) == []

    def test_columns_become_of_configurations_what_becomes_of_them_one_by_one(self, case):
        columns = Columns.of_rows(self.NAMES, self.ROWS)
        found = migrate(case, columns, limit=2)
        assert found == [migrate(case, [each], limit=2)[0] for each in columns]
        assert found[1] is found[4]

    @pytest.mark.parametrize(
        ("names", "codes"),
        [(("size", "size"), [[1, 1]]), (("size", "doors"), [[1]]), (("size",), [1]), (("size", "doors"), [[1, 2]])],
    )
    def test_what_does_not_fit_together_is_refused(self, names, codes):
        with pytest.raises(ValueError, match="column"):
            Columns(names, [["small"]] * len(names), np.array(codes, np.uint8))


def test_under_a_void_release_everything_is_impossible():
    void = engine(problem_of("characteristic a: integer 1..3\nrule x: require a > 2\nrule y: require a < 2\n"))
    assert migrate(void, [{"a": "1"}, {"b": "2"}, {}]) == [Migration("impossible")] * 3


def test_processes_find_what_one_finds():
    many = [{**FOGGY, "shelves": str(number)} for number in range(1, 7)]
    decider = engine(CASE)
    assert migrate(decider, many, workers=2) == migrate(decider, many)


@pytest.mark.parametrize("workers", [1, 3])
def test_a_pool_of_others_finds_what_one_finds_and_stays_open(workers):
    many = [{**FOGGY, "shelves": str(number)} for number in range(1, 7)]
    decider = engine(CASE)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert migrate(decider, many, workers=workers, pool=pool) == migrate(decider, many)
        assert pool.submit(len, many).result() == 6
        assert migrate(decider, [], pool=pool) == []


def test_the_work_can_be_sent_elsewhere():
    migrator = Migrator(engine(CASE), limit=2, cost={"doors": 3})
    sent = pickle.loads(pickle.dumps(migrator))
    work = [(FOGGY, None), (FOGGY, frozenset({"glass"})), (FINE, None)]
    assert sent.repaired(work) == migrator.repaired(work)


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 200])
def test_many_at_once_are_told_as_one_by_one(size):
    decider = DiagramEngine(CASE)
    many = [
        {"shelves": str(1 + at % 6), "size": ("small", "large")[at % 5 % 2], "doors": ("true", "false")[at % 7 % 2]}
        for at in range(size)
    ]
    assert decider.consistent(many) == [decider.propagate(each).consistent for each in many]


@LAWS
@given(st.data())
def test_many_drawn_ones_are_told_as_one_by_one(data):
    drawn = data.draw(books())
    note(drawn.text)
    decider = DiagramEngine(lowered(drawn.book))
    many = data.draw(st.lists(choices(drawn.book), max_size=80))
    oracle = engine(decider.problem, "sat")
    expected = [oracle.propagate(each).consistent for each in many]
    assert decider.consistent(many) == expected
    names = [each.name for each in decider.problem.variables]
    columns = Columns.of_rows(names, [[each.get(name, "") for name in names] for each in many])
    for large in (LARGE, 0):
        assert DiagramEngine(decider.problem, large=large).consistent(columns) == expected
    for chosen in many:
        assert decider.relaxations(chosen, limit=1) == oracle.relaxations(chosen, limit=1)


@LAWS
@given(st.data())
def test_the_best_change_is_the_smallest_there_is(data):
    drawn = data.draw(books(most_rules=4))
    note(drawn.text)
    problem = lowered(drawn.book)
    recorded = data.draw(st.lists(choices(drawn.book), min_size=1, max_size=3))
    oracle = engine(problem, "exhaustive")
    for name, _ in ENGINES:
        for configuration, found in zip(recorded, migrate(engine(problem, name), recorded), strict=True):
            ways = least_changes(oracle, configuration, chosen=())
            if not ways:
                assert found == Migration("impossible")
            else:
                fewest = len(ways[0])
                assert found.status == ("changed" if fewest else "untouched"), name
                assert sum(map(len, found.change_sets)) == fewest
                for changes in found.change_sets:
                    now = after(configuration, changes)
                    assert all(configuration[each.name] == each.old != each.new for each in changes)
                    assert oracle.propagate(now).consistent
                    if len(changes) == 1 and problem.variables[problem.index[changes[0].name]].kind in NUMERIC:
                        assert changes[0].new in nearest(oracle, configuration, changes[0])


@LAWS
@given(st.data())
def test_the_fewest_choices_change_and_then_the_fewest_others(data):
    problem = data.draw(problems())
    names = [each.name for each in problem.variables]
    recorded = data.draw(st.lists(configurations(problem), min_size=1, max_size=4))
    chosen = [data.draw(st.frozensets(st.sampled_from(names))) for _ in recorded]
    limit = data.draw(st.integers(1, 5))
    oracle = engine(problem, "exhaustive")
    expected = [least_changes(oracle, *each)[:limit] for each in zip(recorded, chosen, strict=True)]
    columns = Columns.of_rows(names, [[each.get(name, "") for name in names] for each in recorded])
    for name, _ in ENGINES:
        for many in (recorded, columns):
            told = migrate(engine(problem, name), many, chosen=chosen, limit=limit)
            changed = [[{change.name for change in changes} for changes in found.change_sets] for found in told]
            assert changed == [[] if each == [set()] else each for each in expected], name


def configurations(problem: Problem) -> st.SearchStrategy[dict[str, str]]:
    """A value for some characteristics, possible together or not."""
    values = {each.name: st.sampled_from(each.values) for each in problem.variables}
    return st.fixed_dictionaries({}, optional=values)


def least_changes(oracle: Engine, configuration: Mapping[str, str], chosen: Collection[str]) -> list[set[str]]:
    """Try to take back every subset; return the minimal ones, those with the fewest choices and others first."""
    order = [each.name for each in oracle.problem.variables]
    given = sorted(configuration, key=order.index)
    subsets = [set(each) for size in range(len(given) + 1) for each in combinations(given, size)]
    kept = ({name: configuration[name] for name in given if name not in each} for each in subsets)
    restoring = [each for each, rest in zip(subsets, kept, strict=True) if oracle.propagate(rest).consistent]
    minimal = [each for each in restoring if not any(other < each for other in restoring)]
    return sorted(minimal, key=lambda each: (len(each & set(chosen)), len(each), sorted(map(order.index, each))))


def nearest(oracle: Engine, configuration: Mapping[str, str], change: Change) -> list[str]:
    """Try every number in the place of one that is changed; return those that are possible and next to it."""
    values = oracle.problem.variables[oracle.problem.index[change.name]].values
    possible = [each for each in values if oracle.propagate({**configuration, change.name: each}).consistent]
    far = {each: abs(Fraction(each) - Fraction(change.old)) for each in possible if each != ABSENT}
    if not far or change.old == ABSENT:
        return possible
    return [each for each, distance in far.items() if distance == min(far.values())]


def after(configuration: Mapping[str, str], changes: Sequence[Change]) -> dict[str, str]:
    """Return a configuration with some changes made."""
    made = {each.name: each.new for each in changes}
    return {name: new for name, old in configuration.items() if (new := made.get(name, old)) is not None}


@pytest.mark.parametrize("name", PRODUCTS)
def test_a_demo_product_keeps_what_it_allows_and_mends_what_it_does_not(name):
    decider = engine(demo_problem(name), "sat")
    complete = decider.complete({}).assignment
    assert complete is not None
    sold = {each.name: complete[each.name] for each in decider.problem.variables if not each.computed}
    others = [
        {**sold, each.name: value}
        for each in decider.problem.variables[:6]
        if not each.computed
        for value in each.values[:4]
    ]
    for configuration, found in zip(others, migrate(decider, others), strict=True):
        if found.status == "changed":
            assert decider.propagate(configuration).consistent is False
            (changes,) = found.change_sets
            assert decider.propagate(after(configuration, changes)).consistent
        else:
            assert found.status == "untouched"
            assert decider.propagate(configuration).consistent
    assert migrate(decider, [sold])[0].status == "untouched"
