"""The text of a page that is seen, and what nobody sees."""

import pytest

from cvtex.verify.text_layer import text_on_pages
from handmade import line, made, picture

BOX = "60 690 120 30 re f "


@pytest.mark.parametrize(
    ("content", "is_seen"),
    [
        pytest.param(line("words", 72, 700), True, id="black"),
        pytest.param(line("words", 72, 700, before="1 g"), False, id="white"),
        pytest.param(line("words", 72, 700, before="3 Tr"), False, id="invisible"),
        pytest.param(line("words", 72, 700, before="/Clear gs"), False, id="transparent"),
        pytest.param(line("words", 72, 700, before="/Hollow gs 1 Tr"), True, id="an outline"),
        pytest.param(line("words", 72, 700, before="/Hollow gs"), False, id="without its outline"),
        pytest.param(line("words", 72, 700, before=".95 g"), False, id="pale grey"),
        pytest.param(line("words", 72, 700, before=".8 g"), True, id="grey"),
        pytest.param("0 0 1 rg " + BOX + line("words", 72, 700, before="1 g"), True, id="white on blue"),
        pytest.param("0 0 1 rg 60 698 120 30 re f " + line("Ägypten", 72, 700, before="1 g"), True, id="a low white word"),
        pytest.param("0 g " + BOX + line("words", 72, 700), False, id="black on black"),
        pytest.param(".5 g " + BOX + line("words", 72, 700, before=".51 g"), False, id="gray on gray"),
        pytest.param(".5 g " + BOX + line("words", 72, 700, before="0 g"), True, id="black on gray"),
        pytest.param("0 g " + BOX + "1 g 65 692 100 26 re f " + line("words", 72, 700, before="0 g"), True, id="in a frame"),
        pytest.param("0 g 60 690 20 30 re f " + line("words", 72, 700), True, id="black on black in part"),
        pytest.param(line("words", 72, 700) + "1 g " + BOX, False, id="under a box"),
        pytest.param(line("words", 72, 700) + "1 g 60 690 m 180 690 l 120 730 l h f", True, id="under a triangle"),
        pytest.param("q 0 0 50 50 re W n " + line("words", 72, 700) + "Q", False, id="clipped away"),
        pytest.param("q 60 690 300 30 re W n " + line("words", 72, 700) + "Q", True, id="within a clip"),
        pytest.param("q 200 0 0 60 60 680 cm /I Do Q " + line("words", 72, 700), True, id="on a picture"),
    ],
)  # fmt: skip
def test_what_nobody_sees_is_no_text_of_a_page(content: str, is_seen: bool) -> None:  # noqa: FBT001
    (text,) = text_on_pages(made(content, objects={"/I": picture(4, 4, bytes(16))}))

    assert bool(text.strip()) is is_seen
