"""A second pair of eyes on both databases: an approval holds for what was read, and nobody approves their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from catalog.draft import conversation, drafting
from catalog.draft.model import Draft
from catalog.draft.second_look import LookKind, approval, check_approved, state_of
from catalog.draft.store import DraftStore
from catalog.draft.tables import DraftCommentRow, DraftLookRow
from kernel.access import Actor, Role
from kernel.db import Database
from kernel.errors import Conflict, Malformed, Refused, Stale, Unknown
from kernel.ids import new_id
from tests.build.catalogue import RULES, TINY, publish_tiny, settable_clock

PATH = "rules/bookcase.rules"
ADA, BORIS = (Actor(f"usr_{name}", name, None, Role.CATALOGUE_MANAGER) for name in ("Ada", "Boris"))
NAMESAKE = Actor("usr_other", "Ada", None, Role.CATALOGUE_MANAGER)


@pytest.fixture
def draft(database: Database) -> str:
    with database.transaction() as session:
        publish_tiny(session)
        made = drafting.begin(session, TINY, "Autumn", clock=settable_clock(), by="Ada").head.id
    edit(database, made, "# Ada\n")
    return made


def read(database: Database, draft: str) -> Draft:
    with database.transaction(read_only=True) as session:
        return DraftStore(session).get(draft)


def edit(database: Database, draft: str, words: str, who: Actor = ADA) -> None:
    file = read(database, draft).files[PATH] if draft else None
    with database.transaction() as session:
        by: Any = {"clock": settable_clock(), "by": who.name, "author": who.id}
        drafting.write(session, draft, PATH, RULES + words, file.version if file else 0, **by)


def look(database: Database, draft: str, kind: LookKind, who: Actor, text: str = "", seen: int | None = None) -> str:
    version = read(database, draft).head.version if seen is None else seen
    with database.transaction() as session:
        conversation.look(session, draft, kind, text, version, clock=settable_clock(), actor=who)
    return standing(database, draft)


def standing(database: Database, draft: str) -> str:
    with database.transaction(read_only=True) as session:
        store = DraftStore(session)
        return state_of(store.get(draft), store.looks(draft))


def test_an_edit_makes_an_approval_void_and_taking_it_back_restores_it(database: Database, draft: str):
    assert standing(database, draft) == "none"
    assert look(database, draft, "asked", ADA) == "asked"
    assert look(database, draft, "approved", BORIS) == "approved"
    edit(database, draft, "# more\n")
    assert standing(database, draft) == "void"
    with database.transaction() as session:
        drafting.undo(session, draft, clock=settable_clock(), by="Ada")
    assert standing(database, draft) == "approved"
    assert look(database, draft, "objected", BORIS, "On second thoughts, no.") == "objected"


def test_nobody_approves_what_they_wrote_part_of(database: Database, draft: str):
    with pytest.raises(Refused) as caught:
        look(database, draft, "approved", ADA)
    assert caught.value.code == "own-edits"
    assert look(database, draft, "approved", NAMESAKE) == "approved", "another person of the same name did not write it"
    edit(database, draft, "# Boris, too\n", BORIS)
    with pytest.raises(Refused):
        look(database, draft, "approved", BORIS)


def test_who_writes_the_approved_words_anew_has_not_been_approved(database: Database, draft: str):
    look(database, draft, "approved", BORIS)
    with database.transaction() as session:
        drafting.undo(session, draft, clock=settable_clock(), by="Boris")
    edit(database, draft, "# Ada\n", BORIS)
    with database.transaction(read_only=True) as session:
        store = DraftStore(session)
        assert approval(store.get(draft), store.looks(draft)) is None


def test_nobody_approves_what_they_have_not_read(database: Database, draft: str):
    seen = read(database, draft).head.version
    edit(database, draft, "# more\n")
    with pytest.raises(Stale, match="Ada changed the draft"):
        look(database, draft, "approved", BORIS, seen=seen)


def test_of_an_approval_and_an_edit_at_once_the_approval_never_covers_the_edit(database: Database, draft: str):
    seen, version = read(database, draft).head.version, read(database, draft).files[PATH].version

    def approve(_: int) -> str:
        try:
            return look(database, draft, "approved", BORIS, seen=seen)
        except Stale:
            return "stale"

    def write(_: int) -> None:
        with database.transaction() as session:
            drafting.write(session, draft, PATH, RULES + "# raced\n", version, clock=settable_clock(), by="Ada")

    with ThreadPoolExecutor(2) as threads:
        approving, writing = threads.submit(approve, 0), threads.submit(write, 0)
        approving.result()
        writing.result()
    with database.transaction(read_only=True) as session:
        store = DraftStore(session)
        assert approval(store.get(draft), store.looks(draft)) is None


def test_without_an_approval_it_may_not_be_published_where_one_is_needed(database: Database, draft: str):
    with database.transaction(read_only=True) as session:
        found = DraftStore(session).get(draft)
    check_approved(found, (), 0)
    with pytest.raises(Conflict, match="Ask for a second look") as caught:
        check_approved(found, (), 1)
    assert caught.value.code == "approval-needed"


def test_asking_for_changes_needs_words(database: Database, draft: str):
    with pytest.raises(Malformed):
        look(database, draft, "objected", BORIS, "  ")


def test_a_closed_draft_is_not_approved_any_more(database: Database, draft: str):
    with database.transaction() as session:
        drafting.abandon(session, draft, clock=settable_clock(), by="Ada")
    with pytest.raises(Conflict, match="abandoned"):
        look(database, draft, "approved", BORIS)


def test_the_database_keeps_looks_and_refuses_approvals_by_authors(database: Database, draft: str):
    look(database, draft, "approved", BORIS)
    for change in (update(DraftLookRow).values(kind="approved", text="x"), delete(DraftLookRow)):
        with pytest.raises(IntegrityError, match="kept as it was taken"), database.transaction() as session:
            session.execute(change)
    own = DraftLookRow(
        id=new_id("loo"),
        draft_id=draft,
        kind="approved",
        digest="0" * 64,
        text="",
        made_at=settable_clock().now(),
        made_by="Ada",
        author=ADA.id,
    )
    with pytest.raises(IntegrityError, match="nobody approves their own edits"), database.transaction() as session:
        session.add(own)


def comments(database: Database, draft: str) -> list[tuple[int | None, str]]:
    with database.transaction(read_only=True) as session:
        store = DraftStore(session)
        found = store.get(draft)
        return [(comment.place_in(found), comment.text) for comment in store.comments(draft)]


def say(database: Database, draft: str, text: str, path: str | None = None, line: int | None = None) -> None:
    with database.transaction() as session:
        conversation.comment(session, draft, text, path, line, clock=settable_clock(), actor=BORIS)


def test_a_comment_follows_its_line_and_says_when_it_is_gone(database: Database, draft: str):
    line = RULES.splitlines().index(next(each for each in RULES.splitlines() if each.startswith("rule "))) + 1
    say(database, draft, "Why?", PATH, line)
    say(database, draft, "<b>Markup</b> is text", PATH)
    say(database, draft, "All in all", None)
    assert comments(database, draft)[0] == (line, "Why?")
    with database.transaction() as session:
        version = DraftStore(session).get(draft).files[PATH].version
        drafting.write(session, draft, PATH, "# a\n# b\n" + RULES, version, clock=settable_clock(), by="Ada")
    assert comments(database, draft)[0] == (line + 2, "Why?")
    with database.transaction() as session:
        version = DraftStore(session).get(draft).files[PATH].version
        drafting.write(session, draft, PATH, "# nothing left\n", version, clock=settable_clock(), by="Ada")
    assert comments(database, draft) == [(None, "Why?"), (None, "<b>Markup</b> is text"), (None, "All in all")]


@pytest.mark.parametrize(
    ("path", "line", "text"),
    [("none.rules", None, "x"), (PATH, 99_999, "x"), (None, 3, "x"), (None, None, " "), (None, None, "a\0b")],
)
def test_a_comment_without_place_or_words_is_refused(
    database: Database, draft: str, path: str | None, line: int | None, text: str
):
    with pytest.raises(Malformed) as caught:
        say(database, draft, text, path, line)
    assert caught.value.problems


def test_only_whether_a_comment_is_resolved_ever_changes(database: Database, draft: str):
    say(database, draft, "Why?")
    with database.transaction(read_only=True) as session:
        (made,) = DraftStore(session).comments(draft)
    for is_open, expected in ((False, "Ada"), (True, None)):
        with database.transaction() as session:
            conversation.resolve(session, draft, made.id, is_open=is_open, clock=settable_clock(), actor=ADA)
            assert DraftStore(session).comments(draft)[0].resolved_by == expected
    for change in (update(DraftCommentRow).values(text="Because"), delete(DraftCommentRow)):
        with pytest.raises(IntegrityError, match="kept as it was made"), database.transaction() as session:
            session.execute(change)
    with pytest.raises(Unknown), database.transaction() as session:
        conversation.resolve(session, draft, "com_none", is_open=False, clock=settable_clock(), actor=ADA)
