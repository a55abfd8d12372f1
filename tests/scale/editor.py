"""An office of editors at work on a folder of the demo: one random change at a time, of every sort there is.

The same seed makes the same changes to the same folder. Each change can be taken back, for some are refused by the
build, as an editor's are: a text that others name was deleted, a name stands twice.
"""

from __future__ import annotations

import csv
import io
import os
import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from plugins.model.frontmatter import parse
from plugins.model.frontmatter_write import dump
from plugins.model.transliteration import slugify
from plugins.model.vocabulary import RELATIONS, STATUSES

NEW = {
    "pages/yak-zapytaty.md": ({"title": "Як запитати", "menu": "так"}, "Напишіть нам.\n"),
    "pages/do-zvitu.md": ({"title": "До звіту", "report": "2019-03"}, "Слова до звіту.\n"),
    "units/viddil.md": ({"title": "Відділ", "channels": ["https://t.me/viddil"]}, "Що робить.\n"),
    "units/sektor.md": ({"title": "Сектор", "parent": "Відділ"}, ""),
    "mentions/a.md": ({"title": "Про раду", "date": "2019-03-05", "outlet": "Газета"}, ""),
    "consultations/a.md": ({"title": "Про статут", "opens": "2019-03-01", "closes": "2019-04-30"}, "Що думаєте?\n"),
    "datasets/a.md": ({"title": "Рішення", "id": "rishennia", "description": "Усі рішення."}, ""),
}
"""Documents of the kinds that the demo has not."""
SETTINGS: Sequence[tuple[str, Any]] = (
    ("FEED_LENGTH", 25),
    ("COMPLIANCE", True),
    ("SITENAME", "Відкрита громада"),
    ("SEARCH_SYNONYMS", ("виконком = виконавчий комітет", "школа = ліцей = гімназія")),
    ("ALERT", {"text": "Світла не буде до вечора"}),
    ("EMAIL", "rada@rada.example"),
)
TOPICS = ("бюджет", "школи", "дороги", "вода", "довкілля")
NEAR = 60
"""How many of the newest and of the last changed documents are chosen more often than others, so that changes meet."""


class Editor:
    """Changes documents of `content`, files of `output`, the day of the build and the settings.

    day: on which the site is built. settings: over those of pelicanconf.py. done: the words for each change.
    """

    def __init__(self, content: Path, output: Path, seed: int, day: str) -> None:
        self.content, self.output = content, output
        self.random = random.Random(seed)
        self.day = date.fromisoformat(day)
        self.settings: dict[str, Any] = {}
        self.documents = sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md"))
        self.others = sorted(
            path.relative_to(content).as_posix()
            for path in content.rglob("*")
            if path.is_file() and path.suffix in (".csv", ".pdf", ".vtt")
        )
        self.near: list[str] = []
        self.made = 0
        self._back: list[Callable[[], object]] = []

    def change(self) -> str:
        """Make one change; gives the words for it. A change of that sort for which nothing is there is tried anew."""
        steps: dict[Callable[[], str], int] = {
            self.edit_text: 6, self.cut_text: 2, self.retitle: 5, self.move_date: 4, self.relate: 5, self.unrelate: 2,
            self.state: 3, self.retopic: 4, self.embargo: 3, self.delete: 4, self.add: 5, self.add_of_new_kind: 2,
            self.rename: 4, self.move: 4, self.change_file: 3, self.attach: 4, self.detach: 3, self.reorder_agenda: 3,
            self.vote_otherwise: 3, self.rename_motion: 2, self.synonyms: 2, self.another_day: 3, self.configure: 1,
            self.touch: 3, self.spoil_output: 3, self.change_figure: 2, self.change_faction: 2, self.answer: 2,
            self.link: 3, self.break_header: 2,
        }  # fmt: skip
        while True:
            (step,) = self.random.choices([*steps], [*steps.values()])
            self._back = []
            self._before = self.day, dict(self.settings), list(self.documents), list(self.others), self.near
            if told := step():
                return f"{step.__name__} {told}"
            self.take_back()

    def take_back(self) -> None:
        """Everything as it was before the last change, times of files apart."""
        for undo in reversed(self._back):
            undo()
        self.day, self.settings, self.documents, self.others, self.near = self._before

    # documents -------------------------------------------------------------------------------------------------

    def edit_text(self) -> str:
        path, head, body = self._document()
        return self._save(path, head, f"{body.rstrip()}\n\nЩе одне речення, {self.random.random()}, дописано.\n")

    def cut_text(self) -> str:
        path, head, body = self._document()
        pieces = body.strip().split("\n\n")
        if len(pieces) < 3:
            return ""
        del pieces[self.random.randrange(1, len(pieces))]
        return self._save(path, head, "\n\n".join(pieces) + "\n")

    def retitle(self) -> str:
        path, head, body = self._document()
        return self._save(path, head | {"title": f"Про іншу справу {self.random.randrange(10**6)} (зразок)"}, body)

    def move_date(self) -> str:
        path, head, body = self._document(self.random.choice(["news", "videos", "acts", "petitions"]))
        moved = date.fromisoformat(str(head["date"])[:10]) + timedelta(self.random.randint(-40, 40))
        return self._save(path, head | {"date": moved.isoformat()}, body)

    def relate(self) -> str:
        (path, head, body), (other, theirs, _) = self._document("acts"), self._document("acts")
        type = self.random.choice(sorted(RELATIONS))
        if path == other:
            return ""
        relations = [*head.get("relations", ()), {"type": type, "act": act_id(theirs)}]
        return self._save(path, head | {"relations": relations}, body) + f" {type} {other}"

    def unrelate(self) -> str:
        return self._without("relations", "acts")

    def state(self) -> str:
        path, head, body = self._document("acts")
        return self._save(path, head | {"status": self.random.choice(sorted(STATUSES))}, body)

    def retopic(self) -> str:
        path, head, body = self._document()
        return self._save(path, head | {"topics": self.random.sample(TOPICS, self.random.randint(0, 3))}, body)

    def embargo(self) -> str:
        path, head, body = self._document()
        day = self.day + timedelta(self.random.randint(-3, 5))
        return self._save(path, head | {"embargo": day.isoformat()}, body) + f" {day}"

    def delete(self) -> str:
        path = self._some()
        self._put(path, None)
        return path

    def add(self) -> str:
        path, head, body = self._document(self.random.choice(["news", "acts", "petitions", "videos"]))
        self.made += 1
        name, number = f"nove-{self.made}", f"9{self.made:03}-1/2019"
        head = {key: value for key, value in head.items() if key not in ("slug", "files", "transcript", "relations")}
        if "number" in head:
            head["number"] = number
        return self._save(f"{path.rpartition('/')[0]}/{name}.md", head | {"title": f"Додано {self.made}"}, body)

    def add_of_new_kind(self) -> str:
        path = self.random.choice(list(NEW))
        head, body = NEW[path]
        return "" if path in self.documents else self._save(path, dict(head), body)

    def rename(self) -> str:
        path = self._some()
        self.made += 1
        return self._rename(path, f"{path.removesuffix('.md')}-{self.made}.md")

    def move(self) -> str:
        path, head, _ = self._document()
        folder, _, name = path.rpartition("/")
        if folder.count("/") < 1 or "votes" in head:
            return ""
        target = f"{folder.rpartition('/')[0]}/perenesene"
        files = [str(file["path"]) for file in head.get("files", ())] + [head[k] for k in ("transcript",) if k in head]
        for file in files:
            if f"{folder}/{file}" in self.others:
                self._rename(f"{folder}/{file}", f"{target}/{file}")
        return self._rename(path, f"{target}/{name}")

    def link(self) -> str:
        (path, head, body), other = self._document(), self._some()
        way = os.path.relpath(other, Path(path).parent)
        return self._save(path, head, f"{body.rstrip()}\n\nДив. [ще документ]({way}).\n") + f" {other}"

    def break_header(self) -> str:
        path, head, body = self._document()
        return self._save(path, head | {"date": "учора"}, body)

    def answer(self) -> str:
        path, head, body = self._document("petitions")
        changed = head | {"status": self.random.choice(["zbir", "rozghliad", "vidpovid"]), "outcome": "Зробили."}
        return self._save(path, changed, f"{body.rstrip()}\n\n## Відповідь\n\nЗробимо {self.made}.\n")

    def change_faction(self) -> str:
        path, head, body = self._document("deputies")
        return self._save(path, head | {"faction": self.random.choice(["Берег", "Стежка", ""])}, body)

    # files beside documents ------------------------------------------------------------------------------------

    def change_file(self) -> str:
        path = self._other("acts/") or self._other("videos/")
        if not path:
            return ""
        data = (self.content / path).read_bytes()
        return self._put(path, data + (b"%" if path.endswith(".pdf") else b"\n") + str(self.random.random()).encode())

    def attach(self) -> str:
        path, head, body = self._document(self.random.choice(["acts", "news"]))
        self.made += 1
        name = f"dodano-{self.made}.csv"
        self._put(f"{path.rpartition('/')[0]}/{name}", f"а,{self.random.random()}\r\n".encode())
        return self._save(path, head | {"files": [*head.get("files", ()), {"path": name, "title": "Ще файл"}]}, body)

    def detach(self) -> str:
        return self._without("files", "acts", gone=True)

    def change_figure(self) -> str:
        path = self._other("enterprises/")
        if not path:
            return ""
        lines = (self.content / path).read_text("utf-8").splitlines(keepends=True)
        place = self.random.randrange(1, len(lines))
        return self._put(path, "".join(lines[:place] + lines[place + 1 :]).encode())

    # sittings --------------------------------------------------------------------------------------------------

    def reorder_agenda(self) -> str:
        path, head, body = self._document("sessions")
        agenda = [dict(item) for item in head.get("agenda", ())]
        if not agenda:
            return ""
        item = self.random.choice(agenda)
        match self.random.randrange(3):
            case 0:
                item["title"] = f"Інше питання {self.random.randrange(1000)}"
            case 1:
                agenda.remove(item)
            case _:
                agenda.append({"title": f"Різне {self.random.randrange(1000)}"})
        return self._save(path, head | {"agenda": agenda}, body)

    def vote_otherwise(self) -> str:
        """Two voters of one motion change places, so that its totals stand."""

        def swapped(rows: list[list[str]]) -> None:
            motion = self.random.choice(rows[1:])[0]
            of_it = [row for row in rows[1:] if row[0] == motion]
            one, other = self.random.sample(of_it, 2)
            one[-1], other[-1] = other[-1], one[-1]

        return self._table("-votings.csv", swapped)

    def rename_motion(self) -> str:
        def renamed(rows: list[list[str]]) -> None:
            self.random.choice(rows[1:])[rows[0].index("title")] = f"Про інше {self.random.randrange(1000)}"

        return self._table("-motions.csv", renamed)

    def _table(self, end: str, work: Callable[[list[list[str]]], None]) -> str:
        path = self._other("sessions/", end)
        if not path:
            return ""
        rows = list(csv.reader(io.StringIO((self.content / path).read_text("utf-8"))))
        work(rows)
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        return self._put(path, text.getvalue().encode())

    # all else --------------------------------------------------------------------------------------------------

    def synonyms(self) -> str:
        words = self.random.sample(["дорога", "шлях", "вулиця", "школа", "ліцей", "сквер", "парк"], 2)
        file = self.content / "synonyms.txt"
        known = file.read_text("utf-8") if file.exists() else ""
        return self._put("synonyms.txt", ("" if len(known) > 100 else f"{known}{' = '.join(words)}\n").encode())

    def another_day(self) -> str:
        self.day += timedelta(self.random.randint(-3, 4))
        return str(self.day)

    def configure(self) -> str:
        name, value = self.random.choice(SETTINGS)
        self.settings = {key: kept for key, kept in self.settings.items() if key != name}
        if name not in self._before[1]:
            self.settings[name] = value
        return f"{name} {self.settings.get(name, 'як було')}"

    def touch(self) -> str:
        """New times without new bytes: of one file, or of all, as after a checkout."""
        paths = [self._some()] if self.random.random() < 0.8 else [*self.documents, *self.others]
        for path in paths:
            (self.content / path).touch()
        return paths[0] if len(paths) == 1 else "усе"

    def spoil_output(self) -> str:
        """Somebody deletes or overwrites a file of the site."""
        folder = self.output
        while True:
            entry = self.random.choice(sorted(folder.iterdir()) or [folder])
            if entry.is_file():
                break
            folder = self.output if entry == folder else entry
        if self.random.random() < 0.5:
            entry.unlink()
        else:
            entry.write_bytes(b"spoiled")
        return entry.relative_to(self.output).as_posix()

    # tools -----------------------------------------------------------------------------------------------------

    def _some(self, kind: str = "") -> str:
        """A document: of all, of the newest, or of those that were changed not long ago."""
        known = [path for path in self.documents if path.startswith(kind)]
        near = [path for path in self.near if path in known]
        pools = [known, sorted(known, key=lambda path: path.split("/")[-3:])[-NEAR:], near or known]
        return self.random.choice(self.random.choice(pools))

    def _other(self, start: str, end: str = "") -> str:
        found = [path for path in self.others if path.startswith(start) and path.endswith(end)]
        return self.random.choice(found) if found else ""

    def _document(self, kind: str = "") -> tuple[str, dict[str, Any], str]:
        """Path, header, text."""
        path = self._some(f"{kind}/" if kind else "")
        found = parse((self.content / path).read_text("utf-8"))
        return path, dict(found.values), found.body

    def _without(self, field: str, kind: str, *, gone: bool = False) -> str:
        """A document that has the field loses it; gone: and the files that it names."""
        for _ in range(30):
            path, head, body = self._document(kind)
            if head.get(field):
                if gone:
                    for file in head[field]:
                        self._put(f"{path.rpartition('/')[0]}/{file['path']}", None)
                return self._save(path, {key: value for key, value in head.items() if key != field}, body)
        return ""

    def _save(self, path: str, head: dict[str, Any], body: str) -> str:
        return self._put(path, f"{dump(head)}\n{body.lstrip()}".encode())

    def _put(self, path: str, data: bytes | None) -> str:
        """Write a file of the content, or delete it; gives its path."""
        file = self.content / path
        before = file.read_bytes() if file.exists() else None
        self._back.append(lambda: write(file, before))
        write(file, data)
        known = "documents" if path.endswith(".md") else "others"
        if path.endswith((".md", ".csv", ".pdf", ".vtt")):
            setattr(self, known, sorted({*getattr(self, known)} - {path} | ({path} if data is not None else set())))
        self.near = [*self.near, path][-NEAR:]
        return path

    def _rename(self, old: str, new: str) -> str:
        if (self.content / new).exists():
            return ""
        data = (self.content / old).read_bytes()
        self._put(new, data)
        self._put(old, None)
        return f"{old} -> {new}"


def write(file: Path, data: bytes | None) -> None:
    """The file with these bytes, or none."""
    if data is None:
        file.unlink(missing_ok=True)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def act_id(head: dict[str, Any]) -> str:
    """The id of an act by its header."""
    return f"{head['kind']}/{str(head['date'])[:4]}/{head.get('slug') or slugify(str(head.get('number', '')))}"
