"""What must agree across cv.toml: variants named in `only` and `not`, ids, and sections that nobody prints."""

from collections.abc import Iterator
from typing import Any

from cvtex.model.cv import CV
from cvtex.model.profiles import NamedProfiles
from cvtex.model.resolve import did_you_mean, variants_of
from cvtex.model.sections import Entries, GroupSection
from cvtex.source.locate import TomlPath
from cvtex.source.remarks import Remarks


def crosscheck(cv: CV, remarks: Remarks, profiles: NamedProfiles) -> None:
    """Report names in cv.toml that lead nowhere, and ids that are used twice."""
    data = remarks.document.data
    for root in (*Entries.model_fields, "sections"):
        for path, table in _tables(data.get(root), (root,)):
            _check_variants(cv, path, table, remarks)
    for kind in Entries.model_fields:
        _check_ids(data.get(kind), kind, remarks)
    if cv.person.photo and not cv.variants:
        help_ = 'name it where it is wanted: `name_block = ["photo", "headline", "contact"]` in a variant'
        remarks.warning("idle-photo", "the default variants do not print the photo", ("person", "photo"), help_)
    for name, variant in cv.variants.items() if cv.person.photo is None else ():
        if "photo" in (variant.name_block or ()):
            path = ("variants", name, "name_block")
            help_ = 'name its file in `[person]`: `photo = "portrait.jpg"`'
            remarks.warning("no-photo", f"the variant `{name}` is to show a photo, and there is none", path, help_)
    if cv.variants:
        _check_used(cv, remarks, profiles)


def _tables(value: Any, path: TomlPath) -> Iterator[tuple[TomlPath, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from _tables(inner, (*path, key))


def _check_variants(cv: CV, path: TomlPath, table: dict[str, Any], remarks: Remarks) -> None:
    known = variants_of(cv)
    for key in ("only", "not"):
        names = table.get(key, [])
        for index, name in enumerate(names if isinstance(names, list) else []):
            if name not in known:
                help_ = did_you_mean(str(name), known) or "the variants are " + ", ".join(f"`{one}`" for one in known)
                remarks.error("unknown-variant", f"there is no variant `{name}`", (*path, key, index), help_)
    if table.get("only") == [] or ("only" in table and set(table["only"]) <= set(table.get("not", []))):
        message = "this entry is printed in no variant"
        remarks.warning("never-printed", message, (*path, "only"), "remove `only`, or name a variant in it")


def _check_ids(entries: Any, kind: str, remarks: Remarks) -> None:
    seen: set[str] = set()
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        name = entry.get("id") if isinstance(entry, dict) else None
        if name in seen:
            remarks.error("duplicate-id", f"the id `{name}` is used twice in `{kind}`", (kind, index, "id"))
        elif name:
            seen.add(name)


def _check_used(cv: CV, remarks: Remarks, profiles: NamedProfiles) -> None:
    """Report the declared sections that no variant prints, be it in a group or in another one's place."""
    lists = [
        profiles.section_names(variant.profile) if variant.sections is None else variant.sections
        for variant in cv.variants.values()
    ]
    if None in lists:
        return  # a variant that prints all there is
    used = {use if isinstance(use, str) else use.use for uses in lists for use in uses or ()}
    while True:
        inner = {
            child
            for name in used & set(cv.sections)
            for child in (*_children(cv, name), cv.sections[name].fallback)
            if child
        }
        if inner <= used:
            break
        used |= inner
    for name in cv.sections:
        if name not in used:
            help_ = "name it in the `sections` of a variant"
            remarks.warning("unused-section", f"no variant prints the section `{name}`", ("sections", name), help_)


def _children(cv: CV, name: str) -> tuple[str, ...]:
    section = cv.sections[name]
    return section.sections if isinstance(section, GroupSection) else ()
