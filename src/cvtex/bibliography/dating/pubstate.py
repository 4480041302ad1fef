"""How far a work is that has not come out yet: in preparation, submitted, in press …, in several languages."""

import re

from cvtex.data import table
from cvtex.model.publication import STATES, State
from cvtex.text.words import folded

_TABLE = table("bibliography/dating/pubstate")
_STATES: dict[str, State] = {words: state for state in STATES for words in _TABLE["states"][state]}
_LEADING = re.compile(
    rf"(?P<words>{'|'.join(map(re.escape, sorted(_STATES, key=len, reverse=True)))})"
    rf"(?: (?:{'|'.join(_TABLE['words']['following'])}) .*)?\Z"
)


def state_of(text: str) -> State | None:
    """Return the state that a text means (`in press`, `Submitted to Nature`, `im Druck`), None where it is none."""
    match = _LEADING.match(folded(text))
    return _STATES[match["words"]] if match else None


def is_undated(text: str) -> bool:
    """Return whether a text says that there is no date: `n.d.`, `o. J.`."""
    return folded(text) in _TABLE["words"]["undated"]
