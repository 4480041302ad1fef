"""No text of anybody's reads, writes, runs or loads anything: it is printed as it was typed, or reported."""

import re
import unicodedata
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from cvtex.bibliography.reading.fields import TEXT_FIELDS
from cvtex.build import build
from cvtex.compile.engine import Engine
from cvtex.compile.engines import choose_engine
from cvtex.results import BuildOptions, BuildResult, Outcome
from filled import Filled, toml
from support import MakeProject

pytestmark = pytest.mark.latex

ATTACKS = {
    "input": r"\input{CANARY} \input CANARY \include{CANARY} \InputIfFileExists{CANARY}{}{} \endinput",
    "openin": r"\openin5=CANARY \read5 to\x \x \newread\r \readline5 to\y",
    "write": r"\immediate\openout5=PWNED \immediate\write5{x}\immediate\closeout5 \write18{touch PWNED}",
    "shell": r"\immediate\write18{touch PWNED} \input|'touch PWNED' \ShellEscape{touch PWNED}",
    "lua": r"\directlua{io.open('PWNED','w')} \latelua{os.exit()} \luaexec{x} \luafunction1",
    "catcode": r"\catcode`\@=0 @input CANARY \catcode`\%=12 \catcode`\\=12 \lccode`x=`\\",
    "carets": r"^^5cinput CANARY ^^5c^^5c ^^^^005cinput{CANARY} ^^M^^J^^7f",
    "csname": r"\csname input\endcsname{CANARY} \csname @@input\endcsname CANARY \begingroup\escapechar=-1",
    "pdf": r"\immediate\pdfobj stream file {CANARY} \pdffiledump{CANARY} \pdfximage{CANARY} \pdfrefximage1 \pdfprimitive",
    "special": r"\special{pdf:fstream @x (CANARY)} \special{psfile=CANARY} \pdfliteral{q} \pdfmapfile{CANARY}",
    "package": r"\usepackage{hyperref} \RequirePackage{x} \documentclass{x} \LoadClass{x} \includegraphics{CANARY}",
    "every": r"\everyjob{\input CANARY} \everypar{\input CANARY} \everymath{x} \AtEndDocument{\input{CANARY}}",
    "scantokens": r"\scantokens{\input CANARY} \expandafter\x\detokenize{y} \uppercase{\relax} \noexpand\input",
    "endings": r"\end{document} \batchmode\end \shipout\vbox{} \dump \stop \@@end \bye \endgroup \fi \egroup }{",
    "definitions": r"\def\x{\x}\x \gdef\textbf{y} \let\par\relax \edef\z{\input CANARY} \newcommand\q{} \loop\iftrue\repeat",
    "modes": r"$\input{CANARY}$ $$x$$ \(\write18{id}\) \[y\] \begin{verbatim} \verb|x| \begin{filecontents}{PWNED}",
    "jinja": r"\VAR{ person } \BLOCK{ include 'locks.tex' } \#{ x } {{ 7*7 }} {% raw %} #{ x } ${x} \VAR{'a'.__class__}",
    "markdown": r"[a](javascript:alert) [b](file:///CANARY) ![c](CANARY) <script>x</script> `\input{CANARY}` *\write18{id}*",
    "characters": "50% of A&B #1 C# a_b x^2 ~ ~~ -- --- ?` !` << >> ,, \"q\" 'r' `s` ``t'' | < > =",
}

ENTRY = (
    "@{type}{{{key},\n  title = {{Title}},\n  author = {{Noether, Emmy}},\n  year = 1918,\n  {name} = {{{text}}},\n}}\n"
)


@pytest.fixture
def canary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file outside of every project, whose content must not turn up."""
    path = tmp_path_factory.mktemp("elsewhere") / "canary.tex"
    path.write_text(r"SECRET\message{SECRET}")
    return path


def armed(attack: str, canary: Path) -> str:
    return attack.replace("CANARY", canary.as_posix()).replace("PWNED", "pwned.txt")


def assert_unharmed(folder: Path, canary: Path) -> None:
    """Assert that nothing was read that should not be, and nothing written."""
    assert [path for path in folder.rglob("*") if "pwned" in path.name] == []
    assert [path.name for path in canary.parent.iterdir()] == [canary.name]
    for path in (folder / "build").rglob("*"):
        if path.is_file() and path.suffix != ".fmt":
            assert b"SECRET" not in path.read_bytes(), path


def assert_built(result: BuildResult) -> None:
    """Assert that there is a PDF of each variant; a word may be so long that it leaves the page, which is reported."""
    assert {variant.outcome for variant in result.variants} <= {Outcome.BUILT, Outcome.LOST_TEXT}


def text_layer(path: Path) -> str:
    text = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(path))
    return re.sub(r"[\s\u00ad\ufffe\u0002-]", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_text_of_cv_toml_is_only_text(make_project: MakeProject, canary: Path, attack: str) -> None:
    filled = Filled(armed(attack, canary))
    bib = "@misc{a, title={T}, author={word100, E.}, year=1918}"
    folder = make_project({"cv.toml": toml(filled.cv()), "refs.bib": bib})

    result = build(folder, BuildOptions(engine=choose_engine("embedded").name, keep_going=True), lambda _: None)

    (variant,) = result.variants
    assert_built(result)
    assert_unharmed(folder, canary)
    printed = text_layer(variant.path)
    reported = " ".join(diagnostic.span.excerpt or "" for diagnostic in result.diagnostics if diagnostic.span)
    lost = {path: word for path, word in filled.words.items() if word not in printed and word not in reported}
    assert {path for path in lost if not path.endswith(".url")} <= UNPRINTED  # an address is behind what is printed


UNPRINTED = {"person.former_names", "person.namesakes", "person.pronouns", "marks.symbol", "marks.text"}
"""Texts that no document prints: other names, and marks that nobody has."""


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_field_of_a_bib_file_is_only_text(make_project: MakeProject, canary: Path, attack: str) -> None:
    fields = ["author", "editor", "year", "month", "date", "pages", "url", "doi", "key", "crossref", *TEXT_FIELDS]
    text = armed(attack, canary)
    balanced = text.replace("}{", "")
    entries = [ENTRY.format(type="article", key=f"k{n}", name=name, text=balanced) for n, name in enumerate(fields)]
    odd = [
        f"@string{{s = {{{balanced}}}}}\n@preamble{{{{{balanced}}}}}\n",
        f"@{{{text}\n",
        f"@misc{{{text},title={{x}}}}\n",
    ]
    cv = '[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["refs.bib"]\n[variants.full]\n'
    folder = make_project({"cv.toml": cv, "refs.bib": "".join(entries + odd)})

    result = build(folder, BuildOptions(engine=choose_engine("embedded").name, keep_going=True), lambda _: None)

    assert_built(result)
    assert_unharmed(folder, canary)


TEX = {
    "input": r"\input{CANARY}",
    "primitive input": r"\csname @@input\endcsname CANARY ",
    "relative": r"\input{../../../cv.toml}",
    "openin": r"\newread\r\openin\r=CANARY \read\r to\x \x",
    "scantokens": r"\scantokens{\input CANARY }",
    "pdfobj": r"\immediate\pdfobj stream file {CANARY}\pdfrefobj\pdflastobj",
    "pdfobj by its other name": r"\immediate\csname tex_pdfobj:D\endcsname stream file {CANARY}",
    "pdfprimitive": r"\immediate\pdfprimitive\pdfobj stream file {CANARY}\pdfrefobj\pdflastobj",
    "primitive by its other name": r"\csname tex_primitive:D\endcsname\pdfobj stream file {CANARY}",
    "dump": r"\pdffiledump length 99 {CANARY}",
    "hash": r"\message{\pdfmdfivesum file {CANARY}}",
    "map": r"\pdfmapfile{+CANARY}",
    "map line": r"\pdfmapline{=x x <<CANARY}",
    "image": r"\pdfximage{CANARY}\pdfrefximage\pdflastximage",
    "font": r"\font\x=CANARY \x y",
    "lua": r"\directlua{tex.print(io.open('CANARY'):read('a'))}",
    "write above": r"\immediate\openout3=../pwned.txt \immediate\write3{x}\immediate\closeout3",
    "write anywhere": r"\immediate\openout3=CANARY.pwned \immediate\write3{x}\immediate\closeout3",
    "write a dot file": r"\immediate\openout3=.pwned \immediate\write3{x}\immediate\closeout3",
    "write late": r"\csname @auxout\endcsname\immediate\write\csname @auxout\endcsname{\string\pdfobj stream file {CANARY}}",
    "shell": r"\immediate\write18{touch pwned.txt}",
    "pipe": r'\input"|touch pwned.txt"',
    "format": r"\immediate\openout3=cvtex.fmt \immediate\write3{pwned}\immediate\closeout3",
}


@pytest.mark.parametrize("tex", TEX.values(), ids=TEX)
def test_tex_that_is_asked_for_stays_in_its_folder(
    make_project: MakeProject, canary: Path, engine: Engine, tex: str
) -> None:
    quoted = "{ tex = '''" + armed(tex, canary) + "''' }"
    cv = f'[person]\nname = "E"\n[[talks]]\ntitle = {quoted}\n[variants.full]\n'
    folder = make_project({"cv.toml": cv})

    for _ in range(2):  # what the first one left must not serve the second
        build(folder, BuildOptions(engine=engine.name, force=True, keep_going=True), lambda _: None)

    assert_unharmed(folder, canary)
    (folder / "cv.toml").write_text('[person]\nname = "E"\n[variants.full]\n')
    result = build(folder, BuildOptions(engine=engine.name, force=True), lambda _: None)
    assert [variant.outcome for variant in result.variants] == [Outcome.BUILT]
