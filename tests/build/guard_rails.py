"""Guard rails for tests: a rep gives up to 10 percent, a manager up to 25, beyond that an admin; no price under 70."""

from __future__ import annotations

RAILS = """\
[[discount]]
role = "rep"
up_to = 10

[[discount]]
role = "manager"
up_to = "25"

[[discount]]
role = "admin"
up_to = 100

[[floor]]
role = "admin"
percent_of_list = 80
"""
