"""The parameters of a design, and which of them hold."""

import pytest
from pydantic import ValidationError

from cvtex.model.design import Colors, Design, Margins, settled_design


def test_each_parameter_comes_from_the_first_place_that_says_it() -> None:
    nearest, project = Design(size=11), Design(size=10, family="times", bookmarks=True)

    design = settled_design([nearest, None, Design(bookmarks=False), project])

    assert (design.size, design.family, design.bookmarks, design.dates) == (11, "times", False, None)


def test_margins_and_colours_are_settled_one_by_one() -> None:
    nearest = Design(margins=Margins(left=20), colors=Colors(accent="navy"))
    project = Design.model_validate({"margins": {"left": 30, "top": 25}, "colors": "black"})

    design = settled_design([nearest, project])

    assert design.margins == Margins(left=20, top=25)
    assert design.colors == Colors.model_construct(text="000000", accent="000080", quiet="000000")


def test_an_empty_foot_is_no_foot_and_not_silence() -> None:
    project = Design.model_validate({"foot": "{title}"})

    assert settled_design([Design(foot=""), project]).foot == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"size": 3},
        {"size": 100},
        {"size": float("nan")},
        {"size": "11pt"},
        {"margins": {"left": -1}},
        {"margins": {"inner": 20}},
        {"margins": 20},
        {"colors": "blak"},
        {"colors": {"accent": "#12"}},
        {"links": "blue"},
        {"dates": "yesterday"},
        {"head": 3},
        {"label_column": float("inf")},
    ],
    ids=str,
)
def test_what_is_no_design_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Design.model_validate(wrong)
