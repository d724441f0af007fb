"""What is refused is told in the language of whoever asks; the English and the code are always there."""

from __future__ import annotations

import ast
import json.decoder
import re
from importlib import import_module
from inspect import getsource
from types import ModuleType

import pytest
from pydantic_core import _pydantic_core

from api.problems import TITLES
from api.russian import LONGEST, in_russian
from api.russian.house import JSON
from catalog.phrases import TOML_SYNTAX
from tests.api.refusals import refusals

RUSSIAN = re.compile("[а-яё]")

WORDED_ELSEWHERE = {
    "problem.message.in_('en')": "a problem of a cell, which has both languages in the preview",
    "message[:1].lower()? message[1:]": "what the reader of bodies says, which is held below",
    "finding.message": "the rule language, held in tests/catalog/test_russian.py",
    "finding.message; {}": "the same",
    "error.message": "a sentence that is held where it is raised",
    "each.message": "the same",
    "each.message.in_('en')": "a finding, which has both languages",
    "said.in_('en')": "the refusal carries its text in both languages",
    "problems[0].message": "one of its problems",
    "named[0].message": "the same",
    "message": "sentences of the readers of files, held in tests/catalog/test_russian.py",
    "wrong": "the same",
}
"""Expressions that stand for a sentence, and where it is held."""

MADE_OF_OTHERS = (
    *("{} [{}]", "{} [{}]; {}", "{}; {}", "{} {}", "{}{}: {}.{}", "{} is {}, not {}.", "{} is not {}."),
    *("{} Tiers ascend, each quantity once.", "{}; give one of them a higher priority, or other days."),
)
"""What the readers of files put together from sentences that are held in tests/catalog/test_russian.py."""


def _bare(sentence: str) -> str:
    """Return a sentence without the others that stand before and behind it."""
    return re.sub(r"^\{\} ?(?=[A-Z])|(?<=\.) \{\}$", "", sentence)


@pytest.mark.parametrize("sentence", sorted({sentence for _, sentence in refusals()}))
def test_every_refusal_is_known_in_russian(sentence: str) -> None:
    if sentence.startswith("? "):
        assert sentence[2:] in WORDED_ELSEWHERE
    elif sentence not in MADE_OF_OTHERS:
        filled = re.sub(r": \{\}$", ": X: X", _bare(sentence)).replace("{}", "X")
        assert RUSSIAN.search(in_russian(filled)), sentence


def test_every_title_is_known_in_russian() -> None:
    assert all(RUSSIAN.search(in_russian(title)) for title in TITLES.values())


PYTHONS_OWN = re.compile(
    "attribute|iterable|iterating|instance of|subclass|callable|frozendict|Ordered|Counter|mapping|deque|frozenset|"
    "hashable|bytes|JsonOrPython|JSON input|Invalid JSON|sentinel|Ellipsis|argument|Arguments|URL|UUID|[Ff]raction|"
    "complex|timedelta|duration|Timezone offset|Assertion|factory|is frozen|Extra inputs|named_tuple|or an object$|"
    "in the past|in the future|valid time|Data should|datetime object"
)
"""What bodies are never asked to be: the types of these messages stand in none of our schemas."""


def _templates() -> list[str]:
    found = set[str]()
    for error in _pydantic_core.list_all_errors():
        found |= {error["message_template_python"], error.get("message_template_json", "")} - {""}
    return sorted(each for each in found if not PYTHONS_OWN.search(each))


@pytest.mark.parametrize("template", _templates())
def test_what_a_body_has_to_be_like_is_known_in_russian(template: str) -> None:
    message = re.sub(
        r"\{\w+\}", "X", template.replace("{expected_plural}", "s").replace("{error}", "only a bundle has options")
    )
    assert RUSSIAN.search(in_russian(message[:1].lower() + message[1:])), template


def _raised(module: ModuleType, *names: str) -> set[str]:
    """Return the messages of the errors that a module of the standard library raises."""
    calls = [node for node in ast.walk(ast.parse(getsource(module))) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in names]
    return {_text(argument) for call in named for argument in call.args if _text(argument)}


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_what_the_reader_of_toml_says_is_known_in_russian() -> None:
    said = {text for text in _raised(import_module("tomllib._parser"), "suffixed_err") if " (at " not in text}
    assert len(said) > 15
    assert said == set(TOML_SYNTAX) & said, said - set(TOML_SYNTAX)


def test_what_the_reader_of_json_says_is_known_in_russian() -> None:
    said = _raised(json.decoder, "JSONDecodeError")
    assert len(said) > 5
    missing = {text for text in said if not RUSSIAN.search(in_russian(f"not JSON: {text}".replace("{}", "X")))}
    assert not missing - set(JSON)


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        (
            "The change cannot be made. This must be text. A language is one of en, ru.",
            "Так изменить нельзя. Здесь нужен текст. Язык — одно из: en, ru.",
        ),
        (
            "Line 2 is priced on request only: Base: Steel has no price in the price book eu; the price is on request.",
            "Цена позиции 2 — только по запросу: Base: у «Steel» нет цены в прайс-листе eu; цена по запросу.",
        ),
        (
            "Cannot send a quote that is cancelled. Possible now: nothing.",
            "Нельзя отправить: предложение — отменено. Сейчас можно: ничего.",
        ),
        (
            "The catalogue files have 2 problems; the first: product.toml:1:1: The key 'code' is missing.",
            "Файлы каталога — проблем: 2; первая: product.toml:1:1: Не хватает ключа 'code'.",
        ),
        ("There is no quote 'There is no order x.'.", "Предложения 'There is no order x.' нет."),
        ("Nobody has translated this. Or that.", "Nobody has translated this. Or that."),
    ],
)
def test_what_is_filled_in_is_carried_over(english: str, russian: str) -> None:
    assert in_russian(english) == russian


@pytest.mark.parametrize(
    "again", ["a, ", "Line 1 is priced on request only: ", "value error, ", "There is no order x. "]
)
def test_a_refusal_that_repeats_itself_is_not_puzzled_over(again: str) -> None:
    for length in (LONGEST, LONGEST + 1):
        in_russian((again * LONGEST)[:length])
        in_russian(f"Of a line can change: {again * LONGEST}"[: length - 1] + ".")
