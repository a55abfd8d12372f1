"""The command's way: a corpus of each size, laid out for all, measured, told and kept."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from . import measure, programs
from .building import measure as build_all
from .contenders import contenders, our_site, pagefind_over
from .layout import ROOT, Source, day_of, for_hugo, for_pelican, source
from .table import told


def run(months: Sequence[int], out: Path, rounds: int, only: Sequence[str], chart: bool) -> None:
    """See bench.main. Raises measure.Failed when a program is missing or fails."""
    found = (programs.hugo(), programs.pagefind())
    # Once for an environment, whoever builds first; it is no part of what a build costs.
    measure.run((sys.executable, "-m", "plugins.search.learn"), ROOT)
    results: dict[str, Any] = {**programs.machine(list(months), rounds), "build": {}, "search": {}}
    for size in months:
        folder = out / f"bench-{size}"
        content, edited, extra = _corpus(folder, size)
        if "build" in only:
            say(f"{size} міс.: розкладаю документи для інших програм")
            for_hugo(content, folder / "hugo")
            for_pelican(content, folder / "pelican")
            compared = contenders(folder, edited, size, found)
            samples = build_all(compared, extra, rounds, lambda text, size=size: say(f"{size} міс., {text}"))
            results["build"][str(size)] = [taken._asdict() for taken in samples]
        if "search" in only:
            results["search"][str(size)] = _searched(folder, edited, found[1], size)
    results["load_after"] = programs.load()
    text = told(results)
    (out / "bench.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (out / "bench.md").write_text(text, encoding="utf-8")
    print(text)
    if chart:
        from .chart import draw

        (ROOT / "docs/images/bench.svg").write_text(draw(results), encoding="utf-8")
    say(f"таблицю й усі виміри записано в {out}: bench.md, bench.json")


def say(text: str) -> None:
    """A line of progress."""
    print(text, file=sys.stderr, flush=True)


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


def _searched(folder: Path, edited: Source, pagefind: Path, months: int) -> dict[str, Any]:
    from .queries import queries
    from .searching import search_both

    say(f"{months} міс.: збираю сайт і обидва пошуки")
    measure.run(our_site(folder, edited).command)
    bundle = pagefind_over(folder, pagefind)
    for made in bundle.made:
        shutil.rmtree(made, ignore_errors=True)
    measure.run(bundle.command)
    asked = queries(folder / "content")
    return search_both(folder / "site", folder / "pagefind", asked, lambda text: say(f"{months} міс., {text}"))
