"""A shop that sells the bookcase, and what its tests share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from catalog.product import Product
from cpq.configure import Choose, OpenSession, SessionView
from cpq.local import LocalCpq
from kernel.clock import SettableClock
from kernel.db import Database
from rules import Engine
from tests.build.catalogue import TINY, TODAY, publish_tiny, settable_clock, tiny_product_files


@dataclass(frozen=True)
class Shop:
    """The sessions of a shop, with the parts a test looks at."""

    database: Database
    clock: SettableClock
    cpq: LocalCpq

    def open(self, market: str = "eu", **choices: str) -> SessionView:
        return self.cpq.open_session(OpenSession(TINY, market, choices))

    def choose(self, session: SessionView, **choices: str) -> SessionView:
        """Choose one after the other."""
        view = session
        for characteristic, value in choices.items():
            view = self.cpq.choose(session.session.id, Choose(characteristic, value))
        return view

    def engine(self, market: str = "eu") -> Engine:
        product, _ = self.cpq.shelf.current(TINY, market, TODAY)
        return self.cpq.shelf.compiled(product, market, TODAY).engine


def scene_of(product: Product, assignment: Mapping[str, str]) -> str | None:
    """Stand in for visualization: a digest that only the material and the width decide."""
    return f"{product.code}-{assignment['material']}-{assignment['width']}"


def open_shop(
    database: Database, *, changes: dict[str, str | None] | None = None, timer: Callable[[], float] = lambda: 0.0
) -> Shop:
    """Publish the bookcase and open sessions on it."""
    shop = shop_of(database, timer)
    with database.transaction() as transaction:
        publish_tiny(transaction, shop.clock, changes=changes)
    return shop


def shop_of(database: Database, timer: Callable[[], float] = lambda: 0.0) -> Shop:
    """Open sessions on what was published; time stands still unless a timer is given."""
    clock = settable_clock()
    return Shop(database, clock, LocalCpq(database, clock=clock, scene_of=scene_of, timer=timer))


def changed_rules(*replacements: tuple[str, str]) -> dict[str, str | None]:
    """Return the rule file with texts replaced."""
    return {"rules/bookcase.rules": replaced("rules/bookcase.rules", *replacements)}


def replaced(path: str, *replacements: tuple[str, str]) -> str:
    """Return a file of the bookcase with texts replaced."""
    text = tiny_product_files()[path]
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new)
    return text


def changes_of(view: SessionView) -> dict[str, tuple[str | None, str]]:
    """Return the changes of a view: name -> (before, after)."""
    return {change.characteristic: (change.before, change.after) for change in view.changes}


def sentences(view: SessionView) -> list[str]:
    """Return the reasons of the conflict, in English."""
    assert view.conflict is not None
    return [reason.text.in_("en") for reason in view.conflict.reasons]
