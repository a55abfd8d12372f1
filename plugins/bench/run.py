"""The command's way: a corpus of each size, laid out for all, measured, told and kept."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from . import measure, programs
from .building import measure as build_all
from .contenders import contenders, free_memory, left_out, our_site, pagefind_over
from .kept import keep, recall
from .layout import ROOT, Source, day_of, for_hugo, for_pelican, source
from .table import told


def run(months: Sequence[int], out: Path, rounds: int, only: Sequence[str]) -> None:
    """See bench.main. Raises measure.Failed when a program is missing or fails."""
    found = (programs.hugo(), programs.pagefind())
    # Once for an environment, whoever builds first; it is no part of what a build costs.
    measure.run((sys.executable, "-m", "plugins.search.learn"), ROOT)
    results = recall(out)
    for size in months:
        folder = out / f"bench-{size}"
        content, edited, extra = _corpus(folder, size)
        absent = left_out(size, free_memory())
        say(f"{size} міс.: розкладаю документи для інших програм")
        for_hugo(content, folder / "hugo")
        for_pelican(content, folder / "pelican")

        def tell(text: str, size: int = size) -> None:
            say(f"{size} міс., {text}")

        for part in only:
            about: dict[str, Any] = {**programs.machine(rounds)}
            gone = dict(absent)
            if part == "build":
                compared = contenders(folder, edited, found, absent)
                measured: dict[str, Any] = {"samples": _dicts(build_all(compared, extra, rounds, tell))}
            elif part == "live":
                from .live import measure as show_all

                shown = show_all(folder, edited, None if "hugo" in absent else found[0], rounds, tell)
                measured, gone = {"samples": _dicts(shown)}, {key: why for key, why in absent.items() if key == "hugo"}
            elif "pagefind" in absent:
                tell(f"пошуку не виміряно: {absent['pagefind']}")
                continue
            else:
                measured, gone = _searched(folder, edited, found[1], tell), {}
            results[part][str(size)] = {"about": {**about, "load_after": programs.load()}, "left_out": gone, **measured}
            keep(out, results)
    print(told(results))
    say(f"таблицю й усі виміри записано в {out}: bench.md, bench.json")


def say(text: str) -> None:
    """A line of progress."""
    print(text, file=sys.stderr, flush=True)


def _dicts(samples: Sequence[Any]) -> list[dict[str, Any]]:
    return [taken._asdict() for taken in samples]


def _corpus(folder: Path, months: int) -> tuple[Path, Source, Source]:
    """The content, made anew, its middle document, and one that it has not yet (see one_more)."""
    say(f"{months} міс.: складаю вміст")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    # In a process of its own: a measured child would inherit the peak memory of this one.
    measure.run((ROOT / "invoke", "demo", str(months), "--out", folder / "demo"))
    content = folder / "content"
    (folder / "demo/content").rename(content)
    paths = sorted(content.rglob("*.md"))
    return content, source(content, paths[len(paths) // 2]), one_more(content)


def one_more(content: Path) -> Source:
    """A news item newer than all the corpus, with the words of its newest news: of the last day on which anything of
    the newest month was published, for acts are published some days after they were adopted."""
    paths = sorted(content.glob("news/*/*/*.md"))
    newest = source(content, paths[-1])
    year, month = paths[-1].parent.parts[-2:]
    headers = [source(content, path).header for path in content.rglob(f"{year}/{month}/*.md")]
    day = max(str(header.get("published") or day_of(header))[:10] for header in headers)
    path = content / "news" / day[:4] / day[5:7] / "bench.md"
    return newest._replace(
        path=path, header={**newest.header, "title": f"Ще раз: {newest.header['title']}", "date": day}
    )


def _searched(folder: Path, edited: Source, pagefind: Path, tell: Any) -> dict[str, Any]:
    from .queries import queries
    from .searching import search_both

    tell("збираю сайт і обидва пошуки")
    measure.run(our_site(folder, edited).command)
    bundle = pagefind_over(folder, pagefind)
    for made in bundle.made:
        shutil.rmtree(made, ignore_errors=True)
    measure.run(bundle.command)
    return search_both(folder / "site", folder / "pagefind", queries(folder / "content"), tell)
