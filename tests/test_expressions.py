"""No regular expression of the program runs away: each is tried on hostile strings of two lengths.

An expression is known once it is compiled: modules are imported, then documents of every kind are read in four
languages. What grows faster than with the cube of the length, or takes a second for so short a string, fails; that
whole documents take time that grows with their length alone is tested where the extractors are.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SWEEP = r"""
import importlib, pkgutil, re, signal, time
from pathlib import Path

known, compiled = {}, re.compile

def noting(pattern, flags=0):
    made = compiled(pattern, flags)
    known[made] = None
    return made

re.compile = noting
import heeded
from evaluation.invented import LANGUAGES, invented
from heeded import extract
from heeded.ingest import read, sources
from heeded.model import KINDS, Document

for module in pkgutil.walk_packages(heeded.__path__, "heeded."):
    if not module.name.startswith(("heeded.web", "heeded.store", "heeded.derived", "heeded.__main__")):
        importlib.import_module(module.name)
for source in sources([Path(heeded.__file__).parent / "sample"]):
    extract.read(read(source)[0])
for language in LANGUAGES:
    for kind in KINDS:
        extract.read(Document("0" * 64, invented(language, 4000, 1), kind, language=language, states=("XAV",)))

UNITS = ("a", "A", "1", " ", "\n", "a ", "Aa ", "1, ", "1.", "(", "( ", '"', "“a", "a-", "a'", "A. ", "and ", "of the ",
         "not ", "Law on A ", "и ", "Аа ", "l'", "de la ", "٣", "\u200f")
class Slow(Exception):
    pass

def stop(*_):
    raise Slow

signal.signal(signal.SIGALRM, stop)

def seconds(expression, text):
    signal.setitimer(signal.ITIMER_REAL, 5)
    start = time.process_time()
    try:
        for _ in expression.finditer(text):
            pass
        return time.process_time() - start
    except Slow:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)

tried, slow = 0, []
for expression in known:
    if not isinstance(expression.pattern, str):
        continue
    tried += 1
    for unit in UNITS:
        text = unit * (400 // len(unit)) + "!"
        spent = seconds(expression, text)
        if spent > 0.01:
            half = max(seconds(expression, text[: len(text) // 2] + "!"), 1e-4)
            again = seconds(expression, text)
            if again > 1 or again / half > 12:
                growth = f"{again:.2f} s, {again / half:.0f} times that of half"
                slow.append(f"{growth}, on {unit!r}: {expression.pattern[:200]!r}")
                break
print(tried)
print("\n".join(slow))
"""


def test_no_expression_runs_away() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SWEEP], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=500, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    tried, _, slow = done.stdout.partition("\n")
    assert int(tried) > 800
    assert not slow.strip(), slow
