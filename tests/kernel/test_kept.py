"""What is kept: the most recently used, within the weight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kernel.kept import Kept

KEYS = st.sampled_from("abcd")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["put", "setdefault"]), KEYS, st.integers(0, 5)),
        st.tuples(st.just("get"), KEYS, st.just(0)),
        st.tuples(st.just("drop"), KEYS, st.just(0)),
    )
)


def _weight(thing: tuple[int, str]) -> int:
    return thing[0]


@given(st.integers(0, 8), STEPS)
def test_it_keeps_the_most_recently_used_within_the_weight(most: int, steps: list[tuple[str, str, int]]):
    kept = Kept[str, tuple[int, str]](most, _weight)
    expected: list[tuple[str, tuple[int, str]]] = []  # the one used longest ago first
    for what, key, weight in steps:
        known = dict(expected).get(key)
        others = [each for each in expected if each[0] != key]
        if what == "setdefault" and known is not None:
            assert kept.setdefault(key, (weight, key)) == known
            expected = [*others, (key, known)]
        elif what in ("put", "setdefault"):
            put = kept.put if what == "put" else kept.setdefault
            assert put(key, (weight, key)) in (None, (weight, key))
            expected = [*others, (key, (weight, key))]
            while sum(_weight(thing) for _, thing in expected) > most:
                expected.pop(0)
        elif what == "drop":
            kept.drop(key)
            expected = others
        else:
            assert kept.get(key) == known
            expected = expected if known is None else [*others, (key, known)]
        assert kept.values() == tuple(thing for _, thing in expected)
        assert len(kept) == len(expected)
    assert {key: kept.get(key) for key in "abcd"} == {key: dict(expected).get(key) for key in "abcd"}


def test_a_thing_heavier_than_all_may_be_is_not_kept():
    kept = Kept[str, str](3, len)
    kept.put("long", "four")
    assert kept.get("long") is None
    kept.put("short", "two")
    assert kept.get("short") == "two"
