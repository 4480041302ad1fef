"""A variant that follows a funder's profile: what its form asks for and the CV does not have."""

import datetime
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cvtex.bibliography.selection import kept_publications
from cvtex.diagnostics import Diagnostic, Severity
from cvtex.model.profiles import age_remarks
from cvtex.model.publication import Publication
from cvtex.model.resolve import PlacedSection, ResolvedVariant
from cvtex.model.sections import GroupSection, PublicationSection
from cvtex.render.plan import PlannedSection
from cvtex.source.remarks import Remarks

if TYPE_CHECKING:
    from cvtex.model.profile import Profile


def check_form(
    variant: ResolvedVariant,
    sections: Sequence[PlannedSection],
    publications: Sequence[Publication],
    today: datetime.date,
    remarks: Remarks,
) -> None:
    """Report that a variant's profile is old, what its form asks for in vain, and what nobody chose for it."""
    profile, path = variant.profile, variant.profile_path
    if profile is None or path is None:
        return
    for code, message, help_ in age_remarks(profile, today):
        remarks.warning(code, message, path, help_)
    for words, placed in _empty_headings(profile, variant, sections):
        message = f"the form asks for “{words}”, and there is nothing to print under it"
        remarks.warning("empty-heading", message, path, how_to_fill(placed, variant.name))
    for section in (inner for outer in sections for inner in outer.walk()):
        if not (
            isinstance(section.section, PublicationSection) and _is_unchosen(section, publications, today, remarks)
        ):
            _report_beyond(section, profile, remarks)


def _empty_headings(
    profile: "Profile", variant: ResolvedVariant, sections: Sequence[PlannedSection]
) -> Iterator[tuple[str, PlacedSection]]:
    """Yield the headings that a form must have and that have nothing under them, each with its section.

    Such a heading is left out. One that the variant has no section for is missed in the PDF.
    """
    printed = {inner.section.heading for outer in sections for inner in outer.walk()}
    for heading in profile.rules.headings.texts if profile.rules.headings else ():
        if not heading.optional and heading.text not in printed:
            placed = (inner for outer in variant.sections for inner in _walk(outer))
            found = next((one for one in placed if one.section.heading == heading.text), None)
            if found and found.section.kind != "personal":  # its rows are reported one by one
                yield heading.text.in_language(variant.language)[0], found


def _report_beyond(planned: PlannedSection, profile: "Profile", remarks: Remarks) -> None:
    """Tell that a section of the form's holds more than the form takes."""
    if planned.beyond_max and planned.name in profile.sections:
        count = len(planned.entries) + len(planned.publications)
        message = f"`{planned.name}` prints {count} of {count + planned.beyond_max}: the form takes no more"
        help_ = (
            "`cvtex list sections` counts them; take the tag from those that are to be left out, or say which: `keys`"
        )
        span = remarks.document.value_span(planned.use_path)
        remarks.add(Diagnostic("beyond-max", message, span, help_, Severity.NOTE))


def _is_unchosen(
    planned: PlannedSection, publications: Sequence[Publication], today: datetime.date, remarks: Remarks
) -> bool:
    """Return whether more publications could stand in a section and nobody chose among them, which is reported."""
    select = planned.section.select
    if not select.prefer or any(set(select.prefer) & set(one.tags) for one in planned.publications):
        return False
    count = len(kept_publications(publications, select, today))
    if select.max is not None and count > select.max:
        message = f"section `{planned.name}` prints {select.max} of {count} publications, the newest ones"
        help_ = f"choose them: `keywords = {{{select.prefer[0]}}}` in the .bib file"
        remarks.warning("unchosen", message, planned.use_path, help_)
        return True
    return False


def how_to_fill(placed: PlacedSection, variant: str) -> str:
    """Return what to write into cv.toml, or a .bib file, so that a section has something to print."""
    section, select = placed.section, placed.section.select
    if isinstance(section, GroupSection):
        return "; or ".join(how_to_fill(child, variant) for child in placed.children)
    tags = (*select.tags, *select.prefer, *select.keywords)
    if isinstance(section, PublicationSection):
        words = " or ".join(f"`keywords = {{{tag}}}`" for tag in tags)
        return f"mark publications in the .bib file: {words}" if words else "add publications to the .bib files"
    if select.tags:
        return f'add `[[{section.kind}]]` with `tags = ["{select.tags[0]}"]` and `only = ["{variant}"]`'
    if select.current or select.past:
        ending = "without an `end`, for it goes on" if select.current else "with an `end`"
        return f"add entries to `[[{section.kind}]]`: {ending}"
    return f"add entries: `[[{section.kind}]]`"


def _walk(placed: PlacedSection) -> Iterator[PlacedSection]:
    yield placed
    for child in placed.children:
        yield from _walk(child)
