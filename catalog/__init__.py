"""What is sold: products, prices, bills of materials, and their immutable releases.

A product is a folder of plain text files. Loading it reports everything wrong with it at once; publishing it freezes
the files under a digest. This package knows the rules of a product through `rules`, and nothing of quotes or screens.
"""
