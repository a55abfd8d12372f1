"""`check`: everything that is wrong with the content, in the order of files, without building."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from ..model.number_gaps import numbering
from ..model.problems import Problem, order
from ..model.relation_faults import doubts
from ..model.ukrainian import plural
from .annotations import FORMS
from .changed import changed
from .law import breaches
from .load import Loaded
from .media import SUFFIX, too_big
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
    errors_only: bool = False,
) -> int:
    """Print every finding about the content; 1 when an error is among them, else 0.

    paths: report only these files and folders, named from the working directory or from content/, with the files that
    documents among them name; none: all.
    as_of: ISO day that stands for today, or "". annotate: name of a code host in whose form to print, or "".
    since: a branch or commit; warnings are then told only of what differs from it, with the files that it names, and
    that comes first: a code host shows the first few of a run. Errors are told wherever they are, for they stop the
    build. errors_only: warnings are only counted.
    """
    if annotate and annotate not in FORMS:
        print(f"--annotate: «{annotate}» — може бути {' або '.join(FORMS)}", file=sys.stderr)
        return 1
    try:
        names = [below(content, path) for path in paths]
        refuse_nothing(content)
        own = changed(content, since) if since else frozenset()
        with opened(content, memory, settings, as_of) as session:
            found = problems(session)
            found = [*filter(_about(names, session.loaded), found)] if names else [*_unset(session), *found]
            own |= _named(own.__contains__, session.loaded)
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
        report([problem for problem in found if problem.level == "error" or not errors_only], sys.stdout)
    print(_summary(errors, len(found) - errors), file=sys.stderr)
    if errors_only and errors < len(found):
        print("Застереження перелічить ./invoke check.", file=sys.stderr)
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
    hashes, stored = session.loaded.hashes, session.loaded.stored
    sizes = {path: state.size for path, state in hashes.items() if path not in stored}
    big = too_big(sizes, session.settings.media_limit)
    everywhere = (*session.loaded.problems, *whole, *gone, *breaches(session), *votes, *big)
    return sorted((*everywhere, *found), key=order)


def _unset(session: Session) -> Iterator[Problem]:
    """What passports of own data sets take from the settings and do not find there, told once for all (КМУ № 835).

    A set that names another publisher needs no code of the council; one that names whom to ask needs no contact.
    """
    settings = session.settings
    headers = [json.loads(session.memory.fields(row.path)) for row in session.loaded.registry.of("datasets")]
    ours = any(header.get("publisher", settings.council) == settings.council for header in headers)
    unsigned = not all(header.get("contact") for header in headers)
    values = {"EDRPOU": settings.edrpou} if ours else {}
    values |= {"DATA_CONTACT": settings.data_contact, "EMAIL": settings.email} if unsigned else {}
    absent = [name for name, value in values.items() if not value]
    if absent:
        message = f"pelicanconf.py: у паспортах наборів даних бракуватиме відомостей: {', '.join(absent)} (КМУ № 835)"
        yield Problem("", None, None, message, "впишіть їх, щойно вони відомі", "R23", "warning")


def _about(names: Sequence[str], loaded: Loaded) -> Callable[[Problem], bool]:
    """Is a finding about one of these files and folders, a file that one of them names, or the whole content?"""

    def below_one(path: str) -> bool:
        return any(name == "." or f"{path}/".startswith(f"{name}/") for name in names)

    named = _named(below_one, loaded)
    return lambda problem: not problem.path or problem.path in named or below_one(problem.path)


def _named(chosen: Callable[[str], bool], loaded: Loaded) -> frozenset[str]:
    """Files that these documents name, and the pointers that stand for them where they are in the media store."""
    named = {path for document, own in loaded.attachments.items() if chosen(document) for path in own.values()}
    return frozenset(named | {f"{path}{SUFFIX}" for path in named & loaded.stored.keys()})


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
