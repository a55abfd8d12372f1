"""axe-core on an opened page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests import parts

RUN = """(runOnly) => axe.run(document, {
  resultTypes: ["violations"],
  runOnly,
}).then(({violations}) => violations.map(({id, nodes}) =>
  `${id}: ${nodes.map(({target, failureSummary}) => `${target} ${failureSummary}`).join("; ")}`))"""

SCHEMES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Only colours differ.
    "dark": ["color-contrast", "link-in-text-block"],
}


def violations(page: Page, *widths: int) -> dict[tuple[int, str], list[str]]:
    """What axe finds in light and in dark at each width in pixels; only looks in which it finds something."""
    page.evaluate(Path(parts.need("axe")).read_text("utf-8"))
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found[width, scheme] = page.evaluate(RUN, rules)
    return {look: words for look, words in found.items() if words}
