"""One real server for all stories of a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live import LiveServer


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The product as a newcomer starts it."""
    server = LiveServer(tmp_path_factory.mktemp("live"))
    yield server
    server.stop()
