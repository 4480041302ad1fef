"""How far a work is that has not come out yet."""

from cvtex.model.publication import STATES, State


def state_of(text: str) -> State | None:
    """Return the state that a `pubstate` means, None where the work is out or the text means none."""
    word = text.strip().lower().replace(" ", "").replace("-", "")
    return next((state for state in STATES if state == word), None)
