"""Media: what a file is its bytes say, and whatever might hurt is refused with a reason."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from catalog.load import load_product, read_folder, read_media_of
from catalog.media import LARGEST_MEDIUM, Medium, examined, manifest, read_media
from catalog.media_store import MediaStore
from kernel.digest import digest
from kernel.errors import FieldProblem, Malformed, Unknown
from tests.build.catalogue import tiny_product_files
from tests.build.media import action, carrying_pdf, listed, locked_pdf, pdf, pdf_with, picture, png_bomb


def refused(path: str, data: bytes) -> str:
    with pytest.raises(Malformed) as caught:
        examined(path, data)
    assert len(caught.value.problems) == 1
    return caught.value.problems[0].message


@pytest.mark.parametrize(("ending", "kind"), [("png", "PNG"), ("jpg", "JPEG"), ("JPEG", "JPEG"), ("webp", "WEBP")])
def test_pictures_are_measured(ending: str, kind: str) -> None:
    data = picture(kind, 640, 480)
    found = examined(f"pictures/front.{ending}", data)
    assert found == Medium(
        f"pictures/front.{ending}", sha256(data).hexdigest(), f"image/{kind.lower()}", len(data), 640, 480
    )
    assert found.is_picture


def test_documents_are_taken() -> None:
    data = pdf(3)
    found = examined("documents/Руководство пользователя.pdf", data)
    assert (found.type, found.bytes, found.width, found.is_picture) == ("application/pdf", len(data), 0, False)


@pytest.mark.parametrize(
    ("path", "data", "message"),
    [
        ("a.png", b"<html><script>alert(1)</script></html>", "The file is no PNG; save it as"),
        ("a.png", picture("JPEG"), "The file is no PNG, but JPEG"),
        ("a.pdf", picture("PNG"), "The file is no PDF, but PNG"),
        ("a.png", pdf(), "The file is no PNG, but PDF"),
        ("a.png", b"", "is empty"),
        ("a.svg", b"<svg onload='alert(1)'/>", "no document or picture"),
        ("a.exe", b"MZ", "no document or picture"),
        ("a.gif", b"GIF89a", "no document or picture"),
        ("a", picture(), "no document or picture"),
        ("../a.png", picture(), "A path is relative"),
        ("a/./b.png", picture(), "A path is relative"),
        ("a\\b.png", picture(), "A path is relative"),
        ("a\nb.png", picture(), "A path is relative"),
        ("a" * 200 + ".png", picture(), "A path is relative"),
        ("a.png", picture()[:60], "is broken"),
        ("a.png", picture()[:-20], "is broken"),
        ("a.jpg", picture("JPEG", 640, 480)[:-300], "is broken"),
        ("a.webp", picture("WEBP", 640, 480)[:-30], "is broken"),
        ("a.jpg", b"\xff\xd8\xff" + b"\0" * 500, "is broken"),
        ("a.png", png_bomb(), "unpack to far more than it may"),
        ("a.png", png_bomb(30_000, 1_000), "20,000 along a side"),
        ("a.png", png_bomb(7_000, 7_000), "at most 40 million pixels"),
        ("a.pdf", pdf()[:-200], "is cut off"),
        ("a.pdf", b"%PDF-1.7\nnothing\n%%EOF", "is broken"),
        ("a.pdf", pdf(0), "has no pages"),
        ("a.pdf", locked_pdf(), "locked with a password"),
        ("a.pdf", carrying_pdf(), "carries other files"),
        ("a.pdf", pdf_with(OpenAction=action("JavaScript", JS="app.alert(1)")), "holds a script"),
        ("a.pdf", pdf_with(OpenAction=action("Launch", F="cmd.exe")), "more than turn pages"),
        ("a.pdf", pdf_with(Extra=listed(listed(action("SubmitForm", F="http://example")))), "more than turn pages"),
    ],
)
def test_what_might_hurt_is_refused_with_its_reason(path: str, data: bytes, message: str) -> None:
    assert message in refused(path, data)


def test_a_document_that_only_turns_pages_may_do_so() -> None:
    assert examined("a.pdf", pdf_with(OpenAction=action("GoTo"))).type == "application/pdf"


def test_what_is_too_large_is_not_even_looked_at() -> None:
    assert "over 20 MB" in refused("a.png", b"\x89PNG" + b"\0" * LARGEST_MEDIUM)


def test_the_list_of_media_reads_as_it_was_written() -> None:
    media = [examined('pictures/with, comma "x".png'.replace('"', "'"), picture()), examined("documents/a.pdf", pdf())]
    problems: list[FieldProblem] = []
    text = manifest(media)
    found = read_media({"media.csv": text}, problems)
    assert (problems, set(found.values())) == ([], set(media))
    assert manifest(found.values()) == text


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("a.png", "../a.png", "2:1", "A path is relative"),
        ("a.png", "a.pdf", "2:72", "does not fit the ending"),
        ("image/png", "text/html", "2:72", "does not fit the ending"),
        (",64,", ",wide,", "2:86", "not a number"),
        ("0,0\n", "0,0\na.png,,,,,\n", "4:1", "listed twice"),
        ("0,0\n", "0,0\nb.png,abc,image/png,1,1,1\n", "4:7", "64 hexadecimal digits"),
    ],
)
def test_a_list_that_cannot_be_is_told_at_its_cell(old: str, new: str, place: str, message: str) -> None:
    text = manifest(
        [Medium("a.png", "a" * 64, "image/png", 100, 64, 48), Medium("b.pdf", "b" * 64, "application/pdf", 9)]
    )
    assert old in text
    with pytest.raises(Malformed) as caught:
        load_product(tiny_product_files({"media.csv": text.replace(old, new, 1)}))
    found = [(each.path, each.message) for each in caught.value.problems]
    assert any(path == f"media.csv:{place}" and message in said for path, said in found), found


def test_a_store_keeps_bytes_under_their_digest_and_makes_small_copies(tmp_path: Path) -> None:
    store = MediaStore(tmp_path / "media")
    data = picture("JPEG", 1600, 800)
    name = store.keep(data)
    assert store.keep(data) == name == sha256(data).hexdigest()
    assert (store.has(name), store.data(name)) == (True, data)
    small = store.small(name, 160)
    with Image.open(BytesIO(small)) as image:
        assert (image.format, image.size) == ("WEBP", (160, 80))
    assert store.small(name, 160) == small
    for unknown in ("0" * 64, "../../etc/passwd", ""):
        assert not store.has(unknown)
        with pytest.raises(Unknown):
            store.data(unknown)
    with pytest.raises(Unknown):
        store.small(store.keep(pdf()), 160)


def test_a_small_copy_stands_upright_and_keeps_what_is_transparent(tmp_path: Path) -> None:
    store = MediaStore(tmp_path)
    lying = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    Image.new("RGB", (400, 200)).save(lying, "JPEG", exif=exif)
    with Image.open(BytesIO(store.small(store.keep(lying.getvalue()), 160))) as image:
        assert image.size == (80, 160)
    clear = BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(clear, "PNG")
    with Image.open(BytesIO(store.small(store.keep(clear.getvalue()), 160))) as image:
        assert image.mode == "RGBA"


def test_a_folder_lists_its_media_and_its_digest_covers_them(tmp_path: Path) -> None:
    folder = tmp_path / "bookcase"
    for path, text in tiny_product_files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    without = read_folder(folder)
    (folder / "pictures").mkdir()
    (folder / "pictures/front.png").write_bytes(picture())
    files = read_folder(folder)
    assert set(files) - set(without) == {"media.csv"}
    assert read_media_of(folder) == {"pictures/front.png": picture()}
    (folder / "media.csv").write_text(files["media.csv"], "utf-8")
    assert read_folder(folder) == files, "the list itself may stand in the folder"
    (folder / "pictures/front.png").write_bytes(picture(colour="red"))
    assert digest(read_folder(folder)) != digest(files)
    (folder / "pictures/front.png").write_bytes(b"<html>")
    (folder / "pictures/back.jpg").write_bytes(b"")
    with pytest.raises(Malformed) as caught:
        read_folder(folder)
    assert [each.path for each in caught.value.problems] == ["pictures/back.jpg:1:1", "pictures/front.png:1:1"]
