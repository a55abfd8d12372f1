"""A folder without documents never empties a site by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.records.check import main
from plugins.records.nothing import refuse_nothing
from plugins.records.session import Refused

from ..site import Site, tree


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.news("a")
    assert site.build()["code"] == 0
    return site


def refusal(content: Path, output: Path | None = None) -> str:
    with pytest.raises(Refused) as refused:
        refuse_nothing(content, output)
    return str(refused.value)


def test_the_folder_above_the_content_is_refused_with_the_right_one(site: Site) -> None:
    assert refusal(site.folder) == f"у теці {site.folder} немає жодного документа — можливо, {site.content}?"


def test_the_folder_of_a_kind_is_refused_with_the_one_above_it(site: Site) -> None:
    news = site.content / "news"
    assert refusal(news) == f"у теці {news} немає жодного документа — можливо, {site.content}?"


def test_a_folder_of_other_files_is_refused_with_what_documents_are(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_text("лист")
    assert refusal(tmp_path) == (
        f"у теці {tmp_path} немає жодного документа — перевірте --content; документи — це файли .md у "
        "теках news, acts, petitions, videos, sessions, deputies, consultations, enterprises, datasets, mentions, "
        "units, pages"
    )


def test_a_wrong_folder_leaves_the_site_as_it_was(site: Site) -> None:
    before = tree(site.output)
    site.content = site.folder / "порожня"
    site.content.mkdir()
    report = site.build()
    (problem,) = report["problems"]
    assert report["code"] == 1
    assert problem["message"] == (
        f"у теці {site.content} немає жодного документа, а сайт у {site.output} їх має — "
        "перевірте --content, а якщо сайт має стати порожнім: ./invoke build --clean"
    )
    assert tree(site.output) == before


def test_a_site_becomes_empty_when_that_is_said(site: Site) -> None:
    (site.content / "news/a.md").unlink()
    assert site.build()["code"] == 1
    assert site.build(clean=True)["code"] == 0
    assert not (site.output / "novyny/2025").exists()
    assert site.build()["code"] == 0


def test_an_empty_folder_is_the_beginning_of_a_site(tmp_path: Path) -> None:
    site = Site(tmp_path)
    (site.content / ".gitkeep").touch()
    assert site.build()["code"] == 0
    assert site.build()["code"] == 0
    assert (site.output / "poshuk/index.html").is_file()


def test_check_refuses_a_wrong_folder_too(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(site.folder, site.memory, [], as_json=False, as_of="") == 1
    assert capsys.readouterr().out.endswith(f"можливо, {site.content}?\n")


def test_a_folder_that_holds_content_and_output_is_told_by_its_documents(site: Site) -> None:
    right = site.content
    site.content = site.folder
    (problem,) = site.build()["problems"]
    assert problem["message"] == f"у теці {site.folder} немає жодного документа — можливо, {right}?"
