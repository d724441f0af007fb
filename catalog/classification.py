"""Classification codes: how the catalogues of the world file a product, so that buyers' systems find it.

UNSPSC (eight digits) and ECLASS (`27-14-19-01`) are trees: pairs of digits from the widest class to the narrowest;
zeros at the end leave the rest open. ETIM classes (`EC000042`) stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.toml_tree import Table

SYSTEMS = ("unspsc", "etim", "eclass")
"""Keys of `product.toml` with a classification code."""

_OPEN = "00"
_FORMS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "unspsc": (re.compile(r"[0-9]{8}"), "a UNSPSC code; it has eight digits, such as 43211515"),
    "etim": (re.compile(r"EC[0-9]{6}"), "an ETIM class; it is EC and six digits, such as EC000042"),
    "eclass": (
        re.compile(r"[0-9]{2}(-[0-9]{2}){3}"),
        "an ECLASS code; it is four pairs of digits with hyphens, such as 27-14-19-01",
    ),
}


@dataclass(frozen=True, slots=True)
class Classification:
    """The classes of a product in each system; empty where it is in none.

    Args:
        unspsc: United Nations Standard Products and Services Code.
        etim: ETIM class.
        eclass: ECLASS code.
    """

    unspsc: str = ""
    etim: str = ""
    eclass: str = ""

    def to_json(self) -> dict[str, str | None]:
        """Return plain data."""
        return {"unspsc": self.unspsc or None, "etim": self.etim or None, "eclass": self.eclass or None}


def read_classification(root: Table) -> Classification:
    """Return the classes that a file states; report codes that are none."""
    return Classification(**{system: _code(root, system) for system in SYSTEMS})


def _code(root: Table, system: str) -> str:
    code = root.text(system, "")
    form, what = _FORMS[system]
    if not code or form.fullmatch(code):
        return code
    root.wrong(system, f"{code!r} is not {what}.")
    return ""


def is_within(system: str, code: str, group: str) -> bool:
    """Tell whether a code lies in the class of another one, as far as the system is a tree.

    >>> is_within("unspsc", "43211515", "43210000"), is_within("unspsc", "24131601", "43210000")
    (True, False)
    """
    if system == "etim":
        return True
    wide = _pairs(group)
    while wide and wide[-1] == _OPEN:
        wide.pop()
    return _pairs(code)[: len(wide)] == wide


def _pairs(code: str) -> list[str]:
    digits = code.replace("-", "")
    return [digits[at : at + 2] for at in range(0, len(digits), 2)]
