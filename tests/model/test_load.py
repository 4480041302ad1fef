"""Wrong cv.toml files and their diagnostics: one file of mistakes, all reported at once."""

import pytest
from inline_snapshot import snapshot

from cvtex.cli.report import short
from cvtex.diagnostics import CvtexError
from cvtex.model.load import load_cv
from cvtex.source.text import SourceText
from cvtex.source.toml import parse_toml

WRONG = """\
[person]
name = "Emmy Noether"
emial = "noether@example.org"
email = "nobody"
website = "example.org"
[[experience]]
organization = 5
[[experience.roles]]
title = "Professor"
start = 2025
end = "2024-13"
positon = 3
[[experience.roles]]
start = 2025
end = 2024
title = { en = "Professor", german = 5 }
[[experience]]
organization = "Empty"
roles = []
[[talks]]
title = "   "
date = 1932
start = 1931
[[talks]]
title = "Alone"
end = 1932
[sections.foo]
kind = "tals"
[sections.no-kind]
heading = "None"
[sections.bar]
kind = "talks"
entries = [{ titel = "x" }]
select = { sinc = 2 }
[sections.baz]
kind = "publications"
numbering = "upp"
select = { since = 2021, until = 2020 }
[variants.full]
sections = ["a", { use = "x", selct = {} }, 5]
paper = "a5"
language = "English"
[variants."no good"]
filename = "../full"
[build]
timeout = 0
directory = ".."
"""


def problems(text: str) -> str:
    with pytest.raises(CvtexError) as caught:
        load_cv(parse_toml(SourceText("cv.toml", text)))
    return short(sorted(caught.value.diagnostics, key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0)))


def test_every_mistake_is_reported_with_its_place() -> None:
    assert problems(WRONG) == snapshot("""\
cv.toml:3:1: error[unknown-key]: unknown key `emial` in `[person]`
cv.toml:4:9: error[wrong-email]: `email`: `nobody` is not an e-mail address
cv.toml:5:11: error[wrong-url]: `website`: `example.org` is not a web address: it should start with https:// or http://
cv.toml:7:16: error[wrong-type]: `organization` in `[[experience]]` should be text, not a whole number
cv.toml:11:7: error[wrong-date]: `end`: `2024-13` is not a date: there is no month 13
cv.toml:12:1: error[unknown-key]: unknown key `positon` in `[[experience.roles]]`
cv.toml:16:9: error[text-language]: `title`: `german` is not a language: text is a string or a table by language, such as { en = "…", de = "…" }
cv.toml:19:9: error[empty-list]: `roles` in `[[experience]]` is empty
cv.toml:21:9: error[empty]: `title`: the text is empty
cv.toml:26:7: error[end-alone]: `end`: an `end` needs a `start`
cv.toml:28:8: error[unknown-kind]: there is no kind of section `tals`
cv.toml:29:1: error[missing-key]: `kind` is missing in `[sections.no-kind]`
cv.toml:33:12: error[missing-key]: `title` is missing in `[[sections.bar.entries]]`
cv.toml:33:14: error[unknown-key]: unknown key `titel` in `[[sections.bar.entries]]`
cv.toml:34:12: error[unknown-key]: unknown key `sinc` in `[sections.bar.select]`
cv.toml:37:13: error[wrong-value]: `upp` is not a value of `numbering`
cv.toml:38:34: error[until-before-since]: `until`: it lies before `since`: nothing would be selected
cv.toml:40:31: error[unknown-key]: unknown key `selct` in `[[variants.full.sections]]`
cv.toml:40:45: error[wrong-type]: element 3 of `sections` in `[variants.full.sections]` should be text, not a whole number
cv.toml:41:9: error[wrong-value]: `a5` is not a value of `paper`
cv.toml:42:12: error[wrong-language]: `language`: `English` is not a language tag such as `en` or `pt-BR`
cv.toml:43:1: error[wrong-identifier]: `no good`: `no good` is not an identifier: use letters, digits, `-` and `_`
cv.toml:44:12: error[wrong-filename]: `filename`: `../full` is not the name of a file: it has no `/` and no `.` in front
cv.toml:46:11: error[wrong-value]: `timeout` must be at least 1
cv.toml:47:13: error[wrong-folder]: `directory`: `..` is not a folder inside the project\
""")


def test_help_names_the_next_step() -> None:
    with pytest.raises(CvtexError) as caught:
        load_cv(parse_toml(SourceText("cv.toml", WRONG)))

    assert [d.help for d in caught.value.diagnostics if d.help] == snapshot(
        [
            'text goes between quotes: `key = "…"`',
            'a date is a year such as 2021, "2021-05" or 2021-05-14',
            "known here: `id`, `tags`, `only`, `not`, `priority`, `date`, `start`, `end`, `title`, `summary`, `details`, `highlights`",
            "write at least one element, or leave it out",
            "did you mean `email`?",
            "did you mean `talks`?",
            'say what the section is made of, such as `kind = "talks"`',
            "did you mean `since`?",
            "add `title = …`",
            "did you mean `title`?",
            "did you mean `up`?",
            "use a tag of BCP 47: `en`, `de`, `pt-BR`",
            "did you mean `select`?",
            'text goes between quotes: `key = "…"`',
            "write one of `a4`, `letter`",
        ]
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("person = 5", id="person is no table"),
        pytest.param("person = []", id="person is a list"),
        pytest.param('[person]\nname = "E"\n[sections]\nx = 5', id="section is no table"),
        pytest.param('[person]\nname = "E"\n[variants]\nx = []', id="variant is no table"),
        pytest.param('talks = "x"\n[person]\nname = "E"', id="entries are no list"),
        pytest.param('talks = [5]\n[person]\nname = "E"', id="entry is no table"),
        pytest.param('[person]\nname = "E"\n[publications]\nfiles = "refs.bib"', id="files is no list"),
    ],
)
def test_wrong_shapes_are_reported(text: str) -> None:
    assert "cv.toml:" in problems(text)


def test_a_key_is_known_by_its_name_in_the_file() -> None:
    """`not` is a keyword of Python, and the field behind it has another name."""
    cv = load_cv(parse_toml(SourceText("cv.toml", '[person]\nname = "E"\n[[talks]]\ntitle = "T"\nnot = ["full"]')))

    assert cv.talks[0].not_ == ("full",)


def test_a_wrong_orcid_id_is_an_error_that_tells_the_right_digit() -> None:
    text = '[person]\nname = "Emmy Noether"\n[person.accounts]\norcid = "0000-0002-1825-0098"\n'
    with pytest.raises(CvtexError) as caught:
        load_cv(parse_toml(SourceText("cv.toml", text)))

    (error,) = caught.value.diagnostics
    assert (error.code, error.message) == ("wrong-orcid", "`orcid`: `0000-0002-1825-0098` is not an ORCID iD")
    assert error.help == "after its other digits, the last one would be 7; copy it from your page at orcid.org"
    assert error.span is not None
    assert (error.span.line, error.span.column) == (4, 9)


def test_works_that_are_different_are_two_at_least() -> None:
    text = '[person]\nname = "Emmy Noether"\n[publications]\nfiles = ["refs.bib"]\ndifferent = [["a"]]\n'
    with pytest.raises(CvtexError) as caught:
        load_cv(parse_toml(SourceText("cv.toml", text)))

    assert [error.message for error in caught.value.diagnostics] == [
        "element 1 of `different`: name the two entries that are different works"
    ]


def test_a_key_that_belongs_into_a_table_beside_it_is_told_where() -> None:
    with pytest.raises(CvtexError) as caught:
        load_cv(parse_toml(SourceText("cv.toml", '[person]\nname = "E"\norcid = "0000-0002-1825-0097"\n')))

    assert caught.value.diagnostics[0].help == "it stands in a table of its own: `accounts = { orcid = … }`"
