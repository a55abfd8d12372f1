from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.cms.api import Api
from plugins.cms.refusal import Refusal
from plugins.cms.values import TEXT
from tests.cms.editing import EMAIL, NAME, TODAY, api_of, checkout, entry, git, picture, refused, save, saves
from tests.site import Site as Files
from tests.site import at_day

ACT = "acts.rishennia-rady.2025/2025~2f2-50.md"
NEWS = "news.2025/2025-02-03-mist.md"
NEW_NEWS = "news.2025/2025~2f2025-03-01-toloka.md"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return checkout(tmp_path)


@pytest.fixture
def api(files: Files) -> Iterator[Api]:
    with at_day(TODAY):
        yield api_of(files)


def listed(api: Api, folder: str) -> list[dict]:
    asked = {"branch": "content", "folder": folder, "extension": "md", "depth": 1}
    return [json.loads(item["data"]) for item in api.answer("entriesByFolder", asked)]


def test_info_says_what_stands_behind_the_proxy(api: Api) -> None:
    assert api.answer("info", {})["type"] == "local_git"


def test_a_list_is_of_one_kind_and_period_newest_first_and_holds_no_texts(files: Files, api: Api) -> None:
    for name, day in (("a", "2024-12-30"), ("b", "2025-01-10"), ("c", "2025-02-10")):
        files.news(name, date=day)
    api.refresh()
    assert [item["title"] for item in listed(api, "news.2025")] == ["Новина c", "Новина 2025-02-03-mist", "Новина b"]
    assert listed(api, "news.2025-01") == [{"title": "Новина b", "date": "2025-01-10"}]
    assert [item["title"] for item in listed(api, "news.2024")] == ["Новина a"]
    assert [item["number"] for item in listed(api, "acts.rishennia-rady.2025")] == ["2-50/2025"]
    assert listed(api, "acts.protokol.2025") == []


def test_documents_under_embargo_and_faulty_ones_are_listed_too(files: Files, api: Api) -> None:
    files.news("later", embargo="2025-06-01", date="2025-02-20")
    files.write("news/wrong.md", "---\ntitle: Лихо\ndate: 1.2.2025\n---\nТекст.\n")
    api.refresh()
    titles = [item["title"] for item in listed(api, "news.2025")]
    assert titles == ["⚠ news/wrong.md: має помилки, на сайт не потрапить", "Новина later", "Новина 2025-02-03-mist"]


def test_what_others_add_change_break_and_remove_is_taken_in(files: Files, api: Api) -> None:
    files.news("new", date="2025-02-20")
    files.act("2025/2-50", "2-50/2025", title="Про інше")
    api.refresh()
    assert listed(api, "news.2025")[0]["title"] == "Новина new"
    assert listed(api, "acts.rishennia-rady.2025")[0]["title"] == "Про інше"
    files.write("news/new.md", "лихо")
    (files.content / "acts/2025/2-50.md").unlink()
    api.refresh()
    assert listed(api, "news.2025")[0]["title"].startswith("⚠ news/new.md")
    assert listed(api, "acts.rishennia-rady.2025") == []


def test_a_number_that_waits_under_embargo_is_not_proposed_again(files: Files, api: Api) -> None:
    files.act("2025/later", "3-50/2025", session="50", convocation="VIII", embargo="2025-06-01")
    api.refresh()
    assert api.answer("propose", {"folder": "acts.rishennia-rady.2025"})["number"] == "4-50/2025"


def test_a_faulty_document_can_be_mended_in_its_form(files: Files, api: Api) -> None:
    files.write("news/wrong.md", "---\ntitle: Лихо\ndate: 1.2.2025\n---\nТекст.\n")
    api.refresh()
    values = entry(api, "news.2025/wrong.md")
    save(api, "news.2025/wrong.md", {**values, "date": "2025-02-01"})
    assert (files.content / "news/wrong.md").read_text("utf-8") == "---\ntitle: Лихо\ndate: 2025-02-01\n---\nТекст.\n"
    assert "Лихо" in [item["title"] for item in listed(api, "news.2025")]


def test_a_document_whose_header_is_broken_is_shown_whole_and_mended_as_text(files: Files, api: Api) -> None:
    text = "---\ntitle: Лихо\ndate: 2025-02-01\nsummary: а: б\ntopics: [дороги]\n---\nТекст.\n"
    files.write("news/2025-02-01-wrong.md", text)
    api.refresh()
    name, path = "news.2025/2025-02-01-wrong.md", files.content / "news/2025-02-01-wrong.md"
    assert listed(api, "news.2025")[0]["date"] == "2025-02-01"
    values = entry(api, name)
    assert values[TEXT] == text
    (problem,) = api.answer("validate", {"folder": "news.2025", "path": name, "data": values})["problems"]
    assert (problem["field"], problem["inside"], problem["stops"]) == (TEXT, "рядок 4", True)
    with pytest.raises(Refusal, match="двокрапка у значенні без лапок"):
        save(api, name, values)
    assert path.read_text("utf-8") == text
    mended = text.replace("а: б", '"а: б"')
    save(api, name, {**values, TEXT: mended})
    assert path.read_text("utf-8") == mended
    assert saves(files)[0] == "Змінено: Лихо (news/2025-02-01-wrong.md)"


def test_the_form_hears_what_check_says_of_the_words(api: Api) -> None:
    text = "Подробиці [тут](https://example.org/). Дорoга, паспорт НС 123456.\n"
    data = {"title": "Толока", "date": "2025-03-01", TEXT: text}
    found = api.answer("validate", {"folder": "news.2025", "path": "", "data": data})["problems"]
    assert [(problem["field"], problem["stops"]) for problem in found] == [(TEXT, False)] * 3
    words = "\n".join(problem["text"] for problem in found)
    for part in ("посилання підписане «тут»", "у слові «Дорoга» є латинські літери", "номер паспорта «НС ••••56»"):
        assert part in words


def test_the_newest_documents_of_all_years_are_listed_until_a_year_is_chosen(files: Files, api: Api) -> None:
    files.news("old", date="2019-12-31")
    api.refresh()
    assert api.answer("config", {"proxy": "x"})["period"] == ""
    assert [item["title"] for item in listed(api, "news")] == ["Новина 2025-02-03-mist", "Новина old"]


def test_an_entry_holds_the_values_the_text_and_the_version(api: Api) -> None:
    values = entry(api, ACT)
    assert values["title"] == "Про справу 2-50/2025"
    assert values["kind"] == "rishennia-rady"
    assert values[TEXT] == "1. Зробити.\n"
    assert values["~path"] == "acts/2025/2-50.md"
    several = api.answer("entriesByFiles", {"files": [{"path": ACT, "label": "x"}]})
    assert several[0]["file"]["path"] == ACT


def test_saving_what_was_not_changed_touches_nothing_and_commits_nothing(files: Files, api: Api) -> None:
    before = (files.content / "acts/2025/2-50.md").read_bytes()
    save(api, ACT, entry(api, ACT))
    assert (files.content / "acts/2025/2-50.md").read_bytes() == before
    assert saves(files) == ["Початок"]


def test_a_save_is_a_commit_of_its_own_paths_by_its_own_author(files: Files, api: Api) -> None:
    other = files.write("news/inshe.txt", "чернетка")
    git(files.folder, "add", str(other))
    save(api, ACT, {**entry(api, ACT), "title": "Про іншу справу"})
    assert saves(files)[0] == "Змінено: Про іншу справу (acts/2025/2-50.md)"
    assert git(files.folder, "log", "-1", "--format=%an <%ae>") == f"{NAME} <{EMAIL}>"
    assert git(files.folder, "show", "--name-only", "--format=") == "content/acts/2025/2-50.md"
    assert git(files.folder, "status", "--porcelain") == "A  content/news/inshe.txt"


def test_a_new_document_gets_a_file_name_and_a_commit(files: Files, api: Api) -> None:
    values = {"title": "Толока на березі", "date": "2025-03-01", TEXT: "Приходьте.\n"}
    prepared = api.answer("prepare", {"folder": "news.2025", "data": values})
    assert prepared == {"~file": "2025~2f2025-03-01-toloka-na-berezi", "slug": "toloka-na-berezi"}
    save(api, f"news.2025/{prepared['~file']}.md", {**values, **prepared})
    written = (files.content / "news/2025/2025-03-01-toloka-na-berezi.md").read_text("utf-8")
    assert written == "---\ntitle: Толока на березі\ndate: 2025-03-01\nslug: toloka-na-berezi\n---\nПриходьте.\n"
    assert saves(files)[0].startswith("Створено: Толока на березі")
    assert listed(api, "news.2025")[0]["title"] == "Толока на березі"


def test_a_name_that_is_taken_gets_a_number(files: Files, api: Api) -> None:
    files.news("2025/2025-03-01-toloka", date="2025-03-01")
    values = {"title": "Толока", "date": "2025-03-01", "slug": "toloka", TEXT: "Так."}
    assert api.answer("prepare", {"folder": "news.2025", "data": values})["~file"] == "2025~2f2025-03-01-toloka-2"


def test_new_acts_are_proposed_the_next_number_today_and_the_session(api: Api) -> None:
    found = api.answer("propose", {"folder": "acts.rishennia-rady.2025"})
    assert found["number"] == "3-50/2025"
    assert found["date"] == found["published"] == TODAY
    assert found["session"] == "50"
    assert found["body"] == "rada"
    assert "slug" not in api.answer("propose", {"folder": "news.2025"})


def test_an_error_is_refused_with_the_checkers_words_and_nothing_is_written(files: Files, api: Api) -> None:
    before = (files.content / "acts/2025/2-50.md").read_bytes()
    told = refused(api, "persistEntry", saving(ACT, {**entry(api, ACT), "date": "16.01.2025"}))
    assert told == (
        "не збережено:\ndate: «16.01.2025» не є датою — запишіть дату так: 2019-12-24, а з часом — 2019-12-24 10:00; "
        "можливо, «2025-01-16»?"
    )
    assert (files.content / "acts/2025/2-50.md").read_bytes() == before
    assert saves(files) == ["Початок"]


def saving(name: str, values: dict) -> dict:
    files = [{"path": name, "slug": name, "raw": json.dumps(values)}]
    return {"branch": "content", "dataFiles": files, "assets": [], "options": {}}


def test_what_only_the_whole_shows_is_refused_too(files: Files, api: Api) -> None:
    values = entry(api, ACT)
    relation = {"type": "changes", "act": "rishennia-rady/2025/2-5"}
    assert refused(api, "persistEntry", saving(ACT, {**values, "relations": [relation]})) == (
        "не збережено:\nrelations.1.act: немає документа «rishennia-rady/2025/2-5» — "
        "можливо, «rishennia-rady/2025/2-50-2025»? виправте ідентифікатор або додайте документ"
    )
    twin = {**values, "~version": ""}
    assert refused(api, "persistEntry", saving("acts.rishennia-rady.2025/a.md", twin)) == (
        "не збережено:\nnumber: та сама адреса /akty/rishennia-rady/2025/2-50-2025/, що й у файла acts/2025/2-50.md — "
        "змініть номер в одному з них або задайте різні slug"
    )
    assert "немає файла «plan.pdf»" in refused(
        api, "persistEntry", saving(ACT, {**values, "files": [{"path": "plan.pdf"}]})
    )
    assert "посилання веде до файла, якого немає" in refused(
        api, "persistEntry", saving(ACT, {**values, TEXT: "[там](../news/nema.md)"})
    )
    ahead = {**values, "date": "2025-03-02"}
    assert "дата 2025-03-02 ще не настала" in refused(api, "persistEntry", saving(ACT, ahead))


def test_the_form_hears_what_the_build_would_say_at_the_field(api: Api) -> None:
    data = {"title": "Толока", "date": "завтра", "image": "a.txt", "related": ["novyny/2025/03/nema"], TEXT: ""}
    found = api.answer("validate", {"folder": "news.2025", "path": "", "data": data})["problems"]
    assert {problem["field"] for problem in found} == {"date", TEXT, "image", "related"}
    data |= {"date": "2025-03-01", TEXT: "Так."}
    found = api.answer("validate", {"folder": "news.2025", "path": "", "data": data})["problems"]
    assert {problem["field"]: problem["stops"] for problem in found} == {
        "image": True, "image_alt": True, "related": True
    }  # fmt: skip


def test_a_document_that_names_a_faulty_one_is_not_held_up_by_it(files: Files, api: Api) -> None:
    files.act("2025/3-50", "3-50/2025", published="завтра")
    api.refresh()
    relation = {"type": "changes", "act": "rishennia-rady/2025/3-50-2025"}
    save(api, ACT, {**entry(api, ACT), "relations": [relation]})
    assert "act: rishennia-rady/2025/3-50-2025\n" in (files.content / "acts/2025/2-50.md").read_text("utf-8")


def test_a_picture_without_words_is_refused_and_with_them_saved_beside_the_document(files: Files, api: Api) -> None:
    values = entry(api, NEWS)
    asked = {"folder": "news.2025", "path": NEWS, "name": "Міст зимою.JPG", "holds": "picture"}
    name = api.answer("upload", {**asked, "content": base64.b64encode(picture()).decode()})["name"]
    assert name == "mist-zymoiu.jpg"
    told = refused(api, "persistEntry", saving(NEWS, {**values, "image": name}))
    assert told.startswith("не збережено:\nimage_alt: зображення без опису — ")
    save(api, NEWS, {**values, "image": name, "image_alt": "Міст у снігу"})
    assert git(files.folder, "show", "--name-only", "--format=").splitlines() == [
        "content/news/2025-02-03-mist.md", "content/news/mist-zymoiu.jpg"
    ]  # fmt: skip
    assert files.build()["code"] == 0


def test_an_upload_follows_its_new_document_into_another_year(files: Files, api: Api) -> None:
    asked = {"folder": "news.2025", "path": "", "date": "2025-03-01", "name": "a.jpg", "holds": "picture"}
    name = api.answer("upload", {**asked, "content": base64.b64encode(picture()).decode()})["name"]
    assert (files.content / "news/2025/a.jpg").is_file()
    values = {"title": "Толока", "date": "2024-03-01", "image": name, "image_alt": "Толока", TEXT: "Так."}
    assert api.answer("validate", {"folder": "news.2025", "path": "", "data": values})["problems"] == []
    save(api, "news.2025/2024~2f2024-03-01-toloka.md", values)
    assert (files.content / "news/2024/a.jpg").is_file()
    assert not (files.content / "news/2025/a.jpg").exists()


def test_files_that_an_import_put_beside_a_document_are_kept_with_its_first_save(files: Files, api: Api) -> None:
    (files.content / "acts/2025/2-50.docx").write_bytes(b"PK")
    (files.content / "acts/2025/other.docx").write_bytes(b"PK")
    save(api, ACT, {**entry(api, ACT), "files": [{"path": "2-50.docx"}]})
    assert git(files.folder, "status", "--porcelain").splitlines() == ["?? content/acts/2025/other.docx"]


def test_a_save_of_another_document_leaves_a_waiting_file_of_the_same_name_waiting(files: Files, api: Api) -> None:
    asked = {"folder": "news.2025", "path": NEWS, "name": "a.pdf", "content": base64.b64encode(b"%PDF").decode()}
    api.answer("upload", asked)
    (files.content / "acts/2025/a.pdf").write_bytes(b"%PDF-")
    save(api, ACT, {**entry(api, ACT), "files": [{"path": "a.pdf"}]})
    api.close()
    assert not (files.content / "news/a.pdf").exists()
    assert (files.content / "acts/2025/a.pdf").exists()


def test_an_upload_that_nobody_saved_goes_when_the_editor_ends(files: Files, api: Api) -> None:
    asked = {"folder": "news.2025", "path": NEWS, "name": "a.pdf", "content": base64.b64encode(b"%PDF").decode()}
    api.answer("upload", asked)
    assert (files.content / "news/a.pdf").is_file()
    api.close()
    assert not (files.content / "news/a.pdf").exists()


def test_a_file_that_another_hand_changed_is_not_overwritten(files: Files, api: Api) -> None:
    values = entry(api, NEWS)
    files.news("2025-02-03-mist", "Інша рука.\n")
    told = refused(api, "persistEntry", saving(NEWS, {**values, TEXT: "Моє."}))
    assert told == ("файл news/2025-02-03-mist.md тим часом змінили: скопіюйте своє, оновіть сторінку й внесіть ще раз")
    (files.content / "news/2025-02-03-mist.md").unlink()
    assert "тим часом вилучили" in refused(api, "persistEntry", saving(NEWS, values))
    assert "уже є" in refused(api, "persistEntry", saving(ACT, {"title": "x"}))


def test_a_deleted_document_is_gone_and_can_be_had_back(files: Files, api: Api) -> None:
    api.answer("deleteFiles", {"branch": "content", "paths": [NEWS], "options": {"commitMessage": "x"}})
    assert not (files.content / "news/2025-02-03-mist.md").exists()
    assert listed(api, "news.2025") == []
    assert saves(files)[0] == "Вилучено: news/2025-02-03-mist.md"
    last = api.answer("saves", {})["last"]
    api.answer("undo", {"commit": last})
    assert (files.content / "news/2025-02-03-mist.md").is_file()
    assert len(listed(api, "news.2025")) == 1


def test_a_document_is_found_by_a_piece_of_its_title_or_number_and_by_id(files: Files, api: Api) -> None:
    for number in range(3, 40):
        files.act(f"2025/{number}", f"{number}-50/2025")
    api.refresh()
    hits = api.answer("search", {"query": "2-50 справу", "holds": "acts"})
    assert [hit["id"] for hit in hits] == [f"rishennia-rady/2025/{n}-50-2025" for n in (32, 22, 12, 2)]
    assert hits[-1]["route"] == "/collections/rishennia-rady/entries/2025~2f2-50"
    assert len(api.answer("search", {"query": "справу", "holds": "acts"})) == 20
    assert api.answer("search", {"query": "справу", "holds": "videos"}) == []
    known = api.answer("search", {"ids": ["rishennia-rady/2025/2-50-2025", "nema"], "query": ""})
    assert [hit["title"] for hit in known] == ["Про справу 2-50/2025"]


def test_the_preview_is_the_page_that_the_build_writes(files: Files, api: Api) -> None:
    assert files.build()["code"] == 0
    for name, url in ((ACT, "/akty/rishennia-rady/2025/2-50-2025/"), (NEWS, "/novyny/2025/02/mist/")):
        asked = {"folder": name.partition("/")[0], "path": name, "data": entry(api, name)}
        drawn = api.desk.previews.page(api.answer("preview", asked)["url"])
        assert drawn == re.sub(r"<script[^>]*></script>", "", files.page(url)).encode()


def test_the_preview_shows_what_is_typed_before_it_is_saved(api: Api) -> None:
    data = {"title": "Толока <b>", "date": "2025-03-01", TEXT: "**Приходьте** 1 < 2."}
    url = api.answer("preview", {"folder": "news.2025", "path": "", "data": data})["url"]
    drawn = (api.desk.previews.page(url) or b"").decode()
    assert "Толока &lt;b&gt;" in drawn
    assert "<script" not in drawn.replace('<script type="application/ld+json">', "")
    assert "<strong>Приходьте</strong>" in drawn
    empty = api.answer("preview", {"folder": "news.2025", "path": "", "data": {}})["url"]
    assert "щойно заповните" in (api.desk.previews.page(empty) or b"").decode()


def test_shared_files_are_listed_and_added(files: Files, api: Api) -> None:
    assert api.answer("getMedia", {"mediaFolder": "files"}) == []
    asset = {"path": "files/Бланк заяви.pdf", "content": base64.b64encode(b"%PDF").decode(), "encoding": "base64"}
    added = api.answer("persistMedia", {"asset": asset, "options": {"commitMessage": "x"}})
    assert added["path"] == "files/blank-zaiavy.pdf"
    assert saves(files)[0] == "Додано файл: files/blank-zaiavy.pdf"
    assert [item["name"] for item in api.answer("getMedia", {"mediaFolder": "files"})] == ["blank-zaiavy.pdf"]
    assert api.answer("getMediaFile", {"path": "files/blank-zaiavy.pdf"})["name"] == "blank-zaiavy.pdf"
    api.answer("deleteFile", {"path": "files/blank-zaiavy.pdf"})
    assert api.answer("getMedia", {"mediaFolder": "files"}) == []
    assert api.answer("getDeployPreview", {"collection": "news", "slug": "x"}) is None
