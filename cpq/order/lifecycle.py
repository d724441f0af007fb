"""The states of an order, as data."""

from __future__ import annotations

ORDER_STATES = ("placed",)
"""An order is placed; what follows (delivery, invoice) adds its states here."""
