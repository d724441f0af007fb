"""A quote that nobody has asked for: it shows how the document of a product is printed, and is kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from catalog.product import Product
from cpq.quote.create import SERIES, empty_draft
from cpq.quote.desk import Desk
from cpq.quote.draft import with_newest
from cpq.quote.model import Buyer, Quote, QuoteLine
from cpq.quote.pricing import priced
from kernel.ids import new_id
from kernel.text import Text

NAME = Text.of(en="Jane Doe", ru="Анна Иванова")
COMPANY = Text.of(en="Example Ltd", ru="ООО «Пример»")


def sample_quote(
    desk: Desk, product: Product, market: str, language: str, assignment: Mapping[str, str], scene: str | None
) -> Quote:
    """Return a quote of one piece of a product for an invented buyer, priced as of today.

    Args:
        desk: its shelf knows the product.
        product: what is quoted.
        market: where.
        language: of the document.
        assignment: a complete configuration.
        scene: digest of its picture.

    Raises:
        Unknown: the product is not sold in the market, or has no prices there today.
        Conflict: it is priced on request only.
    """
    now, currency = desk.clock.now(), product.market(market).currency
    draft = empty_draft(desk, currency)
    quote = Quote(
        id=new_id("quo"),
        number=f"{SERIES}-{desk.today.year}-000000",
        state="draft",
        market=market,
        currency=currency,
        language=language,
        buyer=Buyer(name=NAME.in_(language), company=COMPANY.in_(language)),
        message="",
        version=1,
        created_at=now,
        updated_at=now,
        revisions=(draft,),
    )
    line = QuoteLine(
        id=new_id("lin"),
        position=1,
        product=product.code,
        release=product.digest,
        assignment=assignment,
        origins={},
        choices=(),
        quantity=1,
        discount=None,
        waterfall={},
        bom="",
        scene=scene,
    )
    return with_newest(quote, priced(desk, quote, replace(draft, lines=(line,))))
