"""Names that several tests use."""

from collections.abc import Callable
from pathlib import Path

MakeProject = Callable[..., Path]
"""Writes the files given (the smallest project's where none are) into an empty folder and returns it."""
