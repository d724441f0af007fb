"""Gathering: different questions that wait at the same time are answered in one sweep.

Whoever asks while nobody else does asks the engine at once. Questions that come in meanwhile wait; when the answer is
there, one of those who wait asks for all of them together. So nobody waits for anything but the sweep before theirs,
and a crowd of sessions costs little more than one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from threading import Event, Lock
from typing import Protocol, runtime_checkable

from rules.budget import Budget, Spent
from rules.engines.base import Engine, Propagation

AT_ONCE = 64
"""Questions asked together, as many as one sweep answers."""


@runtime_checkable
class PropagatesMany(Protocol):
    """An engine that answers many questions at once."""

    def propagate_many(self, many: Sequence[Mapping[str, str]], budget: Budget | None = None) -> list[Propagation]:
        """Return every value that some completion has, for each of many sets of choices."""
        ...


@dataclass(eq=False)
class _Waiting:
    """A question that waits until it is woken: because it has its answer, or to ask for all that wait (`leads`)."""

    choices: Mapping[str, str]
    woken: Event = field(default_factory=Event)
    answer: Propagation | None = None
    leads: bool = False


class Gathering:
    """Asks an engine what is possible, for any number of threads.

    Args:
        engine: decides; if it cannot answer many questions at once, each is put to it alone.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._many = engine if isinstance(engine, PropagatesMany) else None
        self._lock = Lock()
        self._waiting: list[_Waiting] = []
        self._is_asking = False

    def propagate(self, choices: Mapping[str, str], budget: Budget | None = None) -> Propagation:
        """Return every value that some completion of the choices has.

        Raises:
            UnknownName, UnknownValue: there is no such characteristic or value.
        """
        if self._many is None or not self._may_ask(budget):
            return self._engine.propagate(choices, budget)
        self._engine.problem.numbered(choices)
        own = _Waiting(choices)
        with self._lock:
            self._waiting.append(own)
            is_alone = not self._is_asking
            self._is_asking = True
        if is_alone or self._leads_after_waiting(own, budget):
            self._ask(self._many)
        return own.answer or self._engine.propagate(choices, budget)

    def _leads_after_waiting(self, own: _Waiting, budget: Budget | None) -> bool:
        seconds = inf if budget is None else budget.seconds_left()
        if not own.woken.wait(None if seconds == inf else seconds):
            with self._lock:
                if own in self._waiting and not own.leads:
                    self._waiting.remove(own)
        return own.leads

    def _ask(self, engine: PropagatesMany) -> None:
        """Answer the questions that wait, the own one among them, and let one of those that came since do the same."""
        with self._lock:
            asked, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        try:
            for each, answer in zip(asked, engine.propagate_many([each.choices for each in asked]), strict=True):
                each.answer = answer
        finally:
            with self._lock:
                self._is_asking = bool(self._waiting)
                if self._waiting:
                    self._waiting[0].leads = True
                    self._waiting[0].woken.set()
            for each in asked:
                each.woken.set()

    def _may_ask(self, budget: Budget | None) -> bool:
        try:
            if budget is not None:
                budget.spend()
        except Spent:
            return False
        return True
