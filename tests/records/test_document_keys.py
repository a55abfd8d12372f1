"""Keys are equal exactly when views are: no page goes stale, and none is made again for nothing."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from plugins.records.generator import page_outputs
from plugins.records.session import opened
from plugins.records.site import make_site
from plugins.records.view import Assets, View
from plugins.records.whole import Whole

from ..site import DAY, Site, at_day
from .corpus import Corpus


class Made(NamedTuple):
    """A page or file that a build would make: its key and all that it shows."""

    key: str
    shown: Any


def made(site: Site, memory: Path) -> dict[str, Made]:
    """Everything that a build of the content as it is now would make, rendered or not, by path."""
    found = {}
    with at_day(DAY), opened(site.content, memory) as session:
        loaded = session.loaded
        assert [problem for problem in loaded.problems if problem.level == "error"] == []
        whole = Whole(
            loaded.registry,
            session.settings,
            make_site(session.settings, (), Assets("", {}, (), "", "")),
            session.memory,
            loaded.attachments,
            loaded.hashes,
        )
        for output in page_outputs(whole, session.features):
            if not output.path.startswith("poshuk/"):
                assert output.path not in found or output.source.endswith((".csv", ".png"))
                found[output.path] = Made(output.key, _shown(output.make()))
    return found


def _shown(result: View | bytes | Path) -> Any:
    if isinstance(result, View):
        return type(result).__name__, asdict(result)
    return result if isinstance(result, bytes) else result.read_bytes()


def test_a_key_changes_with_what_the_page_shows(tmp_path: Path) -> None:
    site = Site(tmp_path)
    corpus = Corpus(site)
    before, stale, wide = made(site, tmp_path / "m"), [], []
    for change in corpus.changes(1):
        now = made(site, tmp_path / "m")
        for path in now.keys() & before.keys():
            same_key, same_view = now[path].key == before[path].key, now[path].shown == before[path].shown
            if same_key and not same_view:
                stale.append((path, change))
            if same_view and not same_key:
                wide.append((path, change))
        before = now
    assert stale == []
    Path("/tmp/wide.txt").write_text("\n".join(f"{a}  <-  {b[:70]}" for a, b in wide))
    assert wide == []
