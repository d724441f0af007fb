"""Tells an argument as numbered sentences, in every language, to whom it may concern.

Characteristics and values have their names in the catalogue. A customer hears neither of internal characteristics nor
of reasons that were not written for customers; `rules.story` sees to it.
"""

from __future__ import annotations

import rules
from catalog.product import Product
from cpq.configure.view import Audience, Sentence
from kernel.text import LANGUAGES, Text
from rules import Derivation, Labels, story


def told(product: Product, problem: rules.Problem, derivation: Derivation, audience: Audience) -> tuple[Sentence, ...]:
    """Return the sentences of an argument.

    Args:
        product: has the names and the reasons.
        problem: what the argument is about.
        derivation: the argument.
        audience: who is told.
    """
    versions = [_in(product, problem, derivation, audience, language) for language in LANGUAGES]
    return tuple(
        Sentence(same[0].number, Text(dict(zip(LANGUAGES, (each.text for each in same), strict=True))), same[0].because)
        for same in zip(*versions, strict=True)
    )


def _in(
    product: Product, problem: rules.Problem, derivation: Derivation, audience: Audience, language: str
) -> tuple[rules.Sentence, ...]:
    known = product.characteristics

    def name(code: str) -> str:
        return known[code].name.in_(language) if code in known else code

    def value(code: str, of: str) -> str:
        return known[code].value(of).name.in_(language) if code in known else of

    labels = Labels(name, value, product.internal if audience == "customer" else frozenset())
    return story(derivation, problem, product.rule_book, audience=audience, language=language, labels=labels)
