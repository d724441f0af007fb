"""What the walks through the screens share: a visitor with a window, pictures of it, and the accessibility check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.live import ROOT, LiveServer

PICTURES = ROOT / "build" / "screens"
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
SETTLED = """() => Promise.race([
    new Promise(resolve => setTimeout(resolve, 3000)),
    Promise.all(document.getAnimations()
        .filter(one => Number.isFinite(one.effect?.getComputedTiming().endTime))
        .map(one => one.finished.catch(() => null))),
]).then(() => null)"""
"""Waits until everything that moves for a while has come to rest."""

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PATIENCE_MS = 45_000
"""How long a walk waits for something to appear; far beyond what people would bear, because tests share the machine."""

expect.set_options(timeout=PATIENCE_MS)


class Visitor:
    """Somebody with a browser window of their own (own cookies, own language).

    Args:
        browser: the real browser.
        server: the real product.
        locale: such as `en-US` or `ru-RU`.
        width: of the window, pixels.
        scheme: `light` or `dark`.
    """

    def __init__(
        self, browser: Browser, server: LiveServer, *, locale: str = "en-US", width: int = 1440, scheme: str = "light"
    ) -> None:
        self.server = server
        self.context = browser.new_context(
            viewport={"width": width, "height": 900 if width > 500 else 780},
            locale=locale,
            color_scheme="dark" if scheme == "dark" else "light",
            accept_downloads=True,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def __enter__(self) -> Self:
        """Begin the visit."""
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        """End the visit; a script error on the way fails the walk, and a failed walk leaves a picture."""
        if kind is not None:
            self.picture("failed")
        self.context.close()
        if kind is None:
            assert not self.errors, self.errors

    def open(self, path: str) -> None:
        """Go to a path of the product."""
        self.page.goto(f"{self.server.url}{path}")

    def picture(self, name: str) -> Path:
        """Keep a picture of the window."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        self.page.screenshot(path=path)
        return path

    def check_accessibility(self) -> None:
        """Fail on any violation of WCAG 2.2 A and AA that axe can find.

        What changes while axe looks, such as a button that is just allowed, may be seen half in the one state and half
        in the other; a violation is what axe still sees when it looks again.
        """
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text())
        seen = self._violations() and self._violations()
        assert not seen, "\n".join(seen)

    def _violations(self) -> list[str]:
        """Return what axe finds once everything rests: a colour on its way to another is neither of the two."""
        self.page.evaluate(SETTLED)
        found: dict[str, Any] = self.page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", WCAG
        )
        return [
            f"{each['id']}: {each['help']}\n  " + "\n  ".join(node["html"][:160] for node in each["nodes"][:5])
            for each in found["violations"]
        ]

    def option(self, characteristic: str, value: str) -> Locator:
        """Return a value of a characteristic in the configurator, wherever its step is."""
        return self.page.locator(
            f'[data-testid="option"][data-characteristic="{characteristic}"][data-value="{value}"]'
        )

    def step(self, name: str) -> None:
        """Go to a step of the configurator and unfold its lists."""
        self.page.get_by_role("navigation", name="Steps").get_by_role("button", name=re.compile(name)).click()
        expect(self.page.get_by_role("heading", name=name, exact=True)).to_be_visible()
        folded = self.page.get_by_role("button", name=re.compile("^Show all"))
        while folded.count():
            folded.first.click()

    def total(self) -> Decimal:
        """Return the total that the configurator shows."""
        return amount(self.page.get_by_test_id("price-total").first)


def served(folders: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """Serve the product as a newcomer starts it."""
    server = LiveServer(folders.mktemp("live"))
    yield server
    server.stop()


def amount(place: Locator) -> Decimal:
    """Read an amount as people see it: `€2,940.49`; wait until it is there.

    The text is read as it stands in the document: the inner text of what is scrolled away, or was never painted yet, is
    empty where the browser skips painting it (`content-visibility`).
    """
    expect(place).to_contain_text(re.compile(r"\d"))
    return Decimal(re.sub(r"[^\d.]", "", place.text_content() or ""))
