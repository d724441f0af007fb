"""A JSON object as it was stored: read when somebody looks inside, and not before.

A quote of a thousand lines has megabytes of waterfalls, and most changes of it look into one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from kernel.errors import Broken


class Stored(Mapping[str, Any]):
    """An object that is still text.

    Args:
        text: JSON of an object.

    >>> Stored('{"net": "1"}')["net"]
    '1'
    """

    __slots__ = ("_data", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._data: dict[str, Any] | None = None

    def __getitem__(self, key: str) -> Any:
        """Return what stands under a key."""
        return self._read()[key]

    def __iter__(self) -> Iterator[str]:
        """Give the keys."""
        return iter(self._read())

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self._read())

    def __bool__(self) -> bool:
        """Tell whether there is anything in it, without reading it."""
        return self._text != "{}"

    def __eq__(self, other: object) -> bool:
        """Compare as the plain object."""
        return isinstance(other, Mapping) and self._read() == dict(other)

    __hash__ = None  # type: ignore[assignment]  # a mapping, like a dict

    def _read(self) -> dict[str, Any]:
        if self._data is None:
            self._data = orjson.loads(self._text)
        return self._data


class Unread(Mapping[str, Any]):
    """An object that was left where it is stored, because nobody was going to look into it.

    It counts as full, and whoever looks all the same is told that the reading was too short.
    """

    __slots__ = ()

    def __getitem__(self, key: str) -> Any:
        """Refuse."""
        raise _unread()

    def __iter__(self) -> Iterator[str]:
        """Refuse."""
        raise _unread()

    def __len__(self) -> int:
        """Refuse."""
        raise _unread()

    def __bool__(self) -> bool:
        """Tell that there is something in it."""
        return True


UNREAD = Unread()


def _unread() -> Broken:
    return Broken("Something was looked into that had not been read.", code="unread")
