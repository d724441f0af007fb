"""Coverage-guided fuzzing, a few thousand inputs of each format: nothing crashes, hangs or fills the memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.live import ROOT
from tests.rules.books import text_of

RUNS = 4_000
SECONDS_PER_INPUT = 20
MEGABYTES = 1_500

SEEDS = {
    "book": [
        text_of(["computed total: integer 0..9 = shelves * 2"], ["when light require shelves > 1"]),
        'characteristic a: one of table "t.csv"\nrule r: allow (a): (a)\n    reason en "Why."\n    from 2026-01-01\n',
        "component drive: 0..2\n  characteristic gb: optional integer 1..2\nrule r: require sum(drive, gb) <= 2\n",
        'decide a\ncharacteristic a: decimal 0.5..2 step 0.5 [m]\nrule d: default a = 1.5 when a > 700 mm\n',
    ],
    "uvl": [
        "features\n\tR {abstract}\n\t\tmandatory\n\t\t\tA {p 1}\n\t\talternative\n\t\t\tB\nconstraints\n\tA => B\n",
        "features\n\tR\n\t\t[1..2]\n\t\t\tInteger A\n\t\t\tB\nconstraints\n\tsum(p) > 2 & !(A <=> B)\n",
    ],
    "dimacs": ["c 1 a\np cnf 3 2\n1 -2 0\n3 0\n"],
    "finite-domain": [
        '{"format": "finite-domain-problem/1", "name": "m", "variables": [{"name": "a", "values": ["1", "2"]}],'
        ' "tables": [{"scope": ["a"], "rows": [["1"]]}]}'
    ],
}  # fmt: skip


@pytest.mark.parametrize("target", SEEDS)
def test_whatever_the_text_it_is_read_or_refused(target, tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, text in enumerate(SEEDS[target]):
        (corpus / str(number)).write_text(text, encoding="utf-8")
    limits = [f"-runs={RUNS}", "-seed=1", "-max_len=600", f"-timeout={SECONDS_PER_INPUT}", f"-rss_limit_mb={MEGABYTES}"]
    command = [sys.executable, "-m", "tests.fuzz", target, str(corpus), *limits, f"-artifact_prefix={tmp_path}/"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-5000:]
    assert f"Done {RUNS} runs" in done.stderr
