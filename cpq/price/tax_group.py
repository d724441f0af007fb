"""The taxes of a document: lines with the same tax are taxed together, or one by one, as the rounding policy says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cpq.price.discount import HUNDRED
from cpq.price.entry import plain
from cpq.price.rounding import RoundingPolicy
from cpq.price.tax_rate import TaxRate
from kernel.money import Money, Rounding, total

TaxKey = tuple[str, Decimal, str]


@dataclass(frozen=True, slots=True)
class TaxTotal:
    """One tax group of a document: the tax, what it is computed on, and the rounded amount."""

    tax: TaxRate
    basis: Money
    amount: Money

    def to_json(self) -> dict[str, Any]:
        """Return plain data: name, class and rate of the tax, basis, amount."""
        return {**self.tax.to_json(), "basis": self.basis.to_json(), "amount": self.amount.to_json()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> TaxTotal:
        """Read what `to_json` wrote."""
        return cls(TaxRate.from_json(data), Money.from_json(data["basis"]), Money.from_json(data["amount"]))


def tax_groups(lines: Iterable[tuple[Sequence[TaxRate], Money]], policy: RoundingPolicy) -> tuple[TaxTotal, ...]:
    """Return the tax groups of a document, highest rate first.

    Args:
        lines: the taxes of each line and what is left of its net.
        policy: rounds tax per group, or per line.
    """
    groups: dict[TaxKey, tuple[TaxRate, list[Money]]] = {}
    for taxes, nets in _by_taxes(lines):
        for tax in taxes:
            groups.setdefault(tax_key(tax), (tax, []))[1].extend(nets)
    return tuple(_group(*groups[key], policy) for key in sorted(groups, key=_order))


def contained_groups(lines: Iterable[tuple[Sequence[TaxRate], Money]], policy: RoundingPolicy) -> tuple[TaxTotal, ...]:
    """Return the tax groups of a document whose prices contain tax, highest rate first.

    Lines with the same taxes are added with tax; each tax is taken out of that and rounded, and what is left is the
    net that it is computed on. So the groups' nets and taxes sum to the prices exactly.

    Args:
        lines: the taxes of each line and what is left of its price with tax.
        policy: rounds tax per group, or per line.
    """
    groups: dict[tuple[TaxKey, ...], tuple[tuple[TaxRate, ...], list[Money]]] = {}
    for taxes, gross in lines:
        groups.setdefault(tuple(map(tax_key, taxes)), (tuple(taxes), []))[1].append(gross)
    found = [each for taxes, amounts in groups.values() for each in _taken_out(taxes, amounts, policy)]
    return tuple(sorted(found, key=lambda each: _order(tax_key(each.tax))))


def taken_out(gross: Money, taxes: Sequence[TaxRate], half: Rounding) -> tuple[Money, ...]:
    """Return what each tax comes to within a price that contains them, rounded; the rest of the price is the net.

    Args:
        gross: the price with the taxes.
        taxes: all taxes on the same net.
        half: how a half is rounded.
    """
    whole = HUNDRED + sum(tax.rate for tax in taxes)
    return tuple(gross.part(tax.rate, whole).rounded(half) for tax in taxes)


def _taken_out(taxes: Sequence[TaxRate], amounts: Sequence[Money], policy: RoundingPolicy) -> list[TaxTotal]:
    gross = total(amounts, amounts[0].currency)
    parts = [taken_out(each, taxes, policy.half) for each in (amounts if policy.tax == "line" else [gross])]
    out = [total(column, gross.currency) for column in zip(*parts, strict=True)]
    net = gross - total(out, gross.currency)
    return [TaxTotal(tax, net, amount) for tax, amount in zip(taxes, out, strict=True)]


def moved(
    groups: Sequence[TaxTotal], taxes: Sequence[TaxRate], old: Money, new: Money, policy: RoundingPolicy
) -> tuple[TaxTotal, ...]:
    """Return the tax groups after the net of one line changed.

    Args:
        groups: with the old net.
        taxes: of the line; they stay.
        old: net of the line, as it was.
        new: net of the line, as it is.
        policy: that the groups were made with.
    """
    keys = {tax_key(tax) for tax in taxes}

    def follow(group: TaxTotal) -> TaxTotal:
        if tax_key(group.tax) not in keys:
            return group
        by_line = tax_on(new, group.tax.rate).rounded(policy.half) - tax_on(old, group.tax.rate).rounded(policy.half)
        return _rounded(_more(group, new - old, by_line), policy)

    return tuple(follow(group) for group in groups)


def tax_on(basis: Money, rate: Decimal) -> Money:
    """Return the exact tax on a basis.

    Args:
        basis: the taxable amount.
        rate: percent.
    """
    return basis * (rate / HUNDRED)


def tax_key(tax: TaxRate) -> TaxKey:
    """Return what lines have in common that are taxed together."""
    return tax.tax_class, tax.rate, tax.name.in_("en")


def _by_taxes(
    lines: Iterable[tuple[Sequence[TaxRate], Money]],
) -> Iterable[tuple[Sequence[TaxRate], list[Money]]]:
    """Gather the nets of lines whose taxes are the same object: most lines share theirs."""
    found: dict[int, tuple[Sequence[TaxRate], list[Money]]] = {}
    for taxes, net in lines:
        alike = found.get(id(taxes))
        if alike is None:
            alike = found[id(taxes)] = (taxes, [])
        alike[1].append(net)
    return found.values()


def _group(tax: TaxRate, nets: Sequence[Money], policy: RoundingPolicy) -> TaxTotal:
    basis = total(nets, nets[0].currency)
    if policy.tax == "line":
        each = [tax_on(net, tax.rate).rounded(policy.half) for net in nets]
        return TaxTotal(tax, basis, total(each, basis.currency))
    return _rounded(TaxTotal(tax, basis, basis), policy)


def _more(group: TaxTotal, net: Money, amount: Money) -> TaxTotal:
    return TaxTotal(group.tax, group.basis + net, group.amount + amount)


def _rounded(group: TaxTotal, policy: RoundingPolicy) -> TaxTotal:
    if policy.tax == "line":
        return group
    return TaxTotal(group.tax, group.basis, tax_on(group.basis, group.tax.rate).rounded(policy.half))


def _order(key: TaxKey) -> tuple[Decimal, str]:
    tax_class, rate, name = key
    return -rate, f"{tax_class}/{plain(rate)}/{name}"
