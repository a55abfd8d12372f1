"""`import-site`: saved pages of the old site into the content, with a journal of what became of each.

Reads: sources, rules, the content. Writes: what `desk` makes of them. The same pages again change nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.model import old_site
from plugins.model.problems import Problem
from plugins.records.old_addresses import read_journal
from plugins.records.progress import Progress
from plugins.records.session import Refused, opened
from plugins.records.settings import SettingsError
from plugins.records.trouble import problem_of

from . import rules, sources
from .desk import Desk
from .journal import FAILED, Journal
from .plan import Plan
from .rules import Rules, RulesError
from .run import Run
from .telling import told

RULES = "import-site.yaml"


def main(
    given: Sequence[Path],
    content: Path,
    *,
    mapping: Path | None = None,
    replace: bool = False,
    dry_run: bool = False,
    settings: Path | None = None,
) -> int:
    """Import saved pages. mapping: the file of rules, None for `import-site.yaml` beside a source. 1: some failed."""
    try:
        found = sources.find(given)
        mapping = mapping or _beside(given)
        by = rules.read(mapping) if mapping else Rules()
        earlier, flaws = read_journal(content)
        if flaws:
            raise Refused("\n".join(str(Problem(old_site.FILE, *flaw[:4])) for flaw in flaws))
        with opened(content, settings=settings) as session:  # open to the end: two runs at once would cross
            set_up, journal = session.settings, Journal(content.absolute(), list(earlier.values()))
            run = Run(found, by, set_up, journal, mapped=mapping is not None)
            desk = Desk(content.absolute(), journal, replace, dry_run)
            plan = Plan(session.loaded.registry, journal, set_up.today)
            planned = plan.places(list(run.articles(again=replace)))
            with Progress("Записую документи", len(planned)) as progress:
                desk.take(planned, run.links(plan.sources(planned)), progress.step)
            run.others()
            if not dry_run:
                journal.keep()
    except RulesError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    except (Refused, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(problem_of(error), file=sys.stderr)
        return 1
    for line in told(journal, desk.made, run.settled, set_up, content, dry_run=dry_run):
        print(line)
    return 1 if any(entry.state == FAILED for entry in journal.fresh) else 0


def _beside(given: Sequence[Path]) -> Path | None:
    places = (source / RULES if source.is_dir() else source.with_name(RULES) for source in given)
    return next((place for place in places if place.is_file()), None)
