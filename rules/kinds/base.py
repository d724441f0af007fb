"""What a rule kind is: a keyword, a way to read its body, a way to check it, and the shape of its body for forms.

Every kind ends in one of the four bodies of `rules.book` (a requirement, combinations, a default, a preference), so
that nothing behind the kinds has to know how many kinds there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from rules.book import Body
from rules.kinds.shape import Shape, Slot
from rules.reader import Reader
from rules.scope import Scope
from rules.syntax import Expression


class Draft(Protocol):
    """A body as read, to be checked once all characteristics are known."""

    def check(self, scope: Scope) -> Body | None:
        """Check the body; report what is wrong and return None then."""
        ...


@dataclass(frozen=True, slots=True)
class PrefixKind:
    """A kind whose body starts with its keyword; the shape is what follows."""

    name: str
    keyword: str
    read: Callable[[Reader], Draft]
    shape: Shape


@dataclass(frozen=True, slots=True)
class InfixKind:
    """A kind whose keyword stands between two conditions."""

    name: str
    keyword: str
    draft: Callable[[Expression, Expression], Draft]

    @property
    def shape(self) -> Shape:
        """What stands where."""
        return Slot("left", "condition"), self.keyword, Slot("right", "condition")


Kind = PrefixKind | InfixKind
