"""Two releases of a small product, made by hypothesis: the second is the first with some changes."""

from __future__ import annotations

from hypothesis import strategies as st

from rules import Problem, parse
from tests.rules.books import COMPUTED, DECLARATIONS, TABLES, bodies
from tests.rules.test_engines_agree import lowered

CHANGES = {
    "characteristic glass: one of clear, frosted": "characteristic glass: one of tinted, frosted, clear",
    "characteristic shelves: integer 0..2": "characteristic shelves: integer 0..3",
}
"""Declarations and what may come of them."""

EXTRAS = (
    "characteristic lamp: one of none, small, large",
    "characteristic feet: integer 0..2\ncomputed height: integer 1..4 = feet + shelves",
    "",
)
EXTRA_BODIES = ("when light require {}", "{} iff glass = clear", "require {} or shelves > 0")
EXTRA_CONDITIONS = {EXTRAS[0]: ("lamp = small", "lamp != none"), EXTRAS[1]: ("feet = 1", "height > 2"), "": ("light",)}


@st.composite
def releases(draw: st.DrawFn) -> tuple[str, str]:
    """The texts of two releases of a product, in either order."""
    rules = draw(st.lists(bodies(), max_size=4))
    computed = draw(COMPUTED)
    first = _text(draw, list(DECLARATIONS), computed, rules)
    kept = [each for each in rules if draw(st.integers(0, 3))]
    changed = [CHANGES.get(each, each) if draw(st.booleans()) else each for each in DECLARATIONS]
    again = draw(COMPUTED) if draw(st.booleans()) else computed
    second = _text(draw, changed, again, [*kept, *draw(st.lists(bodies(), max_size=2))])
    return (first, second) if draw(st.booleans()) else (second, first)


def _text(draw: st.DrawFn, declarations: list[str], computed: tuple[str, ...], rules: list[str]) -> str:
    extra = draw(st.sampled_from(EXTRAS))
    lines = [*declarations, *computed, *(f"rule r{at}: {body}" for at, body in enumerate(rules)), extra]
    for at in range(draw(st.integers(0, 2)) if extra else 0):
        body = draw(st.sampled_from(EXTRA_BODIES)).format(draw(st.sampled_from(EXTRA_CONDITIONS[extra])))
        lines.append(f"rule x{at}: {body}")
    return "\n".join(lines) + "\n"


def problem_of(text: str) -> Problem:
    """Lower the text of a release."""
    return lowered(parse({"release.rules": text}, TABLES))
