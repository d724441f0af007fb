"""Two revisions of a quote, line by line and entry by entry: what makes the difference between their totals.

A line has no name that outlives its revision, so lines are matched by what they are: first the same configuration of
the same product, then the product's configuration with the fewest other values. What a line contributes is its net, or
its price with tax where prices contain it; discounts and taxes of the document stand below. Lines and document sum
exactly to the difference of the totals; recurring charges are beside them and told in words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from cpq.price import Totals, Waterfall
from cpq.price.compare import compare
from cpq.price.difference import Difference
from cpq.price.document_waterfall import DISCOUNT, INCLUDED, REST
from cpq.quote.configuration import configured_values
from cpq.quote.desk import Desk
from cpq.quote.model import Quote, QuoteLine, Revision
from cpq.quote.recurring_comparison import document_sentences, line_sentences
from kernel.errors import Broken, Unknown
from kernel.money import Money, total
from kernel.text import Text

CLOSELY = 50
"""Lines of one product on each side up to which the most similar ones are looked for; beyond it their order decides."""

LinePair = tuple[QuoteLine | None, QuoteLine | None]


def comparison_json(desk: Desk, quote: Quote, before: Revision, after: Revision) -> dict[str, Any]:
    """Return what is different between two revisions, for the desk.

    Raises:
        Broken: the differences do not sum to the difference of the totals.
    """
    old, new = Totals.from_json(before.totals), Totals.from_json(after.totals)
    pairs = matched_lines(before.lines, after.lines)
    lines = [line for pair in pairs if _differs(line := _line_json(desk, quote.currency, pair))]
    document = [(label, amount) for label, amount in _of_document(old, new) if amount.amount]
    amounts = [Money.from_json(line["amount"]) for line in lines] + [amount for _, amount in document]
    if total(amounts, quote.currency) != new.total - old.total:
        raise Broken("The differences of two revisions do not add up.", code="comparison-sum")
    return {
        "currency": quote.currency,
        "before": _revision_json(before, old),
        "after": _revision_json(after, new),
        "lines": lines,
        "unchanged": len(pairs) - len(lines),
        "document": [{"label": label.to_json(), "amount": amount.to_json()} for label, amount in document],
        "recurring": document_sentences(before.totals, after.totals),
        "amount": (new.total - old.total).to_json(),
    }


def compared_revisions(quote: Quote, before: int | None, after: int | None) -> tuple[Revision, Revision]:
    """Return the revisions to compare: the newest with the one before it, unless others are named.

    Raises:
        Unknown: there is no such revision, or nothing came before the one named.
    """
    later = quote.newest if after is None else quote.revision(after)
    if before is not None:
        return quote.revision(before), later
    if later.number == 1:
        raise Unknown("The first revision has none before it to be compared with.", code="nothing-before")
    return quote.revision(later.number - 1), later


def matched_lines(before: Sequence[QuoteLine], after: Sequence[QuoteLine]) -> list[LinePair]:
    """Return the lines of two revisions in pairs, in the order of the later one; lines that are gone come last."""
    partners, old = _same(before, after)
    partners |= _similar(old, [line for line in after if line.id not in partners])
    taken = {line.id for line in partners.values()}
    pairs: list[LinePair] = [(partners.get(line.id), line) for line in after]
    return [*pairs, *((line, None) for line in before if line.id not in taken)]


def _same(before: Sequence[QuoteLine], after: Sequence[QuoteLine]) -> tuple[dict[str, QuoteLine], list[QuoteLine]]:
    waiting: dict[Any, list[QuoteLine]] = defaultdict(list)
    for line in reversed(before):
        waiting[_configuration(line)].append(line)
    partners = {line.id: same.pop() for line in after if (same := waiting[_configuration(line)])}
    taken = {line.id for line in partners.values()}
    return partners, [line for line in before if line.id not in taken]


def _configuration(line: QuoteLine) -> tuple[str, frozenset[tuple[str, str]]]:
    return line.product, frozenset(line.assignment.items())


def _similar(before: Sequence[QuoteLine], after: Sequence[QuoteLine]) -> dict[str, QuoteLine]:
    partners = {}
    for product in {line.product for line in after}:
        old = [line for line in before if line.product == product]
        new = [line for line in after if line.product == product]
        for line, partner in _closest(old, new) if max(len(old), len(new)) <= CLOSELY else zip(new, old, strict=False):
            partners[line.id] = partner
    return partners


def _closest(before: list[QuoteLine], after: list[QuoteLine]) -> Iterator[tuple[QuoteLine, QuoteLine]]:
    ranked = sorted(
        ((_distance(old, new), i, j) for i, old in enumerate(before) for j, new in enumerate(after)),
    )
    gone, found = set[int](), set[int]()
    for _, i, j in ranked:
        if i not in gone and j not in found:
            gone.add(i)
            found.add(j)
            yield after[j], before[i]


def _distance(before: QuoteLine, after: QuoteLine) -> int:
    return len(before.assignment.items() ^ after.assignment.items())


def _line_json(desk: Desk, currency: str, pair: LinePair) -> dict[str, Any]:
    before, after = pair
    line = after or before
    assert line is not None
    old, new = (Waterfall.from_json(each.waterfall) if each else None for each in pair)
    nets = [(each.gross or each.net) if each else Money.zero(currency) for each in (old, new)]
    differences = _differences(old, new, nets[1] - nets[0]) if old and new else ()
    values = list(_values(desk, before, after)) if before and after else []
    kind = "changed" if before and after else "added" if after else "removed"
    return {
        "kind": kind,
        "line": after.id if after else None,
        "position_before": before.position if before else None,
        "position": after.position if after else None,
        "name": desk.product(line.release).name.to_json(),
        "before": nets[0].to_json() if old else None,
        "after": nets[1].to_json() if new else None,
        "amount": (nets[1] - nets[0]).to_json(),
        "differences": [one.to_json() for one in differences],
        "values": values,
        "recurring": line_sentences(*(each.running if each else None for each in (old, new))),
    }


def _differs(line: dict[str, Any]) -> bool:
    return bool(line["kind"] != "changed" or line["differences"] or line["values"] or line["recurring"])


def _differences(before: Waterfall, after: Waterfall, amount: Money) -> tuple[Difference, ...]:
    """Return what a line's price differs in; a tax that prices contain on one side only is a difference, too."""
    found = compare(before, after).of_net
    rest = amount - total([one.amount for one in found], amount.currency)
    return (*found, Difference("changed", "tax", INCLUDED, rest)) if rest.amount else found


def _values(desk: Desk, before: QuoteLine, after: QuoteLine) -> Iterator[dict[str, Any]]:
    """Give the characteristics with another value, also those that cost nothing."""
    if before.assignment == after.assignment and before.release == after.release:
        return
    named = configured_values(desk.product(before.release), before, "rep")
    old = {value.characteristic: value for value in named}
    for value in configured_values(desk.product(after.release), after, "rep"):
        was = old.get(value.characteristic)
        if was is None or was.value != value.value:
            yield {
                "characteristic": value.characteristic,
                "name": value.name.to_json(),
                "before": was.value_name.to_json() if was else None,
                "after": value.value_name.to_json(),
            }


def _of_document(before: Totals, after: Totals) -> Iterator[tuple[Text, Money]]:
    """Give what the document adds to its lines: where prices contain the taxes, these are in the lines already."""
    yield DISCOUNT, after.discount - before.discount
    yield from _taxes(before, after)
    yield REST, after.cash_rounding - before.cash_rounding


def _taxes(before: Totals, after: Totals) -> Iterator[tuple[Text, Money]]:
    changes: dict[str, tuple[Text, Money]] = {}
    for totals, sign in ((after, 1), (before, -1)):
        for group in () if totals.inclusive else totals.taxes:
            key = f"{group.tax.tax_class}/{group.tax.name.in_('en')}"
            label, amount = changes.get(key, (group.tax.name, Money.zero(totals.currency)))
            changes[key] = (label, amount + group.amount * sign)
    yield from changes.values()


def _revision_json(revision: Revision, totals: Totals) -> dict[str, Any]:
    return {"number": revision.number, "state": revision.state, "total": totals.total.to_json()}
