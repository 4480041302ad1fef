"""Mathematics in text: what may stand between dollar signs, and how LaTeX's own fonts set it."""

from functools import lru_cache

from cvtex.text.formula import FormulaError, Parser


def problem_in_math(tex: str) -> str | None:
    """Return what is wrong with TeX mathematics, None where it is plain mathematics that TeX can set.

    Only commands that set a symbol or arrange symbols are allowed: none that could read, write, define or run.
    """
    try:
        _kernel_math(tex)
    except FormulaError as error:
        return str(error)
    return None


def kernel_math(tex: str) -> str:
    """Return mathematics as LaTeX sets it without packages, the AMS's commands replaced by its own.

    Raises `FormulaError` where `problem_in_math` finds a problem.
    """
    return _kernel_math(tex)


@lru_cache(maxsize=4096)
def _kernel_math(tex: str) -> str:
    return Parser(tex).formula()
