"""What a typo may have meant is found as the standard library finds it, without asking each of thousands of words."""

from __future__ import annotations

import difflib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import look_alikes, lookalikes

WORDS = st.text(st.sampled_from("abcd-я🙂"), min_size=1, max_size=9)


@given(word=WORDS, known=st.lists(WORDS, max_size=lookalikes.MOST_COMPARED, unique=True))
def test_the_nearest_words_are_those_of_the_standard_library(word: str, known: list[str]) -> None:
    assert look_alikes(word, tuple(known), 3) == difflib.get_close_matches(word, known, n=3, cutoff=0.6)


def test_among_thousands_of_words_only_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    class Counting(difflib.SequenceMatcher[str]):
        def set_seq1(self, a: Any) -> None:
            compared.append(a)
            super().set_seq1(a)

    monkeypatch.setattr(lookalikes, "SequenceMatcher", Counting)
    known = tuple(f"sku-{number:05d}-x" for number in range(5_000))
    compared.clear()
    assert look_alikes("sku-04321-y", known, 3)[0] == "sku-04321-x"
    assert len(compared) <= lookalikes.MOST_COMPARED + 1  # one when it is made
    assert look_alikes("entirely different", known, 3) == []


@pytest.mark.parametrize("word", ["", "\ud800", "x" * 100_000])
def test_any_text_can_be_asked_about(word: str) -> None:
    assert look_alikes(word, ("glass", "\udfff", "y" * 100_000), 3) == []
    assert look_alikes(word, (), 3) == []
