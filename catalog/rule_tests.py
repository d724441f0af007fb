"""Rule tests: choices of which somebody has said whether they must be possible, kept beside the rules they guard.

`tests/rules.toml`:

    [[test]]
    market = "eu"
    possible = false
    note = "No glass doors on a freezer"
    by = "Ada"
    choices = {front = "sliding-doors", goods = "ice-cream"}
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import rules
from catalog.problems import did_you_mean
from catalog.toml_tree import Table, read_toml
from kernel.errors import FieldProblem

RULE_TESTS_FILE = "tests/rules.toml"


@dataclass(frozen=True, slots=True)
class RuleTest:
    """What must hold of some choices in a market.

    Args:
        market: code of the market.
        choices: characteristic to value; complete or not.
        possible: whether some configuration must have them, or none may.
        note: why, in somebody's words; may be empty.
        by: who said so; may be empty.
        place: `file:line:column`.
    """

    market: str
    choices: Mapping[str, str]
    possible: bool
    note: str
    by: str
    place: str


def read_rule_tests(
    files: Mapping[str, str], book: rules.RuleBook | None, markets: Collection[str], problems: list[FieldProblem]
) -> tuple[RuleTest, ...]:
    """Read the rule tests of a product; what is wrong is reported, what can be used is returned.

    A test that names what the rules no longer have is wrong: it would guard nothing.
    """
    text = files.get(RULE_TESTS_FILE)
    if text is None:
        return ()
    root = read_toml(RULE_TESTS_FILE, text, problems)
    if root is None:
        return ()
    root.only("test")
    return tuple(_test(table, book, markets) for table in root.tables("test"))


def _test(table: Table, book: rules.RuleBook | None, markets: Collection[str]) -> RuleTest:
    table.only("market", "possible", "note", "by", "choices")
    market = table.text("market")
    if markets and market not in markets:
        table.wrong("market", f"The product is not sold in the market {market!r}.{did_you_mean(market, markets)}")
    if "possible" not in table:
        table.wrong(None, "The key 'possible' is missing: true or false.")
    choices = table.table("choices")
    if choices is None:
        table.wrong(None, "The key 'choices' is missing; write choices = {name = \"value\"}.")
    line, column = table.document.places.get(table.path, (1, 1))
    return RuleTest(
        market=market,
        choices=dict(_choices(choices, book)) if choices else {},
        possible=table.flag("possible"),
        note=table.text("note", "") if table.data.get("note") else "",
        by=table.text("by", "") if table.data.get("by") else "",
        place=f"{RULE_TESTS_FILE}:{line}:{column}",
    )


def _choices(table: Table, book: rules.RuleBook | None) -> Iterator[tuple[str, str]]:
    for name in table.data:
        value = table.text(name)
        if not value:
            continue  # already told
        declared = book.by_name.get(name) if book else None
        if book and declared is None:
            table.wrong(name, f"There is no characteristic {name!r}.{did_you_mean(name, book.by_name)}")
        elif declared and value not in declared.values:
            table.wrong(name, f"{name!r} has no value {value!r}.{did_you_mean(value, declared.values)}")
        else:
            yield name, value


def with_rule_test(text: str | None, test: RuleTest) -> str:
    """Return the text of the file with a test added at its end."""
    choices = ", ".join(f"{_quoted(name)} = {_quoted(value)}" for name, value in test.choices.items())
    lines = [
        "[[test]]",
        f"market = {_quoted(test.market)}",
        f"possible = {'true' if test.possible else 'false'}",
        *([f"note = {_quoted(test.note)}"] if test.note else []),
        *([f"by = {_quoted(test.by)}"] if test.by else []),
        f"choices = {{{choices}}}",
    ]
    before = f"{text.rstrip()}\n\n" if text and text.strip() else ""
    return before + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Write a TOML string; JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
