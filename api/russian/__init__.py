"""What a refused request is told, in Russian: the sentences of the whole house have their phrases here.

Whoever refuses words one English sentence, and its code is what programs read. Here it is told apart again, as the
problems of catalogue files are in `catalog.russian`. A test finds every sentence; one without a phrase stays English.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

import catalog.russian
from api.russian import house, selling, studio
from kernel.phrasebook import Phrasebook

LONGEST = 2_000
"""Characters of a refusal that is translated."""
MOST_SENTENCES = 12
"""Of a refusal that is translated."""
_KEPT = 1_024
"""Refusals that are remembered."""
_NESTED = 3
"""Sentences within sentences that are translated."""

_PHRASES = {**house.PHRASES, **selling.PHRASES, **studio.PHRASES}
_PARTS = {**house.PARTS, **selling.PARTS, **studio.PARTS}
_BETWEEN = re.compile(r"(?<=[.?!]) (?=\S)")


def _books() -> Phrasebook:
    """Return the phrases; sentences within them are translated down to a depth."""
    book = Phrasebook(_PHRASES, _PARTS)
    for _ in range(_NESTED - 1):
        book = Phrasebook(_PHRASES, _PARTS, partial(_told_or_left, book))
    return book


def _told_or_left(book: Phrasebook, sentence: str) -> str:
    return _told(book, sentence) or sentence


def _told(book: Phrasebook, sentence: str) -> str | None:
    found = book.find(sentence)
    if found is None:
        of_files = catalog.russian.in_russian(sentence)
        return None if of_files == sentence else of_files
    return found


_BOOK = _books()


@lru_cache(_KEPT)
def in_russian(refusal: str) -> str:
    """Return what a refusal says in Russian; what nobody has translated stays as it is.

    >>> in_russian("Quote Q-2026-000001 has no lines; add a configured product first.")
    'В предложении Q-2026-000001 нет позиций; сначала добавьте подобранное изделие.'
    """
    if len(refusal) > LONGEST:
        return refusal
    whole = _told(_BOOK, refusal)
    return _by_sentences(refusal) if whole is None else whole


def _by_sentences(refusal: str) -> str:
    """Return a refusal of several sentences: the longest runs of them that have a phrase, one after the other."""
    rest, found = _BETWEEN.split(refusal), list[str]()
    if not 1 < len(rest) <= MOST_SENTENCES:
        return refusal
    while rest:
        for taken in range(len(rest), 0, -1):
            told = _told(_BOOK, " ".join(rest[:taken]))
            if told is not None or taken == 1:
                found.append(rest[0] if told is None else told)
                rest = rest[taken:]
                break
    return " ".join(found)
