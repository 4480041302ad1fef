"""What TeX tells of the room that parts of a document take."""

import pytest

from cvtex.compile.extents import Extents, extents_in, with_probes

TEX = (
    "\\documentclass{article}\n\\begin{document}\n\\hypersetup{}\n%%% section sections.talks\nHeading\n%%% talks.0\nOne\n"
    "%%% talks.0.details.0\nInside\n%%% talks.1\nTwo\n%%% section sections.awards\nAwards\n%%% awards.0\nA\n\\end{document}\n"
)


def log(*marks: tuple[int, float], pages: tuple[float, ...] = (100.0,)) -> str:
    lines = [f"cvtex:mark {number} {page} {total}pt" for number, (page, total) in enumerate(marks)]
    return "\n".join(["cvtex:text 12.0pt 600.0pt 70.0pt", *lines, *(f"cvtex:page {height}pt" for height in pages)])


def extents(*marks: tuple[int, float], pages: tuple[float, ...] = (100.0,), tex: str = TEX) -> Extents:
    found = extents_in(log(*marks, pages=pages), tex)
    assert found is not None
    return found


ON_ONE_PAGE = ((0, 0.0), (0, 20.0), (0, 30.0), (0, 45.0), (0, 60.0), (0, 80.0))


def test_probes_change_no_line_and_no_preamble() -> None:
    probed = with_probes(TEX)

    assert probed.count("\n") == TEX.count("\n")
    assert probed.partition("\\begin{document}\n")[0] == TEX.partition("\\begin{document}\n")[0]
    assert "%%%" not in probed
    assert [line for line in probed.split("\n") if "cvprobe{" in line][:2] == ["\\cvprobe{0}%", "\\cvprobe{1}%"]


def test_a_part_reaches_to_the_next_mark_that_is_not_below_it() -> None:
    found = extents(*ON_ONE_PAGE)

    assert found.height(0, "talks.0") == pytest.approx(25.0)
    assert found.height(0, "talks.0.details.0") == pytest.approx(15.0)
    assert found.height(0, "talks.1") == pytest.approx(15.0)
    assert found.height(1, "awards.0") == pytest.approx(20.0)
    assert found.height(1, "talks.0") is None
    assert found.sections() == pytest.approx([60.0, 40.0])


def test_what_is_left_white_at_the_end_of_a_page_counts_for_nothing() -> None:
    found = extents((0, 0.0), (0, 20.0), (0, 90.0), (1, 5.0), (1, 25.0), (1, 40.0), pages=(100.0, 50.0))

    assert found.height(0, "talks.0") == pytest.approx(85.0)
    assert sum(found.sections()) == pytest.approx(150.0)


def test_parts_that_tex_does_not_tell_apart_share_by_their_lengths() -> None:
    tex = "\n\\begin{document}\n%%% section s\nx\n%%% a.0\nfour\n%%% a.1\ntwelve-signs\n\\end{document}\n"
    found = extents((0, 0.0), (0, 10.0), (0, 10.0), pages=(50.0,), tex=tex)

    lengths = len("four"), len("twelve-signs\n\\end{document}")
    assert found.height(0, "a.0") == pytest.approx(40.0 * lengths[0] / sum(lengths))
    assert found.height(0, "a.1") == pytest.approx(40.0 * lengths[1] / sum(lengths))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(log(*ON_ONE_PAGE[:3]), id="marks that were not reached"),
        pytest.param(log(*ON_ONE_PAGE, (0, 90.0)), id="a mark twice"),
    ],
)
def test_a_log_that_does_not_tell_is_no_measure(text: str) -> None:
    assert extents_in(text, TEX) is None
