"""Who is compared: the command of each, where its edited document lies, what it writes and remembers; who is not."""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from .layout import PEERS, ROOT, Source, place_of

INVOKE = (sys._base_executable, "-I", "-S", ROOT / "bootstrap.py")
"""What `./invoke` becomes. Where a version manager has put a script in the place of `python3`, finding Python takes an
eighth of an edit, and no other program is started through one."""
SMALL = 24
"""Months up to which stock Pelican is measured: its quadratic steps take hours on a decade of documents."""
NEEDED = {"hugo": 30_000_000, "pagefind": 75_000_000}
"""Bytes of memory that a month of documents takes: of Hugo 3.0 GB, of Pagefind 8.4 GB were seen at 120 months."""


@dataclass(frozen=True)
class Contender:
    """key: its name in the results; name: in the tables. content: the folder of its documents. document: the file that
    is edited, None where it works on another contender's pages. output: the folder it writes. made: what a clean build
    begins without."""

    key: str
    name: str
    command: tuple[str | Path, ...]
    content: Path
    document: Path | None
    output: Path
    made: tuple[Path, ...]


def contenders(
    folder: Path, document: Source, programs: tuple[Path, ...], absent: Collection[str] = ()
) -> list[Contender]:
    """All of them in the order of a round, over the layouts in `folder` (see run.py); `document` is edited in each.

    programs: Hugo's program and Pagefind's. absent: keys of those that are not measured, see left_out.
    """
    hugo, pagefind = programs
    found = [_ours(folder, document, "ours-pages", "Відкрита рада без пошуку", "pages"), our_site(folder, document)]
    if "pelican" not in absent:
        found += [
            _pelican(folder, document, "pelican", "Pelican", "pelicanconf.py"),
            _pelican(folder, document, "pelican-linear", "Pelican без списків", "linear.py"),
        ]
    if "hugo" not in absent:
        root, public = folder / "hugo", folder / "hugo-site"
        command = (hugo, "--source", root, "--destination", public, "--logLevel", "error")
        made = (public, root / "resources")
        found.append(Contender("hugo", "Hugo", command, root / "content", place_of(root, document), public, made))
    if "pagefind" not in absent:
        found.append(pagefind_over(folder, pagefind))
    return found


def left_out(months: int, free: int) -> dict[str, str]:
    """key -> why it is not measured at this size. free: bytes of memory that programs may still take."""
    found = {}
    if months > SMALL:
        found["pelican"] = "його кроки, що ростуть із квадратом, тривають на десятилітті документів години"
    for key, each in NEEDED.items():
        if (needed := each * months) > free:
            found[key] = f"треба близько {needed / 1e9:.1f} ГБ пам'яті, а вільно {free / 1e9:.1f}".replace(".", ",")
    return found


def free_memory() -> int:
    """Bytes that programs may still take (proc(5): MemAvailable)."""
    for line in Path("/proc/meminfo").read_text("ascii").splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return 0


def our_site(folder: Path, document: Source) -> Contender:
    """This project with its search."""
    return _ours(folder, document, "ours", "Відкрита рада", "site")


def pagefind_over(folder: Path, program: Path) -> Contender:
    """Pagefind over our built pages; `article` stands in pages of documents only, and those are what our index has."""
    bundle = folder / "pagefind"
    options = ("--site", folder / "site", "--output-path", bundle, "--root-selector", "article")
    return Contender("pagefind", "Pagefind", (program, *options), folder / "site", None, bundle, (bundle,))


def _ours(folder: Path, document: Source, key: str, name: str, output: str) -> Contender:
    content, site, memory = folder / "content", folder / output, folder / f"{output}-memory"
    options = ("--content", content, "--output", site, "--memory", memory, "--json")
    settings = () if key == "ours" else ("--settings", PEERS.parent / "without_search.py")
    command = (*INVOKE, "build", *options, *settings)
    return Contender(key, name, command, content, document.path, site, (site, memory))


def _pelican(folder: Path, document: Source, key: str, name: str, settings: str) -> Contender:
    root, output = folder / "pelican", folder / f"{key}-site"
    options = (root / "content", "--settings", root / settings, "--output", output, "--quiet")
    command = (sys.executable, "-m", "pelican", *options)
    return Contender(key, name, command, root / "content", place_of(root, document), output, (output,))
