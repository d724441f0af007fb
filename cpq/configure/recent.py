"""The sessions last clicked in this process, so that a click need not read again what the one before it wrote.

Nothing relies on them being current: a write is guarded by the version that was seen, so what another process wrote
meanwhile shows at the write, and a click that writes nothing reads first.
"""

from __future__ import annotations

from cpq.configure.model import Session
from kernel.kept import Kept

SIZE = 512
"""Sessions remembered, some kilobytes each."""


class Recent:
    """Remembers sessions; the least recently clicked is forgotten. Shared by threads.

    Args:
        size: how many sessions at most.
    """

    def __init__(self, size: int = SIZE) -> None:
        self._sessions = Kept[str, Session](size)

    def get(self, session_id: str) -> Session | None:
        """Return a session as this process wrote it last."""
        return self._sessions.get(session_id)

    def put(self, session: Session) -> None:
        """Remember a session that was written."""
        self._sessions.put(session.id, session)

    def drop(self, session_id: str) -> None:
        """Forget a session that is not as it was remembered."""
        self._sessions.drop(session_id)
