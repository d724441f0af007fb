"""The states of quotes and revisions, as data.

A quote's state is that of its newest revision, before that `requested` (asked for by a visitor, touched by nobody
yet) and after that `ordered`. While a sent revision waits for its answer, a newer draft may be prepared: the quote is
a draft again, and the sent revision stays live until the new one is sent.
"""

from __future__ import annotations

from kernel.lifecycle import Lifecycle

QUOTE = Lifecycle(
    "quote",
    {
        "change": (frozenset({"requested", "draft"}), "draft"),
        "send": (frozenset({"requested", "draft"}), "sent"),
        "revise": (frozenset({"sent", "declined", "expired"}), "draft"),
        "accept": (frozenset({"sent", "draft"}), "accepted"),
        "decline": (frozenset({"sent"}), "declined"),
        "expire": (frozenset({"sent"}), "expired"),
        "convert": (frozenset({"accepted"}), "ordered"),
        "cancel": (frozenset({"requested", "draft", "sent", "declined", "expired"}), "cancelled"),
    },
)

REVISION = Lifecycle(
    "revision",
    {
        "send": (frozenset({"draft"}), "sent"),
        "accept": (frozenset({"sent"}), "accepted"),
        "decline": (frozenset({"sent"}), "declined"),
        "supersede": (frozenset({"sent"}), "superseded"),
        "expire": (frozenset({"sent"}), "expired"),
        "cancel": (frozenset({"draft", "sent"}), "cancelled"),
    },
)

QUOTE_STATES = ("requested", "draft", "sent", "accepted", "ordered", "declined", "expired", "cancelled")
REVISION_STATES = ("draft", "sent", "accepted", "declined", "superseded", "expired", "cancelled")
LIVE = ("sent", "accepted")
"""States of a revision that binds the seller; a quote has at most one such revision."""

REP_ACTIONS = ("change", "send", "revise", "convert", "cancel")
"""What the desk may do to a quote; the other transitions belong to the customer and to the clock."""
