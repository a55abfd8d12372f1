"""Which files run first: those with the most work, so that in the end no worker waits for another."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
LONGEST = (
    *("cms/test_in_chromium", "browser/test_accessibility", "browser/test_search", "test_bootstrap"),
    *("browser/test_every_page", "whole/test_determinism", "records/test_damage", "publish/test_s3_server"),
    *("importer/test_round_trip", "records/test_incremental", "browser/test_page_weight", "browser/test_ways"),
    *("forges/test_gitlab", "forges/test_github", "whole/test_pages", "demo/test_demo", "publish/test_killed"),
    *("hostile/test_harmless", "hostile/test_refused", "whole/test_validity", "records/test_document_keys"),
)
_PLACES = {TESTS / f"{name}.py": place for place, name in enumerate(LONGEST)}


def place(path: Path) -> int:
    """Where a file of tests stands; all that are not named come last."""
    return _PLACES.get(path, len(_PLACES))
