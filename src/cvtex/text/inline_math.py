r"""Mathematics that means text: `M$\ddot{u}$ller`, `H$_2$O`, `1$^{st}$`, `20$^\circ$C`, `$in vivo$`."""

import re
import unicodedata

from cvtex.data import table
from cvtex.model.rich import Rich, Styled

_ACCENT = re.compile(
    r"\\(?P<accent>grave|acute|hat|tilde|bar|breve|dot|ddot|mathring|check)\s*"
    r"(?:\{\s*(?:\\(?:rm|it|text|textrm|mathrm)(?![A-Za-z])\s*)?\{?(?P<group>[A-Za-z]|\\imath|\\jmath)\}?\s*\}|(?P<letter>[A-Za-z]|\\imath|\\jmath))"
)
_SCRIPT = re.compile(
    r"(?:\{\})?(?P<mark>[_^])\s*"
    r"(?:(?P<one>[0-9+*-])|\{\s*(?:\{?\\(?:rm|mathrm|text|textrm|mbox)(?![A-Za-z])\s*\{?\s*(?P<word>[A-Za-z0-9+-]+)\s*\}?\}?"
    r"|(?P<digits>[0-9]*[0-9+*-]|[+-][0-9]+|th|st|nd|rd))\s*\}"
    r"|\\(?:mathrm|text|textrm|mbox)\s*\{(?P<bare_word>[A-Za-z0-9+-]+)\})"
)
_DEGREE = re.compile(r"\^\s*(?:\\circ|\{\s*\\circ\s*\})|\\degree|\{?\^\\circ\}?")
_WORDS = re.compile(r"[A-Za-z][A-Za-z.-]*(?:\s+[A-Za-z][A-Za-z.-]*)+")
_NEVER_MATHEMATICS = frozenset({"grave", "acute"})


def as_text(tex: str, *, is_in_word: bool) -> Rich | None:
    """Return the text that a formula means which is none; None where it is one.

    An accent on one letter is text inside a word, where it could be nothing else.
    """
    if match := _ACCENT.fullmatch(tex):
        accent = match["accent"]
        letter = (match["group"] or match["letter"]).removeprefix("\\")[0]
        composed = unicodedata.normalize("NFC", letter + table("text/macros")["accents"][accent])
        if len(composed) == 1 and (is_in_word or accent in _NEVER_MATHEMATICS):
            return (composed,)
    if match := _SCRIPT.fullmatch(tex):
        text = next(match[name] for name in ("one", "word", "digits", "bare_word") if match[name])
        style = "subscript" if match["mark"] == "_" else "superscript"
        text = text if re.search("[A-Za-z]{2}", text) else text.replace("-", "−")
        return (Styled("subscript" if style == "subscript" else "superscript", (text,)),)
    if _DEGREE.fullmatch(tex):
        return ("°",)
    if _WORDS.fullmatch(tex) and any(len(word) > 1 for word in tex.split()):
        return (Styled("emph", (re.sub(r"\s+", " ", tex),)),)
    return None
