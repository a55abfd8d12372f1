"""The locks against what they were made from, and against what must never stand in them."""

from __future__ import annotations

import json
import re
import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
BOOTSTRAP = runpy.run_path(str(ROOT / "bootstrap.py"))


def locked(name: str) -> dict[str, str]:
    """Package to version in requirements/NAME.txt."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def wanted(requirements: list[str]) -> set[str]:
    names = {re.split(r"[^A-Za-z0-9._-]", line)[0].lower() for line in requirements}
    return names - {PROJECT["name"]}


@pytest.mark.parametrize("name", ["base", *PROJECT["optional-dependencies"]])
def test_a_lock_holds_every_dependency(name: str) -> None:
    extra = PROJECT["optional-dependencies"].get(name, [])
    assert wanted(PROJECT["dependencies"]) | wanted(extra) <= locked(name).keys()


def test_the_locks_agree_and_hold_one_another_as_the_bootstrap_thinks() -> None:
    assert BOOTSTRAP["HOLDS"].keys() == {"base", *PROJECT["optional-dependencies"]}
    for name, held in BOOTSTRAP["HOLDS"].items():
        for inner in held:
            assert locked(inner).items() <= locked(name).items()


def test_the_npm_lock_is_made_from_package_json() -> None:
    named = json.loads((ROOT / "package.json").read_text("utf-8"))
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    for kind in ("dependencies", "devDependencies", "optionalDependencies"):
        assert packages[""][kind] == named[kind]
    assert all("integrity" in about for path, about in packages.items() if path)


def test_lunr_in_the_browser_is_the_one_that_lunr_in_python_implements() -> None:
    lunr = pytest.importorskip("lunr")
    named = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]["lunr"]
    assert named == lunr.__TARGET_JS_VERSION__


def test_no_lock_says_where_a_package_comes_from() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        assert not re.search(r"://|--\w*index|--find-links", path.read_text("utf-8")), path
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text("utf-8")


def test_what_makes_the_locks_is_locked_itself() -> None:
    assert locked("resolver").keys() == {"uv"}
    assert "--require-hashes" in (ROOT / "requirements/lock.py").read_text("utf-8")
