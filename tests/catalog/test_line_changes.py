"""Lines of a file exchanged for others: what comes out, and changes that do not fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.draft.line_changes import LineChange, with_changes
from kernel.errors import Malformed

TEXT = "code,name\r\noak,Oak\nbirch,Birch\n"
LINES = st.lists(st.text("ab,\r", max_size=3), min_size=1, max_size=8)


@given(LINES, LINES, st.data())
def test_lines_go_and_come_and_the_others_stay(before: list[str], come: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(before)))
    gone = data.draw(st.integers(0, len(before) - at))
    after = before[:at] + come + before[at + gone :]
    found = with_changes("\n".join(before), [LineChange(at + 1, gone, come)], len(after))
    assert found.split("\n") == after


def test_several_changes_count_their_lines_in_the_text_as_it_was() -> None:
    changes = [LineChange(2, 1, ["ash,Ash", "elm,Elm"]), LineChange(3, 1, []), LineChange(4, 0, ["pine,Pine"])]
    assert with_changes(TEXT, changes, 5) == "code,name\r\nash,Ash\nelm,Elm\npine,Pine\n"
    assert with_changes(TEXT, [], 4) == TEXT
    assert with_changes(TEXT, [LineChange(5, 0, ["x"])], 5) == f"{TEXT}\nx", "after the last line there is room"


@pytest.mark.parametrize(
    ("changes", "count", "place"),
    [
        ([LineChange(2, 1, ["x"])], 5, "/count"),
        ([LineChange(6, 0, ["x"])], 5, "/changes/0"),
        ([LineChange(4, 2, [])], 2, "/changes/0"),
        ([LineChange(2, 2, ["x"]), LineChange(3, 1, ["y"])], 3, "/changes/1"),
        ([LineChange(3, 1, ["x"]), LineChange(2, 1, ["y"])], 4, "/changes/1"),
        ([LineChange(2, 1, ["x\ny"])], 4, "/changes/0/lines"),
    ],
)
def test_changes_that_do_not_fit_are_refused(changes: list[LineChange], count: int, place: str) -> None:
    with pytest.raises(Malformed) as caught:
        with_changes(TEXT, changes, count)
    assert caught.value.problems[0].path == place
