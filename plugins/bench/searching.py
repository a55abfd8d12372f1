"""Both searches in Chromium: each question in a browser that has nothing yet, then the next one in the same page."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .chromium import PROGRAMS, started
from .measure import Failed
from .server import BLANK, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession

OURS = """
const script = document.createElement("script");
script.src = "{lunr}";
await new Promise((resolve, reject) => {{
  script.onload = resolve;
  script.onerror = reject;
  document.head.append(script);
}});
const {{ openSearch }} = await import("{engine}");
const search = await openSearch("", {{ fetch: (address) => fetch(address), lunr: globalThis.lunr }});
globalThis.ask = async (query) => (await search.search(query, {{ facets: ["vyd", "orhan", "rik", "stan"] }})).total;
"""
PAGEFIND = """
const pagefind = await import("/pagefind/pagefind.js");
await pagefind.options({ noWorker: true }); // its worker is a second copy of its code: bytes and time that we spare it
await pagefind.init();
globalThis.ask = async (query) => {
  const found = await pagefind.search(query);
  await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return found.results.length;
};
"""
TIMED = "async (query) => { const began = performance.now(); await ask(query); return performance.now() - began; }"


class Asked(NamedTuple):
    """A question in an empty browser, with the question after it in the same page.

    total: documents found by the first. first, next: bytes over the network, headers included, compressed. parts: what
    the first bytes were, by the sort of file.
    cpu: ms of the renderer process for the next question. again: ms in the page when it is asked a second time, all of
    it fetched before.
    """

    query: str
    total: int
    first: int
    next: int
    parts: dict[str, int]
    cpu: float
    again: float


def search_both(site: Path, bundle: Path, queries: Sequence[str], say: Callable[[str], None]) -> dict[str, Any]:
    """Every question asked of our search and of Pagefind in turn: {"ours": [...], "pagefind": [...]} of Asked as dicts.

    site: our output. bundle: Pagefind's. Raises Failed where there is no Chromium.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise Failed("немає Chromium: встановіть пакет chromium або виміряйте лише збірки, --only build")
    openings = {"ours": _opening(site), "pagefind": PAGEFIND}
    found: dict[str, Any] = {key: [] for key in openings}
    with served({"/": site, "/pagefind/": bundle}) as address, started(program) as browser:
        for number, query in enumerate(queries):
            if number % 10 == 0:
                say(f"пошук у Chromium: {number} із {len(queries)} запитань")
            following = queries[(number + 1) % len(queries)]
            for key, opening in openings.items():
                found[key].append(_ask(browser, address + BLANK, opening, query, following)._asdict())
        found["chromium"] = browser.version
    return found


def _opening(site: Path) -> str:
    """The script that opens our search, with the addresses of this build's engine and lunr.js."""
    named = {}
    for name in ("engine", "lunr"):
        files = sorted((site / "theme").glob(f"{name}.*js"))
        if not files:
            raise Failed(f"у зібраному сайті немає theme/{name}…js: сайт зібрано без пошуку")
        named[name] = f"/theme/{files[0].name}"
    return OURS.format(**named)


class Traffic:
    """What the network brought to a page: bytes so far by sort of file, and requests still under way."""

    def __init__(self, session: CDPSession) -> None:
        self.parts: Counter[str] = Counter()
        self._open: dict[str, str] = {}
        session.on("Network.requestWillBeSent", self._begun)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.loadingFailed", lambda event: self._open.pop(event["requestId"], None))
        session.send("Network.enable")

    def _begun(self, event: dict[str, Any]) -> None:
        self._open[event["requestId"]] = part(event["request"]["url"])

    def _finished(self, event: dict[str, Any]) -> None:
        self.parts[self._open.pop(event["requestId"], "?")] += int(event["encodedDataLength"])

    @property
    def quiet(self) -> bool:
        return not self._open


def part(address: str) -> str:
    """The sort of a file: `b-rows-3-f00.json` is rows, any shard is bin, `uk_f00.pf_index` is pf_index."""
    name = address.rpartition("/")[2]
    suffix = name.rpartition(".")[2]
    words = re.split(r"[-.]", name)
    if len(words[0]) == 1 and (suffix == "json" or words[1] == "facts"):
        return words[1]
    return suffix if suffix == "bin" or suffix.startswith("pf_") else words[0]


def _ask(browser: Browser, address: str, opening: str, query: str, following: str) -> Asked:
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(address)
        session = context.new_cdp_session(page)
        session.send("Performance.enable")
        traffic = Traffic(session)

        def brought() -> dict[str, int]:
            while not traffic.quiet:
                page.wait_for_timeout(5)
            return dict(traffic.parts)

        total = page.evaluate(f"async (query) => {{ {opening} return ask(query); }}", query)
        first = brought()
        before = _seconds(session)
        page.evaluate(TIMED, following)
        cpu = 1000 * (_seconds(session) - before)
        after = brought()
        again = page.evaluate(TIMED, following)
        return Asked(query, total, sum(first.values()), sum(after.values()) - sum(first.values()), first, cpu, again)
    finally:
        context.close()


def _seconds(session: CDPSession) -> float:
    """Processor time of the page's renderer process so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "ProcessTime"))
