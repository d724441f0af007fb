"""Drafts: changes to a product on top of a release, made by several people, seen through before they are published."""
