"""Entries: what stands in the TOML files of the catalogue table by table, one by one, as forms work on it."""
