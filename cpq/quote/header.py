"""Changing what stands above the lines: buyer, language, validity, terms, discount on the whole quote, groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from cpq.quote.bundle_price import alone
from cpq.quote.buyer import clean_text, parse_buyer
from cpq.quote.coupon import check_coupons
from cpq.quote.desk import Desk
from cpq.quote.draft import keep, take, with_newest
from cpq.quote.line_group import parse_groups, parse_quote_discount
from cpq.quote.model import Quote, Revision
from cpq.quote.second_currency import parse_shown_in
from kernel.errors import FieldProblem, Malformed
from kernel.text import LANGUAGES

LONGEST_TERMS = 20_000
LONGEST_VALIDITY = timedelta(days=3 * 366)
"""An offer for longer than this is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class _Header:
    """A quote and its draft while they change."""

    quote: Quote
    draft: Revision
    today: date


def change_header(desk: Desk, quote_id: str, changes: Mapping[str, Any], *, version: int, who: str) -> Quote:
    """Change any of buyer, language, valid_until, terms, discount, groups and shown_in; the rest stays.

    Raises:
        Malformed: a value cannot be read; carries every problem.
    """
    quote = take(desk, quote_id, version)
    header = _changed(_Header(quote, quote.draft(), desk.today), changes)
    check_coupons(desk, header.quote)
    quote = keep(desk, with_newest(header.quote, header.draft), header.draft)
    desk.quotes.note(quote, who, "header_changed", fields=", ".join(sorted(changes)))
    return quote


def _changed(header: _Header, changes: Mapping[str, Any]) -> _Header:
    problems: list[FieldProblem] = []
    for name, value in changes.items():
        if name not in CHANGES:
            problems.append(FieldProblem(f"/{name}", f"A quote has {', '.join(CHANGES)}; there is no such field."))
            continue
        try:
            header = CHANGES[name](header, value)
        except Malformed as error:
            problems += error.problems or [FieldProblem(f"/{name}", error.message)]
    if problems:
        details = "; ".join(f"{problem.path[1:]}: {problem.message}" for problem in problems)
        raise Malformed(f"The change cannot be made. {details}", problems=problems, code="malformed-quote")
    return header


def _buyer(header: _Header, value: Any) -> _Header:
    return replace(header, quote=replace(header.quote, buyer=parse_buyer(value)))


def _language(header: _Header, value: Any) -> _Header:
    return replace(header, quote=replace(header.quote, language=parse_language(value)))


def _valid_until(header: _Header, value: Any) -> _Header:
    return replace(header, draft=replace(header.draft, valid_until=parse_validity(value, header.today)))


def _terms(header: _Header, value: Any) -> _Header:
    terms = {header.quote.language: value} if isinstance(value, str) else value
    return replace(header, draft=replace(header.draft, terms=parse_terms(terms)))


def _discount(header: _Header, value: Any) -> _Header:
    discount = parse_quote_discount(value, header.quote.currency)
    return replace(header, draft=replace(header.draft, discount=discount))


def _groups(header: _Header, value: Any) -> _Header:
    groups = parse_groups(value, header.quote.currency, header.draft.groups)
    left = {group.id for group in groups}
    lines = (line if line.group is None or line.group in left else alone(line) for line in header.draft.lines)
    return replace(header, draft=replace(header.draft, groups=groups, lines=tuple(lines)))


def _shown_in(header: _Header, value: Any) -> _Header:
    second = parse_shown_in(value, header.quote.currency)
    return replace(header, draft=replace(header.draft, shown_in=second))


CHANGES: Mapping[str, Callable[[_Header, Any], _Header]] = {
    "buyer": _buyer,
    "language": _language,
    "valid_until": _valid_until,
    "terms": _terms,
    "discount": _discount,
    "groups": _groups,
    "shown_in": _shown_in,
}


def parse_language(value: Any) -> str:
    """Read a language.

    Raises:
        Malformed: it is not one of ours.
    """
    if value not in LANGUAGES:
        raise _malformed("/language", f"A language is one of {', '.join(LANGUAGES)}.")
    return str(value)


def parse_validity(value: Any, today: date) -> date:
    """Read the last day of an offer.

    Raises:
        Malformed: it is not a date, or lies in the past or too far ahead.
    """
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _malformed("/valid_until", "This is not a date; write it like 2026-12-31.") from error
    if not today <= day <= today + LONGEST_VALIDITY:
        raise _malformed("/valid_until", f"An offer stands until a day from {today} on, and for three years at most.")
    return day


def parse_terms(value: Any) -> Mapping[str, str]:
    """Read terms: language -> text.

    Raises:
        Malformed: the shape is wrong or a text is too long.
    """
    if not isinstance(value, Mapping) or not set(value) <= set(LANGUAGES):
        raise _malformed("/terms", "Terms are a text, or one text per language.")
    if not all(isinstance(text, str) and len(text) <= LONGEST_TERMS for text in value.values()):
        raise _malformed("/terms", f"Terms are texts of at most {LONGEST_TERMS:,} characters.")
    return {language: clean_text(text) for language, text in value.items()}


def _malformed(path: str, message: str) -> Malformed:
    return Malformed(message, problems=[FieldProblem(path, message)], code="malformed-quote")
