"""Search in Ukrainian for a site of static pages; README.md says how it works.

A Pelican site with articles and pages of Pelican's own lists this package among its PLUGINS; a site whose documents
come from elsewhere calls `index.build_index` itself.
"""

from __future__ import annotations


def register() -> None:
    """Connect the index of articles and pages to Pelican."""
    from pelican import signals

    from .articles import write

    signals.all_generators_finalized.connect(write)
