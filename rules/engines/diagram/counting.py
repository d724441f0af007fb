"""Counting configurations exactly, however many there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice

import numpy as np

from rules.engines.diagram.numbers import Longs, base_counts, count, log_count
from rules.engines.diagram.passes import Blob
from rules.engines.diagram.views import Reader
from rules.on_demand import OnDemand

PLAIN_BITS = 62
"""Numbers of configurations of up to this many bits are counted in plain 64-bit numbers."""

PRIME_BITS = 49
"""The primes have one bit more."""

_NOTHING = np.zeros(0, np.int64)


class Counting:
    """Counts what an artefact allows: modulo as many primes as the total needs, put together afterwards."""

    def __init__(self, reader: Reader, blob: Blob) -> None:
        self._reader = reader
        self._blob = blob
        self._largest = 32 * max((place.last - place.first for place in reader.places), default=0)

    def total(self, literals: Blob) -> int:
        """Return how many configurations some choices have."""
        found = [
            (prime, int(count(self._blob, literals, base, inverses, prime, _NOTHING)))
            for prime, base, inverses in self._fields
        ]
        return _together(found)

    def values(self, literals: Blob) -> tuple[int, OnDemand[Mapping[str, int]]]:
        """Return how many there are, and how many with each value of each characteristic."""
        places = self._reader.words * 32
        totals, parts = [], []
        for prime, base, inverses in self._fields:
            of_bits = np.zeros(places, np.int64)
            totals.append((prime, int(count(self._blob, literals, base, inverses, prime, of_bits))))
            parts.append((prime, of_bits))
        total = _together(totals)

        def values(name: str) -> Mapping[str, int]:
            always = self._reader.always.get(name)
            found = {}
            for value, bits in self._reader.bits[name]:
                sums = [(prime, sum(map(of_bits.item, bits))) for prime, of_bits in parts]
                found[value] = total if value == always else _together(sums)
            return found

        return total, OnDemand(self._reader.by_name, values)

    @cached_property
    def _fields(self) -> list[tuple[int, Longs, Longs]]:
        """The primes to count modulo, each with the products of edges and the inverses it needs; 0 counts plainly."""
        bits = int(log_count(self._blob)) + 2
        if bits <= PLAIN_BITS:
            return [self._field(0)]
        return [self._field(_prime(number)) for number in range(bits // PRIME_BITS + 1)]

    def _field(self, prime: int) -> tuple[int, Longs, Longs]:
        inverses = np.array(
            [pow(size, -1, prime) if prime and size else 0 for size in range(self._largest + 1)], np.int64
        )
        return prime, base_counts(self._blob, inverses, prime), inverses


def _together(parts: list[tuple[int, int]]) -> int:
    """Return the number with the given remainders (Chinese remainders, one prime after the other)."""
    result, modulus = 0, 1
    for prime, remainder in parts:
        if prime == 0:
            return remainder
        step = (remainder - result) * pow(modulus, -1, prime) % prime
        result += modulus * step
        modulus *= prime
    return result


def _prime(number: int) -> int:
    """Return the primes below 2**50, the largest first."""
    while len(_PRIMES) <= number:
        _PRIMES.extend(islice(_primes_below(_PRIMES[-1] if _PRIMES else 2**50), 8))
    return _PRIMES[number]


_PRIMES: list[int] = []


def _primes_below(limit: int) -> Iterator[int]:
    candidate = limit - 1
    while True:
        if candidate % 2 and all(_passes(candidate, base) for base in (2, 3, 5, 7, 11, 13, 17)):
            yield candidate
        candidate -= 1


def _passes(candidate: int, base: int) -> bool:
    """Whether a number passes the test of Miller and Rabin; these seven bases decide below 3.4 * 10**14 (Jaeschke)."""
    odd = candidate - 1
    twos = (odd & -odd).bit_length() - 1
    odd >>= twos
    power = pow(base, odd, candidate)
    return power in (1, candidate - 1) or any(
        pow(base, odd << again, candidate) == candidate - 1 for again in range(1, twos)
    )
