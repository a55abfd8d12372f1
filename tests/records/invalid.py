"""What loading says of a broken site."""

from __future__ import annotations

from pathlib import Path

from plugins.memory.store import Memory
from plugins.records.load import Loaded, load
from plugins.records.settings import Settings

from ..site import DAY


def settings(content: Path, folder: Path) -> Settings:
    """Settings of a made-up council on the day of test sites, with memory and output below a temporary folder."""
    return Settings(
        content=content,
        output=folder / "output",
        memory=folder / "memory",
        theme=folder / "theme",
        site_url="https://rada.example",
        name="Рада",
        council="Зразкова міська рада",
        council_genitive="Зразкової міської ради",
        community="Зразкова громада",
        address="м. Зразок, пл. Ринок, 1",
        bodies={"rada": "Зразкова міська рада", "holova": "Зразковий міський голова"},
        build_date=DAY,
    )


def loaded(content: Path, folder: Path) -> Loaded:
    """The content as a build without features reads it, with a memory in the folder."""
    with Memory(folder / "memory.sqlite") as memory:
        return load(settings(content, folder), memory, ())


def messages(content: Path, folder: Path) -> str:
    """Every problem of the content, a line each as printed: errors, then below an empty line warnings."""
    problems = loaded(content, folder).problems
    errors = "".join(f"{problem}\n" for problem in problems if problem.level == "error")
    warnings = "".join(f"{problem}\n" for problem in problems if problem.level == "warning")
    return f"{errors}\n{warnings}" if warnings else errors
