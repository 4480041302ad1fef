"""Views some of whose values are made only when a template asks for them."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any


class LazyView(SimpleNamespace):
    """A view with values, and functions that make further ones, each once; None stands for a value that is None."""

    def __init__(self, later: Mapping[str, Callable[[], Any] | None], **values: Any) -> None:
        super().__init__(**values)
        self.__dict__["_later"] = later

    def __getattr__(self, name: str) -> Any:
        """Return a value that is made now, for it was not there yet."""
        later = self.__dict__.get("_later", {})
        if name not in later:
            msg = f"'{type(self).__name__} object' has no attribute '{name}'"
            raise AttributeError(msg)
        make = later[name]
        if make is None:
            return None
        value = self.__dict__[name] = make()
        return value
