"""Rule tests of drafts over HTTP: listed and written. What takes seconds with them is in `api.proving_jobs`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from api.drafting import read_draft, written_by
from api.runtime import Runtime
from catalog.draft import drafting
from catalog.draft.model import Draft
from catalog.draft.store import DraftStore
from catalog.generated_tests import GENERATED_FILE
from catalog.product import Product
from catalog.rule_tests import RULE_TESTS_FILE, RuleTest, unknown_value, with_changed_test, with_rule_tests
from kernel.access import Actor
from kernel.errors import FieldProblem, Malformed

Json = dict[str, Any]


def list_tests(runtime: Runtime, draft_id: str) -> tuple[Json, int]:
    """Return the rule tests of a draft, and the version of the file that people write.

    Raises:
        Unknown: there is no such draft.
        Malformed: its files cannot be read.
    """
    draft = read_draft(runtime, draft_id)
    product = product_of(runtime, draft)
    return _tests_json(product), version_of(draft, RULE_TESTS_FILE)


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
        seen = version_of(draft, RULE_TESTS_FILE)
        after = drafting.write(session, draft_id, RULE_TESTS_FILE, text, seen, **written_by(runtime, actor))
    return _tests_json(runtime.drafts.product(after.texts)), version_of(after, RULE_TESTS_FILE)


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
    return _tests_json(runtime.drafts.product(after.texts)), version_of(after, RULE_TESTS_FILE)


def product_of(runtime: Runtime, draft: Draft) -> Product:
    """Return the product that a draft describes.

    Raises:
        Malformed: its files cannot be read, or it is of terms of sale.
    """
    check_rules(draft)
    return runtime.drafts.product(draft.texts)


def check_rules(draft: Draft) -> None:
    """Refuse a draft of terms of sale, which has no rules.

    Raises:
        Malformed: it is one.
    """
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


def version_of(draft: Draft, path: str) -> int:
    """Return the version of a file of a draft, 0 where there is none."""
    file = draft.files.get(path)
    return file.version if file else 0


def is_written(test: RuleTest) -> bool:
    """Tell whether people wrote a test, rather than us."""
    return test.place.startswith(f"{RULE_TESTS_FILE}:")


def _tests_json(product: Product) -> Json:
    written = [test for test in product.rule_tests if is_written(test)]
    made = {test.place: test.note.partition(" ")[0] for test in product.rule_tests if not is_written(test)}
    kinds = {kind: list(made.values()).count(kind) for kind in dict.fromkeys(made.values())}
    return {
        "items": [{"number": number, **test_json(test, product)} for number, test in enumerate(written)],
        "generated": {"path": GENERATED_FILE, "tests": len(made), "kinds": kinds},
    }


def test_json(test: RuleTest, product: Product) -> Json:
    """Return a rule test as plain data."""
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


def rule_json(rule: str, product: Product) -> Json:
    """Return a rule with its place, if the product has it."""
    found = product.rule_book.by_id.get(rule)
    return {"id": rule, "place": str(found.place) if found else None}
