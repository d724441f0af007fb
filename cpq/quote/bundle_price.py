"""Whether the lines that were added as a bundle still are one, what they save then, and each line's share of it.

A bundle's price stays while all its members are there, each with the values that are fixed, in quantities that make
whole bundles, and while the terms of sale offer the bundle to this buyer. Else the lines cost what they cost by
themselves, and the group says why. It comes back by itself when the reason is gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from catalog.bundle import Bundle, Member
from catalog.product import Product
from cpq.price import BundleShare, fixed_saving, percent_saving, price_alone, shared
from cpq.quote.basis import Basis
from cpq.quote.desk import Desk
from cpq.quote.model import Buyer, Group, GroupBundle, Plain, Quote, QuoteLine, Revision
from cpq.quote.on_request import naming_line
from kernel.errors import Conflict, Unknown
from kernel.money import Money, total
from kernel.text import LANGUAGES, Text
from rules import Budget, Engine

STEPS = 200_000
"""What completing a member as it starts may cost; the engine of a click needs a handful."""

OVER = Text.of(
    en="The bundle is not offered here and today any more.", ru="Комплект здесь и сегодня больше не предлагается."
)
BUYER = Text.of(en="The bundle is not meant for this buyer.", ru="Комплект не предназначен для этого покупателя.")
MISSING = Text.of(en="{product} is missing.", ru="Не хватает: {product}.")
OTHER = Text.of(
    en="Line {position} is another product than {product}.", ru="В позиции {position} другой товар, а не {product}."
)
FIXED = Text.of(
    en="Line {position}: {characteristic} has to be {value}.",
    ru="Позиция {position}: {characteristic} — только {value}.",
)
PROPORTION = Text.of(
    en="Line {position} has {quantity}, and {bundles} × the bundle takes {wanted}.",
    ru="В позиции {position} {quantity} шт., а на комплекты ({bundles}) нужно {wanted}.",
)
IMPOSSIBLE = Text.of(
    en="As the bundle starts, it cannot be priced any more.", ru="В исходном виде комплект больше нельзя рассчитать."
)


class Decided(Protocol):
    """A product ready to be decided."""

    @property
    def engine(self) -> Engine:
        """What decides it."""
        ...


class Products(Protocol):
    """The products of lines."""

    def by_digest(self, digest: str, /) -> tuple[Product, int]:
        """Return the product of a release, and its number; raises `Unknown`."""
        ...

    def current(self, product: str, market: str, day: date, /) -> tuple[Product, int]:
        """Return a product as sold in a market on a day, and the number of its release; raises `Unknown`."""
        ...

    def compiled(self, product: Product, market: str, day: date, /) -> Decided:
        """Return a product ready to be decided."""
        ...


class Sale(Protocol):
    """Where something is sold, and to whom: a quote."""

    @property
    def market(self) -> str:
        """Code of the market."""
        ...

    @property
    def buyer(self) -> Buyer:
        """Whose groups, agreements and taxes count."""
        ...


class SoldLine(Protocol):
    """What is looked at of a line: of a draft, or of any open quote."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def position(self) -> int:
        """Its place in the document."""
        ...

    @property
    def product(self) -> str:
        """Code of the product."""
        ...

    @property
    def release(self) -> str:
        """Digest of the release it is configured under."""
        ...

    @property
    def assignment(self) -> Plain:
        """A value for every characteristic."""
        ...

    @property
    def quantity(self) -> int:
        """How many."""
        ...

    @property
    def member(self) -> str | None:
        """Which member of the bundle it is."""
        ...


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle that lines make.

    Args:
        quantity: how many.
        saving: what the lines save together.
        shares: id of a line -> its part of that.
    """

    quantity: int
    saving: Money
    shares: Mapping[str, BundleShare]


def with_bundles(
    desk: Desk, quote: Quote, draft: Revision, basis: Basis, groups: Collection[str] | None = None
) -> tuple[Revision, Basis]:
    """Return a draft whose groups say how their bundles stand, and the basis that its lines are priced with then.

    Args:
        desk: for the products and the terms.
        quote: the envelope.
        draft: its lines are read wholly, those of these groups at least.
        basis: what everything else is priced with.
        groups: ids of the groups to look at; None for all.
    """
    shares, stand = dict(basis.bundles), list[Group]()
    for group in draft.groups:
        if group.bundle is None or (groups is not None and group.id not in groups):
            stand.append(group)
            continue
        lines = [line for line in draft.lines if line.group == group.id and line.member]
        made = made_of(desk.shelf, quote, group.bundle, lines, basis)
        if isinstance(made, Made):
            shares |= made.shares
            bundle = replace(group.bundle, quantity=made.quantity, saving=made.saving, gone=Text())
        else:
            bundle = replace(group.bundle, quantity=0, saving=None, gone=made)
        stand.append(replace(group, bundle=bundle))
    return replace(draft, groups=tuple(stand)), replace(basis, bundles=shares)


def touched(quote: Quote, draft: Revision) -> tuple[str, ...]:
    """Return the ids of the groups with a bundle of which a line came, went or changed since the draft was stored."""
    stored = quote.stored.newest if quote.stored and quote.stored.newest.id == draft.id else None
    before = _lines_of(stored.lines) if stored else {}
    after = _lines_of(draft.lines)
    known = {group.id for group in stored.groups} if stored else set()
    return tuple(
        group.id
        for group in draft.groups
        if group.bundle and (group.id not in known or before.get(group.id, []) != after.get(group.id, []))
    )


def _lines_of(lines: Sequence[QuoteLine]) -> dict[str, list[int]]:
    """Return the lines of each group by their identity: a line that did not change is the same object."""
    found: dict[str, list[int]] = {}
    for line in lines:
        if line.group is not None:
            found.setdefault(line.group, []).append(id(line))
    return found


def made_of(shelf: Products, sale: Sale, of: GroupBundle, lines: Sequence[SoldLine], basis: Basis) -> Made | Text:
    """Return the bundle that lines make, or why they make none.

    Args:
        shelf: for the products.
        sale: where, and to whom.
        of: the bundle that they were added as.
        lines: those of its members.
        basis: what they are priced with.

    Raises:
        Conflict: a line is priced on request only.
    """
    bundle = basis.terms.bundle(of.code)
    if bundle is None or not bundle.is_sold(sale.market, basis.day):
        return OVER
    if not bundle.is_for(sale.buyer.price_groups):
        return BUYER
    members = [(member, line) for line in lines if (member := bundle.member(line.member))]
    reason = next(_reasons(shelf, sale.market, bundle, members, basis.day), None)
    if reason is not None:
        return reason
    quantity = members[0][1].quantity // members[0][0].quantity
    alone = [_alone(shelf, sale, line, line.assignment, basis) for _, line in members]
    if bundle.is_fixed:
        regular = _regular(shelf, sale, members, basis)
        if regular is None or sale.market not in bundle.amounts:
            return IMPOSSIBLE
        saving = fixed_saving(regular, bundle.amounts[sale.market], quantity)
    else:
        saving = percent_saving(alone, bundle.percent, basis.half)
    parts = shared(saving, alone)
    shares = {
        line.id: BundleShare(bundle.code, bundle.name, part) for (_, line), part in zip(members, parts, strict=True)
    }
    return Made(quantity, total(parts, saving.currency), shares)


def _alone(shelf: Products, sale: Sale, line: SoldLine, assignment: Mapping[str, str], basis: Basis) -> Money:
    """Return what the quantity of a line costs with an assignment, without bundle and discounts."""
    context = basis.context(sale.market, sale.buyer, line.quantity, None)
    with naming_line(line.position):
        return price_alone(shelf.by_digest(line.release)[0], dict(assignment), context)


def _regular(
    shelf: Products, sale: Sale, members: Sequence[tuple[Member, SoldLine]], basis: Basis
) -> list[Money] | None:
    """Return what the members cost otherwise as they start; None if they cannot be had like that any more."""
    found: list[Money] = []
    for member, line in members:
        product = shelf.by_digest(line.release)[0]
        if any(name not in product.rule_book.by_name for name in member.presets):
            return None
        engine = shelf.compiled(product, sale.market, basis.day).engine
        start = engine.complete(member.presets, Budget(STEPS)).assignment
        if start is None:
            return None
        try:
            found.append(_alone(shelf, sale, line, start, basis))
        except Conflict:
            return None  # on request only
    return found


def _reasons(
    shelf: Products, market: str, bundle: Bundle, members: Sequence[tuple[Member, SoldLine]], day: date
) -> Iterator[Text]:
    """Give what keeps lines from being a bundle."""
    there = {member.code for member, _ in members}
    for member in bundle.members:
        if member.code not in there and not member.optional:
            yield _told(MISSING, product=_name(shelf, member.product, market, day))
    for member, line in members:
        yield from _wrong_line(shelf, market, member, line, day)
    first, line = members[0]
    bundles = max(1, line.quantity // first.quantity)
    for member, line in members:
        if line.quantity != member.quantity * bundles:
            facts = {"quantity": line.quantity, "bundles": bundles, "wanted": member.quantity * bundles}
            yield _told(PROPORTION, position=line.position, **facts)


def _wrong_line(shelf: Products, market: str, member: Member, line: SoldLine, day: date) -> Iterator[Text]:
    if line.product != member.product:
        yield _told(OTHER, position=line.position, product=_name(shelf, member.product, market, day))
        return
    product = shelf.by_digest(line.release)[0]
    for name, value in member.fixed.items():
        if line.assignment.get(name) != value:
            characteristic, called = _called(product, name, value)
            yield _told(FIXED, position=line.position, characteristic=characteristic, value=called)


def _called(product: Product, name: str, value: str) -> tuple[Text | str, Text | str]:
    """Return what a characteristic and a value are called, as far as this release of the product knows them."""
    info = product.characteristics.get(name)
    if info is None:
        return name, value
    try:
        return info.name, info.value(value).name
    except Unknown:
        return info.name, value


def _name(shelf: Products, code: str, market: str, day: date) -> Text | str:
    try:
        return shelf.current(code, market, day)[0].name
    except Unknown:
        return code


def _told(sentence: Text, **facts: Text | str | int) -> Text:
    """Return a sentence with its facts, in every language."""
    return Text(
        {
            language: sentence.in_(language).format(
                **{name: fact.in_(language) if isinstance(fact, Text) else fact for name, fact in facts.items()}
            )
            for language in LANGUAGES
        }
    )


def alone(line: QuoteLine) -> QuoteLine:
    """Return a line that is in no group any more; what it saved in a bundle is gone with it."""
    left = replace(line, group=None, member=None)
    return replace(left, waterfall={}) if line.member else left
