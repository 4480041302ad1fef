"""How far a work is that has not come out yet: in preparation, submitted, in press …, in several languages."""

import re
from functools import cache

from cvtex.data import table
from cvtex.model.publication import STATES, State
from cvtex.text.words import folded

_TABLE = table("bibliography/dating/pubstate")
_STATES: dict[str, State] = {words: state for state in STATES for words in _TABLE["states"][state]}


def state_of(text: str) -> State | None:
    """Return the state that a text means (`in press`, `Submitted to Nature`, `im Druck`), None where it is none."""
    match = _leading().match(folded(text)) if text else None
    return _STATES[match["words"]] if match else None


@cache
def _leading() -> re.Pattern[str]:
    """Return what a state begins with; few lists have any, and it takes milliseconds to make."""
    words, following = sorted(_STATES, key=len, reverse=True), _TABLE["words"]["following"]
    return re.compile(rf"(?P<words>{'|'.join(map(re.escape, words))})(?: (?:{'|'.join(following)}) .*)?\Z")


def is_undated(text: str) -> bool:
    """Return whether a text says that there is no date: `n.d.`, `o. J.`."""
    return folded(text) in _TABLE["words"]["undated"]
