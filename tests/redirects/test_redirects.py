"""Addresses of the old site lead to the new ones; a hostile `source_url` leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.redirects.pages import old_path

from ..page import read
from ..site import Site, tree

HOSTS = ("old.rada.example",)
OLD = "https://old.rada.example"


def site_of(folder: Path, *sources: str) -> Site:
    site = Site(folder)
    site.configure(OLD_HOSTS=HOSTS, SITEURL="https://rada.example")
    for number, source in enumerate(sources):
        site.news(f"n{number}", source_url=f'"{source}"')
    return site


def test_an_old_address_leads_to_the_new_page(tmp_path: Path) -> None:
    site = site_of(tmp_path, f"{OLD}/article/714")
    assert site.build()["problems"] == []
    page = read(site.page("/article/714/"))
    assert page.is_redirect
    assert page.meta["refresh"] == "0; url=/novyny/2025/02/n0/"
    assert page.meta["robots"] == "noindex"
    assert page.rels["canonical"] == ["https://rada.example/novyny/2025/02/n0/"]


def test_a_redirect_follows_a_page_that_moved(tmp_path: Path) -> None:
    site = site_of(tmp_path, f"{OLD}/article/714")
    site.build()
    site.news("n0", source_url=f"{OLD}/article/714", slug="inakshe")
    site.build()
    assert read(site.page("/article/714/")).meta["refresh"] == "0; url=/novyny/2025/02/inakshe/"


def test_of_two_records_from_one_old_page_the_first_is_meant(tmp_path: Path) -> None:
    site = site_of(tmp_path, f"{OLD}/article/714", f"{OLD}/article/714/")
    assert site.build()["code"] == 0
    assert read(site.page("/article/714/")).meta["refresh"] == "0; url=/novyny/2025/02/n0/"


@pytest.mark.parametrize(
    "path",
    [
        "/akty/",
        "/akty/index.html",
        "/novyny/2025/02/n0/",
        "/robots.txt",
        "/robots.txt/x",
        "/sitemap.xml",
        "/feeds/all.atom.xml",
        "/poshuk/index.html/x",
        "/404.html",
        "/index.html",
        "/",
        "/../../etc/passwd",
        "/a/%2e%2e/%2e%2e/b",
        "/%2Fetc/passwd",
        "/a%00b",
        "/.git/config",
        "/x?y=1",
        "/" + "a" * 300,
        "/" + "a/" * 20,
    ],
)
def test_an_address_that_is_taken_or_unfit_makes_no_redirect_and_no_fault(tmp_path: Path, path: str) -> None:
    plain = site_of(tmp_path / "plain", f"{OLD}/")
    plain.build()
    site = site_of(tmp_path / "hostile", OLD + path)
    assert site.build()["problems"] == []
    assert tree(site.output).keys() == tree(plain.output).keys()


@pytest.mark.parametrize("source", [f"{OLD}/<script>", f"{OLD}/a b", "javascript:alert(1)", "//old.rada.example/a"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, source: str) -> None:
    (found,) = site_of(tmp_path, source).build()["problems"]
    assert (found["field"], found["message"]) == ("source_url", f"«{source}» не є веб-адресою")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (f"{OLD}/article/714", "/article/714/"),
        (f"{OLD}/article/714/", "/article/714/"),
        (f"{OLD}//article//714", "/article/714/"),
        (f"{OLD}/news/a.html", "/news/a.html/"),
        (f"{OLD}/news/index.html", "/news/"),
        ("http://OLD.rada.example:8080/article/714#top", "/article/714/"),
        (f"{OLD}/%D0%9D%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/Story_1", "/Новини/Story_1/"),
        (f"{OLD}/a%2Fb", ""),
        ("https://rada.example/article/714", ""),
        ("https://old.rada.example.evil.example/article", ""),
        ("https://evil.example/@old.rada.example/article", ""),
        ("https://[old.rada.example/article", ""),
        (f"{OLD}/index.html", ""),
        (f"{OLD}/a/index.html/b", ""),
        (f"{OLD}/../a", ""),
        (f"{OLD}/article?id=714", ""),
    ],
)
def test_only_fit_paths_of_old_hosts_are_old_addresses(address: str, path: str) -> None:
    assert old_path(address, HOSTS) == path


@given(st.text(max_size=60))
def test_no_text_makes_an_address_outside_the_site(text: str) -> None:
    for address in (text, f"{OLD}/{text}"):
        path = old_path(address, HOSTS)
        assert path == "" or (path.startswith("/") and path.endswith("/"))
        assert not set("\0\\<>\"'&?#%:*| \n") & set(path)
        assert not {"", ".", ".."} & set(path.split("/")[1:-1])
