"""What a variant prints."""

from collections.abc import Mapping

import pytest

from cvtex.diagnostics import CvtexError
from cvtex.model.cv import CV
from cvtex.model.load import load_cv
from cvtex.model.profile import Profile
from cvtex.model.resolve import ResolvedVariant, default_sections, default_variants, resolve
from cvtex.model.sections import KINDS, Entries
from cvtex.source.remarks import Remarks
from cvtex.source.text import SourceText
from cvtex.source.toml import parse_toml

PERSON = '[person]\nname = "Emmy Noether"\n'


def resolved(
    text: str, name: str = "full", profiles: Mapping[str, Profile] | None = None
) -> tuple[ResolvedVariant, list[str]]:
    document = parse_toml(SourceText("cv.toml", PERSON + text))
    cv: CV = load_cv(document)
    remarks = Remarks(document)
    variant = resolve(cv, name, remarks, profiles or {})
    return variant, [f"{d.span.line if d.span else 0}: {d.message} ({d.help})" for d in remarks.diagnostics]


def test_without_variants_there_are_two() -> None:
    assert list(default_variants()) == ["full", "short-bio"]


def test_every_kind_of_entries_is_a_section_and_printed_by_default() -> None:
    full = default_variants()["full"].sections or ()
    printed = {use if isinstance(use, str) else use.use for use in full}

    assert set(Entries.model_fields) <= set(default_sections())
    assert set(Entries.model_fields) <= printed


def test_every_kind_of_entries_has_a_section_model() -> None:
    assert set(KINDS) == {*Entries.model_fields, "publications", "group"}


def test_a_variant_inherits_what_it_does_not_say() -> None:
    variant, _ = resolved(
        '[variants.long]\nsections = ["talks"]\nlanguage = "de"\nmax_pages = 9\n'
        '[variants.full]\nextends = "long"\nmax_pages = 4'
    )

    assert [section.name for section in variant.sections] == ["talks"]
    assert (variant.language, variant.max_pages, variant.filename) == ("de", 4, "full")


def test_a_use_overrides_in_place() -> None:
    variant, _ = resolved(
        '[sections.papers]\nkind = "publications"\nprefix = "P"\n'
        '[variants.full]\nsections = [{ use = "papers", heading = "Best", numbering = "down" }]'
    )
    section = variant.sections[0].section

    assert section.heading is not None
    assert section.heading.in_language("en")[0] == "Best"
    assert (getattr(section, "numbering", None), getattr(section, "prefix", None)) == ("down", "P")


def test_an_override_that_means_nothing_is_an_error() -> None:
    _, messages = resolved('[variants.full]\nsections = [{ use = "talks", numbering = "down" }]')

    assert messages == [
        "4: `numbering` means nothing to a section of kind `talks` (what can be different there: `heading`, `note`, `select`, `priority`, `template`, `columns`, `page_break`, `heading_style`)"
    ]


def test_groups_hold_sections() -> None:
    variant, _ = resolved(
        '[sections.both]\nkind = "group"\nsections = ["talks", "lectures"]\n[variants.full]\nsections = ["both"]'
    )

    assert [child.name for child in variant.sections[0].children] == ["talks", "lectures"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            '[variants.full]\nsections = ["talsk"]',
            "4: there is no section `talsk` (did you mean `talks`?)",
            id="unknown section",
        ),
        pytest.param(
            '[variants.full]\nextends = "lnog"\n[variants.long]',
            "4: there is no variant `lnog` (did you mean `long`?)",
            id="unknown parent",
        ),
        pytest.param(
            '[variants.full]\nextends = "a"\n[variants.a]\nextends = "full"',
            "6: variants extend each other in a circle: `full` → `a` → `full` (None)",
            id="circle of variants",
        ),
        pytest.param(
            '[sections.a]\nkind = "group"\nsections = ["a"]\n[variants.full]\nsections = ["a"]',
            "5: sections contain each other in a circle: `a` → `a` (None)",
            id="circle of sections",
        ),
    ],
)
def test_mistakes_are_reported_where_they_are(text: str, message: str) -> None:
    assert resolved(text)[1] == [message]


def test_an_unknown_variant_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(CvtexError) as caught:
        resolved("", "fulll")

    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.help == "did you mean `full`?"


def form(**variant: object) -> dict[str, Profile]:
    """Return a profile with a section of its own, and one that is called like a default one."""
    data = {
        "title": "Form",
        "version": "1",
        "confidence": "high",
        "delivery": "upload",
        "sections": {"form-talks": {"kind": "talks", "heading": "The form's"}},
        "variant": {
            "sections": ["form-talks", "awards"],
            "max_pages": 3,
            "filename": "form",
            "language": "de",
            **variant,
        },
    }
    return {"form": Profile.model_validate(data)}


def test_a_profile_is_the_last_to_be_asked() -> None:
    text = (
        '[build]\nlanguage = "fr"\n[variants.base]\nmax_pages = 9\n[variants.a]\nextends = "base"\nprofile = "form"\n'
    )
    variant, messages = resolved(text, "a", form())

    assert messages == []
    assert [section.name for section in variant.sections] == ["form-talks", "awards"]
    assert (variant.max_pages, variant.language, variant.filename) == (9, "de", "form")
    assert variant.profile is not None
    assert variant.profile.title == "Form"


def test_what_the_variant_says_itself_wins() -> None:
    text = '[variants.a]\nprofile = "form"\nsections = ["form-talks"]\nfilename = "mine"\nlanguage = "en"\n'
    variant, _ = resolved(text, "a", form())

    assert [section.name for section in variant.sections] == ["form-talks"]
    assert (variant.max_pages, variant.language, variant.filename) == (3, "en", "mine")


def test_one_that_extends_a_variant_with_a_profile_follows_it_under_its_own_file_name() -> None:
    text = '[variants.a]\nprofile = "form"\n[variants.b]\nextends = "a"\n'
    variant, _ = resolved(text, "b", form())

    assert variant.profile is not None
    assert (variant.filename, variant.profile_path) == ("b", ("variants", "a", "profile"))


def test_the_cvs_own_section_wins_over_the_profiles() -> None:
    text = '[sections.form-talks]\nkind = "talks"\nheading = "Mine"\n[variants.a]\nprofile = "form"\n'
    own, _ = resolved(text, "a", form())
    other, _ = resolved('[variants.a]\nprofile = "form"\n', "a", form())

    assert [
        str(v.sections[0].section.heading and v.sections[0].section.heading.in_language("en")[0]) for v in (own, other)
    ] == ["Mine", "The form's"]
    assert other.sections[0].path == ("variants", "a", "profile", "form-talks")


def test_a_profiles_sections_are_unknown_to_other_variants() -> None:
    _, messages = resolved('[variants.a]\nprofile = "form"\n[variants.b]\nsections = ["form-talks"]\n', "b", form())

    assert messages == ["6: there is no section `form-talks` (did you mean `talks`?)"]


def test_a_selection_of_a_group_is_an_error_for_it_selects_nothing() -> None:
    _, messages = resolved('[variants.full]\nsections = [{ use = "publications", select = { max = 5 } }]')

    assert len(messages) == 1
    assert messages[0].startswith(
        "4: `select` means nothing to a section of kind `group` (what can be different there: "
    )
