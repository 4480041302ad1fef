"""Publication styles against the published examples of their guides."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from references import publications, straight, text

EXAMPLES = Path(__file__).parent / "styles"


def examples() -> Iterator[object]:
    for path in sorted(EXAMPLES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(path.stem, case["bib"], case["reference"], id=f"{path.stem}: {case['id']}")


@pytest.mark.parametrize(("style", "bib", "reference"), examples())
def test_a_reference_is_as_its_guide_prints_it(style: str, bib: str, reference: str) -> None:
    (publication,) = publications(bib)

    assert text(publication, style) == straight(reference)
