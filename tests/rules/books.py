"""Rule books made by hypothesis: small products over every kind of characteristic, expression and rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from rules import RuleBook, parse

TABLES = {
    "processor.csv": "code,socket,tdp[W],memory#,sockets,name_en\n"
    "p1,am5,65,2,am5|am4,One\n"
    "p2,lga,125.5,4,lga,Two\n"
    "p3,am5,,1,am5|lga,Three\n",
    "pairs.csv": "glass,processor\nclear,*\nfrosted,p1|p2\n",
}


@dataclass(frozen=True)
class Drawn:
    """A generated book: its text and the parsed result."""

    text: str
    book: RuleBook = field(repr=False)


DECLARATIONS = (
    'characteristic processor: one of table "processor.csv"',
    "characteristic glass: one of clear, frosted",
    "characteristic light: boolean",
    "characteristic shelves: integer 0..2",
    "characteristic length: decimal 0.75..1.25 step 0.25 [m]",
    "characteristic door: optional one of left, right",
    "characteristic gap: optional integer 1..2 [mm]",
)


@dataclass(frozen=True)
class Words:
    """The simplest conditions and numbers that expressions are made of."""

    numbers: tuple[str, ...]
    conditions: tuple[str, ...]
    texts: tuple[str, str, str]


PRODUCT = Words(
    ("shelves", "processor.memory", "total", "0", "1", "2", "3.5"),
    (
        "light",
        "glass = clear",
        "frosted = glass",
        "processor != p2",
        "processor in {p1, p3}",
        "processor.socket = am5",
        'processor.sockets has "lga"',
        "processor.sockets has processor.socket",
        "shelves in {0, 2}",
        "length >= 1000 mm",
        "length < 1.25",
        "processor.tdp * 2 <= 0.2 kW",
        "processor.tdp * length > 70",
        "dim",
        "door is set",
        "door != left",
        "gap = none",
        "gap is not set",
        "gap < 2 mm",
        "class = big",
    ),
    ("glass", "clear", "frosted"),
)
INSTANCE = Words(
    ("gb", "watts", "shelves", "drive", "1", "2"),
    ("kind = ssd", "gb is set", "gb = 2", "gb != none", "gb > shelves", "hot", "light", "watts <= 2"),
    ("kind", "ssd", "hdd"),
)
"""What is said inside an instance of a component."""
OUTSIDE = Words(
    ("shelves", "drive", "drive_1_gb", "1", "2"),
    ("light", "drive > 1", "drive_2_kind = ssd", "drive_2_gb is set", "drive_1_gb = none", "drive_1_hot"),
    ("drive_1_kind", "ssd", "hdd"),
)


def numbers(depth: int, words: Words = PRODUCT) -> st.SearchStrategy[str]:
    """Expressions without a unit."""
    leaves = st.sampled_from(words.numbers)
    if words is OUTSIDE:
        leaves = st.one_of(leaves, over_instances(("sum", "min", "max", "distinct"), numbers(1, INSTANCE)))
        leaves = st.one_of(leaves, over_instances(("count", "distinct"), conditions(1, INSTANCE)))
    if depth == 0:
        return leaves
    inner = numbers(depth - 1, words)
    return st.one_of(
        leaves,
        st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda three: f"({three[0]} {three[1]} {three[2]})"),
        st.tuples(st.sampled_from(["min", "max", "sum"]), st.lists(inner, min_size=1, max_size=3)).map(
            lambda two: f"{two[0]}({', '.join(_no_component_first(two[1]))})"
        ),
        st.lists(conditions(depth - 1, words), min_size=1, max_size=3).map(lambda parts: f"count({', '.join(parts)})"),
        st.tuples(conditions(depth - 1, words), inner, inner).map(
            lambda three: "(if {} then {} else {})".format(*three)
        ),
        inner.map(lambda text: f"-{text}"),
    )


def _no_component_first(operands: list[str]) -> list[str]:
    return [f"({operands[0]} + 0)", *operands[1:]] if operands[0] == "drive" else operands


def over_instances(functions: Sequence[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Functions over the instances of a component."""
    return st.tuples(st.sampled_from(functions), inner).map(lambda two: f"{two[0]}(drive, {two[1]})")


def conditions(depth: int, words: Words = PRODUCT) -> st.SearchStrategy[str]:
    """Expressions that are true or false."""
    leaves = st.sampled_from(words.conditions)
    if words is OUTSIDE:
        leaves = st.one_of(leaves, over_instances(("all", "any"), conditions(1, INSTANCE)))
    if depth == 0:
        return leaves
    inner = conditions(depth - 1, words)
    number = numbers(depth - 1, words)
    owner, first, second = words.texts
    return st.one_of(
        leaves,
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda three: "({} {} {})".format(*three)),
        inner.map(lambda text: f"not ({text})"),
        st.tuples(number, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), number).map(" ".join),
        st.tuples(inner, inner, inner).map(lambda three: "(if {} then {} else {})".format(*three)),
        st.tuples(inner, inner).map(
            lambda two: f"(if {two[0]} then {owner} else {first}) = (if {two[1]} then {second} else {owner})"
        ),
    ).map(lambda text: text if text.startswith("(") else f"({text})")


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["*", "p1", "p2", "{p1 p3}"]),
        st.sampled_from(["*", "0", "2", "{1, 2}"]),
        st.sampled_from(["*", "true"]),
    ).map(lambda cells: f"({', '.join(cells)})"),
    min_size=1,
    max_size=4,
).map(" ".join)


def bodies() -> st.SearchStrategy[str]:
    """Bodies of every rule kind."""
    condition = conditions(2)
    early = st.sampled_from(["processor = p1", "glass = clear or processor.memory > 1", "light"])
    return st.one_of(
        condition.map(lambda text: f"require {text}"),
        st.tuples(condition, condition).map(lambda two: "when {} require {}".format(*two)),
        st.tuples(condition, condition).map(lambda two: "{} excludes {}".format(*two)),
        st.tuples(condition, condition).map(lambda two: "{} iff {}".format(*two)),
        st.tuples(st.integers(0, 1), st.integers(1, 3), st.lists(condition, min_size=2, max_size=4)).map(
            lambda three: f"choose {three[0]}..{three[1]} of {', '.join(three[2])}"
        ),
        ROWS.map(lambda rows: f"allow (processor, shelves, light): {rows}"),
        ROWS.map(lambda rows: f"forbid (processor, shelves, light): {rows}"),
        st.just('allow (glass, processor) from table "pairs.csv"'),
        st.tuples(st.integers(0, 2), early).map(lambda two: "default shelves = {} when {}".format(*two)),
        st.tuples(st.sampled_from(["0.75", "1.0"]), early).map(lambda two: "default length = {} when {}".format(*two)),
        st.sampled_from(["default glass = frosted", "default light = true when processor = p2"]),
        st.tuples(st.sampled_from(["p1", "p2", "p3"]), st.integers(-3, 9)).map(
            lambda two: "prefer processor = {} weight {}".format(*two)
        ),
        st.integers(1, 5).map(lambda weight: f"prefer shelves = 2 weight {weight}"),
    )


COMPUTED = st.tuples(
    st.sampled_from(
        ["shelves * processor.memory", "shelves + count(light, glass = clear)", "max(shelves, processor.memory) - 1"]
    ),
    st.sampled_from(["not light", "processor.tdp > 70 and shelves > 0"]),
    st.sampled_from(["if total > 4 then big else small", "if length > 1 m then big else if light then big else small"]),
).map(
    lambda three: (
        f"computed total: integer 0..9 = {three[0]}",
        f"computed dim: boolean = {three[1]}",
        f"computed class: one of small, big = {three[2]}",
    )
)


def text_of(computed: Sequence[str], rules: Sequence[str]) -> str:
    """Write a book."""
    lines = [*DECLARATIONS, *computed, *(f"rule r{number}: {body}" for number, body in enumerate(rules))]
    return "\n".join(lines) + "\n"


COMPONENT = """characteristic light: boolean
characteristic shelves: integer 0..2
component drive: {cardinality}
  characteristic kind: one of ssd, hdd
  characteristic gb: optional integer 1..2
  computed watts: integer 0..3 = {watts}
  computed hot: boolean = {hot}
"""


@st.composite
def component_texts(draw: st.DrawFn, most_rules: int) -> str:
    """Write a book with a component, rules inside its instances and rules over them."""
    text = COMPONENT.format(
        cardinality=draw(st.sampled_from(["0..2", "1..2", "2", "0..2 numbered"])),
        watts=draw(st.sampled_from(["gb + 1", "if kind = ssd then 1 else gb * 2", "count(kind = ssd, light)"])),
        hot=draw(st.sampled_from(["kind = hdd", "gb > shelves or light"])),
    )
    inside = draw(st.lists(st.one_of(INSIDE, bodies_of(INSTANCE)), max_size=2))
    outside = draw(st.lists(bodies_of(OUTSIDE), max_size=most_rules))
    text += "".join(f"  rule i{number}: {body}\n" for number, body in enumerate(inside))
    return text + "".join(f"rule r{number}: {body}\n" for number, body in enumerate(outside))


INSIDE = st.sampled_from(
    [
        "allow (kind, gb): (ssd, *) (hdd, {1 none})",
        "allow (gb, light): (1, *) (none, true)",
        "forbid (kind, shelves): (*, 0) (hdd, 2)",
        "forbid (gb, light): (*, true)",
        "default kind = hdd when light",
        "prefer gb = 2 weight 3",
    ]
)


def bodies_of(words: Words) -> st.SearchStrategy[str]:
    """Bodies of rules that remove values."""
    condition = conditions(2, words)
    return st.one_of(
        condition.map(lambda text: f"require {text}"),
        st.tuples(condition, condition).map(lambda two: "when {} require {}".format(*two)),
        st.tuples(condition, condition).map(lambda two: "{} excludes {}".format(*two)),
    )


@st.composite
def books(draw: st.DrawFn, most_rules: int = 6) -> Drawn:
    """A parsed book with up to `most_rules` rules, about a third of them with components."""
    if draw(st.integers(0, 2)) == 0:
        text = draw(component_texts(most_rules // 2))
    else:
        text = text_of(draw(COMPUTED), draw(st.lists(bodies(), max_size=most_rules)))
    return Drawn(text, parse({"book.rules": text}, TABLES))


@st.composite
def choices(draw: st.DrawFn, book: RuleBook, most: int = 5) -> dict[str, str]:
    """Some choices, computed characteristics included."""
    owners = draw(st.lists(st.sampled_from(book.characteristics), max_size=most, unique_by=lambda each: each.name))
    return {owner.name: draw(st.sampled_from(owner.values)) for owner in owners}
