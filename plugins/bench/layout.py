"""The corpus laid out for the peers: the same documents, texts and files, with headers as each of them reads them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from plugins.model.frontmatter import Value, parse
from plugins.model.frontmatter_write import dump

ROOT = Path(__file__).parents[2]
PEERS = ROOT / "tests/scale/peers"
SECTIONS = {
    "acts": "akty",
    "news": "novyny",
    "petitions": "petytsii",
    "videos": "video",
    "sessions": "zasidannia",
    "deputies": "deputaty",
    "enterprises": "pidpryiemstva",
}
LABELS = {
    "news": "Новина",
    "petitions": "Петиція",
    "videos": "Відео",
    "sessions": "Засідання",
    "deputies": "Депутат",
    "enterprises": "Підприємство",
}
FEEDS = {"akty", "novyny"}
"""Sections with a feed of their own; so have the kinds of acts."""
FACTS = {
    "number": "Номер",
    "body": "Орган",
    "session": "Сесія",
    "published": "Оприлюднено",
    "legal_basis": "Правова підстава",
    "signed_by": "Підписав",
    "status": "Стан",
    "duration": "Тривалість",
}


UNDATED = "2009-04-01"
"""The day that enterprises get: the first of the longest demo."""


class Source(NamedTuple):
    """A document of the demo. path: its file. place: its folder as peers have it, `akty/protokol/2018`.
    files: those beside it."""

    path: Path
    place: str
    stem: str
    kind: str
    label: str
    header: Mapping[str, Any]
    body: str
    files: tuple[Path, ...]


def sources(content: Path) -> Iterator[Source]:
    """Every document of the demo, by path."""
    for path in sorted(content.rglob("*.md")):
        yield source(content, path)


def source(content: Path, path: Path) -> Source:
    """One document of the demo."""
    found = parse(path.read_text("utf-8"))
    room, *rest = path.relative_to(content).parts
    header: Mapping[str, Value] = found.values
    kind = str(header.get("kind", room))
    label = f"{kind} № {header.get('number', '')}" if room == "acts" else LABELS[room]
    files = tuple(path.with_name(str(file["path"])) for file in header.get("files", ()) if isinstance(file, dict))
    return Source(path, "/".join((SECTIONS[room], *rest[:-1][:2])), path.stem, kind, label, header, found.body, files)


def for_hugo(content: Path, out: Path) -> None:
    """Write a Hugo project into `out`, which does not exist yet."""
    shutil.copytree(PEERS / "hugo", out)
    shutil.copytree(PEERS / "frame", out / "layouts/_partials", dirs_exist_ok=True)
    _theme(out / "static/theme")
    lists: set[str] = set()
    for document in sources(content):
        _write(place_of(out, document), hugo_text(document))
        _attach(document, out / "static/files")
        lists.add(document.place)
    lists |= {parent for place in lists for parent in _parents(place)}
    for place in sorted(lists):
        fed = place in FEEDS or (place.startswith("akty/") and place.count("/") == 1)
        header = {"title": place, **({"outputs": ["html", "rss"]} if fed else {})}
        _write(out / "content" / place / "_index.md", dump(header))


def for_pelican(content: Path, out: Path) -> None:
    """Write a folder of articles for Pelican into `out`, which does not exist yet; the settings stay in the project."""
    shutil.copytree(PEERS / "pelican", out)
    shutil.copytree(PEERS / "frame", out / "theme/templates", dirs_exist_ok=True)
    _theme(out / "theme/static")
    for document in sources(content):
        _write(place_of(out, document), pelican_text(document))
        _attach(document, out / "content/files")


def hugo_text(document: Source) -> str:
    """A document with the names of Hugo's own fields avoided (draft, kind, type, published mean something there)."""
    header = document.header
    named: dict[str, Any] = {"title": str(header["title"]), "date": day_of(header), "label": document.label}
    if "published" in header:
        named["made_public"] = str(header["published"])
    if topics := header.get("topics"):
        named["temy"] = [str(topic) for topic in topics]
    if "body" in header:
        named["orhan"] = [str(header["body"])]
    if "session" in header:
        named["sesiia"] = [f"{header.get('convocation', '')}-{header['session']}"]
    named["facts"] = [{"label": FACTS[name], "value": str(header[name])} for name in FACTS if name in header]
    if related := _related(header):
        named["related"] = [f"/akty/{act}" for act in related]
    if document.files:
        named["attached"] = [f"/files/{file.name}" for file in document.files]
    return f"{dump(named)}\n{document.body}"


def pelican_text(document: Source) -> str:
    """A document with the header of Python-Markdown's meta: one line a field, no quotes."""
    header = document.header
    year = day_of(header)[:4]
    lines = {
        "Title": str(header["title"]),
        "Date": day_of(header),
        "Category": document.kind if document.place.startswith("akty") else document.place.partition("/")[0],
        "Tags": ", ".join(str(topic) for topic in header.get("topics", ())),
        "Slug": f"{document.kind}-{year}-{document.stem}",
        "Label": document.label,
        "Made_public": str(header.get("published", "")),
        **{name.capitalize(): str(header[name]) for name in FACTS if name in header and name != "published"},
        "Attached": " ".join(f"/files/{file.name}" for file in document.files),
    }
    lines.pop("Status", None)  # a word of Pelican's own
    return "\n".join(f"{name}: {value}" for name, value in lines.items() if value) + f"\n\n{document.body}"


def place_of(root: Path, document: Source) -> Path:
    """Where a layout keeps this document; `root` is what for_hugo or for_pelican wrote."""
    return root / "content" / document.place / f"{document.stem}.md"


def _related(header: Mapping[str, Any]) -> list[str]:
    named = [str(relation["act"]) for relation in header.get("relations", ()) if isinstance(relation, dict)]
    return [*named, *([str(header["draft"])] if header.get("draft") else [])]


def day_of(header: Mapping[str, Any]) -> str:
    """The day of a document, of a deputy's election; UNDATED for the rest, since the others want one."""
    return str(header.get("date") or header.get("from") or UNDATED)[:10]


def _parents(place: str) -> Iterator[str]:
    parts = place.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))


def _theme(folder: Path) -> None:
    """The project's own scripts and style beside the peers' pages."""
    shutil.copytree(ROOT / "theme/static", folder)
    styles = sorted((ROOT / "theme/css").rglob("*.css"))
    (folder / "site.css").write_text("\n".join(style.read_text("utf-8") for style in styles), encoding="utf-8")


def _attach(document: Source, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for file in document.files:
        shutil.copyfile(file, folder / file.name)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
