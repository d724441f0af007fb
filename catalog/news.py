"""News: which findings of a draft what is sold now does not have, so that they do not drown in those that it has.

Findings are the same if they are of one kind, stand in the same file and say the same: every line above moves a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import and_

from catalog.compiled import CompiledCache
from catalog.gate import Check, Finding, examine
from catalog.problems import spot
from catalog.product import Product
from catalog.validity import Validity
from kernel.kept import Kept
from kernel.period import Period
from kernel.progress import Tell, silent

KEPT = 64
"""Examinations kept: of each product on which people work just now, that of the release sold on the day."""

Likeness = tuple[str, str, str]
"""What two findings have in common that are the same: their kind, their file, what they say."""
Known = Mapping[str, Counter[Likeness]]
"""Market -> how often each finding is found in what is sold there."""


def known(found: Iterable[Finding], markets: Iterable[str]) -> dict[str, Counter[Likeness]]:
    """Return which findings of a release are found in each of some markets."""
    findings = tuple(found)
    return {
        market: Counter(_likeness(each) for each in findings if market in each.markets or not each.markets)
        for market in markets
    }


def with_news(found: Iterable[Finding], before: Known, markets: Collection[str]) -> Iterator[Finding]:
    """Give findings as new or not; one that is new in some of its markets only is given twice.

    Args:
        found: of a draft; errors are left as they are.
        before: what is found in what is sold now. Where nothing is sold, it is what is found in all the other markets.
        markets: those of the draft.
    """
    everywhere = reduce(and_, before.values(), next(iter(before.values()), Counter()))
    left = {market: Counter(before.get(market, everywhere)) for market in markets}
    for finding in found:
        places, key = finding.markets or tuple(markets), _likeness(finding)
        old = tuple(market for market in places if finding.severity != "error" and left[market][key] > 0)
        for market in old:
            left[market][key] -= 1
        new = tuple(market for market in places if market not in old)
        if new:
            yield replace(finding, markets=new) if old else finding
        if old:
            yield replace(finding, markets=old if new else finding.markets, is_new=False)


def _likeness(finding: Finding) -> Likeness:
    return finding.code, spot(finding.place)[0], finding.message.in_("en")


class ExaminedReleases:
    """What is found in releases on a day: they do not change, and every check of a draft asks. Shared by threads.

    Args:
        compiled: where compiled products are taken from and left.
        size: how many examinations are kept.
    """

    def __init__(self, compiled: CompiledCache, size: int = KEPT) -> None:
        self._compiled = compiled
        self._kept = Kept[tuple[str, date, tuple[tuple[str, Period], ...]], tuple[Finding, ...]](size)

    def findings(
        self, product: Product, day: date, validity: Validity, checks: Sequence[Check], tell: Tell = silent
    ) -> tuple[Finding, ...]:
        """Return what `examine` finds; the checks are those that all releases here are examined with."""
        key = product.digest, day, tuple(sorted(validity.sold(product.code, product.markets).items()))
        found = self._kept.get(key)
        if found is None:
            found = examine(product, day, validity, checks, self._compiled, tell)
            self._kept.put(key, found)
        return found
