"""Communal enterprises: name, code, head, statements by year."""

from __future__ import annotations

from pathlib import Path

from ..site import Site, card, header, links, words


def test_an_enterprise_shows_its_name_code_and_statements(tmp_path: Path) -> None:
    site = Site(tmp_path)
    for year in (2017, 2018):
        site.write(f"enterprises/{year}.csv", f"form,line,name,value\n2,2000,Дохід,{year}\n")
    statements = [{"path": f"{year}.csv", "year": str(year)} for year in (2017, 2018)]
    fields = {"name": "Комунальне підприємство «Ринок»", "edrpou": '"01234567"', "statements": statements}
    site.write("enterprises/rynok.md", header(title="КП «Ринок»", **fields))
    assert site.build()["problems"] == []
    page = site.soup("/pidpryiemstva/rynok/")
    assert card(page) == {"Повна назва": "Комунальне підприємство «Ринок»", "ЄДРПОУ": "01234567"}
    assert [words(item.a) for item in page.select(".files li")] == ["Звітність 2017", "Звітність 2018"]
    assert (site.output / "pidpryiemstva/rynok/2018.csv").is_file()
    assert links(site.soup("/pidpryiemstva/").select_one(".entries")) == ["/pidpryiemstva/rynok/"]
