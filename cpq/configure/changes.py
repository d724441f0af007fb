"""What a click changed besides itself, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cpq.configure.ground import Ground
from cpq.configure.model import as_mapping
from cpq.configure.reasons import reasons
from cpq.configure.standing import Standing
from cpq.configure.view import Audience, Change, Reason


def changes(before: Standing, now: Standing) -> tuple[Change, ...]:
    """Return the characteristics that show another value, in declared order; not those that the click itself chose."""
    return tuple(_changes(before, now))


def _changes(before: Standing, now: Standing) -> Iterator[Change]:
    asserted = set(now.choices) - set(before.choices)
    names = {choice.characteristic for choice in asserted}
    for name, value in now.assignment.items():
        was = before.assignment.get(name)
        if value != was and name not in names:
            yield Change(name, was, value, now.origins[name])


def differences(now: Standing, then: Mapping[str, str]) -> tuple[Change, ...]:
    """Return the characteristics that would show another value in another configuration, in declared order."""
    return tuple(Change(name, was, then[name], "chosen") for name, was in now.assignment.items() if then[name] != was)


def explained(ground: Ground, now: Standing, change: Change, audience: Audience) -> Change:
    """Return a change with the rules that made it so.

    A value that is no longer possible has rules against it. One that still is gave way to a default or a preference,
    which needs no rule; a computed value follows from the others.
    """
    return Change(
        change.characteristic, change.before, change.after, change.origin, _against(ground, now, change, audience)
    )


def _against(ground: Ground, now: Standing, change: Change, audience: Audience) -> tuple[Reason, ...]:
    choices = as_mapping(now.choices)
    name, was = change.characteristic, change.before
    if was is None or change.origin in ("chosen", "computed"):
        return ()
    around = ground.exchangeable(choices)  # a value that is not chosen cannot be exchanged: this is what is possible
    if was in around.domains[name] or was in around.undecided.get(name, ()):
        return ()
    return reasons(ground.product.rule_book, ground.why_not(choices, name, was).rules, audience)
