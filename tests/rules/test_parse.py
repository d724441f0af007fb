"""Authors see every error at once, each where it is, with what to do; and nothing they type crashes the reader."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import RuleErrors, engine, intervals, lower, parse
from rules.reader import DEEPEST_NESTING
from tests.rules.books import DECLARATIONS, TABLES, books

DAY = date(2026, 6, 1)
HEAD = "\n".join([*DECLARATIONS, "characteristic watts: integer 0..900 [W]"]) + "\n"


def errors(text: str, tables: dict[str, str] | None = None):
    with pytest.raises(RuleErrors) as caught:
        parse({"a.rules": text}, TABLES if tables is None else tables)
    return caught.value.findings


def only_error(body: str):
    found = errors(f"{HEAD}rule r: {body}\n")
    assert len(found) == 1, [finding.report() for finding in found]
    return found[0]


@pytest.mark.parametrize(
    ("body", "code", "at", "hint"),
    [
        ("require glas = clear", "unknown-name", "glas", "glass"),
        ("require glass = claer", "unknown-value", "claer", "clear"),
        ("require processor.sockt = am5", "unknown-attribute", "sockt", "socket"),
        ("require processor.socket = am6", "unknown-value", "am6", "am5"),
        ("require clear", "unknown-name", "clear", "glass = clear"),
        ("require glass", "type", "glass", "glass = ..."),
        ("require glass < clear", "type", "<", "only numbers have an order"),
        ("require length < watts", "unit", "watts", "same dimension"),
        ("require length <= 350 W", "unit", "350", "same dimension"),
        ("require processor.socket + 1 > 2", "type", "processor.socket", "unit or a #"),
        ("require processor.sockets = am5", "type", "processor.sockets", "has"),
        ("require shelves-1 > 0", "unknown-name", "shelves-1", "shelves - 1"),
        ("require shelves / 2 > 0", "syntax", "/", "multiply the other side"),
        ("require 0 < shelves < 3", "syntax", "<", "a < b and b < c"),
        ("glass = clear exclude light", "syntax", "exclude", "excludes"),
        ("when light glass = clear", "syntax", "glass", "when CONDITION require"),
        ("choose 3..4 of light, glass = clear", "range", "3", "group"),
        ("allow (glass, light): (clear)", "row", "(", "glass, light"),
        ("default glass = clear when shelves = 1", "default-order", "shelves = 1", "declared before"),
        ("prefer glass = clear weight 1.5", "range", "1.5", "weight 10"),
        ("require (light and", "syntax", "", ""),
    ],
)
def test_an_error_says_where_and_what_to_do(body, code, at, hint):
    finding = only_error(body)
    assert finding.code == code
    assert hint in finding.hint
    line = f"rule r: {body}"
    assert finding.place.excerpt == line
    start = finding.place.column - 1
    assert line[start : start + finding.place.width].startswith(at) or not at
    assert "^" in finding.report()


def test_all_errors_of_all_files_are_reported_at_once():
    bad = "\n".join(f"rule r{number}: require nothing{number} = 1" for number in range(20))
    with pytest.raises(RuleErrors) as caught:
        parse({"a.rules": HEAD + bad, "b.rules": "charcteristic x: boolean\nrule y: require\n"}, TABLES)
    assert len(caught.value.findings) == 22
    assert caught.value.report().endswith("22 errors")
    assert "did you mean characteristic?" in caught.value.report()


def test_a_broken_declaration_is_reported_once_and_not_at_every_use():
    found = errors("characteristic doors: bolean\nrule a: require doors\nrule b: when doors require doors\n")
    assert [finding.code for finding in found] == ["syntax"]


def test_a_unit_clash_shows_both_places():
    assert only_error("require length < watts").related.column == 17


def test_clauses_after_a_wrong_one_are_still_read():
    found = errors(f'{HEAD}rule r: require light\n  reson en "x"\n  from 2026-13-01\n  markets\n  source 5\n')
    rule = HEAD.count("\n") + 1
    assert [finding.place.line - rule for finding in found] == [1, 2, 4, 4]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("characteristic a: boolean\ncharacteristic a: boolean", "repeated"),
        ("characteristic a: one of x, x", "repeated"),
        ("characteristic a: integer 5..1", "range"),
        ("characteristic a: integer 1.5..2", "range"),
        ("characteristic a: decimal 0..1 step 0.3", "range"),
        ("characteristic a: integer 0..99999999", "too-many"),
        ("characteristic a: integer", "syntax"),
        ('characteristic a: one of table "none.csv"', "no-table"),
        ("computed a: integer 0..9 = b\ncomputed b: integer 0..9 = a", "cycle"),
        ("computed a: integer 0..9 [W] = 3 mm", "unit"),
        ('characteristic a: one of "open', "open-string"),
        ("  characteristic a: boolean", "syntax"),
        ("characteristic if: boolean", "syntax"),
        ("characteristic a: boolean\nrule r: require a\n  from 2026-01-01 until 2026-01-01", "period"),
    ],
)
def test_a_wrong_declaration_is_refused(text, code):
    assert code in {finding.code for finding in errors(text)}


def test_a_wrong_cell_is_reported_at_its_line_of_the_table():
    found = errors('characteristic a: one of table "t.csv"', {"t.csv": "code,size[mm]\nx,10\ny,ten\n"})
    assert (found[0].place.file, found[0].place.line) == ("t.csv", 3)


def test_arithmetic_that_could_overflow_is_refused():
    names = "\n".join(f"characteristic n{number}: integer 1..9999" for number in range(5))
    found = errors(f"{names}\nrule r: require n0 * n1 * n2 * n3 * n4 <= 7\n")
    assert [finding.code for finding in found] == ["overflow"]


def test_nesting_is_limited():
    deep = "(" * (DEEPEST_NESTING + 5) + "light" + ")" * (DEEPEST_NESTING + 5)
    assert only_error(f"require {deep}").message.startswith("more than")
    assert only_error(f"require {'not ' * 5000} light").message.startswith("more than")
    assert only_error(f"require {'-' * 5000}1 = 1").message.startswith("more than")


def test_rules_are_in_force_by_market_and_day():
    text = (
        HEAD + "rule eu: require light\n  markets eu\nrule new: require not light\n  from 2026-07-01 until 2027-01-01\n"
    )
    book = parse({"a.rules": text}, TABLES)

    def names(market: str | None, day: date) -> list[str]:
        return [each.rule for each in lower(book, market=market, on=day).constraints]

    assert names("eu", DAY) == ["eu"]
    assert names(None, DAY) == []
    assert names("us", date(2026, 7, 1)) == ["new"]
    assert names("us", date(2027, 1, 1)) == []


def test_a_reason_never_goes_to_a_wider_audience():
    text = f'{HEAD}rule r: require light\n  reason engineer en "secret"\n  reason rep en "for us" " only"\n'
    rule = parse({"a.rules": text}, TABLES).rules[0]
    assert rule.reason("engineer", "ru") == "secret"
    assert rule.reason("rep", "en") == "for us only"
    assert rule.reason("customer", "ru") == "Такое сочетание недоступно."
    assert "require light" in parse({"a.rules": f"{HEAD}rule r: require light\n"}, TABLES).rules[0].reason("rep", "en")


def test_parsing_and_lowering_are_deterministic():
    text = HEAD + "rule a: require light or shelves > 1\nrule b: prefer glass = clear weight 3\n"
    digests = {lower(parse({"a.rules": text}, TABLES), market=None, on=DAY).digest for _ in range(3)}
    assert len(digests) == 1


def check_report(errors_found: RuleErrors) -> None:
    assert errors_found.findings
    assert errors_found.report()


VOCABULARY = """
characteristic rule computed : one of boolean integer decimal step table require when excludes iff choose
allow forbid default prefer weight ( ) { } [ ] , . .. = != < <= + - * / if then else and or not in has count
min 1 2.5 mm W light glass clear shelves processor.tdp reason en source tags markets from until 2026-01-01 # é
"""
WORDS = st.sampled_from([*VOCABULARY.split(), '"', '"x"', "\x00"])
LAYOUT = st.sampled_from([" ", " ", " ", "\n", "\n  "])
NOISE = st.lists(st.tuples(WORDS, LAYOUT), max_size=60).map(lambda parts: "".join(word + gap for word, gap in parts))
FUZZ = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@FUZZ
@given(st.one_of(NOISE, st.text(max_size=200), NOISE.map(lambda text: f"{HEAD}rule r: require {text}")))
def test_no_text_crashes_the_reader(text):
    try:
        parse({"fuzz.rules": text}, TABLES)
    except RuleErrors as errors_found:
        check_report(errors_found)


@FUZZ
@given(st.text(alphabet='code,a[mm]#|"\n12x. ', max_size=120))
def test_no_table_crashes_the_reader(text):
    try:
        parse({"a.rules": 'characteristic a: one of table "t.csv"\n'}, {"t.csv": text})
    except RuleErrors as errors_found:
        check_report(errors_found)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(books(), st.data())
def test_no_damaged_book_crashes_the_reader(drawn, data):
    at = data.draw(st.integers(0, len(drawn.text)))
    width = data.draw(st.integers(0, 12))
    try:
        parse({"a.rules": drawn.text[:at] + drawn.text[at + width :]}, TABLES)
    except RuleErrors as errors_found:
        check_report(errors_found)


def test_a_rule_keeps_its_text_without_name_comments_and_clauses():
    text = f'{HEAD}rule r: when light   # why\n    require shelves > 0\n    reason en "x"\n'
    assert parse({"a.rules": text}, TABLES).rules[0].text == "when light require shelves > 0"


def test_rule_dates_split_time_into_intervals_with_a_problem_each():
    text = (
        "characteristic light: boolean\n"
        "rule a: require light\n  markets eu\n  from 2026-02-01 until 2026-04-01\n"
        "rule b: require not light\n  from 2026-04-01\n"
        "rule c: require light\n  markets us\n  from 2026-03-01\n"
    )
    book = parse({"a.rules": text}, {})
    found = intervals(book, "eu")
    assert [(each.period.start, each.period.end) for each in found] == [
        (None, date(2026, 2, 1)),
        (date(2026, 2, 1), date(2026, 4, 1)),
        (date(2026, 4, 1), None),
    ]
    assert [[rule.rule for rule in each.problem.constraints] for each in found] == [[], ["a"], ["b"]]
    for each in found[1:]:
        assert each.period.start is not None
        assert each.problem.digest == lower(book, market="eu", on=each.period.start).digest


def test_without_dates_there_is_one_interval():
    (only,) = intervals(parse({"a.rules": HEAD}, TABLES), None)
    assert (only.period.start, only.period.end) == (None, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("characteristic a: optional one of none, x", "repeated"),
        ("computed a: optional integer 0..9 = 3", "syntax"),
        ("characteristic a: optoinal boolean", "syntax"),
        ("characteristic a: boolean\nrule r: require a is set", "type"),
        ("characteristic a: optional boolean\nrule r: require not a is", "syntax"),
        ("characteristic a: optional integer 1..2\nrule r: require a + 1 is set", "type"),
        ("characteristic a: optional integer 1..2\nrule r: require a < none", "unknown-name"),
    ],
)
def test_a_wrong_use_of_what_is_optional_is_refused(text, code):
    assert [finding.code for finding in errors(text)] == [code]


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        ("size is set", ("1", "2")),
        ("size = none", ("none",)),
        ("none != size", ("1", "2")),
        ("size is not set", ("none",)),
        ("size < 2", ("none", "1")),
        ("size = 2.0", ("2",)),
        ("size + 1 = 1", ("none",)),
    ],
)
def test_an_optional_number_that_is_not_chosen_counts_nothing(condition, left):
    book = parse({"a.rules": f"characteristic size: optional integer 1..2\nrule r: require {condition}\n"}, {})
    assert engine(lower(book, market=None, on=DAY)).propagate({}).domains["size"] == left


def test_decide_names_characteristics_to_decide_first():
    book = parse({"a.rules": "decide b, a\ncharacteristic a: boolean\ncharacteristic b: boolean\ndecide a\n"}, {})
    assert book.advice == ("b", "a")
    for text, message in (("decide c\n", "c"), ("decide a b\n", "separated by commas"), ("decide\n", "expected")):
        with pytest.raises(RuleErrors) as caught:
            parse({"a.rules": f"characteristic a: boolean\n{text}"}, {})
        assert message in caught.value.report()
