"""Gathering: different questions that wait at the same time are answered in one sweep.

Whoever asks while nobody else does asks the engine at once. Questions that come in meanwhile wait; when the answer is
there, one of those who wait asks for all of them together. So nobody waits for anything but the sweep before theirs,
and a crowd of sessions costs little more than one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import inf
from threading import Event, Lock
from typing import Protocol, runtime_checkable

from rules.budget import Budget, Spent
from rules.engines.base import Engine, Propagation
from rules.exchange import exchangeable
from rules.on_demand import OnDemand

AT_ONCE = 64
"""Questions asked together."""

Choices = Mapping[str, str]


@runtime_checkable
class PropagatesMany(Protocol):
    """An engine that answers many questions at once."""

    def propagate_many(self, many: Sequence[Choices], budget: Budget | None = None) -> list[Propagation]:
        """Return every value that some completion has, for each of many sets of choices."""
        ...


@dataclass(eq=False)
class _Waiting:
    """A question that waits until it is woken: because it has its answers, or to ask for all that wait (`leads`)."""

    sets: Sequence[Choices]
    woken: Event = field(default_factory=Event)
    answers: list[Propagation] | None = None
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

    @property
    def waiting(self) -> int:
        """How many questions wait."""
        return len(self._waiting)

    def propagate(self, choices: Choices, budget: Budget | None = None) -> Propagation:
        """Return every value that some completion of the choices has.

        Raises:
            UnknownName, UnknownValue: there is no such characteristic or value.
        """
        return self._answered(
            [choices], lambda: self._engine.propagate(choices, budget), lambda found: found[0], budget
        )

    def exchangeable(self, choices: Choices, budget: Budget | None = None) -> Propagation:
        """Return the values that can be had with the choices of all other characteristics; see `exchangeable`."""
        others = [{other: value for other, value in choices.items() if other != name} for name in choices]
        names = list(choices)

        def together(found: list[Propagation]) -> Propagation:
            of_names = dict(zip(names, found[1:], strict=True))
            domains = OnDemand(self._engine.problem.index, lambda name: of_names.get(name, found[0]).domains[name])
            return Propagation(found[0].consistent, domains)

        return self._answered([choices, *others], lambda: exchangeable(self._engine, choices, budget), together, budget)

    def _answered(
        self,
        sets: Sequence[Choices],
        alone: Callable[[], Propagation],
        together: Callable[[list[Propagation]], Propagation],
        budget: Budget | None,
    ) -> Propagation:
        """Answer a question alone if nobody asks or there is no time to wait, else together with those that wait."""
        if self._many is None or not _has_time(budget):
            return alone()
        self._engine.problem.numbered(sets[0])
        own = _Waiting(sets)
        with self._lock:
            is_first = not self._is_asking
            self._is_asking = True
            if not is_first:
                self._waiting.append(own)
        if is_first:
            try:
                return alone()
            finally:
                self._hand_over()
        if self._leads_after_waiting(own, budget):
            self._ask(self._many)
        return alone() if own.answers is None else together(own.answers)

    def _leads_after_waiting(self, own: _Waiting, budget: Budget | None) -> bool:
        seconds = inf if budget is None else budget.seconds_left()
        if not own.woken.wait(None if seconds == inf else seconds):
            with self._lock:
                if own in self._waiting and not own.leads:
                    self._waiting.remove(own)
        return own.leads

    def _ask(self, engine: PropagatesMany) -> None:
        """Answer the questions that wait, the own one among them."""
        with self._lock:
            asked, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        try:
            found = iter(engine.propagate_many([choices for each in asked for choices in each.sets]))
            for each in asked:
                each.answers = list(islice(found, len(each.sets)))
        finally:
            self._hand_over()
            for each in asked:
                each.woken.set()

    def _hand_over(self) -> None:
        """Let one of those that wait ask next."""
        with self._lock:
            self._is_asking = bool(self._waiting)
            if self._waiting:
                self._waiting[0].leads = True
                self._waiting[0].woken.set()


def _has_time(budget: Budget | None) -> bool:
    try:
        if budget is not None:
            budget.spend()
    except Spent:
        return False
    return True
