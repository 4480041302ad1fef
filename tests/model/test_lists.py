"""How lists of publications are set."""

import pytest
from pydantic import ValidationError

from cvtex.model.lists import DEFAULTS, AuthorLimits, ListSettings, settled


def test_the_nearest_layer_that_says_something_holds() -> None:
    use, section, variant = (
        ListSettings(prefix="J"),
        ListSettings(prefix="P", links="badge"),
        ListSettings(links="none"),
    )

    result = settled(use, section, None, variant)

    assert (result.prefix, result.links, result.numbering) == ("J", "badge", "up")


def test_an_empty_list_is_an_answer() -> None:
    assert settled(ListSettings(show=()), ListSettings(show=("abstract",))).show == ()


def test_without_layers_the_defaults_hold() -> None:
    assert settled() == DEFAULTS


def test_more_names_kept_than_allowed_is_an_error() -> None:
    with pytest.raises(ValidationError, match="together are more than `max`"):
        AuthorLimits(max=3, first=3, last=1)
