"""Documents and pictures over HTTP: taken into drafts, published, and sent to those who may have them."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.schemas import catalogue, drafts, media
from kernel.access import Role
from tests.api.conftest import assert_problem
from tests.api.studio import Studio
from tests.build.catalogue import MATERIALS, PRODUCT
from tests.build.media import action, pdf, pdf_with, picture, png_bomb

MANUAL = {
    "code": "manual",
    "kind": "manual",
    "language": "en",
    "version": "1",
    "title": {"en": "Manual", "ru": "Руководство"},
}
PICTURES = '\n[[picture]]\nfile = "pictures/front.png"\nalt = { en = "The bookcase", ru = "Шкаф" }\n'


def upload(studio: Studio, path: str, data: bytes, document: Any = None, **more: str) -> Any:
    form = {"path": path, **more} | ({"document": json.dumps(document)} if document else {})
    return studio.client.post(f"/v1/drafts/{studio.draft}/media", files={"file": ("upload", data)}, data=form)


def taken(studio: Studio, path: str, data: bytes, document: Any = None, **more: str) -> Any:
    answer = upload(studio, path, data, document, **more)
    assert answer.status_code == 201, answer.text
    TypeAdapter(media.Medium).validate_json(answer.content)
    return answer.json()


def publish(studio: Studio) -> Any:
    answer = studio.client.post(f"/v1/drafts/{studio.draft}/publish", json={})
    assert answer.status_code == 201, answer.text
    return answer.json()


def documents(client: TestClient, **query: str) -> list[dict[str, Any]]:
    answer = client.get("/v1/products/bookcase/documents", params=query)
    TypeAdapter(media.Documents).validate_json(answer.content)
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def test_a_document_goes_from_an_upload_to_the_shop(studio: Studio, client: TestClient) -> None:
    data = pdf(2)
    made = taken(studio, "documents/manual-en.pdf", data, MANUAL)
    assert (made["type"], made["bytes"], made["digest"]) == ("application/pdf", len(data), sha256(data).hexdigest())
    assert studio.read("documents.csv")["text"] == (
        "code,kind,language,version,from,until,readers,file,title_en,title_ru\n"
        "manual,manual,en,1,,,,documents/manual-en.pdf,Manual,Руководство\n"
    )
    assert_problem(client.get(made["url"]), 404, "unknown-medium")
    assert studio.client.get(made["url"]).content == data
    publish(studio)
    [shown] = documents(client)
    assert (shown["code"], shown["version"], shown["is_current"]) == ("manual", "1", True)
    assert shown["file"]["name"] == "bookcase-manual-en-1.pdf"
    answer = client.get(shown["file"]["url"])
    assert (answer.content, answer.headers["content-type"]) == (data, "application/pdf")
    assert answer.headers["content-disposition"] == 'inline; filename="bookcase-manual-en-1.pdf"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_each_reader_gets_the_current_version_in_their_language(studio: Studio, client: TestClient) -> None:
    taken(studio, "documents/1.pdf", pdf(1), MANUAL)
    taken(studio, "documents/2.pdf", pdf(2), {**MANUAL, "version": "2", "valid_from": "2026-06-01"})
    taken(studio, "documents/3.pdf", pdf(3), {**MANUAL, "version": "3", "valid_from": "2026-07-01"})
    taken(studio, "documents/ru.pdf", pdf(4), {**MANUAL, "language": "ru"})
    publish(studio)
    assert [each["version"] for each in documents(client)] == ["2"]
    assert [(each["language"], each["version"]) for each in documents(client, language="ru")] == [("ru", "1")]
    every = documents(client, versions="all")
    assert [(each["version"], each["is_current"]) for each in every] == [
        ("1", False),
        ("2", True),
        ("3", False),
        ("1", True),
    ]
    assert client.get("/v1/products/bookcase/documents", params={"language": "de"}).status_code == 422
    assert_problem(client.get("/v1/products/nothing/documents"), 404, "unknown-product")


def test_lists_of_prices_are_sent_to_reps_only(
    studio: Studio, client: TestClient, rep: TestClient, client_of: Any
) -> None:
    made = taken(studio, "documents/prices.pdf", pdf(), {**MANUAL, "code": "prices", "kind": "price_list"})
    publish(studio)
    for reader in (client, client_of(Role.CUSTOMER)):
        assert documents(reader) == []
        assert_problem(reader.get(made["url"]), 404, "unknown-medium")
    assert [each["kind"] for each in documents(rep)] == ["price_list"]
    assert rep.get(made["url"]).status_code == 200


@pytest.mark.parametrize(
    ("path", "data", "message"),
    [
        ("a.png", b"<html><script>alert(1)</script>", "The file is no PNG"),
        ("a.png", png_bomb(), "unpack to far more"),
        ("a.pdf", pdf_with(OpenAction=action("JavaScript", JS="x")), "holds a script"),
        ("../../a.pdf", pdf(), "A path is relative"),
        ("a.html", b"<html>", "no document or picture"),
    ],
)
def test_what_might_hurt_is_refused_and_nothing_is_written(
    studio: Studio, path: str, data: bytes, message: str
) -> None:
    found = assert_problem(upload(studio, path, data), 422, "medium")
    assert message in found["problems"][0]["message"]
    listed = studio.client.get(f"/v1/drafts/{studio.draft}/media")
    TypeAdapter(media.Media).validate_json(listed.content)
    assert listed.json() == {"items": []}


def test_a_body_that_is_too_large_is_refused(studio: Studio) -> None:
    assert_problem(upload(studio, "a.png", b"\x89PNG" + b"\0" * 21_000_000), 413, "too-large")
    found = assert_problem(upload(studio, "a.png", b"\x89PNG" + b"\0" * 20_000_010), 422, "medium")
    assert "over 20 MB" in found["detail"]


def test_another_file_of_the_same_name_is_never_overwritten_silently(studio: Studio) -> None:
    first = taken(studio, "pictures/front.png", picture())
    assert taken(studio, "pictures/front.png", picture()) == first, "the same again changes nothing"
    red = picture(colour="red")
    assert_problem(upload(studio, "pictures/front.png", red), 412, "stale")
    second = taken(studio, "pictures/front.png", red, replaces=first["digest"])
    listed = studio.client.get(f"/v1/drafts/{studio.draft}/media").json()["items"]
    assert [each["digest"] for each in listed] == [second["digest"]]
    studio.do("undo", drafts.Draft)
    listed = studio.client.get(f"/v1/drafts/{studio.draft}/media").json()["items"]
    assert [each["digest"] for each in listed] == [first["digest"]]
    assert studio.client.get(first["url"]).content == picture()


def test_what_is_taken_out_is_missed_where_it_is_used(studio: Studio) -> None:
    taken(studio, "documents/manual.pdf", pdf(), MANUAL)
    url = f"/v1/drafts/{studio.draft}/media"
    assert_problem(studio.client.delete(url, params={"path": "documents/x.pdf"}), 404, "unknown-medium")
    assert studio.client.delete(url, params={"path": "documents/manual.pdf"}).json() == {"items": []}
    found = studio.do("check", drafts.DraftCheck, {"quick": True})["findings"]
    assert [(each["file"], each["line"]) for each in found] == [("documents.csv", 2)]


def test_a_medium_that_was_only_listed_keeps_a_release_back(studio: Studio, manager: TestClient) -> None:
    taken(studio, "pictures/front.png", picture())
    text = studio.read("media.csv")["text"].replace(sha256(picture()).hexdigest(), "a" * 64)
    assert studio.write(text, studio.read("media.csv")["version"], "media.csv").status_code == 200
    assert studio.write(PRODUCT + PICTURES, 0, "product.toml").status_code == 200
    answer = manager.post(f"/v1/drafts/{studio.draft}/publish", json={})
    assert answer.json()["rejected"]
    errors = [each for each in answer.json()["findings"] if each["severity"] == "error"]
    assert [(each["code"], each["file"]) for each in errors] == [("missing-medium", "media.csv")]


def test_pictures_of_a_product_and_of_values_are_shown_small_and_whole(studio: Studio, client: TestClient) -> None:
    whole = picture("PNG", 900, 600)
    taken(studio, "pictures/front.png", whole)
    sheet = "".join(
        f"{line},{cell}\n"
        for line, cell in zip(MATERIALS.splitlines(), ["picture", "pictures/front.png", "", ""], strict=True)
    )
    assert studio.write(sheet, 0, "values/material.csv").status_code == 200
    assert studio.write(PRODUCT + PICTURES, 0, "product.toml").status_code == 200
    publish(studio)
    answer = client.get("/v1/products/bookcase", params={"market": "eu"})
    TypeAdapter(catalogue.Product).validate_json(answer.content)
    product = answer.json()
    [shown] = product["pictures"]
    assert (shown["width"], shown["height"], shown["alt"]) == (900, 600, {"en": "The bookcase", "ru": "Шкаф"})
    values = {each["code"]: each["picture"] for each in product["characteristics"]["material"]["values"]}
    assert values == {"oak": {**shown, "alt": None}, "birch": None, "steel": None}
    assert client.get(shown["url"]).content == whole
    small = client.get(shown["url"], params={"width": 100})
    with Image.open(BytesIO(small.content)) as image:
        assert (small.headers["content-type"], image.size) == ("image/webp", (160, 107))


def test_a_packed_folder_brings_its_media_along_and_takes_them_away_again(studio: Studio) -> None:
    made = taken(studio, "documents/manual.pdf", pdf(), MANUAL)
    packed = studio.client.get(f"/v1/drafts/{studio.draft}/exports/folder.zip").content
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        assert archive.read("documents/manual.pdf") == pdf()
        names = archive.namelist()
    assert {"media.csv", "documents.csv"} <= set(names)
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("pictures/front.png", picture())
        archive.writestr("documents/manual.pdf", pdf())
    form = {"options": json.dumps({"sheets": [], "missing": "keep"})}
    url = f"/v1/drafts/{studio.draft}/imports"
    files = {"file": ("folder.zip", target.getvalue())}
    seen = studio.client.post(f"{url}/preview", files=files, data=form).json()
    assert {each["path"]: each["action"] for each in seen["files"]} == {
        "media.csv": "changed",
        "pictures/front.png": "added",
    }
    expecting = {"options": json.dumps({"sheets": [], "missing": "keep", "expect": seen["digest"]})}
    accepted = studio.client.post(url, files=files, data=expecting)
    assert accepted.status_code == 200, accepted.text
    listed = studio.client.get(f"/v1/drafts/{studio.draft}/media").json()["items"]
    assert [each["path"] for each in listed] == ["documents/manual.pdf", "pictures/front.png"]
    assert listed[0] == made
    assert studio.client.get(listed[1]["url"]).content == picture()


def test_only_the_studio_takes_media_and_only_into_open_drafts(
    studio: Studio, client: TestClient, rep: TestClient
) -> None:
    for stranger, status in ((client, 401), (rep, 403)):
        form = {"path": "a.png"}
        answer = stranger.post(f"/v1/drafts/{studio.draft}/media", files={"file": ("a", picture())}, data=form)
        assert answer.status_code == status
    studio.do("abandon", drafts.Draft)
    assert upload(studio, "a.png", picture()).status_code == 409
