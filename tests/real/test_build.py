"""Builds with real engines: any user's project, right or wrong."""

import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from cvtex.build import build
from cvtex.compile.engine import Engine
from cvtex.diagnostics import CvtexError
from cvtex.model.sections import Entries
from cvtex.results import BuildOptions, BuildResult, Outcome
from support import MakeProject

pytestmark = pytest.mark.latex


def built(folder: Path, engine: Engine, **options: object) -> BuildResult:
    return build(folder, BuildOptions(engine=engine.name, **options), lambda _: None)  # type: ignore[arg-type]


def text_of(path: Path) -> str:
    document = pdfium.PdfDocument(path)
    return " ".join(page.get_textpage().get_text_range() for page in document)


def outcomes(result: BuildResult) -> dict[str, Outcome]:
    return {variant.name: variant.outcome for variant in result.variants}


def test_the_smallest_project_builds(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project()

    result = built(folder, engine)

    assert outcomes(result) == {"full": Outcome.BUILT, "short-bio": Outcome.BUILT}
    assert "Invariante Variationsprobleme" in text_of(folder / "build" / "full.pdf")


@pytest.mark.parametrize("example", ["noether", "curie"])
def test_the_examples_build_without_a_remark(repository: Path, tmp_path: Path, engine: Engine, example: str) -> None:
    result = built(repository / "examples" / example, engine, output=tmp_path)

    assert result.diagnostics == ()
    assert set(outcomes(result).values()) == {Outcome.BUILT}


def test_a_person_alone_builds(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project({"cv.toml": '[person]\nname = "Emmy Noether"\n'})

    result = built(folder, engine)

    assert set(outcomes(result).values()) == {Outcome.BUILT}
    assert result.diagnostics == ()


def test_what_did_not_change_is_not_compiled_again(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project()
    built(folder, engine)
    os.utime(folder / "cv.toml")

    assert set(outcomes(built(folder, engine)).values()) == {Outcome.UNCHANGED}
    assert set(outcomes(built(folder, engine, force=True)).values()) == {Outcome.BUILT}

    (folder / "build" / "full.pdf").write_bytes(b"somebody else's")
    assert outcomes(built(folder, engine)) == {"full": Outcome.BUILT, "short-bio": Outcome.UNCHANGED}


def test_two_folders_give_the_same_bytes(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project()

    built(folder, engine, output=folder / "one")
    built(folder, engine, output=folder / "some" / "other")

    assert (folder / "one" / "full.pdf").read_bytes() == (folder / "some" / "other" / "full.pdf").read_bytes()


HOSTILE = {
    "hash": "The #MeToo movement and C# and #1",
    "star": "A* search and B* trees",
    "percent": "50% of 100% & more",
    "money": "cost $5 and $6",
    "tags": "A <canvas> element for <b>charts</b>",
    "tex": r"\input{secret} \write18{id} ^^5cinput \csname x\endcsname {braces} ~ tilde",
    "underscore": "snake_case_name and x^2",
    "quotes": "\"straight\" 'single' `back` ``double''",
    "dashes": "a-b--c---d",
    "letters": "Müller Šlechta Łukasz Çelik ğ ı İ ș ħ Nguyễn œuvre ŒUVRE ﬁ",
    "heading": "= heading + plus item - minus 1. number > quote",
    "brackets": "[optional] argument",
    "symbols": "© ® ™ € £ § ¶ † • × ≤ ≥ → ∞ ½ …",
    "jinja": r"\VAR{ x } \BLOCK{ if } {{ x }} {% y %}",
}


@pytest.mark.parametrize("place", ["toml", "bib"])
def test_hostile_titles_come_out_as_they_were_typed(make_project: MakeProject, engine: Engine, place: str) -> None:
    titles = dict(HOSTILE)
    if place == "toml":
        entries = "\n".join(f"[[talks]]\ntitle = '''{title}'''" for title in titles.values())
        folder = make_project({"cv.toml": f'[person]\nname = "E"\n{entries}\n'})
    else:
        for name in ("tex", "money", "quotes", "dashes", "jinja", "underscore", "tags"):
            del titles[name]  # in a .bib file these mean something
        entries = "\n".join(
            f"@article{{{key}, author={{E}}, title={{{title}}}, journal={{J}}, year=2000}}"
            for key, title in titles.items()
        )
        folder = make_project(
            {"cv.toml": '[person]\nname = "E"\n[publications]\nfiles = ["a.bib"]\n', "a.bib": entries}
        )

    result = built(folder, engine)

    errors = [d for d in result.diagnostics if d.is_error]
    assert errors == []
    text = squeezed(text_of(folder / "build" / "full.pdf"))
    assert [name for name, title in titles.items() if squeezed(typeset(title)) not in text] == []


def typeset(title: str) -> str:
    """Return how typed text looks in good type within quotation marks: marks pair, and those for code are gone."""
    title = re.sub(r"`back`", "back", title)
    title = re.sub(r"\"(\w+)\"|(?<![\w'])'(\w+)'(?!')", lambda match: f"‘{match[1] or match[2]}’", title)
    return title.replace("'", "’")


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\ufffe\x02]+", "", text).replace("ﬁ", "fi").replace("ﬀ", "ff")


def test_a_line_of_tex_that_fails_names_its_entry(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project()
    built(folder, engine)
    before = (folder / "build" / "full.pdf").read_bytes()
    cv = (
        folder / "cv.toml"
    ).read_text() + "\n[[talks]]\ntitle = 'good'\n\n[[talks]]\ntitle = { tex = '\\nosuchcommand' }\n"
    (folder / "cv.toml").write_text(cv)

    result = built(folder, engine)

    assert outcomes(result)["full"] is Outcome.LATEX_FAILED
    error = next(d for d in result.diagnostics if d.is_error)
    assert error.message == "LaTeX does not know the command `\\nosuchcommand`"
    assert error.span is not None
    assert (error.span.file, error.span.excerpt) == ("cv.toml", "title = { tex = '\\nosuchcommand' }")
    assert error.span.line == cv.splitlines().index("title = { tex = '\\nosuchcommand' }") + 1
    assert (folder / "build" / "full.pdf").read_bytes() == before


@pytest.mark.parametrize(
    "tex",
    [
        pytest.param(r"\immediate\write18{touch pwned}", id="shell"),
        pytest.param(r"\input|\"touch pwned\" ", id="pipe"),
        pytest.param(r"\immediate\openout3=../pwned \immediate\write3{x}\immediate\closeout3", id="write above"),
        pytest.param(r"\input{../secret.tex}", id="read above"),
        pytest.param(r"\input{SECRET-FILE}", id="read anywhere"),
        pytest.param(r"\immediate\pdfobj stream file {SECRET-FILE}", id="embed a file"),
        pytest.param(r"\csname tex_pdfobj:D\endcsname stream file {SECRET-FILE}", id="embed by its other name"),
        pytest.param(r"\pdffiledump length 99 {SECRET-FILE}", id="dump a file"),
    ],
)
def test_tex_of_the_users_own_stays_in_its_folder(make_project: MakeProject, engine: Engine, tex: str) -> None:
    secret = make_project({"elsewhere/secret.tex": "SECRET"}) / "elsewhere" / "secret.tex"
    quoted = "{ tex = '''" + tex.replace("SECRET-FILE", secret.as_posix()) + "''' }"
    folder = make_project(
        {
            "cv.toml": f'[person]\nname = "E"\n[[talks]]\ntitle = {quoted}\n',
            "build/.cvtex/secret.tex": "SECRET",
            ".latexmkrc": "system('touch pwned');",
            "latexmkrc": "system('touch pwned');",
        }
    )

    built(folder, engine)

    assert [path for path in folder.rglob("*") if "pwned" in path.name] == []
    pdf = folder / "build" / "full.pdf"
    if pdf.exists():
        assert "SECRET" not in text_of(pdf)
        assert not any(b"SECRET" in stream for stream in streams(pdf.read_bytes()))


def streams(data: bytes) -> Iterator[bytes]:
    """Yield the streams of a PDF, decompressed."""
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            yield zlib.decompress(match[1])
        except zlib.error:
            yield match[1]


DRAWING = r"""
\begin{tikzpicture}
  \fill[red, opacity=.4] (0,0) circle (1cm);
  \shade[left color=red, right color=blue] (3,0) rectangle node {shaded} (5,1);
  \fill[path fading=east] (7,0) rectangle (9,1);
\end{tikzpicture}
"""


def test_tikz_draws_while_its_primitive_stays_locked(make_project: MakeProject, engine: Engine) -> None:
    secret = make_project({"elsewhere/secret.tex": "SECRET"}) / "elsewhere" / "secret.tex"
    cv = '[person]\nname = "E"\n[[talks]]\ntitle = "T"\n[variants.full]\n'
    folder = make_project(
        {
            "cv.toml": cv,
            "latex_templates/extra.tex": "\\usepackage{tikz}\n\\usetikzlibrary{fadings}\n",
            "latex_templates/sections/talks.tex": DRAWING,
        }
    )

    result = built(folder, engine)

    assert outcomes(result)["full"] is Outcome.BUILT
    pdf = (folder / "build" / "full.pdf").read_bytes()
    assert "shaded" in text_of(folder / "build" / "full.pdf")
    assert any(b"/ca .4" in one or b"/ca 0.4" in one for one in (pdf, *streams(pdf)))
    stolen = f"\\immediate\\pdfobj stream file {{{secret.as_posix()}}}\\pdfrefobj\\pdflastobj"
    (folder / "latex_templates" / "sections" / "talks.tex").write_text(DRAWING + stolen)
    result = built(folder, engine)
    assert outcomes(result)["full"] is Outcome.LATEX_FAILED
    assert any("`\\pdfobj` is locked" in one.message for one in result.diagnostics)


def test_an_endless_loop_ends_at_the_time_limit(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project(
        {
            "cv.toml": "[person]\nname = \"E\"\n[build]\ntimeout = 2\n[[talks]]\ntitle = { tex = '\\loop\\iftrue\\repeat' }\n"
            "[variants.full]\n"
        }
    )

    result = built(folder, engine)

    assert [d.code for d in result.diagnostics if d.is_error] == ["latex-timeout"]


MINIMAL = {
    "bio": 'text = "T"',
    "experience": 'organization = "O"\nroles = [{ title = "T" }]',
    "education": 'organization = "O"\ndegrees = [{ degree = "T" }]',
    "teaching": 'term = "WS"\ncourses = [{ title = "T" }]',
    "supervision": 'name = "T"',
    "talks": 'title = "T"',
    "lectures": 'title = "T"',
    "projects": 'title = "T"',
    "awards": 'title = "T"',
    "patents": 'title = "T"',
    "service": 'role = "T"',
    "memberships": 'organization = "T"',
    "software": 'name = "T"',
    "skills": 'name = "N"\nitems = ["T"]',
    "languages": 'name = "N"\nlevel = "T"',
    "impact": 'columns = ["C"]\nrows = [{ label = "T", values = [1] }]\nsource = "S"\nretrieved = 2025',
    "references": 'name = "T"',
    "text": 'text = "T"',
    "personal": 'label = "L"\ntext = "T"',
}


def test_every_kind_builds_with_the_least_that_it_needs(make_project: MakeProject, engine: Engine) -> None:
    entries = "\n".join(f"[[{kind}]]\n{least}\n[[{kind}]]\n{least}" for kind, least in MINIMAL.items())
    folder = make_project({"cv.toml": f'[person]\nname = "E"\n{entries}\n'})

    result = built(folder, engine, strict=True)

    assert set(MINIMAL) == set(Entries.model_fields)
    assert set(outcomes(result).values()) == {Outcome.BUILT}
    assert text_of(folder / "build" / "full.pdf").count("T") >= 2 * len(MINIMAL)


def test_too_many_pages_fail_and_say_so(make_project: MakeProject, engine: Engine) -> None:
    talks = "\n".join(f"[[talks]]\ntitle = 'Talk {number}'\n" for number in range(60))
    folder = make_project(
        {"cv.toml": f'[person]\nname = "E"\n{talks}\n[variants.full]\nsections = ["talks"]\nmax_pages = 1\n'}
    )

    result = built(folder, engine)

    assert outcomes(result) == {"full": Outcome.OVER_BUDGET}
    assert not (folder / "build" / "full.pdf").exists()
    (error,) = result.diagnostics
    assert re.fullmatch(r"`full` has \d+ pages; 1 page is allowed: it is \d+ lines \(\d+ mm\) too long", error.message)
    assert error.span is not None
    assert error.span.excerpt == "max_pages = 1"


def test_a_template_of_the_project_wins(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project(
        {
            "cv.toml": '[person]\nname = "E"\n[[talks]]\ntitle = "Rings"\n',
            "latex_templates/sections/talks.tex": (
                "\\BLOCK{ for entry in section.entries }\n\\VAR{ entry.title } in my own way\\par\n\\BLOCK{ endfor }\n"
            ),
        }
    )

    built(folder, engine)

    assert "Rings in my own way" in text_of(folder / "build" / "full.pdf")


def test_errors_stop_before_latex_unless_asked_to_keep_going(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project(
        **{"refs.bib": "@article{a, title={Good}, author={Noether, E.}, journal={J}, year=1921}\n@article{b\n"}
    )

    with pytest.raises(CvtexError):
        built(folder, engine)
    assert not (folder / "build" / "full.pdf").exists()

    result = built(folder, engine, keep_going=True)

    assert "Good" in text_of(folder / "build" / "full.pdf")
    assert [d.code for d in result.diagnostics if d.is_error] == ["bib-syntax"]


@pytest.mark.parametrize("tex", [r"\end{document}", r"\stop"])
def test_a_document_that_ends_early_is_an_error(make_project: MakeProject, engine: Engine, tex: str) -> None:
    quoted = "{ tex = '" + tex + "' }"
    folder = make_project({"cv.toml": f'[person]\nname = "E"\n[[talks]]\ntitle = {quoted}\n[variants.full]\n'})

    result = built(folder, engine)

    assert outcomes(result) == {"full": Outcome.LATEX_FAILED}
    assert not (folder / "build" / "full.pdf").exists()


def test_characters_that_cannot_be_set_do_not_stop_who_keeps_going(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project({"cv.toml": '[person]\nname = "E"\n[[talks]]\ntitle = "Rings 💍 here"\n[variants.full]\n'})

    result = built(folder, engine, keep_going=True)

    assert outcomes(result) == {"full": Outcome.BUILT}
    assert [d.code for d in result.diagnostics] == ["character"]
    assert "Rings ? here" in text_of(folder / "build" / "full.pdf")


def test_a_long_address_in_text_is_broken(make_project: MakeProject, engine: Engine) -> None:
    address = "https://example.org/" + "a-long-path/" * 12
    folder = make_project(
        {"cv.toml": f'[person]\nname = "E"\n[[text]]\ntext = "See {address} there"\n[variants.full]\n'}
    )

    assert built(folder, engine, strict=True).diagnostics == ()


def test_fonts_are_never_replaced_in_silence(
    make_project: MakeProject, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cvtex.compile.latexmk.embedded_tree", lambda: None)
    folder = make_project()

    result = built(folder, engine)

    if result.diagnostics:
        missing = [d for d in result.diagnostics if d.code == "latex-missing-package"]
        assert {d.code for d in result.diagnostics} <= {"latex-missing-package", "latex-font"}
        assert "texlive-fonts-extra" in (missing[0].help or "")
    else:
        objects = streams((folder / "build" / "full.pdf").read_bytes())
        assert any(b"SourceSansPro-Semibold" in stream for stream in objects)


def test_nothing_is_left_behind(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project()

    built(folder, engine)

    left = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    kept = {name for name in left if name.startswith(("build/.cvtex/.formats/", "build/.cvtex/.builds/"))}
    assert sorted(Path(name).suffix for name in kept) == [".fmt", ".json", ".json"]
    assert left - kept == {
        "cv.toml",
        "refs.bib",
        *(f"build/{name}.{ending}" for name in ("full", "short-bio") for ending in ("pdf", "tex")),
        "build/.cvtex/.written.json",
        *(
            f"build/.cvtex/{name}/{file}"
            for name in ("full", "short-bio")
            for file in ("document.aux", "document.log", "built.json")
        ),
    }


def test_vietnamese_letters_are_set(make_project: MakeProject, engine: Engine) -> None:
    letters = "Trường Nguyễn Phương Nữ ả ẩ ẳ ẻ ể ỏ ổ ủ ỷ ờ ớ ỡ ở ợ ừ ứ ữ ử ự Ấ Ế Ố"
    folder = make_project({"cv.toml": f'[person]\nname = "E"\n[[talks]]\ntitle = "{letters}"\n[variants.full]\n'})

    assert built(folder, engine, strict=True).diagnostics == ()
    assert squeezed(letters) in squeezed(text_of(folder / "build" / "full.pdf"))


def test_emphasis_is_set_in_headings_and_names_of_organizations(make_project: MakeProject, engine: Engine) -> None:
    cv = (
        '[person]\nname = "E"\nheadline = "Of *Nature*"\n[[experience]]\norganization = "Editor, *Nature*"\n'
        'roles = [{ title = "of **the** *list*" }]\n[sections.experience]\nkind = "experience"\nheading = "Life & *more*"\n'
    )
    folder = make_project({"cv.toml": cv})

    assert built(folder, engine, strict=True).diagnostics == ()


def test_wide_dates_and_terms_stay_in_their_column(make_project: MakeProject, engine: Engine) -> None:
    cv = (
        '[person]\nname = "E"\n[[talks]]\ntitle = "T"\nstart = 2020-01-02\nend = 2020-01-05\n'
        '[[teaching]]\nterm = "Winter term 2020/2021 and summer term 2021"\ncourses = [{ title = "C" }]\n[variants.full]\n'
    )
    folder = make_project({"cv.toml": cv})

    assert built(folder, engine, strict=True).diagnostics == ()


def test_a_stop_stands_once_and_abbreviations_keep_theirs(make_project: MakeProject, engine: Engine) -> None:
    bib = (
        "@article{a, author={Noether, E.}, title={One.}, journal={Math. Ann.}, volume=3, year=1921}\n"
        "@book{b, author={Noether, E.}, title={Two}, publisher={Brace \\& Co.}, address={New York}, year={in press}}\n"
    )
    folder = make_project(**{"refs.bib": bib})

    result = built(folder, engine)

    text = squeezed(text_of(folder / "build" / "full.pdf"))
    assert [d.code for d in result.diagnostics] == ["bib-date"]
    assert squeezed("Noether E (1921). “One”. In: Math. Ann. 3.") in text
    assert squeezed("Noether E (in press). “Two”. Brace & Co., New York.") in text


ADDRESSES = """
@article{a, author={Noether, Emmy}, title={Idealtheorie in Ringbereichen}, journal={Math. Ann.}, year=1921,
  doi={10.1007/BF01464225}}
@online{b, author={Noether, Emmy}, title={Invariante Variationsprobleme der Physik und der Mathematik}, year=1918,
  url={https://mathematicalsociety.example.org/publications/index}}
@online{c, author={Noether, Emmy}, title={Hyperkomplexe Größen und Darstellungstheorie in arithmetischer Auffassung},
  year=1929, url={https://mathematicalsociety.example.org/publications/index}}
"""


def test_addresses_are_printed_once_and_without_hyphens_in_every_style(
    make_project: MakeProject, engine: Engine
) -> None:
    styles = ("default", "acm", "apa", "chicago", "ieee", "nature", "vancouver")
    variants = "".join(
        f'[variants.{style}{width}]\nsections = ["publications"]\nlists = {{ style = "{style}" }}\n'
        f'design = {{ links = "printed", margins = {{ right = {width} }} }}\n'
        for style in styles
        for width in (20, 50, 60)
    )
    cv = f'[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["refs.bib"]\n{variants}'
    folder = make_project({"cv.toml": cv, "refs.bib": ADDRESSES})

    result = built(folder, engine)

    assert set(outcomes(result).values()) == {Outcome.BUILT}
    for name in outcomes(result):
        text = squeezed(text_of(folder / "build" / f"{name}.pdf"))
        assert text.count("10.1007/BF01464225") == 1, name
        assert text.count("mathematicalsociety.example.org/publications/index") == 2, name
