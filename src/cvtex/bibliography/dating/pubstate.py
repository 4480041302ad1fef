"""How far a work is that has not come out yet: in preparation, submitted, in press …, in several languages."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from cvtex.model.publication import STATES, State
from cvtex.text.words import folded


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("cvtex.bibliography.dating") / "pubstate.toml").read_text(encoding="utf-8"))


@cache
def _states() -> Mapping[str, State]:
    return {words: state for state in STATES for words in _table()["states"][state]}


@cache
def _leading() -> re.Pattern[str]:
    longest_first = sorted(_states(), key=len, reverse=True)
    words = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?P<words>{words})(?: (?:{'|'.join(_table()['words']['following'])}) .*)?\Z")


def state_of(text: str) -> State | None:
    """Return the state that a text means (`in press`, `Submitted to Nature`, `im Druck`), None where it is none."""
    match = _leading().match(folded(text))
    return _states()[match["words"]] if match else None


def is_undated(text: str) -> bool:
    """Return whether a text says that there is no date: `n.d.`, `o. J.`."""
    return folded(text) in _table()["words"]["undated"]
