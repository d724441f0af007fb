"""Releases: what was published, frozen for ever under a digest, valid over a period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kernel.period import Period

TERMS = "~terms"
"""The name under which the terms of sale stand among the releases; no product can have it."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A release was taken back before it began.

    Args:
        at: when.
        by: the name of who did it.
        reason: why, in their words.
    """

    at: datetime
    by: str
    reason: str


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
        note: why it was published, if somebody said so.
        restores: the number of the earlier release that it brings back, if it does.
        withdrawn: that and why it was taken back before it began.
    """

    id: str
    product: str
    number: int
    digest: str
    period: Period
    published_at: datetime
    published_by: str
    note: str = field(default="", kw_only=True)
    restores: int | None = field(default=None, kw_only=True)
    withdrawn: Withdrawal | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class Release(ReleaseHead):
    """A release with its files."""

    files: Mapping[str, str]
