from __future__ import annotations

import gc
import shutil
import sys
from pathlib import Path

import pytest
from pelican import Pelican, signals

from plugins.records import writer
from plugins.records.session import ROOT
from plugins.serve import rebuild
from plugins.serve.rebuild import OLD_CODE, Builder
from tests.serve.sites import SETTINGS, Site, news, small_site


def builder(site: Site, theme: Path = ROOT / "theme") -> Builder:
    return Builder(*site[:3], "http://127.0.0.1:8000", site.settings, theme)


def test_an_edit_is_built_and_the_same_text_again_changes_nothing(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    build = builder(site)
    assert build.run().errors == []
    site.news.write_text(news("Другий текст."), encoding="utf-8")
    assert build.run().written > 0
    assert "Другий текст." in site.page
    again = build.run()
    assert (again.written, again.removed, again.errors) == (0, 0, [])


def test_a_broken_document_is_a_problem_and_leaves_the_last_good_page(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    build = builder(site)
    build.run()
    good = site.page
    site.news.write_text(news("Інший текст.", date="01.03.2019"), encoding="utf-8")
    (error,) = build.run().errors
    assert str(error).startswith("news/2019-03-01-vorota.md:3: date: ")
    assert site.page == good
    site.news.write_text(news("Інший текст."), encoding="utf-8")
    assert build.run().errors == []
    assert "Інший текст." in site.page


def test_a_broken_template_is_named_with_its_line_and_once_mended_builds(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    site = small_site(tmp_path, theme)
    build = builder(site, theme)
    build.run()
    template = theme / "templates/news.html"
    good = template.read_text(encoding="utf-8")
    template.write_text(good + "\n{% endif %}\n", encoding="utf-8")
    (error,) = build.run().errors
    assert (error.path, error.line) == (template.as_posix(), good.count("\n") + 2)
    assert "endif" in error.message
    template.write_text(good + "<!-- змінено -->", encoding="utf-8")
    assert build.run().errors == []


@pytest.mark.parametrize("few", [1, 10_000], ids=["in workers", "here"])
def test_a_name_unknown_to_a_template_is_found_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(writer, "FEW", few)
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    site = small_site(tmp_path, theme)
    template = theme / "templates/base.html"
    first, rest = template.read_text(encoding="utf-8").split("<body>", 1)
    template.write_text(f"{first}<body>{{{{ nema }}}}{rest}", encoding="utf-8")
    (error,) = builder(site, theme).run().errors
    assert (error.path, error.line) == (template.as_posix(), first.count("\n") + 1)
    assert "nema" in error.message


@pytest.mark.parametrize("line", ["BODIES = ", "raise SystemExit(3)", "1 / 0"])
def test_broken_settings_are_named_with_their_line(tmp_path: Path, line: str) -> None:
    site = small_site(tmp_path)
    build = builder(site)
    whole = SETTINGS.format(theme=str(ROOT / "theme"))
    site.settings.write_text(f"{whole}{line}\n", encoding="utf-8")
    (error,) = build.run().errors
    assert (error.path, error.line) == (site.settings.as_posix(), whole.count("\n") + 1)
    site.settings.write_text(f'{whole}SITENAME = "Інша назва"\n', encoding="utf-8")
    assert build.run().errors == []
    assert "Інша назва" in site.page


def test_after_a_change_of_code_nothing_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = small_site(tmp_path)
    build = builder(site)
    monkeypatch.setattr(rebuild, "_code", lambda: "інший код")
    assert build.run().errors == [OLD_CODE]
    assert not site.output.exists()


def test_builds_leave_nothing_behind(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    build = builder(site)

    def left() -> tuple[int, ...]:
        gc.collect()
        own = [value for name, value in vars(signals).items() if name.islower() and hasattr(value, "receivers")]
        receivers = sum(len(signal.receivers) for signal in own)
        return len(sys.path), receivers, sum(isinstance(found, Pelican) for found in gc.get_objects())

    build.run()
    before = left()
    for number in range(5):
        site.news.write_text(news(f"Текст {number}."), encoding="utf-8")
        build.run()
    assert left() == before


def test_the_first_build_tells_its_problems_itself_and_the_others_are_silent(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    site = small_site(tmp_path)
    site.news.write_text(news("Текст.", date="01.03.2019"), encoding="utf-8")
    build = builder(site)
    build.run(aloud=True)
    first = capfd.readouterr()
    build.run()
    second = capfd.readouterr()
    assert first.err.startswith("news/2019-03-01-vorota.md:3: date: ")
    assert (first.out, second.out, second.err) == ("", "", "")
