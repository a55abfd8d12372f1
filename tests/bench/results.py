"""Made-up results of a run, in the form of bench.json."""

from __future__ import annotations

from typing import Any

from plugins.bench.building import Sample
from plugins.bench.live import Shown
from plugins.bench.searching import Asked


def built(step: str, contender: str, cpu: float, number: int = 1) -> dict[str, Any]:
    written = (20, 400_000, 5, 180_000)
    return Sample(step, contender, number, cpu, cpu / 2, 100_000_000, 7000, 90_000_000, *written, 1, 20)._asdict()


def shown(contender: str, seconds: float) -> dict[str, Any]:
    return Shown(contender, 1, seconds, seconds / 2, 150_000_000)._asdict()


def asked(first: int, total: int = 3) -> dict[str, Any]:
    parts = {"engine": first - 1000, "bin": 1000}
    return Asked("рішення", total, first, first // 2, parts, 20.0, 1.5)._asdict()


def results() -> dict[str, Any]:
    cpu = {"ours-pages": 6, "ours": 12, "pelican": 24, "hugo": 4, "pagefind": 8}
    clean = [built("clean", key, value) for key, value in cpu.items()]
    rest = [built("edit", "ours", 0.5), built("edit", "hugo", 4), built("add", "ours", 0.75)]
    again = [built("touch", "ours", 0.25) | {"read": 0, "made": 0}, built("memory", "ours", 5) | {"read": 0}]
    about = {
        "date": "2026-11-01",
        "rounds": 3,
        "processor": "Процесор",
        "cores": 2,
        "system": "Linux 6",
        "load_before": [0.5, 0.25, 0.1],
        "load_after": [1.0, 0.5, 0.2],
        "versions": {"hugo": "0.168.0"},
    }
    known = {"about": about, "left_out": {}}
    return {
        "build": {"12": {**known, "samples": clean + rest + again}},
        "live": {"12": {**known, "samples": [shown("ours", 0.5), shown("hugo", 2), shown("ours", 0.75)]}},
        "search": {
            "12": {
                **known,
                "ours": [asked(40_000), asked(50_000), asked(60_000, 0)],
                "pagefind": [asked(150_000)] * 3,
                "chromium": "156",
            }
        },
    }
