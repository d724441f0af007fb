"""A small memory of answers, shared by threads: the least recently used is forgotten.

Sessions that ask the same share one answer: later ones find it here, and those that ask at the same time wait for the
first, who works it out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from math import inf
from threading import Lock, get_ident
from typing import TypeVar, cast

from kernel.at_once import NotAtOnce
from kernel.kept import Kept

T = TypeVar("T")


class _Work:
    """An answer that this thread is working out; the lock is held as long as it does."""

    __slots__ = ("going_on", "thread")

    def __init__(self) -> None:
        self.thread = get_ident()
        self.going_on = Lock()
        self.going_on.acquire()


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    """An answer that is remembered; it may be None."""

    of: object


class Memory:
    """Remembers what was computed, up to a number of answers.

    Answers are computed outside the lock, each by one thread; if it is not worth remembering, each of the others that
    waited for it computes its own.

    Args:
        size: how many answers at most.
    """

    def __init__(self, size: int) -> None:
        self._answers = Kept[Hashable, _Answer](size)
        self._work: dict[Hashable, _Work] = {}
        self._lock = Lock()

    def recall(
        self,
        key: Hashable,
        compute: Callable[[], T],
        keep: Callable[[T], bool] = lambda _: True,
        patience: float = inf,
    ) -> T:
        """Return the remembered answer of a key, or compute and remember it.

        Args:
            key: names the question and everything the answer depends on; one key always has answers of one type.
            compute: finds the answer.
            keep: tells whether an answer is worth remembering; one cut short by a deadline is not.
            patience: seconds to wait for another thread that computes it.
        """
        with self._lock:
            known = self._answers.get(key)
            if known is not None:
                return cast(T, known.of)  # see `key`
            work = self._work.get(key)
            if work is None:
                own = self._work[key] = _Work()
        if work is not None:
            return self._waited(key, work, compute, patience)
        try:
            answer = compute()
            if keep(answer):
                self._answers.put(key, _Answer(answer))
            return answer
        finally:
            with self._lock:
                del self._work[key]
            own.going_on.release()

    def recall_known(self, key: Hashable) -> object:
        """Return the remembered answer of a key.

        Raises:
            NotAtOnce: it is not remembered.
        """
        known = self._answers.get(key)
        if known is None:
            raise NotAtOnce
        return known.of

    def _waited(self, key: Hashable, work: _Work, compute: Callable[[], T], patience: float) -> T:
        seconds = -1 if patience == inf else max(0.0, patience)
        if work.thread != get_ident() and work.going_on.acquire(timeout=seconds):
            work.going_on.release()
        known = self._answers.get(key)
        return compute() if known is None else cast(T, known.of)

    def __len__(self) -> int:
        return len(self._answers)


class Known(Memory):
    """A memory that computes nothing: what is not remembered raises `NotAtOnce`.

    Args:
        memory: whose answers these are.
    """

    def __init__(self, memory: Memory) -> None:
        super().__init__(0)
        self._memory = memory

    def recall(
        self,
        key: Hashable,
        compute: Callable[[], T],
        keep: Callable[[T], bool] = lambda _: True,
        patience: float = inf,
    ) -> T:
        """Return the remembered answer of a key; see `Memory`."""
        return cast(T, self._memory.recall_known(key))
