"""The files of a document, still in memory.

Reads: Act, the original's bytes, the file's name. Writes: Made, with the path below content/ as `new` would name it,
the bytes of every file and what the project's own reading says of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.model.frontmatter_write import Plain, dump
from plugins.model.kinds import Act as Record
from plugins.model.problems import Problem, order
from plugins.model.ukrainian import slugify
from plugins.model.vocabulary import DECISIONS
from plugins.records.limits import limited_reading
from plugins.records.proposals import stem as proposed_stem

from .act import Act

NEEDED = ("title", "date", "number")
_LEFT_TO_THE_EDITOR = frozenset(NEEDED)


@dataclass(frozen=True)
class Made:
    """path: of the document below content/. files: its bytes and its attachments by path, the document last.

    id: kind/year/last, "" while a part of it is lacking. problems: errors and warnings with lines.
    """

    path: str
    id: str
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> tuple[Problem, ...]:
        """Errors that the editor of the Markdown cannot mend by filling in a field."""
        errors = (problem for problem in self.problems if problem.level == "error")
        return tuple(problem for problem in errors if problem.field not in _LEFT_TO_THE_EDITOR)


def made(act: Act, original: bytes, suffix: str, source: str, day: str, path: str = "") -> Made:
    """The document of an act.

    suffix: of the original, in small letters. source: the original's name, for a name where no title is known.
    day: ISO day that a draft without a date is dated with. path: where the document already stands, or "".
    """
    values = {name: value for name, value in act.values.items() if value}
    if act.kind == "proiekt":
        values["date"] = values.get("date") or day
    if act.kind not in DECISIONS and values.get("title"):
        values["slug"] = slugify(values["title"], 60)
    path = path or _path(values, act.kind, source)
    stem = PurePosixPath(path).stem
    pictures = {str(PurePosixPath(path).with_name(name)): data for name, data in act.pictures(stem).items()}
    word = f"{stem}{suffix}"
    attached = {"path": word, "title": f"Текст документа ({suffix[1:].upper()})"}
    text = (_header(values, act.kind, attached) + act.text(stem)).encode()
    reading = limited_reading(path, text, (), None)
    problems = sorted((Problem(path, *flaw[:4], level=flaw.level) for flaw in reading.flaws), key=order)
    files = {**pictures, str(PurePosixPath(path).with_name(word)): original, path: text}
    return Made(path, reading.row.id if reading.row else "", files, tuple(problems))


def _path(values: Mapping[str, str], kind: str, source: str) -> str:
    named = {"title": slugify(source) or kind, **values}
    return f"acts/{kind}/{proposed_stem(Record, named).removeprefix('acts/')}.md"


def _header(values: Mapping[str, str], kind: str, attached: Mapping[str, str]) -> str:
    """Known fields, the Word file, and what everybody must fill in, still empty: an error of every build till then."""
    whole: dict[str, Plain] = {**values, "files": [attached]}
    written = dump(whole).removesuffix("---\n")
    lacking = [name for name in NEEDED if name not in values and (name != "number" or kind in DECISIONS)]
    fields = Record.model_fields
    empty = "".join(f"{name}:  # {fields[name].title}: {fields[name].description}\n" for name in lacking)
    return f"{written}{empty}---\n"
