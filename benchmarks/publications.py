"""How long lists of publications take, .bib to .tex, beside a bare pdfLaTeX pass, pybtex and biber on the same file.

Whole processes, the fastest of several runs; ratios are to a pdfLaTeX pass over the document of 100 publications in the
same run. What is not installed is left out: pybtex is a Python package, biber and biblatex are Debian's `biber` and
`texlive-bibtex-extra`.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count, islice
from pathlib import Path
from time import perf_counter

from cvtex.compile.embedded import embedded_program, lend_fonts

SCHOLARS = (
    "Noether, Emmy",
    "Hilbert, David",
    "Klein, Felix",
    "Weyl, Hermann",
    "van der Waerden, Bartel Leendert",
    "Artin, Emil",
    "Hasse, Helmut",
    "Brauer, Richard",
    "Gödel, Kurt",
    'Schr{\\"o}dinger, Erwin',
    "Poincar{\\'e}, Henri",
    "Łukasiewicz, Jan",
    "Erd{\\H o}s, Paul",
    "Courant, Richard",
    "de la Vallée Poussin, Charles-Jean",
    "Kovalevskaya, Sofia",
)
SUBJECTS = (
    "Ideals",
    "Rings & Modules",
    "Invariants",
    "Groups",
    "{Galois} Theory",
    "Fields of $p$-adic Numbers",
    "Forms",
)
CV = '[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["refs.bib"]\n[variants.full]\n'
BIBLATEX = (
    "\\documentclass{article}\\usepackage[backend=biber]{biblatex}\\addbibresource{refs.bib}"
    "\\begin{document}\\nocite{*}\\printbibliography\\end{document}\n"
)


@dataclass(frozen=True)
class Run:
    """What one process took: seconds, and the most memory that it had, in megabytes."""

    seconds: float
    megabytes: float


def bibliography(size: int) -> Iterator[str]:
    """Yield so many entries, each with one to eight authors; the owner is always among them."""
    for number in islice(count(), size):
        others = [SCHOLARS[1 + (number * 7 + place) % (len(SCHOLARS) - 1)] for place in range(number % 8)]
        authors = " and ".join([*others[: number % 3], SCHOLARS[0], *others[number % 3 :]])
        yield (
            f"@article{{noether{number},\n  author = {{{authors}}},\n"
            f"  title = {{On {SUBJECTS[number % len(SUBJECTS)]}, Communication {number}}},\n"
            f"  journal = {{Mathematische Annalen}},\n"
            f"  volume = {{{1 + number % 120}}},\n  number = {{{1 + number % 4}}},\n"
            f"  pages = {{{number % 500}--{number % 500 + 20}}},\n  year = {{{1907 + number % 29}}},\n"
            f"  doi = {{10.1007/BF{number:08}}},\n}}\n"
        )


def timed(command: Sequence[str], folder: Path, runs: int) -> Run:
    """Return the fastest of several runs of a command."""
    best: Run | None = None
    for _ in range(runs):
        started = perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        run = Run(perf_counter() - started, usage.ru_maxrss / 1024)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        best = run if best is None or run.seconds < best.seconds else best
    if best is None:
        raise ValueError(runs)
    return best


def competitors(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the commands of other tools that read the same file, those that are installed."""
    if find_spec("pybtex"):
        read = "from pybtex.database import parse_file; parse_file('refs.bib')"
        yield "pybtex, reading", [sys.executable, "-c", read]
        form = (
            "from pybtex.database import parse_file; from pybtex.plugin import find_plugin as find;"
            "style = find('pybtex.style.formatting', 'plain')(); backend = find('pybtex.backends', 'latex')();"
            "backend.write_to_file(style.format_bibliography(parse_file('refs.bib')), 'refs.bbl')"
        )
        yield "pybtex, plain.bst's style", [sys.executable, "-c", form]
    pdflatex = shutil.which("pdflatex")
    if shutil.which("biber") and pdflatex:
        (folder / "biblatex.tex").write_text(BIBLATEX, encoding="utf-8")
        latex = subprocess.run(
            [pdflatex, "-interaction=batchmode", "biblatex"], cwd=folder, check=False, capture_output=True
        )
        if latex.returncode == 0:
            yield "biber", ["biber", "--quiet", "biblatex"]


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000, 10000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    one_pass: float | None = None
    print(f"{'publications':>12}  {'what':<26} {'seconds':>8} {'passes':>7} {'MB':>6}")
    for size in sorted({100, *options.sizes}, key=lambda size: (size != 100, size)):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            (folder / "cv.toml").write_text(CV, encoding="utf-8")
            (folder / "refs.bib").write_text("\n".join(bibliography(size)), encoding="utf-8")
            cvtex = [sys.executable, "-m", "cvtex", "build", "--tex-only", "--force", "-q"]
            rows = [("cvtex, .bib to .tex", timed(cvtex, folder, options.runs))]
            if latex := embedded_program():
                lend_fonts(folder / "build")
                setting = timed([str(latex), "-interaction=batchmode", "full.tex"], folder / "build", options.runs)
                rows.append(("pdfLaTeX, one pass", setting))
                one_pass = one_pass or setting.seconds
            rows.extend((name, timed(command, folder, options.runs)) for name, command in competitors(folder))
        for name, run in rows:
            passes = f"{run.seconds / one_pass:7.1f}" if one_pass else " " * 7
            print(f"{size:>12}  {name:<26} {run.seconds:8.2f} {passes} {run.megabytes:6.0f}", flush=True)


if __name__ == "__main__":
    main()
