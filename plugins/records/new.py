"""`new`: a file with the schema's fields, the known ones filled, the others explained.

What nobody can know yet (the text, a video's address) stays empty, never a placeholder: an unfinished file is an
error of every build that says what is missing, so that none is published by mistake.
"""

from __future__ import annotations

import itertools
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic.fields import FieldInfo

from ..model.fields import Part, offered
from ..model.frontmatter import parse
from ..model.frontmatter_write import dump
from ..model.kinds import KINDS, Act, Dataset, Record
from ..model.problems import Problem, maybe, order
from ..model.registry import Registry
from ..model.source_text import SIZE_LIMIT, decode
from ..model.ukrainian import slugify
from ..model.validation import key_of
from ..model.vocabulary import ACT_KINDS, ACT_KINDS_MANY, DECISIONS
from .document import SECTION_TITLES
from .openly import Inside, read_if_there
from .proposals import proposals, stem
from .reading import read_source
from .recommended import STRUCTURES, Structure
from .session import ROOT, Refused, opened
from .settings import SettingsError
from .trouble import problem_of

INVITATION = "# Нижче поля, які можна додати: приберіть # на початку рядка і допишіть значення."


class Choice(NamedTuple):
    """What an editor asked for. act_kind: code of ACT_KINDS, "" for other records. assumed: the word named none."""

    kind: type[Record]
    act_kind: str = ""
    assumed: bool = False


def main(kind: str, title: str, content: Path, settings: Path | None = None, structure: str = "") -> int:
    """Make a file for a record of this kind, say where it is and what is left to do. 0: made; 1: refused.

    structure: name of a recommended table (see `recommended`) that is laid beside a data set with its description.
    """
    try:
        choice, title = chosen(kind), " ".join(title.split())
        table = _recommended(structure, choice.kind)
        if not title:
            raise Refused("назва порожня: напишіть, наприклад, new news «Толока на березі»")
        with opened(content, settings=settings) as session:
            registry, found = session.loaded.registry, session.settings
            waiting = list(_unfinished(found.content, choice.kind.folder, registry))
            values = proposals(choice.kind, choice.act_kind, title, registry, found, waiting)
        path = _write(content, stem(choice.kind, values), partial(_texts, choice, values, table))
    except (Refused, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(problem_of(error), file=sys.stderr)
        return 1
    print(_shown(path))
    if choice.assumed:
        words = "Вид акта: проєкт рішення. Інший назвіть одразу: new rishennia-rady, new rozporiadzhennia …"
        print(words, file=sys.stderr)
    if table is not None:
        print(
            f"Заповніть таблицю {_shown(path.with_suffix('.csv'))}: що в якому стовпчику — в описі поруч",
            file=sys.stderr,
        )
    for line in _next_steps(content, path, settings):
        print(line, file=sys.stderr)
    name = next((name for name in ("VISUAL", "EDITOR") if os.environ.get(name)), "")
    return _edit(name, path) if name and sys.stdin.isatty() else 0


def _recommended(name: str, kind: type[Record]) -> Structure | None:
    """The table that `--structure` names. Raises Refused with the list of those there are."""
    if not name:
        return None
    known = f"Рекомендовані таблиці: {', '.join(STRUCTURES)}"
    if kind is not Dataset:
        raise Refused(
            f"«--structure {name}» — лише для наборів даних: new datasets «Назва» --structure {name}. {known}"
        )
    if name not in STRUCTURES:
        raise Refused(f"немає рекомендованої таблиці «{name}». {maybe(name, STRUCTURES)}".rstrip() + f"\n{known}")
    return STRUCTURES[name]


def _texts(choice: Choice, values: Mapping[str, Any], table: Structure | None, name: str) -> dict[str, str]:
    """Suffix -> text of each file to make; the document comes last. name: of the files, without suffixes."""
    if table is None:
        return {".md": header(choice, values)}
    resource = {"path": f"{name}.csv", "title": "Таблиця", "structure": f"{name}.schema.json"}
    told = {"description": table.description, "frequency": table.frequency, "keywords": list(table.keywords)}
    whole = header(choice, {**values, **told, "resources": [resource]})
    return {".csv": table.table(), ".schema.json": table.schema(), ".md": whole}


def _edit(name: str, path: Path) -> int:
    """Open the file in the program that an environment variable names; gives that program's exit code."""
    try:
        return subprocess.call([*shlex.split(os.environ[name]), str(path)])
    except (OSError, ValueError):
        print(f"Файл створено, та не відкрито: {name} «{os.environ[name]}» — не програма", file=sys.stderr)
        return 0


def _unfinished(content: Path, folder: str, registry: Registry) -> Iterator[dict[str, str]]:
    """Headers of files of a kind that are no documents of the site: unfinished, faulty or hidden for now."""
    for path in sorted((content / folder).rglob("*.md")):
        name = path.relative_to(content).as_posix()
        if not registry.by_path(name) and (data := read_if_there(Inside(content, name), SIZE_LIMIT)) is not None:
            values = parse(decode(data)[0]).values
            yield {key: value for key, value in values.items() if isinstance(value, str)}


def chosen(word: str) -> Choice:
    """The kind that a word names: a folder, a kind of act, or a Ukrainian name. Raises Refused with a guess."""
    names = _names()
    found = names.get(" ".join(word.split()).casefold())
    if found is None:
        guess = maybe(word.casefold(), names)
        folders = "; ".join(f"{folder} ({kind.name})" for folder, kind in KINDS.items())
        acts = "; ".join(f"{code} ({words})" for code, words in ACT_KINDS.items())
        raise Refused(f"немає виду «{word}». {guess}".rstrip() + f"\nВиди: {folders}\nВиди актів: {acts}")
    return found


def _names() -> dict[str, Choice]:
    names: dict[str, Choice] = {}
    for folder, kind in KINDS.items():
        # a draft claims the least: it is not in force
        choice = Choice(kind, "proiekt", assumed=True) if kind is Act else Choice(kind)
        one = re.sub("ies$", "y", folder).removesuffix("s")
        for name in (folder, one, kind.__name__, kind.name, SECTION_TITLES.get(folder, folder)):
            names |= {name.casefold(): choice, slugify(name): choice}
    for code, words in ACT_KINDS.items():
        for name in (code, words, ACT_KINDS_MANY[code]):
            names |= {name: Choice(Act, code), slugify(name): Choice(Act, code)}
    return names


def header(choice: Choice, values: Mapping[str, Any]) -> str:
    """The whole new file: filled fields, required ones still empty, the others as comments."""
    fields = choice.kind.model_fields
    common = Record.model_fields
    shared = [name for name, info in common.items() if name != "title" and offered(info)]
    names = ["title", *(name for name in fields if name not in common), *shared]
    needed = {name for name in names if fields[name].is_required()}
    if choice.act_kind in DECISIONS:
        needed.add("number")
    written = dump({key_of(name): values[name] for name in names if name in values}).removesuffix("---\n")
    empty = [f"{key_of(name)}:  # {_help(fields[name])}" for name in names if name in needed and name not in values]
    optional = [
        line for name in names if name not in values and name not in needed for line in _offer(name, fields[name])
    ]
    return "\n".join([written.rstrip("\n"), *empty, INVITATION, *optional, "---", ""])


def _offer(name: str, info: FieldInfo) -> Iterator[str]:
    """A field as comment lines; of a nested record its fields too."""
    yield f"# {key_of(name)}:  # {_help(info)}"
    part = next((item for item in get_args(info.annotation) if isinstance(item, type) and issubclass(item, Part)), None)
    if part is not None:
        several = isinstance(info.default, tuple)
        for number, (inner, inner_info) in enumerate(part.model_fields.items()):
            mark = "- " if several and not number else "  " if several else ""
            yield f"#   {mark}{inner}:  # {_help(inner_info)}"


def _help(info: FieldInfo) -> str:
    extra = info.json_schema_extra
    vocabulary = extra["vocabulary"] if isinstance(extra, dict) else None
    codes = f" ({', '.join(vocabulary)})" if isinstance(vocabulary, dict) and vocabulary else ""
    return f"{info.title}: {info.description}{codes}"


def _write(content: Path, name: str, texts: Callable[[str], Mapping[str, str]]) -> Path:
    """New files below content/, with -2, -3 … in their name where it is taken; the path of the last of them.

    texts: name of the files without suffixes -> suffix -> text.
    """
    base = content.absolute() / name
    base.parent.mkdir(parents=True, exist_ok=True)
    for count in itertools.count(1):
        own = base.name if count == 1 else f"{base.name}-{count}"
        files = {base.with_name(f"{own}{suffix}"): text for suffix, text in texts(own).items()}
        if not any(path.exists() or path.is_symlink() for path in files):
            break
    for path, text in files.items():
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    return path


def _next_steps(content: Path, path: Path, settings: Path | None) -> Iterator[str]:
    name = path.relative_to(content.absolute()).as_posix()
    flaws = read_source(name, path.read_bytes(), ()).flaws
    if flaws:
        yield "Лишилося:"
    for problem in sorted((Problem(name, *flaw[:4], level=flaw.level) for flaw in flaws), key=order):
        yield f"  {problem}"
    yield "Перевірте запропоновані дату, номер та адресу: після оприлюднення адреса не зміниться."
    given = {"--path": path}
    if content.absolute() != (settings.parent if settings else ROOT) / "content":
        given["--content"] = content.absolute()
    if settings:
        given["--settings"] = settings
    yield f"Потім: ./invoke check {' '.join(f'{name} {shlex.quote(str(_shown(one)))}' for name, one in given.items())}"


def _shown(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
