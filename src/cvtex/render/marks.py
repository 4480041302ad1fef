"""Marks behind names: their symbols, and the legend of those that a list uses."""

from collections.abc import Mapping, Sequence

from cvtex.data import table
from cvtex.model.marks import Mark
from cvtex.model.publication import Name, Publication
from cvtex.text.tex import Tex, escape


def default_symbols() -> dict[str, str]:
    """Return the symbols of the marks that cvtex knows, in the order in which a legend explains them."""
    symbols: dict[str, str] = table("render/marks")["symbols"]
    return symbols


def symbol_of(mark: str, marks: Mapping[str, Mark]) -> str | None:
    """Return what is printed for a mark: the user's symbol, the default one, or a mark that is a symbol itself."""
    own = marks.get(mark)
    if own and own.symbol:
        return own.symbol
    return default_symbols().get(mark) or (None if any(character.isalpha() for character in mark) else mark)


def symbols_of(name: Name, marks: Mapping[str, Mark]) -> list[str]:
    """Return the symbols behind a name, in the order of the legend."""
    symbols = (symbol_of(mark, marks) for mark in sorted(name.marks, key=lambda mark: _place(mark, marks)))
    return list(dict.fromkeys(symbol for symbol in symbols if symbol))


def symbols_tex(symbols: Sequence[str]) -> Tex:
    """Return symbols as they stand behind a name: raised, but for the asterisk, which is high of itself."""
    raised = (escape(symbol) if symbol == "*" else Tex(rf"\textsuperscript{{{escape(symbol)}}}") for symbol in symbols)
    return Tex(r"\textsuperscript{,}").joined(list(raised))


def used_marks(publications: Sequence[Publication], marks: Mapping[str, Mark]) -> dict[str, Publication]:
    """Return the marks behind the names of these publications, in a legend's order, each with its first publication."""
    used: dict[str, Publication] = {}
    for publication in publications:
        for name in publication.creators:
            for mark in name.marks:
                used.setdefault(mark, publication)
    return {mark: used[mark] for mark in sorted(used, key=lambda mark: _place(mark, marks))}


def _place(mark: str, marks: Mapping[str, Mark]) -> tuple[int, str]:
    known = [*default_symbols(), *marks]
    return (known.index(mark) if mark in known else len(known), mark)
