"""What an entry says about others: `related` and `relatedtype`."""

import re
from collections.abc import Mapping

from cvtex.model.publication import Related


def related_to(fields: Mapping[str, str]) -> Related | None:
    """Return the entries that an entry names as related, and how (biblatex manual, section 3.5)."""
    keys = tuple(key for part in fields.get("related", "").split(",") if (key := part.strip()))
    return Related(keys, re.sub(r"[\s{}-]", "", fields.get("relatedtype", "")).lower()) if keys else None
