from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.records.attached import ALLOWED
from plugins.records.media_types import TYPES, content_type
from plugins.serve.address import byte_range, find, is_local


def output(folder: Path) -> Path:
    root = folder / "output"
    (root / "akty/2019").mkdir(parents=True)
    (root / ".well-known").mkdir()
    for name in ("index.html", "akty/index.html", "akty/план.pdf", "robots.txt", ".well-known/security.txt"):
        (root / name).write_text(name, encoding="utf-8")
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/", "index.html"),
        ("/akty/", "akty/index.html"),
        ("/akty/?q=1", "akty/index.html"),
        ("/akty/index.html", "akty/index.html"),
        ("/robots.txt", "robots.txt"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
        ("/akty/%D0%BF%D0%BB%D0%B0%D0%BD.pdf", "akty/план.pdf"),
    ],
)
def test_an_address_leads_to_its_file(tmp_path: Path, target: str, name: str) -> None:
    root = output(tmp_path)
    assert find(root, target).file == (root / name).resolve()


def test_a_folder_without_its_slash_moves_to_the_address_with_it(tmp_path: Path) -> None:
    assert find(output(tmp_path), "/akty?q=%D1%80").moved == "/akty/?q=%D1%80"


@pytest.mark.parametrize(
    "target",
    [
        "",
        "*",
        "robots.txt",
        "http://evil.example/robots.txt",
        "//akty",
        "//evil.example/akty",
        "/akty//",
        "/../secret.txt",
        "/akty/../../secret.txt",
        "/akty/../robots.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/..\\secret.txt",
        "/..%5csecret.txt",
        "/./robots.txt",
        "/robots.txt/",
        "/robots.txt%00.html",
        "/robots.txt%0d%0aX: 1",
        "/%ff",
        "/akty/2019/",
        "/akty/2019",
        "/" + "a" * 5000,
    ],
)
def test_nothing_stands_at_a_crooked_or_unknown_address(tmp_path: Path, target: str) -> None:
    found = find(output(tmp_path), target)
    assert (found.file, found.moved) == (None, "")


def test_a_link_to_a_file_outside_is_not_followed(tmp_path: Path) -> None:
    root = output(tmp_path)
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "loop.txt").symlink_to(root / "loop.txt")
    (root / "folder").symlink_to(tmp_path)
    targets = ("/link.txt", "/loop.txt", "/folder/secret.txt", "/folder", "/folder/")
    assert [find(root, target).file for target in targets] == [None] * 5


@settings(deadline=None)
@given(st.lists(st.sampled_from(["/", "..", ".", "%2e", "%2F", "%25", "\\", "secret.txt", "akty", "ф", "\0", "?"])))
def test_no_target_leads_outside_the_output(parts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = output(Path(folder))
        found = find(root, f"/{''.join(parts)}")
        assert found.file is None or found.file.is_relative_to(root.resolve())
        assert not found.moved.startswith("//")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("site.0a1b.css", "text/css; charset=utf-8"),
        ("all.atom.xml", "application/atom+xml; charset=utf-8"),
        ("opensearch.xml", "application/opensearchdescription+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("data.csv", "text/csv; charset=utf-8"),
        ("PLAN.PDF", "application/pdf"),
        ("checkpoint", "application/octet-stream"),
    ],
)
def test_the_type_follows_the_name(name: str, kind: str) -> None:
    assert content_type(name) == kind


def test_every_kind_of_file_that_may_be_published_has_a_type() -> None:
    assert ALLOWED - TYPES.keys() - {"p7s", "sig"} == set()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:9000"])
def test_this_computer_is_local_by_any_of_its_names(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize(
    "host", [None, "", "rada.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "evil@localhost"]
)
def test_another_name_is_not_local(host: str | None) -> None:
    assert not is_local(host)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-3", (0, 3)),
        ("bytes=4-", (4, 9)),
        ("bytes=-3", (7, 9)),
        ("bytes=-99", (0, 9)),
        ("bytes=8-99", (8, 9)),
        ("bytes=10-", None),
        ("bytes=5-4", None),
        ("bytes=-0", None),
        ("bytes=-", None),
        ("bytes=0-1,3-4", None),
        ("lines=0-1", None),
        (None, None),
    ],
)
def test_a_range_names_its_first_and_last_byte(header: str | None, expected: tuple[int, int] | None) -> None:
    assert byte_range(header, 10) == expected
