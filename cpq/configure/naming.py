"""Whether a person may name a characteristic and a value; if not, everything wrong is said, with suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from catalog.product import Product
from cpq.configure.model import Choice
from cpq.configure.view import Audience
from kernel.errors import FieldProblem, Malformed
from rules import Characteristic, look_alikes

T = TypeVar("T")
LONGEST = 80
"""Characters of a wrong name that a message repeats."""
MOST_SUGGESTIONS = 3
"""Names that somebody may have meant."""


def check_choices(product: Product, choices: Iterable[Choice], audience: Audience, path: str = "/choices") -> None:
    """Refuse choices that this audience cannot make of a product, naming every problem.

    Raises:
        Malformed: a characteristic or a value does not exist, is internal to a customer, or is computed.
    """
    found = _not_too_many(product, list(choices), path)
    if all(_is_choosable(product, choice, audience) for choice in found):
        return  # the way of nearly every click; what is wrong is looked for only when something is
    problems = [
        FieldProblem(f"{path}/{choice.characteristic}", message)
        for choice in found
        for message in _wrong_with(product, choice, audience)
    ]
    _refuse(problems)


def check_choice(product: Product, choice: Choice, audience: Audience) -> None:
    """Refuse one choice, as `check_choices` does, with the paths `/characteristic` and `/value`.

    Raises:
        Malformed: as there.
    """
    if _is_choosable(product, choice, audience):
        return
    path = "/value" if choice.characteristic in _choosable(product, audience) else "/characteristic"
    _refuse([FieldProblem(path, message) for message in _wrong_with(product, choice, audience)])


def check_names(product: Product, names: Iterable[str], audience: Audience, path: str) -> None:
    """Refuse names of characteristics that this audience cannot choose.

    Raises:
        Malformed: naming every one.
    """
    found = _not_too_many(product, list(names), path)
    if not found:
        return
    by_name = _choosable(product, audience)
    _refuse([FieldProblem(path, _no_such(name, by_name)) for name in found if name not in by_name])


def check_question(product: Product, choice: Choice, audience: Audience) -> None:
    """Refuse a question about what this audience does not see; computed characteristics may be asked about.

    Raises:
        Malformed: naming the problem.
    """
    seen = {**_choosable(product, audience), **_computed(product, audience)}
    if choice.characteristic not in seen:
        _refuse([FieldProblem("/characteristic", _no_such(choice.characteristic, seen))])
    _refuse([FieldProblem("/value", message) for message in _wrong_value(seen[choice.characteristic], choice.value)])


def _is_choosable(product: Product, choice: Choice, audience: Audience) -> bool:
    found = product.rule_book.by_name.get(choice.characteristic)
    return found is not None and _may_choose(product, found, audience) and choice.value in found.values


def _not_too_many(product: Product, named: list[T], path: str) -> list[T]:
    """Refuse more names than there are characteristics, before any suggestion is worked out for them."""
    most = len(product.characteristics)
    if len(named) > most:
        _refuse([FieldProblem(path, f"{product.code} has {most} characteristics, and {len(named):,} were named.")])
    return named


def _wrong_with(product: Product, choice: Choice, audience: Audience) -> Iterator[str]:
    by_name = _choosable(product, audience)
    found = by_name.get(choice.characteristic)
    if found is not None:
        yield from _wrong_value(found, choice.value)
    elif choice.characteristic in _computed(product, audience):
        yield f"{choice.characteristic!r} follows from the other choices and cannot be chosen."
    else:
        yield _no_such(choice.characteristic, by_name)


def _wrong_value(characteristic: Characteristic, value: str) -> Iterator[str]:
    if value not in characteristic.values:
        yield f"{characteristic.name!r} has no value {_shown(value)}.{_meant(value, characteristic.values)}"


def _no_such(name: str, known: Iterable[str]) -> str:
    return f"There is no characteristic {_shown(name)} to choose.{_meant(name, known)}"


def _meant(word: str, known: Iterable[str]) -> str:
    close = look_alikes(word[:LONGEST], tuple(known), MOST_SUGGESTIONS)
    return f" Did you mean {' or '.join(close)}?" if close else ""


def _shown(word: str) -> str:
    return repr(word if len(word) <= LONGEST else f"{word[:LONGEST]}…")


def _choosable(product: Product, audience: Audience) -> dict[str, Characteristic]:
    return {each.name: each for each in product.rule_book.characteristics if _may_choose(product, each, audience)}


def _may_choose(product: Product, characteristic: Characteristic, audience: Audience) -> bool:
    return not characteristic.computed and _may_see(product, characteristic, audience)


def _may_see(product: Product, characteristic: Characteristic, audience: Audience) -> bool:
    return audience != "customer" or not product.characteristic(characteristic.name).internal


def _computed(product: Product, audience: Audience) -> dict[str, Characteristic]:
    return {
        each.name: each
        for each in product.rule_book.characteristics
        if each.computed and _may_see(product, each, audience)
    }


def _refuse(problems: list[FieldProblem]) -> None:
    if problems:
        raise Malformed(problems[0].message, problems=problems, code="unknown-choice")
