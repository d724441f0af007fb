"""What a rule kind is: a keyword, a way to read its body, and a way to check it.

Every kind ends in one of the four bodies of `rules.book` (a requirement, combinations, a default, a preference), so
that nothing behind the kinds has to know how many kinds there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from rules.book import Body
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
    """A kind whose body starts with its keyword."""

    name: str
    keyword: str
    read: Callable[[Reader], Draft]


@dataclass(frozen=True, slots=True)
class InfixKind:
    """A kind whose keyword stands between two conditions."""

    name: str
    keyword: str
    draft: Callable[[Expression, Expression], Draft]


Kind = PrefixKind | InfixKind
