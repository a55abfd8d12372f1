"""Who is compared: the command of each, where its edited document lies, what it writes, what it remembers."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from .layout import PEERS, ROOT, Source, place_of

SMALL = 24
"""Months up to which stock Pelican is measured: its quadratic steps take hours on a decade of documents."""


@dataclass(frozen=True)
class Contender:
    """key: its name in the results; name: in the tables. document: the file that is edited, None where it works on
    another contender's pages. output: the folder it writes. made: what a clean build begins without."""

    key: str
    name: str
    command: tuple[str | Path, ...]
    document: Path | None
    output: Path
    made: tuple[Path, ...]


def contenders(folder: Path, document: Source, months: int, programs: tuple[Path, ...]) -> list[Contender]:
    """All of them in the order of a round, over the layouts in `folder` (see run.py); `document` is edited in each.

    programs: Hugo's program and Pagefind's.
    """
    hugo, pagefind = programs
    found = [_ours(folder, document, "ours-pages", "Відкрита рада без пошуку", "pages"), our_site(folder, document)]
    if months <= SMALL:
        found += [
            _pelican(folder, document, "pelican", "Pelican", "pelicanconf.py"),
            _pelican(folder, document, "pelican-linear", "Pelican без списків", "linear.py"),
        ]
    root, public = folder / "hugo", folder / "hugo-site"
    command = (hugo, "--source", root, "--destination", public, "--logLevel", "error")
    made = (public, root / "resources")
    found.append(Contender("hugo", "Hugo", command, place_of(root, document), public, made))
    found.append(pagefind_over(folder, pagefind))
    return found


def our_site(folder: Path, document: Source) -> Contender:
    """This project with its search."""
    return _ours(folder, document, "ours", "Відкрита рада", "site")


def pagefind_over(folder: Path, program: Path) -> Contender:
    """Pagefind over our built pages; `article` stands in pages of documents only, and those are what our index has."""
    bundle = folder / "pagefind"
    options = ("--site", folder / "site", "--output-path", bundle, "--root-selector", "article")
    return Contender("pagefind", "Pagefind", (program, *options), None, bundle, (bundle,))


def _ours(folder: Path, document: Source, key: str, name: str, output: str) -> Contender:
    content, site, memory = folder / "content", folder / output, folder / f"{output}-memory"
    options = ("--content", content, "--output", site, "--memory", memory, "--json")
    settings = () if key == "ours" else ("--settings", PEERS.parent / "without_search.py")
    return Contender(key, name, (ROOT / "invoke", "build", *options, *settings), document.path, site, (site, memory))


def _pelican(folder: Path, document: Source, key: str, name: str, settings: str) -> Contender:
    root, output = folder / "pelican", folder / f"{key}-site"
    options = (root / "content", "--settings", root / settings, "--output", output, "--quiet")
    command = (sys.executable, "-m", "pelican", *options)
    return Contender(key, name, command, place_of(root, document), output, (output,))
