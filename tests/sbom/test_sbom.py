"""The bill of materials against the locks it is made of, the packages that are installed, and its own schema."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from plugins.sbom.command import main
from plugins.sbom.licences import TABLE, combines, faults, licensed
from plugins.sbom.locked import NEVER, OWN, locked_parts

ROOT = Path(__file__).parents[2]
NAMED = tomllib.loads((ROOT / "requirements" / TABLE).read_text("utf-8"))


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sbom") / "sbom.cdx.json"
    assert main(ROOT, out) == 0
    return out


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The locks alone, to be changed."""
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    for name in ("package-lock.json", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_it_is_valid_cyclonedx(bill: Path) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill.read_text("utf-8")) is None


def test_every_locked_part_stands_in_it_with_the_locks_hashes_and_a_licence(bill: Path) -> None:
    components = {part["bom-ref"]: part for part in json.loads(bill.read_text("utf-8"))["components"]}
    expected: dict[str, set[str]] = {}
    for lock in (ROOT / "requirements").glob("*.txt"):
        for entry in re.split(r"\n(?=[a-z0-9])", lock.read_text("utf-8"))[1:]:
            name, version = re.match(r"([a-z0-9-]+)==(\S+)", entry).groups()  # type: ignore[union-attr]
            if NEVER not in entry:
                digests = set(re.findall(r"--hash=sha256:(\w+)", entry))
                expected.setdefault(f"pkg:pypi/{name}@{version}", set()).update(digests)
    python = {key: {each["content"] for each in part["hashes"]} for key, part in components.items() if "pypi" in key}
    assert python == expected
    npm = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    installed = {(about.get("name", place[13:]), about["version"]) for place, about in npm.items() if place}
    assert {(part["name"], part["version"]) for key, part in components.items() if "npm" in key} == installed
    assert all(part["licenses"][0]["expression"] and part["hashes"] for part in components.values())


def test_it_says_who_needs_what_and_what_only_developers_do(bill: Path) -> None:
    told = json.loads(bill.read_text("utf-8"))
    scopes = {part["name"]: part["scope"] for part in told["components"]}
    assert (scopes["pelican"], scopes["lunr"], scopes["pytest"]) == ("required", "required", "excluded")
    needs = {each["ref"]: each.get("dependsOn", []) for each in told["dependencies"]}
    assert {re.sub("@.*", "", key) for key in needs[OWN]} >= {"pkg:pypi/pelican", "pkg:npm/lunr"}
    pelican = next(key for key in needs if key.startswith("pkg:pypi/pelican@"))
    assert "pkg:pypi/blinker" in {re.sub("@.*", "", key) for key in needs[pelican]}
    reached, new = {OWN}, {OWN}
    while new := {to for key in new for to in needs[key]} - reached:
        reached |= new
    assert set(needs) == reached


def test_equal_locks_give_equal_bytes(bill: Path, tmp_path: Path) -> None:
    code = f"from pathlib import Path; from plugins.sbom.command import main; main(Path({str(ROOT)!r}), Path('out'))"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True, stdout=subprocess.DEVNULL)
    assert (tmp_path / "out").read_bytes() == bill.read_bytes()
    assert "timestamp" not in bill.read_text("utf-8")


def test_another_lock_is_another_document(bill: Path, checkout: Path) -> None:
    lock = checkout / "requirements/base.txt"
    lock.write_text(lock.read_text("utf-8").replace("sha256:0", "sha256:1"), "utf-8")
    assert main(checkout, checkout / "out") == 0
    serials = {json.loads(path.read_text("utf-8"))["serialNumber"] for path in (bill, checkout / "out")}
    assert len(serials) == 2


def test_a_new_package_without_a_licence_is_refused_by_name(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (checkout / "requirements/base.txt").open("a", encoding="utf-8") as lock:
        lock.write(f"leftpad==1.0 \\\n    --hash=sha256:{'0' * 64}\n    # via pelican\n")
    assert main(checkout, checkout / "out") == 1
    assert capsys.readouterr().err == (
        "requirements/licences.toml: leftpad: ліцензії немає — прочитайте її в пакеті й допишіть назву до рядка цієї"
        " ліцензії\n"
    )
    assert not (checkout / "out").exists()


def test_a_licence_that_does_not_combine_is_refused_by_name(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = checkout / "requirements" / TABLE
    table.write_text(table.read_text("utf-8").replace('"ISC" =', '"GPL-2.0-only" ='), "utf-8")
    assert main(checkout, checkout / "out") == 1
    assert "requirements/licences.toml: shellingham: «GPL-2.0-only»" in capsys.readouterr().err


def test_every_licence_of_the_locks_combines_with_ours() -> None:
    assert faults(licensed(locked_parts(ROOT), ROOT / "requirements")) == []


@pytest.mark.parametrize(
    ("expression", "does"),
    [
        ("MIT", True),
        ("GPL-2.0-only", False),
        ("GPL-2.0-only OR MIT", True),
        ("MIT AND GPL-2.0-only", False),
        ("(Artistic-1.0-Perl OR GPL-2.0-or-later) AND MIT", True),
        ("Proprietary", False),
    ],
)
def test_one_choice_that_combines_is_enough_and_every_part_must(expression: str, does: bool) -> None:
    assert combines(expression) == does


def test_the_table_says_what_the_installed_packages_say_themselves() -> None:
    known = {name: licence for licence, names in NAMED.items() for name in names}
    assert len(known) == sum(map(len, NAMED.values()))
    said = {
        re.sub("[-_.]+", "-", found.name.lower()): found.metadata["License-Expression"]
        for found in importlib.metadata.distributions()
        if "License-Expression" in found.metadata
    }
    assert len(said) > 40
    assert {name: known.get(name) for name in said} == said


def test_the_table_names_nothing_that_is_not_locked() -> None:
    locked = {part.name for part in locked_parts(ROOT)}
    assert {name for names in NAMED.values() for name in names} - locked == set()
