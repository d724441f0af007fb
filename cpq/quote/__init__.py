"""Quotes: an envelope with a number, its revisions, and what happens to them.

A quote is an envelope; what is offered is a revision of it. A draft revision changes; a sent one is frozen with
everything it promised (values, release, waterfall, bill of materials, totals, texts) under a digest, and the database
itself refuses its change. The buyer is a frozen value, so quotes stand without the sales force. Each use case is a
short function in the file named after it; `local.py` puts them behind the protocol of `facade.py`. A quote knows no
HTTP and no screen; pictures arrive as bytes.
"""
