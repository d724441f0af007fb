"""What a click does to a session: pure functions from session to session.

Each real click makes one entry of history and a new version; a click that changes nothing returns the session itself.
Whether a choice is possible is decided elsewhere, before.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from cpq.configure.model import HISTORY, Choice, Choices, Session
from cpq.configure.step import step_back, stepped_back


def choose(session: Session, choice: Choice, at: datetime, take_back: Collection[str] = ()) -> Session:
    """Return the session with a choice, last in order, after taking others back: one click, one undo."""
    without = (choice.characteristic, *take_back)
    if choice in session.choices and not _among(session.choices, take_back):
        return session
    return _clicked(session, (*_rest(session.choices, without), choice), at)


def choose_all(session: Session, choices: Choices, at: datetime) -> Session:
    """Return the session with choices in place of its own: one click, one undo."""
    return _clicked(session, choices, at)


def take_back(session: Session, characteristic: str, at: datetime) -> Session:
    """Return the session without the choice of a characteristic."""
    return _clicked(session, _rest(session.choices, (characteristic,)), at)


def clear(session: Session, at: datetime) -> Session:
    """Return the session without any choice."""
    return _clicked(session, (), at)


def undo(session: Session, at: datetime) -> Session:
    """Return the session with the choices before the last click that was not undone."""
    if not session.history:
        return session
    *earlier, step = session.history
    return replace(
        session,
        choices=stepped_back(session.choices, step),
        history=tuple(earlier),
        before=session.choices,
        version=session.version + 1,
        updated_at=at,
    )


def enter_coupons(session: Session, coupons: tuple[str, ...], at: datetime) -> Session:
    """Return the session with coupons in place of its own; that is no choice, so no undo takes it back."""
    if coupons == session.coupons:
        return session
    return replace(session, coupons=coupons, before=session.choices, version=session.version + 1, updated_at=at)


def _clicked(session: Session, choices: Choices, at: datetime) -> Session:
    if choices == session.choices:
        return session
    history = (*session.history, step_back(choices, session.choices))[-HISTORY:]
    return replace(
        session, choices=choices, history=history, before=session.choices, version=session.version + 1, updated_at=at
    )


def _rest(choices: Choices, without: Collection[str]) -> Choices:
    return tuple(choice for choice in choices if choice.characteristic not in without)


def _among(choices: Choices, names: Collection[str]) -> bool:
    return any(choice.characteristic in names for choice in choices)
