"""Models in files: which reader, packed files, sizes, encodings, and every file written."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from rules import RuleErrors, engine
from rules.models import load, name_of, text_of, unpacked, written

DAY = date(2026, 11, 23)
CNF = "c 1 a\nc 2 b\np cnf 2 1\n1 2 0\n"
FD = (
    '{"format": "finite-domain-problem/1", "name": "x", '
    '"variables": [{"name": "a", "values": ["1", "2"]}], "tables": []}'
)
UVL = "features\n\tR\n\t\toptional\n\t\t\tA\n"
BOOK = (
    "characteristic glass: one of clear, frosted\n"
    "characteristic doors: integer 0..2\n"
    "rule r: when doors > 0 require glass = clear\n"
)


@pytest.mark.parametrize(
    ("name", "text", "count"), [("m.cnf", CNF, 3), ("m.fd.json", FD, 2), ("m.uvl", UVL, 2), ("m.rules", BOOK, 4)]
)
def test_the_name_says_the_format(tmp_path, name, text, count):
    (tmp_path / name).write_text(text)
    model = load([tmp_path / name], None, DAY)
    assert (model.name, engine(model.problem, "sat").count({}).value) == ("m", count)
    if name != "m.rules":
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(text.encode()))
        assert load([tmp_path / f"{name}.gz"], None, DAY).problem == model.problem


def test_several_files_are_one_rule_book(tmp_path):
    (tmp_path / "a.rules").write_text(BOOK)
    (tmp_path / "b.rules").write_text("rule s: require glass = frosted\n")
    model = load([tmp_path / "a.rules", tmp_path / "b.rules"], None, DAY)
    assert engine(model.problem, "sat").count({}).value == 1
    (tmp_path / "m.cnf").write_text(CNF)
    with pytest.raises(ValueError, match="only if all of them are rule files"):
        load([tmp_path / "a.rules", tmp_path / "m.cnf"], None, DAY)


def test_a_gzip_bomb_is_refused_while_it_is_unpacked(tmp_path):
    bomb = gzip.compress(b"0" * 5_000_000)
    with pytest.raises(RuleErrors, match="unpacks to more than 1,000 bytes"):
        unpacked(bomb, tmp_path / "m.cnf.gz", 1_000)
    with pytest.raises(RuleErrors, match="unpacks to more than"):
        unpacked(gzip.compress(b"1" * 600) * 2, tmp_path / "m.cnf.gz", 1_000)


def test_files_of_several_members_are_read(tmp_path):
    data = gzip.compress(b"one ") + gzip.compress(b"two")
    assert unpacked(data, tmp_path / "m.cnf.gz") == b"one two"


PACKED = gzip.compress(CNF.encode(), mtime=0)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no gzip", "no sound gzip file"),
        (PACKED[:-9], "cut off"),
        (PACKED[:10] + b"\xff" * 20, "no sound gzip file"),
        (PACKED[:-8] + b"\0" * 8, "no sound gzip file"),
    ],
)
def test_damaged_packed_files_are_refused(tmp_path, data, message):
    file = tmp_path / "m.cnf.gz"
    file.write_bytes(data)
    with pytest.raises(RuleErrors, match=message):
        text_of(file)


def test_what_is_no_utf8_is_refused_with_its_place(tmp_path):
    file = tmp_path / "m.cnf"
    file.write_bytes(b"p cnf 1 1\n1 \xff 0\n")
    with pytest.raises(RuleErrors) as caught:
        text_of(file)
    assert str(caught.value.findings[0].place).endswith("m.cnf:2:3")


@pytest.mark.parametrize("name", ["out.cnf", "out.fd.json", "out.uvl"])
def test_every_format_that_is_written_can_be_read(tmp_path, name):
    (tmp_path / "m.rules").write_text(BOOK)
    model = load([tmp_path / "m.rules"], None, DAY)
    files, findings = written(model, tmp_path / name)
    assert not findings
    for path, text in files.items():
        path.write_text(text)
    assert engine(load([tmp_path / name], None, DAY).problem, "sat").count({}).value == 4


def test_csv_tables_are_named_after_their_rules(tmp_path):
    (tmp_path / "m.rules").write_text(BOOK)
    files, _ = written(load([tmp_path / "m.rules"], None, DAY), tmp_path / "out.csv")
    assert list(files) == [tmp_path / "out-r.csv"]
    with pytest.raises(ValueError, match="says no format"):
        written(load([tmp_path / "m.rules"], None, DAY), tmp_path / "out.xml")


def test_a_model_is_named_after_its_file():
    assert [name_of(Path(name)) for name in ("a.cnf.gz", "b.fd.json", "c.rules", "d.v2.uvl")] == ["a", "b", "c", "d.v2"]
