"""What a file is that holds no entries."""

import re

from cvtex.data import table

_LOOKED_AT = 20000
"""The first characters of a file, in which its format shows."""


def other_format(text: str) -> tuple[str, str] | None:
    """Return what a text is that is no BibTeX, and the way out; None where it looks like nothing known."""
    head = text[:_LOOKED_AT]
    known = (
        format_ for format_ in table("bibliography/reading/formats")["formats"] if re.match(format_["pattern"], head)
    )
    return next(((format_["name"], format_["help"]) for format_ in known), None)
