"""`python -m rules` and lint, on files."""

from __future__ import annotations

import json

import pytest

from rules.__main__ import main

TEXT = """
characteristic processor: one of table "values/processor.csv"
characteristic kits: integer 1..4
characteristic wifi: boolean
rule big: when processor.tdp > 100 W require kits >= 3
    reason en "A hot processor needs three kits."
rule late: default wifi = true when processor = p3
rule never: require processor != p3
"""


@pytest.fixture
def book(tmp_path):
    (tmp_path / "values").mkdir()
    (tmp_path / "values" / "processor.csv").write_text("code,tdp[W]\np1,65\np2,125\np3,90\n")
    file = tmp_path / "pc.rules"
    file.write_text(TEXT)
    return str(file)


def test_check_accepts_a_correct_book(book, capsys):
    assert main(["check", book]) == 0
    assert "3 characteristics, 3 rules" in capsys.readouterr().out


def test_check_reports_errors(book, capsys, tmp_path):
    wrong = tmp_path / "wrong.rules"
    wrong.write_text("rule x: require kit > 1\n")
    assert main(["check", book, str(wrong)]) == 1
    assert "did you mean kits?" in capsys.readouterr().err


def test_domains_are_json(book, capsys):
    assert main(["domains", book, "--choose", "processor=p2"]) == 0
    assert json.loads(capsys.readouterr().out)["kits"] == ["3", "4"]


def test_complete_and_count(book, capsys):
    assert main(["complete", book, "--choose", "processor=p2"]) == 0
    assert json.loads(capsys.readouterr().out) == {"processor": "p2", "kits": "3", "wifi": "false"}
    assert main(["count", book]) == 0
    assert capsys.readouterr().out.strip() == str(8 + 4)


def test_explain_shows_the_reason_and_the_ways_out(book, capsys):
    assert main(["explain", book, "--choose", "processor=p2", "kits=1"]) == 1
    shown = capsys.readouterr().out
    assert "A hot processor needs three kits." in shown
    assert "take back: processor" in shown


WORTHS = ["--worth", "processor=p2=100", "kits=2=10", "kits=3=20", "wifi=true=5"]


def answer(capsys, *arguments: str):
    code = main([*arguments, *WORTHS])
    return code, json.loads(capsys.readouterr().out)


def test_switch_tells_what_else_changes(book, capsys):
    code, found = answer(capsys, "switch", book, "--choose", "processor=p1", "kits=1")
    assert (code, found["worth"], found["decided"]) == (0, 0, True)
    assert found["values"]["processor"] == {"p2": {"changes": 1, "worth": 100, "difference": 100}}
    code, found = answer(capsys, "switch", book, "--choose", "processor=p1", "kits=1", "--to", "processor=p2")
    assert (code, found["changed"]) == (0, {"kits": "4"})
    assert found["assignment"] == {"processor": "p2", "kits": "4", "wifi": "false"}


def test_switch_says_no_to_what_nothing_leads_to(book, capsys):
    code, found = answer(capsys, "switch", book, "--choose", "kits=1", "--to", "processor=p2", "--keep", "kits")
    assert (code, found["switch"], found["assignment"]) == (1, None, None)
    code, found = answer(capsys, "switch", book, "--choose", "kits=1", "--of", "processor", "--seconds", "0")
    assert (code, found["decided"]) == (3, False)


def test_the_best_are_listed_in_order(book, capsys):
    code, found = answer(capsys, "best", book, "-k", "3", "--choose", "processor=p1")
    assert (code, [each["worth"] for each in found["completions"]], found["bound"]) == (0, [0, 0, 5], 5)
    code, found = answer(capsys, "best", book, "--within", "0")
    assert [each["assignment"]["kits"] for each in found["completions"]] in (["1", "4"], ["4", "1"])
    assert found["values"] == {"processor": ["p1"], "kits": ["1", "4"], "wifi": ["false"]}
    code, found = answer(capsys, "best", book, "--within", "-1")
    assert (code, found["completions"], found["bound"]) == (1, [], 0)


def test_the_best_may_differ_or_follow_two_objectives(book, capsys):
    code, found = answer(capsys, "best", book, "-k", "2", "--differ", "3")
    assert (code, [each["worth"] for each in found["completions"]]) == (0, [0, 105])
    code, found = answer(capsys, "best", book, "--then-worth", "kits=1=1")
    assert (code, found["completions"][0]["worths"]) == (0, [0, 0])
    assert found["completions"][0]["assignment"]["kits"] == "4"
    code, found = answer(capsys, "best", book, "--pareto", "wifi=true=-1")
    assert (code, [each["worths"] for each in found["completions"]]) == (0, [[0, 0], [5, -1]])
    assert found["complete"]


@pytest.mark.parametrize("senseless", [["-k", "1000000"], ["-k", "0"], ["--differ", "0"], ["--pareto", "kist=1=2"]])
def test_a_senseless_number_or_name_is_answered_with_two(book, capsys, senseless):
    assert main(["best", book, *senseless]) == 2
    assert capsys.readouterr().err


def test_lint_finds_dead_values_and_idle_defaults(book, capsys):
    assert main(["lint", book]) == 1
    shown = capsys.readouterr().out
    assert "processor = p3 is in no configuration" in shown
    assert "because of never" in shown
    assert "the default 'late' never applies" in shown


def test_lint_names_the_rules_of_a_void_product(book, capsys, tmp_path):
    void = tmp_path / "void.rules"
    void.write_text("rule a: require kits > 3\nrule b: require kits < 3\n")
    assert main(["lint", book, str(void)]) == 1
    assert "no configuration satisfies all rules: a, b" in capsys.readouterr().out


def test_a_senseless_question_is_answered_with_two(book, capsys):
    assert main(["domains", book, "--choose", "kist=1"]) == 2
    assert "did you mean 'kits'" in capsys.readouterr().err
    assert main(["domains", book, "--choose", "kits"]) == 2
    assert main(["domains", "nowhere.rules"]) == 2
