"""Made-up results of a run, in the form of bench.json."""

from __future__ import annotations

from typing import Any

from plugins.bench.building import Sample
from plugins.bench.searching import Asked


def built(step: str, contender: str, cpu: float, number: int = 1) -> dict[str, Any]:
    return Sample(step, contender, number, cpu, cpu / 2, 100_000_000, 7000, 90_000_000, 20, 5, 180_000)._asdict()


def asked(first: int, total: int = 3) -> dict[str, Any]:
    parts = {"engine": first - 1000, "bin": 1000}
    return Asked("рішення", total, first, first // 2, parts, 20.0, 1.5)._asdict()


def results() -> dict[str, Any]:
    cpu = {"ours-pages": 6, "ours": 12, "pelican": 24, "hugo": 4, "pagefind": 8}
    clean = [built("clean", key, value) for key, value in cpu.items()]
    rest = [built("edit", "ours", 0.5), built("edit", "hugo", 4), built("add", "ours", 0.75)]
    return {
        "date": "2026-11-01",
        "months": [12],
        "rounds": 3,
        "processor": "Процесор",
        "cores": 2,
        "system": "Linux 6",
        "load_before": [0.5, 0.25, 0.1],
        "load_after": [1.0, 0.5, 0.2],
        "versions": {"hugo": "0.168.0"},
        "build": {"12": clean + rest},
        "search": {
            "12": {
                "ours": [asked(40_000), asked(50_000), asked(60_000, 0)],
                "pagefind": [asked(150_000)] * 3,
                "chromium": "156",
            }
        },
    }
