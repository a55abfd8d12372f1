from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from html.parser import HTMLParser
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plugins.records.templates import prepare
from plugins.records.view import HomeView, View
from plugins.records.view_parts import Link

from .views import samples

TEMPLATES = Path(__file__).parents[2] / "theme/templates"
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "path", "rect", "source"})
EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>"


@cache
def environment(*folders: Path) -> Environment:
    loader = ChoiceLoader([FileSystemLoader(folder) for folder in folders])
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    prepare(found)
    return found


def render(view: View) -> str:
    return environment(TEMPLATES).get_template(f"{view.template}.html").render(view=view)


def kinds(kind: type[View] = View) -> Iterator[type[View]]:
    for below in kind.__subclasses__():
        yield below
        yield from kinds(below)


class Outline(HTMLParser):
    """Tags and attributes of a page, and whether every element is closed in its place."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.broken: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.broken.append(tag)

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]


def poisoned(value: Any) -> Any:
    """The same view with hostile words in every plain text; dates and HTML stay."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return value if not value or re.match(r"\d{4}-\d\d-\d\d", value) else value + EVIL
    if isinstance(value, tuple):
        return tuple(poisoned(item) for item in value)
    if isinstance(value, dict):
        return {key: poisoned(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        names = [item.name for item in fields(value) if item.name != "timezone"]  # checked before anything is read
        return replace(value, **{name: poisoned(getattr(value, name)) for name in names})
    return value


@pytest.fixture(params=sorted(samples()))
def view(request: pytest.FixtureRequest) -> View:
    return samples()[request.param]


@pytest.mark.parametrize("kind", sorted(set(kinds()), key=repr), ids=repr)
def test_every_view_has_its_own_template_and_none_comes_from_pelicans_simple_theme(kind: type[View]) -> None:
    spec = find_spec("pelican")
    assert spec
    assert spec.origin
    simple = Path(spec.origin).parent / "themes/simple/templates"
    assert (simple / "base.html").is_file()
    template = environment(TEMPLATES, simple).get_template(f"{kind.template}.html")
    assert Path(template.filename or "").is_relative_to(TEMPLATES)


def test_every_kind_of_view_has_a_sample() -> None:
    assert {type(view).template for view in samples().values()} == {kind.template for kind in kinds()}


def test_a_page_closes_every_element_and_names_none_twice(view: View) -> None:
    page = Outline(render(view))
    assert page.broken == []
    assert page.open == []
    assert [name for name, count in Counter(page.values("id")).items() if count > 1] == []


def test_a_page_has_one_first_heading_and_skips_no_level(view: View) -> None:
    levels = [int(tag[1]) for tag, _ in Outline(render(view)).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[:1] == [1]
    assert levels.count(1) == 1
    assert [(above, below) for above, below in pairwise(levels) if below > above + 1] == []


def test_links_inside_the_page_lead_to_something(view: View) -> None:
    page = Outline(render(view))
    targets = {address[1:] for address in page.values("href") if address.startswith("#")} | set(page.values("for"))
    assert targets <= set(page.values("id"))


def test_a_page_bears_no_inline_script_and_no_inline_style(view: View) -> None:
    page = Outline(render(view))
    assert page.values("style") == []
    assert [name for _, attributes in page.tags for name in attributes if name.startswith("on")] == []
    inline = [attributes for tag, attributes in page.tags if tag == "script" and "src" not in attributes]
    assert all(attributes == {"type": "application/ld+json"} for attributes in inline)


def test_a_page_loads_nothing_from_another_site(view: View) -> None:
    page = Outline(render(view))
    loaded = page.values("src") + page.values("poster") + page.values("srcset")
    loaded += [str(a["href"]) for tag, a in page.tags if tag == "link" and a.get("rel") != "canonical"]
    assert [address for address in loaded if not re.match(r"/(?!/)", address)] == []


def test_hostile_words_in_any_field_stay_words(view: View) -> None:
    html = render(poisoned(view))
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert [name for _, attributes in Outline(html).tags for name in attributes if name.startswith("on")] == []


def test_the_notice_of_a_demonstration_stands_until_the_site_is_official(view: View) -> None:
    notice = "Демонстрація, не офіційний сайт ради"
    official = replace(view, site=replace(view.site, official=True))
    assert (notice in render(replace(view, site=replace(view.site, official=False)))) == (view.template != "redirect")
    assert notice not in render(official)


def test_the_alert_stands_in_the_home_page_itself_and_elsewhere_waits_for_the_script() -> None:
    home = samples()["home"]
    assert isinstance(home, HomeView)
    place = '<div class="alert" data-alert hidden></div>'
    assert place in render(home)
    assert place in render(samples()["act"])
    html = render(replace(home, alert=Link("/novyny/2019/03/voda/", "Завтра не буде води.")))
    assert place not in html
    assert 'Завтра не буде води. <a href="/novyny/2019/03/voda/">Докладніше</a>' in html


def test_without_an_address_no_letter_can_be_begun() -> None:
    html = render(samples()["document"])
    assert "mailto:" not in html
    assert "Напишіть нам: 17000, м. Верболіз, пл. Ринкова, 1" in html


def test_an_act_without_a_text_says_why() -> None:
    assert "Текст подано лише як скановану копію" in render(samples()["draft"])


def test_a_state_is_told_by_words_and_not_by_colour_alone() -> None:
    badges = re.findall(r'<span class="badge[^"]*">.*?</svg>([^<]*)</span>', render(samples()["acts"]))
    assert badges == ["чинний", "змінений", "чинний", "втратив чинність", "чинний"]


def test_a_foreign_video_is_a_link_until_the_click() -> None:
    page = Outline(render(samples()["video"]))
    assert "iframe" not in [tag for tag, _ in page.tags]
    link = next(attributes for tag, attributes in page.tags if "data-player" in attributes)
    assert link["href"] == "https://www.youtube.com/watch?v=abcdefghijk"
    assert str(link["data-player"]).startswith("https://www.youtube-nocookie.com/embed/")


def test_an_old_address_leads_on_without_a_script() -> None:
    html = render(samples()["redirect"])
    assert '<meta http-equiv="refresh" content="0; url=/novyny/2019/03/a/">' in html
    assert '<link rel="canonical" href="https://rada.example/novyny/2019/03/a/">' in html
