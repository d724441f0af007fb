"""The way back from a click: what differs between the choices after it and before it.

A session keeps a hundred of these for its undo. Whole lists of choices would grow with both the clicks and the choices,
to tens of kilobytes read and written by every click; a step back is a few numbers, and the one or two choices that the
click replaced: `[[15],[[3,"cpu","xeon"]]]` drops the choice at place 15 and puts one in at place 3.
"""

from __future__ import annotations

import orjson

from cpq.configure.model import Choice, Choices, Step


def step_back(after: Choices, before: Choices) -> Step:
    """Return what leads from the choices after a click to those before it.

    Both keep the order of asserting, so what they share stands in the same order in both; it is found from the end,
    where a click puts its choice. Nearly every click does nothing but add one.
    """
    if after and after[:-1] == before:
        return f"[[{len(before)}],[]]"
    places = {choice.characteristic: place for place, choice in enumerate(after)}
    drop, put = set(range(len(after))), []
    end = len(after)
    for place in reversed(range(len(before))):
        choice = before[place]
        same = places.get(choice.characteristic, end)
        if same < end and after[same] == choice:
            drop.discard(same)
            end = same
        else:
            put.append((place, choice.characteristic, choice.value))
    return orjson.dumps([sorted(drop), put[::-1]]).decode()


def stepped_back(after: Choices, step: Step) -> Choices:
    """Return the choices before a click, from those after it."""
    drop, put = orjson.loads(step)
    choices = [choice for place, choice in enumerate(after) if place not in drop]
    for place, characteristic, value in put:
        choices.insert(place, Choice(characteristic, value))
    return tuple(choices)
