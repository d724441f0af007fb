"""Where a configuration stands: what is possible, how it is completed, what that costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cpq.configure.ground import Ground
from cpq.configure.model import Choices, as_mapping
from cpq.configure.view import CharacteristicState, Priced, States
from kernel.errors import Exhausted
from rules import Completion


@dataclass(frozen=True, slots=True)
class Standing:
    """A complete and valid configuration with its price.

    Args:
        choices: what the user asserted.
        assignment: the choices and the preferred completion of the rest.
        origins: where each value comes from.
        price: None if on request only.
    """

    choices: Choices
    assignment: Mapping[str, str]
    origins: Mapping[str, str]
    price: Priced | None


def standing(ground: Ground, choices: Choices) -> Standing | None:
    """Return where choices lead, None if they are not possible together.

    Raises:
        Exhausted: the time was up before any completion was found.
    """
    return ground.remembered("standing", choices, lambda: _standing(ground, choices))


def _standing(ground: Ground, choices: Choices) -> Standing | None:
    completion = ground.completion(as_mapping(choices))
    if completion.assignment is None:
        if completion.decided:
            return None
        raise Exhausted("It could not be worked out in time whether this is possible; try again.", code="undecided")
    assignment = completion.assignment
    return Standing(choices, assignment, _origins(completion), ground.price(assignment))


def _origins(completion: Completion) -> dict[str, str]:
    return {name: str(origin) for name, origin in completion.origins.items()}


def states(ground: Ground, now: Standing) -> States:
    """Return where every characteristic stands, in declared order.

    The values possible for a characteristic are those it can have with the user's *other* choices: a chosen value can
    be exchanged. A computed one follows from the others, so it has its value only.
    """
    return ground.remembered("states", now.choices, lambda: _states(ground, now))


def _states(ground: Ground, now: Standing) -> States:
    around = ground.exchangeable(as_mapping(now.choices))
    found = {}
    for name, value in now.assignment.items():
        if now.origins[name] == "computed":
            found[name] = CharacteristicState(value, "computed", (value,))
        else:
            undecided = around.undecided.get(name, ())
            found[name] = CharacteristicState(value, now.origins[name], around.domains[name], undecided)
    return States(found)
