"""The locator agrees with tomllib about what stands where, and with tree-sitter-toml about its offsets."""

import tomllib
from collections.abc import Iterator
from typing import Any

import tree_sitter_toml
from hypothesis import given
from hypothesis import strategies as st
from tree_sitter import Language, Node, Parser

from cvtex.source.locate import TomlPath, locate

_PARSER = Parser(Language(tree_sitter_toml.language()))
_CHARACTERS = st.text("ab.#[]{}=,' ü€𝄞", max_size=5)
_SPACE = st.sampled_from(["", " ", "\t"])
_LINES = st.sampled_from(["", " ", "\n", ' # ] } "\n  '])
_SCALARS = st.one_of(
    st.sampled_from(["0", "-17", "1_000", "0xff", "3.25", "1e6", "inf", "true", "false"]),
    st.sampled_from(["1986-12-16", "1986-12-16T07:32:00Z", "1986-12-16 07:32:00.5+01:00", "07:32:00"]),
    _CHARACTERS.map(lambda text: f'"{text}\\"\\\\"'),
    _CHARACTERS.map(lambda text: f"'{text.replace(chr(39), '')}\\'"),
    _CHARACTERS.map(lambda text: f'"""{text}\n""\\"""""'),
    _CHARACTERS.map(lambda text: f"'''\n{text.replace(chr(39), '')}''x'''''"),
)


def _keys(number: int) -> st.SearchStrategy[str]:
    """A key that no other number has, written in one of TOML's three ways."""
    return st.sampled_from([f"k-{number}", f'"k. {number} \\u00fc"', f"'k#={number}'", f'"{number}]"'])


@st.composite
def _arrays(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    elements = [draw(_LINES) + element + draw(_LINES) for element in draw(st.lists(values, max_size=3))]
    final = draw(st.sampled_from(["", ","])) if elements else ""
    return "[" + ",".join(elements) + final + draw(_LINES) + "]"


@st.composite
def _inline_tables(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    pairs = [draw(_pairs(number, values)) for number in range(draw(st.integers(0, 3)))]
    return "{" + draw(_SPACE) + ", ".join(pairs) + draw(_SPACE) + "}"


@st.composite
def _pairs(draw: st.DrawFn, number: int, values: st.SearchStrategy[str]) -> str:
    keys = [draw(_keys(number)) for _ in range(draw(st.integers(1, 3)))]
    dot = draw(_SPACE) + "." + draw(_SPACE)
    return dot.join(keys) + draw(_SPACE) + "=" + draw(_SPACE) + draw(values)


_VALUES = st.recursive(_SCALARS, lambda inner: _arrays(inner) | _inline_tables(inner), max_leaves=6)


@st.composite
def _documents(draw: st.DrawFn) -> str:
    lines: list[str] = []
    for number in range(draw(st.integers(0, 4))):
        headers = ["", f"[t{number}]", f"[ t{number} . 'u.{number}' ]", "[[a]]", "[[a]]\n[[a.b]]"]
        if any("[[a]]" in line for line in lines):
            headers += ["[[a.b]]", f"[a.t{number}]"]
        lines.append(draw(st.sampled_from(headers)))
        pairs = st.builds(lambda pair, end: pair + end, _pairs(number, _VALUES), st.sampled_from(["", "  ", " # ]\t'"]))
        lines.append(draw(_SPACE) + draw(pairs))
    return draw(st.sampled_from(["", "# a = 1\n\n"])) + "\n".join(lines) + draw(st.sampled_from(["", "\n"]))


@given(_documents())
def test_everything_in_the_data_has_a_location_and_nothing_else_has(text: str) -> None:
    assert set(locate(text)) == {path for path, _ in _walk(tomllib.loads(text), ())}


@given(_documents())
def test_the_text_at_a_location_means_the_value(text: str) -> None:
    locations = locate(text)
    for path, value in _walk(tomllib.loads(text), ()):
        start, end = locations[path].value
        if isinstance(value, dict | list):
            continue  # its value may be a header, or keys in several places
        assert tomllib.loads(f"x = {text[start:end]}") == {"x": value}


@given(_documents())
def test_the_offsets_are_those_of_tree_sitter(text: str) -> None:
    locations = locate(text)
    found = {(location.key, location.value) for location in locations.values()}
    assert set(_pair_spans(text)) <= found


def _walk(value: Any, path: TomlPath) -> Iterator[tuple[TomlPath, Any]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(inner, (*path, index))


def _pair_spans(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the character offsets of each pair's last key and value, and of each array's elements."""
    data = text.encode()
    tree = _PARSER.parse(data)
    assert not tree.root_node.has_error

    def span(node: Node) -> tuple[int, int]:
        return len(data[: node.start_byte].decode()), len(data[: node.end_byte].decode())

    pending = [tree.root_node]
    while pending:
        node = pending.pop()
        pending.extend(node.named_children)
        children = [child for child in node.named_children if child.type != "comment"]
        if node.type == "pair":
            key, value = children
            last = key.named_children[-1] if key.type == "dotted_key" else key
            yield span(last), span(value)
        elif node.type == "array":
            yield from ((span(element), span(element)) for element in children)
