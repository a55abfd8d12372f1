from __future__ import annotations

import re
import signal
import socket
from pathlib import Path

import pytest

from plugins.serve import serve
from plugins.serve.preview import _free_after
from tests.serve.sites import line, news, small_site, start


def test_each_build_says_one_line_and_ctrl_c_ends_with_one(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    with start(site) as process:
        try:
            assert re.fullmatch(r"Оновлено: записано \d+, прибрано 0; \d+,\d\d с", line(process))
            assert re.fullmatch(r"Перегляд: http://127\.0\.0\.1:\d+/ — Ctrl\+C, щоб закінчити", line(process))
            site.news.write_text(news("Другий текст."), encoding="utf-8")
            assert re.fullmatch(r"Оновлено: записано \d+, прибрано 0; \d+,\d\d с", line(process))
            site.news.write_text(news("Третій текст.", date="01.03.2019"), encoding="utf-8")
            assert line(process).startswith("news/2019-03-01-vorota.md:3: date: ")
            assert line(process) == "Не оновлено: 1 помилка; сайт лишився, яким був"
            site.news.write_text(news("Другий текст."), encoding="utf-8")
            assert re.fullmatch(r"Без змін; \d+,\d\d с", line(process))
            process.send_signal(signal.SIGINT)
            assert process.stdout
            assert process.stdout.read() == "Перегляд закінчено\n"
            assert process.wait(10) == 0
        finally:
            process.kill()


def test_it_starts_with_broken_content_too(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.news.write_text(news("Текст.", date="01.03.2019"), encoding="utf-8")
    with start(site) as process:
        try:
            assert line(process).startswith("news/2019-03-01-vorota.md:3: date: ")
            assert line(process) == "Не оновлено: 1 помилка; сайт лишився, яким був"
            assert line(process).startswith("Перегляд: ")
            site.news.write_text(news("Текст."), encoding="utf-8")
            assert line(process).startswith("Оновлено: ")
        finally:
            process.kill()


def test_a_taken_port_is_said_with_a_free_one_beside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        free = _free_after(port)
        assert serve(*site[:3], port=port, settings=site.settings) == 1
    said = capsys.readouterr().out
    assert said == f"Порт {port} зайнятий іншою програмою: закрийте її або візьміть інший, як-от --port {free}\n"
    assert not site.output.exists()


def test_a_port_that_cannot_be_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    assert serve(*site[:3], port=70000, settings=site.settings) == 1
    assert capsys.readouterr().out == "Порту 70000 не буває: візьміть від 1024 до 65535, як-от --port 8000\n"


def test_without_content_it_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)._replace(content=tmp_path / "nema")
    assert serve(*site[:3], port=0, settings=site.settings) == 1
    assert capsys.readouterr().out == f"немає теки документів {tmp_path / 'nema'}: перевірте --content\n"


def test_somebody_elses_folder_is_not_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    site.output.mkdir()
    (site.output / "diary.txt").write_text("моє", encoding="utf-8")
    assert serve(*site[:3], port=0, settings=site.settings) == 1
    said = capsys.readouterr()
    assert "не цей сайт" in said.err
    assert said.out == ""
    assert [path.name for path in site.output.iterdir()] == ["diary.txt"]


def test_broken_settings_end_it_with_their_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = small_site(tmp_path)
    site.settings.write_text("A = (\n", encoding="utf-8")
    assert serve(*site[:3], port=0, settings=site.settings) == 1
    assert capsys.readouterr().out.startswith(f"{site.settings}:1: SyntaxError: ")
