"""After any sequence of changes the incremental output equals a clean build's, byte for byte."""

from __future__ import annotations

import os
import random
import shutil
import signal
from pathlib import Path

import pytest

from plugins.records import writer

from .. import council
from ..site import Site, header, tree

TOPICS = ("бюджет", "школи", "дороги")


class Editor:
    """Makes one change at a time to a site, as editors do; the same seed makes the same changes."""

    def __init__(self, site: Site, seed: int) -> None:
        self.site, self.random = site, random.Random(seed)
        self.acts: dict[str, dict[str, object]] = {}
        self.news: dict[str, dict[str, object]] = {}
        self.made = 0
        for _ in range(6):
            self.add_act()
        for _ in range(4):
            self.add_news()
        self.factions = ["Берег", "Берег", "Стежка"]
        self.save_deputies()
        self.sittings: dict[str, dict[str, str]] = {}
        self.add_sitting()

    def change(self) -> str:
        step = self.random.choice(
            [
                self.add_act,
                self.add_news,
                self.edit_text,
                self.retitle,
                self.relate,
                self.remove,
                self.remove_news,
                self.rename_file,
                self.rename_news,
                self.move_to_folder,
                self.touch,
                self.change_file,
                self.break_output,
                self.cite,
                self.move_date,
                self.add_sitting,
                self.vote_again,
                self.remove_sitting,
                self.change_faction,
            ]
        )
        step()
        return step.__name__

    def add_act(self) -> None:
        self.made += 1
        number = f"{self.made}-{self.random.randint(1, 3)}/2025"
        self.acts[f"akt-{self.made}"] = {
            "number": number,
            "text": f"1. Зробити справу {self.made}.\n",
            "topics": self.random.sample(TOPICS, self.random.randint(0, 2)),
            "session": str(self.random.randint(1, 3)),
        }
        self.save_act(f"akt-{self.made}")

    def save_act(self, name: str) -> None:
        fields = dict(self.acts[name])
        self.site.act(name, str(fields.pop("number")), str(fields.pop("text")), **fields)

    def add_news(self) -> None:
        self.made += 1
        name = f"novyna-{self.made}"
        self.news[name] = {
            "text": f"Подія {self.made}.\n",
            "date": f"2025-0{self.random.randint(1, 2)}-1{self.random.randint(0, 9)}",
        }
        self.save_news(name)

    def save_news(self, name: str) -> None:
        fields = dict(self.news[name])
        self.site.news(name, str(fields.pop("text")), **fields)

    def save_deputies(self) -> None:
        for place, (name, faction) in enumerate(zip(council.NAMES, self.factions, strict=True)):
            council.deputy(self.site, f"d{place}", name, faction=faction, commissions=["biudzhet"])

    def change_faction(self) -> None:
        self.factions[self.random.randint(0, 2)] = self.random.choice(["Берег", "Стежка", ""])
        self.save_deputies()

    def add_sitting(self) -> None:
        self.made += 1
        self.sittings[f"s{self.made}"] = {"1": "+++", "2": "+-0"}
        self.save_sitting(f"s{self.made}")

    def save_sitting(self, name: str) -> None:
        number = name[1:]
        agenda = [{"title": "Перше", "act": self.id_of(self.some_act())}, {"title": "Друге"}]
        fields = {"title": f"Сесія {number}", "date": f"2024-{int(number) % 12 + 1:02}-11 10:00"}
        more = {"attendance": [council.KOVAL]} if int(number) % 2 else {}
        council.sitting(self.site, self.sittings[name], name, number=f'"{number}"', agenda=agenda, **fields, **more)

    def vote_again(self) -> None:
        if self.sittings:
            name = self.random.choice(sorted(self.sittings))
            self.sittings[name]["2"] = "".join(self.random.choices("+-0?.", k=3))
            self.save_sitting(name)

    def remove_sitting(self) -> None:
        if self.sittings:
            name = self.random.choice(sorted(self.sittings))
            del self.sittings[name]
            for file in (f"{name}.md", f"m-{name}.csv", f"v-{name}.csv"):
                (self.site.content / "sessions" / file).unlink()

    def some_act(self) -> str:
        if not self.acts:
            self.add_act()
        return self.random.choice(sorted(self.acts))

    def edit_text(self) -> None:
        name = self.some_act()
        self.acts[name]["text"] = f"{self.acts[name]['text']}\nЩе речення {self.random.random()}.\n"
        self.save_act(name)

    def retitle(self) -> None:
        name = self.some_act()
        self.acts[name]["title"] = f"Про іншу справу {self.random.randint(0, 99)}"
        self.save_act(name)

    def id_of(self, name: str) -> str:
        return f"rishennia-rady/2025/{str(self.acts[name]['number']).replace('/', '-')}"

    def relate(self) -> None:
        one, other = self.some_act(), self.some_act()
        if one != other:
            type = self.random.choice(["changes", "repeals", "related", "suspends"])
            self.acts[one]["relations"] = [{"type": type, "act": self.id_of(other)}]
            self.save_act(one)

    def cite(self) -> None:
        one, other = self.some_act(), self.some_act()
        self.acts[one]["text"] = f"1. Виконати рішення № {self.acts[other]['number']} від 16.01.2025.\n"
        self.save_act(one)

    def move_date(self) -> None:
        if self.news:
            name = self.random.choice(sorted(self.news))
            self.news[name]["date"] = f"2024-1{self.random.randint(0, 2)}-0{self.random.randint(1, 9)}"
            self.save_news(name)

    def remove(self) -> None:
        name = self.some_act()
        id = self.id_of(name)
        del self.acts[name]
        (self.site.content / f"acts/{name}.md").unlink()
        for other, fields in self.acts.items():
            if any(relation["act"] == id for relation in fields.get("relations", [])):  # type: ignore[attr-defined]
                del fields["relations"]
                self.save_act(other)
        for sitting in self.sittings:
            self.save_sitting(sitting)

    def rename_file(self) -> None:
        name = self.some_act()
        new = f"{name}-x"
        self.acts[new] = self.acts.pop(name)
        (self.site.content / f"acts/{name}.md").rename(self.site.content / f"acts/{new}.md")

    def move_to_folder(self) -> None:
        names = [name for name, fields in sorted(self.acts.items()) if "/" not in name and "files" not in fields]
        if names:
            name = self.random.choice(names)
            new = f"2025/{self.random.choice(['sichen', 'liutyi'])}/{name}"
            self.acts[new] = self.acts.pop(name)
            (self.site.content / f"acts/{name}.md").unlink()
            self.save_act(new)

    def remove_news(self) -> None:
        if self.news:
            name = self.random.choice(sorted(self.news))
            del self.news[name]
            (self.site.content / f"news/{name}.md").unlink()

    def rename_news(self) -> None:
        if self.news:
            name = self.random.choice(sorted(self.news))
            self.news[f"{name}-i"] = self.news.pop(name)
            (self.site.content / f"news/{name}.md").rename(self.site.content / f"news/{name}-i.md")

    def touch(self) -> None:
        (self.site.content / f"acts/{self.some_act()}.md").touch()

    def change_file(self) -> None:
        name = self.some_act()
        self.site.write(f"acts/{name}.csv", f"a,{self.random.random()}\r\n")
        self.acts[name]["files"] = [{"path": f"{name.rpartition('/')[2]}.csv", "title": "Таблиця"}]
        self.save_act(name)
        if f"{name.rpartition('/')[2]}.csv" not in str(self.acts.values()):
            (self.site.content / f"acts/{name}.csv").unlink()

    def break_output(self) -> None:
        pages = sorted(self.site.output.rglob("*.html"))
        victim = self.random.choice(pages)
        self.random.choice([victim.unlink, lambda: victim.write_text("зіпсовано")])()


@pytest.mark.parametrize("seed", range(4))
def test_an_incremental_build_equals_a_clean_one(tmp_path: Path, seed: int) -> None:
    site = Site(tmp_path)
    editor = Editor(site, seed)
    assert site.build()["problems"] == []
    for _ in range(6):
        done = [editor.change() for _ in range(editor.random.randint(1, 4))]
        report = site.build()
        assert report["code"] == 0, (done, report["problems"])
        assert tree(site.output) == tree(site.clean_build()), done


def test_nothing_changed_means_nothing_read_or_written(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    first = site.build()
    again = site.build()
    assert (again["read"], again["written"], again["removed"]) == (0, 0, 0)
    assert again["skipped"] == first["written"]


def test_new_times_of_files_alone_cost_no_conversion(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    site.write("videos/a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nДобрий день\n")
    site.write("videos/a.md", header(title="Х", date="2025-01-17", source="dQw4w9WgXcQ", transcript="a.vtt") + "Про.\n")
    site.build()
    for file in site.content.rglob("*"):
        file.touch()
    again = site.build()
    assert (again["read"], again["written"]) == (0, 0)
    assert site.build()["read"] == 0


def test_a_lost_memory_gives_the_same_site_and_removes_what_nobody_claims(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    gone = site.news("b")
    site.build()
    shutil.rmtree(site.memory)
    gone.unlink()
    report = site.build()
    assert report["code"] == 0
    assert report["removed"] >= 1
    assert tree(site.output) == tree(site.clean_build())


def test_what_a_build_without_memory_found_strange_is_removed_though_it_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path)
    site.act("a", "1-1/2025")
    gone = site.news("b")
    site.build()
    gone.unlink()
    with monkeypatch.context() as patch:
        patch.setattr(writer, "_make_all", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        if (child := os.fork()) == 0:
            site.build(clean=True)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    site.act("a", "1-1/2025", "1. Зробити інакше.\n")
    assert site.build()["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


def test_an_edit_of_one_text_writes_its_page_and_the_feeds_that_show_it(tmp_path: Path) -> None:
    site = Site(tmp_path)
    for number in range(1, 9):
        site.act(f"a{number}", f"{number}-1/2025")
    site.build()
    before = tree(site.output)
    site.act("a3", "3-1/2025", "1. Зробити інакше.\n")
    site.build()
    changed = {path for path, digest in tree(site.output).items() if before.get(path) != digest}
    folder = "akty/rishennia-rady/2025/3-1-2025"
    own = {f"{folder}/index.html", f"{folder}/akt.json", f"{folder}/akt.xml"}
    assert {path for path in changed if path.endswith(".html")} == {f"{folder}/index.html"}
    assert {path for path in changed if "poshuk/" not in path} - own <= {
        "feeds/all.atom.xml",
        "feeds/akty.atom.xml",
        "feeds/akty-rishennia-rady.atom.xml",
    }
