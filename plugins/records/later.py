"""Functions of features, whose modules come when one of them is first called: most builds ask few features."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


def functions_of(package: str) -> Callable[[str], LaterFunction]:
    """How a feature names its own functions: `"pages.outputs"`."""
    return lambda name: LaterFunction(f"{package}.{name}")


class LaterFunction:
    """The function of a full name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._found: Callable[..., Any] | None = None

    def __call__(self, *given: Any) -> Any:
        if self._found is None:
            self._found = self.found()
        return self._found(*given)

    def found(self) -> Callable[..., Any]:
        """The function itself."""
        module, _, name = self.name.rpartition(".")
        found: Callable[..., Any] = getattr(import_module(module), name)
        return found
