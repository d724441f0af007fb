"""A characteristic begun in a draft: its declaration, its table of values, its names and its group, all at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import rules
from catalog.new_product import CHARACTERISTICS_FILE, printed_text
from catalog.product_sheet import PRODUCT_FILE
from catalog.toml_places import Path, Span, spans
from catalog.toml_text import quoted
from kernel.errors import FieldProblem, Malformed
from kernel.text import Text

Kind = Literal["list", "flag", "whole", "decimal"]

VALUES_HEADER = "code,name_en,name_ru,help_en,help_ru,part_number,picture"
_DECLARED = r"^[ \t]*(characteristic|computed|component)[ \t]+{}[ \t]*(:|\[|$)"
_ANY = re.compile(r"^characteristic\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NewCharacteristic:
    """What is said of a characteristic when it is begun.

    Args:
        code: its name in rules.
        name: what it is called.
        kind: a list of values, yes or no, whole numbers, or numbers with decimals.
        group: the code of the group it stands in.
        help: in a sentence; may be empty.
        group_name: what the group is called, if it is a new one.
        least: of a number.
        most: of a number.
        step: of a number; may be empty for whole ones.
        unit: of a number; may be empty.
        optional: whether a buyer may leave it out.
    """

    code: str
    name: Text
    kind: Kind
    group: str
    help: Text = field(default_factory=Text)
    group_name: Text = field(default_factory=Text)
    least: str = ""
    most: str = ""
    step: str = ""
    unit: str = ""
    optional: bool = False


def with_characteristic(new: NewCharacteristic, files: Mapping[str, str]) -> dict[str, str]:
    """Return the files of a product that change when a characteristic is begun.

    Args:
        new: what is said of it.
        files: of the product, as they stand.

    Returns:
        Path -> text; a table of values comes last, for that is where one goes on.

    Raises:
        Malformed: there is one of the name, what is said makes no sense, or `product.toml` is written in another way.
    """
    _check(new, files)
    rule_file = _rule_file(files)
    end = _line_end(files.get(rule_file, ""))
    changed = {
        rule_file: _ended(files.get(rule_file, "")) + _declaration(new) + end,
        PRODUCT_FILE: _named(new, files.get(PRODUCT_FILE, "")),
    }
    table = values_file(new.code)
    if new.kind == "list" and table not in files:
        changed[table] = f"{VALUES_HEADER}\n"
    return changed


def values_file(code: str) -> str:
    """Return where the values of a characteristic stand."""
    return f"values/{code}.csv"


def _check(new: NewCharacteristic, files: Mapping[str, str]) -> None:
    declared = re.compile(_DECLARED.format(new.code), re.MULTILINE)
    if any(path.endswith(".rules") and declared.search(text) for path, text in files.items()):
        message = f"The rules have a characteristic {new.code!r} already; choose another name."
        raise Malformed(message, problems=[FieldProblem("/code", message)], code="characteristic-taken")
    table = f"{VALUES_HEADER}\none,One,,,,,\n"
    try:
        rules.parse({CHARACTERISTICS_FILE: _declaration(new)}, lambda _: table)
    except rules.RuleErrors as error:
        problems = [FieldProblem("/", finding.message) for finding in error.findings]
        raise Malformed(problems[0].message, problems=problems, code="characteristic") from error


def _declaration(new: NewCharacteristic) -> str:
    optional = "optional " if new.optional else ""
    return f"characteristic {new.code}: {optional}{_domain(new)}"


def _domain(new: NewCharacteristic) -> str:
    if new.kind == "list":
        return f'one of table "{values_file(new.code)}"'
    if new.kind == "flag":
        return "boolean"
    step = f" step {new.step}" if new.step else ""
    unit = f" [{new.unit}]" if new.unit else ""
    return f"{'integer' if new.kind == 'whole' else 'decimal'} {new.least}..{new.most}{step}{unit}"


def _rule_file(files: Mapping[str, str]) -> str:
    """Return where characteristics are declared: in the file named after them, else in the first that has some."""
    having = (path for path, text in sorted(files.items()) if path.endswith(".rules") and _ANY.search(text))
    return CHARACTERISTICS_FILE if CHARACTERISTICS_FILE in files else next(having, CHARACTERISTICS_FILE)


def _named(new: NewCharacteristic, text: str) -> str:
    """Return `product.toml` with the names of the characteristic, and with it in its group."""
    try:
        after = _ended(_in_group(new, text)) + _section(new, _line_end(text))
        said = tomllib.loads(after.removeprefix("\ufeff"))
        is_right = said["characteristic"][new.code]["name"] == dict(new.name.by_language)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError):
        is_right = False
    if not is_right:
        message = (
            "product.toml cannot be read, or has another form than [characteristic.NAME] for each; change it as text."
        )
        raise Malformed(message, problems=[FieldProblem("/", message)], code="product-form")
    return after


def _section(new: NewCharacteristic, end: str) -> str:
    lines = ["", f"[characteristic.{new.code}]", f"name = {printed_text(new.name)}"]
    if new.help.by_language:
        lines.append(f"help = {printed_text(new.help)}")
    return end.join([*lines, ""])


def _in_group(new: NewCharacteristic, text: str) -> str:
    groups = tomllib.loads(text.removeprefix("\ufeff")).get("group", [])
    found = spans(text)
    at = next((number for number, group in enumerate(groups) if group.get("code") == new.group), None)
    if at is None:
        return _with_group(new, text, found, len(groups))
    path: Path = ("group", at, "characteristics")
    listed = len(groups[at].get("characteristics", []))
    if listed:
        last = found[(*path, listed - 1)].end
        return f"{text[:last]}, {quoted(new.code)}{text[last:]}"
    span = found[path]
    return f"{text[: span.value]}[{quoted(new.code)}]{text[span.end :]}"


def _with_group(new: NewCharacteristic, text: str, found: Mapping[Path, Span], groups: int) -> str:
    """Return the text with one group more, behind the last one, or else before the characteristics."""
    end = _line_end(text)
    name = new.group_name if new.group_name.by_language else Text.of(en=new.group)
    lines = ["[[group]]", f"code = {quoted(new.group)}", f"name = {printed_text(name)}"]
    block = end.join([*lines, f"characteristics = [{quoted(new.code)}]", ""])
    if groups:
        before, after = _split(text, found[("group", groups - 1)].end)
        return f"{_ended(before)}{end}{block}{after}"
    return f"{_ended(text)}{end}{block}"


def _split(text: str, at: int) -> tuple[str, str]:
    """Return a text up to the end of a line, and the rest."""
    line = text.find("\n", at)
    return (text, "") if line < 0 else (text[: line + 1], text[line + 1 :])


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + _line_end(text)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
