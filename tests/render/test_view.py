"""Models as templates see them."""

import pytest

from cvtex.model.base import Dated
from cvtex.model.dates import PartialDate
from cvtex.model.entries import Experience, Talk
from cvtex.model.load import load_cv
from cvtex.render.locale import locale
from cvtex.render.view import ViewMaker
from cvtex.source.remarks import Remarks
from cvtex.source.text import SourceText
from cvtex.source.toml import parse_toml

HEAD = '[person]\nname = "Emmy Noether"\n[[talks]]\n'


def talk(text: str, language: str = "en") -> tuple[object, list[str]]:
    document = parse_toml(SourceText("cv.toml", HEAD + text))
    words = locale(language)
    assert words is not None
    remarks = Remarks(document)
    views = ViewMaker(words, "full", remarks)
    view = views.entry(load_cv(document).talks[0], ("talks", 0), lambda _: True)
    views.report_untranslated()
    said = [
        f"{d.severity} {d.span.line if d.span else 0}:{d.span.column if d.span else 0} {d.message}"
        for d in remarks.diagnostics
    ]
    return view, said


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        pytest.param('title = "50% & more_or #1"', r"50\% \& more\_or \#1", id="special characters"),
        pytest.param('title = "*A* and **B**"', r"\emph{A} and \textbf{B}", id="Markdown"),
        pytest.param('title = "A* search"', "A* search", id="a star alone"),
        pytest.param("title = '\\input{x}'", r"\textbackslash{}input\{x\}", id="TeX is text"),
        pytest.param("title = { tex = '\\LaTeX{}' }", r"\LaTeX{}", id="TeX where asked for"),
        pytest.param('title = "one\\n\\ntwo"', "one\\cvpar{}\ntwo", id="paragraphs"),
        pytest.param('title = { en = "Rings", de = "Ringe" }', "Rings", id="the variant's language"),
        pytest.param('title = \'The "Ideal" of a "Ring"\'', "The “Ideal” of a “Ring”", id="straight marks"),
        pytest.param(
            'title = \'`a "b"` "c"\'', r"\texttt{a \textquotedbl{}b\textquotedbl{}} “c”", id="straight marks in code"
        ),
        pytest.param('title = "the boys\' club"', "the boys' club", id="an apostrophe"),
    ],
)
def test_text_becomes_tex(text: str, tex: str) -> None:
    view, said = talk(text)

    assert (getattr(view, "title", None), said) == (tex, [])


def test_a_missing_translation_is_a_warning() -> None:
    view, said = talk('title = { de = "Ringe" }')

    assert getattr(view, "title", None) == "Ringe"
    assert said == ["warning 4:9 variant `full` prints one text in `de`, for there is none in `en`"]


def test_a_dialect_is_served_by_its_language() -> None:
    assert talk('title = { en = "Rings", de = "Ringe" }', "de-AT") == talk('title = { de = "Ringe" }', "de-AT")


def test_a_character_that_cannot_be_set_is_an_error_at_its_place() -> None:
    _, said = talk('title = "Rings"\nevent = "夏 💍"')

    assert said == ["error 5:9 no font is known for `💍` (U+1F48D)"]


def test_a_command_in_mathematics_is_an_error_at_its_place() -> None:
    _, said = talk("title = '$\\input{x}$'")

    assert said == ["error 4:9 `\\input` is not a command of mathematics that cvtex knows"]


@pytest.mark.parametrize(
    ("dates", "column"),
    [
        pytest.param({"date": PartialDate(2014)}, "2014", id="year"),
        pytest.param({"date": PartialDate(2014, 9, 10)}, "2014-09-10", id="day"),
        pytest.param(
            {"start": PartialDate(2013), "end": PartialDate(2014)}, r"\mbox{2013}\,–\,\cvbreak{}\mbox{2014}", id="years"
        ),
        pytest.param({"start": PartialDate(2021, 4)}, r"\mbox{2021-04}\,–\,\cvbreak{}\mbox{present}", id="open"),
        pytest.param({"start": PartialDate(2013), "end": PartialDate(2013)}, "2013", id="within a year"),
        pytest.param({}, "", id="none"),
    ],
)
def test_the_column_of_dates(dates: dict[str, PartialDate], column: str) -> None:
    words = locale("en")
    assert words is not None
    views = ViewMaker(words, "full", Remarks(parse_toml(SourceText("cv.toml", ""))))

    assert views._when(Dated.model_validate(dates)) == column


def test_every_entry_knows_where_it_came_from() -> None:
    view, _ = talk('title = "Rings"')

    assert getattr(view, "mark", None) == "talks.0"


def test_entries_inside_an_entry_can_be_left_out() -> None:
    text = '[person]\nname = "E"\n[[experience]]\norganization = "G"\nroles = [{ title = "A" }, { title = "B" }]'
    document = parse_toml(SourceText("cv.toml", text))
    words = locale("en")
    assert words is not None
    views = ViewMaker(words, "full", Remarks(document))
    entry: Experience = load_cv(document).experience[0]

    view = views.entry(entry, ("experience", 0), lambda role: role is not entry.roles[0])

    assert [(role.title, role.mark) for role in view.roles] == [("B", "experience.0.roles.1")]


def test_flags_stay_flags() -> None:
    view, _ = talk('title = "Rings"\ninvited = true')

    assert getattr(view, "invited", None) is True
    assert Talk.model_fields["invited"].default is False
