"""What a click does to a session, without any engine."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from cpq.configure import Choice, Session, clicks
from cpq.configure.model import HISTORY
from cpq.configure.step import step_back, stepped_back

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)
NAMES = st.sampled_from(["material", "width", "doors"])
CHOICES = st.builds(Choice, NAMES, st.sampled_from(["a", "b", "c"]))


def fresh(*choices: Choice) -> Session:
    return Session("ses_1", "bookcase", "digest", 1, "eu", date(2026, 6, 15), NOON, choices)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    session = fresh()
    for _ in range(draw(st.integers(0, 6))):
        match draw(st.integers(0, 3)):
            case 0 | 1:
                session = clicks.choose(session, draw(CHOICES), NOON, draw(st.sets(NAMES, max_size=1)))
            case 2:
                session = clicks.take_back(session, draw(NAMES), NOON)
            case _:
                session = clicks.undo(session, NOON)
    return session


@given(sessions(), sessions())
def test_a_step_leads_back_to_whatever_was_before(session: Session, other: Session):
    assert stepped_back(session.choices, step_back(session.choices, other.choices)) == other.choices


def test_the_step_back_over_a_choice_that_was_added_is_two_short_lists():
    before = (Choice("material", "oak"), Choice("doors", "true"))
    assert step_back((*before, Choice("width", "a")), before) == "[[2],[]]"


@given(sessions(), CHOICES)
def test_undo_after_choose_is_identity(session: Session, choice: Choice):
    chosen = clicks.choose(session, choice, NOON)
    if chosen is session:
        return
    undone = clicks.undo(chosen, NOON)
    assert undone.choices == session.choices
    assert undone.history == session.history


@given(sessions())
def test_undo_after_clear_is_identity(session: Session):
    cleared = clicks.clear(session, NOON)
    assert cleared.choices == ()
    if cleared is not session:
        assert clicks.undo(cleared, NOON).choices == session.choices


@given(sessions(), CHOICES)
def test_a_characteristic_has_one_choice_at_most_and_the_last_stands_last(session: Session, choice: Choice):
    chosen = clicks.choose(session, choice, NOON)
    names = [each.characteristic for each in chosen.choices]
    assert len(names) == len(set(names))
    if chosen is not session:
        assert chosen.choices[-1] == choice


@given(sessions(), CHOICES)
def test_every_real_click_is_a_new_version_that_knows_what_was_before(session: Session, choice: Choice):
    chosen = clicks.choose(session, choice, NOON)
    if choice in session.choices:
        assert chosen is session
    else:
        assert chosen.version == session.version + 1
        assert chosen.before == session.choices


def test_taking_others_back_and_choosing_is_one_click():
    session = fresh(Choice("doors", "true"), Choice("width", "0.80"))
    chosen = clicks.choose(session, Choice("material", "steel"), NOON, take_back=["doors"])
    assert chosen.choices == (Choice("width", "0.80"), Choice("material", "steel"))
    assert clicks.undo(chosen, NOON).choices == session.choices


def test_taking_back_what_was_not_chosen_changes_nothing():
    session = fresh(Choice("doors", "true"))
    assert clicks.take_back(session, "width", NOON) is session


def test_undoing_without_history_changes_nothing():
    session = fresh()
    assert clicks.undo(session, NOON) is session


def test_a_long_play_keeps_a_bounded_history():
    session = fresh()
    for click in range(HISTORY + 20):
        session = clicks.choose(session, Choice("width", str(click)), NOON)
    assert len(session.history) == HISTORY
    assert clicks.undo(session, NOON).choices == (Choice("width", str(HISTORY + 18)),)
