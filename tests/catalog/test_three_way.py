"""Two changes of one text are put together line by line; what is about the same lines is left to a person."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.draft.three_way import MOST_LINES, merged

ORIGIN = "a\nb\nc\nd\ne\n"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n", "A\nb\nc\nd\nE\n"),
        ("a\nb\nd\ne\n", "a\nb\nc\nd\ne\nf\n", "a\nb\nd\ne\nf\n"),
        ("0\na\nb\nc\nd\ne\n", "a\nb\nc\nX\nd\ne\n", "0\na\nb\nc\nX\nd\ne\n"),
        ("a\nB\nc\nd\ne\n", "a\nB\nc\nD\ne\n", "a\nB\nc\nD\ne\n"),
        ("a\nb\nc\nd\nE", "A\nb\nc\nd\ne\n", "A\nb\nc\nd\nE"),
        ("a\nB\nc\nd\ne\n", "a\nX\nc\nd\ne\n", None),
        ("a\nc\nd\ne\n", "a\nX\nc\nd\ne\n", None),
        ("a\nb\nnew\nc\nd\ne\n", "a\nb\nother\nc\nd\ne\n", None),
        ("a\nB\nc\nd\ne\n", "a\nb\nC\nd\ne\n", None),
        ("", "a\nb\nc\nd\nE\n", None),
    ],
)
def test_what_only_one_changes_is_as_that_one_has_it(mine: str, theirs: str, both: str | None) -> None:
    assert merged(ORIGIN, mine, theirs) == both
    assert merged(ORIGIN, theirs, mine) == both


def test_what_is_too_large_to_be_compared_is_left_to_a_person() -> None:
    many = [f"{number}\n" for number in range(MOST_LINES + 2)]
    origin, theirs = "".join(many), "".join([*many, "end\n"])
    assert merged(origin, "".join(["first\n", *many]), theirs) == "".join(["first\n", *many, "end\n"])
    assert merged(origin, "".join(["first\n", *many[1:-1], "last\n"]), theirs) is None


def test_many_lines_alike_are_left_to_a_person() -> None:
    origin = "a\n" + "x\n" * 1_000 + "b\n"
    assert merged(origin, origin + "c\n", "0\n" + origin) == "0\n" + origin + "c\n", "nothing is compared"
    assert merged(origin, "a\n" + "x\n" * 999 + "c\n", "A\n" + "x\n" * 999 + "d\n") is None


LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n"]), max_size=8)


def test_lines_that_repeat_are_not_put_in_again() -> None:
    assert merged("b\na\n", "a\n", "b\na\na\n") is None, "that b became a, or that b went and an a came"


@settings(max_examples=500)
@given(LINES, LINES, LINES)
def test_nothing_is_lost_and_nothing_is_put_together_twice(
    first: list[str], second: list[str], third: list[str]
) -> None:
    origin, mine, theirs = ("".join(each) for each in (first, second, third))
    both = merged(origin, mine, theirs)
    assert both == merged(origin, theirs, mine)
    assert merged(origin, mine, origin) == mine
    assert merged(origin, mine, mine) == mine
    if both is not None:
        assert merged(origin, both, theirs) in (both, None)
        assert set(both) <= {*mine, *theirs}


@settings(max_examples=500)
@given(LINES, LINES, LINES, LINES, LINES)
def test_changes_apart_from_one_another_are_both_there(
    head: list[str], middle: list[str], tail: list[str], mine: list[str], theirs: list[str]
) -> None:
    # No line is both a former and a new one, so that there is one way to read each change.
    named = {"head": head, "tail": tail, "mine": mine, "theirs": theirs}
    head, tail, mine, theirs = ([f"{name} {line}" for line in lines] for name, lines in named.items())
    fixed = ["--- 1\n", *middle, *(f"--- {number}\n" for number in range(2, 20))]
    origin = "".join([*head, *fixed, *tail])
    one, other = "".join([*mine, *fixed, *tail]), "".join([*head, *fixed, *theirs])
    assert merged(origin, one, other) == "".join([*mine, *fixed, *theirs])


BLOCKS = [[f"rule {number}\n", "    reason\n", "    tags\n", "\n"] for number in range(6)]
"""A file of rules: but for their names all look alike."""


@st.composite
def edits(draw: st.DrawFn, block: list[str]) -> list[str]:
    """Put lines into a block behind its name, take some out, or write others; most of them stand elsewhere too."""
    name, *lines = block
    at = draw(st.integers(0, len(lines)))
    put = draw(st.lists(st.sampled_from(["    tags\n", "\n", "    reason\n", "other\n"]), max_size=3))
    return [name, *lines[:at], *put, *lines[at + draw(st.integers(0, 2)) :]]


@settings(max_examples=500)
@given(edits(BLOCKS[0]), edits(BLOCKS[3]))
def test_changes_of_two_rules_that_look_like_all_the_others_are_put_together(
    first: list[str], second: list[str]
) -> None:
    def text(**changed: list[str]) -> str:
        blocks = {f"block{number}": block for number, block in enumerate(BLOCKS)} | changed
        return "".join(line for block in blocks.values() for line in block)

    mine, theirs = text(block0=first), text(block3=second)
    assert merged(text(), mine, theirs) == text(block0=first, block3=second)


def test_a_line_beside_its_likes_is_read_alike_whichever_of_them_it_is() -> None:
    origin = "a\n" + "x\n" * 3 + "b\nc\nd\n"
    for place in range(4):
        mine = "a\n" + "x\n" * place + "x\n" + "x\n" * (3 - place) + "b\nc\nd\n"
        assert merged(origin, mine, origin.replace("c", "C")) == mine.replace("c", "C")
    many = "x\n" * 50_000
    grown, other = "a\n" + many + "x\n" * 2_000 + "b\nc\n", "a\n" + many + "b\nC\n"
    assert merged("a\n" + many + "b\nc\n", grown, other) == grown.replace("c", "C")
