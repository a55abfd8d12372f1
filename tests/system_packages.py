"""Installs the Debian packages that tests need, where that can be done: on Debian or a relative, as root.

Elsewhere the tests that need them are skipped and named at the end of the run (see parts.py).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import parts

POLICY = Path("/usr/sbin/policy-rc.d")


def install() -> None:
    """Install what is missing; a failure is told, and left to the tests that need the part."""
    missing = sorted(part.package for name, part in parts.PARTS.items() if parts.find(name) is None)
    if not missing:
        return
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        say(f"Без пакетів {', '.join(missing)}: їх може встановити лише root у Debian; перевірю те, що можна")
        return
    say(f"Встановлюю пакети Debian: {', '.join(missing)}…")
    with services_stay_off():
        for step in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
            done = subprocess.run(
                ["apt-get", "-qq", *step],
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
            )
            if done.returncode:
                say(f"apt-get {step[0]}: {(done.stdout.splitlines() or ['невідома причина'])[-1]}")


@contextmanager
def services_stay_off(policy: Path = POLICY) -> Iterator[None]:
    """While this lasts a package starts no service of its own: Debian's invoke-rc.d asks this file, and 101 says no.

    A machine that has its own policy keeps it.
    """
    if policy.exists():
        yield
        return
    try:
        policy.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
        policy.chmod(0o755)
        yield
    finally:
        policy.unlink(missing_ok=True)


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
