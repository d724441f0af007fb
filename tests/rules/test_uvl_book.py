"""A feature model as a rule book has exactly the model's configurations, and tells what it had to leave out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import RuleErrors, engine, lower, parse, uvl
from rules.uvl_book import RuleText, rule_text
from tests.rules.test_uvl import SERVER


def model(features: str, constraints: str = "") -> str:
    text = "features\n\tR\n" + "".join(f"\t\t{line}\n" for line in features.splitlines())
    return text + ("constraints\n" + "".join(f"\t{line}\n" for line in constraints.splitlines()) if constraints else "")


def counts(text: str) -> tuple[int | None, int | None, RuleText]:
    """Return how many configurations a model has, how many its rule book, and the book."""
    book = rule_text(text, "model.uvl")
    problem = lower(parse({"rules/model.rules": book.text}, {}), market="eu", on=date(2026, 1, 1))
    return engine(uvl.read(text, "model.uvl"), "sat").count({}).value, engine(problem, "sat").count({}).value, book


MODELS = {
    "the language's example": (SERVER, ""),
    "or": ("or\n\tA\n\tB\n\tC", ""),
    "alternative": ("alternative\n\tA\n\tB\n\tC", "A => !B"),
    "optional alternative": ("optional\n\tX\n\t\talternative\n\t\t\tA\n\t\t\tB", "A | !X"),
    "cardinality": ("[1..2]\n\tA\n\tB\n\tC", "A <=> B"),
    "deep mandatory": ("optional\n\tA\n\t\tmandatory\n\t\t\tB\n\t\t\t\toptional\n\t\t\t\t\tC", "C => B"),
    "integers": ("mandatory\n\tInteger n {min 1, max 5}\noptional\n\tInteger m {min 0, max 8, step 2}", "n + m <= 9"),
    "decimals": ("optional\n\tReal x {min 0.5, max 2.5, step 0.5}\n\tA", "x > 1 => A"),
    "texts": ("mandatory\n\tString s {values ['red', 'none such', 'a \"b\"']}\noptional\n\tA", "s == 'red' => A"),
    "instances": ("optional\n\tdisk cardinality [2..4] {price 3}\n\tA {price 5}", "sum(price) <= 9"),
    "attributes": (
        "optional\n\tA {price 3, fast true}\n\tB {price 4.5}\n\tC {price 1}",
        "A.price + B.price >= 3\nsum(price) < 8\nA.fast => C",
    ),
    "products": ("mandatory\n\tInteger n {min 0, max 3}\n\tInteger m {min 0, max 3}", "n * m / 2 <= 2"),
    "nothing": ("mandatory\n\tA", ""),
    "never": ("mandatory\n\tA\noptional\n\tB", "!A"),
    "keywords and alphabets": ('optional\n\t"rule"\n\t"and"\n\tКрасный\n\t"2 doors"\n\t"Größe"', 'Красный => "rule"'),
    "alternatives with more below": (
        "alternative\n\tA\n\t\toptional\n\t\t\tD\n\tB\n\t\tor\n\t\t\tE\n\t\t\tF",
        "E => !D",
    ),
    "typed alternatives": ("alternative\n\tInteger n {min 1, max 3}\n\tB", "n >= 2 | B"),
}


@pytest.mark.parametrize("name", MODELS)
def test_the_book_has_the_configurations_of_the_model(name: str) -> None:
    features, constraints = MODELS[name]
    text = features if features.startswith("\nnamespace") else model(features, constraints)
    of_model, of_book, book = counts(text)
    if name == "nothing":
        of_book = (of_book or 0) // 2  # a product without any choice has one that means nothing
    assert of_book == of_model, book.text
    assert book.left_out == ()


def test_names_are_kept_for_people() -> None:
    book = rule_text(SERVER, "server.uvl")
    assert "characteristic operatingsystem: one of Windows, macOS, Debian" in book.text
    assert book.names["operatingsystem"] == "OperatingSystem"
    assert book.values["operatingsystem"]["macOS"] == "macOS"
    assert 'source "server.uvl:' in book.text


def test_what_cannot_be_written_is_left_out_and_named() -> None:
    text = model("optional\n\tA {price 3}\n\tB {price 4}\n\tC", "avg(price) <= 3\nA => C\nA.price / B.price < 2")
    book = rule_text(text, "shop.uvl")
    assert [(finding.place.line, finding.code) for finding in book.left_out if finding.place] == [
        (8, "not-expressible"),
        (10, "not-expressible"),
    ]
    assert "line_9" in book.text
    assert "avg()" in book.left_out[0].message


@pytest.mark.parametrize("text", ["", "nonsense", "features\n\tR\n\t\toptional\n\t\t\tInteger n"])
def test_what_is_no_model_is_refused_with_places(text: str) -> None:
    with pytest.raises(RuleErrors) as caught:
        rule_text(text, "x.uvl")
    assert caught.value.findings


NAMES = st.sampled_from("ABCDEFGH")


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(["mandatory", "optional", "or", "alternative", "[1..2]"]), st.integers(1, 3)),
        min_size=1,
        max_size=4,
    ),
    st.lists(st.tuples(NAMES, st.sampled_from(["=>", "<=>", "|", "&"]), NAMES), max_size=3),
)
def test_any_small_model_keeps_its_configurations(groups, constraints) -> None:
    names = iter("ABCDEFGHIJKLMNOP")
    lines: list[str] = []
    used: list[str] = []
    for depth, (kind, size) in enumerate(groups):
        indent = "\t\t" * (depth % 2)
        if kind == "[1..2]" and size < 1:
            continue
        lines.append(f"{indent}{kind}")
        for _ in range(size):
            used.append(next(names))
            lines.append(f"{indent}\t{used[-1]}")
    said = [f"{one} {word} {other}" for one, word, other in constraints if one in used and other in used]
    of_model, of_book, book = counts(model("\n".join(lines), "\n".join(said)))
    declared = [line for line in book.text.splitlines() if line.startswith("characteristic")]
    assert of_book == of_model or declared in (["characteristic r: boolean"], ["characteristic never: boolean"])
