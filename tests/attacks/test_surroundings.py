"""What lies about (settings, packages, links, other people's files) changes nothing, and is not changed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cvtex.build import build
from cvtex.compile.engine import Engine, safe_environment
from cvtex.diagnostics import CvtexError
from cvtex.outputs import Outputs
from cvtex.results import BuildOptions, Outcome
from support import MakeProject

pytestmark = pytest.mark.latex

EVIL_TEX = "\\immediate\\openout15=pwned.txt\\immediate\\write15{x}\\errmessage{pwned}\n"
EVIL_PERL = "system('touch pwned.txt'); $pdflatex = 'touch pwned.txt'; die 'pwned';\n"
EVIL_CNF = "openin_any = a\nopenout_any = a\nshell_escape = t\nTEXINPUTS = /\n"
LYING_ABOUT = {
    "latexmkrc": EVIL_PERL,
    ".latexmkrc": EVIL_PERL,
    "LatexMk": EVIL_PERL,
    "texmf.cnf": EVIL_CNF,
    "web2c/texmf.cnf": EVIL_CNF,
    "article.cls": EVIL_TEX,
    "hyperref.sty": EVIL_TEX,
    "hyperref.cfg": EVIL_TEX,
    "xcolor.cfg": EVIL_TEX,
    "t1bch.fd": EVIL_TEX,
    "texsys.cfg": EVIL_TEX,
    "document.tex": EVIL_TEX,
    "pdflatex": "#!/bin/sh\ntouch pwned.txt\n",
    "pdftex.map": "pwned",
    "pdflatex.fmt": "pwned",
    "cvtex.fmt": "pwned",
}


def built(folder: Path, engine: Engine, **options: object) -> bytes:
    """Return the PDF of a build in which nothing went wrong."""
    result = build(folder, BuildOptions(engine=engine.name, force=True, **options), lambda _: None)  # type: ignore[arg-type]

    assert {variant.outcome for variant in result.variants} == {Outcome.BUILT}
    return result.variants[0].path.read_bytes()


@pytest.mark.parametrize("place", ["", "build", "build/.cvtex", "build/.cvtex/full", "latex_templates"])
def test_files_that_tex_could_take_for_its_own_are_not_read(
    make_project: MakeProject, engine: Engine, place: str
) -> None:
    folder = make_project()
    clean = built(folder, engine, output=folder / "clean")
    lying = {name: text for name, text in LYING_ABOUT.items() if (place, name) != ("latex_templates", "document.tex")}
    make_project({str(Path(place) / name): text for name, text in lying.items()})
    for path in folder.rglob("pdflatex"):
        path.chmod(0o755)

    assert built(folder, engine) == clean
    assert list(folder.rglob("pwned*")) == []


HOSTILE_ENVIRONMENT = {
    "TEXMFOUTPUT": "/",
    "TEXMF_OUTPUT_DIRECTORY": "/",
    "openin_any": "a",
    "openout_any": "a",
    "openin_any_pdflatex": "a",
    "openout_any_pdflatex": "a",
    "openin_any_pdftex": "a",
    "shell_escape": "t",
    "shell_escape_pdflatex": "t",
    "TEXINPUTS": "LYING:",
    "TEXINPUTS_pdflatex": "LYING:",
    "TEXFORMATS": "LYING:",
    "TEXFONTMAPS": "LYING:",
    "LATEXMKRCSYS": "LYING/latexmkrc",
    "XDG_CONFIG_HOME": "LYING",
    "PERL5LIB": "LYING",
    "PERL5OPT": "-MEvil",
    "LC_ALL": "tr_TR.UTF-8",
    "TZ": "Pacific/Kiritimati",
    "BASH_ENV": "LYING/rc.sh",
    "ENV": "LYING/rc.sh",
    "TEXPICTS": "LYING",
    "TEX_HUSH": "all",
    "max_print_line": "40",
    "error_line": "40",
    "LD_PRELOAD": "",
}


def test_the_environment_of_the_user_does_not_reach_tex(
    make_project: MakeProject, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_project()
    clean = built(folder, engine)
    lying = {**LYING_ABOUT, "Evil.pm": "BEGIN { system('touch pwned.txt') } 1;", "rc.sh": "touch pwned.txt\n"}
    make_project({f"lying/{name}": text for name, text in lying.items()})
    for name, value in HOSTILE_ENVIRONMENT.items():
        monkeypatch.setenv(name, value.replace("LYING", str(folder / "lying")))

    assert built(folder, engine) == clean
    assert list(folder.rglob("pwned*")) == []


@pytest.mark.parametrize("name", HOSTILE_ENVIRONMENT)
def test_tex_gets_no_variable_that_it_does_not_need(name: str) -> None:
    environment = safe_environment({name: "hostile"})

    assert name == "XDG_CONFIG_HOME" or environment.get(name) != "hostile"


def test_packages_in_the_home_of_the_user_serve_an_installed_tex_only(
    make_project: MakeProject, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    style = "\\ProvidesPackage{mine}\\newcommand\\mine{Loaded from home}\n"
    document = "\\documentclass{article}\n\\usepackage{mine}\n\\begin{document}\n\\mine\n\\end{document}\n"
    folder = make_project(
        {
            "home/texmf/tex/latex/mine/mine.sty": style,
            "cv.toml": "[person]\nname = 'E'\n[variants.full]\n",
            "latex_templates/document.tex": document,
        }
    )
    monkeypatch.setenv("HOME", str(folder / "home"))

    (variant,) = build(folder, BuildOptions(engine=engine.name), lambda _: None).variants

    assert variant.outcome is (Outcome.BUILT if engine.name == "latexmk" else Outcome.LATEX_FAILED)


def test_a_link_in_place_of_an_output_is_replaced_and_not_followed(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project(None, **{"mine.txt": "mine", "build/readme": "x"})
    for name in ("full.pdf", "full.tex"):
        (folder / "build" / name).symlink_to(folder / "mine.txt")

    built(folder, engine)

    assert (folder / "mine.txt").read_text() == "mine"
    assert not (folder / "build" / "full.pdf").is_symlink()


@pytest.mark.parametrize("link", [".cvtex", ".cvtex/full", ".cvtex/.builds", ".cvtex/.formats"])
def test_a_link_in_place_of_a_folder_of_cvtex_is_reported(make_project: MakeProject, engine: Engine, link: str) -> None:
    folder = make_project(None, **{"mine/mine.txt": "mine"})
    path = folder / "build" / link
    path.parent.mkdir(parents=True)
    path.symlink_to(folder / "mine")

    with pytest.raises(CvtexError, match=r"cannot write .* it is a symbolic link"):
        build(folder, BuildOptions(engine=engine.name), lambda _: None)
    Outputs(folder / "build").clean()

    assert [entry.name for entry in (folder / "mine").iterdir()] == ["mine.txt"]


def test_a_link_in_place_of_what_was_learnt_is_not_followed(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project(None, **{"mine.txt": "mine"})
    clean = built(folder, engine)
    kept = folder / "build" / ".cvtex" / "full"
    for path in list(kept.iterdir()):
        path.unlink()
        path.symlink_to(folder / "mine.txt")

    assert built(folder, engine) == clean
    assert (folder / "mine.txt").read_text() == "mine"


def test_the_output_folder_may_be_a_link(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project(None, **{"elsewhere/readme": "x"})
    (folder / "build").symlink_to("elsewhere")

    built(folder, engine)

    assert (folder / "elsewhere" / "full.pdf").is_file()


@pytest.mark.parametrize("name", ["full.tex", "full.pdf", "short-bio.tex"])
def test_a_file_of_the_users_in_the_way_stays(make_project: MakeProject, engine: Engine, name: str) -> None:
    folder = make_project(None, **{f"build/{name}": "my own work"})

    with pytest.raises(CvtexError) as caught:
        build(folder, BuildOptions(engine=engine.name), lambda _: None)

    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.help) == ("file-in-the-way", "move it away, or write elsewhere with `-o DIR`")
    assert (folder / "build" / name).read_text() == "my own work"


def test_outputs_without_their_list_are_known_as_cvtexs_own(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project()
    clean = built(folder, engine)
    shutil.rmtree(folder / "build" / ".cvtex")  # as a clone of a repository with its PDFs has it

    assert built(folder, engine) == clean


def test_the_list_of_what_was_written_cannot_lead_anywhere_else(make_project: MakeProject) -> None:
    names = '["../mine.txt", "/etc/hostname", "link/mine.txt", "sub/../../mine.txt", 5, "full.pdf"]'
    folder = make_project({"mine.txt": "mine", "build/full.pdf": "x", "build/.cvtex/.written.json": names})
    (folder / "build" / "link").symlink_to(folder)

    Outputs(folder / "build").clean()

    assert (folder / "mine.txt").read_text() == "mine"
    assert sorted(path.name for path in (folder / "build").iterdir()) == ["link"]


def test_no_build_uses_the_network(make_project: MakeProject, engine: Engine) -> None:
    folder = make_project()
    alone = ["unshare", "--net", "--map-root-user"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system gives no network of its own to a process: unshare --net")

    command = [*alone, sys.executable, "-m", "cvtex", "build", "--engine", engine.name]
    done = subprocess.run(command, cwd=folder, env=dict(os.environ), capture_output=True, text=True, check=False)

    assert (done.returncode, (folder / "build" / "full.pdf").is_file()) == (0, True), done.stderr
