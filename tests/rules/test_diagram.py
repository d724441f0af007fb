"""The diagram engine from the inside: what is compiled allows what its network allows; files are checked when read."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from random import Random
from time import perf_counter

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import Problem, dimacs, lower, parse
from rules.engines.base import Objective
from rules.engines.diagram import DiagramEngine, NotCompiled, TooWide, binary
from rules.engines.diagram.compiled import BOTTOM_UP, Compiled, bottom_up, compiled, kept, smallest
from rules.engines.diagram.counting import Counting
from rules.engines.diagram.fold import folded
from rules.engines.diagram.network import Network, Relation
from rules.engines.diagram.optimising import Optimising
from rules.engines.diagram.reach import LARGE
from rules.engines.diagram.simplify import simplified
from rules.engines.diagram.sweeping import Sweeping
from rules.engines.diagram.views import Named, Reader
from rules.engines.planner import plan
from rules.engines.sat import SatEngine
from rules.sessions import walk
from tests.rules.networks import configurations, networks, problem_of

Maker = Callable[[Network, int], Compiled]

MAKERS = st.sampled_from([smallest, bottom_up])

SLOW = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))

BOOK = """
characteristic size: one of small, large
characteristic shelves: integer 1..6
rule load: when size = small require shelves <= 3
"""


def problem(text: str = BOOK) -> Problem:
    return lower(parse({"a.rules": text}, {}), market=None, on=date(2026, 11, 23))


class Asked:
    """A compiled network and its configurations, to be asked alike."""

    def __init__(self, network: Network, large: int, made: Maker = smallest) -> None:
        self.problem = problem_of(network)
        self.blob = made(network, len(network.sizes)).blob
        self.reader = Reader(self.problem, self.blob, large)
        self.counting = Counting(self.reader, self.blob)
        self.all = configurations(network)

    def literals(self, chosen: dict[int, int]) -> np.ndarray:
        return np.array([self.reader.first_literal[at] + value for at, value in chosen.items()], np.int32)

    def left(self, chosen: dict[int, int]) -> list[tuple[int, ...]]:
        return [values for values in self.all if all(values[at] == value for at, value in chosen.items())]


@SLOW
@given(networks(), MAKERS, st.sampled_from([0, LARGE]), st.randoms(use_true_random=False))
def test_what_is_compiled_allows_what_the_network_allows(
    network: Network, made: Maker, large: int, random: Random
) -> None:
    asked = Asked(network, large, made)
    variables = range(len(network.sizes))
    for amount in (0, 1, 2, 3):
        chosen = {
            at: random.randrange(network.sizes[at]) for at in random.sample(variables, min(amount, len(variables)))
        }
        literals, left = asked.literals(chosen), asked.left(chosen)
        answer = np.empty(asked.reader.words, np.int32)
        assert asked.reader.possible(literals, answer) == bool(left)
        if left:
            assert asked.reader.values(answer) == [sorted({values[at] for values in left}) for at in variables]
        total, of_values = asked.counting.values(literals)
        assert total == asked.counting.total(literals) == len(left)
        for at, each in enumerate(asked.problem.variables):
            numbers = [sum(values[at] == value for values in left) for value in range(len(each.values))]
            assert of_values[each.name] == dict(zip(each.values, numbers, strict=True))


@SLOW
@given(networks(), MAKERS, st.sampled_from([0, LARGE]), st.integers(0, 70), st.randoms(use_true_random=False))
def test_many_questions_are_answered_as_one_by_one(
    network: Network, made: Maker, large: int, many: int, random: Random
) -> None:
    asked = Asked(network, large, made)
    variables = range(len(network.sizes))
    questions = [
        asked.literals({at: random.randrange(network.sizes[at]) for at in variables if random.random() < 0.4})
        for _ in range(many)
    ]
    sweeping = Sweeping(asked.blob, asked.reader)
    answers, flags = sweeping.answers(questions), sweeping.flags(questions)
    assert len(answers) == len(flags) == many
    for literals, together, row in zip(questions, answers, flags, strict=True):
        alone = np.empty(asked.reader.words, np.int32)
        consistent = asked.reader.possible(literals, alone)
        assert together.tolist() == (alone if consistent else np.zeros_like(alone)).tolist()
        values = asked.reader.values(alone) if consistent else [[] for _ in variables]
        assert row.tolist() == [at in values[each] for each in variables for at in range(network.sizes[each])]


@SLOW
@given(networks(), MAKERS, st.sampled_from([0, LARGE]), st.randoms(use_true_random=False))
def test_optima_are_those_of_all_configurations(network: Network, made: Maker, large: int, random: Random) -> None:
    asked = Asked(network, large, made)
    worth = [[random.randint(-50, 50) for _ in range(size)] for size in network.sizes]
    objective = Objective(
        {
            each.name: dict(zip(each.values, numbers, strict=True))
            for each, numbers in zip(asked.problem.variables, worth, strict=True)
        }
    )
    optimising = Optimising(asked.reader, asked.blob)
    at = random.randrange(len(network.sizes))
    chosen = {at: random.randrange(network.sizes[at])}
    literals, left = asked.literals(chosen), asked.left(chosen)
    for greatest, extreme in ((False, min), (True, max)):
        costs = optimising.costs(objective, greatest=greatest)
        found = optimising.best(literals, costs)
        sums = [sum(numbers[value] for numbers, value in zip(worth, values, strict=True)) for values in left]
        assert (found is None) == (not sums)
        if found is not None:
            assert found[0] == extreme(sums)
            values = tuple(value for (value,) in asked.reader.values(found[1]))
            assert found[0] == sums[left.index(values)]
        worth_of_all, worths = optimising.each(literals, costs)
        named = Named(asked.reader, worths)
        assert worth_of_all == (extreme(sums) if sums else None)
        for variable, each in enumerate(asked.problem.variables):
            of: dict[str, list[int]] = {}
            for total, values in zip(sums, left, strict=True):
                of.setdefault(each.values[values[variable]], []).append(total)
            assert named[each.name] == {value: extreme(totals) for value, totals in of.items()}


@SLOW
@given(networks(), MAKERS, st.sampled_from([0, LARGE]), st.randoms(use_true_random=False))
def test_an_exchange_is_the_best_with_one_choice_left_out(
    network: Network, made: Maker, large: int, random: Random
) -> None:
    asked = Asked(network, large, made)
    objective = Objective(
        {each.name: {value: random.randint(-50, 50) for value in each.values} for each in asked.problem.variables}
    )
    optimising = Optimising(asked.reader, asked.blob)
    costs = optimising.costs(objective, greatest=False)
    variables = range(len(network.sizes))
    chosen = {at: random.randrange(network.sizes[at]) for at in variables if random.random() < 0.7}
    overall, worths = optimising.exchanges(asked.literals(chosen), costs)
    named = Named(asked.reader, worths)
    assert overall == optimising.each(asked.literals(chosen), costs)[0]
    for at in variables:
        name = asked.problem.variables[at].name
        others = asked.literals({other: value for other, value in chosen.items() if other != at})
        assert named[name] == Named(asked.reader, optimising.each(others, costs)[1])[name]


@SLOW
@given(networks())
def test_a_simplified_network_has_the_same_configurations(network: Network) -> None:
    found = simplified(network)
    back = [
        tuple(
            next(value for value, mask in enumerate(view.values) if mask >> values[view.variable] & 1)
            for view in found.views
        )
        for values in configurations(found.network)
    ]
    assert sorted(back) == configurations(network)


def test_exclusive_booleans_become_one_variable() -> None:
    exclusive = [((one, 1), (other, 1)) for one in range(40) for other in range(one)]
    network = Network([2] * 40, [*exclusive, tuple((at, 2) for at in range(40))])
    assert simplified(network).network == Network([40], [], [])
    assert len(smallest(network, 40).blob) < 1_000


def test_what_is_said_of_the_same_few_variables_becomes_one_table() -> None:
    network = Network([3, 4], [((0, 1), (1, 2)), ((0, 6), (1, 12)), ((0, 4), (1, 15 - 1))])
    (table,) = simplified(network).network.relations
    assert not simplified(network).network.clauses
    assert sorted((one.bit_length() - 1, other.bit_length() - 1) for one, other in table.rows) == configurations(
        network
    )


def test_a_variable_with_one_value_left_drops_out_of_its_tables() -> None:
    rows = ((1, 1, 2), (1, 2, 1), (2, 1, 1))
    network = Network([2, 2, 2], [((0, 1),)], [Relation((0, 1, 2), rows)])
    assert folded(network).relations == [Relation((1, 2), ((1, 2), (2, 1)))]
    assert folded(Network([2], [((0, 1),)], [Relation((0,), ((2,),))])).clauses[-1] == ()


def test_the_advised_order_is_taken_and_changes_no_answer() -> None:
    advised = problem(BOOK + "decide shelves, size\n")
    assert compiled(advised).order == "advised"
    assert compiled(problem()).order != "advised"
    assert advised.digest != problem().digest
    assert DiagramEngine(advised).counts({}) == DiagramEngine(problem()).counts({})


@pytest.mark.parametrize("engine_of", [lambda given: DiagramEngine(given, large=0), DiagramEngine])
def test_large_diagrams_complete_and_list_alike(engine_of) -> None:
    given = problem(BOOK + "rule d: default shelves = 4\n")
    made = engine_of(given)
    assert made.complete({"size": "large"}).assignment == {"size": "large", "shelves": "4"}
    assert len(made.enumerate({}, 100).assignments) == 9


def test_numbers_of_configurations_beyond_any_machine_word_are_exact() -> None:
    free = Network([3] * 500)
    given = problem_of(free)
    asked = Counting(Reader(given, smallest(free, 500).blob), smallest(free, 500).blob)
    assert asked.total(np.zeros(0, np.int32)) == 3**500
    assert asked.total(np.array([0, 4], np.int32)) == 3**498
    of_values = asked.values(np.zeros(0, np.int32))[1][given.variables[7].name]
    assert math.log10(of_values[given.variables[7].values[1]]) == pytest.approx(499 * math.log10(3))


def test_a_kept_diagram_is_read_again(tmp_path) -> None:
    made = kept(problem(), tmp_path)
    again = kept(problem(), tmp_path)
    assert again.order == "file"
    assert again.blob.tolist() == made.blob.tolist()
    assert DiagramEngine(problem(), tmp_path).counts({}).total == 9


@pytest.mark.parametrize("damage", [b"", b"abc", b"\x00" * 400])
def test_a_damaged_file_is_made_anew(tmp_path, damage) -> None:
    kept(problem(), tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert kept(problem(), tmp_path).order != "file"
    assert kept(problem(), tmp_path).order == "file"


def test_a_changed_word_is_noticed(tmp_path) -> None:
    kept(problem(), tmp_path)
    (file,) = tmp_path.iterdir()
    content = bytearray(file.read_bytes())
    content[-3] ^= 1
    file.write_bytes(bytes(content))
    assert kept(problem(), tmp_path).order != "file"


def test_the_limit_of_steps_is_kept() -> None:
    hard = Network([2] * 60)
    random = Random(1)
    for _ in range(200):
        hard.clauses.append(tuple((at, random.choice((1, 2))) for at in sorted(random.sample(range(60), 3))))
    with pytest.raises(NotCompiled):
        smallest(hard, 60, most_steps=20_000, second=False)


def neighbours(seed: int) -> Problem:
    """Clauses of three variables each that stand close together on a long line: nothing that a search is good at."""
    random = Random(seed)
    lines = ["p cnf 300 660"]
    for _ in range(660):
        at = random.randrange(1, 301)
        near = [each for each in range(max(1, at - 12), min(300, at + 12) + 1) if each != at]
        lines.append(" ".join(str(each * random.choice((1, -1))) for each in (at, *random.sample(near, 2))) + " 0")
    return dimacs.read("\n".join(lines), "neighbours.cnf")


def test_what_no_search_compiles_is_put_together_bottom_up() -> None:
    problem = neighbours(3)
    with pytest.raises(NotCompiled):
        compiled(problem, second=False)
    made = plan(problem)
    assert made.engine.name == "diagram"
    assert "put together bottom-up" in made.reason
    assert compiled(problem).steps == compiled(problem).steps
    other = SatEngine(problem)
    names = [each.name for each in problem.variables]
    walked = walk(made.engine, names, perf_counter, sessions=1, seed=1, most_clicks=40)
    assert walked.digest == walk(other, names, perf_counter, sessions=1, seed=1, most_clicks=40).digest


@pytest.mark.parametrize("limit", ["MOST_NODES", "WIDEST", "MOST_WORK", "ROOM"])
def test_the_limits_of_a_diagram_bottom_up_are_kept(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    network = Network([3] * 30, [((at, 1), ((at + 7) % 30, 2), ((at + 11) % 30, 4)) for at in range(30)])
    assert bottom_up(network, 30).order == BOTTOM_UP
    monkeypatch.setattr(binary, limit, 256)
    with pytest.raises(NotCompiled):
        bottom_up(network, 30)


def test_tables_may_have_too_many_rows_together(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "characteristic a: integer 1..9\ncharacteristic b: integer 1..9\n" + "".join(
        f"rule r{most}: require a * b <= {most}\n" for most in (10, 20, 30)
    )
    assert compiled(problem(text)).blob.nbytes
    monkeypatch.setattr("rules.engines.diagram.network.MOST_IN_ALL", 100)
    with pytest.raises(TooWide):
        compiled(problem(text))
    assert plan(problem(text)).engine.name != "diagram"


def test_the_same_problem_is_compiled_in_the_same_steps() -> None:
    assert compiled(problem()).steps == compiled(problem()).steps


def test_the_plan_says_what_was_picked_and_why() -> None:
    small = plan(problem())
    assert small.engine.name == "diagram"
    assert "bytes answers everything exactly" in small.reason
    wide = " + ".join(f"a{at} * b{at}" for at in range(6))
    numbers = "\n".join(f"characteristic {name}{at}: integer 0..3000" for at in range(6) for name in "ab")
    large = plan(problem(f"{numbers}\nrule r: require {wide} <= 900\n"))
    assert large.engine.name != "diagram"
    assert "too many numbers" in large.reason
