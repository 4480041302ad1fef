"""References as publication styles print them, read back as text."""

import re
from functools import cache
from types import SimpleNamespace
from typing import Any

from cvtex.bibliography.people.owner import Owner
from cvtex.bibliography.publications import publications_of
from cvtex.bibliography.reading.read import read_bib
from cvtex.model.lists import ListSettings, settled
from cvtex.model.publication import Publication
from cvtex.model.rich import Link, Rich, Styled
from cvtex.render.environment import environment
from cvtex.render.locale import locale
from cvtex.render.printing import paragraph
from cvtex.render.publications import PublicationViews
from cvtex.source.text import SourceText
from cvtex.text.latex import read_latex
from cvtex.text.tex import Tex

STYLES = ("default", "apa", "ieee", "vancouver", "chicago", "nature", "acm")

_ENVIRONMENT = environment(None)


def publications(source: str, owner: str = "Noether, Emmy") -> tuple[Publication, ...]:
    return publications_of([read_bib(SourceText("refs.bib", source))], Owner((owner,)))[0]


@cache
def _style(name: str, language: str) -> Any:
    found = locale(language)
    assert found is not None
    return _ENVIRONMENT.get_template(f"publications/{name}.tex").make_module({"labels": found.labels})


def tex(publication: Publication, style: str, *, language: str = "en", **settings: object) -> Tex:
    """Return a reference as LaTeX."""
    asked = settled(ListSettings.model_validate(settings))
    found = locale(language)
    assert found is not None
    view: SimpleNamespace = PublicationViews(asked, found, {}, lambda _: None, []).view(publication, "1.")
    return paragraph(_style(style, language).reference(view))


def text(publication: Publication, style: str, *, language: str = "en", **settings: object) -> str:
    """Return a reference as text: *italics*, **bold**, a middle dot between the links of its end."""
    latex = tex(publication, style, language=language, **settings).replace("\\cvdot", "·")
    latex = re.sub(r"\\cvglyph\{[0-9A-F]+\}", "", latex)
    return straight(" ".join(_marked(read_latex(latex).rich).split()))


def straight(text: str) -> str:
    """Return text with straight apostrophes: they are printed as they were typed."""
    return text.replace("’", "'")


def _marked(rich: Rich) -> str:
    parts = []
    for node in rich:
        match node:
            case str():
                parts.append(node)
            case Styled("emph", content):
                parts.append(f"*{_marked(content)}*")
            case Styled("strong", content):
                parts.append(f"**{_marked(content)}**")
            case Styled(_, content) | Link(_, content):
                parts.append(_marked(content))
            case _:
                parts.append(node.tex)
    return "".join(parts)
