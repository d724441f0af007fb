"""Whether a configuration still is what its own release allows."""

from __future__ import annotations

from datetime import date

from cpq.quote.desk import Desk
from cpq.quote.model import Quote, QuoteLine, Revision
from kernel.errors import Conflict, Exhausted


def check_lines(desk: Desk, quote: Quote, revision: Revision, day: date) -> None:
    """Check every line's configuration against the line's own release, by its engine.

    Raises:
        Conflict: a configuration is not valid on this day; names the lines.
        Exhausted: the engine could not decide in time.
    """
    wrong = [line for line in revision.lines if not is_valid(desk, quote.market, line, day)]
    if wrong:
        places = ", ".join(f"{line.position} ({line.product})" for line in wrong)
        raise Conflict(
            f"These lines are not possible as configured: {places}. "
            "Open each configuration, repair it, and send again.",
            code="lines-not-valid",
            lines=[line.id for line in wrong],
        )


def is_valid(desk: Desk, market: str, line: QuoteLine, day: date) -> bool:
    """Tell whether a line's values are a valid configuration of its release.

    Raises:
        Exhausted: the engine could not decide in time.
    """
    product = desk.product(line.release)
    open_names = [name for name, info in product.characteristics.items() if not info.computed]
    if set(line.assignment) != set(product.characteristics):
        return False
    completion = desk.engine(product, market, day).complete({name: line.assignment[name] for name in open_names})
    if not completion.decided:
        raise Exhausted(f"Line {line.position} could not be checked in time; try again.", code="check-undecided")
    return completion.assignment == dict(line.assignment)
