"""Kernels that make no array of their own: they borrow those that they are given.

A kernel counts how often it holds each array, to free what it made. Handing over the twenty arrays of a network or an
artefact at every small step took more than half of a compilation. Whoever makes no array has nothing to free.
"""

from __future__ import annotations

from typing import Any

from numba import njit

_OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "_nrt": False}
"""The last one leaves the counting out; numba's own types do not know of it."""

borrows = njit(**_OPTIONS)
"""Compiles such a kernel; numba refuses one that makes an array after all."""
