"""Past revisions, each with everything its prices depend on and the prices it was given: they re-price identically.

`python -m tests.golden.revisions` writes the scenarios that have no file yet. A file that is there is never written
again: it is a promise. When a new kind of price comes, add a scenario that uses it.
"""
