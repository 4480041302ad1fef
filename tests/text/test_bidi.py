"""Runs of one direction: what stands where in a line of mixed text."""

import pytest

from cvtex.text.bidi import directed_runs


def shown(text: str) -> str:
    """Return the runs of a text: `<…>` from right to left, `[…]` from left to right inside it."""
    runs = []
    for run in directed_runs(text):
        parts = "".join(part if is_rtl or not run.is_rtl else f"[{part}]" for is_rtl, part in run.parts)
        runs.append(f"<{parts}>" if run.is_rtl else parts)
    return "".join(runs)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        pytest.param("Emmy Noether", "Emmy Noether", id="left to right"),
        pytest.param("محمود درويش", "<محمود درويش>", id="right to left"),
        pytest.param("by מרטין בובר in Jerusalem", "by <מרטין בובר> in Jerusalem", id="a name in a sentence"),
        pytest.param("אני ואתה: Ich und Du", "<אני ואתה: [Ich und Du]>", id="first letter says the direction"),
        pytest.param("דבר 1923", "<דבר [1923]>", id="a number is read from the left"),
        pytest.param("דבר 1,923.5 ספר", "<דבר [1,923.5] ספר>", id="with its separators"),
        pytest.param("1923 דבר", "<[1923] דבר>", id="a number has no strong letter"),
        pytest.param("I and Thou (אני ואתה), 1923", "I and Thou (<אני ואתה>), 1923", id="brackets of the sentence"),
        pytest.param("see אני (ואתה) there", "see <אני )ואתה(> there", id="brackets of the name are mirrored"),
        pytest.param("He wrote مرحبا (1978) here", "He wrote <مرحبا )[1978](> here", id="a number behind a word"),
        pytest.param("a שָׁלוֹם b", "a <שָׁלוֹם> b", id="points stay with their letters"),
        pytest.param("דבר (", "<דבר )>", id="a bracket without its partner"),
        pytest.param("a (ב [ג) ד] e", "a (<ב ]ג>) <ד>] e", id="brackets that cross"),
        pytest.param("עמ׳ 50%", "<עמ׳ [50%]>", id="a sign of a number"),
        pytest.param("", "", id="nothing"),
        pytest.param("()", "()", id="no letter"),
    ],
)
def test_a_text_falls_into_runs(text: str, runs: str) -> None:
    assert shown(text) == runs
