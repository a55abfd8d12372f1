"""Whatever is not our own page asking for something inside content/ is refused, with these words."""

from __future__ import annotations

import base64
import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from plugins.cms.names import decoded, encoded, entry_name, place, source_of
from plugins.cms.refusal import Refusal
from plugins.cms.server import Server
from tests.cms.editing import api_of, checkout, git, picture, post, refused, served
from tests.site import Site as Files

INFO = {"branch": "content", "action": "info", "params": {}}
NEWS = "news.2025/2025-02-03-mist.md"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    files = checkout(tmp_path_factory.mktemp("refusals"))
    files.configure(UPLOAD_LIMIT=1)
    return files


@pytest.fixture(scope="module")
def server(files: Files) -> Iterator[Server]:
    with served(files) as server:
        yield server


class Got(NamedTuple):
    status: int
    text: str
    policy: str


def got(server: Server, path: str, method: str = "GET", **headers: str) -> Got:
    connection = http.client.HTTPConnection(*server.server_address[:2], timeout=20)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    found = Got(answer.status, answer.read().decode(), answer.headers["Content-Security-Policy"] or "")
    connection.close()
    return found


def test_our_own_page_is_answered(server: Server) -> None:
    status, found = post(server, INFO)
    assert (status, found["repo"]) == (200, "content")


@pytest.mark.parametrize(
    ("headers", "status", "words"),
    [
        ({"Origin": "https://example.org"}, 403, "запит прийшов із чужої сторінки"),
        ({"Origin": "null"}, 403, "запит прийшов із чужої сторінки"),
        ({"Origin": None}, 403, "запит прийшов із чужої сторінки"),
        ({"Sec_Fetch_Site": "cross-site"}, 403, "запит прийшов із чужої сторінки"),
        ({"Host": "evil.example"}, 403, "редактор відкривають лише за адресою 127.0.0.1"),
        ({"Host": None}, 403, "редактор відкривають лише за адресою 127.0.0.1"),
        ({"path": "/api/v1/"}, 403, "ця сторінка застаріла: оновіть її"),
        ({"path": "/api/v1/wrong"}, 403, "ця сторінка застаріла: оновіть її"),
        ({"path": "/elsewhere"}, 404, "за цією адресою нічого немає"),
        ({"Content_Type": "text/plain"}, 415, "запит має бути в JSON"),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415, "запит має бути в JSON"),
        ({"Content_Type": None}, 415, "запит має бути в JSON"),
        ({"Content_Length": "x"}, 411, "у запиті не сказано його довжини"),
        ({"Content_Length": "99999999"}, 413, "файл більший за 1 МБ: зменште його або попросіть збільшити UPLOAD_LIMIT "
         "у pelicanconf.py"),
    ],
)  # fmt: skip
def test_a_stranger_is_refused(server: Server, headers: dict, status: int, words: str) -> None:
    assert post(server, INFO, **headers) == (status, {"error": words})


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        (b"{", 400, "запит не читається як JSON"),
        (b"[" * 100_000, 400, "запит не читається як JSON"),
        ([], 400, "запит не читається як JSON"),
        ({"action": "publish", "params": {}}, 422, "невідома дія «publish»"),
        ({"action": {}, "params": {}}, 422, "невідома дія «{}»"),
        ({"action": "info", "params": []}, 400, "у запиті немає параметрів"),
        ({"action": "getEntry", "params": {}}, 400, "у запиті немає тексту «path»"),
        ({"action": "unpublishedEntries", "params": {}}, 422, "невідома дія «unpublishedEntries»"),
    ],
)
def test_a_request_that_says_nothing_is_refused(server: Server, asked: object, status: int, words: str) -> None:
    assert post(server, asked) == (status, {"error": words})


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_posts_change_anything(server: Server, method: str) -> None:
    answer = got(server, f"/api/v1/{server.token}", method)
    assert answer.status == 405
    assert json.loads(answer.text) == {"error": "так звертатися не можна: лише POST із JSON"}


def test_the_api_does_not_answer_to_a_get(server: Server) -> None:
    assert got(server, f"/api/v1/{server.token}").status == 404


@pytest.mark.parametrize("path", ["/", "/page/editor.js", "/decap/decap-cms.js"])
def test_another_host_name_that_leads_here_gets_no_page(server: Server, path: str) -> None:
    answer = got(server, path, Host="evil.example")
    assert (answer.status, answer.text) == (403, "редактор відкривають лише за адресою 127.0.0.1\n")


def test_the_page_may_load_nothing_from_elsewhere_and_holds_the_token(server: Server) -> None:
    answer = got(server, "/")
    assert "default-src 'none'" in answer.policy
    assert "http" not in answer.policy
    assert server.token in answer.text
    assert server.token not in got(server, "/page/editor.js").text


@pytest.mark.parametrize(
    "path",
    ["/page/../server.py", "/page/%2e%2e/server.py", "/decap/../package.json", "/decap/..%2fx.js", "/etc/passwd"],
)
def test_files_beside_the_page_are_not_served(server: Server, path: str) -> None:
    assert got(server, path).status == 404


@pytest.mark.parametrize(
    "name",
    [
        "news.2025/~2e~2e~2fpelicanconf.md",
        "news.2025/a~2f~2e~2e~2f~2e~2e~2fb.md",
        "news.2025/~2fetc~2fpasswd.md",
        "news.2025/a~2f~2fb.md",
        "news.2025/a~00.md",
        "news.2025/a~0a.md",
        "news.2025/a~5cb.md",
        "news.2025/a~22.md",
        "news.2025/.md",
        "news.2025/a.txt",
        "news.2025",
    ],
)
def test_a_path_outside_the_folder_of_its_kind_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="веде не до документа"):
        source_of(name)


@pytest.mark.parametrize("folder", ["", "files", "..", "acts", "acts.2025", "news.2025.x", "news.25", "news.protokol"])
def test_a_list_that_there_is_not_is_refused(folder: str) -> None:
    with pytest.raises(Refusal, match="немає розділу"):
        place(folder)


def test_any_file_name_survives_the_way_to_the_browser_and_back() -> None:
    for stem in ("2019/1-48", "Ім'я ~2f 100%", "a.b_c-D", "…/№ 5"):
        assert decoded(encoded(stem)) == stem
        assert set(encoded(stem)) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-~")
    where = place("acts.protokol.2019-03")
    assert source_of(entry_name(where, "acts/2019/1-48.md")) == (where, "acts/2019/1-48.md")
    with pytest.raises(Refusal, match="не читається"):
        decoded("~ff")


def test_links_are_neither_read_nor_written_through(files: Files, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.md").write_text("---\ntitle: Таємне\ndate: 2025-01-01\n---\nТекст.\n", "utf-8")
    api = api_of(files)
    (files.content / "news/there").symlink_to(outside)
    (files.content / "news/one.md").symlink_to(outside / "a.md")
    try:
        for name in ("news.2025/there~2fa.md", "news.2025/one.md"):
            assert refused(api, "getEntry", {"path": name}).startswith("немає файла «news/")
            raw = json.dumps({"title": "Інше", "date": "2025-01-01", "~text": "Текст.", "slug": "inshe"})
            told = refused(api, "persistEntry", {"dataFiles": [{"path": name, "raw": raw}], "assets": []})
            assert "посилання або файл, а не тека" in told or "не звичайний файл" in told
        told = refused(api, "upload", {"folder": "news.2025", "path": "news.2025/there~2fa.md", "name": "a.pdf",
                                       "content": base64.b64encode(b"%PDF").decode()})  # fmt: skip
        assert "посилання або файл, а не тека" in told
    finally:
        (files.content / "news/there").unlink()
        (files.content / "news/one.md").unlink()  # each link stands as it was, so does what it leads to
    assert sorted(path.name for path in outside.iterdir()) == ["a.md"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.svg", b"<svg/>", "файли виду «.svg» не оприлюднюють: «a.svg» — збережіть документ як PDF, DOCX, XLSX або "
         "CSV, зображення як JPEG, PNG або WebP"),
        ("a.html", b"x", "файли виду «.html» не оприлюднюють"),
        ("a", b"x", "ім'я файла не має розширення: «a»"),
        ("a.jpg", b"no picture", "зображення пошкоджене: «a.jpg» — збережіть його ще раз як JPEG або PNG"),
        ("a.pdf", b"", "файл «a.pdf» порожній"),
        ("a.pdf", b"x" * 1_000_001, "файл більший за 1 МБ"),
    ],
)  # fmt: skip
def test_a_file_that_the_site_would_not_publish_is_not_taken(files: Files, name: str, data: bytes, words: str) -> None:
    api = api_of(files)
    content = base64.b64encode(data).decode()
    asked = {"folder": "news.2025", "path": NEWS, "name": name, "content": content}
    assert refused(api, "upload", asked).startswith(words)
    assert git(files.folder, "status", "--porcelain", "content") == ""


def test_a_file_in_the_place_of_a_picture_must_be_one(files: Files) -> None:
    asked = {"folder": "news.2025", "path": NEWS, "name": "a.pdf", "content": "AAAA", "holds": "picture"}
    assert refused(api_of(files), "upload", asked) == "«a.pdf» не зображення — збережіть його як JPEG або PNG"
    asked |= {"name": "a.jpg", "content": "не base64"}
    assert refused(api_of(files), "upload", asked) == "файл передано не повністю: спробуйте ще раз"


def test_a_name_with_folders_in_it_stays_beside_its_document(files: Files) -> None:
    api = api_of(files)
    content = base64.b64encode(picture()).decode()
    asked = {"folder": "news.2025", "path": NEWS, "content": content}
    for name in ("../../../evil.jpg", "..\\evil.jpg", "/etc/evil.jpg"):
        assert api.answer("upload", {**asked, "name": name})["name"].startswith("evil")
    api.close()
    assert git(files.folder, "status", "--porcelain", "content") == ""


@pytest.mark.parametrize("path", ["../a.pdf", "files/../news/a.md", "news/a.pdf", "files//a.pdf", "/files/a.pdf"])
def test_shared_files_are_only_those_of_their_folder(files: Files, path: str) -> None:
    api = api_of(files)
    told = "поза текою спільних файлів"
    asset = {"path": path, "content": "AAAA", "encoding": "base64"}
    assert told in refused(api, "getMediaFile", {"path": path})
    assert told in refused(api, "getMedia", {"mediaFolder": path})
    assert told in refused(api, "persistMedia", {"asset": asset})
    assert refused(api, "deleteFiles", {"paths": [path]}).startswith(("шлях «", "немає розділу «"))


def test_several_documents_at_once_and_files_of_decap_are_refused(files: Files) -> None:
    api = api_of(files)
    one = {"path": NEWS, "raw": "{}"}
    assert refused(api, "persistEntry", {"dataFiles": [one, one], "assets": []}) == (
        "зберігати можна один документ за раз"
    )
    assert refused(api, "persistEntry", {"dataFiles": [one], "assets": [{}]}) == (
        "файли додають у самій формі, кнопкою біля поля"
    )
    assert refused(api, "persistEntry", {"dataFiles": [{"path": NEWS, "raw": "["}], "assets": []}) == (
        "документ передано не повністю: спробуйте ще раз"
    )
