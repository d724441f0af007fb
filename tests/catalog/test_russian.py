"""What is wrong with catalogue files is told in Russian too: every sentence of every reader, with what is filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.gate import problem_findings
from catalog.phrases import PARTS, PHRASES
from catalog.rule_phrases import NAMED, RULE_PHRASES
from catalog.russian import LONGEST, in_languages, in_russian, of_rules
from kernel.text import Text
from tests.catalog.test_bad_files import BAD, changed, problems_of

ROOT = Path(__file__).resolve().parents[2]
READERS = (
    *("bom_sheet", "books", "classification", "document", "exchange", "family", "generated_tests", "geometry"),
    *("guard_rail", "life_sheet", "load", "market", "media", "part", "picture", "price_sheet", "problems"),
    *(
        "product_sheet",
        "quote_template",
        "rule_tests",
        "scale_sheet",
        "sheet",
        "terms_release",
        "terms_sheet",
        "toml_tree",
    ),
    *("billing", "bundle_sheet", "usage_sheet", "entries/reading", "entries/writing", "spreadsheet/packed"),
)
"""Modules that find what is wrong with files."""

NOT_TOLD_THERE = (
    # What is raised about a whole request, by a price, or by a programmer; the words of the rule language.
    "There is no folder {}.",
    "The catalogue files have {}; the first: {}",
    "{} problem{}",
    "The terms have {} problem(s); the first: {}: {}",
    "The folder has files that a product cannot have.",
    "The terms cannot be read.",
    "The terms do not fit the products: {}",
    "There is no test number {} in {}.",
    "{} has another form than one [[test]] for each test; change it as text.",
    "{} {}. Rates are not worked out from others; add the rate that was published.",
    "has no rate from {} to {} for {}: {}",
    "has no rate from {} to {} of {} or before",
    "the newest is of {}, good for {} days",
    "a rate of {} says nothing about {}",
    "# Made from the rules, to notice when they change: make it again instead of editing it.\n",
    "{} cannot be read; mend it as text.",
    "{} has another form than one [[{}]] for each; change it as text.",
    "The entry {} of {} is written in another way than forms know; change it as text.",
    # Made of parts that stand in other sentences.
    "{} is not {}.",
    "{} is {}, not {}.",
    # Keys and what is written.
    *("azimuth elevation", "number file", "finish colour", "swatch otherwise", 'forbid ({}): ("{}")'),
)


def without_quotes(text: str) -> str:
    return re.sub("'[^']*'", "", text)


def sentences(module: str) -> Iterator[str]:
    """Give every text of a module that reads like a sentence, with {} where something is filled in."""
    tree = ast.parse((ROOT / f"{module}.py").read_text())
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    inside -= {id(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)}
    inside |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # documentation
    inside |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg in ("en", "ru")}
    for node in ast.walk(tree):
        text = _text(node) if id(node) not in inside else ""
        if " " in text.strip() and re.search(r"[a-z]{2}", text.replace("{}", "")) and not _is_list(text):
            yield re.sub(r"(\{\})+", "{}", text)


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_list(text: str) -> bool:
    """Tell whether a text is a list of keys, a line that is written, or a pattern."""
    return bool(re.fullmatch(r"[a-z_ ]+", text) and text.count(" ") > 1) or " = {" in text[:14] or "\\" in text


@pytest.mark.parametrize("module", READERS)
def test_every_sentence_of_a_reader_is_known_in_russian(module: str) -> None:
    known = "\n".join((*PHRASES, *PARTS))
    missing = [
        sentence
        for sentence in sentences(f"catalog/{module}")
        if sentence.removeprefix("{}").removesuffix("{}") not in known and sentence not in NOT_TOLD_THERE
    ]
    assert not missing, missing


LANGUAGE = (
    *("clauses", "declare", "expression", "parse", "reader", "scope", "tables", "tokens"),
    *("kinds/default", "kinds/group", "kinds/prefer", "kinds/table"),
)
"""Modules that read the rule language."""

ASIDE = (
    # Patterns, and what only a program reads.
    'the rule is written: {} (a, b) from table "file.csv"',
)


@pytest.mark.parametrize("module", LANGUAGE)
def test_every_message_of_the_rule_language_is_known_in_russian(module: str) -> None:
    missing = [
        sentence
        for sentence in sentences(f"rules/{module}")
        if not re.search("[а-яё]", of_rules(sentence.replace("{}", "X")))
        and sentence not in NAMED
        and sentence not in ASIDE
    ]
    assert not missing, missing


def test_phrases_fill_what_they_are_given() -> None:
    for english, russian in {**PHRASES, **PARTS, **RULE_PHRASES, **NAMED}.items():
        filled = re.findall(r"\{(\d*)\}", russian)
        if any(filled):
            assert all(int(number) < english.count("{}") for number in filled), english
        else:
            assert len(filled) == english.count("{}"), english
        assert re.search("[а-яё]", russian) or russian == english, english


@pytest.mark.parametrize(("file", "old", "new", "place", "message"), BAD)
def test_what_is_wrong_with_a_file_is_told_in_both_languages(
    file: str, old: str, new: str, place: str, message: str
) -> None:
    for finding in problem_findings(problems_of(changed(file, old, new))):
        english, russian = finding.message.in_("en"), finding.message.in_("ru")
        assert re.search("[а-яё]", russian), english
        assert not re.search(r"\b(the|is|are|Did|Known)\b", without_quotes(russian)), russian
        assert re.findall("'[^']*'", english) == re.findall("'[^']*'", russian), "what is quoted is carried over"


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        (
            "There is no file 'prices/a.csv'. Did you mean 'b.csv' or 'c or d.csv'?",
            "Файла 'prices/a.csv' нет. Может быть, 'b.csv' или 'c or d.csv'?",
        ),
        ("The product is not sold in the market 'is. Known: x'.", "На рынке 'is. Known: x' изделие не продаётся."),
        ("'x' is a text, not a number.", "'x' — текст, а нужно: число."),
        (
            "Beside 'b' the market 'eu' would on some day have two books at rates.",
            "Вместе с 'b' в какой-то день было бы два прайс-листа по курсу: рынок 'eu'.",
        ),
        ("Nobody has translated this, or that.", "Nobody has translated this, or that."),
        ("", ""),
    ],
)
def test_what_is_filled_in_is_carried_over(english: str, russian: str) -> None:
    assert in_russian(english) == russian


def test_a_sentence_in_every_language_is_a_text_like_any_other() -> None:
    sentence = "The key 'prise' has no meaning here. Did you mean 'price'?"
    told = in_languages(sentence)
    assert told == Text.of(en=sentence, ru=in_russian(sentence))
    assert told.to_json() == {"en": told.in_("en"), "ru": told.in_("ru")}
    assert told.in_("de") == sentence


@pytest.mark.parametrize("end", ["", ".", " [a-b]"])
def test_a_sentence_that_quotes_half_a_file_is_not_puzzled_over(end: str) -> None:
    hostile = "' = ' has no value ' is not possible for expected , found [a-b]; (character 3 of the cell): y. " * 20_000
    assert in_russian(hostile + end) == hostile + end
    assert of_rules(hostile + end) == hostile + end
    in_russian(hostile[: LONGEST - len(end)] + end)  # takes hours if places are tried one after the other
