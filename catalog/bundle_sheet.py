"""Reads `terms/bundles.toml`: the bundles, each with its members and its price.

Whether products, values and prices exist is no question of this file alone: `catalog.bundle_check` asks the products
that are on sale when the terms are published.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from catalog.books import read_period
from catalog.bundle import Bundle, Member
from catalog.market import Market
from catalog.problems import did_you_mean
from catalog.terms_fields import read_amount, read_market, read_percent, read_whole
from catalog.toml_tree import Table
from kernel.money import Money

BUNDLES_FILE = "terms/bundles.toml"
KEYS = ("code", "name", "text", "markets", "groups", "from", "until", "percent", "prices", "members")
MEMBER_KEYS = ("code", "product", "quantity", "choices", "fixed", "optional")
HUNDRED = Decimal(100)
MOST_MEMBERS = 50
MOST_PIECES = 1_000
"""Of a product in one bundle."""


def read_bundles(root: Table | None, markets: Mapping[str, Market]) -> tuple[Bundle, ...]:
    """Read the bundles of the file; what is wrong is reported.

    Args:
        root: the file, None if there is none.
        markets: by their codes.
    """
    if root is None:
        return ()
    root.only("bundle")
    found: list[Bundle] = []
    for table in root.tables("bundle"):
        bundle = _bundle(table, markets)
        if any(other.code == bundle.code for other in found):
            table.wrong("code", f"The bundle {bundle.code!r} stands here twice.")
        found.append(bundle)
    return tuple(found)


def _bundle(table: Table, markets: Mapping[str, Market]) -> Bundle:
    table.only(*KEYS)
    sold = _markets(table, markets)
    members = _members(table)
    percent, amounts = _price(table, sold, markets)
    if amounts:
        _refuse_optional(table, members)
    return Bundle(
        code=table.text("code"),
        name=table.localized("name"),
        text=table.localized("text", required=False),
        members=members,
        markets=sold,
        groups=table.texts("groups"),
        period=read_period(table),
        percent=percent,
        amounts=amounts,
    )


def _markets(table: Table, markets: Mapping[str, Market]) -> tuple[str, ...]:
    found = table.texts("markets")
    for market in found:
        if market not in markets:
            table.wrong("markets", f"There is no market {market!r}.{did_you_mean(market, markets)}")
    if len(set(found)) < len(found):
        table.wrong("markets", "A market stands here twice.")
    return tuple(market for market in dict.fromkeys(found) if market in markets)


def _price(table: Table, sold: tuple[str, ...], markets: Mapping[str, Market]) -> tuple[Decimal, Mapping[str, Money]]:
    """Return what the bundle takes off, or what it costs in each market it is sold in."""
    if ("percent" in table) == ("prices" in table):
        table.wrong(None, "A bundle has either a percentage that it takes off, or prices: one for each market.")
    percent = read_percent(table, "percent")
    if "percent" in table and not 0 < percent < HUNDRED:
        table.wrong("percent", "A bundle takes something off and not everything; else sell its members one by one.")
    amounts: dict[str, Money] = {}
    for row in table.tables("prices"):
        row.only("market", "amount")
        market = read_market(row, markets)
        money = read_amount(row, "amount", market, markets)
        if market in amounts:
            row.wrong("market", f"The price in the market {market!r} stands here twice.")
        elif market and sold and market not in sold:
            row.wrong("market", f"The bundle is not sold in the market {market!r}; add it to its markets.")
        if "amount" not in row:
            row.wrong(None, "The key 'amount' is missing.")
        if money is not None and not money.amount:
            row.wrong("amount", "A bundle costs something; what is given away is no bundle.")
        if money is not None:
            amounts[market] = money
    missing = [market for market in sold or markets if market not in amounts]
    if "prices" in table and missing:
        message = (
            f"The bundle has no price in the market {missing[0]!r}; add one, or leave the market out of 'markets'."
        )
        table.wrong("prices", message)
    return percent, amounts


def _members(table: Table) -> tuple[Member, ...]:
    rows = table.tables("members")
    members: list[Member] = []
    for row in rows[:MOST_MEMBERS]:
        member = _member(row)
        if any(other.code == member.code for other in members):
            row.wrong("code", f"The member {member.code!r} stands here twice.")
        members.append(member)
    if len(rows) > MOST_MEMBERS:
        table.wrong("members", f"A bundle has at most {MOST_MEMBERS} members.")
    if sum(each.quantity for each in members if not each.optional) < 1:
        table.wrong("members" if rows else None, "A bundle is of something: name a member that is not optional.")
    elif len(members) < 2 and members[0].quantity < 2:
        table.wrong("members", "One piece of one product is no bundle; name another member, or a quantity.")
    return tuple(members)


def _member(row: Table) -> Member:
    row.only(*MEMBER_KEYS)
    quantity = read_whole(row, "quantity", MOST_PIECES)
    fixed = _choices(row, "fixed", {})
    return Member(
        code=row.text("code"),
        product=row.text("product"),
        quantity=1 if quantity is None else int(quantity),
        choices=_choices(row, "choices", fixed),
        fixed=fixed,
        optional=row.flag("optional"),
    )


def _choices(row: Table, key: str, others: Mapping[str, str]) -> dict[str, str]:
    """Read choices, each written `characteristic = value`."""
    found: dict[str, str] = {}
    for text in row.texts(key):
        name, sign, value = (part.strip() for part in text.partition("="))
        if not (sign and name and value):
            row.wrong(key, f'{text!r} is no choice; write "characteristic = value".')
        elif name in found or name in others:
            row.wrong(key, f"{name!r} is given twice.")
        else:
            found[name] = value
    return found


def _refuse_optional(table: Table, members: tuple[Member, ...]) -> None:
    """Report an optional member of a bundle with a fixed price: it would cost nothing more with it."""
    for number, member in enumerate(members):
        if member.optional:
            row = table.tables("members")[number]
            row.wrong("optional", "A fixed price is for all members; make it a percentage, or this member no option.")
