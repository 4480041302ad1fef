"""Whatever stands in a field is printed or reported, and never does anything."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cvtex.bibliography.reading.fields import SILENT_FIELDS, TEXT_FIELDS
from cvtex.build import build
from cvtex.compile.engines import choose_engine
from cvtex.results import BuildOptions, Outcome
from cvtex.text.compared import letters
from cvtex.verify.text_layer import text_on_pages

pytestmark = pytest.mark.latex

FIELDS = ("author", "editor", "abstract", "annotation", *(name for name in TEXT_FIELDS if name not in SILENT_FIELDS))
CV = """[person]
name = "Emmy Noether"
[publications]
files = ["refs.bib"]
lists = { show = ["abstract", "comment"], authors = { max = 1000 } }
[variants.full]
sections = ["all"]
[sections.all]
kind = "publications"
"""
ATTACKS = (
    r"\input{/etc/passwd}",
    r"\include{refs}",
    r"\write18{id}",
    r"\immediate\openout1=stolen",
    r"\directlua{os.exit()}",
    r"\catcode`\%=12",
    r"\csname input\endcsname",
    r"\def\x{\x}\x",
    r"\loop\iftrue\repeat",
    r"\end{document}",
    r"\expandafter\let",
    r"\special{x}",
    r"\pdfliteral{q}",
    r"\endinput",
    r"\usepackage{x}",
    r"\begin{verbatim}",
    r"\verb|x|",
    "^^5cinput",
    r"$\input{x}$",
    r"$\def\x{}$",
    r"$$x",
    r"\(x\)",
    "$x_1$",
    r"\cite{x}",
    r"\\",
    "%",
    "&",
    "#1",
    "_",
    "~",
    "^",
    "$",
    "--",
    "``",
    "''",
    '{"}',
    "<i>",
    "</sub>",
    "&amp;",
    "&lt;",
    r"\'e",
    r"{\"u}",
    r"\emph{",
    "{",
    "}",
    r"\textbf",
    "\u00df",
    "\u0142",
    "\u202e",
    "\u0301",
    "\x07",
    "\t",
    "ﬁ",
)
WORD = st.text("abcdefghijklmnopqrstuvwxyzäöüéßłñ", min_size=6, max_size=9)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
VALUE = st.lists(st.one_of(WORD, WORD, st.sampled_from(ATTACKS), ANYTHING), min_size=1, max_size=7)


def layer(path: Path) -> str:
    """Return the letters of a PDF's text layer."""
    return letters("".join(text_on_pages(path.read_bytes())))


@st.composite
def values(draw: st.DrawFn) -> dict[str, list[str]]:
    """Draw what stands in each field; a word that stands in one of them stands in no other."""
    taken: set[str] = set()
    drawn = {}
    for name in FIELDS:
        tokens = [token for token in draw(VALUE) if token not in taken]
        taken.update(token for token in tokens if token.isalpha())
        drawn[name] = tokens
    return drawn


# Without shrinking, which would build hundreds of documents: a failure names the field and what stood in it.
@settings(max_examples=25, suppress_health_check=list(HealthCheck), phases=(Phase.reuse, Phase.generate))
@given(values())
def test_every_word_of_every_field_is_printed_or_its_entry_is_reported(fields: dict[str, list[str]]) -> None:
    entries = [
        f"@misc{{{name},\n  title = {{Title}},\n  {name} = {{{' '.join(tokens)}}},\n  year = 1918,\n}}\n"
        for name, tokens in fields.items()
    ]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "cv.toml").write_text(CV, encoding="utf-8")
        (folder / "refs.bib").write_text("\n".join(entries), encoding="utf-8")
        engine = choose_engine("embedded").name

        result = build(folder, BuildOptions(engine=engine, keep_going=True), lambda _: None)

        assert [variant.outcome for variant in result.variants] == [Outcome.BUILT]
        assert not list(folder.rglob("stolen*"))
        printed = layer(folder / "build" / "full.pdf")
    reported = {d.span.line for d in result.diagnostics if d.span and d.code not in {"owner-missing", "printed-twice"}}
    for number, (name, tokens) in enumerate(fields.items()):
        lines = range(number * 6 + 1, number * 6 + 7)
        if reported.isdisjoint(lines):
            words = [token for token in tokens if token.isalpha() and len(token) > 5]
            assert [word for word in words if letters(word) not in printed] == [], (name, tokens)
