"""Modules that others import whether or not they use them: here they come when something of them is first used."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


def postpone(name: str) -> None:
    """Let a top-level module stand for itself until one of its names is asked for; it may be imported already.

    importlib's own LazyLoader will not do: the next `import` of the module looks at its spec, and that loads it.
    """
    if name not in sys.modules:
        sys.modules[name] = _Postponed(name)


class _Postponed(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)
