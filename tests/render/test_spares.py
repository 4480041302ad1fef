"""What a variant can spare, and in which order."""

import datetime

import pytest

from cvtex.model.resolve import resolve
from cvtex.project import read_project
from cvtex.render.contents import contents_of
from cvtex.render.plan import PlannedSection, Planner
from cvtex.render.spares import spares_of, without
from cvtex.source.remarks import Remarks
from support import MakeProject

HEAD = """
[person]
name = "Emmy Noether"
[publications]
files = ["refs.bib"]
[[publications.rules]]
types = ["thesis"]
priority = "medium"
[[experience]]
organization = "Universität Göttingen"
  [[experience.roles]]
  title = "Privatdozentin"
  start = 1919
  priority = "medium"
  highlights = ["Lectured.", { text = "Worked on invariants.", priority = "low" }]
[[talks]]
title = "Hyperkomplexe Systeme"
[[talks]]
title = "Idealtheorie"
priority = "low"
[[talks]]
title = "Differentialinvarianten"
priority = "always"
[sections.both]
kind = "group"
sections = ["talks", "skills"]
"""
BIB = (
    "@article{n1918, author={Noether, Emmy}, title={Invarianten}, journal={J}, year=1918}\n"
    "@article{n1921, author={Noether, Emmy}, title={Ideale}, journal={J}, year=1921, priority={low}}\n"
    "@thesis{n1908, author={Noether, Emmy}, title={Formen}, school={Erlangen}, year=1908}\n"
)


def planned(make_project: MakeProject, sections: str, more: str = "") -> tuple[PlannedSection, ...]:
    text = f"{HEAD}{more}\n[variants.full]\nsections = {sections}\n"
    project = read_project(make_project(**{"cv.toml": text, "refs.bib": BIB}))
    remarks = Remarks(project.document)
    variant = resolve(project.cv, "full", remarks)
    return Planner(project.cv, variant, project.publications, datetime.date(2026, 1, 1), remarks).plan()


def names(sections: tuple[PlannedSection, ...]) -> list[str]:
    return [spare.content.name for spare in spares_of(sections)]


def printed(sections: tuple[PlannedSection, ...]) -> list[str]:
    return [content.name for outer in sections for section in outer.walk() for content in contents_of(section)]


@pytest.mark.parametrize(
    ("sections", "order"),
    [
        pytest.param('["talks"]', ["talks.1"], id="entries with a priority of their own"),
        pytest.param(
            '["experience", "talks"]',
            ["talks.1", "experience.0.roles.0.highlights.1", "experience.0.roles.0"],
            id="the end of the document first, then what is medium",
        ),
        pytest.param('[{ use = "talks", priority = "high" }]', ["talks.1", "talks.0"], id="a section's priority"),
        pytest.param(
            '[{ use = "experience", priority = "low" }]',
            ["experience.0.roles.0.highlights.1", "experience.0", "experience.0.roles.0"],
            id="a section's priority is that of its entries, and what is in them goes first",
        ),
        pytest.param('["publications"]', ["n1921", "n1908"], id="by the field and by the rule"),
        pytest.param(
            '[{ use = "publications", priority = "high" }]',
            ["n1921", "n1908", "n1918"],
            id="a list's priority after those of its works",
        ),
        pytest.param('[{ use = "both", priority = "high" }]', ["talks.1", "talks.0"], id="a group's priority"),
    ],
)
def test_the_order_of_what_can_be_spared(make_project: MakeProject, sections: str, order: list[str]) -> None:
    assert names(planned(make_project, sections)) == order


def test_what_is_left_out_of_one_section_stays_in_another(make_project: MakeProject) -> None:
    sections = planned(make_project, '[{ use = "journals", priority = "low" }, "publications"]')

    assert printed(without(sections, spares_of(sections)[:3]))[0] == "n1918"
    assert [name for name in printed(without(sections, spares_of(sections))) if name.startswith("n19")] == ["n1918"]


def test_an_entry_goes_with_the_last_of_its_roles_and_a_section_with_its_last_entry(make_project: MakeProject) -> None:
    sections = planned(make_project, '["experience", "talks"]')
    highlight, role = (spare for spare in spares_of(sections) if "roles" in spare.content.name)

    assert "experience.0.roles.0.highlights.1" not in printed(without(sections, [highlight]))
    assert printed(without(sections, [highlight]))[:2] == ["experience.0", "experience.0.roles.0"]
    assert [section.name for section in without(sections, [role])] == ["talks"]
