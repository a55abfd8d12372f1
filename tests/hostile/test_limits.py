"""A document that takes too much time or memory, or crashes, is refused by name; the others are read."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.records import limits, readings
from plugins.records.limits import DIED, limited_reading
from plugins.records.reading import Reading, read_source

from ..site import Site, header

if sys.platform != "linux":
    pytest.skip("only Linux keeps all of these limits", allow_module_level=True)

LONG = header(title="Довгий", date="2025-02-03") + "Рядок за рядком.\n" * 4000
CULPRIT = "news/culprit.md"
DIES = f"{CULPRIT}: {DIED.message} — {DIED.hint}"


def _endless(*_: object) -> Reading:
    while True:
        pass


def _deaf(*_: object) -> Reading:
    """As compiled code does, hears no signal."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGPROF])
    return _endless()


def _greedy(*_: object) -> Reading:
    hoard = []
    while True:
        hoard.append(bytearray(10_000_000))


def _crashing(*_: object) -> Reading:
    faulthandler.disable()  # pytest would print every frame of it
    ctypes.string_at(0)
    raise AssertionError


def _leaving(*_: object) -> Reading:
    os._exit(0)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A sound document, a faulty one, and a long one that misbehaves."""
    site = Site(tmp_path)
    site.news("good")
    site.news("bad", date="24.02.2025")
    site.write(CULPRIT, LONG)
    return site


@pytest.fixture(params=["here", "in workers"])
def misbehaves(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[..., Reading]], None]:
    """Makes the reading of the long document do this; where all are read in workers too."""
    if request.param == "in workers":
        monkeypatch.setattr(readings, "FEW", 1)
        monkeypatch.setattr(readings, "processes", lambda: 2)
    monkeypatch.setattr(limits, "CPU_SECONDS", 1)
    monkeypatch.setattr(limits, "GRACE", 0)
    monkeypatch.setattr(limits, "MEMORY", 200_000_000)

    def make(what: Callable[..., Reading]) -> None:
        def reading(path: str, data: bytes, *rest: object) -> Reading:
            return what() if path == CULPRIT else read_source(path, data, ())

        monkeypatch.setattr(limits, "read_source", reading)

    return make


def said(site: Site) -> list[str]:
    report = site.build()
    assert (report["code"], report["written"]) == (1, 0)
    assert not site.output.exists()
    return [f"{each['path']}: {each['message']} — {each['hint']}" for each in report["problems"]]


@pytest.mark.parametrize("what", [_deaf, _greedy, _crashing, _leaving])
def test_a_document_that_ends_its_process_is_named_beside_the_faults_of_others(
    site: Site, misbehaves: Callable[..., None], what: Callable[..., Reading]
) -> None:
    misbehaves(what)
    first, second = said(site)
    assert first.startswith("news/bad.md: «24.02.2025» не є датою")
    assert second == DIES


def test_a_document_that_takes_long_is_named_with_its_seconds(
    site: Site, misbehaves: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    misbehaves(_endless)
    monkeypatch.setattr(limits, "GRACE", 5)
    assert said(site)[1] == f"{CULPRIT}: на документ пішло понад 1 с роботи процесора — спростіть або поділіть його"


def test_the_editors_threads_are_guarded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CPU_SECONDS", 1)
    monkeypatch.setattr(limits, "read_source", _endless)
    found: list[Reading] = []
    thread = threading.Thread(target=lambda: found.append(limited_reading(CULPRIT, LONG.encode(), (), None)))
    thread.start()
    thread.join(30)
    assert [flaw.message for flaw in found[0].flaws] == ["на документ пішло понад 1 с роботи процесора"]


def test_an_ordinary_document_costs_no_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(limits, "_apart", lambda _: pytest.fail("forked"))
    site = Site(tmp_path)
    site.news("long", "Рядок за рядком.\n" * 1500)
    assert site.build()["code"] == 0


def test_a_long_sound_document_is_read_apart_and_gives_the_same() -> None:
    assert limited_reading(CULPRIT, LONG.encode(), (), None) == read_source(CULPRIT, LONG.encode(), ())


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{'`' * number}a" for number in range(1, 300)),
        "|a" * 2000 + "|\n" + "|-" * 2000 + "|\n" + "b\n" * 10_000,
        "[a]: " + "b" * 20_000 + "\n\n" + "[a] " * 7000,
        "- a\n" * 12_000,
        "\\" * 49_000,
        "<p " + " ".join(f"a{number}=1" for number in range(6000)) + ">Так</p>",
        "&" * 49_000,
        "<b><i></b>" * 90 + "<p>" * 4000,
    ],
)
def test_a_text_short_enough_to_be_read_here_is_short_work(text: str) -> None:
    data = (header(title="Назва", date="2025-02-03") + text).encode()
    assert len(data) <= limits.LONG
    began = time.process_time()
    read_source(CULPRIT, data, ())
    assert time.process_time() - began < 10
