"""Where and when a release is to be valid, as somebody asks for it: in all markets alike, or in some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from catalog.problems import did_you_mean
from catalog.release import EVERYWHERE
from kernel.errors import FieldProblem, Malformed
from kernel.period import Period


@dataclass(frozen=True, slots=True)
class Validity:
    """In which markets a release is to be valid, and when.

    Args:
        period: business days in every market, where none are named.
        markets: market -> business days there, and in no other one; empty for all markets alike.
    """

    period: Period = field(default_factory=Period)
    markets: Mapping[str, Period] = field(default_factory=dict)

    def sold(self, product: str, known: Iterable[str]) -> Mapping[str, Period]:
        """Return the markets in which a product is to be sold, each with its days.

        Args:
            product: its code.
            known: the markets that its files sell it in.

        Raises:
            Malformed: a market is named that is none of them.
        """
        codes = tuple(known)
        problems = [
            FieldProblem(
                f"/markets/{place}/market",
                f"{product!r} is not sold in the market {market!r}, but in {', '.join(codes)}."
                f"{did_you_mean(market, codes)}",
            )
            for place, market in enumerate(self.markets)
            if market not in codes
        ]
        if problems:
            raise Malformed(problems[0].message, problems=problems, code="unknown-market")
        return dict(self.markets) if self.markets else dict.fromkeys(codes, self.period)

    def periods(self, product: str, known: Iterable[str]) -> Mapping[str, Period]:
        """Return the periods of a release, see `ReleaseHead`.

        Raises:
            Malformed: a market is named in which the files do not sell the product.
        """
        rest = {} if self.markets else {EVERYWHERE: self.period}
        return {**self.sold(product, known), **rest}

    def check_to_come(self, today: date) -> None:
        """Let days be asked for that are not over, or refuse: what was on sale stays what it was.

        Raises:
            Malformed: a period begins before today.
        """
        problems = list(self._past(today))
        if problems:
            raise Malformed(problems[0].message, problems=problems, code="past-day")

    def _past(self, today: date) -> Iterator[FieldProblem]:
        named = [(f"/markets/{place}", period) for place, period in enumerate(self.markets.values())]
        for path, period in named or [("", self.period)]:
            if period.end is not None and period.end <= today:
                message = f"The days until {period.end} are over; a release is valid from today ({today}) on."
                yield FieldProblem(f"{path}/valid_until", message)
            elif period.start is not None and period.start < today:
                message = f"{period.start} is over; leave the first day empty to begin today ({today})."
                yield FieldProblem(f"{path}/valid_from", message)


ALWAYS = Validity()
"""In all markets, from at once until the next release."""
