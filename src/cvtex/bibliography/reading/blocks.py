"""A .bib file's text to blocks: entries, strings and preambles, each field at its exact place."""

from cvtex.bibliography.reading.pieces import Blocks, Comment
from cvtex.bibliography.reading.regular import regular_entries
from cvtex.bibliography.reading.shield import shielded


def blocks_of(text: str) -> Blocks:
    """Return the blocks of a .bib file: its regular entries, and what is found between them."""
    shield = shielded(text)
    found = Blocks()
    position = 0
    for entry in regular_entries(text, shield):
        _split(text, shield, position, entry.start, found)
        found.entries.append(entry)
        position = entry.end
    _split(text, shield, position, len(text), found)
    return found


def _split(text: str, shield: str, start: int, end: int, found: Blocks) -> None:
    between = shield[start:end]
    content = between.strip()
    if "@" in content:
        from cvtex.bibliography.reading.split import Splitter  # most files have regular entries only

        Splitter(text, shield, found).split(start, end)
    elif content:
        at = start + between.index(content)
        found.comments.append(Comment(at, text[at : at + len(content)]))
