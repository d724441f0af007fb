"""Components mean what they say: every multiset of instances is one configuration, and functions speak of used ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import ENGINES, Problem, RuleErrors, compile_expression, engine, lower, parse

DAY = date(2026, 6, 1)
LAWS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

DRIVES = """
characteristic raid: boolean
component drive: {cardinality}
    characteristic kind: one of ssd, hdd
    characteristic size: integer 1..3 [GB]
    computed watts: integer 0..9 [W] = if kind = hdd then 5 W else (if size = 1 then 1 W else 3 W)
    rule small: when kind = hdd require size != 1 GB
        reason en "Hard disks are large."
"""


@dataclass(frozen=True)
class Drive:
    kind: str
    size: int

    @property
    def watts(self) -> int:
        return 5 if self.kind == "hdd" else 1 if self.size == 1 else 3


POSSIBLE = [Drive(kind, size) for kind in ("ssd", "hdd") for size in (1, 2, 3) if (kind, size) != ("hdd", 1)]


def problem_of(text: str) -> Problem:
    return lower(parse({"a.rules": text}, {}), market=None, on=DAY)


def count(text: str) -> int | None:
    return engine(problem_of(text), "exhaustive").count({}).value


def multisets(low: int, high: int) -> Iterator[tuple[Drive, ...]]:
    for number in range(low, high + 1):
        yield from combinations_with_replacement(POSSIBLE, number)


Test = Callable[[bool, Sequence[Drive]], bool]
CONDITIONS: dict[str, Test] = {
    "all(drive, kind = ssd)": lambda raid, drives: all(each.kind == "ssd" for each in drives),
    "any(drive, kind = ssd and not raid)": lambda raid, drives: any(each.kind == "ssd" and not raid for each in drives),
    "count(drive, size >= 2) <= 1": lambda raid, drives: sum(each.size >= 2 for each in drives) <= 1,
    "count(drive, raid or size = 3) != 1": lambda raid, drives: sum(raid or each.size == 3 for each in drives) != 1,
    "sum(drive, watts) <= 8 W": lambda raid, drives: sum(each.watts for each in drives) <= 8,
    "sum(drive, size * (if raid then 2 else 1)) > 4 GB": lambda raid, drives: (
        sum(each.size * (2 if raid else 1) for each in drives) > 4
    ),
    "min(drive, size) >= 2 GB": lambda raid, drives: min((each.size for each in drives), default=0) >= 2,
    "max(drive, watts) = 3 W": lambda raid, drives: max((each.watts for each in drives), default=0) == 3,
    "distinct(drive, kind) = 2": lambda raid, drives: len({each.kind for each in drives}) == 2,
    "distinct(drive, size) = drive": lambda raid, drives: len({each.size for each in drives}) == len(drives),
    "distinct(drive, kind = ssd and raid) <= 1": lambda raid, drives: (
        len({each.kind == "ssd" and raid for each in drives}) <= 1
    ),
    "drive != 1": lambda raid, drives: len(drives) != 1,
    "max(2, drive) = 2": lambda raid, drives: len(drives) <= 2,
}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_function_speaks_of_the_used_instances(condition):
    text = DRIVES.format(cardinality="0..3") + f"rule r: require {condition}\n"
    expected = sum(CONDITIONS[condition](raid, drives) for raid in (False, True) for drives in multisets(0, 3))
    assert count(text) == expected


@LAWS
@given(st.data())
def test_every_multiset_that_the_rules_allow_is_one_configuration(data):
    low, high = data.draw(st.sampled_from([(0, 2), (1, 3), (2, 2), (0, 3)]))
    first, second, third = (data.draw(st.sampled_from(list(CONDITIONS))) for _ in range(3))
    text = DRIVES.format(cardinality=f"{low}..{high}") + f"rule a: require {first} or {second}\n"
    text += f"rule b: when {third} require raid\n"
    found = [
        (raid, drives)
        for raid in (False, True)
        for drives in multisets(low, high)
        if (CONDITIONS[first](raid, drives) or CONDITIONS[second](raid, drives))
        and (raid or not CONDITIONS[third](raid, drives))
    ]
    problem = problem_of(text)
    assert engine(problem, "exhaustive").count({}).value == len(found)
    for name, _ in ENGINES:
        possible = engine(problem, name).propagate({}).domains
        assert possible.get("drive", ()) == tuple(
            str(n) for n in range(low, high + 1) if n in {len(d) for _, d in found}
        )


def test_places_that_matter_are_numbered():
    plain = "component bay: 0..2\n  characteristic disk: one of a, b, c\n"
    assert count(plain) == 1 + 3 + 6
    assert count(plain.replace("0..2", "0..2 numbered")) == 1 + 3 + 9
    assert count(plain.replace("0..2", "2")) == 6


def test_what_an_instance_leaves_open_is_not_what_is_not_there():
    text = "component bay: 0..2\n  characteristic disk: optional one of a, b\n"
    assert count(text) == 1 + 3 + 6
    assert count(f"{text}rule r: require all(bay, disk is set)\n") == 1 + 2 + 3
    assert count(f"{text}rule r: require count(bay, disk = none) = 1\n") == 1 + 2


CASE = """
characteristic tall: boolean
component shelf: 0..2
    characteristic glass: boolean
    component lamp: 0..2
        characteristic colour: one of red, blue
        rule blue_glass: when colour = blue require glass
    rule lamps: when glass require lamp >= 1
rule tall: when shelf = 2 require tall
"""


def shelves() -> list[tuple[bool, tuple[str, ...]]]:
    lamps = [each for many in range(3) for each in combinations_with_replacement(("red", "blue"), many)]
    both = product((False, True), lamps)
    return [(glass, lamp) for glass, lamp in both if ("blue" not in lamp or glass) and (lamp or not glass)]


def test_components_stand_inside_components():
    one = shelves()
    two = list(combinations_with_replacement(one, 2))
    assert count(CASE) == 2 + 2 * len(one) + len(two)
    two_lamps = [pair for pair in two if sum(len(lamp) for _, lamp in pair) == 2]
    one_two = [each for each in one if len(each[1]) == 2]
    rule = "rule two: require sum(shelf, lamp) = 2\n"
    assert count(CASE + rule) == 2 * len(one_two) + len(two_lamps)
    assert count(CASE + rule.replace("lamp)", "count(lamp, true))")) == 2 * len(one_two) + len(two_lamps)


def test_functions_see_all_levels():
    rule = "rule r: require any(shelf, glass and all(lamp, colour = red or tall)) and tall\n"
    one = [each for each in shelves() if each[0]]
    two = [pair for pair in combinations_with_replacement(shelves(), 2) if pair[0][0] or pair[1][0]]
    assert count(CASE + rule) == len(one) + len(two)


def test_names_are_safe_on_the_wire_and_used_instances_come_first():
    book = parse({"a.rules": CASE}, {})
    assert all(re.fullmatch("[a-z][a-z0-9_]*", each.name) for each in book.characteristics)
    assert [each.name for each in book.characteristics][:6] == [
        *("tall", "shelf", "shelf_1_glass", "shelf_1_lamp", "shelf_1_lamp_1_colour", "shelf_1_lamp_2_colour")
    ]
    found = engine(lower(book, market=None, on=DAY)).propagate({"shelf": "1"}).domains
    assert found["shelf_2_glass"] == found["shelf_2_lamp"] == found["shelf_2_lamp_1_colour"] == ("none",)
    assert found["shelf_1_glass"] == ("false", "true")


def test_a_rule_inside_has_a_name_and_a_reason_for_each_instance():
    book = parse({"a.rules": DRIVES.format(cardinality="0..2")}, {})
    problem = lower(book, market=None, on=DAY)
    chosen = {"drive_2_kind": "hdd", "drive_2_size": "1"}
    assert engine(problem).conflict_set(chosen).rules == ("drive_2_small",)
    assert book.by_id["drive_2_small"].reason("customer", "en") == "Hard disks are large."
    structural = engine(problem).conflict_set({"drive": "1", "drive_2_kind": "hdd"}).rules
    assert structural == ("drive_2_present",)
    assert "Свойства" in book.by_id["drive_2_present"].reason("customer", "ru")


def test_an_expression_outside_of_the_rules_speaks_of_instances_too():
    book = parse({"a.rules": DRIVES.format(cardinality="0..2")}, {})
    total = compile_expression(book, "sum(drive, watts) + count(drive, kind = ssd) * 10 W")
    one = {"drive": "1", "drive_1_kind": "ssd", "drive_1_size": "2", "drive_2_kind": "none", "drive_2_size": "none"}
    assert total.value(one) == 13
    assert compile_expression(book, "drive_2_watts is set").value(one) is False
    assert compile_expression(book, "drive_1_watts = 3 W").value(one) is True


HEAD = "characteristic wide: boolean\ncomponent drive: 0..4\n  characteristic kind: one of ssd, hdd\n"


@pytest.mark.parametrize(
    ("text", "code", "at", "hint"),
    [
        (HEAD + "  characteristic wide: boolean", "repeated", "wide", "drive_wide"),
        (HEAD + "  characteristic drive: boolean", "repeated", "drive", "drive_drive"),
        (HEAD + "  characteristic kind: boolean", "repeated", "kind", "rename"),
        (HEAD + "  characteristic x: one of none, a", "repeated", "x", "optional"),
        (HEAD + "  rule a: require kind = sdd", "unknown-value", "sdd", "ssd"),
        (HEAD + "  rule a: require knd = ssd", "unknown-name", "knd", "kind"),
        (HEAD + "  rule a: require kind = none", "unknown-value", "none", "ssd, hdd"),
        (HEAD + "  rule a: require kind is set", "type", "kind", "optional"),
        (HEAD + "  rule a: forbid (kind): (none)", "unknown-value", "none", "ssd, hdd"),
        (HEAD + "  rule a: require any(drive, kind = ssd)", "component", "drive", "outside of drive"),
        (HEAD + "  rul a: require wide", "syntax", "rul", "did you mean rule"),
        (HEAD + " rule a: require wide", "indent", "rule", "indent both alike"),
        (HEAD + "  rule a: require wide\nrule drive_1_a: require wide", "repeated", "drive_1_a", "its own name"),
        (HEAD + "rule a: require kind = ssd", "unknown-name", "kind", "any(drive, kind = ...)"),
        (HEAD + "rule a: require drive.kind = ssd", "unknown-attribute", "kind", "any(drive, kind = ...)"),
        (HEAD + "rule a: require all(driv, kind = ssd)", "unknown-name", "driv", "drive"),
        (HEAD + "rule a: require all(wide, kind = ssd)", "unknown-name", "wide", "COMPONENT, EXPRESSION"),
        (HEAD + "rule a: require any(drive = 1, wide)", "type", "drive = 1", "COMPONENT, EXPRESSION"),
        (HEAD + "rule a: require count(drive, wide, wide) > 1", "component", "drive", "count(drive, EXPRESSION)"),
        (HEAD + "rule a: require all(drive, kind)", "type", "kind", "kind = ..."),
        (HEAD + "rule a: require sum(drive, kind) > 1", "type", "kind", "number"),
        ("component drive: 0..4", "syntax", "", "integer 0..4"),
        ("component drive: 0..40\n  characteristic a: boolean", "range", "0", "1 to 32"),
        ("component drive: 4..2\n  characteristic a: boolean", "range", "4", "0..4"),
        ("component drive: 0..1.5\n  characteristic a: boolean", "range", "0", "whole numbers"),
        ("component drive: 0..4 nubered\n  characteristic a: boolean", "syntax", "nubered", "indented"),
        ("component if: 0..4\n  characteristic a: boolean", "syntax", "if", "another name"),
        ("component drive: 0..4\n  characteristic a: bolean", "syntax", "bolean", "boolean"),
        ("component a: 2\n computed b: integer 0..3 = b", "cycle", "b", "break the circle"),
    ],
)
def test_what_is_wrong_is_reported_once_with_its_place_and_advice(text, code, at, hint):
    with pytest.raises(RuleErrors) as caught:
        parse({"a.rules": text + "\n"}, {})
    assert [finding.code for finding in caught.value.findings] == [code], caught.value.report()
    (finding,) = caught.value.findings
    assert hint in finding.hint
    assert finding.place is not None
    start = finding.place.column - 1
    assert finding.place.excerpt[start : start + finding.place.width].startswith(at) or not at


def test_a_broken_component_causes_no_further_errors():
    text = "component drive: 0..4\n  characteristic a: bolean\nrule x: require drive > 2 and all(drive, a) and a\n"
    with pytest.raises(RuleErrors) as caught:
        parse({"a.rules": text}, {})
    assert len(caught.value.findings) == 1


def nested(numbers: Sequence[str]) -> str:
    lines = [f"{' ' * level}component c{level}: {number}" for level, number in enumerate(numbers)]
    return "\n".join([*lines, f"{' ' * len(numbers)}characteristic x: integer 1..9", ""])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (nested(["0..32 numbered"] * 3), "too-many"),
        (nested(["0..32"] * 2) + "  characteristic y: boolean\n", "too-many"),
        (nested(["2 numbered"] * 5), "syntax"),
        (nested(["1"] * 200), "syntax"),
        (nested(["22 numbered"]).replace("1..9", "1..19999") + nested(["9"]).replace("c0", "d") * 1, None),
        ("component a: 0..32\n  characteristic x: integer 1..19999\n" * 2, "too-many"),
        (
            "".join(f"component {each}: 32\n  characteristic x_{each}: boolean\n" for each in "abcdef")
            + "rule r: require all(a, all(b, all(c, all(d, all(e, all(f, x_a or x_b))))))\n",
            "too-large",
        ),
        (
            "".join(f"component {each}: 2\n  characteristic x_{each}: integer 1..2\n" for each in "abcdefghijklmnop")
            + f"rule r: require {''.join(f'max({each}, ' for each in 'abcdefghijklmnop')}x_a{')' * 16} > 1\n",
            "too-large",
        ),
        (
            "".join(f"component {each}: 32\n  characteristic x_{each}: boolean\n" for each in "abcd")
            + "rule r: require distinct(a, distinct(b, distinct(c, distinct(d, x_a)))) = 1\n",
            "too-large",
        ),
    ],
)
def test_components_cannot_exhaust_memory(text, code):
    if code is None:
        assert parse({"a.rules": text}, {}).characteristics
        return
    with pytest.raises(RuleErrors) as caught:
        parse({"a.rules": text}, {})
    assert code in {finding.code for finding in caught.value.findings}, caught.value.report()
