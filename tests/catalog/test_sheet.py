"""CSV sheets: every cell knows its place, and every broken one is reported there."""

from catalog.sheet import Row, read_sheet
from kernel.errors import FieldProblem
from rules import MOST_FINDINGS


def read(text: str, *, required=("a", "b"), optional=()) -> tuple[tuple[Row, ...], list[FieldProblem]]:
    problems: list[FieldProblem] = []
    return read_sheet("x.csv", text, problems, required=required, optional=optional), problems


def test_cells_know_their_line_and_column_counted_from_one():
    rows, problems = read('a,b\n1,"two, ""quoted"""\n')
    assert not problems
    cell = rows[0].cell("b")
    assert (cell.text, cell.line, cell.column) == ('two, "quoted"', 2, 3)


def test_line_ends_inside_quotes_count_as_lines():
    rows, problems = read('a,b\r\n"one\r\ntwo",x\r\n3,4\r\n')
    assert not problems
    assert rows[0].text("a") == "one\r\ntwo"
    assert [row.line for row in rows] == [2, 4]
    assert (rows[0].cell("b").line, rows[0].cell("b").column) == (3, 6)


def test_blank_lines_comments_and_a_byte_order_mark_are_skipped():
    rows, problems = read("\ufeffa,b\n\n# a remark, with a comma\n,\n1,2")
    assert not problems
    assert [row.text("a") for row in rows] == ["1"]


def test_an_empty_last_cell_is_a_cell():
    rows, problems = read("a,b\n1,\n2,")
    assert not problems
    assert [row.text("b") for row in rows] == ["", ""]


def test_a_column_the_sheet_does_not_have_reads_as_empty():
    rows, _ = read("a,b\n1,2\n", optional=("c",))
    assert rows[0].text("c") == ""


def test_rows_of_the_wrong_length_are_reported_and_the_rest_is_read():
    rows, problems = read("a,b\n1\n1,2,3\n4,5\n")
    assert [problem.path for problem in problems] == ["x.csv:2:1", "x.csv:3:5"]
    assert [row.text("a") for row in rows] == ["4"]


def test_what_may_be_meant_is_suggested_as_long_as_somebody_reads_it():
    problems = [FieldProblem("before", "of another sheet")] * MOST_FINDINGS
    rows = read_sheet("x.csv", "a\n" + "lenght\n" * (MOST_FINDINGS + 1), problems, required=("a",))
    hints = []
    for row in rows:
        hints.append(row.did_you_mean(row.text("a"), ("length", "depth")))
        row.wrong("a", "no such thing")
    assert set(hints[:-1]) == {" Did you mean 'length'?"}
    assert hints[-1] == ""


def test_missing_unknown_and_repeated_columns_are_all_reported():
    rows, problems = read("a,aa,a\n1,2,3\n")
    assert rows == ()
    assert sorted(problem.path for problem in problems) == ["x.csv:1:1", "x.csv:1:3", "x.csv:1:6"]


def test_an_unclosed_quote_is_reported_where_it_opens():
    _, problems = read('a,b\n1,"two\n3,4\n')
    assert [problem.path for problem in problems] == ["x.csv:2:3"]
    assert "quote" in problems[0].message


def test_semicolons_are_recognised_as_the_wrong_separator():
    _, problems = read("a;b\n1;2\n")
    assert "separated by commas" in problems[0].message


def test_an_empty_sheet_says_which_columns_it_needs():
    _, problems = read("")
    assert problems == [FieldProblem("x.csv:1:1", "The sheet is empty; its first line names the columns 'a', 'b'.")]


def test_numbers_are_exact_and_other_writings_are_refused():
    rows, problems = read('a,b\n1234.50,"1.234,50"\n')
    assert str(rows[0].number("a")) == "1234.50"
    assert rows[0].number("b") is None
    assert problems[0].path == "x.csv:2:9"
