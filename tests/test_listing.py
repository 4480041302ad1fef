"""What a project has, as rows."""

import json
import os
from pathlib import Path

import pytest

from cvtex import listing
from support import MakeProject

CV = '[person]\nname = "Emmy Noether"\n\n[publications]\nfiles = ["*.bib"]\npreprints = "drop"\n'
REFS = """@article{DBLP:journals/corr/VaswaniSPUJGKP17, author={Noether, Emmy}, title={Attention Is All.}, journal={CoRR}, volume={abs/1706.03762}, year=2017}
@inproceedings{attention, author={Noether, Emmy}, title={Attention Is All}, booktitle={NeurIPS}, year=2017}
@article{corr, author={Noether, Emmy}, title={Invariants.}, journal={CoRR}, volume={abs/1807.03762}, year=2018}
"""


def test_a_preprint_that_is_dropped_is_listed_with_the_work_it_is_dropped_for(make_project: MakeProject) -> None:
    rows = listing.publications(make_project({"cv.toml": CV, "refs.bib": REFS}))

    assert [(row["key"], row["dropped_for"], row["printed_in"] != {}) for row in rows] == [
        ("attention", None, True),
        ("corr", None, True),
        ("DBLP:journals/corr/VaswaniSPUJGKP17", "attention", False),
    ]


def test_a_row_has_the_title_and_the_links_that_the_page_has(make_project: MakeProject) -> None:
    row = listing.publications(make_project({"cv.toml": CV, "refs.bib": REFS}))[1]

    assert row["title"] == "Invariants"
    assert row["links"] == [{"label": "arxiv", "url": "https://arxiv.org/abs/1807.03762"}]


def test_a_file_name_that_is_no_utf_8_is_escaped(make_project: MakeProject) -> None:
    folder = make_project({"cv.toml": CV})
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.bib")).write_text(REFS, encoding="utf-8")

    rows = listing.publications(folder)

    assert rows[0]["file"] == "caf\\xe9.bib"
    assert json.dumps(rows, ensure_ascii=False).encode("utf-8")


def test_profiles_are_listed_without_a_project_and_the_projects_own_in_one(make_project: MakeProject) -> None:
    text = 'title = "Ours"\nversion = "1"\nconfidence = "high"\ndelivery = "upload"\n'
    folder = make_project({"cv.toml": CV, "profiles/erc.toml": text, "profiles/ours.toml": text})

    shipped = {row["name"]: row for row in listing.profiles(None)}
    rows = {row["name"]: row for row in listing.profiles(folder)}

    assert rows.keys() - shipped.keys() == {"ours"}
    assert [rows[name]["origin"] for name in ("dfg", "erc", "ours")] == ["cvtex", "project", "project"]
    assert shipped["dfg"]["aliases"] == ["dfg-53.200"]
    assert set(listing.COLUMNS["profiles"]) <= shipped["erc"].keys()
    assert json.dumps(list(shipped.values()))


def test_what_should_be_read_again_is_listed_as_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 2026-12-01
    now = {row["name"]: row["stale"] for row in listing.profiles(None)}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1811808000")  # 2027-06-01
    later = {row["name"]: row["stale"] for row in listing.profiles(None)}

    assert (now["erc"], later["erc"], later["two-page"]) == (False, True, False)


def test_what_the_max_of_a_section_leaves_out_is_told(make_project: MakeProject) -> None:
    entries = "".join(f'[[talks]]\ntitle = "T{number}"\n' for number in range(5))
    text = (
        f'{CV}{entries}[sections.all]\nkind = "publications"\n[variants.full]\nsections = ["all", {{ use = "talks", select = {{ max = 3 }} }}]\n'
        '[variants.short]\nsections = [{ use = "all", select = { max = 1 } }, "talks"]\n'
    )
    rows = {row["name"]: row for row in listing.sections(make_project({"cv.toml": text, "refs.bib": REFS}))}

    assert (rows["talks"]["entries"], rows["talks"]["beyond_max"]) == ({"full": 3, "short": 5}, {"full": 2})
    assert (rows["all"]["entries"], rows["all"]["beyond_max"]) == ({"full": 2, "short": 1}, {"short": 1})
