"""What the commands say to whoever types them."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.publish.command import elsewhere, publish_main, releases_main, rollback_main, verify_main
from plugins.publish.folder import Folder
from plugins.publish.targets import Target
from tests.site import Site, at_day

from .servers import nginx

DAY = "2025-03-01"
NEWS = 24


class Console:
    """The commands over one site whose only target is a folder; each gives its exit code with what it printed."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.site, self._capsys = Site(folder), capsys
        self.root = folder / "server"
        self.site.configure(PUBLISH={"rada": {"kind": "folder", "path": str(self.root)}})

    def publish(self, **options: bool) -> tuple[int, str]:
        site = self.site
        with at_day(DAY):
            code = publish_main(site.content, site.output, site.memory, settings=site.settings, **options)
        return code, self._said()

    def publish_twice(self) -> tuple[str, str]:
        """Two releases that differ in one page: their ids."""
        self.publish()
        first = self.live()
        self.site.news("n1", "Виправлено.\n")
        self.publish()
        return first, self.live()

    def ask(self, command: object, **options: object) -> tuple[int, str]:
        assert callable(command)
        return command(settings=self.site.settings, **options), self._said()

    def live(self) -> str:
        return (self.root / "current").readlink().name

    def _said(self) -> str:
        said = self._capsys.readouterr()
        return re.sub(r"Готово: .*\n|Зауважень немає\.\n", "", said.out + said.err)


@pytest.fixture
def console(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    found = Console(tmp_path, capsys)
    for number in range(1, NEWS + 1):
        found.site.news(f"n{number}")
    return found


def test_from_the_first_publication_to_a_rollback(console: Console) -> None:
    assert console.ask(releases_main) == (0, f"На цілі «rada» ({console.root}) ще нічого не опубліковано.\n")
    code, said = console.publish(dry_run=True)
    assert code == 0
    assert "  нове: /akty/ — Реєстр актів" in said
    assert re.search(
        r"Буде: сторінок нових \d+, змінених 0, прибраних 0; разом змін у файлах \d+; надіслати .* Нічого не", said
    )
    assert not console.root.exists()
    assert console.publish()[0] == 0
    first = console.live()
    assert console.publish() == (0, "Живий сайт уже такий, як зібраний: нема чого публікувати.\n")
    console.site.news("n3", title="Інша назва")
    code, said = console.publish()
    assert code == 0
    assert "  змінене: /novyny/2025/02/n3/ — Інша назва" in said
    assert said.endswith("Повернути попередній: ./invoke rollback --target rada\n")
    second = console.live()
    code, said = console.ask(releases_main)
    lines = said.splitlines()
    assert re.fullmatch(rf"→ {second}  \d\d\.\d\d\.\d{{4}} \d\d:\d\d  \d+ файлів, .*  живий", lines[0])
    assert re.fullmatch(rf"  {first}  \d\d\.\d\d\.\d{{4}} \d\d:\d\d  \d+ файлів, [^ж]*", lines[1])
    code, said = console.ask(rollback_main)
    assert (code, console.live()) == (0, first)
    assert f"Живий тепер випуск {first}; був {second}. Повернути: ./invoke rollback --target rada --to {second}" in said
    console.site.news("n4", title="Ще інша")
    assert console.publish()[0] == 0
    assert console.ask(rollback_main)[0] == 0
    assert console.live() == first  # not the second, which was taken back
    assert (
        console.ask(rollback_main)[1]
        == "попереднього випуску немає: нема чого повертати\nЖивий сайт лишився, яким був.\n"
    )


def test_content_of_which_half_is_gone_or_all_is_not_published(console: Console) -> None:
    assert console.publish()[0] == 0
    before = console.live()
    for number in range(1, NEWS // 2 + 1):
        (console.site.content / f"news/n{number}.md").unlink()
    why = rf"із сайту зникло б {NEWS // 2} з \d+ сторінок \(\d+%\), серед них /novyny/2025/02/n1/: якщо так і треба"
    code, said = console.publish(dry_run=True)
    assert code == 0
    assert re.search(f"Але publish відмовить: {why}", said)
    code, said = console.publish()
    assert code == 1
    assert re.search(f"^{why}, додайте --allow-shrink\nЖивий сайт лишився, яким був\\.\n$", said)
    shutil.rmtree(console.site.content / "news")
    code, said = console.publish()
    assert (code, console.live()) == (1, before)
    assert said.endswith("Живий сайт лишився, яким був.\n")
    assert "немає жодного документа" in said


def test_a_fault_of_the_content_stops_before_the_target(console: Console) -> None:
    assert console.publish()[0] == 0
    before = console.live()
    console.site.write("news/n7.md", "---\ntitle: Без дати\n---\nТекст.\n")
    code, said = console.publish()
    assert code == 1
    assert "news/n7.md" in said
    assert said.endswith("Не опубліковано через назване вище.\nЖивий сайт лишився, яким був.\n")
    assert console.live() == before


def test_verify_names_what_was_changed_here_and_over_http(console: Console, tmp_path: Path) -> None:
    assert console.publish()[0] == 0
    live = console.live()
    code, said = console.ask(verify_main)
    assert code == 0
    assert re.fullmatch(rf"Випуск {live}: усе таке, як опубліковано; перевірено файлів \d+\.\n", said)
    with nginx(tmp_path / "nginx", console.root / "current") as url:
        code, said = console.ask(verify_main, url=url, sample=5)
        assert code == 0
        assert re.search(r"перевірено файлів 5 з \d+ \(решту теж перевірить --sample 0\)\.\n$", said)
        page = console.root / "current/novyny/2025/02/n3/index.html"
        page.write_text("підроблено")
        for options in ({}, {"url": url, "sample": 0}):
            code, said = console.ask(verify_main, **options)
            assert code == 1
            assert said.startswith("novyny/2025/02/n3/index.html: змінено на сервері\n")
            assert re.search(
                rf"Випуск {live}: не збігається 1, перевірено файлів \d+\.\nПовернути все на місце: ", said
            )
    (console.root / "theme/evil.html").write_text("чуже")
    assert "\ntheme/evil.html: зайвий, у переліку випуску його немає\n" in console.ask(verify_main)[1]
    shutil.rmtree(console.root)
    assert console.ask(verify_main) == (1, f"На цілі «rada» ({console.root}) ще нічого не опубліковано.\n")


def test_a_publication_into_a_folder_says_that_it_is_on_this_computer(console: Console) -> None:
    _, said = console.publish()
    assert f"Опубліковано на ціль «rada»: випуск {console.live()}; " in said
    assert f"Це тека {console.root} на цьому комп'ютері. Сервер називають у publish.toml: docs/deploy.md\n" in said


def test_a_release_is_named_by_its_number_too(console: Console) -> None:
    console.publish()
    first = console.live()
    console.site.news("n1", "Виправлено.\n")
    console.publish()
    code, _ = console.ask(rollback_main, to="1")
    assert (code, console.live()) == (0, first)
    assert console.ask(rollback_main, to="9")[1].startswith("немає випуску «9». Випуски: 000001-")


@pytest.mark.parametrize("inside", ["content", "output", "memory"])
def test_releases_below_what_is_read_or_written_are_refused(console: Console, inside: str) -> None:
    folder = getattr(console.site, inside)
    console.site.configure(PUBLISH={"rada": {"kind": "folder", "path": str(folder / "x")}})
    assert console.publish() == (
        1,
        f"ціль «rada»: path усередині {folder}: назвіть теку поза нею\nЖивий сайт лишився, яким був.\n",
    )
    assert not (folder / "x").exists()


def test_releases_are_told_and_verified_where_there_is_no_content(console: Console) -> None:
    console.publish()
    shutil.rmtree(console.site.content)
    assert console.live() in console.ask(releases_main)[1]
    assert console.ask(verify_main)[0] == 0


def test_a_wrong_target_is_told_also_beside_an_address(console: Console) -> None:
    code, said = console.ask(verify_main, target="rad", url="http://127.0.0.1:9")
    assert (code, said) == (1, "немає цілі «rad». можливо, «rada»?\nЦілі: rada\n")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1:9", "там ніхто не слухає — перевірте порт і чи працює вебсервер"),
        ("http://rada.invalid", "такого імені немає в мережі — перевірте адресу й інтернет"),
        ("rada.example", "не адреса сайту — вона починається з https://"),
    ],
)
def test_what_keeps_a_site_from_answering_is_said_with_what_to_do(console: Console, url: str, said: str) -> None:
    assert console.ask(verify_main, url=url) == (1, f"{url}/release.json: {said}\n")


def test_what_was_rolled_back_and_comes_again_is_told(console: Console) -> None:
    first, second = console.publish_twice()
    console.ask(rollback_main)
    told = f"Увага: живий випуск {first} колись повернули замість {second}; публікую те, що тепер у теці документів.\n"
    assert told in console.publish(dry_run=True)[1]
    assert told in console.publish()[1]
    console.site.news("n2", "Виправлено.\n")
    assert "Увага" not in console.publish()[1]


def test_pages_that_name_another_address_than_they_stand_at_are_told(console: Console, tmp_path: Path) -> None:
    console.publish()
    with nginx(tmp_path / "nginx", console.root / "current") as url:
        console.site.configure(PUBLISH={"rada": {"kind": "folder", "path": str(console.root), "url": url}})
        console.site.news("n1", "Виправлено.\n")
        told = (
            "Увага: сторінки називають своєю адресою https://rada.example (SITEURL у pelicanconf.py), а стоятимуть на "
            f"{url}: пошукові системи й стрічки поведуть туди\n"
        )
        code, said = console.publish()
        assert (code, said.count(told)) == (0, 1)
    target = Target("rada", Folder("rada", console.root), url="https://rada.example")
    assert (
        elsewhere("https://rada.example/", target) == elsewhere("https://rada.example", replace(target, url="")) == ""
    )


def test_a_publication_counts_warnings_and_does_not_list_them(console: Console) -> None:
    console.site.news("n1", "Рiшення ради.\n")  # a Latin letter in the first word
    code, said = console.publish()
    assert code == 0
    assert "Знайдено: 1 застереження.\nЗастереження перелічить ./invoke check.\n" in said
    assert "Рiшення" not in said


def test_a_live_release_whose_folder_is_gone_is_told(console: Console) -> None:
    first, second = console.publish_twice()
    shutil.rmtree(console.root / "releases" / second)
    code, said = console.ask(releases_main)
    assert code == 0
    assert re.match(rf"  {first}  .*\nЖивим названо випуск {second}, якого тут немає\. Жоден .*--to\.\n$", said)
    code, said = console.publish()
    assert (code, "Опубліковано на ціль" in said) == (0, True)


def test_where_nothing_is_live_any_more_it_is_told_and_each_way_back_works(console: Console) -> None:
    for number in range(6):
        console.site.news("n1", f"Виправлено {number}.\n")
        console.publish()
    *_, before, last = sorted(path.name for path in (console.root / "releases").iterdir())
    lost = "Жоден випуск зараз не живий, тож сайту не видно: запустіть ./invoke publish або rollback --to.\n"
    (console.root / "current").unlink()
    assert console.ask(verify_main) == (1, lost)
    code, said = console.ask(releases_main)
    assert (code, said.endswith(lost), said.count("файл")) == (0, True, 5)
    assert console.ask(rollback_main, to=before) == (0, f"Живий тепер випуск {before}.\n")
    (console.root / "current").unlink()
    assert console.ask(rollback_main) == (0, f"Живий тепер випуск {last}.\n")
    (console.root / "current").unlink()
    code, said = console.publish()
    assert (code, "Увага" in said, "Опубліковано на ціль" in said) == (0, False, True)


def test_a_site_that_citizens_do_not_see_is_told_also_where_nothing_is_new(console: Console) -> None:
    console.publish()
    first = console.live()
    console.site.configure(PUBLISH={"rada": {"kind": "folder", "path": str(console.root), "url": "http://127.0.0.1:9"}})
    code, said = console.publish()
    assert (code, console.live()) == (1, first)
    assert re.search(
        f"там ніхто не слухає — .*\\nВипуск {first} на місці, але люди його не бачать: виправте назване вище", said
    )
