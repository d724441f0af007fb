"""Run the web application's own commands with the Node.js that setup found: `python tools/web.py check|test|client`."""

from __future__ import annotations

import os
import subprocess
import sys

from setup import WEB, node_folder


def main(script: str) -> int:
    """Run an npm script in web/ and return its exit status."""
    environment = {**os.environ, "PATH": f"{node_folder()}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(["npm", "run", "--silent", script], cwd=WEB, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
