"""Rule tests of drafts over HTTP: list, run, write, make them from the rules, judge them by mutants of the rules.

What takes seconds (making, judging) is done outside of any transaction; judging comes rule by rule, as the caller asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from time import monotonic
from typing import Any

import rules
from api.drafting import read_draft, written_by
from api.runtime import Runtime
from catalog.draft import drafting
from catalog.draft.model import Draft
from catalog.draft.store import DraftStore
from catalog.generated_tests import GENERATED_FILE
from catalog.load import load_product
from catalog.product import Product
from catalog.proof.generate import Coverage, generated
from catalog.proof.mutation import RuleScore, Survivor, guarded
from catalog.proof.trial import Deciders, Outcome, outcomes
from catalog.rule_tests import RULE_TESTS_FILE, RuleTest, unknown_value, with_changed_test, with_rule_tests
from cpq.price.check import net_of_one
from kernel.access import Actor
from kernel.errors import FieldProblem, Malformed

Json = dict[str, Any]

GENERATE_SECONDS = 240.0
"""What covering pairs may take; what is missing then is told."""


def list_tests(runtime: Runtime, draft_id: str) -> tuple[Json, int]:
    """Return the rule tests of a draft, and the version of the file that people write.

    Raises:
        Unknown: there is no such draft.
        Malformed: its files cannot be read.
    """
    draft = read_draft(runtime, draft_id)
    product = product_of(runtime, draft)
    return _tests_json(product), _version(draft, RULE_TESTS_FILE)


def run_tests(runtime: Runtime, draft_id: str, places: Sequence[str] | None) -> Json:
    """Run the rule tests of a draft.

    Args:
        runtime: the application.
        draft_id: which draft.
        places: of the tests to run; all of them without it.

    Raises:
        Unknown: there is no such draft.
        Malformed: its files cannot be read.
    """
    product = product_of(runtime, read_draft(runtime, draft_id))
    wanted = None if places is None else frozenset(places)
    tests = [test for test in product.rule_tests if wanted is None or test.place in wanted]
    found = list(outcomes(tests, Deciders(product, runtime.clock.now().date()), net_of_one))
    results = [outcome.result for outcome in found]
    return {
        "passed": results.count("passed"),
        "failed": results.count("failed"),
        "undecided": results.count("undecided"),
        "results": [
            _outcome_json(outcome, product) for outcome in found if outcome.misses or _is_written(outcome.test)
        ],
    }


def add_tests(runtime: Runtime, actor: Actor, draft_id: str, bodies: Sequence[Mapping[str, Any]]) -> tuple[Json, int]:
    """Add rule tests to a draft, in one edit.

    Raises:
        Unknown: there is no such draft, or it is not sold in a market.
        Malformed: the draft's files cannot be read, or a test says what cannot be said; tells all of it.
        Conflict: the draft is not open any more.
    """
    with runtime.database.transaction() as session:
        draft = DraftStore(session).get(draft_id, lock=True)
        tests = _read(product_of(runtime, draft), bodies, actor)
        file = draft.files.get(RULE_TESTS_FILE)
        text = with_rule_tests(file.text if file else None, tests)
        seen = _version(draft, RULE_TESTS_FILE)
        after = drafting.write(session, draft_id, RULE_TESTS_FILE, text, seen, **written_by(runtime, actor))
    return _tests_json(runtime.drafts.product(after.texts)), _version(after, RULE_TESTS_FILE)


def change_test(
    runtime: Runtime, actor: Actor, draft_id: str, number: int, seen: int, body: Mapping[str, Any] | None
) -> tuple[Json, int]:
    """Write one rule test anew, or delete it.

    Raises:
        Unknown: there is no such draft or test.
        Stale: somebody else has changed the file since.
        Malformed: as in `add_tests`.
        Conflict: the draft is not open any more.
    """
    with runtime.database.transaction() as session:
        draft = DraftStore(session).get(draft_id, lock=True)
        product = product_of(runtime, draft)
        (test,) = (None,) if body is None else _read(product, [body], actor)
        text = with_changed_test(draft.texts.get(RULE_TESTS_FILE, ""), number, test)
        after = drafting.write(session, draft_id, RULE_TESTS_FILE, text, seen, **written_by(runtime, actor))
    return _tests_json(runtime.drafts.product(after.texts)), _version(after, RULE_TESTS_FILE)


def make_tests(runtime: Runtime, actor: Actor, draft_id: str) -> Json:
    """Make rule tests from the rules of a draft, as one edit of it.

    Raises:
        Unknown: there is no such draft.
        Malformed: its files cannot be read; those made before may be what cannot be.
        Stale: somebody else made them at the same time.
        Conflict: the draft is not open any more.
    """
    draft = read_draft(runtime, draft_id)
    drafting.editable(draft)
    _check_rules(draft)
    texts = dict(draft.texts)
    before = texts.pop(GENERATED_FILE, None)
    product, today = load_product(texts), runtime.clock.now().date()
    budget = rules.Budget(deadline=monotonic() + GENERATE_SECONDS, clock=monotonic)
    made = generated(product, today, lambda m: runtime.compiled.get(product, m, today).engine, before, budget)
    with runtime.database.transaction() as session:
        seen = _version(draft, GENERATED_FILE)
        drafting.write(session, draft_id, GENERATED_FILE, made.text, seen, **written_by(runtime, actor))
    return {
        "tests": made.tests,
        "changed": made.text != before,
        "coverage": [_coverage_json(each) for each in made.coverage],
    }


def judge_tests(runtime: Runtime, draft_id: str, market: str, names: Sequence[str] | None) -> Json:
    """Tell how well the tests of a draft guard some of its rules.

    Args:
        runtime: the application.
        draft_id: which draft.
        market: where.
        names: the rules to look at; none of them without it, which tells which there are.

    Raises:
        Unknown: there is no such draft, or it is not sold there.
        Malformed: its files cannot be read, or a rule is not in force there.
    """
    product = product_of(runtime, read_draft(runtime, draft_id))
    guards = guarded(product, market, runtime.clock.now().date())
    strange = [name for name in names or () if name not in guards.names]
    if strange:
        problems = [FieldProblem("/rules", f"No rule {name} is in force there today.") for name in strange]
        raise Malformed("Some of the rules are not in force.", problems=problems, code="unknown-rule")
    scores = [guards.scored(name) for name in names or ()]
    return {"rules": list(guards.names), "scores": [_score_json(each, product) for each in scores]}


def product_of(runtime: Runtime, draft: Draft) -> Product:
    """Return the product that a draft describes.

    Raises:
        Malformed: its files cannot be read, or it is of terms of sale.
    """
    _check_rules(draft)
    return runtime.drafts.product(draft.texts)


def _check_rules(draft: Draft) -> None:
    if draft.is_of_terms:
        raise Malformed("Terms of sale have no rules to try or to test; ask for their repricing.", code="terms-draft")


# --- reading ----------------------------------------------------------------------------------------------------------


def _read(product: Product, bodies: Sequence[Mapping[str, Any]], actor: Actor) -> list[RuleTest]:
    problems = [problem for at, body in enumerate(bodies) for problem in _wrong(product, body, f"/tests/{at}")]
    if problems:
        raise Malformed("What a test says cannot be said of this product.", problems=problems, code="rule-test")
    return [_test(body, actor) for body in bodies]


def _test(body: Mapping[str, Any], actor: Actor) -> RuleTest:
    price = body["price"]
    return RuleTest(
        market=body["market"],
        choices=body["choices"],
        possible=body["possible"],
        note=body["note"].strip(),
        by=actor.name,
        place="",
        forced=body["forced"],
        removed={name: tuple(values) for name, values in body["removed"].items()},
        price=None if price is None else Decimal(price),
        day=body["day"],
    )


def _wrong(product: Product, body: Mapping[str, Any], path: str) -> Iterator[FieldProblem]:
    product.market(body["market"])
    named = [("choices", *each) for each in body["choices"].items()]
    named += [("forced", *each) for each in body["forced"].items()]
    named += [("removed", name, value) for name, values in body["removed"].items() for value in values]
    for member, name, value in named:
        message = unknown_value(product.rule_book, name, value)
        if message:
            yield FieldProblem(f"{path}/{member}/{name}", message)
    if not body["possible"] and (body["forced"] or body["removed"] or body["price"] is not None):
        yield FieldProblem(f"{path}/possible", "What must not be possible has neither other values nor a price.")
    if any(ord(mark) < ord(" ") for mark in body["note"]):
        yield FieldProblem(f"{path}/note", "A note is one line, without control characters.")


# --- telling ----------------------------------------------------------------------------------------------------------


def _version(draft: Draft, path: str) -> int:
    file = draft.files.get(path)
    return file.version if file else 0


def _is_written(test: RuleTest) -> bool:
    return test.place.startswith(f"{RULE_TESTS_FILE}:")


def _tests_json(product: Product) -> Json:
    written = [test for test in product.rule_tests if _is_written(test)]
    made = {test.place: test.note.partition(" ")[0] for test in product.rule_tests if not _is_written(test)}
    kinds = {kind: list(made.values()).count(kind) for kind in dict.fromkeys(made.values())}
    return {
        "items": [{"number": number, **_test_json(test, product)} for number, test in enumerate(written)],
        "generated": {"path": GENERATED_FILE, "tests": len(made), "kinds": kinds},
    }


def _test_json(test: RuleTest, product: Product) -> Json:
    currency = product.market(test.market).currency
    price = None if test.price is None else {"amount": f"{test.price:f}", "currency": currency}
    return {
        "place": test.place,
        "market": test.market,
        "day": test.day,
        "choices": dict(test.choices),
        "possible": test.possible,
        "forced": dict(test.forced),
        "removed": {name: list(values) for name, values in test.removed.items()},
        "price": price,
        "note": test.note,
        "by": test.by,
    }


def _outcome_json(outcome: Outcome, product: Product) -> Json:
    return {
        "test": _test_json(outcome.test, product),
        "result": outcome.result,
        "misses": [
            {"message": miss.message.to_json(), "rules": [rule_json(rule, product) for rule in miss.rules]}
            for miss in outcome.misses
        ],
    }


def rule_json(rule: str, product: Product) -> Json:
    """Return a rule with its place, if the product has it."""
    found = product.rule_book.by_id.get(rule)
    return {"id": rule, "place": str(found.place) if found else None}


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
