"""The sandbox in which templates run: what they may reach, and how long and how large they may grow."""

import contextlib
import time
from collections.abc import Iterable, Iterator
from types import FunctionType, SimpleNamespace
from typing import Any

from jinja2 import Template, nodes, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from cvtex.render.lazy import LazyView

_OF_DICTS = frozenset(dir(dict))
_LONGEST_PRODUCT = 1_000_000
"""Items of a sequence, or bits of a number, that a multiplication in a template may make."""
_MOST_TEX = 1 << 26
"""Characters that a template may print."""
_COUNTED = "counted"


class EndlessError(SecurityError):
    """A template does not come to an end."""


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox that is quick with what templates are made of: views, whose values are safe, and macros.

    All that can happen again and again in it (turns of a loop, calls, templates included) looks at the time.
    """

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.seconds = 60.0
        """Seconds that rendering a template may take."""
        self._deadline = float("inf")
        self.filters[_COUNTED] = _counted
        del self.filters["random"]  # what is printed is made of the sources alone

    def rendered(self, name: str, context: dict[str, Any]) -> str:
        """Return what a template prints.

        Raises:
            EndlessError: it takes too long, or prints too much.

        """
        parts: list[str] = []
        size = 0
        with self.limited():
            for part in self.get_template(name).generate(context):
                size += len(part)
                if size > _MOST_TEX:
                    msg = f"it prints more than {_MOST_TEX:,} characters"
                    raise EndlessError(msg)
                parts.append(part)
        return "".join(parts)

    @contextlib.contextmanager
    def limited(self) -> Iterator[None]:
        """Let what templates do in the block take no longer than `seconds`."""
        self._deadline = time.monotonic() + self.seconds
        try:
            yield
        finally:
            self._deadline = float("inf")

    def look_up(self) -> None:
        """Raise an error when the time is over."""
        if time.monotonic() > self._deadline:
            msg = f"it does not come to an end within {self.seconds:g} seconds"
            raise EndlessError(msg)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return a product or a power that is not larger than all that a document could need.

        Raises:
            SecurityError: it would be.

        """
        if _is_large(operator, left, right):
            msg = f"the result of `{operator}` is too large"
            raise SecurityError(msg)
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: C901 - asked a hundred times for each publication
        """Return a view's value without asking whether it is safe, and anything else as the sandbox does."""
        kind = type(obj)
        if kind is SimpleNamespace:
            values = obj.__dict__
            if attribute in values:  # where no name begins with `_`
                return values[attribute]
        if attribute[:1] != "_":
            if kind is LoopContext:
                return getattr(obj, attribute)
            if kind is LazyView:
                values = obj.__dict__
                if attribute in values:
                    return values[attribute]
                later = values["_later"]
                if attribute in later:
                    return later[attribute] and getattr(obj, attribute)
                return self.undefined(obj=obj, name=attribute)
            if kind is SimpleNamespace:
                return self.undefined(obj=obj, name=attribute)
            if kind is TemplateModule and attribute in obj.__dict__:
                return obj.__dict__[attribute]
            if isinstance(obj, dict) and attribute in obj and attribute not in _OF_DICTS:
                return obj[attribute]
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Return what a macro makes, and what else may be called in a sandbox."""
        self.look_up()
        kind = type(obj)
        if kwargs:
            for inner in ("_loop_vars", "_block_vars"):  # Jinja's own: what a function that wants the context gets
                kwargs.pop(inner, None)
        if kind is FunctionType:  # a view's
            return obj(*args, **kwargs)
        if kind is Macro:
            if not kwargs and len(args) == len(obj.arguments) and not _takes_more(obj):
                return str.__new__(Markup, obj._func(*args))  # noqa: SLF001 - all that Jinja does comes down to this
            return obj(context.eval_ctx, *args, **kwargs)
        if kind is LoopContext and args:
            args = (_counted(context, args[0]), *args[1:])
        return super().call(context, obj, *args, **kwargs)

    def _load_template(self, name: str, globals: Any) -> Template:  # noqa: A002 - Jinja's name
        self.look_up()
        return super()._load_template(name, globals)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Return a template's tree, in which loops run over what is counted."""
        tree = super()._parse(source, name, filename)
        for loop in list(tree.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.iter.lineno, environment=self)
        return tree


def _takes_more(macro: Macro) -> bool:
    """Return whether a macro is given something besides its named arguments."""
    return macro.caller or macro.catch_kwargs or macro.catch_varargs


@pass_context
def _counted(context: Context, items: Iterable[Any]) -> Iterator[Any]:
    """Yield the items of a loop, while there is time."""
    environment = context.environment
    for item in items:
        if isinstance(environment, Environment):
            environment.look_up()
        yield item


def _is_large(operator: str, left: Any, right: Any) -> bool:
    """Return whether a product or a power is larger than all that a document could need; floats never are."""
    if operator == "**":
        return isinstance(left, int) and isinstance(right, int) and left.bit_length() * right > _LONGEST_PRODUCT
    if isinstance(left, int) and isinstance(right, int):
        return left.bit_length() + right.bit_length() > _LONGEST_PRODUCT
    times, sequence = (left, right) if isinstance(left, int) else (right, left)
    return isinstance(times, int) and hasattr(sequence, "__len__") and times * len(sequence) > _LONGEST_PRODUCT
