"""What is suspicious in the rules of a draft although each is correct, in every language, and what of it is new.

Lint reads English; here its sentences get their translations and are laid beside those of the release.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import rules
from catalog.product import Product
from catalog.proof.trial import deciding
from kernel.text import Text
from rules.lint.russian import in_russian


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A finding of lint.

    Args:
        severity: error, warning or info.
        code: what kind.
        message: what is suspicious.
        hint: because of what, or what to do.
        place: `file:line:column`, or empty.
        is_new: whether the release does not have it.
    """

    severity: rules.findings.Severity
    code: str
    message: Text
    hint: Text
    place: str
    is_new: bool


def suspicions(base: Product, draft: Product, market: str, day: date, budget: rules.Budget) -> tuple[Suspicion, ...]:
    """Return what is suspicious in a draft, new things first.

    Args:
        base: its release.
        draft: the draft.
        market: where to look.
        day: on which, and what the dates of the rules will do from then on.
        budget: what it leaves undecided is not reported.

    Raises:
        Unknown: the draft is not sold there.
    """
    known = {_said(each) for each in _linted(base, market, day, budget)} if market in base.markets else set()
    found = [_suspicion(each, _said(each) not in known) for each in _linted(draft, market, day, budget)]
    return tuple(sorted(found, key=lambda each: not each.is_new))


def _linted(product: Product, market: str, day: date, budget: rules.Budget) -> Iterator[rules.Finding]:
    engine = deciding(product, market, day)
    yield from rules.lint(engine, product.rule_book, budget)
    yield from rules.lint_dates(product.rule_book, market, day, budget)


def _said(finding: rules.Finding) -> tuple[str, str]:
    """Return what a finding says; the place moves with every line above it."""
    return finding.code, finding.message


def _suspicion(finding: rules.Finding, is_new: bool) -> Suspicion:
    return Suspicion(
        severity=finding.severity,
        code=finding.code,
        message=_in_languages(finding.message),
        hint=_in_languages(finding.hint),
        place=str(finding.place or ""),
        is_new=is_new,
    )


def _in_languages(sentence: str) -> Text:
    return Text.of(en=sentence, ru=in_russian(sentence)) if sentence else Text()
