"""Strings, preambles and the macros of journals in .bib files."""

import pytest

from cvtex.bibliography.reading.read import BibFile, read_bib
from cvtex.diagnostics import Severity
from cvtex.source.text import SourceText


def _read(text: str) -> BibFile:
    return read_bib(SourceText("refs.bib", text))


def _title(text: str) -> str:
    file = _read(text)
    assert file.diagnostics == ()
    return file.entries[-1].fields["title"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("@string{s = {X}}@misc{a, title = s}", "X", id="bibtex-before"),
        pytest.param("@string{s = {X}}@string{s = {Y}}@misc{a, title = s}", "Y", id="bibtex-redefined"),
        pytest.param("@string(s = {X (Y)})@misc{a, title = s}", "X (Y)", id="bibtex-parentheses"),
        pytest.param("@string{s = {X}}@string{s = s # { Y}}@misc{a, title = s}", "X Y", id="bibtex-of-itself"),
        pytest.param("@misc{a, title = jan}", "jan", id="bibtex-month"),
        pytest.param("@misc{a, title = September}", "sep", id="cvtex-month-in-full"),
        pytest.param("@string{jan = {Jänner}}@misc{a, title = jan}", "Jänner", id="bibtex-month-redefined"),
        pytest.param("@misc{a, title = cacm}", "Communications of the ACM", id="bibtex-string-of-the-styles"),
    ],
)
def test_a_string_means_its_last_definition(text: str, title: str) -> None:
    assert _title(text) == title


def test_the_strings_of_one_file_are_known_in_the_next() -> None:
    first = _read("@string{s = {X}}@preamble{{\\newcommand{\\mine}{M}}}")
    second = read_bib(SourceText("more.bib", "@misc{a, title = s # { \\mine}}"), first.definitions)
    assert (second.diagnostics, second.entries[0].fields["title"]) == ((), "X M")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("@misc{a, title = nature}", "`a` uses the string `nature`, which is not defined", id="undefined"),
        pytest.param(
            "@string{s = s # {x}}@misc{a, title = s}",
            "the string `s` uses the string `s`, which is not defined",
            id="of-itself",
        ),
        pytest.param(
            "@string{s = t}@misc{a, title = s}",
            "the string `s` uses the string `t`, which is not defined",
            id="of-an-undefined-one",
        ),
    ],
)
def test_an_undefined_string_is_one_error_that_names_it(text: str, message: str) -> None:
    (error,) = _read(text).diagnostics
    assert (error.code, error.message, error.is_error) == ("bib-undefined-string", message, True)
    assert error.span is not None
    assert error.span.excerpt is not None


def test_the_nearest_string_is_named() -> None:
    (error,) = _read("@string{nature = {Nature}}\n@misc{a, title = natur}").diagnostics
    assert error.help == "did you mean `nature`?"
    assert error.span is not None
    assert (error.span.line, error.span.column, error.span.end_column) == (2, 18, 23)


def test_a_string_defined_too_late_is_used_with_a_warning() -> None:
    file = _read("@misc{a, title = s}@string{s = {X}}")
    (warning,) = file.diagnostics
    assert (warning.severity, file.entries[0].fields["title"]) == (Severity.WARNING, "X")


def test_strings_that_are_defined_by_each_other_end() -> None:
    file = _read("@string{s = t}@string{t = s}@misc{a, title = s}")
    assert file.entries[0].fields["title"] == ""


@pytest.mark.parametrize(
    ("preamble", "value", "text"),
    [
        pytest.param(r"\newcommand{\sortas}[1]{}", r"{\sortas{1973a}}1973", "{}1973", id="real-sorting-help"),
        pytest.param(r"\providecommand{\mine}{M}", r"\mine{} X", "M{} X", id="no-argument"),
        pytest.param(r"\def\mine#1#2{#2 #1}", r"\mine{a}b", "b a", id="tex-definition"),
        pytest.param(r"\newcommand\mine{\emph{M}}", r"\mine", r"\emph{M}", id="markup"),
        pytest.param(r"\newcommand{\emph}[1]{no}", r"\emph{X}", r"\emph{X}", id="known-command-stays"),
        pytest.param(r"\newcommand{\mine}{\input{x}}", r"\mine", r"\mine", id="more-than-text"),
        pytest.param(r"\def\a{\b\b}\def\b{\a\a}", r"\b", r"\b", id="each-by-the-other"),
        pytest.param(r"\newcommand{\mine", r"\mine", r"\mine", id="cut-off"),
        pytest.param(r"\def\mine{M}\def\mine{\yours}", r"\mine", "M", id="redefined-by-what-is-not-known"),
    ],
)
def test_a_command_of_a_preamble_is_replaced_by_its_text(preamble: str, value: str, text: str) -> None:
    file = _read(f'@preamble{{ "{preamble}" # " " }}\n@misc{{a, note = {{{value}}}}}')
    assert file.entries[0].fields["note"] == text


@pytest.mark.parametrize(
    ("field", "journal"),
    [
        pytest.param(r"{\apj}", "Astrophysical Journal", id="ads"),
        pytest.param("{\\mnras}", "Monthly Notices of the Royal Astronomical Society", id="ads-mnras"),
        pytest.param("apj", "Astrophysical Journal", id="string"),
        pytest.param(r'"{\aap}"', "{Astronomy \\& Astrophysics }", id="braces"),
        pytest.param(r"{\apj Letters}", "Astrophysical Journal Letters", id="words-behind"),
    ],
)
def test_a_journal_of_astronomy_is_spelt_out(field: str, journal: str) -> None:
    file = _read(f"@article{{a, journal = {field}}}")
    assert (file.diagnostics, file.entries[0].fields["journaltitle"]) == ((), journal)


@pytest.mark.parametrize("is_reversed", [False, True], ids=["doubled", "doubled-backwards"])
def test_strings_that_double_each_other_end(*, is_reversed: bool) -> None:
    strings = ["@string{s0 = {ab}}", *(f"@string{{s{n} = s{n - 1} # s{n - 1}}}" for n in range(1, 60))]
    text = "\n".join([*(reversed(strings) if is_reversed else strings), "@misc{a, title = s59}"])

    file = read_bib(SourceText("a.bib", text))

    assert [entry.key for entry in file.entries] == ["a"]
    assert any(diagnostic.is_error for diagnostic in file.diagnostics)
