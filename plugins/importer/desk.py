"""One file after another into the content, each act whole or not at all.

Reads: files, the content. Writes: acts with their Word files and pictures; an Outcome for each file.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plugins.model.frontmatter import parse
from plugins.model.problems import Problem
from plugins.model.ukrainian import plural
from plugins.model.vocabulary import ACT_KINDS
from plugins.records.openly import Inside, read
from plugins.records.places import source
from plugins.records.trouble import problem_of

from .act import Act, act_of
from .document import Made, made
from .office import SUFFIXES as CONVERTED
from .office import converted
from .opening import LARGEST_FILE, Unreadable, too_large
from .originals import SUFFIXES, Originals, named
from .writing import Occupied, write

_LOST_SHOWN = 5


@dataclass
class Outcome:
    """What became of one file.

    state: a word for the table. notes: what to look at. made: the document, None where there is none. written: files
    that now stand. failed: nothing was made of the file, and that is wrong.
    """

    source: Path
    state: str = ""
    act: Act | None = None
    made: Made | None = None
    notes: list[str] = field(default_factory=list)
    written: tuple[Path, ...] = ()
    failed: bool = False

    def refuse(self, why: str) -> None:
        """Nothing is made of the file."""
        self.state, self.failed, self.made, self.notes = "не взято", True, None, [why]

    @property
    def problems(self) -> Sequence[Problem]:
        """What the site's own reading says of the document."""
        return self.made.problems if self.made else ()


class Desk:
    """The content while files are put into it.

    content: absolute. kind: of ACT_KINDS, "" to find it out. day: ISO, today. known: id of an act -> its path.
    """

    def __init__(
        self, content: Path, kind: str, day: str, known: Mapping[str, str], *, dry_run: bool, replace: bool
    ) -> None:
        self._content, self._kind, self._day, self._known = content, kind, day, known
        self._dry_run, self._replace = dry_run, replace
        self._originals = Originals(content)
        self._taken: dict[str, str] = {}

    def take(self, source: Path) -> Outcome:
        """Import one file; what cannot be is told in the outcome."""
        outcome = Outcome(source)
        try:
            self._import(source, outcome)
        except (Unreadable, Occupied) as error:
            outcome.refuse(str(error))
        except Exception as error:  # noqa: BLE001 - one file never keeps the others from being imported
            outcome.refuse(str(problem_of(error)))
        return outcome

    def _import(self, source: Path, outcome: Outcome) -> None:
        data, suffix = _bytes(source)
        if twin := self._originals.act_of(data):
            outcome.state = "уже є"
            outcome.notes.append(f"цей файл уже прикладено до {twin.relative_to(self._content)}: нічого не змінено")
            return
        act = outcome.act = _act(data, suffix, self._kind)
        outcome.notes += act.findings
        if not act.kind:
            raise Unreadable(f"вид документа не розпізнано — назвіть його: --kind (один із {', '.join(ACT_KINDS)})")
        found = made(act, data, suffix, source.stem, self._day)
        if earlier := self._taken.get(found.path) or self._taken.get(found.id):
            raise Unreadable(f"той самий акт, що й у файлі «{earlier}» — залиште один із них")
        existing = self._known.get(found.id) or (found.path if (self._content / found.path).exists() else "")
        if existing:
            outcome.notes.append(self._replacing(existing))
            found = made(act, data, suffix, source.stem, self._day, existing)
        if act.kind == "proiekt" and not act.values["date"]:
            outcome.notes.append(f"дата проєкту — {self._day}: день імпорту як день оприлюднення, перевірте")
        if found.refused:
            raise Unreadable("\n".join(["з цього документа не зробити сторінки:", *map(str, found.refused)]))
        outcome.made, outcome.state = found, "замінено" if existing else "новий"
        self._taken |= {name: source.name for name in (found.path, found.id) if name}
        if not self._dry_run:
            files = {self._content / path: content for path, content in found.files.items()}
            write(files, over=bool(existing))
            outcome.written = tuple(files)
            self._originals.add((self._content / found.path).with_suffix(suffix))

    def _replacing(self, existing: str) -> str:
        """What replacing an act by that of another original means. Raises Unreadable where nobody asked for it."""
        lost = list(_written_since(self._content, existing, self._day))
        words = f"{len(lost)} {plural(len(lost), 'рядок', 'рядки', 'рядків')}" if lost else "нічого"
        examples = [f"«{line}»" for line in lost[:_LOST_SHOWN]]
        examples += [f"… і ще {len(lost) - _LOST_SHOWN}"] if len(lost) > _LOST_SHOWN else []
        if self._replace:
            return "\n".join([f"замінено {existing}; з написаного редактором зникло: {words}", *examples])
        advice = f"щоб замінити його, додайте --replace; з написаного редактором зникне: {words}"
        raise Unreadable("\n".join([f"такий акт уже є, але з іншого файла: {existing} — {advice}", *examples]))


def _act(data: bytes, suffix: str, kind: str) -> Act:
    return act_of(converted(data, suffix) if suffix in CONVERTED else data, kind)


def _bytes(source: Path) -> tuple[bytes, str]:
    suffix = source.suffix.lower()
    if suffix == ".docm":
        raise Unreadable("це документ із макросами — збережіть його у Word як .docx")
    if suffix not in SUFFIXES:
        raise Unreadable(f"файли «{suffix or source.name}» не імпортуються — потрібен .docx, .doc, .odt або .rtf")
    if source.is_symlink():
        raise Unreadable("це символічне посилання, а не файл — назвіть сам файл")
    if not source.is_file():
        raise Unreadable("це не файл, а канал чи пристрій")
    if (size := source.stat().st_size) > LARGEST_FILE:
        raise too_large(size)
    return source.read_bytes(), suffix


def _written_since(content: Path, existing: str, day: str) -> Iterator[str]:
    """Lines of a document that its Word file did not give: what an editor has written."""
    document = content / existing
    text = source(content, existing)
    header = parse(text).values
    before = ""
    for name in [name for name in named(document) if Path(name).suffix.lower() in SUFFIXES][:1]:
        original, suffix = document.with_name(Path(name).name), Path(name).suffix.lower()
        try:
            data = read(Inside.of(original))
            act = _act(data, suffix, str(header.get("kind", "")))
            before = (
                made(act, data, suffix, original.stem, str(header.get("date") or day), existing)
                .files[existing]
                .decode()
            )
        except (OSError, Unreadable):
            continue
    for line in difflib.ndiff(before.split("\n"), text.split("\n")):
        if line.startswith("+ ") and line[2:].strip():
            yield line[2:]
