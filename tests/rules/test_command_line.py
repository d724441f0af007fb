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


def test_samples_are_drawn_alike_from_the_same_seed(book, capsys):
    assert main(["sample", book, "-n", "5", "--seed", "7", "--choose", "processor=p2"]) == 0
    drawn = json.loads(capsys.readouterr().out)
    assert len(drawn) == 5
    assert all(each["processor"] == "p2" and int(each["kits"]) >= 3 for each in drawn)
    assert main(["sample", book, "-n", "5", "--seed", "7", "--choose", "processor=p2"]) == 0
    assert json.loads(capsys.readouterr().out) == drawn


def test_no_sample_of_nothing_and_none_that_nobody_asks_for(book, capsys):
    assert main(["sample", book, "--choose", "processor=p2", "kits=1"]) == 1
    assert json.loads(capsys.readouterr().out) == []
    assert main(["sample", book, "-n", "1000000"]) == 2
    assert "cannot be drawn at once" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["sample", book, "-n", "0"])


def test_a_cover_says_how_few_would_do_and_what_is_impossible(book, capsys):
    assert main(["cover", book, "--boundaries", "--near-misses"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["configurations"]) >= found["bound"] == 8
    assert (found["missing"], found["unknown"], found["decided"]) == (0, 0, True)
    assert {(each["kind"], each["name"]) for each in found["boundaries"]} == {("least", "kits"), ("greatest", "kits")}
    assert [each["rule"] for each in found["near_misses"]] == ["big", "never"]
    assert found["near_misses"][1]["assignment"]["processor"] == "p3"


def test_a_cover_of_triples_of_some_characteristics(book, capsys):
    assert main(["cover", book, "--strength", "3", "--of", "processor", "kits", "wifi"]) == 0
    assert json.loads(capsys.readouterr().out)["possible"] == 12
    assert main(["cover", book, "--of", "processor"]) == 2
    assert main(["cover", book, "--seconds", "0"]) == 3


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


def test_lint_looks_at_dates_and_does_not_count_what_is_only_worth_knowing(capsys, tmp_path):
    file = tmp_path / "dated.rules"
    file.write_text("characteristic kits: integer 1..4\nrule few: require kits < 3 or kits = 4\n    until 2026-01-01\n")
    assert main(["lint", str(file), "--on", "2026-06-01"]) == 0
    assert "info: the rule 'few' has been over since 2026-01-01 [over]" in capsys.readouterr().out


def test_costly_rules_are_json(capsys, tmp_path):
    file = tmp_path / "sum.rules"
    file.write_text(
        "characteristic a: integer 0..9\ncharacteristic b: integer 0..9\ncharacteristic c: integer 0..9\n"
        "rule total: require a + 2 * b + 4 * c <= 30\n"
    )
    assert main(["lint", str(file), "--costly"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["name"] for each in found["rules"]] == ["total"]
    assert found["rules"][0]["without"]["size"] < found["whole"]["size"]
    assert main(["lint", str(file), "--costly", "--seconds", "0"]) == 3


def test_why_tells_a_story(book, capsys):
    assert main(["why", book, "--choose", "processor=p2", "--value", "kits=1", "--audience", "customer"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "kits=1: impossible",
        "1. Chosen: processor is p2.",
        "2. A hot processor needs three kits. So, with (1), kits is one of 3 and 4.",
    ]
    assert main(["why", book, "--value", "kits=1"]) == 0
    assert capsys.readouterr().out == "kits=1: possible\n"


def test_why_answers_in_json_too(book, capsys):
    arguments = ["why", book, "--choose", "processor=p2", "--value", "kits=1", "--language", "ru", "--json"]
    assert main(arguments) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["verdict"], found["decided"]) == ("impossible", True)
    assert found["sentences"][0] == {"number": 1, "text": "Выбрано: processor — p2.", "because": []}
    assert main([*arguments, "--seconds", "0"]) == 3


def test_why_refuses_what_does_not_exist(book, capsys):
    assert main(["why", book, "--value", "kist=1"]) == 2
    assert "did you mean 'kits'" in capsys.readouterr().err
    assert main(["why", book, "--value", "kits=9"]) == 2
    assert main(["why", book, "--value", "kits"]) == 2


def test_a_senseless_question_is_answered_with_two(book, capsys):
    assert main(["domains", book, "--choose", "kist=1"]) == 2
    assert "did you mean 'kits'" in capsys.readouterr().err
    assert main(["domains", book, "--choose", "kits"]) == 2
    assert main(["domains", "nowhere.rules"]) == 2


def test_an_engine_that_cannot_hold_a_model_says_why_and_what_to_do(capsys, tmp_path):
    file = tmp_path / "wide.rules"
    file.write_text(
        "".join(f"characteristic {name}: integer 0..999\n" for name in "ab") + "rule r: require a * b > 77\n"
    )
    assert main(["domains", str(file), "--engine", "diagram", "--seconds", "1"]) == 3
    said = capsys.readouterr().err
    assert "the engine 'diagram' cannot hold this model: " in said
    assert "leave out --engine" in said
    assert "Traceback" not in said
