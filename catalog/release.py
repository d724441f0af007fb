"""Releases: what was published, frozen for ever under a digest, valid over a period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kernel.period import Period


@dataclass(frozen=True, slots=True)
class ReleaseHead:
    """Everything about a release but its files.

    Args:
        id: `rel_...`.
        product: the code of the product.
        number: counts the releases of the product from 1.
        digest: of the files; the name under which sessions and quotes know the release.
        period: business days on which it may be current.
        published_at: when.
        published_by: the name of who did it.
    """

    id: str
    product: str
    number: int
    digest: str
    period: Period
    published_at: datetime
    published_by: str


@dataclass(frozen=True, slots=True)
class Release(ReleaseHead):
    """A release with its files."""

    files: Mapping[str, str]
