"""`sbom` as a maintainer types it. 0: written; 1: a part has no licence, or one that does not combine with ours."""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from pathlib import Path

from .bill import bill
from .licences import faults, licensed
from .locked import locked_parts


def main(root: Path, out: Path) -> int:
    """Write the bill of materials of a checkout's locks to out, and say what it covers."""
    parts = licensed(locked_parts(root), root / "requirements")
    if found := faults(parts):
        print("\n".join(found), file=sys.stderr)
        return 1
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    _write(out, bill(parts, version))
    kinds = {kind: sum(part.kind == kind for part in parts) for kind in ("pypi", "npm")}
    by_licence = defaultdict(list)
    for part in parts:
        by_licence[part.licence].append(part.name)
    for licence, names in sorted(by_licence.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"{licence} ({len(names)}): {', '.join(dict.fromkeys(names))}")
    print(
        f"Записано {out}: пакетів Python {kinds['pypi']} із requirements/*.txt, частин npm {kinds['npm']} із"
        f" package-lock.json, для розробки {sum(part.developing for part in parts)}; кожен із SHA й ліцензією.\n"
        "Поза переліком: сам Python, програми системи (nginx, ssh, rsync, git) і те, що інші вклали всередину своїх"
        " пакетів (Node, rclone, Hugo, бібліотеки C)."
    )
    return 0


def _write(out: Path, text: str) -> None:
    if out.is_dir() or not out.parent.is_dir():
        why = "це тека" if out.is_dir() else "такої теки немає"
        raise OSError(f"--out: {out}: {why} — назвіть файл у наявній теці")
    part = out.with_name(f"{out.name}.part")
    part.write_text(text, "utf-8", newline="\n")
    part.replace(out)
