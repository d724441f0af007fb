"""Sentences that were worded in one language, told in another: what was filled in is found again and carried over.

A phrase is a sentence with places, `{}`, and the same in the other language; there a place is `{}` too, or `{0}`, `{1}`
where the order differs. What fills a place may be a part with words of its own, or, where the other language has `{!}`
or `{0!}`, a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

_Words = tuple[str, ...]
"""A phrase between its places: what stands before the first, between two, and after the last."""
_Phrases = Sequence[tuple[_Words, str]]

_PLACE = re.compile(r"\{(\d*)(!?)\}")
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'")
DEEPEST = 8
"""Parts within parts that are looked into."""


class Phrasebook:
    """Tells sentences of one language in another.

    Args:
        phrases: sentence -> the same in the other language.
        parts: what may fill a place -> the same.
        sentence: tells a sentence that fills a place; it stays as it is if nothing is said.
    """

    def __init__(
        self,
        phrases: Mapping[str, str],
        parts: Mapping[str, str],
        sentence: Callable[[str], str] = lambda text: text,
    ) -> None:
        self._phrases = _told_apart(phrases)
        self._parts = _told_apart(parts)
        self._sentence = sentence

    def find(self, sentence: str) -> str | None:
        """Return a sentence in the other language; None if nobody has translated it.

        >>> Phrasebook({"The {} has no {}.": "Нет {1!}: {0}."}, {"day": "день"}).find("The day has no end.")
        'Нет end: день.'
        """
        return sentence if _QUOTED.fullmatch(sentence) else self._told(sentence, self._phrases, DEEPEST)

    def _told(self, text: str, phrases: _Phrases, deep: int) -> str | None:
        for words, other in phrases:
            filled = _filled(words, text)
            if filled is not None:
                return self._written(other, filled, deep)
        return None

    def _written(self, other: str, filled: Sequence[str], deep: int) -> str:
        """Return a phrase of the other language with its places filled: in the order they come, or by number."""
        following = iter(filled)

        def told(place: re.Match[str]) -> str:
            text = filled[int(place[1])] if place[1] else next(following)
            return self._sentence(text) if place[2] else self._part(text, deep)

        return _PLACE.sub(told, other)

    def _part(self, text: str, deep: int) -> str:
        found = self._told(text, self._parts, deep - 1) if deep and not _QUOTED.fullmatch(text) else None
        return text if found is None else found


def _told_apart(phrases: Mapping[str, str]) -> _Phrases:
    """Return phrases between their places, the most telling first.

    Of two that fit that is the one that begins with words of its own, then the one that has more of them.
    """
    order = sorted(phrases, key=lambda sentence: (sentence.startswith("{}"), -len(sentence.replace("{}", ""))))
    return tuple((tuple(sentence.split("{}")), phrases[sentence]) for sentence in order)


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
