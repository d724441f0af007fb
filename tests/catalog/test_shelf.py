"""The shelf: published products, loaded once."""

from datetime import UTC, date, datetime, timedelta

from catalog.release import Release
from catalog.shelf import Shelf
from kernel.clock import SettableClock
from kernel.db import Database
from kernel.period import Period
from tests.build.catalogue import PRODUCT, TINY, TODAY, publish_tiny

RENAMED = {"product.toml": PRODUCT.replace("Bookcase", "Bookshelf")}


def published(database: Database, changes: dict[str, str] | None = None, period: Period | None = None) -> Release:
    with database.transaction() as session:
        return publish_tiny(session, changes=changes, period=period)


class Counted:
    """Counts the transactions a shelf takes."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.count = 0

    def transaction(self, *, read_only: bool = False):
        self.count += 1
        return self.database.transaction(read_only=read_only)


def test_the_shelf_loads_a_release_once(database: Database):
    release = published(database)
    counted = Counted(database)
    shelf = Shelf(counted)
    product, number = shelf.by_digest(release.digest)
    assert (product.digest, number) == (release.digest, 1)
    assert shelf.by_digest(release.digest)[0] is product
    assert counted.count == 1
    assert shelf.current(TINY, "eu", TODAY) == (product, 1)
    assert shelf.on_sale(TODAY).products == (product,)
    assert counted.count == 3


def test_the_shelf_forgets_the_least_recently_used(database: Database):
    first, second = published(database), published(database, RENAMED)
    shelf = Shelf(database, size=1)
    kept = shelf.by_digest(first.digest)[0]
    shelf.by_digest(second.digest)
    assert shelf.by_digest(first.digest)[0] is not kept


def test_the_shelf_gives_products_ready_to_be_decided(database: Database):
    shelf = Shelf(database)
    product, _ = shelf.by_digest(published(database).digest)
    assert shelf.compiled(product, "eu", TODAY) is shelf.compiled(product, "eu", TODAY)


def test_the_shelf_follows_the_calendar(database: Database):
    published(database)
    second = published(database, RENAMED, Period(date(2026, 7, 1)))
    clock = SettableClock(datetime(2026, 6, 30, tzinfo=UTC))
    shelf = Shelf(database)
    assert shelf.current(TINY, "eu", clock.now().date())[1] == 1
    clock.advance(timedelta(days=1))
    assert shelf.current(TINY, "eu", clock.now().date())[0].digest == second.digest
