"""Nested values of records: a relation, a file, an event, an agenda item."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator

from .fields import Clock, Flag, Lines, Part, Text, When, Year, choice, field
from .vocabulary import FILE_KINDS, OUTCOMES, RELATION_WORDS
from .wrong import Wrong


def listed(short: str) -> Callable[[Any], Any]:
    """A list of parts; one part alone, or just its main value as text, stands for a list of one."""

    def check(value: Any) -> Any:
        if value == "" or value == []:
            return ()
        items = value if isinstance(value, (list, tuple)) else [value]
        if short == "path":
            items = [name for item in items for name in _file_names(item)]
        for item in items:
            if not isinstance(item, (str, dict, BaseModel)):
                raise Wrong("тут має бути список записів", f"кожен запис з нового рядка: «- {short}: …»")
        return tuple({short: item} if isinstance(item, str) else item for item in items)

    return check


def _file_names(item: Any) -> list[Any]:
    """«a.pdf, b.pdf» are two files; «Додаток 1, 2.pdf» is one."""
    if not isinstance(item, str):
        return [item]
    return [name.strip() for name in re.split(r"(?i)(?<=\.[a-z]{3}),|(?<=\.[a-z]{4}),", item) if name.strip()]


def part(short: str) -> Callable[[Any], Any]:
    """One part; just its main value as text stands for the whole."""

    def check(value: Any) -> Any:
        if value == "":
            return None
        if isinstance(value, list):
            raise Wrong("тут має бути один запис, а не список", f"запишіть «{short}: …» з нового рядка з відступом")
        return {short: value} if isinstance(value, str) else value

    return check


class Relation(Part):
    """What this act does to another one."""

    type: Annotated[str, BeforeValidator(choice(RELATION_WORDS))] = field(
        "дія", "що цей акт робить з іншим", default=..., vocabulary=RELATION_WORDS
    )
    act: Text = field("акт", "ідентифікатор акта: вид/рік/номер", default=..., holds="acts")
    clause: Text = field("пункт", "якого пункту це стосується")


class FileRef(Part):
    """A file beside the document."""

    path: Text = field("файл", "ім'я файла поруч із документом", default=..., holds="file")
    title: Text = field("назва", "як підписати файл")
    kind: Annotated[str, BeforeValidator(choice(FILE_KINDS))] = field(
        "вид", "що це за файл", default="inshe", vocabulary=FILE_KINDS
    )


class Resource(FileRef):
    """A file of a data set."""

    structure: Text = field("структура", "файл JSON з описом стовпців (Table Schema)", holds="file")


class VideoRef(Part):
    """A moment in a video of this site."""

    id: Text = field("відео", "ідентифікатор відео: video/2019/slug", default=..., holds="videos")
    t: Clock = field("час", "з якої миті, наприклад 1:02:30")


class Remark(Part):
    """A remark to a draft or a proposal in a consultation, and what became of it."""

    text: Lines = field("пропозиція", "текст зауваження чи пропозиції", default=...)
    author: Text = field("автор", "від кого (без особистих даних)")
    outcome: Annotated[str, BeforeValidator(choice(OUTCOMES))] = field("рішення", "чи враховано", vocabulary=OUTCOMES)
    reason: Lines = field("підстава", "чому враховано або ні")


class Event(Part):
    """When and where an announced event happens."""

    start: When = field("початок", "дата й час початку", default=...)
    end: When = field("кінець", "дата й час завершення")
    place: Text = field("місце", "адреса або зала")


class Chapter(Part):
    """A moment in a video with its title."""

    t: Clock = field("час", "з якої миті, наприклад 12:05", default=...)
    title: Text = field("назва", "про що мова", default=...)
    item: Text = field("питання", "номер питання порядку денного")


class AgendaItem(Part):
    """An item of a sitting's agenda."""

    title: Text = field("питання", "назва питання", default=...)
    n: Text = field("№", "номер питання")
    draft: Text = field("проєкт", "ідентифікатор проєкту", holds="acts")
    act: Text = field("акт", "ідентифікатор прийнятого акта", holds="acts")


class Attendance(Part):
    """Who was present at a sitting."""

    name: Text = field("ім'я", "прізвище, ім'я, по батькові", default=...)
    present: Flag = field("присутність", "так або ні", default=True)
    note: Text = field("примітка", "причина відсутності")


class Votes(Part):
    """Roll call as the CSV files of КМУ 835: motions and votings."""

    motions: Text = field("голосування", "CSV питань (motions)", holds="file")
    votings: Text = field("голоси", "CSV поіменних голосів (votings)", default=..., holds="file")
    uid: Text = field("питання", "ідентифікатор питання в CSV, якщо у файлі їх кілька")


class Withdrawal(Part):
    """When and by what law or judgment a text was taken down."""

    date: When = field("дата", "коли вилучено", default=...)
    basis: Text = field("підстава", "закон або рішення суду: назва, номер, дата", default=...)


class Statement(Part):
    """An enterprise's statements of one year."""

    path: Text = field("файл", "CSV: form, line, name, value", default=..., holds="file")
    year: Year = field("рік", "звітний рік; без нього — з імені файла")
    published: When = field("оприлюднено", "коли звітність внесено на сайт")

    @property
    def of_year(self) -> str:
        """The year, else the only one that stands in the file's name, else ""."""
        years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", self.path.rpartition("/")[2]))
        return self.year or (years.pop() if len(years) == 1 else "")


Relations = Annotated[tuple[Relation, ...], BeforeValidator(listed("act"))]
Files = Annotated[tuple[FileRef, ...], BeforeValidator(listed("path"))]
Resources = Annotated[tuple[Resource, ...], BeforeValidator(listed("path"))]
Remarks = Annotated[tuple[Remark, ...], BeforeValidator(listed("text"))]
Chapters = Annotated[tuple[Chapter, ...], BeforeValidator(listed("title"))]
Agenda = Annotated[tuple[AgendaItem, ...], BeforeValidator(listed("title"))]
Attendances = Annotated[tuple[Attendance, ...], BeforeValidator(listed("name"))]
Statements = Annotated[tuple[Statement, ...], BeforeValidator(listed("path"))]
