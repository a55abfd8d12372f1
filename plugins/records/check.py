"""`check`: everything that is wrong with the content, in the order of files, without building."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

from ..model.number_gaps import numbering
from ..model.problems import Problem, order
from ..model.relation_faults import doubts
from ..model.ukrainian import plural
from .annotations import FORMS
from .changed import changed
from .law import breaches
from .nothing import refuse_nothing
from .old_addresses import lost
from .paper import Paper, public_phones
from .places import located
from .published import Published
from .report import report
from .rules import RULES
from .session import Refused, Session, opened
from .settings import SettingsError
from .trouble import problem_of
from .voters import check_votes


def main(
    content: Path,
    memory: Path | None,
    paths: Sequence[Path],
    *,
    as_json: bool,
    as_of: str,
    settings: Path | None = None,
    annotate: str = "",
    since: str = "",
) -> int:
    """Print every finding about the content; 1 when an error is among them, else 0.

    paths: report only these files and folders, named from the working directory or from content/; none: all.
    as_of: ISO day that stands for today, or "". annotate: name of a code host in whose form to print, or "".
    since: a branch or commit; warnings are then told only of what differs from it, and that comes first: a code host
    shows the first few of a run. Errors are told wherever they are, for they stop the build.
    """
    if annotate and annotate not in FORMS:
        print(f"--annotate: «{annotate}» — може бути {' або '.join(FORMS)}", file=sys.stderr)
        return 1
    try:
        chosen = _chosen(content, paths)
        refuse_nothing(content)
        own = changed(content, since) if since else frozenset()
        with opened(content, memory, settings, as_of) as session:
            found = [problem for problem in problems(session) if chosen(problem)]
        if since:
            found = [problem for problem in found if problem.level == "error" or problem.path in own]
            found.sort(key=lambda problem: problem.path not in own)
    except (Refused, SettingsError) as error:
        found = [Problem("", None, None, line) for line in str(error).split("\n")]
    except (OSError, sqlite3.Error) as error:
        found = [problem_of(error)]
    errors = sum(problem.level == "error" for problem in found)
    if annotate:
        print(FORMS[annotate](found, PurePosixPath(Path(os.path.relpath(content)).as_posix())))
    elif as_json:
        print(json.dumps([problem.as_dict() for problem in found], ensure_ascii=False))
    else:
        report(found, sys.stdout)
    print(_summary(errors, len(found) - errors), file=sys.stderr)
    return 1 if errors else 0


def problems(session: Session) -> list[Problem]:
    """What loading found, and what every rule says of every document; in the order of reports."""
    site = Published(session)
    content, text = session.settings.content, session.memory.text
    registry = session.loaded.registry
    public = public_phones(session)
    papers = (Paper(row, text(row.path), content, site, public) for row in registry.rows)
    found = (problem for paper in papers for rule in RULES for problem in rule(paper))
    whole = located(content, (*numbering(registry), *doubts(registry)))
    gone = lost(content, site)
    votes = check_votes(session)
    return sorted((*session.loaded.problems, *found, *whole, *gone, *breaches(session), *votes), key=order)


def _chosen(content: Path, paths: Iterable[Path]) -> Callable[[Problem], bool]:
    """Is a finding about one of these files, or about the whole content? Raises Refused for a path not in content/."""
    names = [below(content, path) for path in paths]

    def chosen(problem: Problem) -> bool:
        about = [name for name in names if name == "." or f"{problem.path}/".startswith(f"{name}/")]
        return bool(about) or not names or not problem.path

    return chosen


def below(content: Path, path: Path) -> str:
    """A path as given, by what is below content/; named from the working directory or from content/. Raises Refused."""
    content, here = content.absolute(), Path.cwd()
    given = path.absolute()
    candidates = [given, content / given.relative_to(here)] if given.is_relative_to(here) else [given]
    for candidate in candidates:
        if candidate.is_relative_to(content) and (candidate.exists() or candidate.is_symlink()):
            return candidate.relative_to(content).as_posix()
    raise Refused(f"у теці документів {content} немає «{path}»: перевірте --path")


def _summary(errors: int, warnings: int) -> str:
    if not errors + warnings:
        return "Зауважень немає."
    words = [
        f"{count} {plural(count, *forms)}"
        for count, forms in (
            (errors, ("помилка", "помилки", "помилок")),
            (warnings, ("застереження", "застереження", "застережень")),
        )
        if count
    ]
    return f"Знайдено: {', '.join(words)}."
