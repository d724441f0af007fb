"""Findings in Russian: each sentence that a check words in English has its pattern here; names and values stay.

A sentence without a pattern stays English; a test looks at every code that there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_NAME = r"(.+?)"
_QUOTED = r"'(.+?)'"

_PHRASES: tuple[tuple[str, str], ...] = (
    (rf"no configuration satisfies all rules: {_NAME} contradict", "правила несовместимы: {0} противоречат друг другу"),
    (rf"{_NAME} is always {_NAME}: no other value is possible", "{0} всегда {1}: другие значения невозможны"),
    (rf"{_NAME} = {_NAME} is in no configuration of any {_NAME}", "{0} = {1} нет ни в одной конфигурации {2}"),
    (rf"{_NAME} = {_NAME} is in no configuration", "{0} = {1} нет ни в одной конфигурации"),
    (
        rf"the default {_QUOTED} never applies: its condition is never true",
        "значение по умолчанию «{0}» никогда не применяется: его условие никогда не выполняется",
    ),
    (
        rf"the default {_QUOTED} never applies: {_NAME} is impossible then",
        "значение по умолчанию «{0}» никогда не применяется: {1} тогда невозможно",
    ),
    (
        rf"the rule {_QUOTED} never applies: its condition is never true",
        "правило «{0}» никогда не применяется: его условие никогда не выполняется",
    ),
    (rf"the rule {_QUOTED} is redundant: the other rules imply it", "правило «{0}» лишнее: оно следует из других"),
    (
        rf"{_NAME} of the rule {_QUOTED} forbids nothing that is not forbidden",
        "{0} в правиле «{1}» не запрещает ничего, что не запрещено и так",
    ),
    (rf"{_NAME} of the rule {_QUOTED} is in no configuration", "{0} в правиле «{1}»: такой конфигурации нет"),
    (rf"always taken together: {_NAME}", "всегда вместе: {0}"),
    (
        rf"{_NAME} were not looked for: there are more than {_NAME} {_NAME}",
        "проверка пропущена: слишком много правил или строк (больше {1})",
    ),
    (
        rf"{_QUOTED} and {_QUOTED} are both in force from {_NAME} until {_NAME}",
        "«{0}» и «{1}» действуют одновременно с {2} до {3}",
    ),
    (
        rf"neither {_QUOTED} nor {_QUOTED} is in force from {_NAME} until {_NAME}",
        "с {2} до {3} не действует ни «{0}», ни «{1}»",
    ),
    (rf"the rule {_QUOTED} has been over since {_NAME}", "срок правила «{0}» истёк {1}"),
    ("correct one of these rules", "исправьте одно из этих правил"),
    ("the reason was not found within the budget", "причину за отведённое время найти не удалось"),
    ("the computed characteristics exclude it", "это исключают вычисляемые характеристики"),
    ("the condition forbids it itself", "это запрещает само условие"),
    ("the condition contradicts itself", "условие противоречит самому себе"),
    ("it holds by itself", "оно выполняется само по себе"),
    (
        "the rest of the rule, or a computed characteristic, excludes it",
        "это исключает остаток правила или вычисляемая характеристика",
    ),
    (
        rf"{_NAME}; if it is meant so, one of them could be computed",
        "{0}; если так и задумано, одну из характеристик можно вычислять",
    ),
    ("the computed characteristics tie them", "их связывают вычисляемые характеристики"),
    (rf"because of {_NAME}", "из-за правил {0}"),
    (rf"let {_QUOTED} end on {_NAME}, unless both are meant", "закончите «{0}» {1}, если не задуманы оба"),
    (rf"let {_QUOTED} start on {_NAME}, unless a gap is meant", "начните «{0}» {1}, если перерыв не задуман"),
    ("remove it: what was published keeps its own rules", "удалите его: у выпусков остаются свои правила"),
    (rf"check a part of the {_NAME} at a time", "проверяйте по частям"),
    ("the computed characteristics", "вычисляемые характеристики"),
    ("some of them", "некоторые из них"),
)

_WORDS: tuple[tuple[str, str], ...] = (
    (r"\brow (\d+)", r"строка \1"),
    (r"\balternative (\d+)", r"вариант \1"),
    (r" with ", " с "),
    (r"; and (\d+) sets more", r"; и ещё наборов: \1"),
    (r" and (\d+) more", r" и ещё \1"),
)
"""Words inside the parts that stay as they are."""

_COMPILED = tuple((re.compile(pattern), russian) for pattern, russian in _PHRASES)
_LATER = re.compile(r"from (\d{4}-\d{2}-\d{2}): (.+)")


def in_russian(sentence: str) -> str:
    """Return a message or a hint of a finding in Russian, or as it is if nobody has put it into Russian."""
    later = _LATER.fullmatch(sentence)
    if later:
        return f"с {later[1]}: {in_russian(later[2])}"
    return next((said for said in map(_saying(sentence), _COMPILED) if said), sentence)


def _saying(sentence: str) -> Callable[[tuple[re.Pattern[str], str]], str | None]:
    def say(phrase: tuple[re.Pattern[str], str]) -> str | None:
        found = phrase[0].fullmatch(sentence)
        return phrase[1].format(*(_part(each) for each in found.groups())) if found else None

    return say


def _part(text: str) -> str:
    """Put into Russian what stands in a gap, if it is a sentence itself or has words of its own."""
    whole = in_russian(text)
    if whole != text:
        return whole
    for pattern, russian in _WORDS:
        text = re.sub(pattern, russian, text)
    return text
