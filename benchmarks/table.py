"""The one table: what each tool took, in seconds and in bare passes, beside its budget.

The fastest runs are compared, with each other and with the budgets: what else the machine does makes a run slower, and
never faster. The median beside it says how much that was.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.measure import Taken
from benchmarks.projects import DATA
from benchmarks.tools import BARE, LATEXMK_ALONE

_HEAD = ("", "passes", "seconds", "median", "MB", "runs", "budget", "met")


@dataclass(frozen=True)
class Budget:
    """What a tool may take: seconds, plus so many bare passes, plus so many times latexmk alone; and megabytes."""

    seconds: float = 0
    passes: float = 0
    latexmk: float = 0
    megabytes: float | None = None

    def allowed(self, bare_pass: float, latexmk: float) -> float:
        """Return the seconds that are allowed where a bare pass and latexmk alone took these seconds."""
        return self.seconds + self.passes * bare_pass + self.latexmk * latexmk

    def __str__(self) -> str:
        parts = (
            f"{self.passes:g} pass{'es' if self.passes > 1 else ''}" if self.passes else "",
            "latexmk" if self.latexmk == 1 else f"{self.latexmk:g} latexmk" if self.latexmk else "",
            f"{self.seconds:g} s" if self.seconds else "",
        )
        memory = f", {self.megabytes:g} MB" if self.megabytes else ""
        return " + ".join(filter(None, parts)) + memory


@dataclass(frozen=True)
class Row:
    """What a tool took in a scenario."""

    scenario: str
    taken: Taken
    passes: float | None
    """So many times a bare pass, None where there is none to compare with."""
    budget: Budget | None
    allowed: float | None
    """Seconds that the budget comes to."""

    @property
    def is_met(self) -> bool | None:
        """Whether it is within its budget, None where it has none."""
        if self.budget is None or self.allowed is None:
            return None
        memory = self.budget.megabytes
        return self.taken.fastest <= self.allowed and (memory is None or self.taken.megabytes <= memory)


def rows(scenario: str, measured: Sequence[Taken]) -> Iterator[Row]:
    """Yield a row for each tool that could be measured."""
    budgets = tomllib.loads((DATA / "budgets.toml").read_text("utf-8")).get(scenario, {})
    fastest = {taken.tool: taken.fastest for taken in measured if taken.samples}
    bare_pass, latexmk = fastest.get(BARE), fastest.get(LATEXMK_ALONE)
    for taken in measured:
        if not taken.samples:
            continue
        budget = Budget(**budgets[taken.tool]) if taken.tool in budgets else None
        allowed = None
        if budget and not (budget.passes and bare_pass is None) and not (budget.latexmk and latexmk is None):
            allowed = budget.allowed(bare_pass or 0, latexmk or 0)
        yield Row(scenario, taken, taken.fastest / bare_pass if bare_pass else None, budget, allowed)


def as_text(titles: Mapping[str, str], table: Sequence[Row], head: Sequence[str], notes: Sequence[str]) -> str:
    """Return the table for people who read it in a terminal."""
    cells = [_HEAD, *(_cells(row) for row in table)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEAD))]

    def line(values: Sequence[str]) -> str:
        first, *others = (
            f"{value:<{width}}" if at in {0, 6} else f"{value:>{width}}"
            for at, (value, width) in enumerate(zip(values, widths, strict=True))
        )
        return "  ".join(("  " + first, *others)).rstrip()

    lines = [*head, "", line(_HEAD)]
    for scenario in dict.fromkeys(row.scenario for row in table):
        lines += [titles[scenario], *(line(_cells(row)) for row in table if row.scenario == scenario)]
    return "\n".join([*lines, *([""] if notes else []), *notes])


def as_markdown(titles: Mapping[str, str], table: Sequence[Row], head: Sequence[str], notes: Sequence[str]) -> str:
    """Return the table for a page."""
    lines = [*(f"- {line}" for line in head), "", _markdown(_HEAD), "| --- | " + "---: | " * 5 + "--- | --- |"]
    for scenario in dict.fromkeys(row.scenario for row in table):
        lines.append(_markdown([f"**{titles[scenario]}**", *[""] * (len(_HEAD) - 1)]))
        lines += [_markdown(_cells(row)) for row in table if row.scenario == scenario]
    return "\n".join([*lines, *([""] if notes else []), *(f"- {note}" for note in notes)])


def as_json(titles: Mapping[str, str], table: Sequence[Row], head: Sequence[str], notes: Sequence[str]) -> str:
    """Return all that was measured, each run of it."""
    document = {
        "measured": list(head),
        "rows": [
            {
                "scenario": row.scenario,
                "title": titles[row.scenario],
                "tool": row.taken.tool,
                "seconds": [round(sample.seconds, 4) for sample in row.taken.samples],
                "fastest": round(row.taken.fastest, 4),
                "median": round(row.taken.median, 4),
                "passes": None if row.passes is None else round(row.passes, 2),
                "megabytes": round(row.taken.megabytes),
                "budget": str(row.budget) if row.budget else None,
                "allowed_seconds": None if row.allowed is None else round(row.allowed, 4),
                "met": row.is_met,
            }
            for row in table
        ],
        "notes": list(notes),
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _cells(row: Row) -> tuple[str, ...]:
    taken = row.taken
    return (
        taken.tool,
        "" if row.passes is None else f"{row.passes:.2f}",
        f"{taken.fastest:.2f}",
        f"{taken.median:.2f}",
        f"{taken.megabytes:.0f}",
        str(len(taken.samples)),
        _budget(row),
        {True: "yes", False: "NO", None: ""}[row.is_met],
    )


def _budget(row: Row) -> str:
    """Return the budget, and the seconds that it comes to where these depend on others."""
    if row.budget is None:
        return ""
    comes_to = row.allowed is not None and row.allowed != row.budget.seconds
    return f"{row.budget} = {row.allowed:.2f} s" if comes_to else str(row.budget)


def _markdown(values: Sequence[str]) -> str:
    return "| " + " | ".join(values) + " |"
