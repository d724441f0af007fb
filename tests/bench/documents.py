"""A quote's PDF beside bare WeasyPrint on the same page."""

from __future__ import annotations

import tempfile
from pathlib import Path

from weasyprint import CSS, HTML

from cpq.quote import pdf
from cpq.quote.document import Document, document
from kernel.db import Base, Database
from tests.bench.row import Row, percentile, timed
from tests.build.quotes import Office

LINES = (1, 10, 100)
REPEATS = 3


def measure() -> list[Row]:
    """Measure documents of several lengths, both ways on the same page."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
        Base.metadata.create_all(database.engine)
        office = Office(database)
        for lines in LINES:
            printed = _document(office, lines)
            page = pdf.html(printed, set())
            pdf.render(printed, lambda _: None)
            ours = [timed(lambda it=printed: pdf.render(it, lambda _: None)) for _ in range(REPEATS)]  # type: ignore[misc]
            bare = [timed(lambda it=page: _bare(it)) for _ in range(REPEATS)]  # type: ignore[misc]
            what = f"PDF of a quote with {lines} line{'s' if lines > 1 else ''}"
            rows.append(Row(what, percentile(ours, 0.5), "ms", "bare WeasyPrint", percentile(bare, 0.5)))
        database.close()
    return rows


def _bare(page: str) -> bytes:
    sheets = [CSS(filename=pdf.TEMPLATES / name) for name in ("fonts.css", "quote.css")]
    written: bytes = HTML(string=page, base_url=pdf.BASE).write_pdf(stylesheets=sheets)
    return written


def _document(office: Office, lines: int) -> Document:
    quote = office.draft(*[(number + 1, {}) for number in range(lines)])
    with office.desk() as desk:
        found = desk.quotes.get(quote["id"])
        return document(desk, found, found.newest, "en")
