"""Text of al-folio sites: Markdown and HTML beside LaTeX."""

import pytest

from cvtex.text.website import latex_of_website


@pytest.mark.parametrize(
    ("source", "latex"),
    [
        pytest.param("the **Nobel Prize** in *Physics*", r"the \textbf{Nobel Prize} in \emph{Physics}", id="emphasis"),
        pytest.param("[here](https://example.org/a_(b))", r"\href{https://example.org/a_(b)}{here}", id="link"),
        pytest.param('<a href="https://example.org">here</a>', r"\href{https://example.org}{here}", id="html: link"),
        pytest.param(". *More*", r"\emph{More}", id="al-folio: stop-in-front"),
        pytest.param("2 * 3 * 4", "2 * 3 * 4", id="signs-between-spaces"),
        pytest.param("a*b*c", "a*b*c", id="signs-in-words"),
        pytest.param("**open", "**open", id="no-pair"),
        pytest.param(r"{*a}*", r"{*a}*", id="a-pair-across-a-group"),
        pytest.param(r"\emph{Best} paper", r"\emph{Best} paper", id="latex"),
        pytest.param("[here](javascript:alert(1))", "[here](javascript:alert(1))", id="no-web-address"),
    ],
)
def test_text_of_a_website_becomes_latex(source: str, latex: str) -> None:
    assert latex_of_website(source) == latex
