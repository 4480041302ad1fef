"""What several variants have to say is said once."""

from pathlib import Path

from cvtex.diagnostics import Diagnostic, Span
from cvtex.results import BuiltVariant, Outcome, told_once

HERE = Span("latex_templates/preamble.tex", 3, 1)


def built(name: str, *diagnostics: Diagnostic) -> BuiltVariant:
    return BuiltVariant(name, Outcome.LATEX_FAILED, Path(f"{name}.pdf"), diagnostics=diagnostics)


def test_a_fault_of_all_variants_is_told_once_with_their_names() -> None:
    faults = [Diagnostic("latex-error", "wrong", HERE, f"the log is {name}.log") for name in ("a", "b", "c")]

    told = told_once([built(name, fault) for name, fault in zip("abc", faults, strict=True)])

    assert told == (Diagnostic("latex-error", "wrong", HERE, "the log is a.log; also in `b`, `c`"),)


def test_what_has_no_place_or_another_one_is_told_for_each() -> None:
    loose, there = Diagnostic("latex-error", "no output"), Diagnostic("latex-error", "wrong", Span("cv.toml", 1, 1))
    here = Diagnostic("latex-error", "wrong", HERE)

    assert told_once([built("a", loose, here), built("b", loose, there)]) == (loose, here, loose, there)
