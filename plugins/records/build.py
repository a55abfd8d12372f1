"""One build from the command line: Pelican with our settings, and a line that says what was done."""

from __future__ import annotations

import contextlib
import io
import json
import sqlite3
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..memory.store import Busy, Damaged, Memory, forget
from ..model.problems import Problem
from .assets import AssetError
from .generator import BuildStopped, RecordGenerator
from .nothing import refuse_nothing
from .placing import Halfway
from .session import ROOT, Refused, connected, memory_path, pelican_settings
from .settings import SettingsError, from_pelican
from .trouble import problem_of
from .writer import SCRATCH

DAMAGED = Problem(
    "", None, None, "пам'ять збірки розходиться з тим, що є на диску", "збираю все наново, чекайте", level="warning"
)
HALFWAY = Problem("", None, None, "частина сторінок уже нова, решта ще стара", "усуньте причину й запустіть ще раз")
OURS = ("poshuk/index.html", "robots.txt", "404.html")
"""Files that tell a site made by this project from somebody's own folder."""


def build(
    content: Path | None = None,
    output: Path | None = None,
    memory: Path | None = None,
    site_url: str | None = None,
    clean: bool = False,
    as_json: bool = False,
    settings: Path | None = None,
    raising: bool = False,
    whole_media: bool = False,
) -> int:
    """Build the site and say what was done. 0: done; 1: errors, and the last good output is as it was, or at the worst
    (HALFWAY) some of its files are new.

    raising: what nobody expected is raised; else it is said in one line too. whole_media: a file of the media
    store that is not on this machine is an error.
    """
    began = time.monotonic()
    problems: Sequence[Problem] = ()
    counts = {"read": 0, "written": 0, "skipped": 0, "removed": 0}
    code = 1
    try:
        values = pelican_settings(content, output, memory, site_url, settings)
        if whole_media:
            values["MEDIA_REQUIRED"] = True
        generator = _again(values, clean)
        written, problems = generator.written, (*generator.loaded.problems, *generator.written.problems)
        counts = {
            "read": generator.loaded.read,
            "written": written.written,
            "skipped": written.skipped,
            "removed": written.removed,
        }
        code = 1 if any(problem.level == "error" for problem in problems) else 0
    except BuildStopped as stopped:
        problems = stopped.problems
        counts["read"] = stopped.read
    except (Refused, SettingsError, AssetError) as error:
        problems = [Problem("", None, None, line) for line in str(error).split("\n")]
        print(error, file=sys.stderr)
    except Busy:
        problems = [Problem("", None, None, "тут уже триває інша збірка", "зачекайте, доки вона закінчиться")]
        print(problems[0], file=sys.stderr)
    except (OSError, sqlite3.Error) as error:
        problems = [problem_of(error)]
        print(problems[0], file=sys.stderr)
    except Halfway as halfway:
        problems = [problem_of(halfway.cause), HALFWAY]
        print(*problems, sep="\n", file=sys.stderr)
    except Exception as error:
        if raising:
            raise
        first = "спробуйте ./invoke build --clean, а не поможе — "
        problems = [problem_of(error, settings or ROOT / "pelicanconf.py", ROOT / "theme", first=first)]
        print(problems[0], file=sys.stderr)
    seconds = round(time.monotonic() - began, 2)
    if as_json:
        report = {**counts, "seconds": seconds, "problems": [problem.as_dict() for problem in problems]}
        print(json.dumps(report, ensure_ascii=False))
    else:
        print(_summary(counts, seconds, code, halfway=HALFWAY in problems))
    return code


def _summary(counts: dict[str, int], seconds: float, code: int, *, halfway: bool) -> str:
    words = {"read": "прочитано", "written": "записано", "skipped": "без змін", "removed": "прибрано"}
    done = ", ".join(f"{words[name]} {count}" for name, count in counts.items())
    took = f"{seconds:.2f} с".replace(".", ",")
    if halfway:
        return f"Збірку зупинено, сайт оновлено не весь; {took}"
    return f"{'Збірку зупинено, сайт лишився, яким був' if code else 'Готово'}: {done}; {took}"


def _again(values: dict[str, Any], clean: bool) -> RecordGenerator:
    """A build; where the memory turns out to be damaged, once more without it. Deleting it is always safe."""
    try:
        return _run(values, clean)
    except (Damaged, sqlite3.DatabaseError):
        print(DAMAGED, file=sys.stderr)
        forget(memory_path(from_pelican(values)))
        return _run(values, clean)


def _run(values: dict[str, Any], clean: bool) -> RecordGenerator:
    from .stock import signals, untold

    settings = from_pelican(values)
    _guard(settings.content, settings.output, memory_path(settings), clean)
    made: list[RecordGenerator] = []

    def note(generators: Sequence[object]) -> None:
        made.extend(generator for generator in generators if isinstance(generator, RecordGenerator))

    # Pelican reports on stdout through Rich; that stream is for our own line.
    with contextlib.redirect_stdout(io.StringIO()), signals.all_generators_finalized.connected_to(note):
        pelican = connected(values)
        with untold():
            pelican.run()  # type: ignore[no-untyped-call]
    return made[0]


def _guard(content: Path, output: Path, memory: Path, clean: bool) -> None:
    """Never write over what is not ours."""
    content, output = content.resolve(), output.resolve()
    refuse_nothing(content)  # a folder too high up mostly holds the output too, and is the likelier mistake
    if output == content or output in content.parents or content in output.parents:
        raise Refused(f"тека сайту {output} не може бути спільною з документами {content}: вкажіть іншу --output")
    if output.exists() and not output.is_dir():
        raise Refused(f"{output} не тека: вкажіть іншу --output")
    for folder, what in ((output, "сайту"), (content, "документів")):
        if folder in memory.resolve().parents:
            raise Refused(f"пам'ять збірки не може лежати в теці {what} {folder}: вкажіть іншу --memory")
    with Memory(memory) as known:  # raises Busy while another build is at work here
        strange = output.exists() and any(path.name != SCRATCH for path in output.iterdir())
        foreign = strange and not all((output / name).is_file() for name in OURS)
        if foreign and not any((output / path).is_file() for path in known.outputs.paths()):
            raise Refused(f"у теці {output} щось інше, не цей сайт: вкажіть порожню теку в --output")
        refuse_nothing(content, None if clean else output)
        if clean:
            known.clear()
