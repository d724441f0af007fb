"""A session: a configuration being made, with its undo. Plain, immutable data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

HISTORY = 100
"""How many clicks can be undone; older ones are forgotten, so that a session stays small however long somebody
plays."""


class Choice(NamedTuple):
    """A value that the user asserted; a tuple, for every click looks for many of them in what is remembered."""

    characteristic: str
    value: str

    def to_json(self) -> dict[str, str]:
        """Return plain data."""
        return {"characteristic": self.characteristic, "value": self.value}

    @classmethod
    def from_json(cls, data: Mapping[str, str]) -> Choice:
        """Read what `to_json` wrote."""
        return cls(data["characteristic"], data["value"])


Choices = tuple[Choice, ...]

Step = str
"""What leads back over a click, in JSON (`cpq.configure.step`): text, since only an undo ever looks into one."""


@dataclass(frozen=True, slots=True)
class Session:
    """A configuration being made.

    Args:
        id: `ses_...`.
        product: code of the product.
        release: digest of the release it is configured under, whatever is published meanwhile.
        number: number of that release.
        market: code of the market.
        day: the business day whose rules and prices apply.
        choices: what the user asserted, in the order of asserting; one per characteristic.
        history: the way back over each click that can be undone, oldest first.
        before: the choices before the last click of any kind (undo is one too), to tell what it changed; None after
            opening.
        version: grows with every click; guards against two clicks at once.
        updated_at: the last click.
        quote: id of the quote whose buyer it is priced for; None if it belongs to nobody.
        coupons: the codes that a visitor entered, normalized; those of a quote's buyer stand on the quote.
    """

    id: str
    product: str
    release: str
    number: int
    market: str
    day: date
    updated_at: datetime
    choices: Choices = ()
    history: tuple[Step, ...] = ()
    before: Choices | None = None
    version: int = 1
    quote: str | None = None
    coupons: tuple[str, ...] = ()

    @property
    def can_undo(self) -> bool:
        """Whether a click can be undone."""
        return bool(self.history)

    @property
    def chosen(self) -> dict[str, str]:
        """The choices as a mapping from characteristic to value."""
        return as_mapping(self.choices)


def as_mapping(choices: Choices) -> dict[str, str]:
    """Return choices as a mapping from characteristic to value."""
    return {choice.characteristic: choice.value for choice in choices}
