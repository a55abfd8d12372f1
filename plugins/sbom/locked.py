"""What the locks hold: packages of requirements/*.txt and of package-lock.json, each with its digests."""

from __future__ import annotations

import base64
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

OWN = "vidkryta-rada"
RUNNING = ("base", "node", "publish")
"""Locks whose packages run where a site is built and published; those of the others only where it is developed."""
NEVER = "sys_platform == 'never'"
"""Marker of what the locks name and nobody installs (see pyproject.toml)."""


@dataclass(frozen=True)
class Part:
    """One package of one version.

    kind: "pypi" or "npm". hashes: (algorithm, hex) of every file that may be installed. locks: which hold it, for npm
    the one word "npm". needed_by: keys of parts that asked for it, OWN among them, sorted. licence: SPDX, "" where the
    lock does not say.
    """

    kind: str
    name: str
    version: str
    hashes: tuple[tuple[str, str], ...]
    locks: tuple[str, ...]
    needed_by: tuple[str, ...]
    developing: bool
    licence: str = ""

    @property
    def key(self) -> str:
        """Package URL (the purl specification)."""
        return f"pkg:{self.kind}/{self.name.replace('@', '%40')}@{self.version}"


def locked_parts(root: Path) -> list[Part]:
    """All parts of a checkout's locks, sorted by their keys."""
    found = [*_python(root / "requirements"), *_npm(root / "package-lock.json")]
    return sorted(found, key=lambda part: part.key)


def _python(folder: Path) -> list[Part]:
    locks: dict[tuple[str, str], list[str]] = defaultdict(list)
    hashes: dict[tuple[str, str], set[str]] = defaultdict(set)
    wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for lock in sorted(folder.glob("*.txt")):
        entries = re.split(r"^(?=[a-z0-9])", lock.read_text("utf-8"), flags=re.MULTILINE)[1:]
        for entry in entries:
            name, version = entry.split(maxsplit=1)[0].split("==")
            if NEVER in entry.partition("\\")[0]:
                continue
            locks[name, version].append(lock.stem)
            hashes[name, version] |= set(re.findall(r"sha256:([0-9a-f]{64})", entry))
            wanted[name, version] |= set(re.findall(r"^ +#(?: via)? +([a-z0-9-]+)", entry, re.MULTILINE))
    keys = defaultdict(set, {OWN: {OWN}})
    for name, version in locks:
        keys[name].add(f"pkg:pypi/{name}@{version}")
    return [
        Part(
            "pypi",
            *known,
            tuple(("SHA-256", digest) for digest in sorted(hashes[known])),
            tuple(locks[known]),
            tuple(sorted({key for name in wanted[known] or {OWN} for key in keys[name]})),
            developing=not set(locks[known]) & set(RUNNING),
        )
        for known in locks
    ]


def _npm(lock: Path) -> list[Part]:
    """A part that stands there in other packages' places too is one part."""
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    named = {place: about.get("name", place.rpartition("node_modules/")[2]) for place, about in packages.items()}
    keys = {
        place: Part("npm", named[place], about["version"], (), (), (), developing=False).key if place else OWN
        for place, about in packages.items()
    }
    wanted: dict[str, set[str]] = defaultdict(set)
    for place, about in packages.items():
        for kind in ("dependencies", "devDependencies", "optionalDependencies"):
            for name in about.get(kind, ()):
                if f"node_modules/{name}" in keys:
                    wanted[keys[f"node_modules/{name}"]].add(keys[place])
    found = {}
    for place, about in packages.items():
        if place:
            algorithm, _, digest = about["integrity"].partition("-")
            known = found.get(keys[place])
            found[keys[place]] = Part(
                "npm",
                named[place],
                about["version"],
                ((f"SHA-{algorithm.removeprefix('sha')}", base64.b64decode(digest).hex()),),
                ("npm",),
                tuple(sorted(wanted[keys[place]] - {keys[place]})),
                developing=about.get("dev", False) and (known is None or known.developing),
                licence=about.get("license", ""),
            )
    return list(found.values())
