"""What a build is asked for, and what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from cvtex.diagnostics import Diagnostic
from cvtex.source.reads import Reads


class Outcome(Enum):
    """What became of a variant."""

    BUILT = auto()
    UNCHANGED = auto()
    TEX_ONLY = auto()
    LATEX_FAILED = auto()
    OVER_BUDGET = auto()
    LOST_TEXT = auto()
    RULES_BROKEN = auto()


@dataclass(frozen=True)
class BuiltVariant:
    """One variant after the build: what became of it, its file, its pages, and the time it took in seconds."""

    name: str
    outcome: Outcome
    path: Path
    pages: int | None = None
    seconds: float = 0.0
    diagnostics: tuple[Diagnostic, ...] = ()
    note: str = ""
    """What to know of its file: how it is delivered, where that is not as a PDF."""

    @property
    def is_good(self) -> bool:
        """Whether its file is what was asked for."""
        return self.outcome in {Outcome.BUILT, Outcome.UNCHANGED, Outcome.TEX_ONLY}


@dataclass(frozen=True)
class BuildOptions:
    """What `cvtex build` was asked for."""

    variants: Sequence[str] = ()
    engine: str = "auto"
    tex_only: bool = False
    force: bool = False
    keep_going: bool = False
    strict: bool = False
    jobs: int = 0
    """Compilations side by side; 0 for one a processor."""
    output: Path | None = None


@dataclass(frozen=True)
class BuildResult:
    """What a build did, every diagnostic of it, and what it read."""

    variants: tuple[BuiltVariant, ...]
    reads: Reads
    diagnostics: tuple[Diagnostic, ...] = field(default=())
