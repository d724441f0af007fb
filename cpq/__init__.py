"""Configure, price, quote and order what the catalogue sells.

The only door into this package is `cpq.facade`; `cpq.local` is its binding in this process. Inside, `configure` and
`price` are strangers to each other: what a configuration costs, and what it looks like, reach `configure` as
functions passed in.
"""
