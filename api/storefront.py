"""The published catalogue as anybody may read it: ready bytes, made once per release, terms of sale, market and day.

Internal characteristics, and attributes that the catalogue does not name for people, are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from threading import Lock
from typing import Any, NamedTuple

import orjson

from api.lowest import Asked, Lowest
from api.pages import cursor_of, place_of
from catalog.compiled import CompiledCache
from catalog.document import Document, current, is_current
from catalog.family import Family
from catalog.family_tree import family_tree
from catalog.life import UNSOLD, Stage, successor_on
from catalog.market import Market
from catalog.media import Medium
from catalog.picture import Picture
from catalog.product import CharacteristicInfo, Product, ValueInfo
from catalog.release import ReleaseHead
from catalog.shelf import Shelf
from catalog.store import RELEASES, ReleaseStore
from cpq.facade import Configuring
from kernel.db import Database
from kernel.errors import Stale, Unknown
from kernel.lately import Lately
from kernel.money import Money
from kernel.text import Text
from rules import NotPortable

Json = dict[str, Any]
Selling = Mapping[str, tuple[ReleaseHead, ...]]
"""Market -> what is on sale there."""

KEPT = 256
"""Pages kept; all are forgotten when there are more, and made again."""


class _Card(NamedTuple):
    """A product in a list.

    Args:
        code: of the product.
        json: what does not change as long as the list is of the same releases, terms and day.
        asked: the question for its least price; None if it is not sold any more.
    """

    code: str
    json: Json
    asked: Asked | None


class Storefront:
    """Reads what is on sale today.

    Args:
        database: where releases are.
        shelf: where products stand.
        configuring: prices and pictures of products as they are before any choice.
        today: the seller's business day.
        key: signs cursors.
        compiled: products ready to be decided.
    """

    def __init__(
        self,
        database: Database,
        shelf: Shelf,
        configuring: Configuring,
        today: Callable[[], date],
        key: bytes,
        compiled: CompiledCache,
    ) -> None:
        self._database = database
        self._shelf = shelf
        self._configuring = configuring
        self._today = today
        self._key = key
        self._compiled = compiled
        self._selling = Lately[date, Selling](lambda: database.changes[RELEASES])
        self.lowest = Lowest(self._lowest)
        self._pages: dict[tuple[object, ...], Any] = {}
        self._lock = Lock()

    def markets(self) -> bytes:
        """Return the markets in which something is sold today."""
        by_market = self._by_market()
        key = ("markets", *((market, _digests(heads)) for market, heads in by_market.items()))
        found: bytes = self._kept(key, lambda: orjson.dumps({"items": self._markets_json(by_market)}))
        return found

    def market(self, code: str) -> Market:
        """Return a market in which something is sold today.

        Raises:
            Unknown: there is none of that code.
        """
        return self._market(code, self._heads(code))

    def families(self, market: str) -> bytes:
        """Return the families of the products sold in a market, each below its parent, with the codes of its products.

        Raises:
            Unknown: nothing is sold in such a market.
        """
        heads = self._heads(market)
        found: bytes = self._kept(
            ("families", market, _digests(heads)), lambda: orjson.dumps({"items": self._families_json(market, heads)})
        )
        return found

    def products(self, market: str, *, family: str | None, cursor: str | None, limit: int) -> bytes:
        """Return a page of the products sold in a market, by code, of one family or of all.

        Raises:
            Unknown: nothing is sold in such a market.
            Malformed: the cursor is not one of this list.
        """
        after = place_of(cursor, "products", self._key) or ""
        heads = self._heads(market)
        cards = [card for card in self._all_cards(market, heads) if card.code > after and _is_of(card.json, family)]
        more = cursor_of(cards[limit - 1].code, "products", self._key) if len(cards) > limit else None
        return orjson.dumps({"items": [self._priced(card) for card in cards[:limit]], "next": more})

    def product(self, code: str, market: str) -> bytes:
        """Return everything a configurator shows of a product.

        Raises:
            Unknown: it is not on sale, or not in this market.
        """
        today, heads = self._today(), self._heads(market)
        product, number = self._shelf.current(code, market, today)
        key = ("product", product.digest, number, market, today, _digests(heads))
        found: bytes = self._kept(
            key,
            lambda: orjson.dumps(product_json(product, number, market, today, self._life_json(product, market, heads))),
        )
        return found

    def documents(
        self, code: str, language: str, *, market: str | None = None, is_staff: bool, only_current: bool
    ) -> list[Json]:
        """Return the documents of a product on sale that a reader may have.

        Args:
            code: of the product.
            language: of the reader.
            market: whose release is asked for; the newest of those that are current somewhere if left out.
            is_staff: whether those for reps are told, too.
            only_current: of each only the version of today in the language, else in English, else in any.

        Raises:
            Unknown: the product is not on sale, or not in this market.
        """
        today = self._today()
        product = self._somewhere(code) if market is None else self._shelf.current(code, market, today)[0]
        known = [each for each in product.documents if is_staff or each.readers == "customer"]
        shown = current(known, today, language) if only_current else known
        return [document_json(code, each, is_current(each, known, today)) for each in shown]

    def public_media(self) -> frozenset[str]:
        """Return the digests of everything on show today: what anybody may have."""
        heads = tuple({head.digest: head for found in self._by_market().values() for head in found}.values())
        media: frozenset[str] = self._kept(
            ("media", _digests(heads)),
            lambda: frozenset(medium.digest for product in self._products(heads) for medium in product.public_media),
        )
        return media

    def engine(self, code: str, market: str) -> bytes:
        """Return the file from which a browser tells what is possible today, without prices and anything internal.

        Raises:
            Unknown: it is not on sale, or not in this market, or its rules have no compiled form.
        """
        product, _ = self._shelf.current(code, market, self._today())
        compiled = self._compiled.get(product, market, self._today())
        key = ("engine", product.digest, market, compiled.problem.digest)
        try:
            found: bytes = self._kept(key, lambda: compiled.portable().to_bytes())
        except NotPortable:
            message = f"The product {code!r} has no compiled form; ask the server at every click."
            raise Unknown(message, code="not-portable", product=code) from None
        return found

    def warm(self) -> set[str]:
        """Make every list of products, so that the first visitor does not wait; return the scenes they show."""
        pictures = [picture for card in self._cards_everywhere() if (picture := card.json["picture"])]
        return {picture.rpartition("/")[2].removesuffix(".png") for picture in pictures}

    def warm_prices(self) -> None:
        """Find out the least prices of today; compiles what prices are asked of if publishing left that for later."""
        for card in self._cards_everywhere():
            if card.asked is not None:
                self.lowest.find(card.asked)

    def _heads(self, market: str) -> tuple[ReleaseHead, ...]:
        """Return what is on sale in a market; nothing in one that does not exist."""
        with self._database.transaction(read_only=True) as session:
            return ReleaseStore(session).current_heads(market, self._today())

    def _by_market(self) -> Selling:
        """Return what is on sale in every market that has anything, as it was a moment ago: every picture asks it."""
        today = self._today()
        return self._selling.seen_or_looking(today, lambda: self._all_current(today))

    def _all_current(self, day: date) -> Selling:
        with self._database.transaction(read_only=True) as session:
            return ReleaseStore(session).all_current(day)

    def _somewhere(self, code: str) -> Product:
        """Return the newest release of a product that is current in any market."""
        found = [head for heads in self._by_market().values() for head in heads if head.product == code]
        if not found:
            raise Unknown(f"The product {code!r} is not on sale.", code="unknown-product", product=code)
        return self._shelf.by_digest(max(found, key=lambda head: head.number).digest)[0]

    def _products(self, heads: Iterable[ReleaseHead]) -> list[Product]:
        return [self._shelf.by_digest(head.digest)[0] for head in heads]

    def _market(self, code: str, heads: Sequence[ReleaseHead]) -> Market:
        """Return a market as the first of its products describes it.

        Raises:
            Unknown: nothing is sold there.
        """
        if not heads:
            raise Unknown(f"There is no market {code!r}.", code="unknown-market", market=code)
        return self._products(heads[:1])[0].market(code)

    def _markets_json(self, by_market: Mapping[str, Sequence[ReleaseHead]]) -> list[Json]:
        return [market_json(self._market(code, heads)) for code, heads in sorted(by_market.items())]

    def _families_json(self, market: str, heads: Iterable[ReleaseHead]) -> list[Json]:
        newest_first = sorted(heads, key=lambda head: (head.published_at, head.id), reverse=True)
        sold = self._products(newest_first)
        if not sold:
            raise Unknown(f"There is no market {market!r}.", code="unknown-market", market=market)
        return [{**_family_json(branch.family), "products": list(branch.products)} for branch in family_tree(sold)]

    def _cards_everywhere(self) -> list[_Card]:
        return [card for market, heads in self._by_market().items() for card in self._all_cards(market, heads)]

    def _all_cards(self, market: str, heads: tuple[ReleaseHead, ...]) -> list[_Card]:
        today = self._today()
        terms = self._shelf.terms(today).digest
        found: list[_Card] = self._kept(
            ("cards", market, today, terms, _digests(heads)), lambda: self._cards(market, heads, today, terms)
        )
        return found

    def _cards(self, market: str, heads: tuple[ReleaseHead, ...], day: date, terms: str) -> list[_Card]:
        if not heads:
            raise Unknown(f"There is no market {market!r}.", code="unknown-market", market=market)
        return [self._card(product, market, heads, day, terms) for product in self._products(heads)]

    def _life_json(self, product: Product, market: str, heads: Iterable[ReleaseHead]) -> Json | None:
        others = {each.code: each for each in self._products(heads)}
        return life_json(product, market, self._today(), others)

    def _card(self, product: Product, market: str, heads: Iterable[ReleaseHead], day: date, terms: str) -> _Card:
        view = self._configuring.starting_point(product.code, market)
        is_sold = product.life.in_market(market).on(day).is_sold
        card = {
            **_names(product),
            "life": self._life_json(product, market, heads),
            "price_shown": view.price.total.to_json() if view.price and is_sold else None,
            "picture": f"/v1/scenes/{view.scene}.png" if view.scene else None,
        }
        return _Card(product.code, card, Asked(product.code, market, product.digest, terms, day) if is_sold else None)

    def _priced(self, card: _Card) -> Json:
        """Return a card with the least price of its product, as far as that is known."""
        price = self.lowest.price(card.asked) if card.asked else None
        return {**card.json, "price_from": price.to_json() if price else None}

    def _lowest(self, asked: Asked) -> Money | None:
        """Find out a least price.

        Raises:
            Stale: what it depends on is not what it was when it was asked for.
        """
        price = self._configuring.lowest(asked.product, asked.market)
        if all(card.asked != asked for card in self._all_cards(asked.market, self._heads(asked.market))):
            raise Stale(f"{asked.product!r} was published anew.", code="stale")
        return price

    def _kept(self, key: tuple[object, ...], make: Callable[[], Any]) -> Any:
        found = self._pages.get(key)
        if found is None:
            found = make()
            with self._lock:
                if len(self._pages) >= KEPT:
                    self._pages.clear()
                self._pages[key] = found
        return found


def market_json(market: Market) -> Json:
    """Return what anybody is told of a market."""
    return {
        "code": market.code,
        "name": market.name.to_json(),
        "currency": market.currency,
        "language": market.language,
    }


def _digests(heads: Iterable[ReleaseHead]) -> tuple[str, ...]:
    return tuple(head.digest for head in heads)


def _names(product: Product) -> Json:
    return {
        "code": product.code,
        "family": product.family,
        "families": [_family_json(family) for family in product.families],
        "model_number": product.model_number,
        "name": product.name.to_json(),
        "summary": product.summary.to_json(),
    }


def _family_json(family: Family) -> Json:
    return {
        "code": family.code,
        "name": family.name.to_json(),
        "summary": _or_none(family.summary),
        "parent": family.parent or None,
    }


def _is_of(card: Json, family: str | None) -> bool:
    """Tell whether a product belongs to a family, or to one below it; a family without a file is only a word."""
    return family is None or family == card["family"] or any(each["code"] == family for each in card["families"])


def life_json(product: Product, market: str, day: date, others: Mapping[str, Product]) -> Json | None:
    """Return where a product stands in its life in a market on a day; None if it is simply sold.

    Args:
        product: the product.
        market: where.
        day: when.
        others: what is on sale in the market by code: only that can follow it.
    """
    life = product.life.in_market(market)
    stage = life.on(day)
    if stage.state == "active" and stage.until is None:
        return None
    code = successor_on(life, day, lambda code: others[code].life.in_market(market) if code in others else UNSOLD)
    named = {"code": code, "name": others[code].name.to_json()} if code else None
    return {**_stage_json(stage), "successor": named}


def _stage_json(stage: Stage) -> Json:
    return {
        "state": stage.state,
        "since": stage.since.isoformat() if stage.since else None,
        "until": stage.until.isoformat() if stage.until else None,
    }


def product_json(product: Product, number: int, market: str, day: date, life: Json | None) -> Json:
    """Return everything a configurator shows of a product on a day.

    Args:
        product: the product.
        number: of its release.
        market: where it is sold.
        day: on which.
        life: where it stands in its life.

    Raises:
        Unknown: it is not sold in the market.
    """
    shown = {name: info for name, info in product.characteristics.items() if not info.internal}
    groups = [
        {
            "code": group.code,
            "name": group.name.to_json(),
            "characteristics": [name for name in group.characteristics if name in shown],
        }
        for group in product.groups
    ]
    return {
        **_names(product),
        "description": product.description.to_json(),
        "classification": product.classification.to_json(),
        "life": life,
        "pictures": [picture_json(picture) for picture in product.pictures],
        "release": {"digest": product.digest, "number": number},
        "market": market,
        "currency": product.market(market).currency,
        "groups": [group for group in groups if group["characteristics"]],
        "characteristics": {name: _characteristic_json(product, info, market, day) for name, info in shown.items()},
    }


def _characteristic_json(product: Product, info: CharacteristicInfo, market: str, day: date) -> Json:
    named = {attribute.code for attribute in info.attributes}
    return {
        "name": info.name.to_json(),
        "help": _or_none(info.help),
        "kind": info.kind,
        "unit": info.unit,
        "display": info.display,
        "computed": info.computed,
        "better": info.better or None,
        "attributes": [
            {"code": attribute.code, "name": attribute.name.to_json(), "unit": attribute.unit}
            for attribute in info.attributes
        ],
        "values": [
            {
                **_value_json(value, named),
                "part": _part_json(product, value),
                "life": _value_life_json(product, info.code, value.code, market, day),
            }
            for value in info.values
        ],
    }


def _value_json(value: ValueInfo, named: set[str]) -> Json:
    return {
        "code": value.code,
        "name": value.name.to_json(),
        "help": _or_none(value.help),
        "swatch": value.swatch or None,
        "picture": picture_json(value.picture) if value.picture else None,
        "model_number": value.model_number or None,
        "attributes": {code: text for code, text in value.attributes.items() if code in named},
    }


def _part_json(product: Product, value: ValueInfo) -> Json | None:
    """Return what buyers see of the part behind a value."""
    part = product.part_of(value)
    if part is None:
        return None
    attributes = [fact.to_json() for fact in product.parts.facts(part) if fact.attribute.name is not None]
    if not (part.gtin or part.model_number or attributes):
        return None
    return {"gtin": part.gtin or None, "model_number": part.model_number or None, "attributes": attributes}


def picture_json(picture: Picture) -> Json:
    """Return a picture with its address."""
    medium = picture.medium
    return {
        "url": medium_url(medium),
        "width": medium.width,
        "height": medium.height,
        "alt": _or_none(picture.alt),
    }


def document_json(product: str, document: Document, is_current: bool) -> Json:
    """Return a document with the address of its file."""
    name = f"{product}-{document.code}-{document.language}-{document.version}{document.medium.ending}"
    start, end = document.period.start, document.period.end
    return {
        "code": document.code,
        "kind": document.kind,
        "title": _or_none(document.title),
        "language": document.language,
        "version": document.version,
        "valid_from": start.isoformat() if start else None,
        "valid_until": end.isoformat() if end else None,
        "readers": document.readers,
        "is_current": is_current,
        "file": {
            "name": name,
            "type": document.medium.type,
            "bytes": document.medium.bytes,
            "url": medium_url(document.medium, name),
        },
    }


def medium_url(medium: Medium, name: str | None = None) -> str:
    """Return the address of a medium; it may be saved under a name."""
    return f"/v1/media/{medium.digest}/{name or medium.digest[:12] + medium.ending}"


def _value_life_json(product: Product, name: str, value: str, market: str, day: date) -> Json | None:
    stage = product.life_of(name, value, market).on(day)
    if stage.state == "active" and stage.until is None:
        return None
    return {**_stage_json(stage), "successor": product.successor_of(name, value, market, day) or None}


def _or_none(text: Text) -> dict[str, str] | None:
    return text.to_json() or None
