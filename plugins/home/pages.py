"""The home page, 404, robots.txt, security.txt, opensearch.xml, alert.json."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from xml.etree import ElementTree

from ..memory import fingerprint
from ..model.row import Row
from ..model.ukrainian import sort_key
from ..records.lists import List, list_output
from ..records.output import Output
from ..records.view import HomeView, NotFoundView
from ..records.view_parts import Link
from ..records.whole import Show, Whole
from .security_txt import PATH as SECURITY_TXT
from .security_txt import security_txt

TASKS = (
    Link("/akty/", "Знайти рішення"),
    Link("/obhovorennia/", "Висловитися про проєкт"),
    Link("/petytsii/", "Петиції та відповіді"),
    Link("/zasidannia/", "Засідання і голосування"),
    Link("/pidrozdily/", "Підрозділи й контакти"),
    Link("/dani/", "Відкриті дані"),
)
NEWS, ACTS, OTHERS = 6, 8, 3
SHOWN: dict[str, Show] = {"news": "lead", "open_now": "until", "events": "event"}


def outputs(whole: Whole) -> Iterator[Output]:
    """Everything at the site's root."""
    yield _home(whole)
    yield _not_found(whole)
    if "dostupnist" not in whole.registry.by_id:
        yield list_output(whole, "home", _no_statement(whole))
    yield _file("robots.txt", _robots(whole))
    yield _file(SECURITY_TXT, security_txt(whole.settings))
    yield _file("opensearch.xml", _opensearch(whole))
    yield _file("alert.json", (json.dumps(whole.settings.alert, ensure_ascii=False) + "\n").encode())


def _home(whole: Whole) -> Output:
    registry, today = whole.registry, whole.settings.today
    news = _pinned_first(registry.of("news"), today)[:NEWS]
    acts = [row for row in registry.of("acts")[-400:] if row.kind != "proiekt"][::-1][:ACTS]
    both = (row for folder in ("acts", "consultations") for row in registry.open_on(today, folder))
    open_now = sorted(both, key=lambda row: (row.span[1], row.sort))[:5]
    events = sorted(
        (row for row in (*registry.of("news"), *registry.of("sessions")) if row.span[0][:10] >= today),
        key=lambda row: (row.span[0], row.sort),
    )[:5]
    petitions, videos = registry.of("petitions")[::-1][:OTHERS], registry.of("videos")[::-1][:OTHERS]
    counts = tuple(
        Link(url, words, len(registry.of(folder)))
        for folder, url, words in (
            ("acts", "/akty/", "актів"),
            ("news", "/novyny/", "новин"),
            ("petitions", "/petytsii/", "петицій"),
            ("sessions", "/zasidannia/", "засідань"),
            ("videos", "/video/", "відео"),
        )
        if registry.of(folder)
    )
    groups: dict[str, Sequence[Row]] = {
        "news": news,
        "acts": acts,
        "open_now": open_now,
        "events": events,
        "petitions": petitions,
        "videos": videos,
    }
    units = sorted(registry.of("units"), key=lambda row: (sort_key(row.title), row.id))
    facts = fingerprint.digest(
        [
            [[row.url, row.title] for row in units],
            [[name, [whole.entry_key(row, SHOWN.get(name, "title")) for row in rows]] for name, rows in groups.items()],
            [asdict(link) for link in counts],
            whole.settings.alert,
        ]
    )

    def make() -> HomeView:
        settings = whole.settings
        intro = f"Рішення, новини та дані: {settings.community}."
        lists = {
            name: tuple(whole.entry(row, SHOWN.get(name, "title")) for row in rows) for name, rows in groups.items()
        }
        feeds = (Link("/feeds/all.atom.xml", "Усе нове"), Link("/feeds/zminy.atom.xml", "Зміни в актах"))
        head = whole.head("/", settings.council, intro, feeds=feeds)
        banner = settings.alert
        named = tuple(Link(row.url, row.title) for row in units)
        alert = Link(banner.get("url", ""), banner["text"]) if banner.get("text") else None
        return HomeView(
            site=whole.site, head=head, tasks=TASKS, counts=counts, intro=intro, units=named, alert=alert, **lists
        )

    return whole.page("home", HomeView, "/", facts, make)


def _pinned_first(rows: Sequence[Row], today: str) -> list[Row]:
    recent = rows[::-1]
    pinned = [row for row in recent if row.pinned and row.pinned[:10] >= today]
    return pinned + [row for row in recent[: NEWS + len(pinned)] if row not in pinned]


def _not_found(whole: Whole) -> Output:
    def make() -> NotFoundView:
        head = whole.head("/404.html", "Сторінки не знайдено", "Такої сторінки немає", index=False)
        return NotFoundView(whole.site, head, TASKS)

    return whole.page("home", NotFoundView, "/404.html", "", make)


def _no_statement(whole: Whole) -> List:
    """The accessibility statement's address exists before the statement does (EN 301 549; 2102/2016/EU as a model)."""
    intro = f"Заяву про доступність цього сайту ще не оприлюднено. Про перешкоди пишіть: {whole.settings.address}."
    return List("/dostupnist/", "Доступність", (), intro=intro, empty="")


def _file(path: str, data: bytes) -> Output:
    return Output(path, fingerprint.of_bytes(data), lambda: data)


def _robots(whole: Whole) -> bytes:
    rule = "Allow: /" if whole.settings.official else "Disallow: /"
    return f"User-agent: *\n{rule}\n\nSitemap: {whole.settings.site_url}/sitemap.xml\n".encode()


def _opensearch(whole: Whole) -> bytes:
    """OpenSearch 1.1 description of the site's search."""
    root = ElementTree.Element("OpenSearchDescription", xmlns="http://a9.com/-/spec/opensearch/1.1/")
    short = whole.settings.name[:16]
    template = f"{whole.settings.site_url}/poshuk/?q={{searchTerms}}"
    parts: Iterable[tuple[str, str, dict[str, str]]] = (
        ("ShortName", short, {}),
        ("Description", f"Пошук: {whole.settings.council}", {}),
        ("InputEncoding", "UTF-8", {}),
        ("Url", "", {"type": "text/html", "template": template}),
    )
    for name, text, attributes in parts:
        ElementTree.SubElement(root, name, attributes).text = text or None
    data: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return data + b"\n"
