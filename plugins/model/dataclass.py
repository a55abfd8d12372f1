"""`dataclasses.dataclass` for frozen classes, made when the class is first used and of one generated method.

Generated methods are text that Python compiles, a millisecond a class: 0.15 s of every command for a hundred classes,
of which most commands use a few. So `__init__` and what `fields`, `asdict` and `replace` ask a class for are stand-ins
until one of them is asked for, and the other methods are the same for all. Slots are not to be had this way, for they
would need another class.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

MAKING = RLock()

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, eq: bool = True, kw_only: bool = False) -> Callable[[type], type]:
        """The decorator; its options are those of `dataclasses.dataclass`."""
        assert frozen

        def postponed(cls: type) -> type:
            cls.__setattr__, cls.__delattr__, cls.__repr__ = _not_assigned, _not_deleted, _told
            if eq:
                cls.__eq__, cls.__hash__ = _equal, _hash
            cls.__init__ = _Later(cls, "__init__", kw_only)
            cls.__dataclass_fields__ = _Later(cls, "__dataclass_fields__", kw_only)
            return cls

        return postponed


class _Nowhere:
    pass


class _Later:
    """Stands for something of a class until it is asked for; then the whole class is made."""

    def __init__(self, cls: type, name: str, kw_only: bool) -> None:
        self._cls, self._name, self._kw_only = cls, name, kw_only

    def __get__(self, instance: object, owner: type) -> Any:
        with MAKING:
            if vars(self._cls)[self._name] is self:
                self._make()
        found = vars(self._cls)[self._name]
        return found.__get__(instance, owner) if hasattr(found, "__get__") else found

    def _make(self) -> None:
        """Make a twin and take over what it has: whenever another thread looks, the class is one or the other."""
        cls = self._cls
        before = {name: of for name, of in vars(cls).items() if not isinstance(of, _Later)}
        unlike = {"__dict__", "__weakref__", "__setattr__", "__delattr__"}
        given = {name: of for name, of in before.items() if name not in unlike}
        twin = type(cls.__name__, cls.__bases__, given | {"__qualname__": cls.__qualname__})
        dataclasses.dataclass(frozen=True, repr=False, eq=False, kw_only=self._kw_only)(twin)
        if cls.__bases__ != (object,):
            twin.__bases__ = (_Nowhere,)  # the twin is no subclass of what its class is one of
        after = vars(twin)
        for name, value in after.items():
            if name not in unlike and before.get(name) is not value:
                setattr(cls, name, value)
        for name in before.keys() - after.keys():  # what was told by `field(default_factory=…)`
            delattr(cls, name)


def _values(of: Any) -> dict[str, object]:
    return {field.name: getattr(of, field.name) for field in dataclasses.fields(of)}


def _equal(self: object, other: object) -> bool:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: object) -> int:
    return hash(tuple(_values(self).values()))


def _told(self: Any) -> str:
    shown = [f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr]
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _not_assigned(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _not_deleted(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
