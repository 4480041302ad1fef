"""What a variant prints."""

import pytest

from cvtex.diagnostics import CvtexError
from cvtex.model.cv import CV
from cvtex.model.load import load_cv
from cvtex.model.resolve import ResolvedVariant, default_sections, default_variants, resolve
from cvtex.model.sections import KINDS, Entries
from cvtex.source.remarks import Remarks
from cvtex.source.text import SourceText
from cvtex.source.toml import parse_toml

PERSON = '[person]\nname = "Emmy Noether"\n'


def resolved(text: str, name: str = "full") -> tuple[ResolvedVariant, list[str]]:
    document = parse_toml(SourceText("cv.toml", PERSON + text))
    cv: CV = load_cv(document)
    remarks = Remarks(document)
    variant = resolve(cv, name, remarks)
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


def test_a_selection_of_a_group_is_an_error_for_it_selects_nothing() -> None:
    _, messages = resolved('[variants.full]\nsections = [{ use = "publications", select = { max = 5 } }]')

    assert len(messages) == 1
    assert messages[0].startswith(
        "4: `select` means nothing to a section of kind `group` (what can be different there: "
    )
