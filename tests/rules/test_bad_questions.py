"""Bad questions, on every engine: no budget, no time, no product, unknown objectives, a million answers.

Each has a clear answer: undecided, none, a refusal that names what is wrong, or all there are.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from rules import (
    ENGINES,
    Budget,
    Engine,
    Objective,
    Sales,
    UnknownName,
    UnknownValue,
    affordable,
    best,
    boundaries,
    change,
    compare,
    costly_rules,
    cover,
    derive_why,
    diverse,
    engine,
    exchangeable,
    exchanges,
    forced_by,
    front,
    lexicographic,
    lint,
    migrate,
    near_misses,
    optimise_within,
    parse,
    recommend,
    repairs_by_worth,
    sample,
    switches,
    together,
)
from rules.__main__ import main
from tests.rules.test_engine_contract import CASE
from tests.rules.test_engines_agree import lowered
from tests.rules.test_operations import PRICES

VOID = f"{CASE}rule never: require size = small\nrule ever: require size = large\n"
NEAR = Objective({"shelves": {str(number): 6 - number for number in range(1, 7)}})
CHOSEN = {"size": "large", "glass": "clear"}
BROKEN = {"doors": "true", "glass": "clear"}

Ask = Callable[[Engine, Budget | None], Any]

QUESTIONS: dict[str, Ask] = {
    "complete": lambda case, budget: case.complete(CHOSEN, budget),
    "conflict_set": lambda case, budget: case.conflict_set(BROKEN, budget),
    "conflict_set of choices": lambda case, budget: case.conflict_set(BROKEN, budget, rules=False),
    "relaxations": lambda case, budget: case.relaxations(BROKEN, budget=budget),
    "count": lambda case, budget: case.count(CHOSEN, budget),
    "counts": lambda case, budget: case.counts(CHOSEN, budget),
    "optimise": lambda case, budget: case.optimise(CHOSEN, PRICES, budget=budget),
    "optimise unlike": lambda case, budget: case.optimise(CHOSEN, PRICES, unlike={"shelves": "1"}, budget=budget),
    "bounds": lambda case, budget: case.bounds(CHOSEN, PRICES, budget),
    "least": lambda case, budget: case.least(CHOSEN, PRICES, budget),
    "enumerate": lambda case, budget: case.enumerate(CHOSEN, 3, budget),
    "switches": lambda case, budget: switches(case, CHOSEN, PRICES, budget=budget),
    "change": lambda case, budget: change(case, CHOSEN, "glass", "low_iron", PRICES, budget=budget),
    "best": lambda case, budget: best(case, CHOSEN, PRICES, 3, budget=budget),
    "affordable": lambda case, budget: affordable(case, CHOSEN, PRICES, 1_400, budget),
    "diverse": lambda case, budget: diverse(case, CHOSEN, PRICES, 2, differ=1, budget=budget),
    "lexicographic": lambda case, budget: lexicographic(case, CHOSEN, [PRICES, NEAR], budget),
    "optimise_within": lambda case, budget: optimise_within(case, CHOSEN, PRICES, NEAR, 3, budget=budget),
    "front": lambda case, budget: front(case, CHOSEN, PRICES, NEAR, budget=budget),
    "exchanges": lambda case, budget: exchanges(case, CHOSEN, PRICES, budget),
    "sample": lambda case, budget: sample(case, CHOSEN, 3, Random(1), budget=budget),
    "cover": lambda case, budget: cover(case, budget=budget),
    "recommend": lambda case, budget: recommend(case, Sales(case.problem, [CHOSEN]), {}, budget=budget),
    "repairs_by_worth": lambda case, budget: repairs_by_worth(case, BROKEN, PRICES, budget=budget),
    "forced_by": lambda case, budget: forced_by(case, {"doors": "true"}, "glass", budget),
    "costly_rules": lambda case, budget: costly_rules(case.problem, budget),
}
"""Everything that says `decided`, asked of a fresh engine."""

LARGE: dict[str, Callable[[Engine, Objective], Any]] = {
    "optimise": lambda case, unknown: case.optimise({}, unknown, budget=Budget(0)),
    "bounds": lambda case, unknown: case.bounds({}, unknown, Budget(0)),
    "least": lambda case, unknown: case.least({}, unknown, Budget(0)),
    "switches": lambda case, unknown: switches(case, CHOSEN, unknown),
    "change": lambda case, unknown: change(case, CHOSEN, "glass", "low_iron", unknown),
    "best": lambda case, unknown: best(case, {}, unknown, 3),
    "affordable": lambda case, unknown: affordable(case, {}, unknown, 1),
    "diverse": lambda case, unknown: diverse(case, {}, unknown, 2, differ=1),
    "lexicographic": lambda case, unknown: lexicographic(case, {}, [PRICES, unknown]),
    "optimise_within": lambda case, unknown: optimise_within(case, {}, PRICES, unknown, 3),
    "front": lambda case, unknown: front(case, {}, unknown, PRICES),
    "exchanges": lambda case, unknown: exchanges(case, {}, unknown),
    "migrate": lambda case, unknown: migrate(case, [{}], objective=unknown),
}
"""Everything that takes an objective."""


def product(name: str, text: str = CASE) -> Engine:
    return engine(lowered(parse({"case.rules": text}, {})), name)


@pytest.fixture(params=[name for name, _ in ENGINES])
def case(request: pytest.FixtureRequest) -> Engine:
    return product(request.param)


def code_of(arguments: list[str]) -> object:
    try:
        return main(arguments)
    except SystemExit as stopped:
        return stopped.code


def late() -> Budget:
    return Budget(deadline=5.0, clock=lambda: 6.0)


class TestNoBudget:
    @pytest.mark.parametrize("question", QUESTIONS)
    @pytest.mark.parametrize("budget", [lambda: Budget(0), late], ids=["no steps", "no time"])
    def test_is_undecided_and_asks_nothing(self, case: Engine, question: str, budget: Callable[[], Budget]) -> None:
        found = QUESTIONS[question](case, budget())
        assert found.decided is False
        assert (case.counters.solves, case.counters.witnesses) == (0, 0)

    @pytest.mark.parametrize("budget", [lambda: Budget(0), late], ids=["no steps", "no time"])
    def test_leaves_every_value_undecided(self, case: Engine, budget: Callable[[], Budget]) -> None:
        for found in (case.propagate(CHOSEN, budget()), exchangeable(case, CHOSEN, budget())):
            assert found.consistent is None
            assert not any(found.domains.values())
            assert set(found.undecided["shelves"]) == {"1", "2", "3", "4", "5", "6"}

    @pytest.mark.parametrize("budget", [lambda: Budget(0), late], ids=["no steps", "no time"])
    def test_says_nothing_about_a_book(self, case: Engine, budget: Callable[[], Budget]) -> None:
        book = parse({"case.rules": VOID}, {})
        assert lint(case, book, budget()) == ()
        assert together(case, budget()) == ()
        assert derive_why(case, {}, "glass", "clear", budget()).verdict == "undecided"
        assert {each.decided for each in boundaries(case, budget())} == {False}
        assert {each.decided for each in near_misses(case.problem, budget())} == {False}

    @pytest.mark.parametrize("budget", [lambda: Budget(0), late], ids=["no steps", "no time"])
    def test_does_not_tell_whether_two_releases_differ(self, budget: Callable[[], Budget]) -> None:
        old, new = (lowered(parse({"case.rules": text}, {})) for text in (CASE, VOID))
        assert compare(old, new, budget=budget()).equal is None

    def test_leaves_what_is_recorded_undecided(self, case: Engine) -> None:
        assert migrate(case, [BROKEN], steps=0)[0].status == "undecided"


@pytest.mark.parametrize("name", [name for name, _ in ENGINES])
def test_time_that_runs_out_under_way_ends_every_question(name: str) -> None:
    """A clock that moves on with each look at it: whatever an engine does, it looks before it does the next thing."""
    for question, ask in QUESTIONS.items():
        exact = ask(product(name), None)
        for seconds in (1, 3, 9):
            looks = iter(range(1_000_000))
            budget = Budget(deadline=seconds, clock=lambda looks=looks: next(looks))  # type: ignore[misc]
            decider = product(name)
            found = ask(decider, budget)
            assert found.decided is False or found == exact or question in ("cover", "sample"), question
            assert decider.counters.solves <= seconds, question


class TestAVoidProduct:
    @pytest.mark.parametrize("name", [name for name, _ in ENGINES])
    def test_has_nothing_and_says_so(self, name: str) -> None:
        void = product(name, VOID)
        assert void.propagate({}).consistent is False
        assert void.complete({}).assignment is None
        assert void.conflict_set({}).rules == ("never", "ever")
        assert void.relaxations({}).relaxations == ()
        assert (void.count({}).value, void.counts({}).total) == (0, 0)
        assert (void.optimise({}, PRICES).worth, void.optimise({}, PRICES).decided) == (None, True)
        assert (void.bounds({}, PRICES).overall, void.least({}, PRICES).overall) == (None, None)
        assert void.enumerate({}, 5).assignments == ()
        assert best(void, {}, PRICES, 3).completions == diverse(void, {}, PRICES, 3, differ=1).completions == ()
        assert lexicographic(void, {}, [PRICES, NEAR]).best is None
        assert (front(void, {}, PRICES, NEAR).compromises, front(void, {}, PRICES, NEAR).complete) == ((), True)
        assert optimise_within(void, {}, PRICES, NEAR, 3).assignment is None
        assert not any(affordable(void, {}, PRICES, 10_000).values.values())
        assert exchanges(void, {}, PRICES).overall is None
        found = switches(void, CHOSEN, PRICES)
        assert (found.worth, found.decided, any(found.values.values())) == (None, True, False)
        assert change(void, CHOSEN, "glass", "low_iron", PRICES).switch is None
        assert sample(void, {}, 5, Random(1)).assignments == ()
        assert (cover(void).configurations, cover(void).decided) == ((), True)
        assert recommend(void, Sales(void.problem, [CHOSEN]), {}).recommendations == ()
        assert together(void) == ()
        assert {each.configuration for each in boundaries(void)} == {None}
        assert [each.code for each in lint(void)] == ["void"]
        assert migrate(void, [CHOSEN])[0].status == "impossible"
        assert derive_why(void, {}, "glass", "clear").verdict == "conflict"

    def test_is_compared_like_any_other(self) -> None:
        old, new = (lowered(parse({"case.rules": text}, {})) for text in (CASE, VOID))
        found = compare(old, new)
        assert (found.equal, found.forbidden.count, found.allowed.count) == (False, found.forbidden.total, 0)


class TestAnObjective:
    @pytest.mark.parametrize("question", LARGE)
    def test_of_unknown_names_is_refused_even_without_a_budget(self, case: Engine, question: str) -> None:
        with pytest.raises(UnknownName) as name:
            LARGE[question](case, Objective({"shelfs": {"1": 3}}))
        assert name.value.suggestions == ("shelves",)
        with pytest.raises(UnknownValue) as value:
            LARGE[question](case, Objective({"glass": {"anti_fog": 3}}))
        assert value.value.suggestions == ("anti-fog",)

    @pytest.mark.parametrize("question", LARGE)
    def test_whose_sums_grow_too_large_is_refused(self, case: Engine, question: str) -> None:
        with pytest.raises(ValueError, match="scale them down"):
            LARGE[question](case, Objective({"shelves": {"1": 1 << 62, "2": -(1 << 62)}}))


class TestAMillion:
    def test_completions_are_refused_with_how_many_can_be_asked_for(self, case: Engine) -> None:
        with pytest.raises(ValueError, match="10,000"):
            best(case, {}, PRICES, 1_000_000)
        with pytest.raises(ValueError, match="10,000"):
            diverse(case, {}, PRICES, 1_000_000, differ=1)
        with pytest.raises(ValueError, match="100,000"):
            sample(case, {}, 1_000_000, Random(1))

    def test_ways_and_compromises_are_all_there_are(self, case: Engine) -> None:
        assert front(case, {}, PRICES, NEAR, limit=1_000_000) == front(case, {}, PRICES, NEAR)
        assert len(case.relaxations({**BROKEN, "size": "small"}, limit=1_000_000)) == 2
        assert len(migrate(case, [{**BROKEN, "size": "small"}], limit=1_000_000)[0].change_sets) == 2
        listed = case.enumerate({"size": "small"}, 1_000_000)
        assert (len(listed.assignments), listed.complete) == (12, True)


class TestTheCommandLine:
    @pytest.fixture
    def book(self, tmp_path):
        (tmp_path / "case.rules").write_text(CASE, encoding="utf-8")
        return str(tmp_path / "case.rules")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["switch", "--choose", "size=large", "--worth", "shelfs=1=3"],
            ["switch", "--choose", "size=large", "--worth", "glass=anti_fog=3"],
            ["best", "-k", "3", "--worth", "shelfs=1=3"],
            ["best", "-k", "3", "--then-worth", "shelfs=1=3"],
            ["best", "-k", "3", "--worth", "shelves=1=much"],
            ["best", "-k", "1000000"],
            ["sample", "-n", "1000000"],
            ["cover", "--strength", "7"],
        ],
        ids=" ".join,
    )
    def test_a_senseless_question_is_answered_with_two_and_says_why(self, book, capsys, arguments) -> None:
        assert code_of([arguments[0], book, *arguments[1:]]) == 2
        assert capsys.readouterr().err

    @pytest.mark.parametrize(
        "arguments",
        [
            ["domains"],
            ["complete"],
            ["count"],
            ["optimise", "--worth", "shelves=1=3"],
            ["bounds", "--worth", "shelves=1=3"],
            ["best", "-k", "3"],
            ["switch", "--choose", "size=large"],
            ["sample", "-n", "3"],
            ["cover"],
        ],
        ids=" ".join,
    )
    def test_no_time_is_answered_with_three(self, book, capsys, arguments) -> None:
        assert main([arguments[0], book, *arguments[1:], "--seconds", "0"]) == 3
        shown = capsys.readouterr()
        assert shown.out or shown.err

    @pytest.mark.parametrize("command", ["domains", "complete", "count", "best", "switch", "sample", "cover", "lint"])
    def test_a_void_product_is_no_error_of_the_program(self, tmp_path, capsys, command) -> None:
        (tmp_path / "void.rules").write_text(VOID, encoding="utf-8")
        assert main([command, str(tmp_path / "void.rules")]) in (0, 1)
        shown = capsys.readouterr()
        assert shown.out or shown.err
        assert "Traceback" not in shown.err
