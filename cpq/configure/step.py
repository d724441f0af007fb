"""The way back from a click: what differs between the choices after it and before it.

A session keeps a hundred of these for its undo. Whole lists of choices would grow with both the clicks and the choices,
to tens of kilobytes read and written by every click; a step back is a few numbers, and the one or two choices that the
click replaced: `[[15],[[3,"cpu","xeon"]]]` drops the choice at place 15 and puts one in at place 3.
"""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from cpq.configure.model import Choice, Choices, Step


def step_back(after: Choices, before: Choices) -> Step:
    """Return what leads from the choices after a click to those before it.

    Both keep the order of asserting, so what they share stands in the same order in both; it is found from the end,
    where a click puts its choice.
    """
    drop, put = set(range(len(after))), []
    end = len(after)
    for place in reversed(range(len(before))):
        choice = before[place]
        same = _last(after, choice, end)
        if same is None:
            put.append((place, choice.characteristic, choice.value))
        else:
            drop.discard(same)
            end = same
    return orjson.dumps([sorted(drop), put[::-1]]).decode()


def stepped_back(after: Choices, step: Step) -> Choices:
    """Return the choices before a click, from those after it."""
    drop, put = orjson.loads(step)
    choices = [choice for place, choice in enumerate(after) if place not in drop]
    for place, characteristic, value in put:
        choices.insert(place, Choice(characteristic, value))
    return tuple(choices)


def _last(choices: Sequence[Choice], wanted: Choice, end: int) -> int | None:
    return next((place for place in reversed(range(end)) if choices[place] == wanted), None)
