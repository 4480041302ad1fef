"""Values as a PDF stores them, and what is taken for them where it stores something else."""

from collections.abc import Iterator
from typing import Any

from cvtex.verify.measured import Box


def dictionary(value: Any) -> Any:
    """Return a dictionary, or that of a stream, as it is, and an empty one for anything else."""
    import pikepdf

    return value if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)) else pikepdf.Dictionary()


def items(value: Any) -> list[Any]:
    """Return what is in an array, nothing for anything else."""
    import pikepdf

    return list(value) if isinstance(value, pikepdf.Array) else []


def dictionaries(value: Any) -> list[Any]:
    """Return the dictionaries and streams in an array, or that are a dictionary's values."""
    import pikepdf

    inner = [item for _, item in value.items()] if isinstance(value, pikepdf.Dictionary) else items(value)
    return [item for item in inner if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream))]


def text(value: Any) -> str:
    """Return a string's text or a name, empty for anything else."""
    import pikepdf

    if isinstance(value, pikepdf.String):
        return str(value).strip("\ufeff\x00 \r\n\t")
    return str(value) if isinstance(value, pikepdf.Name) else ""


def number(value: Any, otherwise: float = 0) -> float:
    """Return a number, another one where there is none."""
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return otherwise


def numbers(value: Any) -> list[float]:
    """Return the numbers of an array, 0 for what is none."""
    return [number(item) for item in items(value)]


def rectangle(value: Any) -> Box | None:
    """Return a rectangle, by whichever corners it is stored; None where it is none."""
    corners = numbers(value)
    if len(corners) != 4:
        return None
    left, right = sorted(corners[0::2])
    bottom, top = sorted(corners[1::2])
    return Box(left, bottom, right, top)


def up_to_root(node: Any, deepest: int = 50) -> Iterator[Any]:
    """Yield a node of a tree and those above it."""
    for _ in range(deepest):
        yield node
        if "/Parent" not in node:
            return
        node = dictionary(node["/Parent"])
