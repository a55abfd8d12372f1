"""What the template of the units' tree may read; see `view`."""

from __future__ import annotations

from typing import ClassVar

from ..model.dataclass import dataclass
from .view import View
from .view_parts import Link, Table


@dataclass(frozen=True)
class Branch:
    """A unit in the tree of units: its page ("" where it has none), words beside it, what is below."""

    link: Link
    note: str
    below: tuple[Branch, ...]


@dataclass(frozen=True)
class UnitsView(View):
    """Units as trees, one a body above them, then tables."""

    template: ClassVar[str] = "units"
    title: str
    intro: str
    groups: tuple[Branch, ...]
    tables: tuple[Table, ...]
