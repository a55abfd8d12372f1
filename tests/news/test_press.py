"""Material for the press: one ZIP beside the items that offer it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from ..site import Site, header, links, tree, words

ZIP = "novyny/2025/02/a/dlia-presy.zip"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def picture(site: Site, name: str, colour: str = "red") -> bytes:
    """A photograph whose camera wrote where it was."""
    data, where = io.BytesIO(), Image.Exif()
    where[0x8825] = {1: "N", 2: (51.0, 3.0, 0.0)}
    where[0x010F] = "Камера"
    Image.new("RGB", (600, 400), colour).save(data, "JPEG", exif=where)
    site.write(f"news/{name}", data.getvalue())
    return data.getvalue()


def item(site: Site, text: str = "Сказали **так**.\n", **fields: object) -> None:
    own = {"image": "foto.jpg", "image_alt": "Міст", "press": "так", "title": "Міст відкрито", **fields}
    site.news("a", text, **own)


def opened(site: Site) -> dict[str, bytes]:
    with zipfile.ZipFile(site.output / ZIP) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_file_holds_the_text_twice_and_every_picture_once(site: Site) -> None:
    picture(site, "foto.jpg")
    picture(site, "Берег річки.jpg", "blue")
    item(
        site,
        "Сказали **так**.\n\n- раз\n\n![Берег](<Берег річки.jpg>)\n\n![Міст](foto.jpg)\n",
        summary="Коротко.",
        image_credit="фото Оксани Липи",
    )
    site.build()
    held = opened(site)
    assert list(held) == ["a.txt", "a.docx", "1-foto.jpg", "2-bereh-richky.jpg"]
    text = held["a.txt"].decode()
    assert text.split("\r\n\r\n")[:5] == ["Міст відкрито", "3 лютого 2025 року", "Коротко.", "Сказали так.", "– раз"]
    assert "https://rada.example/novyny/2025/02/a/" in text
    assert "CC BY 4.0" in text
    assert "Зображення 2-bereh-richky.jpg: Берег" in text
    assert text.endswith("Автор зображень: фото Оксани Липи\r\n")
    from docx import Document

    paper = Document(io.BytesIO(held["a.docx"]))
    assert [line.text for line in paper.paragraphs[:4]] == [
        "Міст відкрито",
        "3 лютого 2025 року",
        "Коротко.",
        "Сказали так.",
    ]
    assert Image.open(io.BytesIO(held["1-foto.jpg"])).size == (600, 400)


def test_the_page_leads_to_it_and_says_how_big_it_is(site: Site) -> None:
    picture(site, "foto.jpg")
    item(site, image_credit="фото Оксани Липи")
    site.build()
    page = site.soup("/novyny/2025/02/a/")
    size = round((site.output / ZIP).stat().st_size / 1024)
    assert f"Матеріал для преси (zip, {size} КБ)" in words(page)
    assert f"/{ZIP}" in links(page)
    assert "фото Оксани Липи" in words(page.select_one("figure"))


def test_an_item_that_offers_none_has_none(site: Site) -> None:
    picture(site, "foto.jpg")
    item(site, press="ні")
    site.build()
    assert not (site.output / ZIP).exists()
    assert "для преси" not in words(site.soup("/novyny/2025/02/a/"))


def test_it_is_made_anew_with_its_item_and_with_no_other(site: Site) -> None:
    picture(site, "foto.jpg")
    item(site)
    site.news("b")
    site.build()
    before = (site.output / ZIP).stat().st_mtime_ns
    site.news("b", "Інше.\n")
    site.build()
    assert (site.output / ZIP).stat().st_mtime_ns == before
    item(site, "Сказали ні.\n")
    site.build()
    assert b"\xd0\xbd\xd1\x96" in opened(site)["a.txt"]
    picture(site, "foto.jpg", "green")
    site.build()
    incremental = tree(site.output)
    site.build(clean=True)
    assert tree(site.output) == incremental


def test_a_link_in_the_text_is_followed_to_its_words(site: Site) -> None:
    item(site, "Дивіться [другу новину](b.md).\n", image="", image_alt="")
    site.news("b")
    assert site.build()["problems"] == []
    assert "Дивіться другу новину (https://rada.example/novyny/2025/02/b/)." in opened(site)["a.txt"].decode()
    assert list(opened(site)) == ["a.txt", "a.docx"]


def test_a_video_in_the_text_is_its_name_and_address(site: Site) -> None:
    site.write("videos/r.md", header(title="Ремонт", date="2025-02-03", source="dQw4w9WgXcQ", slug="r"))
    item(site, "Було так.\n\n{video} r\n", image="", image_alt="")
    assert site.build()["problems"] == []
    told = "Відео: Ремонт, https://rada.example/video/2025/r/"
    from docx import Document

    held = opened(site)
    assert told in held["a.txt"].decode().split("\r\n\r\n")
    assert told in [line.text for line in Document(io.BytesIO(held["a.docx"])).paragraphs]
    assert "натискання" not in held["a.txt"].decode()
