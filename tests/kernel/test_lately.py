"""What was looked up a moment ago is good for a moment, and not beyond what is published here."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kernel.at_once import NotAtOnce
from kernel.lately import LATELY_S, MOST, Lately

DAY = date(2026, 6, 15)


def test_what_was_looked_up_is_good_for_a_moment_and_until_something_is_published_here() -> None:
    now, published = [0.0], [0]
    lately = Lately[date, str](lambda: published[0], lambda: now[0])
    with pytest.raises(NotAtOnce):
        lately.seen(DAY)

    def look() -> str:
        published[0] += 1  # somebody publishes while we look: what we find may be older
        return "old"

    lately.looking(DAY, look)
    with pytest.raises(NotAtOnce):
        lately.seen(DAY)
    lately.looking(DAY, lambda: "new")
    now[0] = LATELY_S
    assert lately.seen(DAY) == "new"
    with pytest.raises(NotAtOnce):
        lately.seen(DAY + timedelta(1))
    now[0] = LATELY_S + 0.1
    with pytest.raises(NotAtOnce):
        lately.seen(DAY)
    for number in range(MOST * 2):
        lately.looking(DAY + timedelta(number), lambda: "new")
    assert lately.seen(DAY + timedelta(MOST * 2 - 1)) == "new"


def test_who_would_look_again_and_again_looks_once_in_a_moment() -> None:
    now, published, looks = [0.0], [0], list[float]()
    lately = Lately[date, int](lambda: published[0], lambda: now[0])

    def look() -> int:
        looks.append(now[0])
        return len(looks)

    assert [lately.seen_or_looking(DAY, look) for _ in range(3)] == [1, 1, 1]
    published[0] += 1
    assert [lately.seen_or_looking(DAY, look) for _ in range(3)] == [2, 2, 2]
    now[0] = LATELY_S + 0.1
    assert lately.seen_or_looking(DAY, look) == 3
