"""Libraries that a module imports whether or not it uses them: it gets stand-ins, and the library comes on first use.

Only what is imported inside `postponed` gets stand-ins; whoever imports the library later gets the library. What a
stand-in may be asked for is told beforehand, as `from library import name` asks at once:

functions: what is called, or whose attributes are read.
classes: what is inherited from, as far as Python lets a class change its base: instances of both have no slots.
    Subclasses get the true base on first use.
objects: classes called at once, when the module is imported; the object is made on first use.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from threading import RLock
from types import ModuleType
from typing import Any, NamedTuple

LOADING = RLock()


class Library(NamedTuple):
    """modules: all that are imported by name; they are loaded together."""

    modules: tuple[str, ...]
    functions: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()


@contextmanager
def postponed(libraries: Sequence[Library]) -> Iterator[None]:
    """Stand-ins for those of which nothing is loaded yet."""
    standing: dict[str, ModuleType] = {}
    for library in libraries:
        if not any(name in sys.modules for name in library.modules):
            standing |= {name: _Module(name, _Load(library)) for name in library.modules}
    sys.modules.update(standing)
    try:
        yield
    finally:
        for name, module in standing.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


class _Load:
    """The library, loaded when it is asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._bases: dict[type, str] = {}
        self._done = False

    def __call__(self) -> None:
        with LOADING:
            if self._done:
                return
            self._done = True
            for name in self.library.modules:
                if isinstance(sys.modules.get(name), _Module):
                    del sys.modules[name]
            for name in self.library.modules:
                import_module(name)
            for base, module in self._bases.items():
                _replace(base, getattr(import_module(module), base.__name__))

    def found(self, module: str, name: str) -> Any:
        """What a module has under a name."""
        self()
        return getattr(import_module(module), name)

    def base(self, module: str, name: str) -> type:
        """A class to inherit from until the true one is there."""
        base = _Base(name, (), {"_load": self})
        self._bases[base] = module
        return base


class _Module(ModuleType):
    def __init__(self, name: str, load: _Load) -> None:
        super().__init__(name)
        self._load = load

    def __getattr__(self, name: str) -> Any:
        library = self._load.library
        if name.startswith("__"):  # the import system looks for `__path__`
            raise AttributeError(name)
        if name in library.objects:
            return lambda *given, **named: _Object(lambda: self._load.found(self.__name__, name)(*given, **named))
        if name in library.functions:
            return _Function(lambda: self._load.found(self.__name__, name))
        if name in library.classes:
            return self._load.base(self.__name__, name)
        return self._load.found(self.__name__, name)


class _Function:
    def __init__(self, found: Callable[[], Any]) -> None:
        self._found = found

    def __call__(self, *given: Any, **named: Any) -> Any:
        return self._found()(*given, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._found(), name)

    def __mro_entries__(self, _: tuple[Any, ...]) -> tuple[type, ...]:
        return (self._found(),)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, self._found())


class _Object:
    """Made when something of it is asked for; what objects are given besides (`of[…]`, `for … in of`) is not."""

    def __init__(self, make: Callable[[], Any]) -> None:
        object.__setattr__(self, "_make", make)

    def _made(self) -> Any:
        with LOADING:
            known = vars(self)
            if "_true" not in known:
                known["_true"] = known["_make"]()
            return known["_true"]

    def __getattr__(self, name: str) -> Any:
        return getattr(object.__getattribute__(self, "_made")(), name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._made(), name, value)

    def __enter__(self) -> Any:
        return self._made().__enter__()

    def __exit__(self, *raised: Any) -> Any:
        return self._made().__exit__(*raised)

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return type(self._made())


class _Base(type):
    """The class of stand-ins for base classes, and so of what inherits from them until it is used."""

    def __call__(cls, *given: Any, **named: Any) -> Any:
        _settle(cls)
        return type.__call__(cls, *given, **named)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") or not _settle(cls):
            raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")
        return getattr(cls, name)


def _settle(cls: type) -> bool:
    """Load what a class inherits from. Was it a stand-in?"""
    loads = [vars(above)["_load"] for above in cls.__mro__ if "_load" in vars(above)]
    for load in loads:
        load()
    return bool(loads)


def _replace(base: type, true: type) -> None:
    """The true class in the place of its stand-in, for everything that inherits from it."""
    below: type
    for below in base.__subclasses__():
        below.__bases__ = tuple(true if above is base else above for above in below.__bases__)
