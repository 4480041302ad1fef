"""The CV that is built, with as many publications as wanted, for cvtex and for the other tools."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent
REPOSITORY = DATA.parent

ONE_VARIANT = "[variants.full]\n"
RENDERCV = "Emmy_Noether_CV.yaml"
BIBLATEX = (
    "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage[backend=biber]{biblatex}\\addbibresource{refs.bib}"
    "\\begin{document}\\nocite{*}\\printbibliography\\end{document}\n"
)


@dataclass(frozen=True)
class Words:
    """Words as they stand in a .bib file, and as they are read."""

    bib: str
    text: str


@dataclass(frozen=True)
class Work:
    """One generated publication."""

    number: int
    authors: tuple[Words, ...]
    subject: Words

    @property
    def volume(self) -> int:
        """Return the volume of the journal."""
        return 1 + self.number % 120

    @property
    def year(self) -> int:
        """Return the year in which it appeared."""
        return 1907 + self.number % 29

    @property
    def doi(self) -> str:
        """Return its DOI."""
        return f"10.1007/BF{self.number:08}"


class Edits:
    """Saves of a file, each with other words in the same place of it."""

    def __init__(self, path: Path, words: str) -> None:
        self._path = path
        self._words = words
        self._text = path.read_text(encoding="utf-8")
        self._numbers = count(1)
        if words not in self._text:
            raise ValueError(words)

    def save(self) -> None:
        """Put the next text into the place of the file in one step, as editors do."""
        draft = self._path.with_name(f"{self._path.name}~")
        draft.write_text(self._next(), encoding="utf-8")
        draft.replace(self._path)

    def overwrite(self) -> None:
        """Write the next text into the file itself, for tools that do not notice a new file in its place."""
        self._path.write_text(self._next(), encoding="utf-8")

    def _next(self) -> str:
        return self._text.replace(self._words, f"{self._words} {next(self._numbers)}", 1)


def edited_title(folder: Path) -> Edits:
    """Return edits of the first publication's title."""
    return Edits(folder / "refs.bib", "Communication 0")


def edited_headline(folder: Path) -> Edits:
    """Return edits of the line under the name."""
    return Edits(folder / "cv.toml", "Mathematician")


def write_project(folder: Path, size: int, variants: str = ONE_VARIANT) -> Path:
    """Write a project of cvtex with so many publications, and the same list for biblatex; return its folder."""
    folder.mkdir()
    (folder / "cv.toml").write_text((DATA / "noether.toml").read_text("utf-8") + variants, encoding="utf-8")
    (folder / "refs.bib").write_text("\n".join(map(_bib_entry, _works(size))), encoding="utf-8")
    (folder / "biblatex.tex").write_text(BIBLATEX, encoding="utf-8")
    return folder


def write_rendercv(folder: Path, size: int) -> Path:
    """Write the same CV for RenderCV, as JSON, which is YAML; return its path."""
    cv = tomllib.loads((DATA / "noether.toml").read_text("utf-8"))
    sections = {
        "biography": [bio["text"] for bio in cv["bio"]],
        "experience": list(_experience(cv)),
        "education": list(_education(cv)),
        "talks": [
            {"name": talk["title"], "date": str(talk["date"]), "location": talk["place"], "summary": talk["event"]}
            for talk in cv["talks"]
        ],
        "teaching": [
            {"label": term["term"], "details": course["title"]} for term in cv["teaching"] for course in term["courses"]
        ],
        "supervision": [
            {"name": student["name"], "date": str(student["date"]), "summary": student["topic"]}
            for student in cv["supervision"]
        ],
        "awards": [{"name": award["title"], "date": str(award["date"])} for award in cv["awards"]],
        "service": [{"label": service["role"], "details": service["organization"]} for service in cv["service"]],
        "languages": [{"label": one["name"], "details": one["level"]} for one in cv["languages"]],
        "publications": [_rendercv_publication(work) for work in _works(size)],
    }
    person = cv["person"]
    document = {"cv": {"name": person["name"], "headline": person["headline"], "sections": sections}}
    path = folder / RENDERCV
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def _experience(cv: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for organization in cv["experience"]:
        for role in organization["roles"]:
            details = [f"**{detail['label']}:** {detail['text']}" for detail in role.get("details", ())]
            yield {
                "company": organization["organization"],
                "location": organization["location"],
                "position": role["title"],
                **{f"{key}_date": str(role[key]) for key in ("start", "end") if key in role},
                **({"date": str(role["date"])} if "date" in role else {}),
                "summary": role.get("summary"),
                "highlights": [*details, *role.get("highlights", ())],
            }


def _education(cv: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for organization in cv["education"]:
        for degree in organization["degrees"]:
            highlights = [
                f"{key.title()}: {degree[key]}" for key in ("honors", "thesis", "supervisor") if key in degree
            ]
            yield {
                "institution": organization["organization"],
                "location": organization["location"],
                "area": degree["degree"],
                "date": str(degree["date"]),
                "highlights": highlights,
            }


def _rendercv_publication(work: Work) -> dict[str, Any]:
    owner = _scholars()[0]
    return {
        "title": f"On {work.subject.text}, Communication {work.number}",
        "authors": [f"*{author.text}*" if author is owner else author.text for author in work.authors],
        "journal": f"Mathematische Annalen {work.volume}",
        "doi": work.doi,
        "date": str(work.year),
    }


def _bib_entry(work: Work) -> str:
    authors = " and ".join(author.bib for author in work.authors)
    first_page = work.number % 500 + 1
    return (
        f"@article{{noether{work.number},\n  author = {{{authors}}},\n"
        f"  title = {{On {work.subject.bib}, Communication {work.number}}},\n"
        f"  journal = {{Mathematische Annalen}},\n"
        f"  volume = {{{work.volume}}},\n  number = {{{1 + work.number % 4}}},\n"
        f"  pages = {{{first_page}--{first_page + 20}}},\n  year = {{{work.year}}},\n"
        f"  doi = {{{work.doi}}},\n}}\n"
    )


def _works(size: int) -> Iterator[Work]:
    """Yield so many publications, each with one to eight authors; the owner is always among them."""
    owner, *scholars = _scholars()
    subjects = _words("subjects")
    for number in range(size):
        others = [scholars[(number * 7 + place) % len(scholars)] for place in range(number % 8)]
        authors = (*others[: number % 3], owner, *others[number % 3 :])
        yield Work(number, authors, subjects[number % len(subjects)])


def _scholars() -> tuple[Words, ...]:
    return _words("scholars")


@cache
def _words(table: str) -> tuple[Words, ...]:
    return tuple(Words(**row) for row in tomllib.loads((DATA / "works.toml").read_text("utf-8"))[table])
