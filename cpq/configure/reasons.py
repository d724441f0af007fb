"""From rule ids to sentences, for an audience."""

from __future__ import annotations

from collections.abc import Iterable

from cpq.configure.view import Audience, Reason
from kernel.text import LANGUAGES, Text
from rules import Rule, RuleBook

CUSTOMER = "customer"


def reasons(book: RuleBook, rules: Iterable[str], audience: Audience) -> tuple[Reason, ...]:
    """Return the sentences of rules, in the order of the book, each sentence once.

    A customer reads only what was written for customers. If none of the rules has such a sentence, one neutral
    sentence stands for all; otherwise the silent ones are left out, because a neutral sentence beside a real one says
    nothing.
    """
    named = set(rules)
    found = [rule for rule in book.rules if rule.id in named]
    if audience == CUSTOMER:
        found = [rule for rule in found if _speaks_to_customers(rule)] or found
    by_text = {tuple(_text(rule, audience).to_json().items()): rule for rule in reversed(found)}
    return tuple(Reason(rule.id, Text(dict(text))) for text, rule in reversed(by_text.items()))


def _text(rule: Rule, audience: Audience) -> Text:
    reader = "rep" if audience == "margin" else audience
    return Text({language: rule.reason(reader, language) for language in LANGUAGES})


def _speaks_to_customers(rule: Rule) -> bool:
    return any(audience == CUSTOMER for audience, _ in rule.reasons)
