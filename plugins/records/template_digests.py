"""Digests of templates, each with all that it draws from: part of the keys of pages."""

from __future__ import annotations

import re
from pathlib import Path

from ..memory import fingerprint


def template_digests(folder: Path) -> dict[str, str]:
    """Template (without suffix) -> digest of it with everything it extends, includes or imports by a literal name."""
    sources = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}
    uses = {
        name: sorted(set(re.findall(r"{%-?\+?\s*(?:extends|include|import|from)\s+[\"']([^\"']+)[\"']", text)))
        for name, text in sources.items()
    }

    def closure(name: str, seen: set[str]) -> set[str]:
        if name in sources and name not in seen:
            seen.add(name)
            for used in uses[name]:
                closure(used, seen)
        return seen

    return {
        name.removesuffix(".html"): fingerprint.digest([[part, sources[part]] for part in sorted(closure(name, set()))])
        for name in sources
    }
