"""What the solver tells of prices, as amounts: the answers of all cases that the terms of sale tell apart, together.

Every configuration is in one case, so a value costs at the least what it costs in the case where that is least. The
fewest choices that have to change for it are the same in each: they do not depend on prices.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cpq.configure.ground import Ground
from cpq.configure.worths import Worths, amount_of
from kernel.money import Money
from rules import Least, Switches


@dataclass(frozen=True, slots=True)
class Told:
    """What a value costs at the least.

    Args:
        changes: how many choices have to change for it.
        least: what it costs, never more than that; None if that is on request.
        most: the same, never less than that.
    """

    changes: int
    least: Money | None
    most: Money | None

    def or_less(self, other: Told | None) -> Told:
        """Return what the value costs if it may be had in either way."""
        if other is None or self.changes < other.changes:
            return self
        if other.changes < self.changes:
            return other
        return Told(self.changes, _lesser(self.least, other.least), _lesser(self.most, other.most))


@dataclass(frozen=True, slots=True)
class Total:
    """A total, if it is known, and whether nothing is left to be found out about it."""

    total: Money | None
    decided: bool


@dataclass(frozen=True, slots=True)
class Switched:
    """What every value costs at the least, with the fewest choices changed.

    Args:
        chosen: the choices.
        found: of each case what its prices are, and the answers: at the least and at the most.
    """

    chosen: Mapping[str, str]
    found: Sequence[tuple[Worths, Switches, Switches]]

    @property
    def decided(self) -> bool:
        """Whether nothing is left out."""
        return all(low.decided and high.decided for _, low, high in self.found)

    @property
    def least(self) -> Money | None:
        """The lowest total that is possible with the choices as they are; None if priced on request."""
        least: Money | None = None
        for worths, low, _ in self.found:
            least = _lesser(least, amount_of(worths.lowest, low.worth))
        return least

    def of(self, name: str) -> dict[str, Told]:
        """Return what the values of a characteristic cost."""
        told: dict[str, Told] = {}
        for worths, low, high in self.found:
            most = dict(self._worths(high, name))
            for value, (changes, worth) in self._worths(low, name):
                here = Told(
                    changes, worths.lowest(worth), amount_of(worths.highest, most[value][1] if value in most else None)
                )
                told[value] = here.or_less(told.get(value))
        return told

    def _worths(self, found: Switches, name: str) -> Iterator[tuple[str, tuple[int, int]]]:
        """Give changes and worth of each value of a characteristic; the value chosen needs no change."""
        yield from ((value, (switch.changes, switch.worth)) for value, switch in found.values[name].items())
        if name in self.chosen and found.worth is not None:
            yield self.chosen[name], (0, found.worth)


def switched(ground: Ground, choices: Mapping[str, str], keep: Collection[str]) -> Switched:
    """Return what every value costs at the least, with the fewest choices changed; those to keep stay."""
    found = []
    for number, worths in enumerate(ground.worths):
        low = ground.switches(number, choices, keep)
        high = low if worths.is_exact else ground.switches(number, choices, keep, surely=True)
        found.append((worths, low, high))
    return Switched(choices, found)


def told_with_each(ground: Ground, choices: Mapping[str, str], name: str) -> tuple[dict[str, Told], bool]:
    """Return what each value of a characteristic costs at the least with choices, and whether none is left out."""
    told: dict[str, Told] = {}
    decided = True
    for number, worths in enumerate(ground.worths):
        low = ground.least_with_each(number, choices)
        high = low if worths.is_exact else ground.least_with_each(number, choices, surely=True)
        decided = decided and low.decided and high.decided
        for value, worth in _values(low, name).items():
            here = Told(0, worths.lowest(worth), amount_of(worths.highest, _values(high, name).get(value)))
            told[value] = here.or_less(told.get(value))
    return told, decided


def greatest_total(ground: Ground, choices: Mapping[str, str]) -> Total:
    """Return the highest total that is possible with choices."""
    found = [(worths, ground.greatest(number, choices)) for number, worths in enumerate(ground.worths)]
    totals = [total for worths, each in found if (total := amount_of(worths.highest, each.worth)) is not None]
    return Total(max(totals, key=lambda each: each.amount, default=None), all(each.decided for _, each in found))


def _values(found: Least, name: str) -> Mapping[str, int]:
    return found.values.get(name, {})


def _lesser(one: Money | None, other: Money | None) -> Money | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other, key=lambda each: each.amount)
