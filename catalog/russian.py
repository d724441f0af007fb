"""Problems of catalogue files in Russian: each sentence that a reader words in English has its phrase in `phrases`.

Readers know one language, so that they stay readers; here their sentences are told apart again, and what was filled in
is carried over. What the rule language says has its phrases in `rule_phrases`. A sentence without one stays English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from catalog.phrases import PARTS, PHRASES
from catalog.rule_phrases import NAMED, RULE_PHRASES
from kernel.phrasebook import Phrasebook
from kernel.text import LANGUAGES, Text

_TAGGED = re.compile(r"(.*) \[([a-z-]+)\](?:; (.*))?", re.DOTALL)
"""A message of the rule language with its code, and a hint."""
_IN_CELL = re.compile(r"(.*) \(character (\d+) of the cell\): (.*?)\.(?: (.*)\.)?", re.DOTALL)
"""A message about a formula in a cell, and a hint."""
LONGEST = 4_000
"""Characters of a sentence that is translated."""
_KEPT = 4_096
"""Sentences that are remembered: the same mistake stands in many rows."""

_FILES = Phrasebook(PHRASES, PARTS)
_RULES = Phrasebook(RULE_PHRASES, NAMED)


def in_languages(sentence: str) -> Text:
    """Return a sentence of a reader in every language that is known of it."""
    return Text(_Told(sentence))


class _Told(Mapping[str, str]):
    """A sentence by language; it is put into Russian when somebody reads it, and of thousands nobody reads all."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence

    def __getitem__(self, language: str) -> str:
        if language not in LANGUAGES:
            raise KeyError(language)
        return in_russian(self._sentence) if language == "ru" else self._sentence

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


@lru_cache(_KEPT)
def in_russian(sentence: str) -> str:
    """Return a sentence in Russian, or as it is if nobody has translated it.

    One that quotes so much that it is longer than anybody reads stays as it is.

    >>> in_russian("The key 'prise' has no meaning here. Did you mean 'price'?")
    "Ключ 'prise' здесь ничего не значит. Может быть, 'price'?"
    """
    if len(sentence) > LONGEST:
        return sentence
    tagged, in_cell = _TAGGED.fullmatch(sentence), _IN_CELL.fullmatch(sentence)
    if tagged is not None:
        hint = f"; {of_rules(tagged[3])}" if tagged[3] else ""
        return f"{of_rules(tagged[1])} [{tagged[2]}]{hint}"
    if in_cell is not None:
        hint = f" {_begun(of_rules(_uncapped(in_cell[4])))}." if in_cell[4] else ""
        return f"{in_cell[1]} (знак {in_cell[2]} в ячейке): {of_rules(in_cell[3])}.{hint}"
    return _FILES.find(sentence) or sentence


@lru_cache(_KEPT)
def of_rules(sentence: str) -> str:
    """Return a message or a hint of the rule language in Russian, or as it is if nobody has translated it.

    >>> of_rules("expected a number, found 'x'")
    "нужно: число, а здесь 'x'"
    """
    return _RULES.find(sentence) or sentence if len(sentence) <= LONGEST else sentence


def _uncapped(text: str) -> str:
    return text[:1].lower() + text[1:]


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
