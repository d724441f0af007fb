"""What a session shows: plain, language-neutral data and its JSON shape.

A view always shows a complete and valid product: the user's choices with the preferred completion of everything else.
For a customer, `to_json` leaves out internal characteristics and gives customers' wording only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

import orjson

from cpq.configure.model import Choice, Session
from kernel.money import Money
from kernel.text import Text

Audience = Literal["customer", "rep", "engineer", "margin"]
"""Who reads it: `margin` is a rep who may also see costs."""


class Priced(Protocol):
    """What a configuration costs: a price waterfall, of which only the total and the shape matter here."""

    @property
    def total(self) -> Money:
        """What the customer pays."""
        ...

    @property
    def recurring(self) -> Mapping[str, Money]:
        """Billing period -> what the customer pays in each, beside the total."""
        ...

    @property
    def coupons(self) -> Mapping[str, Money]:
        """Coupon -> what it takes off; those that take nothing off this configuration are left out."""
        ...

    def to_json(self, audience: Audience = "rep") -> dict[str, Any]:
        """Return plain data for an audience."""
        ...

    def encoded(self, audience: Audience = "rep") -> bytes:
        """Return the same as JSON."""
        ...


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that takes part in an explanation, with its sentence."""

    rule: str
    text: Text

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {"rule": self.rule, "text": self.text.to_json()}


@dataclass(frozen=True, slots=True)
class Change:
    """A characteristic whose shown value is another than before.

    Args:
        characteristic: its name.
        before: the value before; None if it had none.
        after: the value now.
        origin: why it has this value now: chosen, forced, default, preferred, first or computed.
        reasons: the rules that made it so; empty where it is a matter of taste.
    """

    characteristic: str
    before: str | None
    after: str
    origin: str
    reasons: tuple[Reason, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "characteristic": self.characteristic,
            "before": self.before,
            "after": self.after,
            "origin": self.origin,
            "reasons": [reason.to_json() for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True)
class WayOut:
    """A way to have the wanted value after all.

    Args:
        take_back: the choices to take back.
        changes: what is different then, besides the wanted value.
        price: the new total; None if that can be priced on request only.
        price_difference: against the present total.
        recurring: billing period -> by how much what is paid in each changes; periods that do not are left out.
    """

    take_back: tuple[str, ...]
    changes: tuple[Change, ...]
    price: Money | None
    price_difference: Money | None
    recurring: Mapping[str, Money] = field(default_factory=dict)

    def to_json(self, hidden: Collection[str] = ()) -> dict[str, Any]:
        """Return plain data without the hidden characteristics."""
        return {
            "take_back": list(self.take_back),
            "changes": differences_json(self.changes, hidden),
            "price": money_json(self.price),
            "price_difference": money_json(self.price_difference),
            "recurring": recurring_json(self.recurring),
        }


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why a value cannot be chosen now, and the ways out.

    Args:
        characteristic: what was wanted.
        value: the value that was wanted.
        reasons: the rules of a minimal conflict set.
        choices: the user's choices of that set; empty if the value is impossible whatever is chosen, and then there
            is no way out.
        ways_out: up to three, cheapest first.
        decided: False if the time for finding out was up, so that reasons or ways out may be missing.
    """

    characteristic: str
    value: str
    reasons: tuple[Reason, ...]
    choices: tuple[Choice, ...]
    ways_out: tuple[WayOut, ...]
    decided: bool = True

    def to_json(self, hidden: Collection[str] = ()) -> dict[str, Any]:
        """Return plain data without the hidden characteristics."""
        return {
            "characteristic": self.characteristic,
            "value": self.value,
            "reasons": [reason.to_json() for reason in self.reasons],
            "choices": [choice.to_json() for choice in self.choices if choice.characteristic not in hidden],
            "ways_out": [way.to_json(hidden) for way in self.ways_out],
            "decided": self.decided,
        }


@dataclass(frozen=True, slots=True)
class CharacteristicState:
    """Where one characteristic stands.

    Args:
        value: the value shown.
        origin: chosen, forced, default, preferred, first or computed.
        possible: the values it can have with the user's other choices, in declared order.
        undecided: values of which that could not be found out in time.
    """

    value: str
    origin: str
    possible: tuple[str, ...]
    undecided: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "value": self.value,
            "origin": self.origin,
            "possible": list(self.possible),
            "undecided": list(self.undecided),
        }


class States(dict[str, CharacteristicState]):
    """Where every characteristic stands, in declared order. Sessions that ask the same share it, and its JSON too."""

    __slots__ = ("_encoded",)

    def __init__(self, states: Mapping[str, CharacteristicState]) -> None:
        super().__init__(states)
        self._encoded: dict[frozenset[str], bytes] = {}

    def encoded(self, hidden: frozenset[str] = frozenset()) -> bytes:
        """Return JSON of all but the hidden characteristics."""
        found = self._encoded.get(hidden)
        if found is None:
            shown = {name: state for name, state in self.items() if name not in hidden}
            found = self._encoded[hidden] = orjson.dumps(shown)
        return found


@dataclass(frozen=True, slots=True)
class SessionView:
    """What a session shows.

    Args:
        session: the session.
        currency: of the market.
        state: of every characteristic, in declared order, internal ones too.
        changes: what the last click changed besides itself.
        conflict: set when the last click was impossible; then the session is as it was.
        price: the price of the shown product; None if it is priced on request only.
        price_change: against before the last click.
        scene: digest of the 3D scene; None if the product has none.
        hidden: names of internal characteristics.
    """

    session: Session
    currency: str
    state: States
    changes: tuple[Change, ...]
    conflict: Conflict | None
    price: Priced | None
    price_change: Money | None
    scene: str | None
    hidden: frozenset[str] = field(default=frozenset())

    @property
    def assignment(self) -> dict[str, str]:
        """The complete configuration shown, internal characteristics too."""
        return {name: state.value for name, state in self.state.items()}

    @property
    def origins(self) -> dict[str, str]:
        """Where each value of the configuration comes from."""
        return {name: state.origin for name, state in self.state.items()}

    def to_json(self, audience: Audience = "customer") -> dict[str, Any]:
        """Return the SessionView of the HTTP contract."""
        hidden = self._hidden_from(audience)
        state = {name: state.to_json() for name, state in self.state.items() if name not in hidden}
        return self._json(hidden, state, None if self.price is None else self.price.to_json(audience))

    def encoded(self, audience: Audience = "customer") -> bytes:
        """Return the same as JSON, with the parts that many sessions show alike written once for all of them."""
        hidden = self._hidden_from(audience)
        price = None if self.price is None else orjson.Fragment(self.price.encoded(audience))
        return orjson.dumps(self._json(hidden, orjson.Fragment(self.state.encoded(hidden)), price))

    def _hidden_from(self, audience: Audience) -> frozenset[str]:
        return self.hidden if audience == "customer" else frozenset()

    def _json(self, hidden: frozenset[str], state: object, price: object) -> dict[str, Any]:
        session = self.session
        taken = self.price.coupons if self.price and session.coupons else {}
        return {
            "id": session.id,
            "product": session.product,
            "release": {"digest": session.release, "number": session.number},
            "market": session.market,
            "currency": self.currency,
            "version": session.version,
            "can_undo": session.can_undo,
            "choices": [choice.to_json() for choice in session.choices if choice.characteristic not in hidden],
            "state": state,
            "changes": [change.to_json() for change in self.changes if change.characteristic not in hidden],
            "conflict": None if self.conflict is None else self.conflict.to_json(hidden),
            "price": price,
            "price_change": money_json(self.price_change),
            "scene": scene_json(self.scene),
            "quote": session.quote,
            "coupons": [{"code": each, "takes_off": money_json(taken.get(each))} for each in session.coupons],
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an argument; `because` are the numbers of earlier sentences that it follows from."""

    number: int
    text: Text
    because: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {"number": self.number, "text": self.text.to_json(), "because": list(self.because)}


@dataclass(frozen=True, slots=True)
class Why:
    """The answer to "why can, or can I not, have this value?".

    Args:
        characteristic: the one asked about.
        value: the value asked about.
        possible: whether it can be had with the user's other choices; None if that could not be found out in time.
        conflict: if not possible: what stands against it, and the ways out.
        forced: whether it is the only value left.
        forced_choices: if forced: the user's choices that leave nothing else.
        forced_reasons: if forced: the rules that leave nothing else.
        story: the argument step by step, for the audience that asked; none for a value that is merely possible.
    """

    characteristic: str
    value: str
    possible: bool | None
    conflict: Conflict | None = None
    forced: bool = False
    forced_choices: tuple[Choice, ...] = ()
    forced_reasons: tuple[Reason, ...] = ()
    story: tuple[Sentence, ...] = ()
    hidden: frozenset[str] = field(default=frozenset())

    def to_json(self, audience: Audience = "customer") -> dict[str, Any]:
        """Return the Why of the HTTP contract; `forced_by` is null for a value that is not forced."""
        hidden = self.hidden if audience == "customer" else frozenset()
        story = [each.to_json() for each in self.story]
        if self.conflict is not None:
            return {"possible": self.possible, "conflict": self.conflict.to_json(hidden), "story": story}
        forced_by = None
        if self.forced:
            forced_by = {
                "reasons": [reason.to_json() for reason in self.forced_reasons],
                "choices": [each.to_json() for each in self.forced_choices if each.characteristic not in hidden],
            }
        return {"possible": self.possible, "forced_by": forced_by, "story": story}


@dataclass(frozen=True, slots=True)
class OptionPrice:
    """What choosing a value makes of the total.

    Args:
        value: the value.
        difference: of the total, everything it brings along included; None if one of the two is priced on request.
        changes: what else would be different.
        recurring: billing period -> by how much what is paid in each changes; periods that do not are left out.
    """

    value: str
    difference: Money | None
    changes: tuple[Change, ...]
    recurring: Mapping[str, Money] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OptionPrices:
    """What choosing the possible values of a characteristic makes of the total, at one version of a session.

    Args:
        characteristic: its name.
        version: of the session whose total is compared with.
        prices: of each value that can be had with the user's other choices, in declared order.
    """

    characteristic: str
    version: int
    prices: tuple[OptionPrice, ...]
    hidden: frozenset[str] = field(default=frozenset())

    def to_json(self, audience: Audience = "customer") -> dict[str, Any]:
        """Return the OptionPrices of the HTTP contract."""
        hidden = self.hidden if audience == "customer" else frozenset()
        prices = [
            {
                "value": each.value,
                "difference": money_json(each.difference),
                "changes": differences_json(each.changes, hidden),
                "recurring": recurring_json(each.recurring),
            }
            for each in self.prices
        ]
        return {"characteristic": self.characteristic, "version": self.version, "prices": prices}


def differences_json(changes: Collection[Change], hidden: Collection[str]) -> list[dict[str, str | None]]:
    """Return plain data of what is different, without the hidden characteristics."""
    return [
        {"characteristic": change.characteristic, "before": change.before, "after": change.after}
        for change in changes
        if change.characteristic not in hidden
    ]


def recurring_json(differences: Mapping[str, Money]) -> list[dict[str, Any]]:
    """Return plain data of what changes in each billing period."""
    return [{"every": every, "difference": amount.to_json()} for every, amount in differences.items()]


def scene_json(digest: str | None) -> dict[str, str] | None:
    """Return the addresses of a scene."""
    if digest is None:
        return None
    return {"digest": digest, "glb": f"/v1/scenes/{digest}.glb", "png": f"/v1/scenes/{digest}.png"}


def money_json(money: Money | None) -> dict[str, str] | None:
    """Return plain data of an amount that may be missing."""
    return None if money is None else money.to_json()
