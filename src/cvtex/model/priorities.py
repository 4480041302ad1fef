"""What may be left out where space lacks."""

from typing import Literal, get_args

Priority = Literal["low", "medium", "high", "always"]
"""How much it matters that something is printed: `low` is left out first, `always` never."""

PRIORITIES: tuple[Priority, ...] = get_args(Priority)
