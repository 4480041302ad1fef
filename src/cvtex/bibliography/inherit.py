"""What entries take over from others through `crossref` and `xdata`."""

from dataclasses import replace

from cvtex.bibliography.read import RawEntry


def inherited(entries: tuple[RawEntry, ...]) -> tuple[RawEntry, ...]:
    """Return the entries with the fields that they take over through `crossref` and `xdata`.

    See the biblatex manual, section 2.4.1, and its chapter on XDATA; inheritance goes one step.
    """
    by_key = {entry.key.lower(): entry for entry in reversed(entries)}
    return tuple(_with_parent(_with_shared_data(entry, by_key), by_key) for entry in entries)


def _with_shared_data(entry: RawEntry, by_key: dict[str, RawEntry]) -> RawEntry:
    taken: dict[str, str] = {}
    for key in entry.fields.get("xdata", "").split(","):
        shared = by_key.get(key.strip().lower())
        taken |= shared.fields if shared else {}
    return replace(entry, fields=taken | entry.fields) if taken else entry


def _with_parent(entry: RawEntry, by_key: dict[str, RawEntry]) -> RawEntry:
    parent = by_key.get(entry.fields.get("crossref", "").strip().lower())
    if parent is None or parent.key == entry.key:
        return entry
    taken = {("booktitle" if name == "title" else name): value for name, value in parent.fields.items()}
    if "year" in entry.fields:
        taken.pop("date", None)
    return replace(entry, fields=taken | entry.fields)
