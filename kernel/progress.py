"""Telling how far something long has come, to whoever asked for it."""

from __future__ import annotations

from typing import Protocol


class Tell(Protocol):
    """Hears how far something has come; it may raise, and what is being done ends there."""

    def __call__(self, step: str, done: int = 0, of: int = 0) -> None:
        """Hear it.

        Args:
            step: a word for what is being done.
            done: parts of the step that are done.
            of: parts that it has; 0 where that is not known.
        """
        ...


def silent(step: str, done: int = 0, of: int = 0) -> None:
    """Tell nobody."""
