"""Test vectors of the portable file: what the Python engine answers, for every other engine that reads the same file.

`python -m tests.rules.vectors` writes them anew; `tests/rules/test_portable.py` fails when they are stale, and
`web/src/engine/engine.test.ts` holds the engine of the browser to them.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from rules import Engine, Objective, Portable, Prices, Problem
from rules.core import Table
from rules.engines.diagram import DiagramEngine
from rules.problem import Constraint, Variable
from tests.rules.demo import demo_problem

FOLDER = Path(__file__).parents[1] / "golden" / "portable"
SIZES = (2, 2, 2, 3, 5, 31, 33, 70)
"""Values of drawn characteristics: some fill more than one word of an answer."""

DRAWN = 16
LARGEST_EXACT = 2**53 - 1
"""What a browser can count."""


def vectors() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Make the vectors: what each file is called, and what it holds."""
    chance = Random(20261125)
    yield "display-case", [vector(demo_problem("display-case"), chance, questions=8)]
    yield (
        "drawn",
        [vector(drawn_problem(chance), chance, has_prices=at % 4 > 0, left_out=at % 3 // 2) for at in range(DRAWN)],
    )
    yield "extremes", [vector(problem, chance) for problem in (void(), huge(), free(52), free(53), empty())]


def vector(
    problem: Problem, chance: Random, *, questions: int = 5, has_prices: bool = True, left_out: int = 0
) -> dict[str, Any]:
    """Ask about a problem: nothing chosen first, then random choices, many of them in conflict.

    Args:
        problem: the problem.
        chance: for prices and choices.
        questions: how many.
        has_prices: whether the file gets prices.
        left_out: how many characteristics, the first ones, the file does not tell of.
    """
    engine = DiagramEngine(problem)
    told = problem.variables[left_out:]
    objective = Objective(
        {each.name: {value: chance.randrange(-99, 1_000) for value in each.values} for each in told},
        chance.randrange(-5_000, 5_000),
    )
    prices = Prices(objective, 2) if has_prices else None
    names = [each.name for each in told]
    file = Portable.of(engine, prices, names=names).to_bytes()
    asked = [{}, *(_choices(told, chance) for _ in range(questions - 1))]
    answered = [_answered(engine, names, choices, objective if has_prices else None) for choices in asked]
    return {"file": base64.b64encode(gzip.compress(file, mtime=0)).decode(), "questions": answered}


def packed(found: dict[str, Any]) -> bytes:
    """Return the portable file in a vector."""
    return gzip.decompress(base64.b64decode(found["file"]))


def drawn_problem(chance: Random) -> Problem:
    """Return a few characteristics with combinations that are forbidden."""
    sizes = [chance.choice(SIZES) for _ in range(3 + chance.randrange(4))]
    constraints = []
    for rule in range(chance.randrange(5)):
        scope = tuple(sorted({chance.randrange(len(sizes)) for _ in range(3)}))
        rows = [tuple(_cell(sizes[at], chance) for at in scope) for _ in range(1 + chance.randrange(6))]
        constraints.append(Constraint(f"rule-{rule}", Table(scope, tuple(rows), allowed=chance.randrange(12) == 0)))
    return Problem(_variables(sizes), tuple(constraints))


def void() -> Problem:
    """Return a problem without configurations."""
    return Problem(_variables([2, 3]), (Constraint("never", Table((0,), (), allowed=True)),))


def huge() -> Problem:
    """Return a problem with more configurations than a double counts."""
    return Problem(_variables([5] * 40), (Constraint("apart", Table((0, 39), (_row(1), _row(2)), allowed=False)),))


def free(characteristics: int) -> Problem:
    """Return booleans without a rule; a browser counts the configurations of 52, and no longer those of 53."""
    return Problem(_variables([2] * characteristics), ())


def empty() -> Problem:
    """Return a problem without characteristics."""
    return Problem((), ())


def _row(value: int) -> tuple[frozenset[int], frozenset[int]]:
    return frozenset({value}), frozenset({value})


def _variables(sizes: list[int]) -> tuple[Variable, ...]:
    return tuple(
        Variable(f"größe {at}", "enumeration", tuple(f"c{value}" for value in range(size)), False)
        for at, size in enumerate(sizes)
    )


def _cell(size: int, chance: Random) -> frozenset[int] | None:
    if chance.randrange(9) == 0:
        return None
    return frozenset(chance.randrange(size) for _ in range(1 + chance.randrange(size) // 2))


def _choices(variables: tuple[Variable, ...], chance: Random) -> dict[str, str]:
    chosen = [chance.choice(variables) for _ in range(1 + chance.randrange(5)) if variables]
    return {each.name: chance.choice(each.values) for each in chosen}


def _answered(engine: Engine, told: list[str], choices: dict[str, str], objective: Objective | None) -> dict[str, Any]:
    """Return what a reader of the file must answer; possible values are those that have a least price."""
    found = engine.propagate(choices)
    total, here = engine.count({}).value, engine.count(choices).value
    assert total is not None
    answer = {"choices": choices, "consistent": found.consistent, "count": here if total <= LARGEST_EXACT else None}
    if objective is None:
        domains = {name: list(found.domains[name]) for name in told}
        return {**answer, "domains": domains if found.consistent else None}
    bounds = engine.bounds(choices, objective)
    prices = {name: {value: least for value, (least, _) in bounds.values[name].items()} for name in told}
    return {**answer, "least": bounds.overall and bounds.overall[0], "prices": prices if found.consistent else None}


def main() -> None:
    """Write the vectors."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, found in vectors():
        text = json.dumps(found, ensure_ascii=False, indent=0, separators=(",", ":"))
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
