"""What people upload is read whatever wrote it, and what would hurt is refused with what to do."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

import pytest
import xlsxwriter

from catalog.spreadsheet import delimited
from catalog.spreadsheet import workbook as workbook_reading
from catalog.spreadsheet.delimited import report_characters
from catalog.spreadsheet.reading import read
from catalog.spreadsheet.upload import LONGEST_SHEET, Spot, Tab
from kernel.errors import Malformed
from kernel.text import Text
from tests.build.workbooks import Cells, altered, packed, parts, workbook

SHEET = "xl/worksheets/sheet1.xml"
RUSSIAN = "code,name_ru\noak,Дуб массив светлый\nbirch,Берёза карельская\n"


def tab(name: str, data: bytes) -> Tab:
    (found,) = read(name, data).tabs
    return found


def refusal(name: str, data: bytes) -> Malformed:
    with pytest.raises(Malformed) as caught:
        read(name, data)
    return caught.value


@pytest.mark.parametrize(
    ("codec", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1251", "windows-1251"),
        ("cp866", "cp866"),
        ("koi8-r", "koi8-r"),
    ],
)
def test_the_encoding_is_found_out(codec: str, told: str) -> None:
    upload = read("x.csv", RUSSIAN.encode(codec))
    assert upload.encoding == told
    assert upload.tabs[0].rows == [["code", "name_ru"], ["oak", "Дуб массив светлый"], ["birch", "Берёза карельская"]]


def test_a_wrong_guess_is_corrected_by_hand() -> None:
    data = "code,name\na,Größe\n".encode("cp1252")
    assert read("x.csv", data, "windows-1252").tabs[0].rows[1] == ["a", "Größe"]
    with pytest.raises(Malformed, match="no text in the encoding utf-8"):
        read("x.csv", data, "utf-8")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_out_and_quoted_ones_do_not_count(delimiter: str) -> None:
    text = '"a;,;,\t",b\n1,2\n'.replace('",b', f'"{delimiter}b').replace("1,2", f"1{delimiter}2")
    found = tab("x.csv", text.encode())
    assert found.rows == [["a;,;,\t", "b"], ["1", "2"]]
    assert found.delimiter == delimiter


def test_a_workbook_gives_texts_numbers_and_results_as_they_are_shown() -> None:
    rows: Cells = [
        ["title"],
        [],
        ["code", 0.1 + 0.2, 390.0, 1e-7, 4006381333931, True, ("=1+1", 2), ('=""', "")],
        [-0.0],
    ]
    found = tab("x.xlsx", workbook({"values": rows}))
    assert found.name == "values"
    assert found.rows[2][:7] == ["code", "0.3", "390", "0.0000001", "4006381333931", "true", "2"]
    assert found.rows[3][0] == "0"


def test_percentages_are_read_as_they_are_shown() -> None:
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("tiers")
        for row, format in enumerate(("0%", "0.0 %", "General", "0.00")):
            sheet.write_number(row, 0, 0.125, book.add_format({"num_format": format}))
        sheet.write_blank(9, 9, None, book.add_format({"num_format": "0%"}))
        sheet.write_string(4, 0, "5", book.add_format({"num_format": "0%"}))
    assert [row[0] for row in tab("x.xlsx", target.getvalue()).rows] == ["12.5%", "12.5%", "0.125", "0.125", "5"]


def test_merged_cells_count_for_all_they_cover() -> None:
    data = workbook({"s": [["a", "b"], [], ["", 1], ["", 2]]}, [("s", "A3:A4", "oak")])
    found = tab("x.xlsx", data)
    assert [list(row) for row in found.rows[2:]] == [["oak", "1"], ["oak", "2"]]
    assert "Merged cells" in found.notes[0].in_("en")


def test_a_formula_without_a_result_and_an_error_are_told_at_their_cells() -> None:
    data = workbook({"s": [["a", ("=B9", 7)], [("=1/0", "#DIV/0!"), "x"]]})
    data = altered(data, SHEET, b"<v>7</v>", b"<v></v>")
    broken = tab("x.xlsx", data).broken
    assert set(broken) == {(1, 2), (2, 1)}
    assert "no kept result" in broken[1, 2].in_("en")
    assert "нет сохранённого результата" in broken[1, 2].in_("ru")


def test_markup_is_text() -> None:
    words = "<script>alert(1)</script>"
    assert tab("x.xlsx", workbook({"s": [[words]]})).rows == [[words]]
    assert tab("x.csv", f"{words}\n".encode()).rows == [[words]]


def test_characters_that_are_no_text_are_told_at_their_cell() -> None:
    assert set(tab("x.csv", b"a,b\n1,\x072\n").broken) == {(2, 2)}


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("x.csv", b"", "empty"),
        ("x.csv", b" \n ", "empty"),
        ("x.xlsx", b"code,name\n", "called .xlsx but is no workbook"),
        ("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "Save it as .xlsx"),
        ("x.xlsx", b"PK\x03\x04 nothing", "damaged"),
        ("x.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "no text"),
        ("x.csv", b'a,b\n1,"2\n', "quote is not closed"),
    ],
)
def test_what_is_no_spreadsheet_is_refused(name: str, data: bytes, says: str) -> None:
    assert says in refusal(name, data).message


def test_a_truncated_workbook_is_refused() -> None:
    data = workbook({"s": [["a"] * 50] * 50})
    for size in (100, len(data) // 2, len(data) - 10):
        assert refusal("x.xlsx", data[:size]).code == "spreadsheet"


def test_of_a_million_rows_no_more_are_read_than_a_sheet_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    def counted(row: Sequence[str], number: int, broken: dict[Spot, Text]) -> None:
        nonlocal looked_at
        looked_at += 1
        report_characters(row, number, broken)

    monkeypatch.setattr(delimited, "report_characters", counted)
    assert refusal("x.csv", b"a,b\n" + b"1,2\n" * 1_000_000).code == "too-many-rows"
    assert looked_at == LONGEST_SHEET
    assert len(tab("x.csv", b"a,b\n" + b"1,2\n" * (LONGEST_SHEET - 1)).rows) == LONGEST_SHEET


def test_a_bomb_is_not_unpacked() -> None:
    data = packed({"xl/workbook.xml": "<x/>", SHEET: b"0" * 300_000_000})
    assert len(data) < 1_000_000
    assert refusal("x.xlsx", data).code == "too-large-unpacked"


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(packed({"xl/workbook.xml": "<x/>" * 1000}))
    at = data.rindex(b"PK\x01\x02") + 24  # the uncompressed size in the central directory
    data[at : at + 4] = (10).to_bytes(4, "little")
    assert "damaged" in refusal("x.xlsx", bytes(data)).message


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b'r="A1"', b'r="XFD1"', "columns are read"),
        (b'r="A1"', b'r="A1048576"', "rows"),
        (b'r="A1"', b"", "do not say where they stand"),
        (b'r="A1"', b'r = "XFD1"', "columns are read"),
        (b'r="A1"', b"""x=' r="A1"' r="XFD1\"""", "do not say where they stand"),
        (b'r="A1"', b'r="A1" r="XFD1"', "do not say where they stand"),
        (b'<c r="A1"', b"<" + b"p" * 100 + b':c r="XFD1"', "columns are read"),
        (b"<v>0</v>", b"<v>9999</v>", "a text that it does not have"),
        (b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', "not written as workbooks are"),
    ],
)
def test_a_workbook_that_would_take_all_memory_is_refused(old: bytes, new: bytes, says: str) -> None:
    data = altered(workbook({"s": [["a", "b"]]}), SHEET, old, new)
    assert says in refusal("x.xlsx", data).message


@pytest.mark.parametrize("mark", [b't="s"', b't = "s"', b"t='s'"])
def test_a_long_text_named_by_many_cells_is_refused(mark: bytes) -> None:
    found = parts(workbook({"s": [["x" * 32_000] * 100] * 100}))
    data = packed({**found, SHEET: found[SHEET].replace(b't="s"', mark)})
    assert len(data) < 1_000_000
    assert "texts of all cells" in refusal("x.xlsx", data).message


def test_marks_of_cells_stand_in_any_order() -> None:
    data = altered(workbook({"s": [["a", "b"]]}), SHEET, b'r="A1" t="s"', b't="s" r="A1"')
    assert tab("x.xlsx", data).rows == [["a", "b"]]


def test_what_is_read_is_what_was_bounded() -> None:
    kept = parts(workbook({"s": [["a"]]}))
    container = workbook_reading._packed(kept)
    with zipfile.ZipFile(BytesIO(container)) as archive:
        assert all(entry.compress_type == zipfile.ZIP_STORED for entry in archive.infolist())


def test_hidden_sheets_are_not_read() -> None:
    data = workbook({"shown": [["a"]], "hidden": [["b"]]})
    data = altered(data, "xl/workbook.xml", b'name="hidden"', b'name="hidden" state="hidden"')
    assert [found.name for found in read("x.xlsx", data).tabs] == ["shown"]


def test_a_folder_is_its_files_without_what_programs_leave() -> None:
    data = packed({"case/product.toml": "a", "case/.git/x": "b", "__MACOSX/case/._p": "c", "case/bom.csv": "d"})
    assert read("x.zip", data).files == {"product.toml": b"a", "bom.csv": b"d"}
