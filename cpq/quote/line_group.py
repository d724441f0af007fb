"""Reading the groups of a quote's lines, and discounts on them and on the whole quote, that somebody typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cpq.price import DocumentDiscount, document_discount
from cpq.quote.buyer import LONGEST, clean_text
from cpq.quote.model import Group
from kernel.errors import FieldProblem, Malformed
from kernel.ids import new_id

MOST_GROUPS = 50
"""Groups of one quote."""


def parse_groups(value: Any, currency: str, there: Sequence[Group]) -> tuple[Group, ...]:
    """Read the groups of a quote, in their order; one without an id is new.

    Args:
        value: a list of objects with `id`, `name` and `discount`.
        currency: of the quote.
        there: the groups there are; what bundles they are stays as it is.

    Raises:
        Malformed: carries every problem.
    """
    if not isinstance(value, list | tuple) or len(value) > MOST_GROUPS:
        message = f"Groups are a list of at most {MOST_GROUPS}."
        raise Malformed(message, problems=[FieldProblem("/groups", message)], code="malformed-quote")
    problems: list[FieldProblem] = []
    known = {group.id: group for group in there}
    groups = [_group(each, currency, known, f"/groups/{index}", problems) for index, each in enumerate(value)]
    ids = [group.id for group in groups]
    problems += [
        FieldProblem(f"/groups/{index}/id", "This group stands here twice.")
        for index, one in enumerate(ids)
        if one in ids[:index]
    ]
    if problems:
        details = "; ".join(problem.message for problem in problems)
        raise Malformed(f"The groups cannot be read. {details}", problems=problems, code="malformed-quote")
    return tuple(groups)


def parse_quote_discount(value: Any, currency: str, path: str = "/discount") -> DocumentDiscount | None:
    """Read a discount on a quote or a group; None and zero are no discount.

    Raises:
        Malformed: it is none of a percentage, an amount and a total of the currency.
    """
    if value is None:
        return None
    try:
        discount = document_discount(value)
    except Malformed as error:
        raise _malformed(path, error.message) from error
    if discount.amount is not None and discount.amount.currency != currency:
        raise _malformed(path, f"This quote is in {currency}, not in {discount.amount.currency}.")
    return None if discount.is_nothing else discount


def _group(value: Any, currency: str, known: Mapping[str, Group], path: str, problems: list[FieldProblem]) -> Group:
    data = value if isinstance(value, Mapping) else {}
    name, group_id = data.get("name"), data.get("id") or new_id("grp")
    if not isinstance(name, str) or not clean_text(name) or len(name) > LONGEST:
        problems.append(FieldProblem(f"{path}/name", f"A group has a name of at most {LONGEST} characters."))
        name = ""
    if data.get("id") and group_id not in known:
        problems.append(FieldProblem(f"{path}/id", "The quote has no such group; leave the id out to make a new one."))
    problems += [
        FieldProblem(f"{path}/{key}", "A group has no such field.") for key in set(data) - {"id", "name", "discount"}
    ]
    try:
        discount = parse_quote_discount(data.get("discount"), currency, f"{path}/discount")
    except Malformed as error:
        problems += error.problems
        discount = None
    bundle = known[group_id].bundle if group_id in known else None
    return Group(str(group_id), clean_text(name), discount, bundle)


def _malformed(path: str, message: str) -> Malformed:
    return Malformed(message, problems=[FieldProblem(path, message)], code="malformed-quote")
