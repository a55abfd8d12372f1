"""What other plugins of Pelican meet here, as docs/developers/other-plugins.md says."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path

import pytest
from blinker import Signal
from pelican import signals

from tests.site import Site

DOCS = (Path(__file__).parents[2] / "docs/developers/other-plugins.md").read_text("utf-8")
ALL = {name: value for name, value in vars(signals).items() if isinstance(value, Signal)}


def named(heading: str) -> set[str]:
    """The signals in the table under a heading of the docs."""
    section = DOCS.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


def fired(site: Site) -> set[str]:
    """The signals that one build sends."""
    found: set[str] = set()
    with ExitStack() as stack:
        for name, signal in ALL.items():
            stack.enter_context(signal.connected_to(lambda *_, name=name, **__: found.add(name)))
        site.build()
    return found


def test_the_docs_name_every_signal_of_pelican() -> None:
    assert named("Signals that fire") | named("Signals that never fire") == ALL.keys()


def test_exactly_the_signals_that_the_docs_name_fire(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.news("a")
    site.act("b", "1")
    assert fired(site) == named("Signals that fire")


def test_a_build_that_errors_stop_never_says_that_it_is_finished(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.news("a", date="учора")
    assert not fired(site) & {"all_generators_finalized", "finalized"}


@pytest.mark.parametrize("again", [1, 2])
def test_a_file_of_another_plugin_outlives_the_next_builds(tmp_path: Path, again: int) -> None:
    site = Site(tmp_path)
    site.news("a")
    site.build()
    (site.output / "extra.txt").write_text("x", "utf-8")
    for number in range(again):
        site.news("a", text=f"Новий текст {number}.\n")
        assert site.build()["code"] == 0
    assert (site.output / "extra.txt").exists()


def test_a_page_that_another_plugin_rewrote_is_made_anew(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.news("a")
    site.build()
    page = site.output / "index.html"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"\n", b""))
    assert site.build()["written"] == 1
    assert page.read_bytes() == before
