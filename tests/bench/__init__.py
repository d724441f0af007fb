"""Measurements: every figure beside its peers, in one run, as a ratio. `make bench` runs them all.

Each module has `measure() -> list[Row]`. Nothing here asserts; tests never assert on time.
"""
