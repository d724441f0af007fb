"""A configuration being made: sessions, what is still possible, what each click changed and why, ways out of conflicts.

What a configuration costs and looks like comes in as functions, because `cpq.price` and `visualization` are strangers
here.
"""

from cpq.configure.configuring import Choose, Configuring, OpenSession
from cpq.configure.model import Choice, Session
from cpq.configure.view import (
    Change,
    CharacteristicState,
    Conflict,
    OptionPrice,
    OptionPrices,
    Reason,
    SessionView,
    WayOut,
    Why,
)

__all__ = [
    "Change",
    "CharacteristicState",
    "Choice",
    "Choose",
    "Configuring",
    "Conflict",
    "OpenSession",
    "OptionPrice",
    "OptionPrices",
    "Reason",
    "Session",
    "SessionView",
    "WayOut",
    "Why",
]
