"""A small memory of answers, shared by threads: the least recently used is forgotten."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")


class Memory:
    """Remembers what was computed, up to a number of answers.

    Answers are computed outside the lock: two threads may compute the same one at the same time, and one of the two
    equal answers is kept.

    Args:
        size: how many answers at most.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def recall(self, key: Hashable, compute: Callable[[], T], keep: Callable[[T], bool] = lambda _: True) -> T:
        """Return the remembered answer of a key, or compute and remember it.

        Args:
            key: names the question and everything the answer depends on; one key always has answers of one type.
            compute: finds the answer.
            keep: tells whether an answer is worth remembering; one cut short by a deadline is not.
        """
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]  # type: ignore[return-value]  # see `key`
        answer = compute()
        if keep(answer):
            self._remember(key, answer)
        return answer

    def _remember(self, key: Hashable, answer: object) -> None:
        with self._lock:
            self._answers[key] = answer
            self._answers.move_to_end(key)
            while len(self._answers) > self._size:
                self._answers.popitem(last=False)

    def __len__(self) -> int:
        with self._lock:
            return len(self._answers)
