"""Work that never waits: for the one thread that serves everybody.

Handing a request to another thread and back costs more than a small answer does. What is known already and can be kept
at once need not go there; whatever would have to wait raises `NotAtOnce` before anything is changed, and is then done
where waiting is allowed.
"""

from __future__ import annotations


class NotAtOnce(Exception):  # nothing is wrong: it is done elsewhere
    """This cannot be done without waiting; nothing was changed."""
