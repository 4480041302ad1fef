"""How far a work is that has not come out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.dating.pubstate import is_undated, state_of
from cvtex.model.publication import STATES


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param("inpress", "inpress", id="biblatex"),
        pytest.param("In Press", "inpress", id="capitals"),
        pytest.param("in press.", "inpress", id="full stop"),
        pytest.param("in press at Nature", "inpress", id="where"),
        pytest.param("in preparation", "inpreparation", id="in preparation"),
        pytest.param("Submitted to Math. Ann.", "submitted", id="to whom"),
        pytest.param("Under review", "submitted", id="under review"),
        pytest.param("R&R", "submitted", id="revise and resubmit"),
        pytest.param("to appear in Math. Ann.", "forthcoming", id="to appear"),
        pytest.param("Forthcoming", "forthcoming", id="forthcoming"),
        pytest.param("accepted for publication in Math. Ann.", "accepted", id="accepted"),
        pytest.param("Online first", "prepublished", id="online first"),
        pytest.param("im Druck", "inpress", id="German"),
        pytest.param("eingereicht bei den Annalen", "submitted", id="German, to whom"),
        pytest.param("in Vorbereitung", "inpreparation", id="German, in preparation"),
        pytest.param("sous presse", "inpress", id="French"),
        pytest.param("à paraître", "forthcoming", id="French, accents"),
        pytest.param("soumis à la revue", "submitted", id="French, to whom"),
        pytest.param("en prensa", "inpress", id="Spanish"),
        pytest.param("w druku", "inpress", id="Polish"),
        pytest.param("přijato", "accepted", id="Czech"),
        pytest.param("Baskıda", "inpress", id="Turkish"),
        pytest.param("已录用", "accepted", id="Chinese"),
        pytest.param("投稿中", "submitted", id="Japanese"),
        pytest.param("published", None, id="published"),
        pytest.param("accepted wisdom", None, id="other words"),
        pytest.param("in pressing need", None, id="longer word"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_state_is_known_by_its_words(text: str, state: str | None) -> None:
    assert state_of(text) == state


def test_states_are_ordered_by_how_far_they_are() -> None:
    assert STATES == ("inpreparation", "submitted", "forthcoming", "accepted", "inpress", "prepublished")


@pytest.mark.parametrize(("text", "is_it"), [("n.d.", True), ("o. J.", True), ("1918", False), ("soon", False)])
def test_words_for_no_date_are_known(text: str, is_it: bool) -> None:  # noqa: FBT001
    assert is_undated(text) is is_it


@given(st.text())
def test_any_text_has_a_state_or_none(text: str) -> None:
    assert state_of(text) in {None, *STATES}
