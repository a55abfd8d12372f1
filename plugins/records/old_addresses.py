"""Does every line of the old site's journal still lead somewhere?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model import old_site
from ..model.problems import Problem
from .published import Published


def lost(content: Path, site: Published) -> Iterator[Problem]:
    """Lines that lead to a page or file which the site no longer has."""
    for line, entry in old_site.read(content / old_site.FILE)[0].items():
        path = site.path_of(entry.leads) if entry.leads else None
        if path is not None and path not in site:
            message = f"стара адреса «{entry.address}» веде на «{entry.leads}», а такої на сайті немає"
            hint = f"{site.near(path)} виправте leads або приберіть рядок".strip()
            yield Problem(old_site.FILE, line, "leads", message, hint, level="warning")
