"""Pages of enterprises: figures by year in words, a table and charts, every line of the forms, the files as given."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from bs4 import Tag

from plugins.enterprises.money import column

from ..site import Site, card, header, links, words
from .statements import HEAD, enterprise, table

URL = "/pidpryiemstva/rynok/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two enterprises with statements, one without."""
    site = Site(tmp_path_factory.mktemp("enterprises"))
    years = {"2017": table("100", before="95"), "2018": table("1100", "1234", "234", "100")}
    fields = {"name": "Комунальне підприємство «Ринок»", "edrpou": '"01234567"', "activity": "торгові місця"}
    enterprise(site, "rynok", years, **fields, source_url="https://openbudget.gov.ua/rynok")
    enterprise(site, "teplo", {"2018": table("50", "200", "300")}, title="КП <Тепло> & «=Світло»")
    enterprise(site, "lazni", {})
    assert site.build()["problems"] == []
    return site


def rows(found: Tag | None) -> list[list[str]]:
    assert found is not None
    return [[words(cell) for cell in row.select("th, td")] for row in found.select("tr")]


def captioned(page: Tag, caption: str) -> list[list[str]]:
    return next(rows(found) for found in page.select("table") if words(found.caption).startswith(caption))


def described(page: Tag) -> dict[str, str]:
    return {words(chart.title): words(chart.desc) for chart in page.select("svg.chart")}


def test_an_enterprise_shows_who_it_is_and_the_files_as_given(site: Site) -> None:
    page = site.soup(URL)
    assert card(page) == {
        "Повна назва": "Комунальне підприємство «Ринок»",
        "ЄДРПОУ": "01234567",
        "Що робить": "торгові місця",
        "Звітність на іншому сайті": "openbudget.gov.ua",
    }
    assert [words(item.a) for item in page.select(".files li")] == ["Звітність 2017", "Звітність 2018"]
    given = site.content / "enterprises/rynok-2018.csv"
    assert (site.output / "pidpryiemstva/rynok/rynok-2018.csv").read_bytes() == given.read_bytes()


def test_the_main_figures_stand_by_year_with_their_change(site: Site) -> None:
    head, *figures = captioned(site.soup(URL), "Головні показники, тис. грн")
    assert head == ["Показник", "2016", "2017", "2018", "Зміна за рік"]
    assert figures == [
        ["Активи", "–", "100", "1 234", "+1 134 (+1 134,0 %)"],
        ["Власний капітал", "–", "60", "1 000", "+940 (+1 566,7 %)"],
        ["Зобов’язання", "–", "40", "234", "+194 (+485,0 %)"],
        ["Чистий дохід", "95", "100", "1 100", "+1 000 (+1 000,0 %)"],
        ["Чистий прибуток (збиток)", "–", "10", "1 010", "+1 000 (+10 000,0 %)"],
    ]


def test_the_latest_year_is_told_in_words(site: Site) -> None:
    said = "За 2018 рік: чистий дохід — 1 100 тис. грн (+1 000,0 % до 2017 року); чистий прибуток — 1 010 тис. грн; "
    assert said + "активи на кінець року — 1 234 тис. грн." in words(site.soup(URL))
    assert "чистий збиток — 40 тис. грн" in words(site.soup("/pidpryiemstva/teplo/"))


def test_charts_are_told_in_full_and_need_two_years(site: Site) -> None:
    charts = described(site.soup(URL))
    assert charts["КП «Rynok»: чистий дохід за роками"] == "2016: 95 тис. грн; 2017: 100 тис. грн; 2018: 1 100 тис. грн"
    assert charts["КП «Rynok»: чистий прибуток (збиток) за роками"] == "2017: 10 тис. грн; 2018: 1 010 тис. грн"
    told = "власний капітал 1 000 тис. грн, зобов’язання 234 тис. грн, разом 1 234 тис. грн"
    assert charts["КП «Rynok»: власний капітал і зобов’язання за роками"].endswith(f"2018: {told}")
    assert described(site.soup("/pidpryiemstva/teplo/")) == {}


def test_every_line_of_the_forms_stands_by_year_as_the_form_prints_it(site: Site) -> None:
    page = site.soup(URL)
    head, assets, section, capital, *_ = captioned(
        page, "Форма № 1-мс. Баланс мікропідприємства, тис. грн на кінець року"
    )
    assert head == ["Стаття", "Рядок", "2017", "2018"]
    assert (assets, section) == (["Баланс (актив)", "1300", "100", "1 234"], ["Пасив. I. Власний капітал", "", "", ""])
    assert capital == ["Усього за розділом I", "1495", "60", "1 000"]
    lines = {row[1]: row for row in captioned(page, "Форма № 2-мс")}
    assert lines["2050"][2:] == ["–", "(90)", "(90)"]
    assert lines["2000"] == [
        "Чистий дохід від реалізації продукції (товарів, робіт, послуг)",
        "2000",
        "95",
        "100",
        "1 100",
    ]


def test_an_enterprise_without_statements_claims_nothing(site: Site) -> None:
    page = site.soup("/pidpryiemstva/lazni/")
    assert page.select("table, svg") == []
    assert "Показники" not in words(page)


def test_enterprises_are_compared_for_the_last_year_and_for_every_year_before(site: Site) -> None:
    page = site.soup("/pidpryiemstva/")
    assert links(page.select_one(".entries")) == ["/pidpryiemstva/teplo/", "/pidpryiemstva/lazni/", URL]
    assert links(page.select_one(".chips")) == ["/pidpryiemstva/", "/pidpryiemstva/rik/2017/"]
    _, *figures = captioned(page, "Головні показники, 2018 рік, тис. грн")
    assert [row[:2] for row in figures] == [
        ["КП <Тепло> & «=Світло»", "200"],
        ["КП «Lazni»", "–"],
        ["КП «Rynok»", "1 234"],
    ]
    charts = described(page)
    assert charts["Чистий прибуток (збиток), тис. грн"] == "КП «Rynok»: 1 010; КП <Тепло> & «=Світло»: −40"
    assert charts["Власний капітал, тис. грн"] == "КП «Rynok»: 1 000; КП <Тепло> & «=Світло»: −100"
    earlier = site.soup("/pidpryiemstva/rik/2017/")
    assert captioned(earlier, "Головні показники, 2017 рік")[3][:2] == ["КП «Rynok»", "100"]
    assert described(earlier) == {}  # one enterprise alone is no comparison


def test_amounts_under_each_other_have_the_same_decimals() -> None:
    amounts = [Decimal("10332.8"), None, Decimal(17199), Decimal("-0.25")]
    assert [words.replace("\u00a0", " ") for words in column(amounts)] == ["10 332,80", "–", "17 199,00", "−0,25"]
    assert column([None]) == ("–",)
    assert column([Decimal(5), Decimal(17)]) == ("5", "17")


def problems(site: Site) -> list[tuple[object, ...]]:
    found = site.build()["problems"]
    return [(each["line"], each["level"], each["message"].replace("\u00a0", " ")) for each in found]


def test_a_year_that_denies_the_year_before_is_told_until_either_is_mended(tmp_path: Path) -> None:
    site = Site(tmp_path)
    enterprise(site, "rynok", {"2017": table("100"), "2018": table("120", before="95")})
    words = "рядок {} за 2017 рік: у файлі rynok-2018.csv стоїть 95, а у файлі rynok-2017.csv, у рядку {}, стоїть 100"
    told = [(at, "warning", words.format(code, at)) for at, code in ((6, 2000), (9, 2280))]
    assert problems(site) == told
    assert problems(site) == told
    site.write("enterprises/rynok-2018.csv", table("120", before="100"))
    assert problems(site) == []
    assert problems(site) == []
    site.write("enterprises/rynok-2017.csv", table("95"))
    assert len(problems(site)) == 2


def test_a_page_names_every_chart_once_and_tells_nothing_by_style(site: Site) -> None:
    for url in (URL, "/pidpryiemstva/"):
        html = site.page(url)
        ids = re.findall(r' id="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert " style=" not in html


def pages(site: Site, before: dict[str, int]) -> set[str]:
    return {path for path, stamp in stamps(site).items() if before.get(path) != stamp}


def stamps(site: Site) -> dict[str, int]:
    found = site.output.rglob("*.html")
    return {path.relative_to(site.output).parent.as_posix(): path.stat().st_mtime_ns for path in found}


def test_an_edited_table_rewrites_its_enterprise_and_the_comparison_and_a_text_only_its_page(tmp_path: Path) -> None:
    site = Site(tmp_path)
    years = {"2017": table("100"), "2018": table("120")}
    enterprise(site, "rynok", years)
    enterprise(site, "teplo", {"2018": table("50")})
    site.news("a")
    site.build()
    before = stamps(site)
    site.write("enterprises/rynok-2017.csv", table("101"))
    assert site.build()["read"] == 0
    assert pages(site, before) == {"pidpryiemstva/rynok", "pidpryiemstva/rik/2017"}
    before = stamps(site)
    enterprise(site, "teplo", {"2018": table("50")}, text="Інші слова.\n")
    site.build()
    assert pages(site, before) == {"pidpryiemstva/teplo"}
    before = stamps(site)
    site.news("a", text="Інша новина.\n")
    site.build()
    assert not {path for path in pages(site, before) if path.startswith("pidpryiemstva")}


def test_a_statement_that_cannot_be_read_stops_the_build_every_time_and_leaves_the_site(tmp_path: Path) -> None:
    site = Site(tmp_path)
    enterprise(site, "rynok", {"2018": table("100")})
    site.build()
    good = site.page(URL)
    site.write("enterprises/rynok-2018.csv", f"{HEAD}2-мс;2000;;5;\n2-мс;2280;;7;\n")
    for _ in range(2):
        report = site.build()
        assert report["code"] == 1
        (problem,) = report["problems"]
        assert (problem["path"], problem["line"], problem["field"]) == ("enterprises/rynok-2018.csv", 3, "value")
        assert problem["message"] == "у рядку 2280 стоїть 7, а має бути 5: 2000 (5)"
        assert site.page(URL) == good


def test_two_files_of_one_year_and_a_file_of_no_year_are_refused_at_their_lines(tmp_path: Path) -> None:
    site = Site(tmp_path)
    for name in ("a-2018.csv", "b.csv", "c.csv"):
        site.write(f"enterprises/{name}", table("100"))
    site.write("enterprises/d.pdf", b"%PDF-1.4\n")
    lines = ("- a-2018.csv", "- path: b.csv", '  year: "2018"', "- c.csv", "- path: d.pdf", '  year: "2019"')
    site.write("enterprises/rynok.md", "---\ntitle: Ринок\nname: Ринок\nstatements:\n" + "\n".join(lines) + "\n---\n")
    assert [(found["line"], found["field"], found["message"]) for found in site.build()["problems"]] == [
        (6, "statements", "звітність за 2018 рік уже є: «a-2018.csv»"),
        (8, "statements", "не сказано, за який рік звітність «c.csv»"),
        (9, "statements", "звітність «d.pdf» не в CSV"),
    ]


def test_any_change_gives_the_bytes_of_a_clean_build(tmp_path: Path) -> None:
    from ..site import tree

    site = Site(tmp_path)
    enterprise(site, "rynok", {"2017": table("100"), "2018": table("120")})
    enterprise(site, "teplo", {"2018": table("50")})
    site.build()
    for change in (
        lambda: site.write("enterprises/rynok-2018.csv", table("130", before="101")),
        lambda: enterprise(site, "teplo", {"2018": table("50")}, title="КП «Тепліше»"),
        lambda: enterprise(site, "teplo", {"2018": table("50"), "2019": table("60")}),
        lambda: enterprise(site, "teplo", {}),
        lambda: (site.content / "enterprises/teplo-2018.csv").unlink(),
        lambda: (site.content / "enterprises/rynok.md").rename(site.content / "enterprises/bazar.md"),
    ):
        change()
        assert site.build()["code"] == 0
        assert tree(site.output) == tree(site.clean_build())


def test_data_sets_get_every_line_with_its_enterprise_and_year(tmp_path: Path) -> None:
    from decimal import Decimal

    from plugins.records.session import opened
    from plugins.records.statements import Statements

    site = Site(tmp_path)
    enterprise(site, "teplo", {"2019": table("60"), "2018": table("50", before="7")})
    with opened(site.content, site.memory) as session:
        known, loaded = session.settings, session.loaded
        statements = Statements(loaded.registry, known.content, loaded.attachments, loaded.hashes, session.memory)
        found = list(statements.entries())
    income = [entry for entry in found if entry.line == "2000"]
    assert [(entry.enterprise.title, entry.year, entry.form) for entry in income] == [
        ("КП «Teplo»", "2018", "2-мс"),
        ("КП «Teplo»", "2019", "2-мс"),
    ]
    assert [(entry.value, entry.previous) for entry in income] == [(Decimal(50), Decimal(7)), (Decimal(60), None)]
    assert len(found) == 20


def test_the_editor_sees_the_faults_of_a_table_and_draws_the_page_before_it_is_saved(tmp_path: Path) -> None:
    from plugins.records.session import opened, pelican_settings
    from plugins.records.single import Drawing, read_single

    site = Site(tmp_path)
    enterprise(site, "rynok", {"2018": table("100")})
    site.write("enterprises/broken-2018.csv", f"{HEAD}7;2000;;5;\n")
    named = [{"path": f"{stem}-2018.csv"} for stem in ("rynok", "broken")]
    text = header(title="Нове", name="Нове", statements=named).encode()
    sound = header(title="Нове", name="Нове", statements=["rynok-2018.csv"]).encode()
    with opened(site.content, site.memory) as session:
        single = read_single("enterprises/nove.md", text, session.settings, session.loaded)
        values = pelican_settings(site.content, memory=site.memory)
        drawing = Drawing(values, session.settings, session.features)
        drawn = read_single("enterprises/nove.md", sound, session.settings, session.loaded)
        page = drawing.page(drawn, session.loaded).decode()
    assert {(problem.field, problem.message) for problem in single.problems} == {
        ("statements", "enterprises/broken-2018.csv:2: невідома форма «7»"),
        ("statements", "звітність за 2018 рік уже є: «rynok-2018.csv»"),
    }
    assert drawn.problems == ()
    assert "чистий прибуток — 10\u00a0тис." in page
