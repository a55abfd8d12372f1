"""Bytes and times of a search in Chromium, with searches that only fetch; see plugins/bench/searching.py, server.py."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.bench import searching
from plugins.bench.measure import Failed
from plugins.bench.searching import part, search_both
from plugins.bench.server import BLANK, served
from tests import parts

ENGINE = """
export async function openSearch(base, { fetch, lunr }) {
  return { search: async (query) => {
    await (await fetch(`/poshuk/index/b-rows-${query}.json`)).text();
    return { total: lunr };
  } };
}
"""
PAGEFIND = """
export const options = async () => {};
export const init = async () => {};
export const search = async (query) => ({ results: [{ data: () => fetch(`/pagefind/uk_${query}.pf_fragment`) }] });
"""


def folders(root: Path) -> tuple[Path, Path]:
    site, bundle = root / "site", root / "pagefind"
    for name in ("a", "b"):
        (site / "poshuk/index").mkdir(parents=True, exist_ok=True)
        (site / f"poshuk/index/b-rows-{name}.json").write_text("[0]" * 1000)
        bundle.mkdir(exist_ok=True)
        (bundle / f"uk_{name}.pf_fragment").write_bytes(bytes(range(256)) * 40)
    (site / "theme").mkdir()
    (site / "theme/engine.0a.js").write_text(ENGINE)
    (site / "theme/lunr.min.0b.js").write_text("globalThis.lunr = 7;")
    (bundle / "pagefind.js").write_text(PAGEFIND)
    return site, bundle


def test_each_question_begins_in_an_empty_browser_and_the_next_one_does_not(tmp_path: Path) -> None:
    parts.need("chromium")
    told: list[str] = []
    with ThreadPoolExecutor(1) as apart:  # Playwright's synchronous side lives once in a thread
        found = apart.submit(search_both, *folders(tmp_path), ["a", "b"], told.append).result()
    for ours in found["ours"]:
        assert ours["total"] == 7
        assert ours["parts"].keys() == {"lunr", "engine", "rows"}
        assert ours["first"] == sum(ours["parts"].values())
        assert ours["parts"]["rows"] < 3000
        assert ours["next"] == ours["parts"]["rows"]
    for peer in found["pagefind"]:
        assert (peer["total"], peer["parts"].keys()) == (1, {"pagefind", "pf_fragment"})
        assert peer["next"] == peer["parts"]["pf_fragment"]
    assert [one["query"] for one in found["ours"]] == ["a", "b"]
    assert told == ["пошук у Chromium: 0 із 2 запитань"]


def test_without_chromium_one_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "PROGRAMS", ("no-such-browser",))
    with pytest.raises(Failed, match="немає Chromium: встановіть пакет chromium"):
        search_both(*folders(tmp_path), ["a"], print)


def test_a_site_built_without_search_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "PROGRAMS", ("sh",))
    site, bundle = folders(tmp_path)
    (site / "theme/engine.0a.js").unlink()
    with pytest.raises(Failed, match="без пошуку"):
        search_both(site, bundle, ["a"], print)


@pytest.mark.parametrize(
    ("address", "sort"),
    [
        ("/theme/engine.7b69e422962d.js", "engine"),
        ("/theme/lunr.min.bf8e644e4dd1.js", "lunr"),
        ("/poshuk/index/manifest.json", "manifest"),
        ("/poshuk/index/rules-0a1b2c3.json", "rules"),
        ("/poshuk/index/b-rows-3-0a1b2c3.json", "rows"),
        ("/poshuk/index/m0431-0a1b2c3.bin", "bin"),
        ("/pagefind/fragment/uk_0a1b2c3.pf_fragment", "pf_fragment"),
        ("/pagefind/wasm.unknown.pagefind", "wasm"),
    ],
)
def test_files_are_told_apart_by_sort(address: str, sort: str) -> None:
    assert part(f"http://127.0.0.1:1{address}") == sort


def test_the_server_compresses_what_grows_smaller_and_hides_the_rest_of_the_disk(tmp_path: Path) -> None:
    site, bundle = folders(tmp_path)
    (tmp_path / "secret").write_text("0")
    with served({"/": site, "/pagefind/": bundle}) as address:

        def get(path: str) -> tuple[str | None, bytes]:
            with urllib.request.urlopen(address + path, timeout=10) as answer:
                return answer.headers["Content-Encoding"], answer.read()

        packed, body = get("/poshuk/index/b-rows-a.json")
        assert (packed, gzip.decompress(body)) == ("gzip", b"[0]" * 1000)
        assert get("/theme/lunr.min.0b.js") == (None, b"globalThis.lunr = 7;")
        assert b"<title>bench</title>" in get(BLANK)[1]
        for path in ("/../secret", "/theme/../../secret", "/theme", "/none"):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                get(path)
