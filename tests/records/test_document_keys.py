"""Keys are equal exactly when views are: no page goes stale, and none is made again for nothing. Whatever changes, the
documents that it reaches are among those that a build looks at."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from plugins.records.affected import affected
from plugins.records.delta import delta, finished
from plugins.records.generator import page_outputs
from plugins.records.output import Given, Lasting
from plugins.records.scan import SHARED
from plugins.records.session import opened
from plugins.records.undrawn import undrawn
from plugins.records.view import DocumentView, View

from ..site import DAY, Site, at_day
from .corpus import Corpus


class Made(NamedTuple):
    """A page or file that a build would make: its key and all that it shows.

    is_document: the page of one record or the file of its text that stands beside it, or rows of a data set.
    owner: the document or feature whose file it is.
    """

    key: str
    shown: str | bytes
    is_document: bool
    owner: str


def made(site: Site, memory: Path, day: str = DAY) -> dict[str, Made]:
    """Everything that a build of the content as it is now would make, rendered or not, by path."""
    return looked_at_and_made(site, memory, day)[1]


def looked_at_and_made(site: Site, memory: Path, day: str = DAY) -> tuple[set[str] | None, dict[str, Made]]:
    """Owners that a build would look at (None: all), and what it would make; it is then taken for finished."""
    found = {}
    with at_day(day), opened(site.content, memory, site.settings) as session:
        assert [problem for problem in session.loaded.problems if problem.level == "error"] == []
        whole = undrawn(session)
        now = finished(session.loaded, whole, "the same world")
        new = delta(session.loaded, now, session.memory)
        for output in page_outputs(whole, session.features):
            if not output.path.startswith("poshuk/") and output.path != "dani/catalog.ttl":  # as catalog.jsonld
                result = output.make()
                is_document = _of_document(output.path, result)
                found[output.path] = Made(output.key, _shown(result), is_document, output.owner)
        session.memory.outputs.keep({}, [], now.dump())
        return affected(whole, new, session.features) if new is not None else None, found


def _of_document(path: str, result: object) -> bool:
    rows = path.startswith("dani/") and path.endswith(("/data.csv", "/data.json"))
    return rows or isinstance(result, DocumentView) or path.endswith(("/dlia-presy.zip", "/akt.json", "/akt.xml"))


def _shown(result: View | bytes | Path | Lasting | Given) -> str | bytes:
    if isinstance(result, View):
        return repr(result)
    if isinstance(result, Given):
        return result.file.file.read_bytes()
    if isinstance(result, Lasting):
        result = result.file
    return result if isinstance(result, bytes) else result.read_bytes()


def test_keys_are_equal_exactly_when_what_is_shown_is_equal(tmp_path: Path) -> None:
    """Exact for lists, feeds, the home page, redirects and files. A document's own page may be made again for nothing:
    for a field of its header that no page shows (`pinned_until`), or for a document that it shows only in part (a
    neighbour without its date, an item of an agenda without its title); so may rows of a data set, which show only
    a part of each header."""
    site = Site(tmp_path)
    site.configure(COMPLIANCE=True, PETITION_TERMS={"2025-01-01": "250/45"})
    corpus = Corpus(site)
    before, stale, idle, missed, kept = made(site, tmp_path / "m"), [], [], [], 0
    for change in corpus.changes(1):
        looked_at, now = looked_at_and_made(site, tmp_path / "m")
        if looked_at is not None:
            new = [path for path in now if path not in before or before[path].key != now[path].key]
            missed += [(path, change) for path in new if now[path].owner not in looked_at | {SHARED}]
            owners = {one.owner for one in now.values()}
            gone = [path for path in before.keys() - now.keys() if before[path].owner in owners - looked_at - {SHARED}]
            missed += [(path, change) for path in gone]
            kept += len({one.owner for one in now.values() if one.owner.startswith("acts/")} - looked_at)
        for path in now.keys() & before.keys():
            same_key, same_shown = now[path].key == before[path].key, now[path].shown == before[path].shown
            if same_key and not same_shown:
                stale.append((path, change))
            if same_shown and not same_key and not now[path].is_document:
                idle.append((path, change))
        before = now
    assert stale == []
    assert idle == []
    assert missed == []
    assert kept > 0


def test_a_change_of_what_pages_share_changes_every_page(tmp_path: Path) -> None:
    site = Site(tmp_path)
    Corpus(site)
    before = made(site, tmp_path / "m")
    site.configure(COUNCIL="Інша рада")
    now = made(site, tmp_path / "m")
    pages = {path for path, one in now.items() if path.endswith(".html")}
    assert {path for path in pages if now[path].key == before[path].key} == set()


def test_the_day_of_the_build_changes_only_pages_that_show_what_is_open(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.configure(COMPLIANCE=True)
    Corpus(site)
    before = made(site, tmp_path / "m")
    now = made(site, tmp_path / "m", "2025-06-01")
    changed = {path for path in now if now[path].key != before[path].key}
    about_today = ("index.html", "obhovorennia/index.html", "dotrymannia/index.html", "kalendar/index.html")
    assert changed == {*about_today, "calendar.ics"}
