"""Problems of catalogue files in Russian: each sentence that a reader words in English has its phrase in `phrases`.

Readers know one language, so that they stay readers; here their sentences are told apart again, and what was filled in
is carried over. What the rule language says has its phrases in `rule_phrases`. A sentence without one stays English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from catalog.phrases import PARTS, PHRASES
from catalog.rule_phrases import NAMED, RULE_PHRASES
from kernel.text import Text

_Words = tuple[str, ...]
"""A phrase between its places: what stands before the first, between two, and after the last."""
_Phrases = Sequence[tuple[_Words, str]]

_PLACE = re.compile(r"\{(\d*)\}")
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'")
_TAGGED = re.compile(r"(.*) \[([a-z-]+)\](?:; (.*))?", re.DOTALL)
"""A message of the rule language with its code, and a hint."""
_IN_CELL = re.compile(r"(.*) \(character (\d+) of the cell\): (.*?)\.(?: (.*)\.)?", re.DOTALL)
"""A message about a formula in a cell, and a hint."""
LONGEST = 4_000
"""Characters of a sentence that is translated."""
_KEPT = 4_096
"""Sentences that are remembered: the same mistake stands in many rows."""


def in_languages(sentence: str) -> Text:
    """Return a sentence of a reader in every language that is known of it."""
    return Text.of(en=sentence, ru=in_russian(sentence))


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
    return _translated(sentence, _sentences(), _parts())


@lru_cache(_KEPT)
def of_rules(sentence: str) -> str:
    """Return a message or a hint of the rule language in Russian, or as it is if nobody has translated it.

    >>> of_rules("expected a number, found 'x'")
    "нужно: число, а здесь 'x'"
    """
    return _translated(sentence, _rules(), _named()) if len(sentence) <= LONGEST else sentence


def _uncapped(text: str) -> str:
    return text[:1].lower() + text[1:]


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _translated(text: str, phrases: _Phrases, parts: _Phrases) -> str:
    if _QUOTED.fullmatch(text):
        return text
    for words, russian in phrases:
        filled = _filled(words, text)
        if filled is not None:
            return _written(russian, [_translated(each, parts, parts) for each in filled])
    return text


@cache
def _sentences() -> _Phrases:
    return _told_apart(PHRASES)


@cache
def _parts() -> _Phrases:
    return _told_apart(PARTS)


@cache
def _rules() -> _Phrases:
    return _told_apart(RULE_PHRASES)


@cache
def _named() -> _Phrases:
    return _told_apart(NAMED)


def _told_apart(phrases: Mapping[str, str]) -> _Phrases:
    """Return phrases between their places, the most telling first: of two that fit, the one with more of its own."""
    order = sorted(phrases, key=lambda english: -len(english.replace("{}", "")))
    return tuple((tuple(english.split("{}")), phrases[english]) for english in order)


def _filled(words: _Words, text: str) -> list[str] | None:
    """Return what fills the places of a phrase in a text; None if it is another phrase."""
    if len(words) == 1:
        return [] if text == words[0] else None
    if not text.startswith(words[0]) or not text.endswith(words[-1]):
        return None
    at, end = len(words[0]), len(text) - len(words[-1])
    found: list[str] = []
    for following in words[1:-1]:
        stop = _end_of_place(text, at, following)
        if stop < 0:
            return None
        found.append(text[at:stop])
        at = stop + len(following)
    return [*found, text[at:end]] if at <= end else None


def _end_of_place(text: str, at: int, following: str) -> int:
    """Return where a place ends: after a whole quotation, which may hold anything, else before what follows."""
    quoted = _QUOTED.match(text, at)
    if quoted is not None and text.startswith(following, quoted.end()):
        return quoted.end()
    return text.find(following, at)


def _written(russian: str, filled: Sequence[str]) -> str:
    """Return a Russian phrase with its places filled: in the order of English, or by number."""
    following = iter(filled)
    return _PLACE.sub(lambda place: filled[int(place[1])] if place[1] else next(following), russian)
