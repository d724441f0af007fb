"""Why did it change? Two waterfalls of a line, entry by entry.

Entries are matched by what caused them: step, characteristic, value and place of origin first, then with one of these
different. What the entries of a unit changed counts as often as the earlier line had units; what the quantity changed
is priced at the new price of a unit. So the differences sum exactly to the difference of the totals, and nobody has to
believe a remainder.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cpq.price.difference import QUANTITY, Difference, counted, told
from cpq.price.entry import Entry
from cpq.price.steps import STEPS
from cpq.price.waterfall import Waterfall
from kernel.errors import Broken, Malformed
from kernel.money import Money, total

LINE_STEPS = frozenset(step.name for step in STEPS if step.level != "unit")
UNIT_ROUNDING = "rounding:unit_net"
NET_ROUNDINGS = (UNIT_ROUNDING, "rounding:line_net")
_ORDER = {step.name: place for place, step in enumerate(STEPS)}

Pair = tuple[Entry | None, Entry | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two prices of a line and everything that is different between them.

    Args:
        before: the price as it was.
        after: the price as it is.
        differences: in the order of calculation; they sum to `amount`.

    Raises:
        Broken: they do not.
    """

    before: Waterfall
    after: Waterfall
    differences: tuple[Difference, ...]

    def __post_init__(self) -> None:
        if total([one.amount for one in self.differences], self.after.currency) != self.amount:
            raise Broken("The differences of two prices do not add up.", code="comparison-sum")

    @property
    def amount(self) -> Money:
        """By how much the total of the line changed."""
        return self.after.total - self.before.total

    @property
    def of_net(self) -> tuple[Difference, ...]:
        """The differences before tax; they sum to the difference of the nets."""
        return tuple(one for one in self.differences if not _is_tax(one))


def compare(before: Waterfall, after: Waterfall) -> Comparison:
    """Return what makes the difference between two prices of a line.

    Raises:
        Malformed: they are in different currencies.
    """
    if before.currency != after.currency:
        message = f"A price in {before.currency} cannot be compared with one in {after.currency}."
        raise Malformed(message, code="mixed-currencies")
    pairs = sorted(_pairs(_without_quantity(before), _without_quantity(after)), key=_place)
    units = [pair for pair in pairs if not _is_of_line(pair)]
    lines = [pair for pair in pairs if _is_of_line(pair)]
    found = [*_of_units(units, before), *_of_quantity(before, after), *_of_lines(lines, before.currency)]
    return Comparison(before, after, tuple(one for one in found if one.amount.amount))


def _of_units(pairs: Iterable[Pair], before: Waterfall) -> Iterator[Difference]:
    for pair in pairs:
        yield _difference(pair, _change(pair, before.currency) * before.quantity)


def _of_quantity(before: Waterfall, after: Waterfall) -> Iterator[Difference]:
    if before.quantity != after.quantity:
        amount = after.unit_net * (after.quantity - before.quantity)
        yield Difference("changed", "quantity", counted(QUANTITY, before.quantity, after.quantity), amount)


def _of_lines(pairs: Iterable[Pair], currency: str) -> Iterator[Difference]:
    for pair in pairs:
        yield _difference(pair, _change(pair, currency))


def _difference(pair: Pair, amount: Money) -> Difference:
    kind, sentence = told(*pair)
    return Difference(kind, _either(pair).step, sentence, amount, *pair)


def _change(pair: Pair, currency: str) -> Money:
    before, after = (entry.amount if entry else Money.zero(currency) for entry in pair)
    return after - before


def _either(pair: Pair) -> Entry:
    entry = pair[1] or pair[0]
    assert entry is not None
    return entry


def _without_quantity(waterfall: Waterfall) -> list[Entry]:
    return [entry for entry in waterfall.entries if entry.step != "quantity"]


def _is_of_line(pair: Pair) -> bool:
    entry = _either(pair)
    return entry.step in LINE_STEPS or (entry.step == "rounding" and entry.reference != UNIT_ROUNDING)


def _is_tax(difference: Difference) -> bool:
    entry = difference.after or difference.before
    if entry is None or entry.step not in (*LINE_STEPS, "rounding"):
        return False
    return entry.step == "tax" or (entry.step == "rounding" and entry.reference not in NET_ROUNDINGS)


def _place(pair: Pair) -> int:
    entry = _either(pair)
    return _ORDER.get(entry.step, len(STEPS))


def _causes() -> Sequence[Callable[[Entry], Hashable]]:
    """Return what two entries must share to be the same one, from everything to as little as makes sense."""
    return (
        lambda entry: (entry.step, entry.characteristic, entry.value, entry.label.in_("en"), entry.reference),
        lambda entry: (entry.step, entry.characteristic, entry.value, entry.label.in_("en")),
        lambda entry: (entry.step, entry.characteristic) if entry.characteristic else id(entry),
        lambda entry: (entry.step, entry.reference),
        lambda entry: (entry.step, entry.reference.partition(":")[0]),
    )


def _pairs(before: Sequence[Entry], after: Sequence[Entry]) -> list[Pair]:
    old, new, found = list(before), list(after), list[Pair]()
    for cause in _causes():
        matched, old, new = _matched(old, new, cause)
        found += matched
    return [*found, *((entry, None) for entry in old), *((None, entry) for entry in new)]


def _matched(
    before: Sequence[Entry], after: Sequence[Entry], cause: Callable[[Entry], Hashable]
) -> tuple[list[Pair], list[Entry], list[Entry]]:
    waiting: dict[Hashable, deque[Entry]] = defaultdict(deque)
    for entry in before:
        waiting[cause(entry)].append(entry)
    found, new = list[Pair](), list[Entry]()
    for entry in after:
        same = waiting.get(cause(entry))
        if same and _may_be_same(same[0], entry):
            found.append((same.popleft(), entry))
        else:
            new.append(entry)
    left = {id(entry) for queue in waiting.values() for entry in queue}
    return found, [entry for entry in before if id(entry) in left], new


def _may_be_same(before: Entry, after: Entry) -> bool:
    """Tell whether two entries can be one that changed: a tier and another tier can, two charges of a book cannot."""
    if after.step == "rounding":
        return before.reference == after.reference
    is_anonymous_charge = after.characteristic is None and after.reference.startswith("book:")
    if is_anonymous_charge and after.step != "list_price":
        return before.label == after.label
    return before.characteristic == after.characteristic
