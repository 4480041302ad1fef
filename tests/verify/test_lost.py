"""Faults put into real documents: what they lose is found, and what is there is not called lost."""

from pathlib import Path

import pytest

from cvtex.build import BuildOptions, BuildResult, Outcome, build
from cvtex.compile.engine import Engine
from cvtex.diagnostics import Diagnostic
from support import MakeProject

pytestmark = pytest.mark.latex

CV = r"""[person]
name = "Emmy Noether"
headline = "Mathematician"

[publications]
files = ["refs.bib"]

[[talks]]
title = "Hyperkomplexe *Größen* und Darstellungstheorie"
date = 1928
event = "International Congress of Mathematicians"
place = "Bologna"
note = "Ideals in office, 50% of AT&T's fjords"

[[talks]]
title = "Rings"
date = 1932
event = "Zürich"

[[experience]]
organization = "Universität Göttingen"
[[experience.roles]]
title = "Außerordentliche Professorin"
start = 1922
end = 1933
summary = "Taught abstract algebra to the Noether boys."

[variants.full]
sections = ["experience", "talks", "journals"]
"""
BIB = """@article{noether1918,
  author = {Noether, Emmy},
  title = {Invariante Variationsprobleme},
  journal = {Nachrichten der Königlichen Gesellschaft der Wissenschaften},
  year = 1918,
  pages = {235--257},
}
"""


def talk(line: str) -> str:
    """Return a template of talks whose entries are set so."""
    return f"\\BLOCK{{ for entry in section.entries }}\n%%% \\VAR{{ entry.mark }}\n{line}\\par\n\\BLOCK{{ endfor }}\n"


FAULTS = {
    "phantom": (talk(r"\phantom{\VAR{ entry.title }} \VAR{ entry.event }"), "Hyperkomplexe Größen"),
    "box-never-used": (talk(r"\setbox0\hbox{\VAR{ entry.event }}\VAR{ entry.title }"), "International Congress"),
    "if-false": (talk(r"\VAR{ entry.title } \iffalse \VAR{ entry.event }\fi"), "International Congress"),
    "to-the-right": (talk(r"\hbox{\VAR{ entry.title }\hskip 30cm \VAR{ entry.event }}"), "International Congress"),
    "to-the-left": (talk(r"\VAR{ entry.title } \llap{\hbox to 30cm{\VAR{ entry.event }\hfil}}"), "International"),
    "below-the-page": (talk(r"\VAR{ entry.title }\par\vbox to 0pt{\vskip 40cm\VAR{ entry.event }\vss}"), "International"),
    "argument-swallowed": (talk(r"\def\kept#1#2{#1}\kept{\VAR{ entry.title }}{\VAR{ entry.event }}"), "International"),
    "letters-as-icons": (
        talk(r"\VAR{ entry.title } {\usefont{U}{fontawesomefree1}{solid}{n}\VAR{ entry.event }}"),
        "International",
    ),
    "macro-redefined": (talk(r"\renewcommand\cvtitle[1]{}\cvtitle{\VAR{ entry.title }} \VAR{ entry.event }"), "Hyperkomplexe"),
    "label-swallowed": (talk(r"\renewcommand\cvlabel[1]{}\cvlabel{\VAR{ entry.when }}\VAR{ entry.title }"), "1928"),
    "one-word-swallowed": (talk(r"\renewcommand\emph[1]{}\VAR{ entry.title }, \VAR{ entry.event }"), "`Größen`"),
}


def built(folder: Path, engine: Engine) -> BuildResult:
    return build(folder, BuildOptions(engine=engine.name), lambda _: None)


def lost(result: BuildResult) -> list[Diagnostic]:
    return [diagnostic for diagnostic in result.diagnostics if diagnostic.code == "lost-text"]


@pytest.mark.parametrize("fault", FAULTS)
def test_text_that_a_template_loses_is_found(make_project: MakeProject, engine: Engine, fault: str) -> None:
    template, words = FAULTS[fault]
    folder = make_project({"cv.toml": CV, "refs.bib": BIB, "latex_templates/sections/talks.tex": template})

    result = built(folder, engine)

    assert [variant.outcome for variant in result.variants] == [Outcome.LOST_TEXT]
    first = lost(result)[0]
    assert words in first.message
    assert first.span is not None
    assert first.span.line == CV.splitlines().index("[[talks]]") + 1
