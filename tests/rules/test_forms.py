"""Rules as forms: text and form are one rule, and writing one rule back leaves everything else as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.forms import (
    Comparison,
    Condition,
    FormErrors,
    Rows,
    RuleForm,
    WrittenRule,
    added,
    changed,
    read_rules,
    removed,
    written,
)
from rules.kinds import KINDS, Slot
from rules.syntax import Reason
from tests.rules.demo import FOLDER, PRODUCTS, demo_book

FILES = sorted(FOLDER.glob("*/rules/*.rules"))

BOOK = """\
# The head of the file.
characteristic a: boolean

# About the first.
rule one: when a = 1 # first
      and b in {x, "y z"}   # second
    require (c or d)
    # a remark
    reason en "One " # why
      "more"
    tags t1, t2   # tags
    from 2026-01-01 until 2027-01-01
    # the last remark

component drive: 0..4
    characteristic size: integer 1..4
    rule two: allow (size, kind): # rows
            (1, {a b})  # first row
            (2, *)
            # between
            (3, c)
        source "S"
    rule three: size = 1 excludes kind = a
rule four: choose 1..2 of a, b and c, if x then y else z
rule five: default a = "b c" when d
"""
ONE, TWO, THREE, FOUR, FIVE = range(5)


def rule(number: int, text: str = BOOK) -> WrittenRule:
    return read_rules("book.rules", text)[number]


def form_of(number: int, text: str = BOOK) -> RuleForm:
    found = rule(number, text).form
    assert found is not None
    return found


def said(number: int, text: str = BOOK, **fields: Any) -> str:
    """Return the book with some fields of a rule said differently."""
    return changed(text, rule(number, text), replace(form_of(number, text), **fields))


def with_part(number: int, **parts: Any) -> str:
    return said(number, parts={**form_of(number).parts, **parts})


def differing(after: str, before: str = BOOK) -> tuple[list[str], list[str]]:
    """Return the lines that went, and those that came."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


# --- text to form -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parts[-3]}/{file.name}")
def test_every_rule_of_the_demo_is_a_form_and_writing_it_back_changes_nothing(file) -> None:
    text = file.read_text(encoding="utf-8")
    for each in read_rules(file.name, text):
        assert each.form is not None, each.finding
        assert changed(text, each, each.form) == text
        assert form_of(0, written(each.form)) == each.form


@pytest.mark.parametrize("product", PRODUCTS)
def test_forms_say_what_the_book_says(product: str) -> None:
    book = demo_book(product)
    forms = {
        each.id: each.form
        for file in sorted((FOLDER / product / "rules").glob("*.rules"))
        for each in read_rules(file.name, file.read_text(encoding="utf-8"))
    }
    assert list(forms)
    assert set(forms) == {each.id for each in book.rules}
    for each in book.rules:
        form = forms[each.id]
        assert form is not None
        assert (form.kind, form.source, form.tags, form.markets) == (each.kind, each.source, each.tags, each.markets)
        assert (form.start, form.end) == (each.period.start, each.period.end)
        assert {(one.audience, one.language): one.text for one in form.reasons} == dict(each.reasons)


def test_a_condition_is_comparisons_as_far_as_they_are_simple() -> None:
    assert form_of(ONE).parts == {
        "condition": Condition("and", (Comparison("a", "=", ("1",)), Comparison("b", "in", ("x", '"y z"')))),
        "consequence": Condition("or", (Comparison("c", "holds"), Comparison("d", "holds"))),
    }
    assert form_of(FOUR).parts["conditions"] == (
        Condition("and", (Comparison("a", "holds"),)),
        Condition("and", (Comparison("b", "holds"), Comparison("c", "holds"))),
        Condition("and", ("if x then y else z",)),
    )


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("glass = clear", Comparison("glass", "=", ("clear",))),
        ("(glass = clear)", Comparison("glass", "=", ("clear",))),
        ("case.height <= 2 * width", Comparison("case.height", "<=", ("2 * width",))),
        ("width >= 350 mm", Comparison("width", ">=", ("350 mm",))),
        ("not raid", Comparison("raid", "fails")),
        ("door is set", Comparison("door", "is set")),
        ("door is not set", Comparison("door", "is not set")),
        ("not glass in {a b}", Comparison("glass", "not in", ("a", "b"))),
        ('not p.sockets has "am5"', Comparison("p.sockets", "has not", ('"am5"',))),
        ("width in {1 m, 2 m}", Comparison("width", "in", ("1 m", "2 m"))),
        ("width in {1 + 1, 2}", "width in {1 + 1, 2}"),
        ("2 * width <= depth", "2 * width <= depth"),
        ("all(drive, size > 2)", "all(drive, size > 2)"),
        ("not (a or b)", "not (a or b)"),
        ("if a or b then c else d", "if a or b then c else d"),
        ("(a = b) = (c = d)", "(a = b) = (c = d)"),
        ("a + 1 = b", "a + 1 = b"),
    ],
)
def test_what_a_form_cannot_show_stays_an_expression(text: str, term: Any) -> None:
    (found,) = read_rules("x", f"rule r: require {text}")
    assert found.form is not None
    assert found.form.parts["condition"] == Condition("and", (term,))


def test_a_rule_that_cannot_be_read_has_a_finding_and_the_others_are_forms() -> None:
    first, second, third = read_rules("x", 'rule a: require (b\nrule b: require c\nrule c: require d = "open\n')
    assert first.form is None
    assert first.finding is not None
    assert "not closed" in first.finding.hint
    assert second.form is not None
    assert third.finding is not None
    assert third.finding.code == "open-string"
    assert [first.id, second.id, third.id] == ["a", "b", "c"]


def test_rules_inside_of_components_know_where_they_stand() -> None:
    assert [each.components for each in read_rules("x", BOOK)] == [(), ("drive",), ("drive",), (), ()]


# --- form to text -----------------------------------------------------------------------------------------------------


def test_only_the_term_that_changes_is_written_anew() -> None:
    terms = form_of(ONE).parts["condition"].terms  # type: ignore[union-attr]
    after = with_part(ONE, condition=Condition("and", (Comparison("a", "=", ("2",)), *terms[1:])))
    assert differing(after) == (["rule one: when a = 1 # first"], ["rule one: when a = 2 # first"])
    after = with_part(ONE, condition=Condition("and", (*terms, "x or y")))
    assert differing(after)[1] == ['      and b in {x, "y z"} and (x or y)   # second']
    after = with_part(ONE, condition=Condition("and", terms[:1]))
    assert differing(after) == (['      and b in {x, "y z"}   # second'], ["      # second"])
    after = with_part(ONE, condition=Condition("or", terms))
    assert form_of(ONE, after).parts["condition"] == Condition("or", terms)


def test_only_the_clauses_that_change_are_written_anew() -> None:
    assert differing(said(ONE, end=date(2028, 2, 1)))[1] == ["    from 2026-01-01 until 2028-02-01"]
    assert differing(said(ONE, end=None))[1] == ["    from 2026-01-01"]
    assert differing(said(ONE, start=None))[1] == ["    until 2027-01-01"]
    assert differing(said(ONE, start=None, end=None)) == (["    from 2026-01-01 until 2027-01-01"], [])
    assert differing(said(ONE, tags=())) == (["    tags t1, t2   # tags"], ["    # tags"])
    assert differing(said(FIVE, start=date(2027, 1, 1)))[1] == ["    from 2027-01-01"]
    gone, came = differing(said(ONE, source="S", markets=("eu",)))
    assert (gone, came) == ([], ['    source "S"', "    markets eu"])
    after = said(ONE, reasons=(Reason("customer", "en", 'He said "no" \\'), Reason("rep", "ru", "Да")))
    assert differing(after)[1] == ['    reason en "He said \\"no\\" \\\\"', '    reason rep ru "Да"']


def test_only_the_rows_that_change_are_written_anew() -> None:
    rows = form_of(TWO).parts["rows"].rows  # type: ignore[union-attr]
    more = ((), ("q", "r s"))
    assert differing(with_part(TWO, rows=Rows(None, (rows[0], more, *rows[1:])))) == (
        [],
        ['            (*, {q "r s"})'],
    )
    assert differing(with_part(TWO, rows=Rows(None, rows[:2]))) == (["            (3, c)"], [])
    assert differing(with_part(TWO, rows=Rows(None, (more, *rows[1:]))))[0] == ["            (1, {a b})  # first row"]
    assert "# between" in with_part(TWO, rows=Rows(None, (*rows[1:], more)))
    after = with_part(TWO, rows=Rows("kinds.csv"))
    assert '    rule two: allow (size, kind) from table "kinds.csv"\n        source "S"' in after
    back = changed(after, rule(TWO, after), form_of(TWO))
    assert form_of(TWO, back) == form_of(TWO)


def test_a_name_a_kind_and_a_part_that_may_be_left_out_are_changed() -> None:
    assert differing(said(FIVE, id="fifth"))[1] == ['rule fifth: default a = "b c" when d']
    parts = {"left": Condition("and", ("p or q",)), "right": Condition("and", (Comparison("r", "holds"),))}
    assert differing(said(FIVE, kind="excludes", parts=parts))[1] == ["rule five: p or q excludes r"]
    assert differing(said(FIVE, parts={"name": "a", "value": "-5"}))[1] == ["rule five: default a = -5"]
    after = said(FIVE, parts={"name": "a", "value": "b c"})
    assert differing(changed(after, rule(FIVE, after), form_of(FIVE)))[0] == []


def test_a_rule_is_added_at_the_end_or_beside_another_and_removed() -> None:
    new = RuleForm("six", "require", {"condition": Condition("and", ("x",))}, source="S")
    assert added(BOOK, None, new) == BOOK + '\nrule six: require x\n    source "S"\n'
    inside = added(BOOK, rule(THREE), new)
    assert '    rule three: size = 1 excludes kind = a\n\n    rule six: require x\n        source "S"\n\nrule' in inside
    assert rule(3, inside).components == ("drive",)
    below = added(BOOK, rule(ONE), new)
    assert "    # the last remark\n\nrule six: require x\n" in below
    assert added("", None, new) == 'rule six: require x\n    source "S"\n'
    assert added("rule a: require b", None, new).startswith("rule a: require b\n\nrule six")
    without = removed(BOOK, rule(ONE))
    assert "# About the first.\n\ncomponent drive" in without
    assert [each.id for each in read_rules("x", without)] == ["two", "three", "four", "five"]
    assert removed(below, rule(1, below)) == BOOK
    at_end = added(BOOK, None, new)
    assert removed(at_end, rule(5, at_end)) == BOOK
    assert removed("rule a: require b\n\n", rule(0, "rule a: require b\n\n")) == ""


def test_files_of_windows_and_their_marks_stay_as_they_are() -> None:
    text = "\ufeffrule a: when b = 1\r\n    require c   # why\r\n\r\nrule d: require e\r\n"
    after = said(0, text, source="S", tags=("t",))
    expected = 'require c   # why\r\n    source "S"\r\n    tags t\r\n\r\nrule d'
    assert after == text.replace("require c   # why\r\n\r\nrule d", expected)
    assert added(text, None, form_of(0, "rule z: require y")).endswith("rule d: require e\r\n\r\nrule z: require y\r\n")
    assert removed(text, rule(0, text)) == "\ufeffrule d: require e\r\n"


def test_long_bodies_go_on_in_the_next_line() -> None:
    terms = tuple(Comparison(f"characteristic_{at}", "=", ("a_long_value",)) for at in range(8))
    parts = {"condition": Condition("and", terms), "consequence": Condition("or", terms[:2])}
    text = written(RuleForm("long", "requires", parts))
    assert max(map(len, text.splitlines())) <= 120
    assert form_of(0, text).parts == parts


def test_all_that_is_wrong_is_told_at_its_field() -> None:
    form = replace(
        form_of(ONE),
        id="",
        parts={
            "condition": Condition("and", ("a and", "b # c")),
            "consequence": Condition("and", (Comparison("", "=", ()), Comparison("x", "<", ("3 +",)))),
        },
        reasons=(Reason("customer", "en", ""), Reason("customer", "en", "two\nlines"), Reason("boss", "en", "x")),
        source="a\u2028b",
        tags=("",),
        markets=("eu", "EU"),
        start=date(2026, 2, 1),
        end=date(2026, 2, 1),
    )
    with pytest.raises(FormErrors) as caught:
        written(form)
    assert [each.field for each in caught.value.wrong] == [
        "id",
        "parts/condition/terms/0",
        "parts/consequence/terms/0/subject",
        "parts/consequence/terms/0/values",
        "parts/consequence/terms/1/values/0",
        "reasons/0",
        "reasons/1",
        "reasons/1",
        "reasons/2",
        "source",
        "tags/0",
        "markets/1",
        "end",
    ]


@pytest.mark.parametrize(
    ("kind", "parts", "field"),
    [
        ("requires", {}, "parts/condition"),
        ("group", {"count": "two", "conditions": (Condition("and", ("a",)),)}, "parts/count"),
        ("group", {"count": "1", "conditions": ()}, "parts/conditions"),
        ("prefer", {"name": "Glass", "value": "a", "weight": "1"}, "parts/name"),
        ("prefer", {"name": "glass", "value": "a", "weight": "heavy"}, "parts/weight"),
        ("allow", {"names": ("a", "b"), "rows": Rows(None, ((("x",),),))}, "parts/rows/rows/0"),
        ("allow", {"names": ("a",), "rows": Rows(None, ((("",),),))}, "parts/rows/rows/0/0"),
        ("allow", {"names": ("a",), "rows": Rows(None, ())}, "parts/rows"),
        ("forbids", {}, "kind"),
        ("require", {"condition": Condition("and", (Comparison("a", "=", ("1 < 2",)),))}, "parts/condition/terms/0/"),
        ("require", {"condition": Condition("and", (Comparison("count", "=", ("not x",)),))}, "parts/condition/terms"),
        ("require", {"condition": Condition("and", ("a excludes b",))}, "parts/condition/terms/0"),
        ("require", {"condition": Condition("and", ("a\nrule b: require c",))}, "parts/condition/terms/0"),
    ],
)
def test_what_cannot_be_a_rule_is_refused(kind: str, parts: Any, field: str) -> None:
    with pytest.raises(FormErrors) as caught:
        written(RuleForm("r", kind, parts))
    assert caught.value.wrong[0].field.startswith(field)


# --- laws -------------------------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["a", "glass", "width_2", "case_of", "set", "is", "weight", "from", "count"])
CODES = st.one_of(
    st.sampled_from(
        ["x", "rtx-5090", "8", "-1.50", "1u", "RAL 9010", 'q"\\', "*", "a|b", "Дуб", "none", "from", "#", "{"]
    ),
    st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=6).filter(str.isprintable),
)
VALUES = st.sampled_from(
    ["clear", '"RAL 9010"', "8", "-3", "1.25 m", "2 * b", "b.c", "min(a, b)", "(a + b) * 2", "50 %"]
)
SIMPLE = st.sampled_from(["clear", '"RAL 9010"', "8", "1.25 m", "b.c"])
SUBJECTS = st.one_of(NAMES.filter(lambda name: name != "count"), st.builds("{}.{}".format, NAMES, NAMES))
COMPARISONS = st.one_of(
    st.builds(Comparison, SUBJECTS, st.sampled_from(["=", "!=", "<", ">=", "has", "has not"]), st.tuples(VALUES)),
    st.builds(Comparison, SUBJECTS, st.sampled_from(["in", "not in"]), st.lists(SIMPLE, min_size=1).map(tuple)),
    st.builds(Comparison, SUBJECTS, st.sampled_from(["holds", "fails", "is set", "is not set"])),
)
TEXTS = st.sampled_from(
    [
        "a or b",
        "a and b",
        "if a then b else c",
        "not (a or b)",
        "2 * a <= b",
        "all(d, e > 2)",
        "(a = b) = (c = d)",
        "((a))",
    ]
)
CONDITIONS = st.builds(
    Condition,
    st.sampled_from(["and", "or"]),
    st.lists(st.one_of(COMPARISONS, TEXTS), min_size=1, max_size=4).map(tuple),
)
LINES = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=20).filter(str.isprintable)
DAYS = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 6, 1)))
LATER = st.one_of(st.none(), st.dates(date(2027, 1, 1), date(2027, 6, 1)))


@st.composite
def rows(draw: st.DrawFn, columns: int) -> Rows:
    if draw(st.booleans()):
        return Rows(draw(LINES))
    cell = st.lists(CODES, max_size=3).map(tuple)
    return Rows(None, tuple(draw(st.lists(st.tuples(*[cell] * columns), min_size=1, max_size=5))))


PARTS = {
    "condition": CONDITIONS,
    "conditions": st.lists(CONDITIONS, min_size=1, max_size=3).map(tuple),
    "count": st.sampled_from(["1", "0..2", "3..3"]),
    "name": NAMES,
    "value": CODES,
    "number": st.sampled_from(["1", "-10", "2.5"]),
}


@st.composite
def bodies(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    kind = draw(st.sampled_from(KINDS))
    slots = [part for part in kind.shape if isinstance(part, Slot)]
    if any(slot.type == "rows" for slot in slots):
        names = draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))
        return kind.name, {"names": tuple(names), "rows": draw(rows(len(names)))}
    wanted = [slot for slot in slots if not slot.lead or draw(st.booleans())]
    return kind.name, {slot.name: draw(PARTS[slot.type]) for slot in wanted}


@st.composite
def forms(draw: st.DrawFn) -> RuleForm:
    kind, parts = draw(bodies())
    keys = st.tuples(st.sampled_from(["customer", "rep", "engineer"]), st.sampled_from(["en", "ru"]))
    reasons = tuple(
        Reason(*key, draw(LINES.filter(str.strip))) for key in draw(st.lists(keys, unique=True, max_size=3))
    )
    tags, markets = (st.lists(codes, max_size=2).map(tuple) for codes in (CODES, st.sampled_from(["eu", "us", "42"])))
    name = draw(st.sampled_from(["r", "r-1", "5", "a b", "Big"]))
    return RuleForm(name, kind, parts, reasons, draw(LINES), draw(tags), draw(markets), draw(DAYS), draw(LATER))


@given(forms())
@settings(max_examples=300, deadline=None)
def test_a_form_that_is_written_reads_as_one_that_writes_the_same(form: RuleForm) -> None:
    text = written(form)
    read = form_of(0, text)
    again = written(read)
    assert again.split() == text.split(), "a condition typed as one term may be several, on other lines"
    assert written(form_of(0, again)) == again, "reading and writing once more changes nothing"
    assert (read.id, read.kind, read.reasons, read.source) == (form.id, form.kind, form.reasons, form.source)
    assert (read.tags, read.markets, read.start, read.end) == (form.tags, form.markets, form.start, form.end)
    assert set(read.parts) == set(form.parts)


@given(forms(), forms(), st.integers(0, 8), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=300, deadline=None)
def test_writing_one_rule_over_another_leaves_the_rest_of_the_file(
    before: RuleForm, after: RuleForm, indent: int, line_end: str
) -> None:
    remarked = written(before).replace("\n", f"   # a remark{line_end}")
    inner = "".join(f"{' ' * indent}{line}{line_end}" for line in remarked.split(line_end))
    head, tail = f"# head{line_end}rule x: require y{line_end}", f"# tail{line_end}rule z: require y  {line_end}"
    text = f"{head}component c: 2{line_end}{inner}{tail}" if indent else f"{head}{inner}{tail}"
    (_, old, _) = read_rules("x", text)
    assert old.form == form_of(0, written(before))
    assert changed(text, old, old.form) == text
    new = changed(text, old, after)
    assert new.startswith(head)
    assert new.endswith(tail)
    (first, found, last) = read_rules("x", new)
    assert found.form == form_of(0, written(after))
    assert (first.form, last.form) == (form_of(0, head), form_of(1, "rule q: require w\nrule z: require y"))
    assert changed(new, found, after) == new, "what is written already is not written again"
