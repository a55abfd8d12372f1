"""Faults planted into a demo: one of each kind that `check` knows, so that every message can be seen at work.

`check` over such a corpus reports these and nothing else; what needs settings of a council's own (COMMISSIONS,
COMPOSITION, PETITION_TERMS, OFFICIAL, martial law that has ended) is not planted.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from . import headers, law, money, text, whole
from .fault import Fault

__all__ = ["COLUMNS", "LIST", "Fault", "faults", "plant"]

LIST = "faults.csv"
COLUMNS = ("path", "line", "rule", "what", "level")


def faults() -> Iterator[Fault]:
    """Every fault but the symbolic link, which no bytes can hold."""
    for module in (headers, text, whole, law, money):
        yield from module.faults()


def plant(out: Path) -> int:
    """Add the faulty files to out/content and list them in out/faults.csv; gives their number."""
    listed = []
    for fault in faults():
        for name, data in fault.files:
            path = out / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        listed.append(fault)
    link = Fault("news/vady/vada-symlink.md", None, None, "символічне посилання замість файла", "error")
    (out / "content" / link.path).symlink_to(f"../../../{LIST}")
    listed.append(link)
    (out / LIST).write_bytes(_table(listed))
    return len(listed)


def _table(listed: list[Fault]) -> bytes:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    rows.writerows((fault.path, fault.line, fault.rule, fault.what, fault.level) for fault in listed)
    return text.getvalue().encode()
