"""What is on sale on one day: in each market its products, as the release that is current there has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from catalog.product import Product
from catalog.release import ReleaseHead


@dataclass(frozen=True, slots=True)
class OnSale:
    """The products on sale.

    Args:
        by_market: market -> code -> the product as it is sold there.
    """

    by_market: Mapping[str, Mapping[str, Product]]

    @classmethod
    def of(cls, heads: Mapping[str, Iterable[ReleaseHead]], product_of: Callable[[ReleaseHead], Product]) -> OnSale:
        """Return what is on sale under some releases; the files of each are read once.

        Args:
            heads: market -> the releases that are current there.
            product_of: reads the files of a release.
        """
        different = {head.digest: head for found in heads.values() for head in found}
        read = {digest: product_of(head) for digest, head in different.items()}
        return cls({market: {head.product: read[head.digest] for head in found} for market, found in heads.items()})

    @classmethod
    def alike(cls, products: Iterable[Product]) -> OnSale:
        """Return what is on sale where each product has one release in all its markets."""
        known = tuple(products)
        markets = dict.fromkeys(market for product in known for market in product.markets)
        return cls({market: {each.code: each for each in known if market in each.markets} for market in markets})

    @property
    def codes(self) -> tuple[str, ...]:
        """The products that are sold anywhere, by code."""
        return tuple(sorted({code for products in self.by_market.values() for code in products}))

    @property
    def products(self) -> tuple[Product, ...]:
        """Every product as it is sold anywhere, each release once, by code."""
        return tuple(each for code in self.codes for each in self.versions(code))

    def product(self, code: str, market: str) -> Product | None:
        """Return a product as it is sold in a market; None if it is not."""
        return self.by_market.get(market, {}).get(code)

    def versions(self, code: str, markets: Iterable[str] = ()) -> tuple[Product, ...]:
        """Return a product as it is sold in some markets, each release once.

        Args:
            code: of the product.
            markets: where; everywhere if there are none.
        """
        found = (self.product(code, market) for market in tuple(markets) or self.by_market)
        return tuple({each.digest: each for each in found if each is not None}.values())
