"""A CV that has something for every form: Marie Curie's of the examples, with the texts that forms ask for."""

from pathlib import Path

TEXTS = {
    "career-breaks": "Irène was born in 1897, Ève in 1904; an illness kept her from work in 1912.",
    "contributions": "With Pierre Curie she discovered polonium and radium in 1898, and isolated radium in 1910.",
    "personal-statement": "She measures the radiation of uranium, thorium and radium by its ionisation of air.",
    "mentorship": "Ellen Gleditsch and Marguerite Perey worked in her laboratory.",
    "achievements": "She named *radioactivity*, and showed that it is a property of atoms.",
    "academic-age": "Since the doctorate of 1903.",
    "r4ri-knowledge": "Radioactivity is a property of atoms: measured by the ionisation of air.",
    "r4ri-people": "Ellen Gleditsch and Marguerite Perey worked in her laboratory.",
    "r4ri-community": "She prepared the standard of radium that is kept in Sèvres.",
    "r4ri-society": "Cars with X-ray tubes served field hospitals from 1914 to 1918.",
    "r4ri-additional": "An illness kept her from work in 1912.",
    "academic-profile": "She held the first chair of a woman at the Sorbonne.",
    "key-outputs": "The treatise on radioactivity of 1910, in two volumes.",
    "research-idea": "To weigh radium.",
    "research-areas": "Radioactive substances, and their chemistry.",
    "summary": "Two Nobel Prizes, in physics and in chemistry.",
    "other-information": "The Institut du Radium was built from 1909 to 1914.",
}
"""By the tags with which forms ask for them."""


def cv_for_forms(repository: Path, profiles: list[str]) -> dict[str, str]:
    """Return the files of a project with a variant for each profile."""
    example = repository / "examples" / "curie"
    cv = (example / "cv.toml").read_text(encoding="utf-8").partition("[variants.full]")[0]
    texts = (f'[[text]]\ntags = ["{tag}"]\ntext = """{text}"""\n' for tag, text in TEXTS.items())
    variants = (f'[variants.{name}]\nprofile = "{name}"\n' for name in profiles)
    bib = (example / "papers.bib").read_text(encoding="utf-8")
    return {"cv.toml": "\n".join([cv, *texts, *variants]), "papers.bib": bib}
