"""Names that several tests use."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

MakeProject = Callable[..., Path]
"""Writes the files given (the smallest project's where none are) into an empty folder and returns it."""


def lacking(reason: str) -> NoReturn:
    """Skip a test for what is not installed; in CI let it fail."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
