"""`python -m api`: serve, worker, migrate, backup, restore, openapi."""

from __future__ import annotations

import sys

from api.app import door
from api.description import written

if __name__ == "__main__":
    sys.stdout.buffer.write(written(door()))
