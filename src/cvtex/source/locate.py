"""Where each key and value of a TOML file stands: a path such as `("experience", 0, "title")` to offsets.

`tomllib` reads the data and finds the syntax errors; it does not say where a value stood. This scanner
walks the same, already valid, text once more and remembers the offsets of every key and value
(TOML 1.0.0, sections "Keys", "Table", "Array of Tables").
"""

from dataclasses import dataclass

TomlPath = tuple[str | int, ...]

_BARE_END = frozenset(" \t\n=.],}#\"'")
_SCALAR_END = frozenset(",]}\n#")


@dataclass(frozen=True, slots=True)
class Location:
    """Offsets of a key and its value in the text, ends exclusive; a table's value is its header."""

    key: tuple[int, int]
    value: tuple[int, int]


def locate(text: str) -> dict[TomlPath, Location]:
    """Return the location of every key, table, array element and value of a valid TOML text."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.found


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.found: dict[TomlPath, Location] = {}
        self.last_index: dict[TomlPath, int] = {}

    def document(self) -> None:
        table: TomlPath = ()
        while self.skip_blank():
            table = self.header() if self.text[self.position] == "[" else self.pair(table)

    def skip_blank(self) -> bool:
        """Pass white space, line ends and comments; return whether anything is left."""
        text, end = self.text, len(self.text)
        while self.position < end:
            character = text[self.position]
            if character == "#":
                newline = text.find("\n", self.position)
                self.position = end if newline < 0 else newline
            elif character.isspace():
                self.position += 1
            else:
                return True
        return False

    def header(self) -> TomlPath:
        start = self.position
        is_array = self.text.startswith("[[", start)
        self.position += 2 if is_array else 1
        keys = self.dotted_key()
        self.skip_blank()
        self.position += 2 if is_array else 1
        span = (start, self.position)
        path: TomlPath = ()
        for key, _ in keys[:-1]:
            path = self.current((*path, key), span)
        last = keys[-1][0]
        if not is_array:
            path = self.current((*path, last), span)
            self.found[path] = Location(span, span)
            return path
        array = (*path, last)
        index = self.last_index.get(array, -1) + 1
        self.last_index[array] = index
        self.found.setdefault(array, Location(span, span))
        element = (*array, index)
        self.found[element] = Location(span, span)
        return element

    def current(self, path: TomlPath, span: tuple[int, int]) -> TomlPath:
        """Return the table that `path` means here: the last element where it is an array of tables."""
        self.found.setdefault(path, Location(span, span))
        return (*path, self.last_index[path]) if path in self.last_index else path

    def pair(self, table: TomlPath) -> TomlPath:
        """Read `a.b = value` inside `table`; return `table`, which goes on."""
        path = table
        keys = self.dotted_key()
        for key, span in keys:
            path = (*path, key)
            self.found.setdefault(path, Location(span, span))
        self.skip_blank()
        self.position += 1  # the equals sign
        self.skip_blank()
        value = self.value(path)
        self.found[path] = Location(keys[-1][1], value)
        return table

    def dotted_key(self) -> list[tuple[str, tuple[int, int]]]:
        keys = []
        while True:
            self.skip_blank()
            keys.append(self.simple_key())
            self.skip_blank()
            if self.text[self.position] != ".":
                return keys
            self.position += 1

    def simple_key(self) -> tuple[str, tuple[int, int]]:
        start = self.position
        if self.text[start] in "\"'":
            self.string()
            raw = self.text[start : self.position]
            return _unquote(raw), (start, self.position)
        while self.text[self.position] not in _BARE_END:
            self.position += 1
        return self.text[start : self.position], (start, self.position)

    def value(self, path: TomlPath) -> tuple[int, int]:
        start = self.position
        match self.text[start]:
            case '"' | "'":
                self.string()
            case "[":
                self.array(path)
            case "{":
                self.inline_table(path)
            case _:
                while self.position < len(self.text) and self.text[self.position] not in _SCALAR_END:
                    self.position += 1
                end = start + len(self.text[start : self.position].rstrip())
                return start, end
        return start, self.position

    def string(self) -> None:
        quote = self.text[self.position]
        triple = quote * 3
        if not self.text.startswith(triple, self.position):
            self.position = self.closing(quote, self.position + 1) + 1
            return
        self.position = self.closing(triple, self.position + 3) + 3
        while self.text.startswith(quote, self.position):  # up to two quotes may stand before the delimiter
            self.position += 1

    def closing(self, delimiter: str, start: int) -> int:
        """Return the offset of the delimiter that ends the string whose content begins at `start`."""
        position = start
        while not self.text.startswith(delimiter, position):
            escaped = delimiter[0] == '"' and self.text[position] == "\\"
            position += 2 if escaped else 1
        return position

    def array(self, path: TomlPath) -> None:
        self.position += 1
        index = 0
        while True:
            self.skip_blank()
            if self.text[self.position] == "]":
                self.position += 1
                return
            if self.text[self.position] == ",":
                self.position += 1
                continue
            element = (*path, index)
            span = self.value(element)
            self.found[element] = Location(span, span)
            index += 1

    def inline_table(self, path: TomlPath) -> None:
        self.position += 1
        while True:
            self.skip_blank()
            if self.text[self.position] == "}":
                self.position += 1
                return
            if self.text[self.position] == ",":
                self.position += 1
                continue
            self.pair(path)


def _unquote(raw: str) -> str:
    if raw.startswith("'") or "\\" not in raw:
        return raw[1:-1]
    import tomllib  # only keys with escapes need it

    return str(next(iter(tomllib.loads(f"{raw} = 0"))))
