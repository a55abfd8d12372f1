"""A council that does not exist: what stands on every page of the samples, and rows of their lists."""

from __future__ import annotations

from plugins.records.view_parts import Assets, Entry, Head, Link, Picture, Site

HOME = Link("/", "Головна")
ACTS = Link("/akty/", "Акти")
HALL = Picture("/novyny/2019/03/zala.svg", "Сесійна зала під час засідання", 1200, 800)
LONG_TITLE = (
    "Про внесення змін до рішення Верболозької міської ради VII скликання від 24 грудня 2018 року № 12-48/2018 "
    "«Про міський бюджет на 2019 рік» та затвердження переліку об’єктів, видатки на які у 2019 році проводитимуться "
    "за рахунок коштів бюджету розвитку (зразок)"
)


def site(*, official: bool = False, email: str | None = "rada@verboloz.example") -> Site:
    return Site(
        name="Відкрита рада",
        council="Верболозька міська рада",
        community="Верболозька міська територіальна громада",
        address="17000, м. Верболіз, пл. Ринкова, 1",
        email=email,
        phone="+380 44 000 00 00",
        url="https://rada.example",
        timezone="Europe/Kyiv",
        official=official,
        licence=Link("https://creativecommons.org/licenses/by/4.0/deed.uk", "CC BY 4.0"),
        channels=(Link("https://t.me/verboloz_example", "Telegram"), Link("https://facebook.com/example", "Facebook")),
        menu=(
            Link("/novyny/", "Новини"),
            ACTS,
            Link("/obhovorennia/", "Обговорення"),
            Link("/petytsii/", "Петиції"),
            Link("/zasidannia/", "Засідання"),
            Link("/video/", "Відео"),
            Link("/dani/", "Дані"),
            Link("/kontakty/", "Контакти"),
        ),
        footer=(
            Link("/dostupnist/", "Доступність сайту"),
            Link("/dotrymannia/", "Чи дотримано строків"),
            Link("/kalendar/", "Календар"),
            Link("/feeds/all.atom.xml", "Стрічка всіх оновлень (Atom)"),
            Link("/dani/", "Відкриті дані"),
        ),
        assets=Assets(
            css="/assets/site.css",
            scripts={
                "choices": "/assets/choices.js",
                "page": "/assets/page.js",
                "search": "/assets/search.js",
                "combobox": "/assets/combobox.js",
                "marks": "/assets/marks.js",
                "lunr": "/assets/lunr.js",
            },
            fonts=(
                "/assets/source-sans-3-cyrillic-wght-normal.woff2",
                "/assets/source-sans-3-latin-wght-normal.woff2",
            ),
            icon="/assets/icon.svg",
            logo="/assets/logo.svg",
            card=Picture("/assets/card.png", "", 1200, 630),
        ),
    )


def head(url: str, title: str, *, section: str = "", crumbs: tuple[Link, ...] = (HOME,)) -> Head:
    return Head(
        url=url,
        title=title,
        description=f"{title}. Сторінка сайту відкритої ради.",
        crumbs=crumbs,
        section=section,
        feeds=(Link("/feeds/all.atom.xml", "Усі оновлення"),),
        picture=HALL,
    )


def entry(
    number: str = "7-51/2019",
    title: str = "Про затвердження Положення про електронні консультації з громадськістю (зразок)",
    *,
    date: str = "2019-03-28",
    status: str = "in-force",
    status_label: str = "чинний",
    lead: str = "",
    until: str = "",
) -> Entry:
    return Entry(
        f"/akty/rishennia-rady/2019/{number.replace('/', '-')}/",
        title,
        f"Рішення ради № {number}",
        date,
        status,
        status_label,
        lead,
        until=until,
    )


def news_entry(slug: str, title: str, date: str, *, picture: Picture | None = None) -> Entry:
    return Entry(
        f"/novyny/2019/03/{slug}/",
        title,
        "Новина",
        date,
        lead="Роботи почнуться у квітні: підрядник замінить покриття, відновить водовідведення й облаштує переходи.",
        picture=picture,
    )
