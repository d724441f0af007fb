"""The README's road over HTTP is run exactly as it stands there."""

from __future__ import annotations

import json
import os
import re
import subprocess

from pypdf import PdfReader

from tests.live import ROOT, LiveServer


def road() -> str:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert len(blocks) == 1
    return f"set -euo pipefail\n{blocks[0]}"


def test_the_road_of_the_readme_leads_from_a_click_to_an_order(live: LiveServer, tmp_path):
    environment = {**os.environ, "BASE": live.url, "PASSWORD": live.password("rep@demo.example")}
    command = ["bash", "-c", road()]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}\n{live.output[-3000:]}"

    lines = done.stdout.splitlines()
    offered, state, number, ordered = lines[-4:]
    assert state == "accepted"
    assert re.fullmatch(r"O-\d{4}-\d{6}", number)
    assert ordered == offered, "the order's total is the offer's, to the cent"

    order = json.loads((tmp_path / "order.json").read_text())
    assert [line["quantity"] for line in order["lines"]] == [2, 1]
    assert all(line["bom"] for line in order["lines"])
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "quote.pdf").pages)
    assert "Рабочая станция" in text
    assert "Ольга Петрова" in text
