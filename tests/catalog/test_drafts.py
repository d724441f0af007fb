"""Drafts on both databases: edits are kept as they were made, and nobody's are lost."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from catalog.draft import drafting
from catalog.draft.model import Draft
from catalog.draft.store import DraftStore
from catalog.draft.tables import DraftEditRow, DraftRow
from catalog.load import MOST_FILES
from kernel.db import Database
from kernel.errors import Malformed, Stale
from tests.build.catalogue import RULES, TINY, publish_tiny, settable_clock

PATH = "rules/bookcase.rules"


@pytest.fixture
def draft(database: Database) -> str:
    with database.transaction() as session:
        publish_tiny(session)
        return drafting.begin(session, TINY, "Autumn", clock=settable_clock(), by="Ada").head.id


def write(database: Database, draft: str, path: str, words: str, seen: int, by: str = "Ada") -> int:
    with database.transaction() as session:
        found = drafting.write(session, draft, path, words, seen, clock=settable_clock(), by=by)
        return found.files[path].version


def test_of_two_who_write_the_same_file_one_is_told(database: Database, draft: str):
    def attempt(name: str) -> str:
        try:
            write(database, draft, PATH, f"{RULES}# {name}\n", 0, name)
        except Stale:
            return "stale"
        return name

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(attempt, ["Ada", "Boris", "Clara", "Dmitri"]))
    (winner,) = [name for name in found if name != "stale"]
    with database.transaction(read_only=True) as session:
        kept = DraftStore(session).get(draft)
    assert kept.texts[PATH] == f"{RULES}# {winner}\n"
    assert kept.head.version == 2


def test_everybody_may_write_a_file_of_their_own(database: Database, draft: str):
    names = [f"notes/{number}.md" for number in range(6)]
    with ThreadPoolExecutor(6) as threads:
        versions = list(threads.map(lambda path: write(database, draft, path, path, 0), names))
    assert sorted(versions) == [1, 2, 3, 4, 5, 6]
    with database.transaction(read_only=True) as session:
        kept = DraftStore(session).get(draft)
    assert {path: kept.texts[path] for path in names} == {path: path for path in names}


@pytest.mark.parametrize(
    "change",
    [
        update(DraftEditRow).values(text="forged"),
        update(DraftEditRow).values(made_by="somebody else"),
        update(DraftEditRow).values(number=7),
        delete(DraftEditRow),
    ],
)
def test_the_database_keeps_edits_as_they_were_made(database: Database, draft: str, change):
    write(database, draft, PATH, RULES + "\n", 0)
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(change)


def test_the_database_knows_no_way_back_from_an_undo(database: Database, draft: str):
    write(database, draft, PATH, RULES + "\n", 0)
    with database.transaction() as session:
        drafting.undo(session, draft, clock=settable_clock(), by="Ada")
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(update(DraftEditRow).values(undone=False))


@pytest.mark.parametrize(
    "values", [{"state": "lost"}, {"state": "published"}, {"released": None, "state": "published"}]
)
def test_the_database_refuses_states_that_cannot_be(database: Database, draft: str, values):
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(update(DraftRow).values(**values))


def test_drafts_are_listed_page_by_page(database: Database, draft: str):
    clock = settable_clock()
    with database.transaction() as session:
        for number in range(5):
            drafting.begin(session, TINY, f"Draft {number}", clock=clock, by="Ada")
    seen: list[str] = []
    after = None
    with database.transaction(read_only=True) as session:
        while page := DraftStore(session).listed(product=TINY, state="open", after=after, limit=2):
            seen += [head.id for head in page]
            after = page[-1].changed_at, page[-1].id
    assert len(seen) == len(set(seen)) == 6


def test_of_many_edits_of_a_large_table_only_the_last_is_read(database: Database, draft: str):
    for number in range(3):
        write(database, draft, "values/large.csv", f"code\n{'x' * 100_000}{number}\n", number)
    with database.transaction(read_only=True) as session:
        kept = DraftStore(session).get(draft)
    assert [len(edit.text or "") > 100_000 for edit in kept.edits] == [False, False, True]
    with database.transaction() as session:
        back = drafting.undo(session, draft, clock=settable_clock(), by="Ada")
    assert back.texts["values/large.csv"].endswith("x1\n")


def written_together(database: Database, draft: str, texts: Mapping[str, str], versions: Mapping[str, int]) -> Draft:
    with database.transaction() as session:
        return drafting.write_together(session, draft, texts, versions, clock=settable_clock(), by="Ada")


def read_again(database: Database, draft: str) -> Draft:
    with database.transaction(read_only=True) as session:
        return DraftStore(session).get(draft)


def test_files_written_together_are_an_edit_each_and_one_change_of_the_draft(database: Database, draft: str):
    before = read_again(database, draft)
    texts = {PATH: f"{RULES}# more\n", "notes/new.md": "New", "bom.csv": before.texts["bom.csv"]}
    after = written_together(database, draft, texts, before.versions)
    assert [(edit.number, edit.path) for edit in after.edits] == [(1, PATH), (2, "notes/new.md")]
    assert (after.head.version, after.texts["notes/new.md"]) == (before.head.version + 1, "New")
    with pytest.raises(Stale):
        written_together(database, draft, {"notes/b.md": "B", PATH: RULES}, before.versions)
    assert "notes/b.md" not in read_again(database, draft).texts, "all of them, or none"


def test_a_draft_has_so_many_files_and_no_more_however_they_are_written(database: Database, draft: str):
    with pytest.raises(Malformed, match="at most 1,000 files"):
        written_together(database, draft, {f"notes/{number}.md": "x" for number in range(MOST_FILES)}, {})
