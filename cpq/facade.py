"""The only door into cpq: one Protocol, whichever binding stands behind it (`cpq.local` in this process)."""

from __future__ import annotations

from typing import Protocol

from cpq.configure.configuring import Choose, Configuring, OpenSession
from cpq.configure.view import Audience, Conflict, SessionView, Why

__all__ = ["Audience", "Choose", "Configuring", "Conflict", "Cpq", "OpenSession", "SessionView", "Why"]


class Cpq(Configuring, Protocol):
    """Everything that may be asked of cpq."""
