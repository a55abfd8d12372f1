"""Who may import whom (docs: architecture), as a table that fails when an arrow is added in passing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[1] / "plugins"
FOUNDATION = {"model", "memory", "records"}
TOOLS = {"bench", "cms", "demo", "importer", "media", "publish", "sbom", "search", "serve"}
FEATURES = {
    path.name for path in PLUGINS.iterdir() if (path / "__init__.py").is_file() and path.name not in FOUNDATION | TOOLS
}
ALLOWED = {
    "memory": set(),
    "model": set(),
    "records": {"model", "memory"},
    "bench": {"model"},
    "cms": {"model", "memory", "records", "serve"},
    "demo": {"model"},
    "importer": {"model", "records"},
    "media": {"model", "memory", "records"},
    "publish": {"model", "memory", "records"},
    "sbom": set(),
    "search": set(),
    "serve": {"model", "memory", "records"},
    **{feature: {"model", "memory", "records"} for feature in FEATURES},
    "site_search": {"model", "memory", "records", "search"},
}
OWNERS = {
    "pelican": {"records", "search"},
    "markdown": {"records"},
    "nh3": {"records", "importer"},
    "bs4": {"importer"},
    "lunr": {"search"},
    "mammoth": {"importer"},
    "dawg_python": {"search"},
    "pymorphy3_dicts_uk": {"search"},
    "invoke": {"records"},
    "pydantic": {"model", "records"},
    "yaml": {"model"},
    "watchfiles": {"serve"},
    "playwright": {"bench"},
    "feedgenerator": {"records"},
    "holidays": {"model"},
    "icalendar": {"calendar"},
    "cobalt": {"acts"},
    "lxml": {"acts"},
    "cyclonedx": {"sbom"},
    "license_expression": {"sbom"},
    "packageurl": {"sbom"},
}
"""Third parties with one owner each."""


def imports(file: Path) -> set[str]:
    """Dotted names that a file imports, relative ones resolved from `plugins`."""
    package = ("plugins", *file.relative_to(PLUGINS).parent.parts)
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *([node.module] if node.module else [])))
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


def rooms() -> list[str]:
    return sorted(ALLOWED)


@pytest.mark.parametrize("room", rooms())
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    for file in sorted((PLUGINS / room).rglob("*.py")):
        for name in imports(file):
            if name.startswith("plugins."):
                target = name.split(".")[1]
                assert target in ALLOWED[room] | {room}, f"{file.relative_to(PLUGINS)} imports plugins.{target}"


def test_every_third_party_has_one_owner() -> None:
    for file in sorted(PLUGINS.rglob("*.py")):
        room = file.relative_to(PLUGINS).parts[0]
        for name in imports(file):
            owners = OWNERS.get(name.split(".")[0])
            assert owners is None or room in owners, f"{file.relative_to(PLUGINS)} imports {name}"


def test_every_folder_of_plugins_is_in_the_table() -> None:
    folders = {path.name for path in PLUGINS.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == ALLOWED.keys()
