"""`python -m rules diff` and `migrate`, on files."""

from __future__ import annotations

import json

import pytest

from rules.__main__ import main

OLD = """
characteristic doors: boolean
characteristic glass: one of clear, anti-fog
characteristic shelves: integer 1..4
"""
NEW = f"{OLD}rule fog: when doors require glass = anti-fog\n"


@pytest.fixture
def files(tmp_path):
    def write(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return write


def test_equal_releases_are_fine(files, capsys):
    old, new = files("old.rules", OLD), files("new.rules", f"{OLD}rule idle: require shelves > 0\n")
    assert main(["diff", new, "--old", old]) == 0
    assert json.loads(capsys.readouterr().out)["equal"] is True


def test_a_difference_is_told_with_its_rule_its_count_and_a_sale(files, capsys):
    sales = files("sales.csv", "doors,glass,shelves,date\ntrue,anti-fog,1,monday\ntrue,clear,3,tuesday\n")
    old, new = files("old.rules", OLD), files("new.rules", NEW)
    assert main(["diff", new, "--old", old, "--sales", sales]) == 1
    shown = capsys.readouterr()
    forbidden = json.loads(shown.out)["forbidden"]
    assert (forbidden["count"], forbidden["of"], forbidden["share"]) == (4, 16, 0.25)
    assert forbidden["examples"] == [
        {
            "because_of": {"doors": "true", "glass": "clear"},
            "rules": ["fog"],
            "computed": [],
            "recorded": True,
            "configuration": {"doors": "true", "glass": "clear", "shelves": "3"},
        }
    ]
    assert "neither release: date" in shown.err


def test_a_release_may_be_several_files(files, capsys):
    parts = [files("a.rules", OLD), files("b.rules", "rule fog: when doors require glass = anti-fog\n")]
    assert main(["diff", files("new.rules", NEW), "--old", *parts, "--no-counts"]) == 0
    assert json.loads(capsys.readouterr().out)["forbidden"]["of"] is None


def test_no_time_is_undecided(files, capsys):
    old, new = files("old.rules", OLD), files("new.rules", NEW)
    assert main(["diff", new, "--old", old, "--seconds", "0"]) == 3
    assert json.loads(capsys.readouterr().out)["equal"] is None


def test_releases_with_nothing_in_common_make_no_sense(files, capsys):
    other = files("other.rules", "characteristic colour: one of red, blue\n")
    assert main(["diff", other, "--old", files("old.rules", OLD)]) == 2
    assert "nothing to compare" in capsys.readouterr().err


def test_recorded_configurations_are_migrated(files, capsys):
    recorded = files("recorded.csv", "doors,glass,shelves\ntrue,clear,1\nfalse,clear,\n\ntrue,clear,9\n")
    assert main(["migrate", files("new.rules", NEW), "--configurations", recorded, "-k", "2"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["statuses"] == {"changed": 2, "untouched": 1}
    assert found["rows"][0] == {
        "row": 1,
        "status": "changed",
        "changes": [{"doors": ["true", "false"]}, {"glass": ["clear", "anti-fog"]}],
    }
    assert (found["rows"][1]["row"], found["rows"][1]["changes"][0]["shelves"]) == (3, ["9", "4"])


def test_new_values_may_be_those_worth_least(files, capsys):
    recorded = files("recorded.csv", "doors,shelves\ntrue,9\n")
    new = files("new.rules", NEW)
    assert main(["migrate", new, "--configurations", recorded, "--worth", "shelves=4=5"]) == 1
    assert json.loads(capsys.readouterr().out)["rows"][0]["changes"][0]["shelves"] != ["9", "4"]


def test_what_is_possible_is_fine_and_no_steps_are_undecided(files):
    new = files("new.rules", NEW)
    assert main(["migrate", new, "--configurations", files("fine.csv", "doors\ntrue\n")]) == 0
    broken = files("broken.csv", "doors,glass\ntrue,clear\n")
    assert main(["migrate", new, "--configurations", broken, "--steps", "0"]) == 3


@pytest.mark.parametrize("text", ["", "doors,doors\ntrue,true\n", "doors\ntrue,clear\n"])
def test_a_table_without_sense_is_refused(files, text):
    assert main(["migrate", files("new.rules", NEW), "--configurations", files("bad.csv", text)]) == 2
