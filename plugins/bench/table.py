"""The results in Markdown: what the command prints and keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from .figures import Results, medians, p95, parts, ratios

NAMES = {
    "ours-pages": "Відкрита рада без пошуку",
    "ours": "Відкрита рада",
    "pelican": "Pelican",
    "pelican-linear": "Pelican без списків",
    "hugo": "Hugo",
    "pagefind": "Pagefind",
}
STEPS = {"clean": "з нуля", "edit": "після правки", "add": "новий документ"}
DOCUMENTS = 472
"""Documents of the demo in a month, its nine sittings and its deputies apart."""


def told(results: Results) -> str:
    """All tables, with what they depend on above them."""
    lines = [*_head(results)]
    for months, samples in results["build"].items():
        lines += ["", f"## Збірка, {_documents(months)}", "", *_builds(samples), "", *_ratios(samples)]
        lines += _added(samples)
    for months, found in results["search"].items():
        lines += ["", f"## Пошук, {_documents(months)}", "", *_searches(found), "", *_parts(found)]
    return "\n".join(lines) + "\n"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table whose columns also align as plain text; all but the first hold numbers."""
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]

    def line(cells: Sequence[str]) -> str:
        first, *others = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        return f"| {' | '.join((cells[0].ljust(len(first)), *others))} |"

    return [line(row) for row in (header, rule, *rows)]


def number(value: float, digits: int = 0) -> str:
    """A number as it is written in Ukrainian: comma, and a space between thousands."""
    return f"{value:,.{digits}f}".replace(",", " ").replace(".", ",")


def _documents(months: str) -> str:
    return f"{number(int(months) * DOCUMENTS)} документів"


def _head(results: Results) -> Iterator[str]:
    loads = " і ".join("/".join(number(one, 2) for one in results[key]) for key in ("load_before", "load_after"))
    yield f"Дата: {results['date']}. Кіл: {results['rounds']}, у таблицях медіани."
    yield f"Процесор: {results['processor']}, ядер: {results['cores']}. Система: {results['system']}."
    yield f"Навантаження за 1, 5 і 15 хв до й після: {loads}."
    yield "Версії: " + ", ".join(f"{name} {version}" for name, version in results["versions"].items()) + "."


def _builds(samples: Sequence[Mapping[str, Any]]) -> list[str]:
    header = ("", "процесор, с", "годинник, с", "пам'ять, МБ", "файлів", "МБ", "записано файлів")
    rows = []
    for (step, contender), figures in medians(samples).items():
        rows.append(
            (
                f"{NAMES[contender]}, {STEPS[step]}",
                number(figures["cpu"], 2),
                number(figures["wall"], 2),
                number(figures["peak"] / 1e6),
                number(figures["files"]),
                number(figures["bytes"] / 1e6),
                number(figures["written"]),
            )
        )
    return table(header, rows)


def _ratios(samples: Sequence[Mapping[str, Any]]) -> list[str]:
    rows = [(ratio.label, number(ratio.value, 2)) for ratio in ratios(samples)]
    return table(("відношення процесорного часу", "разів"), rows)


def _added(samples: Sequence[Mapping[str, Any]]) -> list[str]:
    figures = medians(samples).get(("add", "ours"))
    if not figures:
        return []
    outside = figures["written"] - figures["search"]
    return [
        "",
        f"Новий документ: поза пошуком записано файлів {number(outside)}; "
        f"файлів пошуку {number(figures['search'])}, разом {number(figures['search_bytes'] / 1000)} кБ.",
    ]


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
