"""What a build looks at again; that this is enough for every change is shown in test_document_keys.py."""

from __future__ import annotations

from pathlib import Path

from plugins.records.affected import affected
from plugins.records.delta import delta, finished
from plugins.records.session import opened
from plugins.records.undrawn import undrawn

from ..site import DAY, Site, at_day
from .corpus import Corpus


def looked_at(site: Site, memory: Path, day: str = DAY) -> set[str] | None:
    """Documents that a build would look at (None: all); then the build is taken for finished."""
    with at_day(day), opened(site.content, memory, site.settings) as session:
        whole = undrawn(session)
        now = finished(session.loaded, whole, "world")
        new = delta(session.loaded, now, session.memory)
        session.memory.outputs.keep({}, [], now.dump())
        return affected(whole, new, ()) if new is not None else None


def test_all_is_looked_at_where_no_build_was_finished(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.news("a")
    assert looked_at(site, tmp_path / "m") is None
    assert looked_at(site, tmp_path / "m") == set()


def test_after_a_failed_build_its_changes_are_still_looked_at(tmp_path: Path) -> None:
    site = Site(tmp_path)
    Corpus(site)
    looked_at(site, tmp_path / "m")
    site.news("b", "Див. [толоку](a.md).\n", title="Сесія завтра", date="2025-02-04")
    with at_day(DAY), opened(site.content, tmp_path / "m", site.settings) as session:
        assert session.loaded.read == 1
    found = looked_at(site, tmp_path / "m")
    assert found is not None
    assert "news/b.md" in found
    found = looked_at(site, tmp_path / "m")
    assert found is not None
    assert "news/b.md" not in found


def test_a_document_out_of_embargo_is_looked_at_with_its_neighbours(tmp_path: Path) -> None:
    site = Site(tmp_path)
    Corpus(site)
    site.news("c", "Пізніше.\n", title="Потім", date="2025-02-05", embargo="2025-06-01")
    looked_at(site, tmp_path / "m")
    found = looked_at(site, tmp_path / "m")
    assert found is not None
    assert not {"news/b.md", "news/c.md"} & found
    found = looked_at(site, tmp_path / "m", "2025-06-02")
    assert found is not None
    assert {"news/b.md", "news/c.md"} <= found
