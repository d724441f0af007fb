"""The sessions last clicked in this process, so that a click need not read again what the one before it wrote.

Nothing relies on them being current: a write is guarded by the version that was seen, so what another process wrote
meanwhile shows at the write, and a click that writes nothing reads first.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from cpq.configure.model import Session

SIZE = 512
"""Sessions remembered, some kilobytes each."""


class Recent:
    """Remembers sessions; the least recently clicked is forgotten. Shared by threads.

    Args:
        size: how many sessions at most.
    """

    def __init__(self, size: int = SIZE) -> None:
        self._size = size
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._lock = Lock()

    def get(self, session_id: str) -> Session | None:
        """Return a session as this process wrote it last."""
        with self._lock:
            return self._sessions.get(session_id)

    def put(self, session: Session) -> None:
        """Remember a session that was written."""
        with self._lock:
            self._sessions[session.id] = session
            self._sessions.move_to_end(session.id)
            while len(self._sessions) > self._size:
                self._sessions.popitem(last=False)

    def drop(self, session_id: str) -> None:
        """Forget a session that is not as it was remembered."""
        with self._lock:
            self._sessions.pop(session_id, None)
