"""Spreadsheets over HTTP: looked at, corrected, accepted as they were seen, taken back; and everything out again."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas import imports
from catalog.spreadsheet.reading import read
from kernel.access import Role
from kernel.digest import digest
from tests.api.conftest import assert_problem
from tests.api.studio import Studio
from tests.build.catalogue import MATERIALS, tiny_product_files
from tests.build.workbooks import workbook

VALUES = "values/material.csv"
GOOD = "Код;Нагрузка на полку;Название;Name (en)\noak;35,5;Дуб;Oak\npine;20;Сосна;Pine\n".encode("cp1251")
BAD = GOOD.replace(b"35,5", b"heavy")


def send(studio: Studio, data: bytes, name: str = "material.csv", path: str = "/preview", **options: Any) -> Any:
    url = f"/v1/drafts/{studio.draft}/imports{path}"
    return studio.client.post(url, files={"file": (name, data)}, data={"options": json.dumps(options)})


def preview(studio: Studio, data: bytes, name: str = "material.csv", **options: Any) -> Any:
    answer = send(studio, data, name, **options)
    assert answer.status_code == 200, answer.text
    TypeAdapter(imports.ImportPreview).validate_json(answer.content)
    return answer.json()


def test_a_spreadsheet_is_looked_at_accepted_and_taken_back(studio: Studio) -> None:
    seen = preview(studio, GOOD)
    (sheet,) = seen["sheets"]
    assert (seen["encoding"], seen["acceptable"], sheet["file"], sheet["decimal"]) == (
        "windows-1251",
        True,
        VALUES,
        ",",
    )
    assert sheet["counts"] == {"added": 1, "changed": 1, "removed": 0, "unchanged": 0, "left_out": 0}
    assert sheet["changes"][0]["before"][:2] == ["oak", "30"]
    assert sheet["changes"][0]["after"][:2] == ["oak", "35.5"]
    assert studio.read(VALUES)["state"] == "base", "looking changes nothing"

    answer = send(studio, GOOD, path="", expect=seen["digest"])
    assert answer.status_code == 200, answer.text
    TypeAdapter(imports.Imported).validate_json(answer.content)
    assert answer.json()["files"] == [VALUES]
    assert "oak,35.5,P-OAK" in studio.read(VALUES)["text"]
    assert_problem(send(studio, GOOD, path="", expect=seen["digest"]), 422, "import-changes-nothing")
    studio.do("undo", Any)
    assert studio.read(VALUES)["text"] == MATERIALS


def test_a_wrong_cell_is_told_where_it_stands_and_fixed_on_the_way(studio: Studio) -> None:
    seen = preview(studio, BAD)
    (problem,) = seen["sheets"][0]["problems"]
    assert (problem["row"], problem["letter"], problem["text"]) == (2, "B", "heavy")
    assert not seen["acceptable"]
    refused = assert_problem(send(studio, BAD, path="", expect=seen["digest"]), 422, "import-problems")
    assert refused["problems"][0]["path"] == "material.csv!B2"
    assert studio.read(VALUES)["state"] == "base", "nothing is half imported"

    fixes = [{"name": "material.csv", "fixes": [{"row": 2, "column": 2, "text": "31"}]}]
    fixed = preview(studio, BAD, sheets=fixes)
    assert send(studio, BAD, path="", sheets=fixes, expect=fixed["digest"]).status_code == 200
    assert "oak,31,P-OAK" in studio.read(VALUES)["text"]


def test_the_good_rows_alone_are_accepted_if_somebody_says_so(studio: Studio) -> None:
    seen = preview(studio, BAD, only_good=True)
    assert (seen["acceptable"], seen["sheets"][0]["counts"]["left_out"]) == (True, 1)
    assert send(studio, BAD, path="", only_good=True, expect=seen["digest"]).status_code == 200
    assert studio.read(VALUES)["text"] == f"{MATERIALS}pine,20,,,,Pine,Сосна,,\n"


def test_nothing_else_is_written_than_was_seen(studio: Studio) -> None:
    seen = preview(studio, GOOD)
    assert_problem(send(studio, GOOD, path="", expect="0" * 64), 412, "import-changed")
    assert studio.write(MATERIALS.replace("steel,40", "steel,41"), 0, VALUES).status_code == 200
    assert_problem(send(studio, GOOD, path="", expect=seen["digest"]), 412, "import-changed")
    assert "steel,41" in studio.read(VALUES)["text"], "what somebody else wrote is still there"
    again = preview(studio, GOOD)
    assert send(studio, GOOD, path="", expect=again["digest"]).status_code == 200
    assert "steel,41" in studio.read(VALUES)["text"]


def test_a_workbook_changes_several_files_an_edit_each(studio: Studio, manager: TestClient) -> None:
    data = workbook(
        {
            "values-material": [["code", "strength[kg]"], ["oak", 44]],
            "prices-tiers": [["from_quantity", "percent"], [5, 6.5]],
        }
    )
    seen = preview(studio, data, "book.xlsx")
    assert [sheet["file"] for sheet in seen["sheets"]] == [VALUES, "prices/tiers.csv"]
    assert send(studio, data, "book.xlsx", "", expect=seen["digest"]).json()["files"] == ["prices/tiers.csv", VALUES]
    edits = manager.get(f"/v1/drafts/{studio.draft}/history").json()["items"]
    assert [edit["path"] for edit in edits] == [VALUES, "prices/tiers.csv"]


def test_a_draft_goes_out_as_a_folder_and_comes_back_with_the_same_digest(studio: Studio, manager: TestClient) -> None:
    folder = manager.get(f"/v1/drafts/{studio.draft}/exports/folder.zip")
    assert (folder.status_code, folder.headers["content-type"]) == (200, "application/zip")
    studio.write("code,name_en\nx,X\n", 0, "values/more.csv")
    studio.write(None, 0, "bom.csv")
    seen = preview(studio, folder.content, "folder.zip", missing="remove")
    assert {(file["path"], file["action"]) for file in seen["files"]} == {
        ("bom.csv", "added"),
        ("values/more.csv", "removed"),
    }
    assert seen["findings"] == []
    assert send(studio, folder.content, "f.zip", "", missing="remove", expect=seen["digest"]).status_code == 200
    back = manager.get(f"/v1/drafts/{studio.draft}/exports/folder.zip").content
    assert back == folder.content
    release = manager.get("/v1/releases?product=bookcase").json()["items"][0]["digest"]
    files = read("x.zip", back).files
    assert files is not None
    assert digest({path: data.decode() for path, data in files.items()}) == release
    assert manager.get(f"/v1/releases/{release}/exports/folder.zip").content == folder.content


def test_an_untouched_workbook_changes_nothing(studio: Studio, manager: TestClient) -> None:
    release = manager.get("/v1/releases?product=bookcase").json()["items"][0]["digest"]
    for path in (f"drafts/{studio.draft}", f"releases/{release}"):
        book = manager.get(f"/v1/{path}/exports/workbook.xlsx")
        assert book.headers["content-disposition"].startswith('inline; filename="bookcase-')
        seen = preview(studio, book.content, "book.xlsx", missing="remove")
        assert not seen["acceptable"]
        assert {sheet["counts"]["unchanged"] for sheet in seen["sheets"]} >= {3, 9}
        assert len(seen["sheets"]) == sum(path.endswith(".csv") for path in tiny_product_files())


@pytest.mark.parametrize(
    ("name", "data", "options", "code"),
    [
        ("x.csv", b"", {}, "spreadsheet"),
        ("x.xlsx", b"PK\x03\x04", {}, "spreadsheet"),
        ("x.csv", b"a,b\n" + b"1,2\n" * 150_000, {}, "too-many-rows"),
        ("x.csv", b"a\n", {"decimal": "dot"}, "malformed"),
        ("x.csv", b"a\n", {"sheets": [{"name": "x", "fixes": [{"row": 0, "column": 1, "text": ""}]}]}, "malformed"),
        ("x.csv", b"a\n", {"sheet": []}, "malformed"),
    ],
)
def test_bad_uploads_are_refused_with_reasons(
    studio: Studio, name: str, data: bytes, options: dict[str, Any], code: str
) -> None:
    assert_problem(send(studio, data, name, **options), 422, code)


def test_an_upload_has_a_stated_limit(studio: Studio) -> None:
    problem = assert_problem(send(studio, b"a,b\n" * 10_000_000), 413, "too-large")
    assert "33,000,000 bytes" in problem["detail"]


def test_a_file_of_many_rows_can_be_written(studio: Studio) -> None:
    text = "code,name_en\n" + "".join(f"c{number},Name {number}\n" for number in range(100_000))
    assert studio.write(text, 0, "values/many.csv").status_code == 200


def test_a_closed_draft_takes_nothing(studio: Studio) -> None:
    studio.do("abandon", Any)
    assert_problem(send(studio, GOOD), 409, "draft-abandoned")
    assert_problem(send(studio, GOOD, path="", expect="x"), 409, "draft-abandoned")


@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.CUSTOMER, Role.REP, Role.MANAGER])
def test_others_neither_import_nor_export(studio: Studio, client_of: Callable[[Role], TestClient], role: Role) -> None:
    stranger = Studio(client_of(role), studio.draft)
    status = 401 if role is Role.ANONYMOUS else 403
    assert send(stranger, GOOD).status_code == status
    assert send(stranger, GOOD, path="").status_code == status
    for path in (f"drafts/{studio.draft}", f"releases/{'0' * 64}"):
        for form in ("folder.zip", "workbook.xlsx"):
            assert stranger.client.get(f"/v1/{path}/exports/{form}").status_code == status
