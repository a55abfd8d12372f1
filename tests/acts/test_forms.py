"""`akt.json` and `akt.xml` beside an act's page: what they say, when they are made anew, when they go."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from plugins.model.kinds import Act
from tests.built import Built
from tests.site import Site, links, tree

FIRST = "akty/rishennia-rady/2025/1-1-2025/"
SECOND = "akty/rishennia-rady/2025/2-1-2025/"


def said(site: Site, folder: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site.output / folder / "akt.json").read_text("utf-8"))
    return found


def pair(folder: Path) -> Site:
    """Three decisions; the second one changes a clause of the first."""
    site = Site(folder)
    relation = {"type": "changes", "act": "rishennia-rady/2025/1-1-2025", "clause": "2"}
    site.act("a", "1-1/2025", title="Про бюджет", files=["plan.pdf"])
    site.write("acts/plan.pdf", b"%PDF-1.4 plan")
    site.act("b", "2-1/2025", title="Про зміни", date="2025-02-13", published="2025-02-14", relations=[relation])
    site.act("c", "3-1/2025", title="Про інше", date="2025-02-20", published="2025-02-21")
    assert site.build()["problems"] == []
    return site


def changed(site: Site) -> set[str]:
    """Files that a build writes or takes away."""
    before = tree(site.output)
    assert site.build()["code"] == 0
    after = tree(site.output)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_every_act_of_every_site_is_as_the_published_schema_says(site: Built) -> None:
    schema = json.loads(site.bytes("akty/akt.schema.json"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    names = [name for name in site.files if name.endswith("/akt.json")]
    assert len(names) > 5
    for name in names:
        said = json.loads(site.bytes(name))
        assert [error.message for error in validator.iter_errors(said)] == [], name
        assert said["url"] == f"{site.site_url}/{name.removesuffix('akt.json')}"
        assert said["$schema"] == schema["$id"] == f"{site.site_url}/akty/akt.schema.json"


def test_the_schema_tells_every_public_field_of_acts(empty: Built) -> None:
    told = json.loads(empty.bytes("akty/akt.schema.json"))["properties"]
    assert Act.model_fields.keys() - told.keys() == {"slug", "embargo", "approved_by", "withdrawn"}
    assert told["considered"]["title"] == Act.model_fields["considered"].title


def test_relations_are_told_both_ways_with_ids_and_addresses(tmp_path: Path) -> None:
    site = pair(tmp_path)
    (relation,) = said(site, SECOND)["relations"]
    assert (relation["type"], relation["direction"], relation["clause"]) == ("changes", "forward", "2")
    assert relation["act"]["id"] == "rishennia-rady/2025/1-1-2025"
    first = said(site, FIRST)
    (inverse,) = first["relations"]
    assert (inverse["type"], inverse["direction"], inverse["title"]) == ("changes", "inverse", "змінено актом")
    assert inverse["act"]["url"] == f"https://rada.example/{SECOND}"
    assert (first["status"], first["status_title"]) == ("zminenyi", "змінений")


def test_a_file_has_its_size_and_its_digest(tmp_path: Path) -> None:
    site = pair(tmp_path)
    (file,) = said(site, FIRST)["files"]
    data = (site.output / FIRST / "plan.pdf").read_bytes()
    assert (file["size"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert file["url"] == f"https://rada.example/{FIRST}plan.pdf"
    assert f'documentRef href="https://rada.example/{FIRST}plan.pdf"' in (site.output / FIRST / "akt.xml").read_text()


def test_the_page_leads_to_both(tmp_path: Path) -> None:
    site = pair(tmp_path)
    assert {f"/{FIRST}akt.json", f"/{FIRST}akt.xml"} <= set(links(site.soup(f"/{FIRST}")))
    page = site.page(f"/{FIRST}")
    assert f'<link rel="alternate" href="/{FIRST}akt.json" type="application/json" title="JSON">' in page
    assert f'<link rel="alternate" href="/{FIRST}akt.xml" type="application/akn+xml"' in page


def test_they_are_made_anew_only_when_they_say_something_else(tmp_path: Path) -> None:
    site = pair(tmp_path)
    site.act("c", "3-1/2025", "1. Інший текст.\n", title="Про інше", date="2025-02-20", published="2025-02-21")
    forms = {name for name in changed(site) if "akt." in name}
    assert forms == {"akty/rishennia-rady/2025/3-1-2025/akt.json", "akty/rishennia-rady/2025/3-1-2025/akt.xml"}
    site.act("c", "3-1/2025", "1. Інший текст.\n", title="Про геть інше", date="2025-02-20", published="2025-02-21")
    written = changed(site)
    assert {f"{SECOND}index.html"} <= written, "its neighbour's page"
    assert {name for name in written if "akt." in name} == forms
    site.act("a", "1-1/2025", title="Про бюджет громади", files=["plan.pdf"])
    both = {f"{folder}{name}" for folder in (FIRST, SECOND) for name in ("akt.json", "akt.xml")}
    assert {name for name in changed(site) if "akt." in name} == both
    assert tree(site.output) == tree(site.clean_build())


def test_they_go_with_the_act_and_with_its_text(tmp_path: Path) -> None:
    site = pair(tmp_path)
    (site.content / "acts/c.md").unlink()
    gone = {name for name in changed(site) if "3-1-2025" in name and not (site.output / name).exists()}
    assert {name.rpartition("/")[2] for name in gone} >= {"akt.json", "akt.xml", "index.html"}
    relation = {"type": "changes", "act": "rishennia-rady/2025/1-1-2025", "clause": "2"}
    header = {"kind": "rishennia-rady", "date": "2025-02-13", "published": "2025-02-14", "number": "2-1/2025"}
    withdrawn = {"date": "2025-02-28", "basis": "рішення суду"}
    lines = [f"{name}: {json.dumps(value)}" for name, value in (*header.items(), ("relations", [relation]))]
    text = "\n".join(["---", *lines, f"withdrawn: {json.dumps(withdrawn, ensure_ascii=False)}", "---", ""])
    site.write("acts/b.md", text)
    assert site.build()["code"] == 0
    assert sorted(path.name for path in (site.output / SECOND).iterdir()) == ["index.html", "vylucheno.txt"]
    (relation,) = said(site, FIRST)["relations"]
    assert "Про зміни" not in json.dumps(relation, ensure_ascii=False)
    assert "Про зміни" not in (site.output / FIRST / "akt.xml").read_text("utf-8")


def test_hostile_words_are_words(tmp_path: Path) -> None:
    evil = "</script><!--\u2028 & <b>"
    site = Site(tmp_path)
    site.act("a", "1-1/2025", title=json.dumps(evil), summary=json.dumps(evil), author=json.dumps(evil))
    assert site.build()["code"] == 0
    assert said(site, FIRST)["author"] == said(site, FIRST)["title"] == " ".join(evil.split())
    page = site.page(f"/{FIRST}")
    block = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(block)
    assert json.loads(block)["@graph"][0]["name"] == " ".join(evil.split())
