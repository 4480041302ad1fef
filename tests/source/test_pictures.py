"""Which file of a project a picture's name means, and which it never means."""

from pathlib import Path

import pytest

from cvtex.source.pictures import PictureError, find_picture
from cvtex.source.reads import Reads

PNG = b"\x89PNG\r\n\x1a\n and more"
JPEG = b"\xff\xd8\xff and more"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "noether.jpg").write_bytes(JPEG)
    (folder / "logo.png").write_bytes(PNG)
    (folder / ".hidden.png").write_bytes(PNG)
    (folder / "document.pdf").write_bytes(b"%PDF-1.5")
    (folder / "photo.png").write_bytes(b"RIFF....WEBP")
    (tmp_path / "secret.png").write_bytes(PNG)
    (folder / "out.png").symlink_to(tmp_path / "secret.png")
    (folder / "within.png").symlink_to("logo.png")
    (folder / "elsewhere").symlink_to(tmp_path)
    return folder


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("logo.png", "logo.png", id="name"),
        pytest.param("./logo.png", "logo.png", id="dot"),
        pytest.param("logo", "logo.png", id="without its ending"),
        pytest.param("images/noether", "images/noether.jpg", id="in a folder"),
        pytest.param("noether.jpg", "images/noether.jpg", id="in a folder that the document names"),
        pytest.param("within.png", "within.png", id="link inside"),
    ],
)
def test_a_name_means_a_file_of_the_project(project: Path, name: str, found: str) -> None:
    picture = find_picture(project, name, Reads(project), ("images/",))

    assert (picture.name, picture.data) == (found, (project / found).read_bytes())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("none.png", "there is no picture `none.png`", id="missing"),
        pytest.param("images", "there is no picture `images`", id="folder"),
        pytest.param("../secret.png", "the picture `../secret.png` is not named by a path inside", id="above"),
        pytest.param("images/../../secret.png", "is not named by a path inside the project", id="up again"),
        pytest.param("/etc/passwd", "the picture `/etc/passwd` is not named by a path inside", id="absolute"),
        pytest.param("out.png", "`out.png` is a link that leads out of the project", id="link out"),
        pytest.param("elsewhere/secret.png", "is a link that leads out of the project", id="folder that leads out"),
        pytest.param(".hidden.png", "TeX reads no hidden file such as `.hidden.png`", id="hidden"),
        pytest.param("document.pdf", "a picture cannot be called `document.pdf`", id="TeX's own"),
        pytest.param("photo.png", "`photo.png` is none of the pictures that TeX reads: PDF, PNG, JPEG", id="webp"),
        pytest.param("n" * 5000, "there is no picture", id="long"),
        pytest.param("a\0b", "is not named by a path", id="NUL"),
        pytest.param(".", "there is no picture `.`", id="the project itself"),
    ],
)
def test_a_name_that_means_no_picture_is_an_error(project: Path, name: str, said: str) -> None:
    with pytest.raises(PictureError) as caught:
        find_picture(project, name, Reads(project))

    assert said in str(caught.value)
    assert caught.value.help


def test_a_picture_that_changes_and_one_that_appears_are_noticed(project: Path) -> None:
    reads = Reads(project)
    find_picture(project, "logo", reads)
    assert reads.unchanged()

    (project / "logo.pdf").write_bytes(b"%PDF-1.5")
    assert list(reads.changed()) == ["logo.pdf"]

    (project / "logo.pdf").unlink()
    (project / "logo.png").write_bytes(PNG + b"!")
    assert list(reads.changed()) == ["logo.png"]
