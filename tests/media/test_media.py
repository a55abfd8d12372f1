"""Big files outside git: added, shared, fetched and checked; the build with and without them."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.media.command import add_main, check_main, fetch_main, push_main
from plugins.media.store import copy
from plugins.records.media import Pointer, place, pointers

from ..photographs import photograph
from ..publish.servers import free_port, running
from ..site import Site, header, tree

FILM = bytes(range(256)) * 8000
NAME = hashlib.sha256(FILM).hexdigest()


class Council(NamedTuple):
    """A site with a film in its media store; `own` is the folder of its files here, `shared` the store's."""

    site: Site
    own: Path
    shared: Path

    def run(self, command: Callable[..., int], *given: str, **options: bool) -> tuple[int, str]:
        """A command's exit code and all it says."""
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = command(*given, content=self.site.content, settings=self.site.settings, **options)
        return code, said.getvalue()


@pytest.fixture
def council(tmp_path: Path) -> Council:
    site = Site(tmp_path / "council")
    shared = tmp_path / "shared"
    shared.mkdir()
    site.configure(MEDIA_STORE=str(shared))
    site.write("videos/sesiia.mp4", FILM)
    values = {"title": "Запис сесії", "date": "2025-01-18", "source": "sesiia.mp4", "duration": "1:00"}
    site.write("videos/sesiia.md", header(**values) + "Запис.\n")
    return Council(site, site.folder / ".media", shared)


def added(council: Council) -> Council:
    code, said = council.run(add_main, str(council.site.content / "videos/sesiia.mp4"))
    assert code == 0, said
    return council


def told(council: Council, **options: bool) -> list[tuple[str, str, str]]:
    report = council.site.build(**options)
    return [(problem["level"], problem["path"], problem["message"]) for problem in report["problems"]]


def test_an_added_file_leaves_two_lines_in_content_and_the_site_has_it(council: Council) -> None:
    assert told(council) == []
    before = tree(council.site.output)
    added(council)
    assert not (council.site.content / "videos/sesiia.mp4").exists()
    assert (council.site.content / "videos/sesiia.mp4.media").read_text() == f"sha256 {NAME}\nsize {len(FILM)}\n"
    assert place(council.own, NAME).read_bytes() == FILM
    assert told(council) == []
    assert tree(council.site.output) == before
    council.site.build(clean=True)
    assert tree(council.site.output) == before
    assert (council.site.output / "video/2025/sesiia/sesiia.mp4").samefile(place(council.own, NAME))


def test_a_file_is_added_from_its_place_only(council: Council, tmp_path: Path) -> None:
    elsewhere = tmp_path / "film.mp4"
    elsewhere.write_bytes(FILM)
    code, said = council.run(add_main, str(elsewhere))
    assert (code, elsewhere.exists()) == (1, True)
    assert "спершу покладіть його поруч із документом" in said
    assert council.run(add_main, "videos/sesiia.md")[0] == 1
    assert council.run(add_main, "videos/sesiia.mp4", dry_run=True)[0] == 0
    assert (council.site.content / "videos/sesiia.mp4").is_file()
    assert council.run(add_main, "videos/sesiia.mp4")[0] == 0


def test_an_adding_that_was_cut_off_is_told_and_finished_by_the_same_command(council: Council) -> None:
    council.site.write("videos/sesiia.mp4.media", Pointer(NAME, len(FILM)).dump())
    assert told(council) == [("error", "videos/sesiia.mp4.media", "поруч лежить і сам файл «videos/sesiia.mp4»")]
    added(council)
    assert told(council) == []


def test_without_the_bytes_the_page_stands_and_publishing_does_not(council: Council) -> None:
    added(council)
    council.site.build()
    page = council.site.page("/video/2025/sesiia/")
    place(council.own, NAME).unlink()
    words = "файла «videos/sesiia.mp4» (2\u00a0МБ) немає на цьому комп'ютері"
    assert told(council, whole_media=True) == [("error", "videos/sesiia.mp4.media", words)]
    assert (council.site.output / "video/2025/sesiia/sesiia.mp4").is_file()
    assert told(council) == [("warning", "videos/sesiia.mp4.media", words)]
    assert council.site.page("/video/2025/sesiia/") == page
    assert 'src="/video/2025/sesiia/sesiia.mp4"' in page
    assert not (council.site.output / "video/2025/sesiia/sesiia.mp4").exists()


def test_attached_files_and_pictures_may_live_there_too(council: Council) -> None:
    site = council.site
    site.write("news/plan.pdf", b"%PDF-1.4 " + bytes(3000))
    site.write("news/mist.jpg", photograph(600, 400))
    site.news("mist", image="mist.jpg", image_alt="Міст", files=["plan.pdf"])
    site.build()
    before = tree(site.output)
    for name in ("news/plan.pdf", "news/mist.jpg"):
        assert council.run(add_main, name)[0] == 0
    assert told(council) == []
    assert tree(site.output) == before
    page = site.page("/novyny/2025/02/mist/")
    for file in council.own.glob("??/*"):
        file.unlink()
    assert [level for level, _, _ in told(council)] == ["warning", "warning"]
    without = site.page("/novyny/2025/02/mist/")
    assert hashlib.sha256(b"%PDF-1.4 " + bytes(3000)).hexdigest() in without
    assert "<picture>" in page
    assert "<picture>" not in without


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("videos/inshe.mp4.media", b"sha256 abc\nsize 1\n", "запис сховища зіпсовано"),
        ("videos/inshe.csv.media", Pointer(NAME, 1).dump(), "файли виду «.csv» у сховищі не тримають"),
    ],
)
def test_a_pointer_that_says_nothing_useful_is_an_error(council: Council, name: str, data: bytes, message: str) -> None:
    council.site.write(name, data)
    assert ("error", name, message) in told(council)


def test_what_nobody_names_is_told_by_its_pointer(council: Council) -> None:
    council.site.write("videos/inshe.mp4", FILM[:100])
    council.run(add_main, "videos/inshe.mp4")
    message = "файла не назвав жоден документ, тож на сайт він не потрапить"
    assert told(council) == [("warning", "videos/inshe.mp4.media", message)]


def test_a_big_file_in_git_is_told_by_check(council: Council) -> None:
    from plugins.records.check import problems
    from plugins.records.session import opened

    council.site.write("videos/sesiia.mp4", FILM * 3)
    with opened(council.site.content, council.site.memory, council.site.settings) as session:
        found = [problem for problem in problems(session) if problem.path == "videos/sesiia.mp4"]
    assert [(problem.level, problem.message, problem.hint) for problem in found] == [
        ("warning", "файл завеликий для git: 5,9\u00a0МБ, а дозволено 5 МБ", "./invoke media-add videos/sesiia.mp4")
    ]


def test_pushed_files_come_to_another_machine_and_are_checked(council: Council) -> None:
    added(council)
    assert council.run(push_main, dry_run=True) == (0, "Буде надіслано файлів 1, 2\u00a0МБ. Нічого не змінено.\n")
    assert council.run(push_main) == (0, "Надіслано файлів 1, 2\u00a0МБ; у сховищі усі 1.\n")
    assert council.run(push_main)[1].startswith("Надіслано файлів 0")
    place(council.own, NAME).unlink()
    assert council.run(fetch_main, dry_run=True)[1] == "Буде отримано файлів 1, 2\u00a0МБ. Нічого не змінено.\n"
    assert council.run(fetch_main)[0] == 0
    assert place(council.own, NAME).read_bytes() == FILM
    assert council.run(check_main, whole=True) == (0, "У сховищі справні усі 1; на цьому комп'ютері усі 1.\n")


def test_a_changed_byte_of_the_store_is_found_and_never_taken(council: Council) -> None:
    added(council)
    council.run(push_main)
    place(council.own, NAME).unlink()
    place(council.shared, NAME).write_bytes(FILM[:-1] + b"x")
    assert council.run(check_main)[0] == 0, "sizes alone are equal"
    code, said = council.run(check_main, whole=True)
    remedy = "./invoke media-push --whole там, де файл справний, замінить їх"
    assert (code, said.splitlines()[0]) == (1, f"videos/sesiia.mp4: у сховищі інші байти, ніж записано: {remedy}")
    code, said = council.run(fetch_main)
    assert code == 1
    assert said.splitlines() == [
        f"videos/sesiia.mp4: у сховищі інші байти, ніж записано: {remedy}; файла не взято",
        "Отримано файлів 0, 0\u00a0Б.",
    ]
    assert not place(council.own, NAME).exists()
    code, said = council.run(push_main, whole=True)
    assert (code, said.splitlines()[0]) == (
        1,
        "videos/sesiia.mp4: справного файла немає ні на цьому комп'ютері, ні в сховищі",
    )


def test_a_changed_byte_of_the_store_is_mended_by_who_has_the_right_ones(council: Council) -> None:
    added(council)
    council.run(push_main)
    place(council.shared, NAME).write_bytes(FILM[:-1] + b"x")
    assert council.run(push_main)[1].startswith("Надіслано файлів 0"), "sizes alone are equal"
    assert council.run(push_main, whole=True) == (0, "Надіслано файлів 1, 2\u00a0МБ; у сховищі усі 1.\n")
    assert place(council.shared, NAME).read_bytes() == FILM
    assert council.run(push_main, whole=True)[1].startswith("Надіслано файлів 0")


def test_a_file_that_was_cut_here_is_told_and_fetched_anew(council: Council) -> None:
    added(council)
    council.run(push_main)
    place(council.own, NAME).write_bytes(FILM[:1000])
    code, said = council.run(check_main)
    assert (code, said.splitlines()) == (
        1,
        [
            f"videos/sesiia.mp4: на цьому комп'ютері змінено файл {place(council.own, NAME)}: "
            "вилучіть його й виконайте ./invoke media-fetch",
            "У сховищі справні усі 1; на цьому комп'ютері 0 з 1.",
        ],
    )
    assert council.run(fetch_main) == (0, "Отримано файлів 1, 2\u00a0МБ.\n")
    assert place(council.own, NAME).read_bytes() == FILM
    place(council.own, NAME).write_bytes(FILM[:1000])
    council.site.write("videos/sesiia.mp4", FILM)
    added(council)
    assert place(council.own, NAME).read_bytes() == FILM


def test_a_wrong_size_in_a_pointer_is_told_at_its_line(council: Council) -> None:
    added(council)
    council.run(push_main)
    council.site.write("videos/sesiia.mp4.media", Pointer(NAME, 12).dump())
    message = f"у записі сховища size 12, а у файлі байтів {len(FILM)}"
    assert told(council) == [("error", "videos/sesiia.mp4.media", message)]
    assert council.site.build()["problems"][0]["line"] == 2
    for command in (push_main, fetch_main, check_main):
        assert council.run(command) == (
            1,
            f"videos/sesiia.mp4.media: записано size 12, а у файлі байтів {len(FILM)}: напишіть {len(FILM)}\n",
        )


def test_a_changed_byte_on_this_machine_stops_the_build_and_is_not_sent(council: Council) -> None:
    added(council)
    place(council.own, NAME).write_bytes(FILM[:-1] + b"x")
    level, path, message = told(council)[0]
    assert (level, path) == ("error", "videos/sesiia.mp4.media")
    assert message.startswith("у сховищі на цьому комп'ютері інший файл, ніж записано")
    assert council.run(push_main)[0] == 1
    assert not list(council.shared.rglob("*"))


def test_a_file_that_is_nowhere_is_told(council: Council) -> None:
    added(council)
    place(council.own, NAME).unlink()
    for command in (push_main, fetch_main, check_main):
        code, said = council.run(command)
        assert code == 1
        assert said.startswith("videos/sesiia.mp4: файла немає")


def test_without_a_store_it_is_said_what_to_write(council: Council) -> None:
    added(council)
    council.site.configure()
    assert council.run(push_main) == (1, "спільного сховища не вказано: допишіть MEDIA_STORE у pelicanconf.py\n")
    council.site.configure(MEDIA_STORE="rclone:--config=x")
    assert council.run(push_main)[1].startswith("MEDIA_STORE: «rclone:--config=x» — запишіть так")
    council.site.configure(MEDIA_STORE=str(council.shared / "nema"))
    assert council.run(push_main)[1].startswith("немає теки сховища")


def test_a_copy_goes_on_where_it_was_cut_off_and_begins_anew_over_something_else(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "store/target"
    source.write_bytes(FILM)
    target.parent.mkdir()
    for left in (FILM[:1_000_000], b"other" * 1000, FILM + b"longer"):
        target.with_name("target.part").write_bytes(left)
        copy(source, target)
        assert target.read_bytes() == FILM
        assert [file.name for file in target.parent.iterdir()] == ["target"]
        target.unlink()


def test_pointers_are_found_in_order_whatever_the_folders(tmp_path: Path) -> None:
    for name in ("b/x.mp4", "a/y.pdf"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / f"{name}.media").write_bytes(Pointer(NAME, 5).dump().replace(b"\n", b"\r\n"))
    assert pointers(tmp_path) == {"a/y.pdf": Pointer(NAME, 5), "b/x.mp4": Pointer(NAME, 5)}


@pytest.fixture
def s3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """rclone's own S3 server over a folder, and a remote of that name; gives the folder of the bucket."""
    port, bucket = free_port(), tmp_path / "s3/media"
    bucket.mkdir(parents=True)
    settings = {"TYPE": "s3", "PROVIDER": "Other", "ENDPOINT": f"http://127.0.0.1:{port}", "ACCESS_KEY_ID": "klyuch"}
    for name, value in (settings | {"SECRET_ACCESS_KEY": "taiemne"}).items():
        monkeypatch.setenv(f"RCLONE_CONFIG_SKHOVYSHCHE_{name}", value)
    monkeypatch.setenv("RCLONE_CONFIG", str(tmp_path / "none.conf"))
    program = str(Path(sys.executable).with_name("rclone"))
    command = [program, "serve", "s3", "--auth-key", "klyuch,taiemne", "--addr", f"127.0.0.1:{port}"]
    with running([*command, "--vfs-cache-mode", "off", str(bucket.parent)], port):
        yield bucket


def test_an_object_store_does_all_that_a_folder_does(council: Council, s3: Path) -> None:
    added(council)
    council.site.configure(MEDIA_STORE="rclone:skhovyshche:media/zrazok")
    assert council.run(check_main)[1].startswith("videos/sesiia.mp4: файла немає в сховищі")
    assert council.run(push_main) == (0, "Надіслано файлів 1, 2\u00a0МБ; у сховищі усі 1.\n")
    kept = place(s3 / "zrazok", NAME)
    assert kept.read_bytes() == FILM
    place(council.own, NAME).unlink()
    assert council.run(fetch_main)[0] == 0
    assert council.run(check_main, whole=True) == (0, "У сховищі справні усі 1; на цьому комп'ютері усі 1.\n")
    kept.write_bytes(FILM[:-1] + b"x")
    assert council.run(push_main, whole=True)[0] == 0
    assert kept.read_bytes() == FILM
    kept.write_bytes(FILM[:-1] + b"x")
    place(council.own, NAME).unlink()
    assert council.run(check_main, whole=True)[0] == 1
    assert council.run(fetch_main)[0] == 1
    assert not place(council.own, NAME).exists()


def test_a_killed_upload_leaves_nothing_half_and_the_next_finishes_it(council: Council, s3: Path) -> None:
    for number in range(6):
        council.site.write(f"videos/{number}.mp4", FILM + bytes([number]) * (2 << 20))
        assert council.run(add_main, f"videos/{number}.mp4")[0] == 0
    council.site.configure(MEDIA_STORE="rclone:skhovyshche:media")
    given = f"content=Path({str(council.site.content)!r}), settings=Path({str(council.site.settings)!r})"
    code = f"from pathlib import Path\nfrom plugins.media.command import push_main\npush_main({given})"
    slow = {**os.environ, "RCLONE_BWLIMIT": "4M", "RCLONE_TRANSFERS": "1"}
    process = subprocess.Popen([sys.executable, "-c", code], env=slow, start_new_session=True)
    for _ in range(400):
        if len(list(s3.glob("??/*"))) >= 2:
            break
        time.sleep(0.05)
    os.killpg(process.pid, 9)
    process.wait()
    whole = [file for file in s3.glob("??/*") if hashlib.sha256(file.read_bytes()).hexdigest() == file.name]
    assert 1 <= len(whole) < 6
    done, said = council.run(push_main)
    assert (done, said.split(";")[1]) == (0, " у сховищі усі 6.\n")
    assert council.run(check_main, whole=True)[0] == 0


def test_nothing_is_published_without_the_bytes(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    from plugins.publish.command import publish_main

    added(council)
    place(council.own, NAME).unlink()
    site = council.site
    assert publish_main(site.content, site.output, site.memory, settings=site.settings) == 1
    assert "videos/sesiia.mp4.media: файла «videos/sesiia.mp4»" in capsys.readouterr().err
    assert not list(site.folder.glob(".published/releases/*"))
    site.write("videos/sesiia.mp4", FILM)
    added(council)
    assert publish_main(site.content, site.output, site.memory, settings=site.settings) == 0
    assert (site.folder / ".published/current/video/2025/sesiia/sesiia.mp4").read_bytes() == FILM
