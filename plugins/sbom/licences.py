"""The licence of each part, and whether parts under it may be combined with this project's AGPL-3.0-or-later."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .locked import Part

if TYPE_CHECKING:
    from license_expression import Licensing

TABLE = "licences.toml"
COMPATIBLE = frozenset(
    {
        *("0BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "MIT-CMU", "PSF-2.0", "W3C-20150513"),
        *("Apache-2.0", "LicenseRef-public-domain", "MPL-2.0", "OFL-1.1"),
        *("AGPL-3.0-or-later", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "LGPL-3.0-or-later"),
    }
)
"""Licences that combine with version 3 of the AGPL, by the list of the Free Software Foundation
(https://www.gnu.org/licenses/license-list.html); GPL-3.0-only by section 13 of the AGPL."""


def licensed(parts: Iterable[Part], folder: Path) -> list[Part]:
    """The same parts with the licences of folder/licences.toml; those of npm bring their own."""
    table = tomllib.loads((folder / TABLE).read_text("utf-8"))
    known = {name: licence for licence, names in table.items() for name in names}
    return [replace(part, licence=part.licence or known.get(part.name, "")) for part in parts]


def faults(parts: Sequence[Part]) -> list[str]:
    """Parts without a known licence, and with one that does not combine with ours."""
    return [fault for part in parts if (fault := _fault(part))]


def _fault(part: Part) -> str:
    place = f"requirements/{TABLE}" if part.kind == "pypi" else "package-lock.json"
    if not part.licence:
        return f"{place}: {part.name}: ліцензії немає — прочитайте її в пакеті й допишіть назву до рядка цієї ліцензії"
    if not combines(part.licence):
        return (
            f"{place}: {part.name}: «{part.licence}» не названо серед сумісних з AGPL-3.0-or-later"
            " — замініть пакет або допишіть ліцензію в plugins/sbom/licences.py, якщо вона сумісна"
        )
    return ""


@cache
def _licensing() -> Licensing:
    from license_expression import get_spdx_licensing

    return get_spdx_licensing()  # reads a list of thousands


@cache
def combines(expression: str) -> bool:
    """Does an SPDX expression leave a choice that combines with ours?"""
    licensing = _licensing()
    parsed = licensing.parse(expression)
    given = {symbol: licensing.TRUE if str(symbol) in COMPATIBLE else licensing.FALSE for symbol in parsed.symbols}
    return bool(parsed.subs(given).simplify() == licensing.TRUE)
