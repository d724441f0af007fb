"""Rule tests: choices of which somebody has said what must follow from them, kept beside the rules they guard.

`tests/rules.toml`:

    [[test]]
    market = "eu"
    possible = false
    note = "No glass doors on a freezer"
    by = "Ada"
    choices = {front = "sliding-doors", goods = "ice-cream"}

    [[test]]
    market = "eu"
    day = 2027-01-01
    choices = {goods = "ice-cream"}
    forced = {defrost = "hot-gas"}
    removed = {front = ["open", "sliding-doors"]}
    price = "12480.00"

Every test says of some choices whether a configuration may have them. One that may have them can say more: the only
values left beside the choices, values that are out of the question, and the net price of one piece completed from them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import rules
from catalog.problems import did_you_mean
from catalog.toml_text import quoted
from catalog.toml_tree import Table, read_toml
from kernel.errors import FieldProblem, Malformed, Unknown

RULE_TESTS_FILE = "tests/rules.toml"
EXPECTATIONS = ("forced", "removed", "price")
"""What only a test of possible choices can say."""


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
        forced: characteristic to the only value that must be left for it.
        removed: characteristic to values that must not be left for it.
        price: what one piece must cost, net, in the currency of the market; None for whatever it costs.
        day: the day of which it speaks; None for every day.
    """

    market: str
    choices: Mapping[str, str]
    possible: bool
    note: str
    by: str
    place: str
    forced: Mapping[str, str] = field(default_factory=dict)
    removed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    price: Decimal | None = None
    day: date | None = None


# --- reading ----------------------------------------------------------------------------------------------------------


def read_rule_tests(
    files: Mapping[str, str], book: rules.RuleBook | None, markets: Collection[str], problems: list[FieldProblem]
) -> tuple[RuleTest, ...]:
    """Read the rule tests that people wrote; what is wrong is reported, what can be used is returned.

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
    table.only("market", "day", "possible", "note", "by", "choices", *EXPECTATIONS)
    market = table.text("market")
    if markets and market not in markets:
        table.wrong("market", f"The product is not sold in the market {market!r}.{did_you_mean(market, markets)}")
    choices, forced, removed = table.table("choices"), table.table("forced"), table.table("removed")
    if choices is None:
        table.wrong(None, "The key 'choices' is missing; write choices = {name = \"value\"}.")
    line, column = table.document.places.get(table.path, (1, 1))
    return RuleTest(
        market=market,
        choices=dict(_choices(choices, book)) if choices else {},
        possible=_possible(table),
        note=table.text("note", "") if table.data.get("note") else "",
        by=table.text("by", "") if table.data.get("by") else "",
        place=f"{RULE_TESTS_FILE}:{line}:{column}",
        forced=dict(_choices(forced, book)) if forced else {},
        removed=dict(_removed(removed, book)) if removed else {},
        price=_price(table),
        day=table.day("day"),
    )


def _possible(table: Table) -> bool:
    says_more = [key for key in EXPECTATIONS if key in table]
    if "possible" not in table:
        if not says_more:
            table.wrong(None, "The key 'possible' is missing: true or false.")
        return True
    possible = table.flag("possible")
    if not possible:
        for key in says_more:
            table.wrong(key, f"What must not be possible has no {key!r}; leave it out, or say possible = true.")
    return possible


def _price(table: Table) -> Decimal | None:
    price = table.number("price") if "price" in table else None
    if price is not None and price < 0:
        table.wrong("price", f"A price is not below zero, as {price} is.")
    return price


def _choices(table: Table, book: rules.RuleBook | None) -> Iterator[tuple[str, str]]:
    for name in table.data:
        value = table.text(name)
        if value and _is_known(table, name, value, book):
            yield name, value


def _removed(table: Table, book: rules.RuleBook | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in table.data:
        values = table.texts(name)
        known = [_is_known(table, name, value, book) for value in values]  # all of them, to tell all that is wrong
        if values and all(known):
            yield name, values


def _is_known(table: Table, name: str, value: str, book: rules.RuleBook | None) -> bool:
    if book is None:
        return True
    message = unknown_value(book, name, value)
    if message:
        table.wrong(name, message)
    return not message


def unknown_value(book: rules.RuleBook, name: str, value: str) -> str:
    """Say what is wrong with a characteristic or its value, and what may be meant; empty if nothing is."""
    declared = book.by_name.get(name)
    if declared is None:
        return f"There is no characteristic {name!r}.{did_you_mean(name, book.by_name)}"
    if value not in declared.values:
        return f"{name!r} has no value {value!r}.{did_you_mean(value, declared.values)}"
    return ""


# --- writing ----------------------------------------------------------------------------------------------------------


def with_rule_test(text: str | None, test: RuleTest) -> str:
    """Return the text of the file with a test added at its end."""
    before = f"{text.rstrip()}\n\n" if text and text.strip() else ""
    return before + _written(test) + "\n"


def with_rule_tests(text: str | None, tests: Iterable[RuleTest]) -> str:
    """Return the text of the file with tests added at its end."""
    for test in tests:
        text = with_rule_test(text, test)
    return text or ""


def with_changed_test(text: str, number: int, test: RuleTest | None) -> str:
    """Return the text of the file with one test written anew, or left out; all else stays as it stands.

    Args:
        text: of the file.
        number: which test, counted from 0.
        test: what it says from now on; None to leave it out.

    Raises:
        Unknown: there is no such test.
        Malformed: the file cannot be read, or its tests do not stand under `[[test]]` each.
    """
    lines = text.split("\n")
    starts = _starts(text, lines)
    if not 0 <= number < len(starts):
        raise Unknown(f"There is no test number {number + 1} in {RULE_TESTS_FILE}.", code="unknown-test")
    start = starts[number]
    end = starts[number + 1] if number + 1 < len(starts) else len(lines)
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1  # what stands before the next test belongs to that
    written = [] if test is None else [_written(test)]
    before, after = "\n".join(lines[:start]).rstrip(), "\n".join(lines[end:]).strip()
    parts = [part for part in (before, *written, after) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


def _starts(text: str, lines: list[str]) -> list[int]:
    """Return the numbers of the lines with which tests start."""
    problems: list[FieldProblem] = []
    root = read_toml(RULE_TESTS_FILE, text, problems)
    tests = root.tables("test") if root else ()
    starts = [each.document.places.get(each.path, (0, 0))[0] - 1 for each in tests]
    if problems or any(start < 0 or not lines[start].lstrip().startswith("[[") for start in starts):
        message = f"{RULE_TESTS_FILE} has another form than one [[test]] for each test; change it as text."
        raise Malformed(message, problems=problems, code="rule-tests-form")
    return starts


def _written(test: RuleTest) -> str:
    says_more = bool(test.forced or test.removed or test.price is not None)
    lines = [
        "[[test]]",
        f"market = {quoted(test.market)}",
        *([f"day = {test.day.isoformat()}"] if test.day else []),
        *([] if says_more else [f"possible = {'true' if test.possible else 'false'}"]),
        *([f"note = {quoted(test.note)}"] if test.note else []),
        *([f"by = {quoted(test.by)}"] if test.by else []),
        f"choices = {_inline(test.choices)}",
        *([f"forced = {_inline(test.forced)}"] if test.forced else []),
        *([f"removed = {{{_lists(test.removed)}}}"] if test.removed else []),
        *([f"price = {quoted(f'{test.price:f}')}"] if test.price is not None else []),
    ]
    return "\n".join(lines)


def _inline(values: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{quoted(name)} = {quoted(value)}" for name, value in values.items()) + "}"


def _lists(values: Mapping[str, tuple[str, ...]]) -> str:
    return ", ".join(f"{quoted(name)} = [{', '.join(map(quoted, each))}]" for name, each in values.items())
