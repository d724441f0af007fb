"""Where uploads wait while they are looked at: files under the digests of their bytes, forgotten after some days.

So a spreadsheet travels once, however often it is looked at, and whoever comes back goes on where they stopped. What
is lost here has to be uploaded again, and does no other harm.
"""

from __future__ import annotations

import os
import re
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from kernel.errors import Unknown
from kernel.files import write_whole

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


class UploadStore:
    """The uploads of all drafts.

    Args:
        folder: where they are kept; made when the first one comes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, data: bytes, now: datetime) -> str:
        """Keep the bytes of an upload; return their digest. Keeping them again keeps them longer."""
        digest = sha256(data).hexdigest()
        path = self._folder / digest
        if not path.exists():
            write_whole(path, data)
        _touch(path, now)
        return digest

    def data(self, digest: str) -> bytes:
        """Return the bytes of an upload.

        Raises:
            Unknown: it is not here, or not any more.
        """
        if _DIGEST.fullmatch(digest):
            try:
                return (self._folder / digest).read_bytes()
            except FileNotFoundError:
                pass
        raise Unknown("This upload is not kept any more; choose the file again.", code="unknown-upload")

    def forget(self, before: datetime) -> int:
        """Remove the uploads that were kept before a moment; return how many."""
        if not self._folder.is_dir():
            return 0
        old = [path for path in self._folder.iterdir() if path.stat().st_mtime < before.timestamp()]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)


def _touch(path: Path, now: datetime) -> None:
    os.utime(path, (now.timestamp(), now.timestamp()))
