"""The test bench: the same choices in a draft and in its release, without a session; everything internal is shown.

A draft is not compiled for this: a solver answers at once, and exactly the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import rules
from api.drafting import read_draft
from api.followed import followed_in
from api.proving import product_of, rule_json
from api.runtime import Runtime
from api.russian import in_russian
from api.storefront import life_json, product_json
from catalog.product import Product
from catalog.proof.trial import deciding
from catalog.rule_tests import unknown_value
from cpq.configure.telling import told
from cpq.configure.view import scene_json
from cpq.price.check import net_of_one
from kernel.errors import FieldProblem, Malformed, QuotewrightError, Unknown
from kernel.text import LANGUAGES

Json = dict[str, Any]
Choices = Mapping[str, str]


def draft_product(runtime: Runtime, draft_id: str, market: str) -> Json:
    """Return a draft as a configurator would show it.

    Raises:
        Unknown: there is no such draft, or it is not sold there.
        Malformed: its files cannot be read.
    """
    draft = read_draft(runtime, draft_id)
    product, today = product_of(runtime, draft), runtime.today
    return product_json(product, draft.head.base_number, market, today, life_json(product, market, today, {}))


def tried(runtime: Runtime, draft_id: str, market: str, choices: Choices) -> Json:
    """Return what a draft and its release make of the same choices.

    Raises:
        Unknown: there is no such draft, or it is not sold there.
        Malformed: its files cannot be read, or neither of the two has a choice.
    """
    product, base = _both(runtime, draft_id, market)
    _check_known(choices, product, base)
    draft = _side(runtime, product, market, choices)
    release = _side(runtime, base, market, choices) if base and market in base.markets else None
    known = [each.name for each in product.rule_book.characteristics]
    return {
        "market": market,
        "draft": draft,
        "release": release,
        "differs": [name for name in known if release and _differ(name, draft, release)],
    }


def why(
    runtime: Runtime, draft_id: str, market: str, choices: Choices, name: str, value: str, *, of_release: bool
) -> Json:
    """Return how a value stands in a draft, or in its release, and the argument as engineers read it.

    Raises:
        Unknown: there is no such draft, or it is not sold there.
        Malformed: its files cannot be read, or it has no such characteristic or value.
    """
    draft, base = _both(runtime, draft_id, market)
    product = base if of_release else draft
    if product is None:
        raise Unknown(f"The product {draft.code!r} was never published.", code="unknown-product")
    message = unknown_value(product.rule_book, name, value)
    if message:
        raise Malformed(message, problems=[FieldProblem("/value", message)], code="unknown-value")
    engine = deciding(product, market, runtime.clock.now().date())
    found = rules.derive_why(engine, _known(choices, engine.problem), name, value)
    argument = found.derivation
    named = dict.fromkeys(rule for step in argument.steps for rule in step.rules) if argument else {}
    sentences = told(product, engine.problem, argument, "engineer") if argument else ()
    return {
        "verdict": found.verdict,
        "rules": [rule_json(rule, product) for rule in named],
        "story": [{"number": each.number, "text": each.text.to_json(), "because": each.because} for each in sentences],
    }


def _both(runtime: Runtime, draft_id: str, market: str) -> tuple[Product, Product | None]:
    """Return the product of a draft, and that of the release that it would follow in a market; a new one has none."""
    draft = read_draft(runtime, draft_id)
    product = product_of(runtime, draft)
    return product, followed_in(runtime, draft, market) if draft.head.base_number else None


def _check_known(choices: Choices, product: Product, base: Product | None) -> None:
    problems = [
        FieldProblem(f"/choices/{name}", unknown_value(product.rule_book, name, value))
        for name, value in choices.items()
        if all(unknown_value(each.rule_book, name, value) for each in (product, base) if each)
    ]
    if problems:
        raise Malformed("Neither the draft nor its release has these.", problems=problems, code="unknown-value")


def _known(choices: Choices, problem: rules.Problem) -> dict[str, str]:
    at = problem.index
    return {name: value for name, value in choices.items() if name in at and value in problem.value_index[at[name]]}


def _side(runtime: Runtime, product: Product, market: str, choices: Choices) -> Json:
    today = runtime.clock.now().date()
    engine = deciding(product, market, today)
    known = _known(choices, engine.problem)
    found, made = engine.propagate(known), engine.complete(known).assignment
    net, unpriced = None, None
    if made is not None:
        try:
            net = net_of_one(product, made, market, today)
        except QuotewrightError as error:
            unpriced = {"en": error.message, "ru": in_russian(error.message)}
    return {
        "consistent": found.consistent,
        "values": {name: list(values) for name, values in found.domains.items()} if found.consistent else {},
        "undecided": list(found.undecided),
        "configuration": dict(made or {}),
        "unknown": [name for name in choices if name not in known],
        "conflict": _conflict(product, engine, known) if found.consistent is False else None,
        "net": None if net is None else net.to_json(),
        "unpriced": unpriced,
        "scene": None if made is None else _scene(runtime, product, made),
    }


def _conflict(product: Product, engine: rules.Engine, choices: Choices) -> Json:
    found = engine.conflict_set(choices)
    by_id = product.rule_book.by_id
    return {
        "choices": list(found.choices),
        "rules": [
            {
                **rule_json(rule, product),
                "reason": {language: by_id[rule].reason("engineer", language) for language in LANGUAGES},
            }
            for rule in found.rules
        ],
    }


def _scene(runtime: Runtime, product: Product, configuration: Choices) -> Json | None:
    try:
        return scene_json(runtime.pictures.show(product, configuration))
    except QuotewrightError:
        return None  # what is wrong with the geometry is told by the gate


def _differ(name: str, draft: Json, release: Json) -> bool:
    return bool(draft["values"].get(name) != release["values"].get(name))
