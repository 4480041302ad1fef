"""Faults put into real documents: what they lose is found, and what is there is not called lost."""

from pathlib import Path

import pytest

from cvtex.build import build
from cvtex.cli.main import main
from cvtex.compile.engine import Engine
from cvtex.diagnostics import Diagnostic
from cvtex.render.environment import shipped_templates
from cvtex.results import BuildOptions, BuildResult, Outcome
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
note = "Ideals in office, 50% of AT&T's fjords; 0.8 by 2 cm, height 1928, Cerulean, center"

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


OWN = r"\providecommand\own[3][]{#3}"


def talk(line: str) -> str:
    """Return a template of talks whose entries are set so; `\\own` prints its last argument alone."""
    return f"{OWN}\n\\BLOCK{{ for entry in section.entries }}\n%%% \\VAR{{ entry.mark }}\n{line}\\par\n\\BLOCK{{ endfor }}\n"


FAULTS = {
    "white": (talk(r"\VAR{ entry.title } {\color{white}\VAR{ entry.event }}"), "International Congress"),
    "nearly-white": (
        talk(r"\VAR{ entry.title } {\color[rgb]{.99,.99,.99}\VAR{ entry.event }}"),
        "International Congress of Mathematicians` cannot be seen on page 1",
    ),
    "invisible": (
        talk(r"\VAR{ entry.title }\pdfliteral direct{3 Tr}\VAR{ entry.event }\pdfliteral direct{0 Tr}"),
        "Congress of Mathematicians` cannot be seen on page 1",
    ),
    "covered": (
        talk(r"\VAR{ entry.title }\par\leavevmode\rlap{\VAR{ entry.event }}\rule[-5mm]{15cm}{1cm}"),
        "International Congress",
    ),
    "phantom": (talk(r"\phantom{\VAR{ entry.title }} \VAR{ entry.event }"), "Hyperkomplexe Größen"),
    "box-never-used": (talk(r"\setbox0\hbox{\VAR{ entry.event }}\VAR{ entry.title }"), "International Congress"),
    "behind-a-per-cent-sign": (talk(r"\VAR{ entry.event } 50% \VAR{ entry.title }"), "stands behind a `%`"),
    "if-false": (talk(r"\VAR{ entry.title } \iffalse \VAR{ entry.event }\fi"), "International Congress"),
    "to-the-right": (talk(r"\hbox{\VAR{ entry.title }\hskip 30cm \VAR{ entry.event }}"), "International Congress"),
    "to-the-left": (talk(r"\VAR{ entry.title } \llap{\hbox to 30cm{\VAR{ entry.event }\hfil}}"), "International"),
    "cut-by-the-edge": (talk(r"\marginpar{\VAR{ entry.event }}\VAR{ entry.title }"), "International"),
    "below-the-page": (
        talk(r"\VAR{ entry.title }\par\vbox to 0pt{\vskip 40cm\VAR{ entry.event }\vss}"),
        "International",
    ),
    "argument-swallowed": (talk(r"\def\kept#1#2{#1}\kept{\VAR{ entry.title }}{\VAR{ entry.event }}"), "International"),
    "macro-redefined": (
        talk(r"\renewcommand\cvtitle[1]{}\cvtitle{\VAR{ entry.title }} \VAR{ entry.event }"),
        "Hyperkomplexe",
    ),
    "label-swallowed": (talk(r"\renewcommand\cvlabel[1]{}\cvlabel{\VAR{ entry.when }}\VAR{ entry.title }"), "1928"),
    "one-word-swallowed": (talk(r"\renewcommand\emph[1]{}\VAR{ entry.title }, \VAR{ entry.event }"), "`Größen`"),
}

HARMLESS = {
    "white-on-a-dark-ground": r"\colorbox{cvaccent}{\color{white}\VAR{ entry.title }} {\color{cvquiet}\VAR{ entry.event }}",
    "box-beside": r"\VAR{ entry.title }, \VAR{ entry.event } \rule{3cm}{1cm}",
    "not-printed": r"\VAR{ entry.title }",
    "commented-out": "\\VAR{ entry.title }\n% \\VAR{ entry.event }\n",
    "footnote": r"\VAR{ entry.title }\footnote{\VAR{ entry.event }, \VAR{ entry.place or tex() }} \VAR{ entry.note or tex() }",
    "margin-before": r"\marginpar{\raggedright\tiny\VAR{ entry.event }}\VAR{ entry.title }",
    "margin": r"\VAR{ entry.title }\marginpar{\raggedright\tiny \VAR{ entry.event }} \VAR{ entry.note or tex() }",
    "capitals": r"\MakeUppercase{\VAR{ entry.title }}, \uppercase{\VAR{ entry.event }}",
    "small-capitals": r"\textsc{\VAR{ entry.title }, \VAR{ entry.event }}",
    "parbox": r"\parbox[t]{4cm}{\VAR{ entry.title }}\hspace{1em}\parbox[t]{3cm}{\VAR{ entry.event }}",
    "minipage": r"\begin{minipage}[t]{3cm}\VAR{ entry.title }\end{minipage} \makebox[5cm][l]{\VAR{ entry.event }}",
    "table": r"\begin{tabular}{p{2cm}|p{3cm}}\VAR{ entry.title } & \VAR{ entry.event } \\\hline\end{tabular}",
    "to-the-left": r"\llap{\VAR{ entry.when }\hskip 4mm}\VAR{ entry.title }\rlap{\hskip3mm \VAR{ entry.event }}",
    "box-of-its-own": r"\setbox0\hbox{\VAR{ entry.title }}\copy0\quad\VAR{ entry.event }",
    "command-of-its-own": (
        r"\newcommand\mine[4][3cm]{\hspace{#1}#3 (#2)\raisebox{2pt}[2cm][0.8cm]{#4}}"
        r"\mine[2cm]{\VAR{ entry.event }}{\VAR{ entry.title }}{!}\let\mine\relax"
    ),
    "colour-and-frame": r"\fcolorbox{red}{yellow}{\VAR{ entry.place or tex() }} \colorbox{cvaccent!8}{\VAR{ entry.event }}",
    "twice": r"\VAR{ entry.title } \VAR{ entry.title } \VAR{ entry.event }",
    "mathematics": r"\VAR{ entry.title } $\sum_{i=1}^n \mbox{x}_i$ \VAR{ entry.event }",
    "references": r"\label{\VAR{ entry.event }}\hypertarget{\VAR{ entry.event }}{\VAR{ entry.title }}\typeout{\VAR{ entry.event }}",
    "phantom-of-a-length": r"\hphantom{0000}\VAR{ entry.title } \vphantom{X}\VAR{ entry.event }\hspace*{2cm}\rule{1cm}{2pt}",
    "scaled": r"\usebox{0}\own{0.8}{\VAR{ entry.title }}\own{1928}{\VAR{ entry.event }}",
    "scaled-by-graphics": r"\scalebox{0.8}{\VAR{ entry.title }}\resizebox{2cm}{!}{\VAR{ entry.event }}",
    "settings": (
        r"\own{height=1928pt, center}{\VAR{ entry.title }}\own[0.8]{Cerulean!50}{\VAR{ entry.event }}\own{center}{}"
        r"\leftskip 2 cm plus 0.8cm \advance\leftskip by 2cm\setlength\parskip{1928sp}\\[1928sp]"
    ),
    "rules": r"\vrule height 1928sp width 0.8 cm depth 2cm \VAR{ entry.title }\hbox to 8 cm{\VAR{ entry.event }\hfil}",
    "both-branches": r"\ifnum\value{page}>1928 \VAR{ entry.title }\else\VAR{ entry.title }\fi \VAR{ entry.event }",
    "one-of-two": r"\ifodd\value{page}\VAR{ entry.title }\else\VAR{ entry.event }\fi",
    "one-of-none": r"\ifnum\value{page}>1928 \VAR{ entry.title }\fi\VAR{ entry.event }",
    "asked": r"\IfFileExists{nowhere.tex}{\VAR{ entry.title }}{\VAR{ entry.event }}",
    "drawing": (
        r"\begin{picture}(1928,8)\put(0,8){x}\line(1,0){1928}\end{picture} \VAR{ entry.title } \VAR{ entry.event }"
    ),
    "columns": r"\begin{tabular}{p{2cm}@{\hskip 1928sp}p{8cm}}\VAR{ entry.title } & \VAR{ entry.event } \\[2cm]\end{tabular}",
    "letterspaced": r"\textls[200]{\VAR{ entry.title }} \VAR{ entry.event }",
}


def built(folder: Path, engine: Engine) -> BuildResult:
    return build(folder, BuildOptions(engine=engine.name, variants=("full",)), lambda _: None)


def with_graphics(template: str) -> dict[str, str]:
    """Return a project whose talks are set so, and whose preamble has graphics."""
    preamble = (shipped_templates() / "preamble.tex").read_text(encoding="utf-8")
    return {
        "cv.toml": CV,
        "refs.bib": BIB,
        "latex_templates/sections/talks.tex": template,
        "latex_templates/preamble.tex": preamble.replace("{xcolor}", "{xcolor}\n\\usepackage{graphicx}", 1),
    }


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


@pytest.mark.parametrize("layout", HARMLESS)
def test_text_that_is_set_in_another_way_is_not_lost(make_project: MakeProject, engine: Engine, layout: str) -> None:
    folder = make_project(with_graphics(talk(HARMLESS[layout])))

    result = built(folder, engine)

    assert lost(result) == []
    assert [variant.outcome for variant in result.variants] == [Outcome.BUILT]


def test_the_last_good_pdf_stays_and_the_new_one_is_beside_its_log(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project({"cv.toml": CV, "refs.bib": BIB})
    assert [variant.outcome for variant in built(folder, engine).variants] == [Outcome.BUILT]
    good = (folder / "build" / "full.pdf").read_bytes()
    template = folder / "latex_templates" / "sections" / "talks.tex"
    template.parent.mkdir(parents=True)
    template.write_text(FAULTS["phantom"][0], encoding="utf-8")

    result = built(folder, engine)

    (variant,) = result.variants
    assert variant.outcome is Outcome.LOST_TEXT
    assert not variant.is_good
    assert (folder / "build" / "full.pdf").read_bytes() == good
    assert variant.path == folder / "build" / ".cvtex" / "full" / "document.pdf"
    assert variant.path.is_file()
    assert "build/.cvtex/full/document.pdf" in str(lost(result)[0].help)
    assert "build/.cvtex/full/document.log" in str(lost(result)[0].help)
    assert [variant.outcome for variant in built(folder, engine).variants] == [Outcome.LOST_TEXT]


def test_what_stands_outside_the_page_is_said_to(make_project: MakeProject, engine: Engine) -> None:
    template = FAULTS["to-the-right"][0]
    folder = make_project({"cv.toml": CV, "refs.bib": BIB, "latex_templates/sections/talks.tex": template})

    assert lost(built(folder, engine))[0].message == (
        "`talks.0`: `International Congress of Mathematicians` is printed outside page 1"
    )


def test_a_publication_that_loses_text_is_named_by_its_key(make_project: MakeProject, engine: Engine) -> None:
    macro = "\\renewcommand\\cvname[1]{}\n\\BLOCK{ for e in section.entries }\n\\BLOCK{ endfor }\n"
    folder = make_project({"cv.toml": CV, "refs.bib": BIB, "latex_templates/sections/talks.tex": macro})

    (error,) = lost(built(folder, engine))

    assert error.message == "`noether1918`: `Noether` is lost; it should be on page 1"
    assert error.span is not None
    assert (error.span.file, error.span.line) == ("refs.bib", 1)


def test_a_text_layer_that_nobody_can_read_is_summed_up(make_project: MakeProject, engine: Engine) -> None:
    talks = "".join(f'[[talks]]\ntitle = "Lecture about number {number}"\n' for number in range(80))
    template = talk(r"\VAR{ entry.title }") + "\\pdfglyphtounicode{u}{2606}\n"
    cv = f'[person]\nname = "Emmy Noether"\n{talks}[variants.full]\nsections = ["talks"]\n'
    folder = make_project({"cv.toml": cv, "latex_templates/sections/talks.tex": template})

    errors = lost(built(folder, engine))

    assert len(errors) == 10
    assert errors[0].message == "`talks.0`: `Lecture about number` is lost; it should be on page 1"
    assert errors[-1].message == "71 more entries lack text, on pages 1–2"


def test_lost_text_is_exit_code_4(
    make_project: MakeProject, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    template = FAULTS["phantom"][0]
    folder = make_project({"cv.toml": CV, "refs.bib": BIB, "latex_templates/sections/talks.tex": template})

    code = main(["build", "-C", str(folder), "--engine", engine.name])

    assert code == 4
    shown = capsys.readouterr()
    assert "full             lost text" in shown.out + shown.err
    assert "error[lost-text]: `talks.0`: `Hyperkomplexe Größen und Darstellungstheorie` is lost" in shown.err
