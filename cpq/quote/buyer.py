"""Reading a buyer, or a visitor's contact, that somebody typed: all problems at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from babel.core import Locale

from cpq.price.context import TAX_STATUSES
from cpq.quote.model import Buyer
from cpq.quote.tax_number import wrong_tax_number
from kernel.errors import FieldProblem, Malformed

LONGEST = 200
"""Characters of one field; more fits no envelope."""

LONGEST_MESSAGE = 5_000
MOST_LINES = 8
"""Lines of an address, and price groups."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TEXTS = ("reference", "name", "company", "email", "phone", "country", "region", "tax_status", "tax_number")
_LISTS = ("address", "price_groups", "coupons")
_CONTACT = ("name", "email", "company", "phone", "country", "message")


def parse_buyer(data: Any) -> Buyer:
    """Read a buyer.

    Raises:
        Malformed: carries every problem.
    """
    problems: list[FieldProblem] = []
    fields = _object(data, (*_TEXTS, *_LISTS), "/buyer", problems)
    texts = {name: _text(fields, name, "/buyer", problems) for name in _TEXTS}
    lists = {name: _list(fields, name, "/buyer", problems) for name in _LISTS}
    _check(texts, "/buyer", problems)
    if not (texts["name"] or texts["company"]):
        problems.append(FieldProblem("/buyer/name", "A buyer needs a name or a company."))
    _refuse(problems, "The buyer cannot be read.")
    return Buyer.from_json({**texts, "tax_status": texts["tax_status"] or "standard", **lists})


def parse_contact(data: Any) -> tuple[Buyer, str]:
    """Read a visitor's contact; return the buyer it makes and the message.

    Raises:
        Malformed: carries every problem.
    """
    problems: list[FieldProblem] = []
    fields = _object(data, _CONTACT, "/contact", problems)
    texts = {name: _text(fields, name, "/contact", problems) for name in _CONTACT if name != "message"}
    message = _text(fields, "message", "/contact", problems, longest=LONGEST_MESSAGE)
    _check(texts, "/contact", problems)
    problems += [
        FieldProblem(f"/contact/{name}", f"Give your {name}, so that we can answer.")
        for name in ("name", "email")
        if not texts[name]
    ]
    _refuse(problems, "The contact cannot be read.")
    return Buyer.from_json(texts), message


def clean_text(value: str) -> str:
    """Return a text without control characters (line ends and tabs stay) and without surrounding space."""
    return "".join(letter for letter in value if letter in "\n\t" or letter.isprintable()).strip()


def _object(data: Any, known: tuple[str, ...], path: str, problems: list[FieldProblem]) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        problems.append(FieldProblem(path, "This must be an object."))
        return {}
    problems += [FieldProblem(f"{path}/{name}", "There is no such field.") for name in data if name not in known]
    return data


def _text(
    fields: Mapping[str, Any], name: str, path: str, problems: list[FieldProblem], *, longest: int = LONGEST
) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        problems.append(FieldProblem(f"{path}/{name}", "This must be text."))
        return ""
    if len(value) > longest:
        problems.append(FieldProblem(f"{path}/{name}", f"This is longer than {longest} characters."))
    return clean_text(value)


def _list(fields: Mapping[str, Any], name: str, path: str, problems: list[FieldProblem]) -> tuple[str, ...]:
    value = fields.get(name) or []
    if (
        not isinstance(value, list | tuple)
        or len(value) > MOST_LINES
        or not all(isinstance(text, str) for text in value)
    ):
        problems.append(FieldProblem(f"{path}/{name}", f"This must be a list of at most {MOST_LINES} texts."))
        return ()
    if any(len(text) > LONGEST for text in value):
        problems.append(FieldProblem(f"{path}/{name}", f"A text is longer than {LONGEST} characters."))
    return tuple(text for text in map(clean_text, value) if text)


def _check(texts: Mapping[str, str], path: str, problems: list[FieldProblem]) -> None:
    if texts["email"] and not _EMAIL.fullmatch(texts["email"]):
        problems.append(FieldProblem(f"{path}/email", "This is not an e-mail address."))
    if texts["country"] and texts["country"] not in _countries():
        problems.append(FieldProblem(f"{path}/country", "This is not a two-letter country code, such as DE."))
    if texts.get("tax_status") and texts["tax_status"] not in TAX_STATUSES:
        problems.append(FieldProblem(f"{path}/tax_status", f"A tax status is one of {', '.join(TAX_STATUSES)}."))
    if texts.get("tax_status") == "reverse_charge" and not texts["tax_number"]:
        problems.append(FieldProblem(f"{path}/tax_number", "Reverse charge needs the buyer's tax number."))
    elif texts.get("tax_status") == "reverse_charge":
        wrong = wrong_tax_number(texts["country"], texts["tax_number"])
        problems += [FieldProblem(f"{path}/tax_number", wrong)] if wrong else []


def _countries() -> frozenset[str]:
    return frozenset(str(code) for code in Locale("en").territories if len(str(code)) == 2)


def _refuse(problems: list[FieldProblem], message: str) -> None:
    if problems:
        details = " ".join(problem.message for problem in problems)
        raise Malformed(f"{message} {details}", problems=problems, code="malformed-buyer")
