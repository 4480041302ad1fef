"""Funders' profiles: those that come with cvtex, and a project's own."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from cvtex.cli.report import short
from cvtex.data import table
from cvtex.diagnostics import CvtexError
from cvtex.model.load import load_cv
from cvtex.model.profile import Profile, Rule
from cvtex.model.profiles import age_remarks, find_profile, profiles_of, shipped_profile, shipped_profiles
from cvtex.model.resolve import default_sections
from cvtex.source.reads import Reads
from cvtex.source.remarks import Remarks
from cvtex.source.text import SourceText
from cvtex.source.toml import parse_toml
from support import MakeProject

PROFILES = shipped_profiles()
OWN = 'title = "Ours"\nversion = "1"\nconfidence = "high"\ndelivery = "upload"\n'
TODAY = datetime.date(2026, 11, 25)


def rules_of(profile: Profile) -> Iterator[tuple[str, Rule]]:
    """Yield the rules of a profile by their names."""
    for name in type(profile.rules).model_fields:
        value = getattr(profile.rules, name)
        for rule in value if isinstance(value, tuple) else (value,):
            if rule is not None:
                yield name, rule


def test_the_formats_that_were_promised_are_there() -> None:
    promised = {
        "erc", "msca", "nsf-synergistic", "nserc-attachment", "tri-agency", "fwf", "snsf", "nih-legacy", "ukri-r4ri",
        "wellcome", "humboldt", "two-page", "resume", "bio-150", "bio-50", "dfg",
    }  # fmt: skip

    assert promised <= PROFILES.keys()
    assert find_profile("dfg-53.200", None) is shipped_profile("dfg")


@pytest.mark.parametrize("name", PROFILES)
def test_a_funders_rules_name_their_sources_and_what_no_program_sees(name: str) -> None:
    profile = PROFILES[name]

    assert profile.notes
    assert profile.funder is None or profile.sources


@pytest.mark.parametrize("name", [name for name, profile in PROFILES.items() if profile.funder])
def test_what_is_not_sure_of_a_funder_is_a_warning(name: str) -> None:
    profile = PROFILES[name]
    unsure = [
        rule_name
        for rule_name, rule in rules_of(profile)
        if (rule.confidence or profile.confidence) in {"low", "unverified"} and rule.grade == "error"
    ]

    assert unsure == []


@pytest.mark.parametrize("name", PROFILES)
def test_sections_are_there_and_all_are_used(name: str) -> None:
    profile = PROFILES[name]
    used = [use if isinstance(use, str) else use.use for use in profile.variant.sections or ()]
    for section in used:  # grows
        used.extend(getattr(profile.sections.get(section), "sections", ()))

    assert set(used) <= profile.sections.keys() | default_sections().keys()
    assert profile.sections.keys() <= set(used)
    assert not profile.sections.keys() & default_sections().keys()


@pytest.mark.parametrize("name", PROFILES)
def test_the_variant_prints_the_headings_of_the_rules_in_their_order(name: str) -> None:
    profile = PROFILES[name]

    def headings(names: tuple[str, ...]) -> Iterator[object]:
        for section in (profile.sections[one] for one in names if one in profile.sections):
            yield section.heading
            yield from headings(getattr(section, "sections", ()))

    asked = [heading.text for heading in profile.rules.headings.texts] if profile.rules.headings else []
    uses = tuple(use if isinstance(use, str) else use.use for use in profile.variant.sections or ())

    assert [heading for heading in headings(uses) if heading in asked] == asked


@pytest.mark.parametrize("name", PROFILES)
def test_rules_speak_of_sections_and_families_that_are_there(name: str) -> None:
    rules = PROFILES[name].rules

    assert {rule.section for rule in rules.items} <= PROFILES[name].sections.keys()
    assert set(rules.families.any_of if rules.families else ()) <= set(table("verify/families")["families"])


@pytest.mark.parametrize("name", PROFILES)
def test_the_variant_keeps_to_what_the_rules_say_of_paper_and_pages(name: str) -> None:
    profile = PROFILES[name]
    paper, pages = profile.rules.paper, profile.rules.pages

    assert paper is None or (profile.variant.paper or "a4") in paper.any_of
    assert pages is None or pages.grade == "warning" or (profile.variant.max_pages or 0) <= pages.max


@pytest.mark.parametrize("name", PROFILES)
def test_one_that_is_superseded_says_by_what(name: str) -> None:
    assert PROFILES[name].superseded_by in {None, *PROFILES}


def test_a_projects_own_profile_wins(make_project: MakeProject) -> None:
    folder = make_project({"profiles/erc.toml": OWN})

    found = find_profile("erc", folder)

    assert found is not None
    assert found.title == "Ours"


def test_where_a_profile_was_looked_for_is_noted(make_project: MakeProject) -> None:
    folder = make_project({})
    reads = Reads(folder)
    find_profile("erc", folder, reads)

    (folder / "profiles").mkdir()
    (folder / "profiles" / "erc.toml").write_text(OWN, encoding="utf-8")

    assert list(reads.changed()) == ["profiles/erc.toml"]


def test_a_mistake_in_a_projects_profile_is_told_at_its_line(make_project: MakeProject) -> None:
    rules = (
        "[rules]\npages = { max = 0 }\ntypesize = { min = 11 }\ntype_size = { min = -3 }\n"
        'forbidden = { names = ["birthdate"] }\n[[rules.items]]\nsection = "talks"\nmin = 5\nmax = 2\n'
    )
    folder = make_project({"profiles/ours.toml": OWN + rules})

    with pytest.raises(CvtexError) as error:
        find_profile("ours", folder)

    assert short(error.value.diagnostics) == snapshot(
        """\
profiles/ours.toml:6:17: error[wrong-value]: `max` must be at least 1
profiles/ours.toml:8:21: error[wrong-value]: `min` must be more than 0
profiles/ours.toml:9:24: error[words]: element 1 of `names`: no words are called `birthdate`
profiles/ours.toml:12:7: error[min-above-max]: `min`: it is more than `max`: nothing would be right
profiles/ours.toml:7:1: error[unknown-key]: unknown key `typesize` in `[rules]`\
"""
    )
    helps = {diagnostic.code: diagnostic.help for diagnostic in error.value.diagnostics}
    assert (helps["unknown-key"], helps["words"]) == ("did you mean `type_size`?", "did you mean `birth-date`?")


def test_a_projects_profile_that_contradicts_itself_is_told_at_its_lines(make_project: MakeProject) -> None:
    text = (
        '[[rules.items]]\nsection = "form-wroks"\nmax = 3\n'
        '[sections.form-works]\nkind = "publications"\nfallback = "nowhere"\n'
        '[sections.form]\nkind = "group"\nsections = ["form-works", "talkz"]\n'
        '[variant]\nextends = "full"\nsections = ["form", { use = "forms" }]\n'
    )

    with pytest.raises(CvtexError) as error:
        find_profile("ours", make_project({"profiles/ours.toml": OWN + text}))

    assert short(error.value.diagnostics) == snapshot("""\
profiles/ours.toml:6:11: error[unknown-section]: there is no section `form-wroks`
profiles/ours.toml:16:29: error[unknown-section]: there is no section `forms`
profiles/ours.toml:10:12: error[unknown-section]: there is no section `nowhere`
profiles/ours.toml:13:27: error[unknown-section]: there is no section `talkz`
profiles/ours.toml:15:11: error[profile-variant]: the variant of a profile has no `extends`\
""")


def test_a_name_that_nobody_has_is_told_where_it_stands(make_project: MakeProject) -> None:
    folder = make_project({"profiles/ours.toml": OWN})
    text = '[person]\nname = "Emmy Noether"\n[variants.a]\nprofile = "ecr"\n[variants.b]\nprofile = "our"\n'
    document = parse_toml(SourceText("cv.toml", text))
    remarks = Remarks(document)

    assert dict(profiles_of(load_cv(document), folder, remarks, Reads(folder))) == {}
    assert short(remarks.diagnostics) == snapshot(
        """\
cv.toml:4:11: error[unknown-profile]: there is no profile `ecr`
cv.toml:6:11: error[unknown-profile]: there is no profile `our`\
"""
    )
    assert [found.help for found in remarks.diagnostics] == ["did you mean `erc`?", "did you mean `ours`?"]


def aged(**changes: object) -> list[str]:
    profile = Profile.model_validate(
        {"title": "Form", "version": "1", "funder": "F", "confidence": "high", "delivery": "upload", **changes}
    )
    return [code for code, _, _ in age_remarks(profile, TODAY)]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        pytest.param({"checked_on": datetime.date(2026, 5, 29)}, [], id="read-180-days-ago"),
        pytest.param({"checked_on": datetime.date(2026, 5, 28)}, ["profile-stale"], id="read-181-days-ago"),
        pytest.param({"checked_on": datetime.date(2026, 11, 15), "stale_after": 9}, ["profile-stale"], id="own-term"),
        pytest.param({}, ["profile-stale"], id="nobody-knows-when"),
        pytest.param({"funder": None}, [], id="a-custom"),
        pytest.param({"superseded_by": "other"}, ["profile-superseded"], id="superseded"),
        pytest.param(
            {"checked_on": datetime.date(2026, 11, 24), "valid_from": datetime.date(2026, 11, 26)},
            ["profile-not-yet"],
            id="from-tomorrow",
        ),
        pytest.param(
            {"checked_on": datetime.date(2026, 11, 24), "valid_from": datetime.date(2026, 11, 25)}, [], id="from-today"
        ),
    ],
)
def test_the_age_of_a_profile_is_told(changes: dict[str, object], codes: list[str]) -> None:
    assert aged(**changes) == codes


def test_shipped_files_have_names_that_a_variant_can_say() -> None:
    folder = Path(__file__).parents[2] / "src" / "cvtex" / "profiles"

    assert sorted(path.stem for path in folder.glob("*.toml")) == list(PROFILES)
