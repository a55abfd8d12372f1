"""Sample pages that lead to records: lists, the home page, search, 404."""

from __future__ import annotations

from dataclasses import replace

from plugins.records.view import CatalogueView, HomeView, ListView, NotFoundView, RedirectView, SearchView
from plugins.records.view_parts import Entry, Filter, Link, Section

from .identity import ACTS, HALL, HOME, LONG_TITLE, entry, head, news_entry, site


def acts_list() -> ListView:
    years = tuple(
        Link(f"/akty/rishennia-rady/{year}/", str(year), current=year == 2019) for year in range(2019, 2009, -1)
    )
    return ListView(
        site=site(),
        head=head("/akty/rishennia-rady/2019/", "Рішення ради за 2019 рік", section="/akty/", crumbs=(HOME, ACTS)),
        title="Рішення ради за 2019 рік",
        intro="Усі рішення, прийняті на пленарних засіданнях, від нових до старих.",
        filters=(
            Filter("Рік", years),
            Filter(
                "Стан",
                (
                    Link("/akty/stan/chynnyi/2019/", "чинні", 196),
                    Link("/akty/stan/zminenyi/2019/", "змінені", 18),
                    Link("/akty/stan/vtratyv-chynnist/2019/", "втратили чинність", 4),
                ),
            ),
        ),
        sections=(
            Section(
                "Березень",
                (
                    entry("7-51/2019"),
                    entry("3-51/2019", LONG_TITLE, status="changed", status_label="змінений"),
                    entry(
                        "2-51/2019",
                        "Про Програму підтримки ОСББ (зразок)",
                        lead="Співвласники отримають до 70 % вартості утеплення.",
                    ),
                    entry(
                        "1-51/2019",
                        "Про звіт міського голови (зразок)",
                        status="repealed",
                        status_label="втратив чинність",
                    ),
                ),
                id="berezen",
            ),
            Section(
                "Лютий",
                (
                    entry(
                        "9-50/2019",
                        "Про надання дозволу на розроблення проєкту землеустрою (зразок)",
                        date="2019-02-28",
                    ),
                ),
                more=Link("/akty/rishennia-rady/2019/02/", "Усі 41 рішення лютого"),
            ),
        ),
        older=Link("/akty/rishennia-rady/2018/", "2018 рік"),
        feed=Link("/feeds/akty-rishennia-rady.atom.xml", "Стрічка рішень ради (Atom)"),
    )


def news_list() -> ListView:
    return ListView(
        site=site(),
        head=head(
            "/novyny/2019/03/",
            "Новини за березень 2019 року",
            section="/novyny/",
            crumbs=(HOME, Link("/novyny/", "Новини")),
        ),
        title="Новини за березень 2019 року",
        sections=(
            Section(
                "",
                (
                    news_entry("a", "На вулиці Шевченка відремонтують тротуар (зразок)", "2019-03-29", picture=HALL),
                    news_entry("b", "Починаються електронні консультації про Положення (зразок)", "2019-03-25"),
                    news_entry("c", "У суботу — міська толока (зразок)", "2019-03-22", picture=HALL),
                ),
            ),
        ),
        newer=Link("/novyny/2019/04/", "квітень 2019 року"),
        older=Link("/novyny/2019/02/", "лютий 2019 року"),
    )


def catalogue() -> CatalogueView:
    """/dani/ with a set of each sort."""
    acts = Entry("/dani/akty-rishennia-rady/", "Рішення ради", "412 рядків", lead="CSV 118 КБ · JSON 215 КБ")
    stops = Entry("/dani/zupynky/", "Зупинки (зразок)", "Набір даних", lead="CSV 620 Б · щокварталу")
    return CatalogueView(
        site=site(),
        head=head("/dani/", "Відкриті дані", section="/dani/"),
        title="Відкриті дані",
        intro="Записи сайту й набори ради у відкритих форматах.",
        sections=(
            Section("Набори ради", (stops,), "nabory"),
            Section("Складені із записів сайту", (acts,), "iz-zapysiv"),
        ),
        catalogues=(Link("/dani/catalog.ttl", "Turtle"), Link("/dani/catalog.jsonld", "JSON-LD")),
    )


def empty_list() -> ListView:
    return ListView(site=site(), head=head("/zhadky/", "Згадки в ЗМІ"), title="Згадки в ЗМІ")


def home() -> HomeView:
    return HomeView(
        site=site(),
        head=replace(head("/", "Верболозька міська рада", crumbs=())),
        tasks=(
            Link("/akty/", "Знайти рішення чи розпорядження"),
            Link("/obhovorennia/", "Подати зауваження до проєкту"),
            Link("/petytsii/", "Підписати петицію"),
            Link("/zasidannia/", "Дізнатися, коли засідання"),
            Link("/deputaty/", "Знайти свого депутата"),
            Link("/kontakty/", "Написати до ради"),
        ),
        news=(
            news_entry("a", "На вулиці Шевченка відремонтують тротуар (зразок)", "2019-03-29", picture=HALL),
            news_entry("b", "Починаються електронні консультації про Положення (зразок)", "2019-03-25"),
            news_entry("c", "У суботу — міська толока (зразок)", "2019-03-22"),
        ),
        acts=(
            entry("7-51/2019"),
            entry("3-51/2019", LONG_TITLE, status="changed", status_label="змінений"),
            entry("2-51/2019", "Про Програму підтримки ОСББ (зразок)"),
        ),
        open_now=(
            replace(
                entry(
                    "8-52/2019",
                    "Про встановлення тарифу на вивезення побутових відходів (зразок)",
                    date="",
                    status="",
                    status_label="",
                    until="2019-04-26",
                ),
                label="Проєкт рішення",
            ),
            replace(
                entry(
                    "9-52/2019",
                    "Про правила благоустрою (зразок)",
                    date="",
                    status="",
                    status_label="",
                    until="2027-05-03",
                ),
                label="Електронна консультація",
            ),
        ),
        events=(
            Entry(
                "/zasidannia/rada/2019-04-25-52/",
                "52-га сесія міської ради (зразок)",
                "Засідання",
                "2019-04-25 10:00",
                lead="мала зала",
            ),
            Entry(
                "/novyny/2019/03/a/",
                "Обговорення ремонту вулиці Шевченка (зразок)",
                "Зустріч",
                "2019-04-05 17:30",
                lead="школа № 7",
            ),
        ),
        petitions=(
            Entry(
                "/petytsii/17/",
                "Облаштувати велосипедну доріжку до вокзалу (зразок)",
                "Петиція № 17",
                "2019-03-04",
                "vidpovid",
                "є відповідь",
            ),
        ),
        videos=(Entry("/video/2019/sesiia-51/", "51-ша сесія: повний запис (зразок)", "Відео", "2019-03-28"),),
        counts=(
            Link("/akty/rishennia-rady/", "рішень ради", 5664),
            Link("/akty/proiekt/", "проєктів рішень", 1204),
            Link("/novyny/", "новини", 23),
            Link("/video/", "записів", 118),
        ),
        intro="Рішення, проєкти, засідання й новини Верболозької громади — з датами, текстами й відкритими даними.",
    )


def search() -> SearchView:
    return SearchView(
        site=site(),
        head=head("/poshuk/", "Пошук"),
        registers=(
            Filter("Рішення ради", acts_list().filters[0].links),
            Filter("Новини", (Link("/novyny/2019/03/", "березень 2019 року", 232),)),
        ),
        index_url="/poshuk/index/",
        filters={"vyd": "Вид", "rik": "Рік", "tema": "Тема"},
        many="tema",
    )


def not_found() -> NotFoundView:
    return NotFoundView(
        site=site(official=True),
        head=replace(head("/404.html", "Сторінку не знайдено", crumbs=()), index=False),
        ways=(HOME, ACTS, Link("/novyny/", "Новини"), Link("/poshuk/", "Пошук")),
    )


def redirect() -> RedirectView:
    return RedirectView(
        site=site(), head=head("/article/714", "Сторінку перенесено"), target=Link("/novyny/2019/03/a/", "Новина")
    )
