"""Words that look like another one: what somebody may have meant, told at once even among thousands of words.

A table with thousands of wrong rows asks for a suggestion in each of them. Comparing each wrong word with each known
one takes minutes then. So what two words can have in common at most is looked at first, for all known words together:
they share no more letters than both have. Only those that could be near enough are compared; where many could be,
those that share most pairs of letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest

import numpy as np
import numpy.typing as npt

NEAR = 0.6
"""Twice the letters in common, in order, over the letters of both: from here on two words look alike."""
MOST_COMPARED = 20
"""Known words that a word is compared with."""
LONGEST = 200
"""Characters of a word that are looked at."""

_LETTERS = 64
_PAIRS = 256
_KEPT = 16

Counts = npt.NDArray[np.uint8]
Bits = npt.NDArray[np.uint64]


def look_alikes(word: str, known: tuple[str, ...], most: int) -> list[str]:
    """Return the known words that look most like a word, the nearest first.

    Args:
        word: what somebody wrote.
        known: what there is; asked again and again of the same words, it is fast.
        most: how many are wanted.
    """
    word = word[:LONGEST]
    if not known or not word:
        return []
    counts, lengths = _letters_of(known)
    shared = np.minimum(counts, _letters(word)).sum(axis=1, dtype=np.int16)
    bounds = 2.0 * shared / (lengths + len(word))
    likely = np.flatnonzero(bounds >= NEAR)
    if len(likely) > MOST_COMPARED:
        pairs = np.bitwise_count(_pairs_of(known)[likely] & _pairs(word)).sum(axis=1, dtype=np.int16)
        likely = likely[np.argsort(-pairs, kind="stable")[:MOST_COMPARED]]
    return [name for _, name in nlargest(most, _near(word, [known[index] for index in likely.tolist()]))]


def _near(word: str, likely: list[str]) -> Iterator[tuple[float, str]]:
    """Compare words one by one; yield those that are near, and how near."""
    matcher: SequenceMatcher[str] = SequenceMatcher()
    matcher.set_seq2(word)
    for name in likely:
        matcher.set_seq1(name[:LONGEST])
        ratio = matcher.ratio()
        if ratio >= NEAR:
            yield ratio, name


@lru_cache(_KEPT)
def _letters_of(known: tuple[str, ...]) -> tuple[Counts, npt.NDArray[np.int32]]:
    """Return how often each letter stands in each word, a row a word, and how long the words are."""
    counts = np.stack([_letters(each[:LONGEST]) for each in known])
    return counts, np.array([min(len(each), LONGEST) for each in known], dtype=np.int32)


@lru_cache(_KEPT)
def _pairs_of(known: tuple[str, ...]) -> Bits:
    """Return which pairs of neighbouring letters stand in each word, a bit each, a row a word."""
    return np.stack([_pairs(each[:LONGEST]) for each in known])


def _letters(word: str) -> Counts:
    """Return how often each letter stands in a word; letters that share a place look more alike than they are."""
    counts: Counts = np.bincount(_codes(word) % _LETTERS, minlength=_LETTERS).astype(np.uint8)
    return counts


def _pairs(word: str) -> Bits:
    codes = _codes(word)
    is_there = np.zeros(_PAIRS, dtype=np.bool_)
    is_there[(codes[:-1] * 31 + codes[1:]) % _PAIRS] = True
    return np.packbits(is_there).view(np.uint64)


def _codes(word: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(word.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
