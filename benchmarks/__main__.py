"""Measure and print one table: `python -m benchmarks [SCENARIO …]`."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks import tools
from benchmarks.measure import Taken, in_turn
from benchmarks.scenarios import SCENARIOS
from benchmarks.table import Row, as_json, as_markdown, as_text, rows

_FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}


def main() -> int:
    """Return 1 where cvtex itself could not be measured; how long it took is no failure."""
    parser = argparse.ArgumentParser(prog="benchmarks", description="How long cvtex takes, beside other tools.")
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO", help=f"of {', '.join(SCENARIOS)}; default: all")
    parser.add_argument("--runs", type=int, default=5, help="of each tool at most, after one to warm up (default: 5)")
    parser.add_argument("--format", choices=_FORMATS, default="text")
    options = parser.parse_args()
    if unknown := [name for name in options.scenarios if name not in SCENARIOS]:
        parser.error(f"no scenario `{unknown[0]}`; there are {', '.join(SCENARIOS)}")
    if options.runs < 1:
        parser.error("--runs must be 1 at least")
    if not tools.engines():
        parser.error("no TeX is installed, so there is no pass to compare with")

    head = list(tools.versions())
    measured = {name: _measured(name, options.runs) for name in options.scenarios or SCENARIOS}
    table = [row for name, taken in measured.items() for row in rows(name, taken)]
    titles = {name: scenario.title for name, scenario in SCENARIOS.items()}
    failures = [(name, one) for name, taken in measured.items() for one in taken if one.failure]
    notes = [*_growth(table), *(f"not installed: {line}" for line in tools.missing()), *_failed(failures)]
    print(_FORMATS[options.format](titles, table, head, notes))
    return int(any(one.tool.startswith("cvtex") for _, one in failures))


def _measured(name: str, runs: int) -> list[Taken]:
    """Return what the tools of a scenario take, in a folder that is gone afterwards."""
    print(f"measuring {SCENARIOS[name].title} …", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="cvtex-bench.") as folder, ExitStack() as stack:
        return in_turn(list(SCENARIOS[name].contenders(Path(folder), stack)), runs)


def _growth(table: Sequence[Row]) -> Iterator[str]:
    """Yield how much longer ten times as many publications take than before."""
    fastest = {(row.scenario, row.taken.tool): row.taken.fastest for row in table}
    for (scenario, tool), seconds in fastest.items():
        if scenario == "10000" and (before := fastest.get(("1000", tool))):
            yield f"{tool}: 10,000 publications take {seconds / before:.1f} times as long as 1,000"


def _failed(failures: Sequence[tuple[str, Taken]]) -> Iterator[str]:
    """Yield why tools could not be measured, each reason once."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for scenario, one in failures:
        reasons.setdefault((one.tool, one.failure), []).append(scenario)
    for (tool, reason), scenarios in reasons.items():
        yield f"failed: {tool} ({', '.join(scenarios)}): {reason}"


if __name__ == "__main__":
    sys.exit(main())
