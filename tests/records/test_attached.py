from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.model.wrong import Wrong
from plugins.records.attached import ALLOWED, place, published_at, resolve, suffix

FILES = ("acts/2025/plan.pdf", "acts/2025/oryhinal.pdf", "files/statut.pdf", "news/images/bereh.jpg")
ACT = "acts/2025/2025-01-16-1-50.md"


def refusal(value: str) -> str:
    with pytest.raises(Wrong) as caught:
        resolve(ACT, value, FILES)
    return f"{caught.value.message} — {caught.value.hint}"


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("plan.pdf", "acts/2025/plan.pdf"),
        ("./plan.pdf", "acts/2025/plan.pdf"),
        ("{attach}plan.pdf", "acts/2025/plan.pdf"),
        ("{static}../../files/statut.pdf", "files/statut.pdf"),
        ("/files/statut.pdf", "files/statut.pdf"),
        ("{static}/files/statut.pdf", "files/statut.pdf"),
        ("../../news/images/bereh.jpg", "news/images/bereh.jpg"),
        ("plan.pdf#page=2", "acts/2025/plan.pdf"),
        ("plan.pdf?v=2", "acts/2025/plan.pdf"),
    ],
)
def test_a_file_is_found_beside_its_document_or_from_the_root_of_the_content(value: str, path: str) -> None:
    assert resolve(ACT, value, FILES) == path


@pytest.mark.parametrize("value", ["../../../settings.pdf", "../../..", "{static}/../x.pdf", "a\\..\\b.pdf", "a\0.pdf"])
def test_a_path_that_leaves_the_content_is_refused(value: str) -> None:
    assert "поза текою документів" in refusal(value)


@pytest.mark.parametrize("value", ["skhema.svg", "a.html", "a.js", "a.exe", "a.md", "plan.pdf.sh"])
def test_a_kind_of_file_that_may_run_or_that_nobody_expects_is_refused(value: str) -> None:
    assert refusal(value).startswith(f"файли виду «.{suffix(value)}» не оприлюднюють: «{value}» — збережіть")


def test_a_file_without_a_suffix_is_refused() -> None:
    assert refusal("/etc/passwd").startswith("ім'я файла не має розширення: «/etc/passwd»")


def test_a_missing_file_is_named_with_the_nearest_one() -> None:
    hint = "можливо, «plan.pdf»? виправте ім'я або покладіть файл у content/acts/2025"
    assert refusal("plann.pdf") == f"немає файла «plann.pdf» — {hint}"
    assert refusal("xyz.csv") == "немає файла «xyz.csv» — виправте ім'я або покладіть файл у content/acts/2025"


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("acts/2025/plan.pdf", "/akty/x/plan.pdf"),
        ("acts/2025/План робіт.PDF", "/akty/x/plan-robit.pdf"),
        ("acts/2025/№.pdf", "/akty/x/fail.pdf"),
        ("files/statut.pdf", "/files/statut.pdf"),
        ("files/Звіти 2025/а.csv", "/files/zvity-2025/a.csv"),
    ],
)
def test_a_file_stands_beside_the_page_and_a_shared_one_under_files(path: str, url: str) -> None:
    assert published_at(path, "/akty/x/") == url


def test_a_file_of_a_mention_stands_in_the_folder_of_its_page() -> None:
    assert published_at("mentions/skan.jpg", "/zhadky/#hazeta") == "/zhadky/skan.jpg"


PATHS = st.text(st.sampled_from("abю./\\ #?{}№-"), max_size=30)


@given(PATHS, st.sampled_from(sorted(ALLOWED)))
def test_whatever_is_written_resolves_only_inside_the_content(value: str, kind: str) -> None:
    value = f"{value}.{kind}"
    path = place(ACT, value)
    try:
        assert resolve(ACT, value, {path}) == path
    except Wrong:
        return
    assert posixpath.normpath(f"/content/{path}").startswith("/content/")


@given(PATHS)
def test_a_published_file_never_leaves_its_page_or_the_shared_folder(path: str) -> None:
    url = published_at(f"acts/{path}.pdf", "/akty/x/")
    assert url.startswith("/akty/x/")
    assert "/" not in url.removeprefix("/akty/x/")


def test_an_address_of_mail_is_told_from_a_file() -> None:
    with pytest.raises(Wrong) as wrong:
        resolve("pages/kontakty.md", "rada@nizhyn.ua", {})
    assert (wrong.value.message, wrong.value.hint) == (
        "«rada@nizhyn.ua» схоже на пошту",
        "допишіть mailto: (mailto:rada@nizhyn.ua)",
    )
