"""The results in Markdown: what the command prints and keeps, and what stands in docs/performance.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from ..model.words import plural
from .figures import Results, medians, p95, parts, ratios
from .goals import Goal, goals

NAMES = {
    "ours-pages": "Відкрита рада без пошуку",
    "ours": "Відкрита рада",
    "pelican": "Pelican",
    "pelican-linear": "Pelican без списків",
    "hugo": "Hugo",
    "pagefind": "Pagefind",
}
STEPS = {
    "clean": "з нуля",
    "edit": "після правки",
    "add": "новий документ",
    "touch": "нові часи всіх файлів",
    "memory": "сама пам'ять",
}
DOCUMENTS = 472
"""Documents of the demo in a month, its nine sittings and its deputies apart."""


def told(results: Results) -> str:
    """All tables by size, each with what it depends on above it."""
    lines: list[str] = []
    for months in sorted({int(size) for part in results.values() for size in part}):
        build, live, search = (results[part].get(str(months)) for part in ("build", "live", "search"))
        samples, shown = (part["samples"] if part else [] for part in (build, live))
        lines += [f"### {documents(months)}", ""]
        if reached := goals(months, samples, shown):
            lines += [*_goals(reached), ""]
        if build:
            lines += ["#### Збірка", "", *_about(build), "", *_builds(samples), "", *_ratios(samples), ""]
        if live:
            lines += ["#### Перегляд", "", *_about(live), "", *_live(shown), ""]
        if search:
            lines += ["#### Пошук", "", *_about(search), "", *_searches(search), "", *_parts(search), ""]
    return "\n".join(lines)


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table whose columns also align as plain text; all but the first hold numbers."""
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]

    def line(cells: Sequence[str]) -> str:
        first, *others = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        return f"| {' | '.join((cells[0].ljust(len(first)), *others))} |"

    return [line(row) for row in (header, rule, *rows)]


def documents(months: int) -> str:
    """How many documents so many months have, in words."""
    count = months * DOCUMENTS
    return f"{number(count)} {plural(count, 'документ', 'документи', 'документів')}"


def number(value: float, digits: int = 0) -> str:
    """A number as it is written in Ukrainian: comma, and a space between thousands."""
    return f"{value:,.{digits}f}".replace(",", " ").replace(".", ",")


def _about(part: Mapping[str, Any]) -> Iterator[str]:
    """What the figures depend on: day, machine, load, versions; and who is not among them."""
    about = part["about"]
    loads = " і ".join("/".join(number(one, 2) for one in about[key]) for key in ("load_before", "load_after"))
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    yield f"{about['date']}, кіл: {about['rounds']}, у таблиці медіани. {about['processor']}, ядер: {about['cores']},"
    yield f"{about['system']}; навантаження за 1, 5 і 15 хв до й після: {loads}. Версії: {versions}."
    for key, why in part["left_out"].items():
        yield ""
        yield f"{NAMES[key]} не виміряно: {why}."


def _goals(reached: Sequence[Goal]) -> list[str]:
    rows = [
        (
            goal.what,
            f"{'≤' if goal.most else '≥'} {number(goal.limit, goal.digits)}",
            number(goal.value, goal.digits),
            "так" if goal.met else "ні",
        )
        for goal in reached
    ]
    return table(("мета", "межа", "виміряно", "досягнуто"), rows)


def _builds(samples: Sequence[Mapping[str, Any]]) -> list[str]:
    header = (
        *("", "процесор, с", "годинник, с", "пам'ять, МБ", "файлів", "МБ"),
        *("записано поза пошуком", "кБ", "у пошуку", "кБ", "перетворено документів"),
    )
    rows = []
    for (step, contender), figures in medians(samples).items():
        outside = figures["written"] - figures["search"]
        bytes_outside = figures["written_bytes"] - figures["search_bytes"]
        rows.append(
            (
                f"{NAMES[contender]}, {STEPS[step]}",
                number(figures["cpu"], 2),
                number(figures["wall"], 2),
                number(figures["peak"] / 1e6),
                number(figures["files"]),
                number(figures["bytes"] / 1e6),
                number(outside),
                number(bytes_outside / 1000),
                number(figures["search"]),
                number(figures["search_bytes"] / 1000),
                number(figures["read"]) if contender.startswith("ours") else "",
            )
        )
    return table(header, rows)


def _live(shown: Sequence[Mapping[str, Any]]) -> list[str]:
    header = ("", "до нової сторінки, с", "найдовше, с", "процесор, с", "пам'ять, МБ")
    rows = []
    for key, name in (("ours", "serve"), ("hugo", "hugo server")):
        if of := [one for one in shown if one["contender"] == key]:
            seconds, cpu, peak = ([one[figure] for one in of] for figure in ("seconds", "cpu", "peak"))
            times = (number(median(seconds), 2), number(max(seconds), 2), number(median(cpu), 2))
            rows.append((name, *times, number(max(peak) / 1e6)))
    return table(header, rows)


def _ratios(samples: Sequence[Mapping[str, Any]]) -> list[str]:
    rows = [(ratio.label, number(ratio.value, 2)) for ratio in ratios(samples)]
    return table(("відношення процесорного часу", "разів"), rows)


def _searches(found: Mapping[str, Any]) -> list[str]:
    header = ("", "Відкрита рада", "Pagefind", "Pagefind / ми")
    kilobytes = {"first": "перший запит, кБ", "next": "наступний запит, кБ"}
    times = {"cpu": "наступний запит, мс процесора", "again": "той самий удруге, мс на сторінці"}
    rows = []
    for name, label in {**kilobytes, **times}.items():
        unit = 1000 if name in kilobytes else 1
        for word, pick in (("медіана", median), ("p95", p95)):
            ours, peer = (pick([one[name] for one in found[key]]) / unit for key in ("ours", "pagefind"))
            ratio = number(peer / ours, 2) if ours else "—"
            rows.append((f"{label}, {word}", number(ours, 1), number(peer, 1), ratio))
    empty = (number(sum(not one["total"] for one in found[key])) for key in ("ours", "pagefind"))
    rows.append((f"запитань без відповіді, із {len(found['ours'])}", *empty, ""))
    return [f"Chromium {found['chromium']}.", "", *table(header, rows)]


def _parts(found: Mapping[str, Any]) -> list[str]:
    rows = [
        (f"{NAMES[key]}: {name}", number(mean / 1000, 1))
        for key in ("ours", "pagefind")
        for name, mean in parts(found[key]).items()
    ]
    return table(("з чого складається перший запит", "кБ, у середньому"), rows)
