"""Where keys and values of TOML stand: a table of cases."""

import pytest

from cvtex.source.locate import TomlPath, locate


def _value(text: str, path: TomlPath) -> str:
    start, end = locate(text)[path].value
    return text[start:end]


def _key(text: str, path: TomlPath) -> str:
    start, end = locate(text)[path].key
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        pytest.param("a = 1", ("a",), "1", id="integer-at-the-end"),
        pytest.param("a = 1 # one\n", ("a",), "1", id="comment-after-a-number"),
        pytest.param("a = 1\t\t\nb = 2\n", ("a",), "1", id="white-space-after-a-number"),
        pytest.param('a = "x # y" # z\n', ("a",), '"x # y"', id="hash-in-a-string"),
        pytest.param(r'a = "x \" y"', ("a",), r'"x \" y"', id="escaped-quote"),
        pytest.param(r'a = "x \\"', ("a",), r'"x \\"', id="escaped-backslash-before-the-quote"),
        pytest.param(r"a = 'x \'", ("a",), r"'x \'", id="backslash-in-a-literal-string"),
        pytest.param('a = ""', ("a",), '""', id="empty-string"),
        pytest.param('a = """"""\nb = 1', ("a",), '""""""', id="empty-multi-line-string"),
        pytest.param('a = """x\n"y" \\""""', ("a",), '"""x\n"y" \\""""', id="quotes-in-a-multi-line-string"),
        pytest.param('a = """x"""""\nb = 1', ("a",), '"""x"""""', id="two-quotes-before-the-delimiter"),
        pytest.param("a = '''x''''\nb = 1", ("a",), "'''x''''", id="one-quote-before-the-delimiter"),
        pytest.param("a = 1986-12-16\n", ("a",), "1986-12-16", id="date"),
        pytest.param("a = 1986-12-16 07:32:00Z # t\n", ("a",), "1986-12-16 07:32:00Z", id="date-and-time-with-a-space"),
        pytest.param("a = [1, 2]", ("a", 1), "2", id="array-element"),
        pytest.param("a = [\n  1, # one\n  2,\n]\n", ("a", 1), "2", id="array-over-lines-with-comments"),
        pytest.param("a = [1, 2,]", ("a",), "[1, 2,]", id="array-with-a-final-comma"),
        pytest.param("a = [[1], [2, [3]]]", ("a", 1, 1, 0), "3", id="nested-arrays"),
        pytest.param("a = { b = 1, c = 2 }", ("a", "c"), "2", id="inline-table"),
        pytest.param("a = [{ b = 1 }, { b = 2 }]", ("a", 1, "b"), "2", id="inline-tables-in-an-array"),
        pytest.param("a = { b.c = 1 }", ("a", "b", "c"), "1", id="dotted-key-in-an-inline-table"),
        pytest.param("a.b.c = 1", ("a", "b", "c"), "1", id="dotted-key"),
        pytest.param("a . b = 1", ("a", "b"), "1", id="dotted-key-with-spaces"),
        pytest.param("[t]\na = 1\n[u]\na = 2\n", ("u", "a"), "2", id="second-table"),
        pytest.param("[t.u]\na = 1", ("t", "u", "a"), "1", id="table-in-a-table"),
        pytest.param("[[t]]\na = 1\n[[t]]\na = 2\n", ("t", 1, "a"), "2", id="second-table-of-an-array"),
        pytest.param(
            "[[t]]\n[[t.r]]\na = 1\n[[t]]\n[[t.r]]\n[[t.r]]\na = 2\n",
            ("t", 1, "r", 1, "a"),
            "2",
            id="array-of-tables-in-an-array-of-tables",
        ),
        pytest.param("[[t]]\n[t.u]\na = 1\n[[t]]\n[t.u]\na = 2\n", ("t", 1, "u", "a"), "2", id="table-in-an-array"),
        pytest.param("[[t]]\na = 1", ("t", 0), "[[t]]", id="a-table's-value-is-its-header"),
        pytest.param("[a.b]\n[a]\nx = 1", ("a",), "[a]", id="own-header-before-an-implied-one"),
        pytest.param("# a\n\n  [ t ]  # u\n  a = 1", ("t",), "[ t ]", id="header-with-spaces"),
        pytest.param('x = "ü€𝄞"\na = 1', ("a",), "1", id="characters-of-several-bytes-before"),
    ],
)
def test_the_value_stands_where_it_was_written(text: str, path: TomlPath, value: str) -> None:
    assert _value(text, path) == value


@pytest.mark.parametrize(
    ("text", "path", "key"),
    [
        pytest.param("ab = 1", ("ab",), "ab", id="bare"),
        pytest.param('"a b" = 1', ("a b",), '"a b"', id="quoted"),
        pytest.param("'a.b' = 1", ("a.b",), "'a.b'", id="literal-with-a-dot"),
        pytest.param('"" = 1', ("",), '""', id="empty"),
        pytest.param(r'"\u00e9" = 1', ("é",), r'"\u00e9"', id="escaped"),
        pytest.param("a.b = 1", ("a",), "a", id="first-part-of-a-dotted-key"),
        pytest.param("a.b = 1", ("a", "b"), "b", id="last-part-of-a-dotted-key"),
        pytest.param("a.b = 1\na.c = 2", ("a", "c"), "c", id="second-dotted-key-of-a-table"),
        pytest.param("1986 = 1", ("1986",), "1986", id="digits"),
        pytest.param('["x y".z]', ("x y", "z"), '["x y".z]', id="a-table's-key-is-its-header"),
    ],
)
def test_the_key_stands_where_it_was_written(text: str, path: TomlPath, key: str) -> None:
    assert _key(text, path) == key


@pytest.mark.parametrize("text", ["", "\n", "# only a comment", " \n\t\n"])
def test_a_text_without_keys_has_no_locations(text: str) -> None:
    assert locate(text) == {}
