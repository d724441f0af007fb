"""`python -m tests.golden.revisions`: write a file for every scenario that has none."""

from __future__ import annotations

from tests.golden.revisions.corpus import FOLDER, repriced, written
from tests.golden.revisions.scenarios import SCENARIOS


def main() -> None:
    """Write what is missing."""
    for name, inputs in SCENARIOS.items():
        file = FOLDER / f"{name}.json"
        if not file.exists():
            file.write_text(written({**inputs, **repriced(inputs)}), encoding="utf-8")
            print(file)


if __name__ == "__main__":
    main()
