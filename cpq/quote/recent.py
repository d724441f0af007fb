"""The quotes last looked at in this process, in short, so that a change of one line need not read a thousand again.

What is remembered is what is stored under a version, and a version never has two contents: whoever takes a quote from
here asks the database for its version first. Only what is committed is remembered. Configurations and waterfalls, which
are most of a quote, are left where they are stored, as if the quote had been read in short.
"""

from __future__ import annotations

from dataclasses import replace

from cpq.quote.model import Quote, QuoteLine, Revision
from kernel.kept import Kept
from kernel.stored import UNREAD

LINES = 20_000
"""Lines remembered, one to two kilobytes each."""


class RecentQuotes:
    """Remembers quotes; the least recently used is forgotten first. Shared by threads.

    Args:
        lines: how many lines at most, of all quotes together; one without lines counts as one.
    """

    def __init__(self, lines: int = LINES) -> None:
        self._quotes = Kept[str, Quote](lines, lambda quote: max(1, len(quote.newest.lines)))

    def get(self, quote_id: str, version: int) -> Quote | None:
        """Return a quote in short, if it is remembered in this version."""
        quote = self._quotes.get(quote_id)
        return quote if quote is not None and quote.version == version else None

    def put(self, quote: Quote) -> None:
        """Remember a quote as it is committed."""
        self._quotes.put(quote.id, in_short(quote))


def in_short(quote: Quote) -> Quote:
    """Return a quote as if it had been read in short: older revisions without lines, and no line to look into."""
    revisions = (*map(_without_lines, quote.revisions[:-1]), _in_short(quote.newest))
    short = replace(quote, revisions=revisions, stored=None)
    return replace(short, stored=short)


def _without_lines(revision: Revision) -> Revision:
    return replace(revision, lines=()) if revision.lines else revision


def _in_short(revision: Revision) -> Revision:
    if all(line.waterfall is UNREAD for line in revision.lines):
        return revision
    return replace(revision, lines=tuple(map(_line_in_short, revision.lines)))


def _line_in_short(line: QuoteLine) -> QuoteLine:
    if line.waterfall is UNREAD:
        return line
    return replace(line, assignment=UNREAD, origins=UNREAD, choices=(), waterfall=UNREAD)
