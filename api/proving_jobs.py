"""What is done with the rule tests of drafts that takes long: they are run, made from the rules, and judged."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Any

from sqlalchemy.orm import Session

import rules
from api.drafting import read_draft, written_by
from api.jobs import Ending, Kind, Task, Wanted, telling
from api.proving import check_rules, is_written, product_of, rule_json, test_json, version_of
from catalog.draft import drafting
from catalog.draft.model import Draft
from catalog.generated_tests import GENERATED_FILE
from catalog.load import load_product
from catalog.product import Product
from catalog.proof.generate import Coverage, Generated, generated
from catalog.proof.mutation import Guarded, RuleScore, Survivor, guarded
from catalog.proof.trial import Deciders, Outcome, outcomes
from cpq.price.check import net_of_one
from kernel.digest import digest
from kernel.errors import FieldProblem, Malformed

Json = dict[str, Any]

GENERATE_SECONDS = 240.0
"""What covering pairs may take; what is missing then is told."""


def wanted_run(draft: Draft, places: Sequence[str] | None) -> Wanted:
    """Return the job that runs the rule tests of a draft: those at some places, or all of them."""
    asked = {"version": draft.head.version, "places": None if places is None else list(places)}
    topic = f"{RUN.name}:{draft.head.id}:{digest(asked)}"
    return Wanted(RUN, draft.head.id, asked, topic, is_shared=True)


def wanted_making(draft: Draft) -> Wanted:
    """Return the job that makes rule tests from the rules of a draft.

    Raises:
        Conflict: the draft is not open any more.
        Malformed: it is of terms.
    """
    drafting.editable(draft)
    check_rules(draft)
    return Wanted(MAKING, draft.head.id, {"version": draft.head.version})


def wanted_judgement(draft: Draft, product: Product, market: str, names: Sequence[str] | None) -> Wanted:
    """Return the job that tells how well the tests of a draft guard its rules.

    Args:
        draft: which draft.
        product: what it describes.
        market: where.
        names: the rules to look at; all of them without it.

    Raises:
        Unknown: the product is not sold there.
    """
    product.market(market)
    asked = {"version": draft.head.version, "market": market, "rules": None if names is None else list(names)}
    return Wanted(JUDGEMENT, draft.head.id, asked, f"{JUDGEMENT.name}:{draft.head.id}:{digest(asked)}", is_shared=True)


def run(task: Task) -> Ending:
    """Run rule tests.

    Raises:
        Malformed: the files of the draft cannot be read.
    """
    product, places = product_of(task.runtime, read_draft(task.runtime, task.subject)), task.asked["places"]
    wanted = None if places is None else frozenset(places)
    tests = [test for test in product.rule_tests if wanted is None or test.place in wanted]
    found, deciders = [], Deciders(product, task.runtime.clock.now().date())
    for outcome in outcomes(tests, deciders, net_of_one):
        found.append(outcome)
        task.tell("run_tests", len(found), len(tests))
    results = [outcome.result for outcome in found]
    return telling(
        {
            "day": deciders.day.isoformat(),
            "passed": results.count("passed"),
            "failed": results.count("failed"),
            "undecided": results.count("undecided"),
            "results": [
                _outcome_json(outcome, product) for outcome in found if outcome.misses or is_written(outcome.test)
            ],
        }
    )


def make(task: Task) -> Ending:
    """Make rule tests from the rules of a draft, as one edit of it.

    Raises:
        Malformed: its files cannot be read; those made before may be what cannot be.
        Stale: somebody else has changed them meanwhile.
        Conflict: the draft is not open any more.
    """
    runtime, draft = task.runtime, read_draft(task.runtime, task.subject)
    texts = dict(draft.texts)
    before = texts.pop(GENERATED_FILE, None)
    product, today = load_product(texts), runtime.clock.now().date()
    budget = rules.Budget(deadline=monotonic() + GENERATE_SECONDS, clock=monotonic)

    def deciding(market: str) -> rules.Engine:
        return runtime.compiled.get(product, market, today).engine

    made = generated(product, today, deciding, before, budget, task.tell)

    def ending(session: Session) -> Json:
        seen = version_of(draft, GENERATED_FILE)
        by = written_by(runtime, task.actor)
        drafting.write(session, draft.head.id, GENERATED_FILE, made.text, seen, **by)
        return _making_json(made, before)

    return ending


def judge(task: Task) -> Ending:
    """Tell how well the tests of a draft guard its rules.

    Raises:
        Malformed: its files cannot be read, or a rule is not in force there.
    """
    product = product_of(task.runtime, read_draft(task.runtime, task.subject))
    guards = guarded(product, str(task.asked["market"]), task.runtime.clock.now().date())
    names = _in_force(guards, task.asked["rules"])
    scores = []
    for number, name in enumerate(names):
        task.tell("judge_tests", number, len(names))
        scores.append(_score_json(guards.scored(name), product))
    return telling({"rules": list(guards.names), "scores": scores})


def _in_force(guards: Guarded, names: Sequence[str] | None) -> Sequence[str]:
    strange = [name for name in names or () if name not in guards.names]
    if strange:
        problems = [FieldProblem("/rules", f"No rule {name} is in force there today.") for name in strange]
        raise Malformed("Some of the rules are not in force.", problems=problems, code="unknown-rule")
    return guards.names if names is None else names


def _outcome_json(outcome: Outcome, product: Product) -> Json:
    return {
        "test": test_json(outcome.test, product),
        "result": outcome.result,
        "misses": [
            {"message": miss.message.to_json(), "rules": [rule_json(rule, product) for rule in miss.rules]}
            for miss in outcome.misses
        ],
    }


def _making_json(made: Generated, before: str | None) -> Json:
    return {
        "tests": made.tests,
        "changed": made.text != before,
        "coverage": [_coverage_json(each) for each in made.coverage],
    }


def _coverage_json(each: Coverage) -> Json:
    return {
        "market": each.market,
        "pairs": each.pairs,
        "missing": each.missing,
        "undecided": each.undecided,
        "limits": each.limits,
        "unmet": len(each.unmet),
        "broken": each.broken,
        "implied": list(each.implied),
        "mistakes": each.mistakes,
    }


def _score_json(each: RuleScore, product: Product) -> Json:
    return {
        "rule": rule_json(each.rule, product),
        "killed": len(each.killed),
        "equivalent": each.equivalent,
        "undecided": each.undecided,
        "survivors": [_survivor_json(survivor) for survivor in each.survivors],
    }


def _survivor_json(survivor: Survivor) -> Json:
    return {
        "mistake": survivor.mutant.mistake,
        "part": survivor.mutant.part,
        "choices": dict(survivor.choices),
        "possible": survivor.possible,
        "names": list(survivor.names),
    }


RUN = Kind("draft.run_tests", run)
MAKING = Kind("draft.make_tests", make)
JUDGEMENT = Kind("draft.judge_tests", judge)
