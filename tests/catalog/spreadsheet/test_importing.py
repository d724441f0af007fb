"""Sheets put into the tables of a product: what changes, what is wrong and where, and what stays byte for byte."""

from __future__ import annotations

import tracemalloc
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.csv_text import records, written
from catalog.load import read_folder
from catalog.spreadsheet import export
from catalog.spreadsheet.importing import ImportPlan, ImportWishes, SheetPlan, SheetWishes, planned
from catalog.spreadsheet.packed import planned_folder
from catalog.spreadsheet.reading import read
from catalog.spreadsheet.table import table_of
from kernel.digest import digest
from kernel.errors import Malformed
from tests.build.catalogue import BOM, MATERIALS, tiny_product_files
from tests.build.workbooks import packed, parts, workbook
from tests.live import ROOT

VALUES = "values/material.csv"
EUR = "prices/eur.csv"
KEEPING = ImportWishes()
EVERYTHING = ImportWishes(removes=True)


def plan(name: str, text: str, wishes: ImportWishes = KEEPING, changes: Mapping[str, str] | None = None):
    return planned(tiny_product_files(changes), read(name, text.encode()).tabs, wishes)


def only(found: ImportPlan) -> SheetPlan:
    (sheet,) = found.sheets
    return sheet


def problems(found: ImportPlan) -> list[tuple[int, int]]:
    return [(problem.row, problem.column) for sheet in found.sheets for problem in sheet.problems]


# --- which table, which column --------------------------------------------------------------------------------------


def test_columns_are_known_by_their_names_in_english_and_russian_and_by_what_the_catalogue_calls_them() -> None:
    sheet = only(
        plan("material.csv", "Прайс фирмы;;;\n\nКод;Нагрузка на полку;Название;English name\nash;25;Ясень;Ash\n")
    )
    assert (sheet.file, sheet.header.row) == (VALUES, 3)
    assert sheet.header.columns == {1: "code", 2: "strength[kg]", 3: "name_ru", 4: "name_en"}
    assert sheet.merged is not None
    assert sheet.merged.counts() == {"added": 1, "changed": 0, "removed": 0, "unchanged": 0}
    assert sheet.merged.text == MATERIALS + "ash,25,,,,Ash,Ясень,,\n"


def test_a_sheet_without_a_telling_name_is_matched_by_its_header() -> None:
    assert only(plan("Книга1.csv", "from_quantity,percent\n5,6\n")).file == "prices/tiers.csv"
    unclear = only(plan("Book1.csv", "kind,characteristic,value,per,amount\nlist,,,,1\n"))
    assert unclear.file is None
    assert set(unclear.candidates[:7]) == {path for path in tiny_product_files() if path.endswith(".csv")} - {
        "prices/tiers.csv",
        "bom.csv",
        VALUES,
    }
    chosen = ImportWishes({"Book1.csv": SheetWishes("prices/usd.csv")})
    assert only(plan("Book1.csv", "kind,characteristic,value,per,amount\nlist,,,,1\n", chosen)).file == "prices/usd.csv"


def test_parts_lives_and_documents_are_tables_of_their_own() -> None:
    changes = {
        "parts.csv": "number,gtin,supplier,weight[kg],name_en\nP-OAK,,,7,Oak\n",
        "life.csv": "characteristic,value,active,phasing_out,discontinued,successor\nmaterial,oak,,,2027-01-01,\n",
    }
    found = plan("Детали.csv", "Номер детали;Штрихкод;Поставщик\nP-OAK;2000000000015;Лес\n", changes=changes)
    assert (only(found).file, found.texts) == (
        "parts.csv",
        {"parts.csv": "number,gtin,supplier,weight[kg],name_en\nP-OAK,2000000000015,Лес,7,Oak\n"},
    )
    found = plan("life.csv", "Характеристика;Значение;Снято с продажи\nmaterial;oak;2027-06-01\n", changes=changes)
    assert found.texts == {"life.csv": changes["life.csv"].replace("2027-01-01", "2027-06-01")}
    wrong = plan("parts.csv", "number,gtin\nP-OAK,2000000000016\n", changes=changes)
    assert problems(wrong) == [(2, 2)], "what the catalogue finds is told at the cell of the sheet"


def test_a_person_says_which_column_is_which() -> None:
    wishes = ImportWishes({"material.csv": SheetWishes(columns={1: "code", 2: "weight[kg]", 3: ""})})
    found = plan("material.csv", "Nr,Gewicht,name_en\noak,7.5,Eiche\n", wishes)
    assert table_of(str(found.texts[VALUES])).columns[-1] == "weight[kg]"  # type: ignore[union-attr]
    assert "oak,30,P-OAK,M-1,#b08d57,Oak,Дуб,Solid oak,Массив дуба,7.5\nbirch" in str(found.texts[VALUES])


def test_a_table_that_is_not_there_yet_gets_the_columns_of_its_sheet() -> None:
    wishes = ImportWishes({"glass.csv": SheetWishes("values/glass.csv")})
    found = plan("glass.csv", "Название (en);code;u_value[W]\nClear;clear;5,8\n", wishes)
    assert found.texts["values/glass.csv"] == "code,name_en,u_value[W]\nclear,Clear,5.8\n"
    assert only(found).is_new


def test_a_column_that_the_table_cannot_have_is_refused() -> None:
    wishes = ImportWishes({"tiers.csv": SheetWishes(columns={2: "colour"})})
    found = plan("tiers.csv", "from_quantity,x\n5,6\n", wishes)
    assert problems(found) == [(1, 2)]
    assert not found.is_acceptable


def test_two_sheets_cannot_be_for_one_table() -> None:
    data = workbook({"material": [["code", "name_en"], ["oak", "a"]], "values-material": [["code"], ["oak"]]})
    found = planned(tiny_product_files(), read("x.xlsx", data).tabs, ImportWishes())
    assert [sheet.file for sheet in found.sheets] == [VALUES, None]
    assert "Another sheet" in found.sheets[1].problems[0].message.in_("en")


# --- rows -----------------------------------------------------------------------------------------------------------


def test_only_what_differs_is_written_anew() -> None:
    odd = '# woods\ncode,name_en,name_ru\n\noak,"Oak",Дуб\n# cheap\n"birch" , Birch,Берёза\nsteel,Steel,Сталь'
    wishes = ImportWishes({"x": SheetWishes(VALUES)})
    found = plan("x", "code,name_en\noak,Oak\nbirch,Silver birch\nsteel,Steel\n", wishes, {VALUES: odd})
    assert found.texts == {VALUES: odd.replace('"birch" , Birch,', "birch,Silver birch,") + "\n"}
    assert plan("x", "code,name_en\nbirch,Birch\noak,Oak\n", wishes, {VALUES: odd}).texts == {}


def test_rows_that_the_sheet_lacks_go_only_if_the_person_says_so() -> None:
    text = "code,name_en\nsteel,Steel\noak,Oak\n"
    assert plan("material.csv", text).texts == {}
    found = plan("material.csv", text, EVERYTHING)
    sheet = only(found)
    assert sheet.merged is not None
    assert sheet.merged.counts() == {"added": 0, "changed": 0, "removed": 1, "unchanged": 2}
    assert sheet.merged.is_reordered
    assert [row.split(",")[0] for row in str(found.texts[VALUES]).splitlines()] == ["code", "steel", "oak"]
    assert {finding.place.split(":")[0] for finding in found.elsewhere} == {"rules/bookcase.rules"}


def test_remarks_above_a_row_that_goes_stay() -> None:
    odd = MATERIALS.replace("birch", "# light woods\nbirch")
    found = plan("material.csv", "code\noak\nsteel\n", EVERYTHING, {VALUES: odd})
    assert "oak,30" in str(found.texts[VALUES])
    assert "# light woods\nsteel" in str(found.texts[VALUES])


def test_equal_numbers_are_equal_however_they_are_written() -> None:
    assert plan("tiers.csv", "От количества;Процент\n5,0;5,000\n10;12,50\n").texts == {}


def test_percentages_keep_their_sign_to_themselves() -> None:
    assert plan("tiers.csv", "from_quantity;percent\n5;5 %\n10;12,5%\n").texts == {}


def test_tiers_ascend_wherever_a_new_one_stands() -> None:
    found = plan("tiers.csv", "from_quantity,percent\n20,15\n2,1\n7,6\n")
    assert found.texts["prices/tiers.csv"] == "from_quantity,percent\n2,1\n5,5\n7,6\n10,12.5\n20,15\n"
    assert found.is_acceptable


def test_a_new_row_stands_where_the_sheet_has_it() -> None:
    found = plan("material.csv", "code,name_en\nash,Ash\noak,Oak\npine,Pine\nsteel,Steel\n")
    order = [row.split(",")[0] for row in str(found.texts[VALUES]).splitlines()]
    assert order == ["code", "ash", "oak", "pine", "birch", "steel"]


def test_rows_of_a_bill_are_told_apart_by_position_part_and_condition() -> None:
    found = plan("bom.csv", BOM.replace("50,P-BAR,handle = bar,2", "50,P-BAR,handle = bar,3"), EVERYTHING)
    assert found.texts == {"bom.csv": BOM.replace("50,P-BAR,handle = bar,2", "50,P-BAR,handle = bar,3")}


def test_a_price_once_and_one_each_month_are_two_rows() -> None:
    text = (
        "kind,characteristic,value,per,every,amount\nlist,,,,,10\noption,doors,true,,,5\noption,doors,true,,month,1\n"
    )
    changed = text.replace("month,1", "month,2")
    assert plan("eur.csv", changed, changes={EUR: text}).texts == {EUR: changed}
    plain = "kind,characteristic,value,per,amount\noption,doors,true,,6\n"
    assert plan("eur.csv", plain, changes={EUR: text}).texts == {EUR: text.replace(",,,5", ",,,6")}


def test_bands_of_usage_are_told_apart_by_where_they_begin() -> None:
    text = "every,unit,from_quantity,amount,name_en\nmonth,h,,95,Help\nmonth,h,5,85,Help\n"
    files = {"prices/usage-eur.csv": text}
    found = planned(files, read("usage-eur.csv", text.replace("85", "80").encode()).tabs, EVERYTHING)
    assert found.texts == {"prices/usage-eur.csv": text.replace("85", "80")}


# --- what is wrong --------------------------------------------------------------------------------------------------

BAD = """\
Наши материалы;;;
Код;Нагрузка на полку;Название;Name (en)
oak;тридцать;Дуб;Oak
birch;22;Берёза;Birch
birch;21;Берёза;Birch
;5;Без кода;No code
#x;5;Решётка;Hash
pine;22;Сосна;
"""


def test_everything_wrong_is_told_at_the_cells_of_the_sheet_at_once() -> None:
    found = plan("material.csv", BAD)
    assert problems(found) == [(3, 2), (5, 1), (6, 1), (7, 1), (8, 4)]
    assert not found.is_acceptable


def test_a_fixed_cell_counts_as_if_it_stood_in_the_sheet() -> None:
    bad = "code,strength[kg],name_en\noak,thirty,Oak\n"
    assert problems(plan("material.csv", bad)) == [(2, 2)]
    fixed = ImportWishes({"material.csv": SheetWishes(fixes={(2, 2): "31"})})
    found = plan("material.csv", bad, fixed)
    assert found.is_acceptable
    assert "oak,31,P-OAK" in str(found.texts[VALUES])


def test_the_good_rows_alone_are_taken_only_if_the_person_says_so() -> None:
    found = plan("material.csv", BAD, ImportWishes(only_good=True))
    assert found.is_acceptable
    assert only(found).left_out == {3, 5, 6, 7, 8}
    assert len(problems(found)) == 5, "what was left out is still told"
    assert "birch,22," in str(found.texts[VALUES])
    assert "oak,30,P-OAK" in str(found.texts[VALUES]), "a row that is left out stays as it was"


def test_prices_are_checked_against_the_product_at_their_cells() -> None:
    text = "kind,characteristic,value,per,amount\noption,material,oka,,80\noption,material,oak,,cheap\n"
    assert problems(plan("eur.csv", text)) == [(2, 3), (3, 5)]


def test_a_number_that_could_be_two_is_asked_about() -> None:
    text = "kind\tcharacteristic\tvalue\tper\tamount\noption\tmaterial\toak\t\t1,234\n"
    assert problems(plan("eur.csv", text)) == [(2, 5)]
    for mark, amount in ((",", "1.234"), (".", "1234")):
        found = plan("eur.csv", text, ImportWishes(mark=mark))  # type: ignore[arg-type]  # one of the two
        assert f"option,material,oak,,{amount},," in str(found.texts[EUR])


def test_old_mistakes_of_the_draft_are_not_those_of_the_sheet() -> None:
    old = {"product.toml": tiny_product_files()["product.toml"].replace("tax_class", "tax_klass")}
    found = plan("tiers.csv", "from_quantity,percent\n5,6\n10,12.5\n", changes=old)
    assert found.is_acceptable
    assert found.elsewhere == ()


def test_a_sheet_without_the_column_that_tells_rows_apart_changes_nothing() -> None:
    wishes = ImportWishes({"x.csv": SheetWishes(VALUES)}, removes=True)
    found = plan("x.csv", "name_en,name_ru\nOak,Дуб\n", wishes)
    assert problems(found) == [(1, 0)]
    assert not found.is_acceptable


def test_two_hundred_columns_are_no_trouble() -> None:
    titles = ",".join(["code", *(f"a{number}" for number in range(199))])
    wishes = ImportWishes({"wide.csv": SheetWishes("values/wide.csv")})
    found = plan("wide.csv", f"{titles}\n{','.join(['x'] * 200)}\n", wishes)
    assert found.texts["values/wide.csv"] == f"{titles}\n{','.join(['x'] * 200)}\n"


# --- out and in again -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("files", [tiny_product_files(), None], ids=["bookcase", "workstation"])
def test_an_untouched_workbook_changes_nothing(files: dict[str, str] | None) -> None:
    files = files or read_folder(ROOT / "catalog/demo/workstation")
    tabs = read("x.xlsx", export.workbook(files)).tabs
    found = planned(files, tabs, EVERYTHING)
    assert {sheet.file for sheet in found.sheets} == {path for path in files if path.endswith(".csv")}
    assert (found.texts, problems(found)) == ({}, [])


def test_nothing_in_a_workbook_is_a_formula() -> None:
    data = export.workbook(tiny_product_files({"bom.csv": BOM.replace("P-SHELF", "=cmd|' /C calc'!A0")}))
    assert all(b"<f>" not in part for name, part in parts(data).items() if "worksheets" in name)
    assert b'quotePrefix="1"' in parts(data)["xl/styles.xml"]


def test_a_packed_folder_gives_the_same_digest_anywhere() -> None:
    files = tiny_product_files({"notes/read.md": "Zeile\r\nдва\n\ufeff"})
    data = export.folder(files)
    assert data == export.folder(dict(reversed(files.items())))
    other = tiny_product_files({"values/material.csv": None, "values/other.csv": "code\na\n"})
    unpacked = read("x.zip", data).files
    assert unpacked is not None
    found = planned_folder(other, unpacked, removes=True)
    after = {path: text for path, text in {**other, **found.texts}.items() if text is not None}
    assert digest(after) == digest(files)
    assert found.actions == {
        "notes/read.md": "added",
        "values/material.csv": "added",
        "values/other.csv": "removed",
    }


@pytest.mark.parametrize("path", ["../secret.csv", "a/../b.csv", "/etc/x.csv", "a\\b.csv", "virus.exe"])
def test_a_folder_with_other_files_is_refused(path: str) -> None:
    unpacked = read("x.zip", packed({"product.toml": "a", path: "b"})).files
    assert unpacked is not None
    with pytest.raises(Malformed):
        planned_folder({}, unpacked, removes=False)


CELL = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t\"',;"), max_size=12)


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=8))
def test_any_table_comes_back_from_a_workbook_as_it_was(rows: list[tuple[str, str, str]]) -> None:
    text = "a,b,c\n" + "".join(f"{written(row)}\n" for row in rows)
    files = {"tables/t.csv": text}
    found = planned(files, read("x.xlsx", export.workbook(files)).tabs, EVERYTHING)
    assert found.texts == {}


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=6))
def test_written_cells_are_read_as_they_were(rows: list[list[str]]) -> None:
    kept = [[cell.strip() for cell in row] for row in rows]
    said = [row for row in kept if any(row) and not row[0].startswith("#")]
    text = "".join(f"{written(row)}\n" for row in kept)
    assert [record.cells for record in records(text)] == said


@given(st.lists(st.tuples(st.sampled_from("abcdef"), CELL), max_size=8), st.booleans())
def test_any_pasted_block_gives_a_table_in_which_it_stands(block: list[tuple[str, str]], removes: bool) -> None:
    pasted = "code\tname_en\n" + "".join(f"{written_tab(code)}\t{written_tab(name)}\n" for code, name in block)
    files = {"values/x.csv": "code,name_en\nb,Bee\nd,Dee\n"}
    wishes = ImportWishes({"x": SheetWishes("values/x.csv")}, removes=removes, only_good=True)
    found = planned(files, read("x", pasted.encode()).tabs, wishes)
    text = found.texts.get("values/x.csv") or files["values/x.csv"]
    table = table_of(text)
    assert table is not None
    now = {row.cells[0]: row.cells[1] for row in table.rows}
    first: dict[str, str] = {}
    for code, name in block:
        first.setdefault(code, " ".join(name.split("\n")).strip())
    assert len(now) == len(table.rows)
    assert set(now) == (set(first) if removes else set(first) | {"b", "d"})


def written_tab(cell: str) -> str:
    return '"{}"'.format(cell.replace('"', '""'))


def test_blocks_come_in_as_a_sheet_of_their_own() -> None:
    wishes = ImportWishes({"packs.csv": SheetWishes("prices/blocks.csv")})
    found = plan("packs.csv", "Pieces;Price\n10;800,00\n5;450\n", wishes)
    assert found.texts["prices/blocks.csv"] == "size,amount\n10,800.00\n5,450\n"


def test_an_export_holds_the_workbook_and_not_its_rows() -> None:
    def height(size: int) -> tuple[int, int]:
        files = {"values/many.csv": "code,name_en\n" + "".join(f"c{row},Name {row}\n" for row in range(size))}
        tracemalloc.start()
        made = export.workbook(files)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found, len(made)

    height(10)  # what is made once is made
    (low, small), (high, large) = height(2_000), height(20_000)
    assert high - low < 3 * (large - small), "rows that were written stay nowhere"
