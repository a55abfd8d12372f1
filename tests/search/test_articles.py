"""The package in a site that is Pelican's own: articles, pages, a theme of one line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.search import articles
from tests.search.site import ask

ROOT = Path(__file__).parents[2]
SETTINGS = """
SITENAME = "Кіт"
PATH = "content"
PLUGIN_PATHS = [{plugins!r}]
PLUGINS = ["search"]
TIMEZONE = "UTC"
DEFAULT_LANG = "uk"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
ARTICLE = """Title: {title}
Date: {date}
Category: {category}
Tags: {tags}

{body}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a small site built by Pelican with this package as its only plugin."""
    folder = tmp_path_factory.mktemp("plain")
    (folder / "pelicanconf.py").write_text(SETTINGS.format(plugins=str(ROOT / "plugins")), "utf-8")
    articles = {
        "mandrivka": (
            "Мандрівка Карпатами",
            "2024-05-01",
            "Подорожі",
            "гори, літо",
            "Ішли стежками понад <b>річкою</b>.",
        ),
        "borshch": ("Борщ", "2025-01-02", "Кухня", "", "Буряки варять окремо."),
        "chernetka": ("Чернетка", "2025-01-03", "Кухня", "", "Буряки, яких ще ніхто не бачить.\n\nStatus"),
    }
    for name, (title, date, category, tags, body) in articles.items():
        path = folder / "content" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        text = ARTICLE.format(title=title, date=date, category=category, tags=tags, body=body)
        path.write_text(text.replace("Tags:", "Status: draft\nTags:") if name == "chernetka" else text, "utf-8")
    (folder / "content/pages").mkdir()
    (folder / "content/pages/pro.md").write_text("Title: Про мене\n\nЖиву біля річки.\n", "utf-8")
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return folder / "output"


@pytest.mark.parametrize(
    ("query", "titles"),
    [("стежка", ["Мандрівка Карпатами"]), ("буряк", ["Борщ"]), ("річки", ["Про мене", "Мандрівка Карпатами"])],
)
def test_articles_and_pages_are_found_in_any_form(site: Path, query: str, titles: list[str]) -> None:
    (found,) = ask(site, [(query, {})])
    assert sorted(result["title"] for result in found["results"]) == sorted(titles)


def test_categories_years_and_tags_filter(site: Path) -> None:
    (every,) = ask(site, [("річка", {})])
    facets = every["facets"]
    assert facets["year"] == [{"value": "2024", "label": "2024", "count": 1}]
    assert [facet["label"] for facet in facets["category"]] == ["pages", "Подорожі"]
    assert [facet["label"] for facet in facets["tag"]] == ["гори", "літо"]
    (tagged,) = ask(site, [("річка", {"filters": {"tag": facets["tag"][0]["value"]}})])
    assert [result["url"] for result in tagged["results"]] == ["/mandrivka-karpatami.html"]


def test_the_scripts_stand_beside_the_index(site: Path) -> None:
    assert {"engine.js", "page.js", "index"} <= {path.name for path in (site / "poshuk").iterdir()}


def test_results_lead_into_the_folder_that_the_site_stands_in() -> None:
    settings = {"SITEURL": "https://example.org/blog/"}
    page = SimpleNamespace(url="pro.html", title="Про", summary="", settings=settings)
    assert articles._row(page).url == "/blog/pro.html"
