"""Whether a tax number can be one of its country: its form and its check digits, without asking anybody.

Whether it was issued to this buyer only the tax office knows; what can be told here are slips of the finger and numbers
of another country, before a document without tax is printed with them.

Source: python-stdnum, which follows the published rules of each country.
"""

from __future__ import annotations

from stdnum import get_cc_module
from stdnum.eu import vat as european
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

PREFIXES = {"GR": "EL"}
"""Countries whose numbers begin with other letters than their code."""


def wrong_tax_number(country: str, number: str) -> str | None:
    """Return what is wrong with a tax number; None if it may be right, or if nobody here knows the country's form.

    Args:
        country: ISO 3166 two-letter code; empty while it is unknown.
        number: as somebody typed it; within the European Union with or without the letters of the country.
    """
    prefix = PREFIXES.get(country, country)
    if not prefix:
        return None
    if prefix.lower() in european.MEMBER_STATES:
        return _wrong_in_union(country, prefix, number)
    module = get_cc_module(country, "vat")
    return None if module is None else _said(module, number, f"This is no tax number of {country}")


def _wrong_in_union(country: str, prefix: str, number: str) -> str | None:
    bare = "".join(letter for letter in number.upper() if letter.isalnum())
    begins = bare[:2]
    wrong = _said(european, bare if begins == prefix else prefix + bare, f"This is no VAT number of {country}")
    # A French number may begin with two letters of its own, so that it is tried as one of its country first.
    if wrong and begins != prefix and begins.lower() in european.MEMBER_STATES:
        return f"The number begins with {begins}, but the buyer is in {country}; correct one of them."
    return wrong


def _said(module: object, number: str, message: str) -> str | None:
    validate = getattr(module, "validate")  # noqa: B009  # modules of a country have no common type
    try:
        validate(number)
    except InvalidChecksum:
        return f"{message}: its check digits do not fit the others. Compare it with what the buyer wrote."
    except InvalidLength:
        return f"{message}: it has too few or too many characters."
    except ValidationError:
        return f"{message}: it does not have the form of one."
    return None
