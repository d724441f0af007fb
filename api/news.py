"""Which findings of a draft are news: what it would follow in each market is examined in the same way as itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from api.family_copies import differing_families
from api.followed import followed
from api.jobs import Task
from api.media import publish_checks
from catalog.draft.model import Draft
from catalog.gate import Finding
from catalog.news import Known, Likeness, known, with_news
from catalog.product import Product
from catalog.validity import Validity


def told_apart(task: Task, draft: Draft, found: Sequence[Finding], validity: Validity) -> tuple[Finding, ...]:
    """Return findings of a draft, those as not new that what it would follow has too.

    Args:
        task: hears that releases are examined.
        draft: of a product.
        found: in its files; errors are always new.
        validity: where and for when it was examined.
    """
    if draft.head.base_number == 0 or all(finding.severity == "error" for finding in found):
        return tuple(found)
    product = task.runtime.drafts.product(draft.texts)
    return tuple(with_news(found, _before(task, draft, product, validity), tuple(product.markets)))


def _before(task: Task, draft: Draft, product: Product, validity: Validity) -> Known:
    """Return what is found in the releases that a draft would follow, in the markets in which it would."""
    asked = validity.sold(product.code, product.markets)
    sold = {market: each.product for market, each in followed(task.runtime, draft).items() if market in asked}
    before: dict[str, Counter[Likeness]] = {}
    for release in {each.digest: each for each in sold.values()}.values():
        there = {market: asked[market] for market, each in sold.items() if each.digest == release.digest}
        before |= known(_findings_of(task, release, Validity(markets=there)), there)
    return before


def _findings_of(task: Task, release: Product, validity: Validity) -> Sequence[Finding]:
    runtime, day = task.runtime, task.runtime.clock.now().date()

    def tell(step: str, done: int = 0, of: int = 0) -> None:
        task.tell("check_release", done, of)

    found = runtime.examined.findings(release, day, validity, publish_checks(runtime), tell)
    return (*found, *differing_families(runtime, release))
