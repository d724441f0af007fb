"""Compatible choices: which of some choices are known to hold together, as bit masks.

Every solution an engine has met shows a set of choices that hold together, and with it all subsets of that set. So most
questions "can these hold together?" that a search for repairs asks are answered without a solver.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray


class Compatible:
    """Knows sets of choices that hold together.

    Args:
        choices: the choices in question, in any numbering; their places in this sequence are their bits.
        solutions: one row for each solution known before, which tells of each choice whether the solution has it.
    """

    def __init__(self, choices: Sequence[int], solutions: NDArray[np.bool_]) -> None:
        self._bits = {choice: 1 << at for at, choice in enumerate(choices)}
        packed = np.packbits(solutions, axis=1, bitorder="little")
        self._known = list({int.from_bytes(row.tobytes(), "little") for row in packed})

    def add(self, choices: Iterable[int]) -> None:
        """Learn that some choices hold together."""
        self._known.append(self._mask(choices))

    def hold_together(self, choices: Collection[int]) -> bool:
        """Whether some choices are known to hold together; False if that is not known."""
        mask = self._mask(choices)
        return any(not mask & ~known for known in reversed(self._known))

    def _mask(self, choices: Iterable[int]) -> int:
        mask = 0
        for choice in choices:
            mask |= self._bits[choice]
        return mask
