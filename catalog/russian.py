"""Problems of catalogue files in Russian: each sentence that a reader words in English has its phrase in `phrases`.

Readers know one language, so that they stay readers; here their sentences are told apart again, and what was filled in
is carried over. A sentence without a phrase, such as one of the rule language, stays English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from catalog.phrases import PARTS, PHRASES
from kernel.text import Text

_Words = tuple[str, ...]
"""A phrase between its places: what stands before the first, between two, and after the last."""
_Phrases = Sequence[tuple[_Words, str]]

_PLACE = re.compile(r"\{(\d*)\}")
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'")
_KEPT = 4_096
"""Sentences that are remembered: the same mistake stands in many rows."""


def in_languages(sentence: str) -> Text:
    """Return a sentence of a reader in every language that is known of it."""
    return Text.of(en=sentence, ru=in_russian(sentence))


@lru_cache(_KEPT)
def in_russian(sentence: str) -> str:
    """Return a sentence in Russian, or as it is if nobody has translated it.

    Cost: linear in its length, whatever it quotes.

    >>> in_russian("The key 'prise' has no meaning here. Did you mean 'price'?")
    "Ключ 'prise' здесь ничего не значит. Может быть, 'price'?"
    """
    return _translated(sentence, _sentences())


def _translated(text: str, phrases: _Phrases) -> str:
    if _QUOTED.fullmatch(text):
        return text
    for words, russian in phrases:
        filled = _filled(words, text)
        if filled is not None:
            return _written(russian, [_translated(each, _parts()) for each in filled])
    return text


@cache
def _sentences() -> _Phrases:
    return _told_apart(PHRASES)


@cache
def _parts() -> _Phrases:
    return _told_apart(PARTS)


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
