"""Names that can be read in two ways, settled by who the owner is and by the rest of the bibliography."""

from collections.abc import Sequence

from cvtex.bibliography.people.family_first import missing_comma
from cvtex.bibliography.people.flaws import Flaw
from cvtex.bibliography.people.name_lists import Written
from cvtex.bibliography.people.names import parse_name
from cvtex.bibliography.people.owner import Owner
from cvtex.model.publication import Name


def settle(written: Written, owner: Owner, *, is_odd: bool) -> tuple[Sequence[Written], Flaw | None]:
    """Return the names that a text stands for, and what is to be said of it.

    `is_odd` says that the text has a comma and no other name in its list has one.
    """
    place = (written.start, written.end)
    if written.typed:
        if _is_as_typed(parse_name(written.typed).name, parse_name(written.text).name, owner):
            return (Written(written.typed, *place),), None
        flaw = Flaw(missing_comma(written.typed), f"write `{written.suggestion}`", *place)
        return (written,), flaw if written.suggestion else None
    if len(written.otherwise) == 1:
        return _initials_or_family(written, owner)
    return _one_or_two(written, owner, is_odd=is_odd)


def _initials_or_family(written: Written, owner: Owner) -> tuple[Sequence[Written], Flaw | None]:
    """Settle whether the family name is the last word, as in `Weinan E`, or the first, as in `Noether E`."""
    (text,) = written.otherwise
    typed, other = parse_name(written.text).name, parse_name(text).name
    if _is_as_typed(typed, other, owner):
        return (written,), None
    place = (written.start, written.end)
    if owner.prefers(typed, other) is False or owner.elsewhere.has_family(other):
        return (Written(text, *place),), Flaw(missing_comma(written.text), f"write `{written.suggestion}`", *place)
    what = f"`{written.text}` is read with the family name `{typed.family}`"
    help_ = f"write `{typed.family}, {typed.given}` if that is right, and `{written.suggestion}` if not"
    return (written,), Flaw(what, help_, *place)


def _is_as_typed(typed: Name, other: Name, owner: Owner) -> bool:
    """Return whether the owner's name, or else a name elsewhere, says that a name is right as it is typed."""
    is_typed = owner.prefers(typed, other)
    return owner.elsewhere.has(typed) if is_typed is None else is_typed


def _one_or_two(written: Written, owner: Owner, *, is_odd: bool) -> tuple[Sequence[Written], Flaw | None]:
    """Settle whether a comma stands in a name or between two: `Emil Artin, Helmut Hasse`."""
    names = [parse_name(text).name for text in written.otherwise]
    place = (written.start, written.end)
    whole = parse_name(written.text).name
    is_one = owner.elsewhere.has_family(whole) or owner.find([whole]).is_certain
    if not is_one and any(owner.elsewhere.has(name) or owner.find([name]).is_certain for name in names):
        two = [Written(text, *place) for text in written.otherwise]
        return two, Flaw("the names are separated by commas", f"write `{written.suggestion}`", *place)
    if is_one or not is_odd:
        return (written,), None
    family, given = written.otherwise
    help_ = f"write `{written.suggestion}` if it is two, and `{{{family}}}, {given}` if not"
    return (written,), Flaw(f"`{written.text}` is read as one name", help_, *place)
