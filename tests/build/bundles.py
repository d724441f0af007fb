"""Bundles of bookcases, published, for the tests of quotes."""

from __future__ import annotations

from catalog.bundle_sheet import BUNDLES_FILE
from catalog.terms_release import publish_terms
from tests.build.catalogue import MARKETS
from tests.build.quotes import COMPILED, Office

PERCENT = """
[[bundle]]
code = "reading-room"
name = { en = "Reading room", ru = "Читальный зал" }
text = { en = "Two oak cases and a birch one", ru = "Два дубовых шкафа и берёзовый" }
percent = "10"
members = [
    { code = "oak", product = "bookcase", quantity = "2", fixed = ["material = oak"] },
    { code = "birch", product = "bookcase", choices = ["material = birch"] },
    { code = "steel", product = "bookcase", fixed = ["material = steel"], optional = true },
]
markets = ["eu", "ru"]
"""
FIXED = """
[[bundle]]
code = "corner"
name = { en = "Corner", ru = "Уголок" }
prices = [{ market = "eu", amount = "650.00" }]
markets = ["eu"]
members = [
    { code = "oak", product = "bookcase", choices = ["material = oak"] },
    { code = "birch", product = "bookcase", fixed = ["material = birch"] },
]
"""


def publish_bundles(office: Office, text: str = PERCENT + FIXED, *, markets: str = MARKETS) -> str:
    """Publish terms with bundles; return their digest."""
    files = {"markets.toml": markets, BUNDLES_FILE: text}
    with office.database.transaction() as session:
        release = publish_terms(session, files, clock=office.clock, actor_name="Carla", compiled=COMPILED)
        return release.digest
