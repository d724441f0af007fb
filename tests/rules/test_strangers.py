"""What a stranger may try: numbers, units, tables and clauses that look right and are not, or that would never end."""

from __future__ import annotations

from datetime import date

import pytest

from rules import RuleErrors, engine, lower, parse
from rules.__main__ import main
from rules.engines.cnf import TooLarge
from rules.findings import MOST_FINDINGS
from rules.models import load_book
from rules.reader import DEEPEST_NESTING

DAY = date(2026, 6, 1)
NUMBERS = "characteristic n: integer 0..9\ncharacteristic m: integer 0..9 [m]\ncharacteristic gap: integer 0..9 [mm]\n"


def domains(text: str, tables: dict[str, str] | None = None):
    book = parse({"a.rules": text}, tables or {})
    return engine(lower(book, market=None, on=DAY), "exhaustive").propagate({}).domains


def errors(text: str, tables: dict[str, str] | None = None):
    with pytest.raises(RuleErrors) as caught:
        parse({"a.rules": text}, tables or {})
    return caught.value.findings


@pytest.mark.parametrize(
    ("condition", "name", "values"),
    [
        # A share, or a number of things, does not change the unit that a number without one takes.
        ("m * 50 % >= 4", "m", "89"),
        ("n * 50 % >= 4", "n", "89"),
        ("50 % * n * m >= 40", "m", "9"),
        ("m + 200 % * 2 m <= 4.5", "m", "0"),
        # A number without a unit takes it from what it is looked for among.
        ("5 in {gap, 7}", "gap", "5"),
        ("(2 + 3) in {gap}", "gap", "5"),
        ("gap in {5, 0.6 cm}", "gap", "56"),
        ("8 in {n, 3}", "n", "8"),
        # Both ways to write a square, and a product, are one unit.
        ("m * m = 4 m²", "m", "2"),
        ("m * m = 4 m2", "m", "2"),
        ("m * m * m = 8 m³", "m", "2"),
        ("gap * gap <= 1 mm²", "gap", "01"),
    ],
)
def test_units_are_what_an_author_takes_them_for(condition, name, values):
    assert "".join(domains(f"{NUMBERS}rule r: require {condition}\n")[name]) == values


def test_units_with_powers_agree_however_they_are_written():
    text = "characteristic a: integer 0..4 [m²]\ncharacteristic b: integer 0..4 [m2]\nrule r: require a = b and a = 2\n"
    assert domains(text)["b"] == ("2",)


def test_not_chosen_is_one_of_several_values_whatever_the_type():
    text = (
        "characteristic gap: optional integer 0..3 [mm]\ncharacteristic vent: optional boolean\n"
        "rule r: require gap in {none, 2}\nrule s: require not (vent in {none, true})\n"
    )
    assert domains(text) == {"gap": ("none", "2"), "vent": ("false",)}


def test_several_words_are_not_one_of_several_values():
    tables = {"p.csv": "code,sockets\na,am5|am4\nb,am4\n"}
    (found,) = errors('characteristic p: one of table "p.csv"\nrule r: require p.sockets in {am4, am5}\n', tables)
    assert (found.code, found.hint) == ("type", "write: p.sockets has VALUE")


@pytest.mark.parametrize("value", ["1e99999999", "1/2", "2_0", "２", "9e0"])
def test_a_value_is_a_number_only_in_digits(value):
    (found,) = errors(f'{NUMBERS}rule r: allow (n): ("{value}")\n')
    assert found.code == "unknown-value"
    assert domains(f'{NUMBERS}rule r: allow (n): ("2.00")\n')["n"] == ("2",)


@pytest.mark.parametrize(
    "body", ["choose {} of n = 1", "prefer n = 1 weight {}", "require n < {}", "require n < {} mm"]
)
def test_a_number_without_end_is_refused_where_it_stands(body):
    found = errors(f"{NUMBERS}rule r: {body.format('9' * 5000)}\n")
    assert found[0].code == "number"
    assert (found[0].place.line, found[0].place.width) == (4, 5000)


@pytest.mark.parametrize("mark", ["+", "-"])
def test_a_sum_may_be_long(mark):
    text = (
        f"{NUMBERS}rule r: require {f' {mark} '.join(['n'] * 3000)} in {{0, {2998 if mark == '-' else 3000}, -2998}}\n"
    )
    assert domains(text)["n"] == ("0", "1")


@pytest.mark.parametrize("text", ["({})", "(({}) * n)", "n + {}"])
def test_a_product_may_be_as_deep_as_anything_else(text):
    product = " * ".join(["m"] * (DEEPEST_NESTING + 5))
    found = errors(f"{NUMBERS}rule r: require {text.format(product)} > 0\n")
    assert [each.message for each in found] == [f"more than {DEEPEST_NESTING} levels of nesting"]
    few = " * ".join(["(1 - 1)"] * (DEEPEST_NESTING // 2))
    assert domains(f"{NUMBERS}rule r: require n <= {few}\n")["n"] == ("0",)


def test_products_inside_each_other_add_up():
    text = "m"
    for _ in range(20):
        text = f"({text} * m * m * m)"
    assert [each.code for each in errors(f"{NUMBERS}rule r: require {text} > 0\n")] == ["syntax"]


def test_a_unit_has_an_end():
    (found,) = errors(f"characteristic n: integer 0..9 [{'*'.join(['mm9'] * 5000)}]\n")
    assert found.code == "unknown-unit"


def test_a_negative_number_has_as_many_digits_as_a_positive_one():
    least = "-" + "9" * 15
    assert domains(f"characteristic n: integer {least}..{least}\n")["n"] == (least,)


# --- clauses ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clauses", "message", "hint"),
    [
        ("markets EU", "'EU' is no market", "did you mean eu?"),
        ('markets eu, "north america"', "'north america' is no market", "write: markets eu, us"),
        ("markets eu\n  markets us", "'markets' stands under this rule twice", "behind one of them"),
        ("from 2026-01-01\n  from 2027-01-01", "'from' stands under this rule twice", "remove the other"),
        ('source "a"\n  source "b"', "'source' stands under this rule twice", "behind one of them"),
        ("from 2026-W01-1", "expected a date, found '2026-W01-1'", "2026-01-31"),
        ("until 20270101", "expected a date, found '20270101'", "2026-01-31"),
    ],
)
def test_a_clause_that_would_be_overlooked_is_refused(clauses, message, hint):
    (found,) = errors(f"{NUMBERS}rule r: require n > 1\n  {clauses}\n  tags a\n")
    assert message in found.message
    assert hint in found.hint
    assert found.place.line == 5 + clauses.count("\n")


def test_a_circle_is_told_once_and_without_what_only_leads_to_it():
    circle = "computed a: integer 0..9 = b\ncomputed b: integer 0..9 = c + 1\ncomputed c: integer 0..9 = a\n"
    (found,) = errors(f"computed x: integer 0..9 = a\n{circle}")
    assert found.message == "a is computed from itself: a -> b -> c -> a"
    both = errors(f"{circle}computed d: integer 0..9 = d\ncomputed e: integer 0..9 = e + a\n")
    assert [each.place.line for each in both] == [1, 4, 5]


def test_a_circle_of_thousands_is_found_and_told_in_short():
    lines = [f"computed c{at}: integer 0..1 = c{(at + 1) % 4000}\n" for at in range(4000)]
    (found,) = errors("".join(lines))
    assert found.message == (
        "c0 is computed from itself: c0 -> c1 -> c2 -> c3 -> c4 -> c5 -> c6 -> c7 -> c8 -> c9 -> ... -> c0"
    )


def test_a_broken_component_is_reported_once_and_not_at_its_instances():
    inner = "component part: 0..2\n  characteristic x: one of p, q\n  characteristic y: bolean\n"
    found = errors(
        f"{inner}rule r: require part_1_x = q\nrule s: when part_2_y require part > 1\nrule t: require typo\n"
    )
    assert [(each.code, each.place.line) for each in found] == [("syntax", 3), ("unknown-name", 6)]


MANY = MOST_FINDINGS + 100


def test_suggestions_end_where_nobody_reads_them():
    names = "".join(f"characteristic name{at}: boolean\n" for at in range(MANY))
    found = errors(names + "".join(f"rule r{at}: require nam{at}\n" for at in range(MANY)))
    assert len(found) == MANY
    assert all(each.hint for each in found[:MOST_FINDINGS])
    assert not any(each.hint for each in found[MOST_FINDINGS:])


# --- tables -----------------------------------------------------------------------------------------------------------

TABLE = 'characteristic p: one of table "p.csv"\n'


def test_every_row_that_is_too_long_or_too_short_is_told():
    found = errors(TABLE, {"p.csv": "code,w#\na,1\nb,2,3\nc\nd,4\n"})
    assert [(each.place.line, each.message) for each in found] == [
        (3, "the row has 3 cells, the header 2"),
        (4, "the row has 1 cells, the header 2"),
    ]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_marks_between_columns_are_told(mark):
    (found,) = errors(TABLE, {"p.csv": f"code{mark}w#\na{mark}1,5\n"})
    assert (found.message, found.place.line) == (f"the columns of 'p.csv' are separated by {mark!r}", 1)
    assert "commas" in found.hint


def test_an_open_quote_is_told_where_it_opens():
    (found,) = errors(TABLE, {"p.csv": 'code,name\na,One\nb,"Two\nc,Three\n'})
    assert (found.place.line, found.place.excerpt) == (3, 'b,"Two')


def test_a_table_in_another_encoding_is_not_called_missing(tmp_path):
    (tmp_path / "a.rules").write_text(TABLE)
    (tmp_path / "p.csv").write_bytes("code,name\na,First\nb,Второй\n".encode("cp1251"))
    with pytest.raises(RuleErrors) as caught:
        load_book([tmp_path / "a.rules"])
    (found,) = caught.value.findings
    assert found.code == "encoding"
    assert str(found.place).endswith("p.csv:3:3")


# --- widths and the command line --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    ["rule r: require x + y = 7", "rule r: require x + y <= 3000", "computed z: integer 0..3 = x + y"],
)
def test_wide_sums_are_left_to_other_engines_before_their_rows_are_listed(rule):
    text = f"characteristic x: integer 0..2999\ncharacteristic y: integer 0..2999\n{rule}\n"
    problem = lower(parse({"a.rules": text}, {}), market=None, on=DAY)
    decider = engine(problem)
    assert decider.name != "diagram"
    assert decider.propagate({"x": "3"}).consistent


def test_a_diagram_explains_what_has_no_clause_form():
    """Its sums may be worth more numbers than clauses can say."""
    text = (
        "characteristic a: integer 0..2\ncharacteristic b: integer 0..2\n"
        "computed p: integer 0..520 = a\ncomputed q: integer 0..520 = b\ncomputed t: integer 0..9 = p + q\n"
        "characteristic c: one of x, y, z\nrule r: when c = x require t <= 2\nrule d: default c = y when p + b > 1\n"
    )
    problem = lower(parse({"a.rules": text}, {}), market=None, on=DAY)
    with pytest.raises(TooLarge):
        engine(problem, "sat")
    decider, oracle = engine(problem), engine(problem, "exhaustive")
    assert decider.name == "diagram"
    choices = {"a": "2", "b": "1", "c": "x"}
    assert decider.conflict_set(choices) == oracle.conflict_set(choices)
    assert decider.relaxations(choices) == oracle.relaxations(choices)
    for given in ({}, {"b": "2"}, {"a": "1"}, {"t": "2"}):
        assert decider.complete(given) == oracle.complete(given)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["count", "{}", "--on", "2026-W01-1"], "'2026-W01-1' is no day; write such as 2026-01-31"),
        (["count", "{}", "--seconds", "nan"], "'nan' is no number of seconds"),
        (["sample", "{}", "-n", "0"], "'0' is no number of things; write 1 or more"),
    ],
)
def test_a_senseless_argument_is_told_what_to_write(arguments, told, tmp_path, capsys):
    file = tmp_path / "a.rules"
    file.write_text(NUMBERS)
    with pytest.raises(SystemExit) as stopped:
        main([each.format(file) for each in arguments])
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_a_market_is_the_same_in_capitals(tmp_path, capsys):
    file = tmp_path / "a.rules"
    file.write_text(f"{NUMBERS}rule r: require n = 1 and m = 1 m and gap = 1 mm\n  markets eu\n")
    assert main(["count", str(file), "--market", "EU"]) == 0
    assert capsys.readouterr().out == "1\n"
