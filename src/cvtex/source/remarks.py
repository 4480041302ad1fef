"""Collects what there is to say about places in cv.toml while it is worked on."""

from cvtex.diagnostics import Diagnostic, Severity
from cvtex.source.locate import TomlPath
from cvtex.source.toml import TomlDocument


class Remarks:
    """Diagnostics about paths in one TOML document."""

    def __init__(self, document: TomlDocument) -> None:
        self.document = document
        self.diagnostics: list[Diagnostic] = []

    def error(self, code: str, message: str, path: TomlPath, help_: str | None = None) -> None:
        """Report an error about the value at `path`."""
        self.diagnostics.append(Diagnostic(code, message, self.document.value_span(path), help_))

    def warning(self, code: str, message: str, path: TomlPath, help_: str | None = None) -> None:
        """Report a warning about the value at `path`."""
        span = self.document.value_span(path)
        self.diagnostics.append(Diagnostic(code, message, span, help_, Severity.WARNING))

    def add(self, diagnostic: Diagnostic) -> None:
        """Report something about another place."""
        self.diagnostics.append(diagnostic)
