"""Fail when a dependency's licence is not on the list in pyproject.toml.

Python packages are read as installed, web packages as locked.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Check both worlds; return the exit status."""
    python = subprocess.run(
        [str(Path(sys.executable).parent / "pip-licenses"), "--summary"],
        cwd=ROOT,
        check=False,
        stdout=subprocess.DEVNULL,
    )
    refused = web_packages_refused()
    for name, licence in refused:
        print(f"web package {name}: licence {licence!r} is not on the list in pyproject.toml")
    return 1 if python.returncode or refused else 0


def web_packages_refused() -> list[tuple[str, str]]:
    """Return the locked web packages whose licence is not allowed, with it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pip-licenses"]
    allowed = [part.strip() for part in settings["allow-only"].split(";")]
    packages = json.loads((ROOT / "web" / "package-lock.json").read_text())["packages"]
    licences = {
        path: entry.get("license", "none stated") for path, entry in packages.items() if path and not entry.get("link")
    }
    return [(path, licence) for path, licence in licences.items() if not any(part in licence for part in allowed)]


if __name__ == "__main__":
    sys.exit(main())
