"""States and transitions as data; one function applies them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kernel.errors import Conflict


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The states of a thing and what leads from one to another.

    Args:
        name: the thing, as it appears in messages (`quote`).
        transitions: action -> (states it may start from, the state it leads to).
    """

    name: str
    transitions: Mapping[str, tuple[frozenset[str], str]]

    def after(self, state: str, action: str) -> str:
        """Return the state that an action leads to.

        Raises:
            Conflict: the action is not possible in this state; says which ones are.
        """
        sources, target = self.transitions[action]
        if state not in sources:
            possible = ", ".join(self.actions(state)) or "nothing"
            raise Conflict(
                f"Cannot {action} a {self.name} that is {state}. Possible now: {possible}.",
                code=f"{self.name}-{state}",
                state=state,
                action=action,
            )
        return target

    def actions(self, state: str) -> tuple[str, ...]:
        """Return the actions possible in a state, in declared order."""
        return tuple(action for action, (sources, _) in self.transitions.items() if state in sources)
