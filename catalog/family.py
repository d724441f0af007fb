"""Product families: what products have in common, said once in `families/<code>.toml` and inherited.

A family may have a parent. A product inherits from its family, and that from its parent, whatever it does not say
itself; the nearest word wins. A family may fix keys, which nothing below it may then say otherwise. The files of a
product's families are frozen into each of its releases (decision 0019), so that a release stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog.classification import SYSTEMS, is_within, read_classification
from catalog.market import Market
from catalog.problems import did_you_mean, problem
from catalog.toml_tree import Table, read_toml
from kernel.digest import digest
from kernel.errors import FieldProblem
from kernel.text import Text

FOLDER = "families/"
SUFFIX = ".toml"
DOCUMENTS_SUFFIX = ".csv"
INHERITED = ("tax_class", *SYSTEMS, "markets", "seller", "billing", "part")
"""Keys of `product.toml` that are inherited as they stand; characteristics are inherited text by text."""
GUARD_RAILS = "guard_rails"
KEYS = ("parent", "name", "summary", "fixed", *INHERITED, GUARD_RAILS, "characteristic")

TEXTS = ("name", "help", "display", "internal", "better", "values", "attributes")
"""What a family may say of a characteristic that its products share."""

_PATH = re.compile(r"families/(?P<code>[a-z0-9][a-z0-9-]{0,59})\.(toml|csv)")


@dataclass(frozen=True, slots=True)
class Family:
    """What people see of a family: products that belong together.

    Args:
        code: its name in files.
        name: how it is called.
        summary: what it holds; may be empty.
        parent: the code of the family it belongs to, or empty.
        digest: of its file: products with the same one inherit the same.
    """

    code: str
    name: Text
    summary: Text
    parent: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class FamilySheet:
    """A family as its file says it: what people see, and what is inherited.

    Args:
        family: what people see.
        table: the file.
        fixed: keys that nothing below may say otherwise.
    """

    family: Family
    table: Table
    fixed: tuple[str, ...]


def path_of(code: str) -> str:
    """Return where the file of a family stands."""
    return f"{FOLDER}{code}{SUFFIX}"


def documents_path_of(code: str) -> str:
    """Return where the documents of a family stand, if it has some."""
    return f"{FOLDER}{code}{DOCUMENTS_SUFFIX}"


def code_in(path: str) -> str | None:
    """Return the code of the family one of whose files a path names; None if it names none."""
    match = _PATH.fullmatch(path)
    return match["code"] if match else None


def read_families(
    files: Mapping[str, str], markets: Mapping[str, Market], problems: list[FieldProblem]
) -> Mapping[str, FamilySheet]:
    """Return all families of the files by code; whatever is wrong with any of them, or among them, is reported.

    Args:
        files: of the product.
        markets: that exist; empty if they cannot be read.
        problems: where to report.
    """
    found = {}
    for path, text in files.items():
        if path.startswith(FOLDER) and path.endswith(DOCUMENTS_SUFFIX):
            _report_homeless(path, files, problems)
            continue
        sheet = _read_file(path, text, markets, problems) if path.startswith(FOLDER) else None
        if sheet is not None:
            found[sheet.family.code] = sheet
    _report_parents(found, files)
    return found


def lineage(root: Table, known: Mapping[str, FamilySheet], files: Mapping[str, str]) -> tuple[FamilySheet, ...]:
    """Return the families a product inherits from, its own first.

    A family without a file is only a word, as long as the product has no files of families at all. With them, a name
    that none explains is reported, and so are families that the product does not inherit from.

    Args:
        root: `product.toml`.
        known: the families that can be read.
        files: of the product.
    """
    code = root.data.get("family")
    if not isinstance(code, str):
        return ()
    has_families = any(path.startswith(FOLDER) for path in files)
    if has_families and path_of(code) not in files:
        message = f"There is no family {code!r}: the file {path_of(code)} is missing.{did_you_mean(code, known)}"
        root.wrong("family", message)
    found = tuple(_ancestors(code, known))
    for other in known.values() if found else ():
        if other not in found:
            message = f"{code!r} does not inherit from the family {other.family.code!r}; delete the file."
            other.table.wrong(None, message)
    return found


def report_contradictions(root: Table, families: Sequence[FamilySheet]) -> None:
    """Report what stands against a family: keys that it fixes said otherwise, and classes outside its own.

    Args:
        root: `product.toml`.
        families: those it inherits from, its own first.
    """
    for at, above in enumerate(families):
        below = (root, *(sheet.table for sheet in families[:at]))
        for table in below:
            _report_fixed(table, above)
            _report_classes(table, above)


def _report_fixed(table: Table, above: FamilySheet) -> None:
    for key in above.fixed:
        if key in table and table.data[key] != above.table.data.get(key):
            place = path_of(above.family.code)
            message = (
                f"The family {above.family.code!r} fixes {key!r} and says something else; "
                f"take it out here, or out of 'fixed' in {place}."
            )
            table.wrong(key, message)


def _report_classes(table: Table, above: FamilySheet) -> None:
    for system in SYSTEMS:
        code, group = table.data.get(system), above.table.data.get(system)
        if isinstance(code, str) and isinstance(group, str) and not is_within(system, code, group):
            message = (
                f"The class {code} lies outside {group}, the class of the family {above.family.code!r}; "
                f"correct one of them, or take {system!r} out of {path_of(above.family.code)}."
            )
            table.wrong(system, message)


def _ancestors(code: str, known: Mapping[str, FamilySheet]) -> Iterator[FamilySheet]:
    seen: set[str] = set()
    while code in known and code not in seen:
        seen.add(code)
        yield known[code]
        code = known[code].family.parent


def _report_homeless(path: str, files: Mapping[str, str], problems: list[FieldProblem]) -> None:
    """Report documents of a family that is not there."""
    code = code_in(path)
    if code is None or path_of(code) not in files:
        message = f"These are documents of a family, but {path.removesuffix(DOCUMENTS_SUFFIX)}{SUFFIX} is missing."
        problems.append(problem(path, 1, 1, message))


def _read_file(path: str, text: str, markets: Mapping[str, Market], problems: list[FieldProblem]) -> FamilySheet | None:
    root = read_toml(path, text, problems)
    if root is None:
        return None
    code = code_in(path)
    if code is None:
        message = f"The file of a family is called {FOLDER}CODE{SUFFIX}; a code consists of a-z, 0-9 and -."
        root.wrong(None, message)
        return None
    root.only(*KEYS)
    name, summary = root.localized("name"), root.localized("summary", required=False)
    _check_inherited(root, markets)
    family = Family(code, name, summary, root.text("parent", ""), digest(text))
    return FamilySheet(family, root, _fixed(root))


def _check_inherited(root: Table, markets: Mapping[str, Market]) -> None:
    """Check what is inherited where it stands: a product that says something else would never look at it."""
    read_classification(root)
    root.text("tax_class", "")
    root.localized("seller", required=False)
    for market in root.texts("markets"):
        if markets and market not in markets:
            root.wrong("markets", f"There is no market {market!r}.{did_you_mean(market, markets)}")
    section = root.table("characteristic")
    for _, table in section.children() if section else ():
        table.only(*TEXTS)
        table.localized("name", required=False)
        table.localized("help", required=False)


def _fixed(root: Table) -> tuple[str, ...]:
    fixed = root.texts("fixed")
    for key in fixed:
        if key not in INHERITED:
            root.wrong("fixed", f"{key!r} cannot be fixed.{did_you_mean(key, INHERITED)}")
        elif key not in root:
            root.wrong("fixed", f"The family fixes {key!r} but does not say it; write it down here.")
    return fixed


def _report_parents(known: Mapping[str, FamilySheet], files: Mapping[str, str]) -> None:
    """Report parents that do not exist, and each circle of families once, at every parent in it."""
    for code, sheet in known.items():
        parent = sheet.family.parent
        if parent and path_of(parent) not in files:
            message = f"There is no family {parent!r}: the file {path_of(parent)} is missing."
            sheet.table.wrong("parent", message + did_you_mean(parent, [each for each in known if each != code]))
        circle = _circle(code, known)
        if circle:
            way = " → ".join(repr(each) for each in (*circle, code))
            sheet.table.wrong("parent", f"The family inherits from itself: {way}. Take one parent out of the circle.")


def _circle(code: str, known: Mapping[str, FamilySheet]) -> tuple[str, ...]:
    """Return the families on the way from one back to itself; none if the way leads elsewhere."""
    way = tuple(sheet.family.code for sheet in _ancestors(code, known))
    return way if way and known[way[-1]].family.parent == code else ()


def families_of(sheets: Iterable[FamilySheet]) -> tuple[Family, ...]:
    """Return what people see of families."""
    return tuple(sheet.family for sheet in sheets)
